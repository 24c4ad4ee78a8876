import { defineConfig } from "vitest/config";

/** The tests that need AWS's own engine, and so Java: `vitest run --config test/dynamodb-local.config.ts`. */
export default defineConfig({
  test: {
    root: ".",
    include: ["test/**/*.dynamodb-local.ts"],
    setupFiles: ["test/support/setup.ts"],
    globalSetup: ["test/support/dynamodb-local-engine.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    // As with all tests that drive processes: see DECISIONS.md.
    retry: 1,
  },
});

import { defineConfig } from "vitest/config";

/** Tests that start processes, threads or browsers, and so depend on what else the machine does. */
const withProcesses = ["test/{adapters,browser,contracts,flows,functions,stacks}/**/*.test.{ts,tsx}"];

export default defineConfig({
  test: {
    setupFiles: ["test/support/setup.ts"],
    globalSetup: ["test/browser/unpack-chromium.ts"],
    // A bound for what hangs: a machine that is busy with something else may take long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Two cores: more workers only take time from each other and from the engines that they drive.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "rules", include: ["test/**/*.test.{ts,tsx}"], exclude: withProcesses },
      },
      {
        extends: true,
        // Run once more where it failed, which the report shows as "retry x1": see DECISIONS.md.
        test: { name: "processes", include: withProcesses, retry: 1 },
      },
    ],
  },
});

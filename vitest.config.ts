import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    setupFiles: ["test/support/setup.ts"],
    globalSetup: ["test/browser/unpack-chromium.ts"],
    // A bound for what hangs: a machine that is busy with something else may take long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Two cores: more workers only take time from each other and from the engines that they drive.
    maxWorkers: 2,
  },
});

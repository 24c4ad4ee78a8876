import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 120_000,
    // Two cores: more workers only take time from each other and from the engines that they drive.
    maxWorkers: 2,
  },
});

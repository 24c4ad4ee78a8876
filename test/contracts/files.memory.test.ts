import { memoryFiles } from "../support/memory-ports.ts";
import { filesContract } from "./files.ts";

filesContract("memory", async () => {
  const files = memoryFiles();
  return { files, post: (_, body) => files.post(body), close: async () => {} };
});

import { memoryFiles } from "../support/memory-ports.ts";
import { filesContract } from "./files.ts";

filesContract("memory", async () => ({ files: memoryFiles(), close: async () => {} }));

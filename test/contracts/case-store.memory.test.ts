import { memoryCaseStore } from "../support/memory-ports.ts";
import { caseStoreContract } from "./case-store.ts";

caseStoreContract("memory", async () => memoryCaseStore());

import type { Reference } from "#shared/domain/brand.ts";
import type { Case, CaseChange } from "#shared/domain/case.ts";
import type { Ports } from "./ports.ts";

// Writers of one case are a customer, an agent and a sender of notices: five losses in a row mean a fault, not bad luck.
const attempts = 5;

/**
 * Reads a case, changes it, and writes it if nobody else did meanwhile; otherwise reads again and decides again.
 * `decide` answers nothing where there is nothing to change. Undefined: there is no such case.
 */
export async function change(
  reference: Reference,
  { cases }: Pick<Ports, "cases">,
  decide: (kase: Case) => CaseChange | undefined,
): Promise<{ readonly changed: boolean; readonly case: Case } | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const kase = await cases.byReference(reference);
    if (!kase) return undefined;
    const decided = decide(kase);
    if (!decided) return { changed: false, case: kase };
    if ((await cases.save(decided)) === "saved") {
      return { changed: true, case: { ...decided.case, version: decided.case.version + 1 } };
    }
  }
  throw new Error("the case was changed by others at every attempt");
}

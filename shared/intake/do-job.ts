import type { EmailAddress, Reference } from "#shared/domain/brand.ts";
import { confirmAddress, tellOpenCases } from "#shared/domain/case.ts";
import { sameMailbox } from "#shared/domain/customer.ts";
import { change } from "./change.ts";
import { openCasesOf } from "./open-cases.ts";
import type { Job, Ports } from "./ports.ts";

type JobPorts = Pick<Ports, "cases" | "clock" | "log">;

/** Open cases of one address that a confirmation reaches. */
const maxConfirmed = 100;

/** Lets a mail of the quarantine in; undefined where there is nothing to let in any more. */
export type Release = (quarantineId: string) => Promise<Reference | undefined>;

/**
 * Does what a page asked for and removes it. What needs raw mail is left to the function that may read it and passes
 * `release`, so that the other one does not carry the whole reading of mail. Killed anywhere the job is found again, and
 * doing it twice changes nothing.
 */
export async function doJob(job: Job, ports: JobPorts, release?: Release): Promise<void> {
  if (job.kind === "release-mail") {
    if (!release) return;
    const reference = await release(job.quarantineId);
    ports.log.info("released", { outcome: reference ? "opened" : "raw-missing", ...(reference && { reference }) });
  } else if (job.kind === "find-cases") {
    await tellOfAll(job.email, ports);
  } else {
    await confirmAll(job.email, ports);
  }
  await ports.cases.removeJob(job);
}

/** The mail with all links is a notice of the surest open case, so that the outbox stays where every other notice is. */
async function tellOfAll(email: EmailAddress, ports: JobPorts): Promise<void> {
  const [surest] = await openCasesOf(email, 1, ports);
  if (surest) await change(surest.reference, ports, (kase) => tellOpenCases(kase, ports.clock()));
  ports.log.info("found", { outcome: surest ? "told" : "none" });
}

async function confirmAll(email: EmailAddress, ports: JobPorts): Promise<void> {
  for (const { reference } of await openCasesOf(email, maxConfirmed, ports)) {
    await change(reference, ports, (kase) =>
      // The address may have been corrected since it was looked up: only this one is confirmed.
      kase.email && sameMailbox(kase.email, email)
        ? confirmAddress(kase, ports.clock(), { together: true })
        : undefined,
    );
  }
}

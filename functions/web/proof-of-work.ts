import { addSeconds, type Instant } from "#shared/domain/brand.ts";

// Loaded with the first page that asks for it: no other page needs it, and each library costs every cold start.
const library = () => Promise.all([import("altcha-lib"), import("altcha-lib/algorithms/pbkdf2")]);

const algorithm = "PBKDF2/SHA-256";
/** Iterations of one try; a check costs the server a single one. */
const cost = 5_000;
/** Tries that the browser makes: about a third of a second on a laptop, one to two on an old phone. */
const fewestTries = 100;
const mostTries = 300;
const lifeSeconds = 24 * 3600;

/** A task for the browser of one caller, as text for a hidden field; signed, so that nothing about it is stored. */
export async function makeTask(formKey: string, caller: string, now: Instant): Promise<string> {
  const [{ createChallenge, randomInt }, { deriveKey }] = await library();
  const task = await createChallenge({
    algorithm,
    cost,
    counter: randomInt(fewestTries, mostTries),
    deriveKey,
    // The library would compare its own `expiresAt` with the machine's clock, which is not the one that we are given.
    data: { until: addSeconds(now, lifeSeconds), caller },
    hmacSignatureSecret: formKey,
  });
  return JSON.stringify(task);
}

const maxProofLength = 4_000;

/** Whether a browser has done a task that we gave to this caller and that has not expired. Anything else is no proof. */
export async function isProof(proof: string, formKey: string, caller: string, now: Instant): Promise<boolean> {
  if (proof === "" || proof.length > maxProofLength) return false;
  const [{ verifySolution }, { deriveKey }] = await library();
  try {
    const { challenge, solution } = JSON.parse(proof);
    // The task is the caller's word until its signature is checked: only what we ask for is worked on.
    if (challenge?.parameters?.algorithm !== algorithm || challenge.parameters.cost !== cost) return false;
    const { verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: formKey });
    return verified && challenge.parameters.data?.until > now && challenge.parameters.data.caller === caller;
  } catch {
    return false;
  }
}

import { expect, test } from "vitest";
import { type FieldId, fieldIds, fieldRow } from "#shared/domain/fields.ts";
import { addInformation } from "#shared/intake/follow-up.ts";
import { notify } from "#shared/intake/notify.ts";
import { receive } from "#shared/intake/receive.ts";
import { redactSubmission, redactText, withheldMark } from "#shared/intake/redact.ts";
import { aMailSubmission, anOpenedCase, aSubmission, aValue } from "../support/builders.ts";
import { memoryPorts } from "../support/memory-ports.ts";

const canary = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const key = "5KEDWtAUJcFX6Vz38WXsAQAv2geNqT7UaZC8gYu9kTuryr3qkri";
const hash = "9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";

const leaks = (everything: unknown): boolean => /sausage|worth useful|5KEDWt/.test(JSON.stringify(everything));

test("free text keeps its other words and loses the phrase, as read and as typed", async () => {
  const submission = aSubmission({
    fields: { description: aValue(`This is it: ${canary}. Regards from Geneva.`) },
  });

  const { fields, secrets } = await redactSubmission(submission);

  expect(fields.description).toMatchObject({
    value: "This is it: [removed: recovery phrase]. Regards from Geneva.",
    asTyped: "This is it: [removed: recovery phrase]. Regards from Geneva.",
  });
  expect(secrets).toEqual(["recovery-phrase"]);
});

test("any other field that held a secret is left out, so that it is asked for again", async () => {
  const submission = aSubmission({ fields: { orderNumber: aValue(key), amount: aValue("250") } });

  const { fields } = await redactSubmission(submission);

  expect(Object.keys(fields)).toEqual(["amount"]);
});

test("a secret that only the typed form shows takes the read one with it", async () => {
  const joined = { ...aValue(canary.replaceAll(" ", "")), asTyped: canary };

  const { fields } = await redactSubmission(aSubmission({ fields: { description: joined } }));

  expect(leaks(fields)).toBe(false);
  expect(fields.description?.value).toBe("[removed: recovery phrase]");
});

test("a submission without secrets is the very same one", async () => {
  const submission = aSubmission();

  expect(await redactSubmission(submission)).toBe(submission);
});

test("a transaction id stays in its field and in a mail that names the network", async () => {
  const txid = { ...aValue(hash), network: "tron" as const };
  const mail = aMailSubmission({
    mail: { text: `${hash} and ${hash.replace("9", "8")} on TRC20` },
    fields: { txid },
  });

  expect(await redactSubmission(mail)).toBe(mail);
});

const other = "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1";
const read = (value: string) => ({ ...aValue(value), provenance: { place: "mail-body" as const, rule: "shape" } });

test.each([
  ["as it stands", hash, hash],
  ["in capitals", hash.toUpperCase(), hash],
  ["with `0x`", `0x${hash}`, hash],
  ["over two lines", hash, `${hash.slice(0, 40)}\n${hash.slice(40)}`],
  ["in two groups", hash, `${hash.slice(0, 32)} ${hash.slice(32)}`],
])("a field whose value is called a key in the mail, %s, is left out and asked for", async (_, value, written) => {
  const mail = aMailSubmission({
    mail: { text: `TRC20 未到账。我的私钥 ${written}，请帮忙` },
    fields: { txid: { ...read(value), network: "tron" }, uid: read("9012345") },
  });

  const { fields, mail: kept, secrets } = await redactSubmission(mail);

  expect(Object.keys(fields)).toEqual(["uid"]);
  expect(kept?.text).toBe("TRC20 未到账。我的私钥 [removed: private key]，请帮忙");
  expect(secrets).toEqual(["private-key"]);
});

test("a field of several ids loses the one that is called a key, and is left out where none remains", async () => {
  const mail = (ids: string) =>
    aMailSubmission({ mail: { text: `private key: ${hash}` }, fields: { outgoingTxids: read(ids) } });

  const both = await redactSubmission(mail(`0x${hash}\n${other}`));
  const one = await redactSubmission(mail(hash));

  expect(both.fields.outgoingTxids?.value).toBe(`[removed: private key]\n${other}`);
  expect(one.fields).toEqual({});
});

test("free text that repeats a key of the subject without its word loses it too", async () => {
  const mail = aMailSubmission({
    mail: { subject: `private key ${hash}`, text: `deposit: ${hash}` },
    fields: { description: read(`deposit: ${hash}`) },
  });

  const result = await redactSubmission(mail);

  expect(result.mail?.text).toBe("deposit: [removed: private key]");
  expect(result.fields.description?.value).toBe("deposit: [removed: private key]");
});

test("of contradicting values the key goes, and what is alone then contradicts nothing", async () => {
  const mail = aMailSubmission({
    mail: { text: `${other} TRC20\n\n\n我的私钥 ${hash}` },
    fields: {},
    conflicts: { txid: [read(hash), read(other)] },
  });

  const result = await redactSubmission(mail);

  expect(result.fields.txid?.value).toBe(other);
  expect(result.conflicts).toBeUndefined();
  expect(JSON.stringify(result)).not.toContain(hash);
});

test("an id in a form's own field goes where the story calls it a key, and stays where it does not", async () => {
  const form = (story: string) =>
    aSubmission({ fields: { description: aValue(story), txid: { ...aValue(hash), network: "tron" } } });

  const called = await redactSubmission(form(`这是我的私钥 ${hash}`));
  const stolen = form(`被盗 ${hash}`);

  expect(Object.keys(called.fields)).toEqual(["description"]);
  expect(JSON.stringify(called)).not.toContain(hash);
  expect(await redactSubmission(stolen)).toBe(stolen);
});

test("an id beside a theft that no label tells is neither kept in the text nor in a field; a labelled one is", async () => {
  const mail = (text: string) => aMailSubmission({ mail: { text }, fields: { outgoingTxids: read(hash) } });

  const unlabelled = await redactSubmission(mail(`钱包被盗 ${hash}`));
  const labelled = mail(`钱包被盗，哈希：${hash}`);

  expect(JSON.stringify(unlabelled)).not.toContain(hash);
  expect(unlabelled.secrets).toEqual(["possible-key"]);
  expect(await redactSubmission(labelled)).toBe(labelled);
});

test("a short code is cut where it stands alone, and not inside of a longer number", async () => {
  const submission = aSubmission({
    fields: { description: aValue("验证码 482913"), errorShown: aValue("482913 错误"), amount: aValue("1482913") },
  });

  const { fields } = await redactSubmission(submission);

  expect(fields.errorShown?.value).toBe("[removed: one-time code] 错误");
  expect(fields.amount?.value).toBe("1482913");
});

test("redacting twice finds nothing new and keeps the kinds", async () => {
  const once = await redactSubmission(aMailSubmission({ mail: { subject: canary, text: `key ${key}` } }));

  const twice = await redactSubmission(once);

  expect(twice).toEqual(once);
  expect(twice.secrets).toEqual(["recovery-phrase", "private-key"]);
});

test("where the search fails every text is withheld, and fields that are no words of ours are left out", async () => {
  const fault = {
    get value(): string {
      throw new Error(canary);
    },
    asTyped: canary,
    provenance: { place: "form" as const },
  };
  const submission = aMailSubmission({
    mail: { subject: "s", text: canary },
    fields: { orderNumber: fault, network: aValue("tron") },
  });

  const result = await redactSubmission(submission);

  expect(result.mail).toMatchObject({ subject: withheldMark, text: withheldMark });
  expect(Object.keys(result.fields)).toEqual(["network"]);
  expect(leaks(result)).toBe(false);
});

test("a text past the limit keeps its beginning, redacted, and none of what was not searched", async () => {
  const long = `${canary}\n${"plain words of a long mail\n".repeat(40_000)}${canary}`;

  const result = await redactText(long);

  expect(result.startsWith("[removed: recovery phrase]\nplain words")).toBe(true);
  expect(result.endsWith(withheldMark)).toBe(true);
  expect(leaks(result)).toBe(false);
});

// ---- nothing anywhere: the canary

/** All that a submission leaves behind: the table, the files, the log and the mails. */
async function traceOf(world: ReturnType<typeof memoryPorts>): Promise<unknown> {
  const { ports, store, files, sent, logged } = world;
  const cases = store.all();
  for (const { reference } of cases) await notify(reference, ports);
  const payloads = await Promise.all(
    cases.flatMap(({ reference }) => [ports.cases.payloads(reference, "mail#"), ports.cases.withMessages(reference)]),
  );
  const kept = await Promise.all(files.keys().map((name) => ports.files.get(name)));
  const mails = sent.map(({ raw }) => Buffer.from(raw).toString("utf8"));
  return [store.all(), payloads, kept.map((bytes) => Buffer.from(bytes ?? []).toString("utf8")), logged, mails];
}

const typedFields: readonly FieldId[] = fieldIds.filter(
  (field) => !["choice", "network"].includes(fieldRow(field).kind),
);

test.each(typedFields)("a phrase in the field %s leaves no trace", async (field) => {
  const world = memoryPorts();

  await receive(aSubmission({ fields: { [field]: aValue(canary) } }), world.ports);

  const trace = await traceOf(world);
  expect(leaks(trace)).toBe(false);
  expect(world.store.all()).toMatchObject([
    { secrets: ["recovery-phrase"], timeline: [{ secrets: ["recovery-phrase"] }] },
  ]);
});

test("a phrase in subject and text of a mail leaves no trace", async () => {
  const world = memoryPorts();

  await receive(aMailSubmission({ mail: { subject: canary, text: `Hello\n${canary}\n${key}` } }), world.ports);

  const trace = await traceOf(world);
  expect(leaks(trace)).toBe(false);
});

test("a key that was also read into fields and conflicts leaves no trace", async () => {
  const world = memoryPorts();
  const broken = `${hash.slice(0, 40)}\n${hash.slice(40)}`;

  await receive(
    aMailSubmission({
      mail: { text: `我的钱包被盗，私钥：${broken}` },
      fields: { txid: { ...read(hash), network: "tron" }, outgoingTxids: read(hash) },
      conflicts: { requestId: [read(hash), read("a-1")] },
    }),
    world.ports,
  );

  const trace = JSON.stringify(await traceOf(world));
  expect(trace).toContain("[removed: private key]");
  expect(trace).not.toMatch(new RegExp(`${hash.slice(0, 16)}|${hash.slice(40)}`, "i"));
});

test("a phrase in a form that has to be spooled leaves no trace", async () => {
  const world = memoryPorts();
  world.store.isDown = true;

  const received = await receive(aSubmission({ fields: { description: aValue(canary) } }), world.ports);

  world.store.isDown = false;
  expect(received.outcome).toBe("spooled");
  expect(leaks(await traceOf(world))).toBe(false);
});

test("a phrase in what is added from the status page leaves no trace, and the case knows its kind", async () => {
  const world = memoryPorts();
  const opened = anOpenedCase();
  await world.ports.cases.create(opened);

  await addInformation(
    opened.case.reference,
    aSubmission({ bodyHash: "b2", fields: { description: aValue(canary) } }),
    world.ports,
  );

  expect(leaks(await traceOf(world))).toBe(false);
  expect(world.store.all()).toMatchObject([{ secrets: ["recovery-phrase"] }]);
});

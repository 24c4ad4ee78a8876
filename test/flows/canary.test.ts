import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LocalStack, readIfThere, until } from "./local-stack.ts";

const stack = new LocalStack();
beforeAll(() => stack.start());
afterAll(() => stack.remove());

// Published test vectors, which open nothing that holds anything.
const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const key = "5KEDWtAUJcFX6Vz38WXsAQAv2geNqT7UaZC8gYu9kTuryr3qkri";

/** One mail with the canaries in every place where a person, or a mail program, can put them. */
const mail = `From: Ana <canary@example.test>
To: support@postcase.example
Subject: ${key}
Message-ID: <canary@example.test>
Date: Mon, 23 Nov 2026 16:00:00 +0800
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=m

--m
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from(`My deposit is missing. UID: 73920418\nRecovery phrase: ${phrase}\n`).toString("base64")}
--a
Content-Type: text/html; charset=utf-8

<p>My phrase: <b>${phrase.replaceAll(" ", "</b> <b>")}</b></p>
--a--
--m
Content-Type: text/plain; name="note.txt"
Content-Disposition: attachment; filename="note.txt"

${phrase}
--m
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="${key}.bin"

0123
--m--
`.replaceAll("\n", "\r\n");

/** Every file below a folder, as bytes. */
const filesIn = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => readIfThere(path.join(entry.parentPath, entry.name)) ?? []);

test("a secret in a mail is in no store, no queue, no mail of ours and no line of the log afterwards", async () => {
  await stack.rawMail(mail, { from: "canary@example.test", to: "support@postcase.example" });
  const [acknowledgement] = await stack.mailsTo("canary@example.test");
  await until("the raw mail is gone", () =>
    filesIn(path.join(stack.dataFolder, "s3")).every((bytes) => !bytes.includes("canary@example.test"))
      ? true
      : undefined,
  );
  const [listed] = await stack.casesOf("canary@example.test");
  const shown = JSON.stringify(await stack.desk<object>(`cases/${listed?.reference}`));
  await stack.stop();

  const places = [...filesIn(stack.dataFolder), Buffer.from(stack.output), Buffer.from(shown)];
  const encoded = [phrase, key].flatMap((secret) => [secret, Buffer.from(secret).toString("base64").slice(4, 40)]);
  const found = [...encoded, "wave sausage worth", "</b> <b>winner"].filter((canary) =>
    places.some((bytes) => bytes.includes(canary)),
  );

  expect(found).toEqual([]);
  expect(shown).toContain("73920418");
  expect(shown).toContain("held-secret");
  expect(acknowledgement?.parsed.text).toContain("Please act now");
});

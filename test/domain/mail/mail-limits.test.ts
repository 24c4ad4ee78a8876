import { describe, expect, test } from "vitest";
import { limitExceeded, type MailLimits, mailLimits } from "../../../shared/domain/mail/mail-limits.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const top = "From: a@x.example\n";
const multipart = (parts: number, boundary = "b"): string =>
  `${top}Content-Type: multipart/mixed; boundary="${boundary}"\n\n${`--${boundary}\n\nx\n`.repeat(parts)}--${boundary}--\n`;
const nested = (depth: number): string =>
  top +
  Array.from({ length: depth }, (_, i) => `Content-Type: multipart/mixed; boundary=n${i}\n\n--n${i}\n`).join("") +
  "Content-Type: text/plain\n\nx\n";
const attached = (depth: number): string =>
  `${top}${"Content-Type: message/rfc822\n\n".repeat(depth)}Subject: x\n\nx\n`;
const header = (length: number): string => `${top}X-Long: ${"a".repeat(length - "X-Long: ".length)}\n\nx\n`;
const headerLines = (count: number): string => `${"X-A: b\n".repeat(count)}\nx\n`;
const textLines = (count: number): string => `${top}\n${"a\n".repeat(count)}`;
const base64Lines = (count: number): string =>
  `${top}Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n${"QUJD\n".repeat(count - 4)}`;
const attachment = (count: number): Uint8Array => {
  const start = bytes(`${top}Content-Type: image/png\n\n`);
  const raw = new Uint8Array(count).fill(65);
  raw.set(start);
  return raw;
};
const text = (count: number): Uint8Array => {
  const start = bytes(`${top}\n`);
  const raw = new Uint8Array(start.length + count).fill(65);
  raw.set(start);
  return raw;
};
/** `count` bytes of header lines, in blocks of 100 KB. */
const allHeaderBytes = (count: number): string => {
  const block = Array.from({ length: 100 }, () => `X-A: ${"a".repeat(995)}\n`).join("");
  const first = "Content-Type: multipart/mixed; boundary=b";
  const blocks = Math.floor((count - first.length) / 100_000);
  const rest = `X-A: ${"a".repeat(count - first.length - blocks * 100_000 - 5)}`;
  return `${first}\n\n${`--b\n${block}\n`.repeat(blocks)}--b\n${rest}\n\n`;
};
const headerBytes = (count: number): string => {
  const line = `X-A: ${"a".repeat(1018)}\n`;
  const lines = Math.floor((count - 1) / line.length);
  return `${line.repeat(lines)}${"X".repeat(count - lines * line.length)}\n\n`;
};

describe("each limit lets a mail pass at the limit and refuses one past it", () => {
  const cases: readonly (readonly [keyof MailLimits, (n: number) => Uint8Array])[] = [
    ["mail-bytes", attachment],
    ["header-bytes", (n) => bytes(headerBytes(n))],
    ["header-length", (n) => bytes(header(n))],
    ["header-lines", (n) => bytes(headerLines(n))],
    ["all-header-bytes", (n) => bytes(allHeaderBytes(n))],
    ["addresses", (n) => bytes(`${top}To: ${Array.from({ length: n }, () => "a@b.example").join(",")}\n\nx\n`)],
    ["addresses", (n) => bytes(`${top}Cc: ${"<a@b.example> ".repeat(n)}\n\nx\n`)],
    ["parameters", (n) => bytes(`${top}Content-Type: text/plain${"; a=b".repeat(n)}\n\nx\n`)],
    ["parameters", (n) => bytes(`${top}Content-Disposition: inline; name="${";".repeat(n - 1)}"\n\nx\n`)],
    ["continuations", (n) => bytes(`${top}Content-Disposition: attachment${"; filename*1*=b".repeat(n)}\n\nx\n`)],
    ["mail-lines", (n) => bytes(base64Lines(n))],
    ["text-bytes", text],
    ["text-lines", (n) => bytes(textLines(n))],
    ["text-lines", (n) => bytes(`${top}\n${"a\r".repeat(n - 1)}a\n`)],
    ["parts", (n) => bytes(multipart(n))],
    ["depth", (n) => bytes(nested(n))],
    ["depth", (n) => bytes(attached(n))],
  ];

  test.each(cases)("%s", (limit, build) => {
    expect(limitExceeded(build(mailLimits[limit]))).toBeUndefined();
    expect(limitExceeded(build(mailLimits[limit] + 1))).toBe(limit);
  });

  test("limits are counted as they are given", () => {
    expect(limitExceeded(bytes(textLines(3)), { ...mailLimits, "text-lines": 2 })).toBe("text-lines");
    expect(limitExceeded(bytes(textLines(3)), { ...mailLimits, "text-lines": 3 })).toBeUndefined();
  });
});

describe("mails that end the parser are refused", () => {
  test.each([
    ["5.2 MB of newlines", `${top}\n${"\n".repeat(5_200_000)}`, "text-lines"],
    ["a million parts", `${top}Content-Type: multipart/mixed; boundary=b\n\n${"--b\n\n".repeat(1_000_000)}`, "parts"],
    ["8,000 messages within one another", attached(8_000), "depth"],
    ["a million folded header lines", `${top}${" x\n".repeat(1_000_000)}\n`, "header-lines"],
    ["1,000 multiparts within one another", nested(1_000), "depth"],
  ] as const)("%s", (_, text, limit) => {
    expect(limitExceeded(bytes(text))).toBe(limit);
  });
});

describe("a boundary cannot be hidden from the count", () => {
  const declared: readonly string[] = [
    "Content-Type: multipart/mixed; boundary=b",
    "content-type:MULTIPART/mixed;BOUNDARY=b",
    "Content-Type : multipart/mixed; boundary=b",
    "Content-Type:\n multipart/mixed;\n\tboundary\n =\n b",
    'Content-Type: multipart/mixed; name="a;boundary=c"; boundary="b"',
    "Content-Type: multipart/mixed; bound(x)ary=b",
    "Content-Type: multi(x)part/mixed; boundary=b",
    'Content-Type: "multipart/mixed"; boundary=b',
    'Content-Type: multipart/mixed; boundary="\\b"',
    "Content-Type: multipart/mixed; boundary*0=b",
    "Content-Type: multipart/mixed; boundary=c; boundary*=''b",
    "Content-Type: multipart/mixed; \u000bboundary=b",
    "Content-Type (x): text/plain\nContent-Type: multipart/mixed; boundary=b",
    "Content-Type: multipart/mixed; boundary=b\nContent-Type: multipart/mixed; boundary=c",
    "Content-Type: multipart/mixed; boundary=c\nContent-Type: multipart/mixed; boundary=b",
    "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b",
    "Content-Type: multipart/mixed; boundary=c; boundary=b",
    'Content-Type: multipart/mixed; boundary="b "',
    "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\r\r\nContent-Type: multipart/mixed; boundary=b",
    " Content-Type: multipart/mixed; boundary=b",
  ];

  test.each(declared)("%s", (line) => {
    expect(limitExceeded(bytes(`${line}\n\n${"--b\n\n".repeat(201)}`))).toBe("parts");
  });

  test("nor an encoding that would excuse many lines", () => {
    const lines = "\n".repeat(100_001);
    for (const header of [
      "Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64",
      "Content-Transfer-Encoding : 7bit\nContent-Transfer-Encoding: base64",
      "Content-Transfer-Encoding: 7bit (base64)",
      "Content-Transfer-Encoding:\n 7bit\nContent-Transfer-Encoding: base64",
      "Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: 7bit",
      "X-Content-Transfer-Encoding: base64",
    ]) {
      expect(limitExceeded(bytes(`${header}\n\n${lines}`))).toBe("text-lines");
    }
  });
});

test("lines that only begin as a boundary does count as parts, as some parsers see them", () => {
  expect(limitExceeded(bytes(`${multipart(1)}--b\n\n${"--bx\n".repeat(mailLimits.parts)}`))).toBeUndefined();
  const open = `${top}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n`;
  expect(limitExceeded(bytes(`${open}${"--bx\n".repeat(mailLimits.parts)}`))).toBe("parts");
});

test("text in base64 counts by its decoded bytes", () => {
  const encoded = (decoded: number) =>
    bytes(`${top}Content-Transfer-Encoding: base64\n\n${"A".repeat((decoded / 3) * 4)}`);

  expect(limitExceeded(encoded(15_000_000), { ...mailLimits, "text-bytes": 15_000_000 })).toBeUndefined();
  expect(limitExceeded(encoded(15_000_000), { ...mailLimits, "text-bytes": 14_999_999 })).toBe("text-bytes");
});

describe("honest mail passes", () => {
  test("a thousand lines that start with hyphens in a mail of one part", () => {
    expect(limitExceeded(bytes(`${top}\n${"-----Original Message-----\n".repeat(1_000)}`))).toBeUndefined();
  });

  test("a thousand such lines in a part of a multipart", () => {
    const body = multipart(1).replace("x\n", "-- \n--- a/file\n".repeat(500));

    expect(limitExceeded(bytes(body))).toBeUndefined();
  });

  test("a picture with brackets in its name and 500,000 lines of base64", () => {
    const picture = 'Content-Type: image/png; name="Invoice (1).png"\nContent-Transfer-Encoding: base64\n\n';
    const body = multipart(2).replace("--b\n\nx\n--b--", `--b\n${picture}${"QUJD\n".repeat(500_000)}--b--`);

    expect(limitExceeded(bytes(body))).toBeUndefined();
  });

  test.each([
    ["a file of lines", "Content-Type: text/csv\nContent-Disposition: attachment; filename=a.csv", 500_000],
    ["a file that is not text, as it is", "Content-Type: application/pdf\nContent-Transfer-Encoding: 8bit", 500_000],
    [
      "an attached message with a picture",
      "Content-Type: message/rfc822\n\nSubject: x\nContent-Type: image/png",
      500_000,
    ],
    ["a type with its semicolon forgotten", "Content-Type: text/plain charset=utf-8", 90_000],
  ] as const)("%s", (_, header, lines) => {
    const body = multipart(2).replace("--b\n\nx\n--b--", `--b\n${header}\n\n${"--a,1\n".repeat(lines)}--b--`);

    expect(limitExceeded(bytes(body))).toBeUndefined();
  });

  test("lines are counted anew in each part", () => {
    const body = multipart(2).replaceAll("x\n", "x\n".repeat(60_000));

    expect(limitExceeded(bytes(body))).toBeUndefined();
  });

  test("multiparts beside one another are not within one another", () => {
    const inner = (i: number) =>
      `--b\nContent-Type: multipart/alternative; boundary=i${i}\n\n--i${i}\n\nx\n--i${i}--\n`;
    const body = `${top}Content-Type: multipart/mixed; boundary=b\n\n${Array.from({ length: 50 }, (_, i) => inner(i)).join("")}--b--\n`;

    expect(limitExceeded(bytes(body))).toBeUndefined();
  });

  test("nor are messages that are attached beside one another", () => {
    const message = "--b\nContent-Type: message/rfc822\n\nSubject: x\n\nx\n";
    const body = `${top}Content-Type: multipart/mixed; boundary=b\n\n${message.repeat(50)}--b--\n`;

    expect(limitExceeded(bytes(body))).toBeUndefined();
  });
});

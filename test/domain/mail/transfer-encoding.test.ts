import { describe, expect, test } from "vitest";
import { decodeTransfer } from "../../../shared/domain/mail/transfer-encoding.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const decode = (encoding: string, text: string): string =>
  String.fromCharCode(...decodeTransfer(bytes(text), encoding).bytes);

describe("a transfer encoding", () => {
  test.each<[string, string, string]>([
    ["base64", "aGVsbG8=", "hello"],
    ["BASE64", "aGVs\r\nbG8=\r\n", "hello"],
    ['"base64"', "aGVsbG8", "hello"],
    ["base64 (comment)", "aGVsbG8gdGhlcmU", "hello there"],
    ["base64; x", "Z29vZCBtb3JuaW5nIHRv*IHlvdQ==\r\naGVsbG8=", "good morning to youhello"],
    ["base64", "aGVsbG8=\r\n\r\n____________\r\nA list of mail and its footer\r\n", "hello"],
    ["base64", "aGVsbG8= ignored words\r\n", "hello"],
    ["base64", "a", ""],
    ["base64", "====", ""],
    ["base64", "", ""],
    ["quoted-printable", "a=20b=3D=C3=a4", "a b=\u00c3\u00a4"],
    ["Quoted Printable", "one =\r\nline", "one line"],
    ["quoted-printable", "one =  \t\r\nline", "one line"],
    ["quoted-printable", "one =\nline", "one line"],
    ["quoted-printable", "the end=", "the end"],
    ["quoted-printable", "a=b =zz =3", "a=b =zz =3"],
    ["quoted-printable", "-- \r\nLi", "-- \r\nLi"],
    ["x-uuencode", "begin 644 x.txt\n%:&5L;&\\\n`\nend\n", "hello"],
    ["uuencode", "no file at all", "no file at all"],
    ["7bit", "as it is", "as it is"],
    ["8 bit", "as it is", "as it is"],
    ["BINARY", "as it is", "as it is"],
    ["", "as it is", "as it is"],
  ])("%s of %j", (encoding, text, decoded) => {
    expect(decode(encoding, text)).toBe(decoded);
    expect(decodeTransfer(bytes(text), encoding)).not.toHaveProperty("oddity");
  });

  test("that nobody knows leaves the bytes as they are", () => {
    expect(decodeTransfer(bytes("abc"), "rot13")).toEqual({ bytes: bytes("abc"), oddity: "encoding-unknown" });
    expect(decodeTransfer(bytes("abc"), "__proto__").oddity).toBe("encoding-unknown");
  });

  test("that the bytes are surely not in leaves them as they are", () => {
    const text = bytes("Hello, my deposit is missing. Please look: it's 250 USDT!");

    expect(decodeTransfer(text, "base64")).toEqual({ bytes: text, oddity: "encoding-wrong" });
  });

  test("base64 of every length comes back, in lines of any length", () => {
    for (let length = 0; length < 200; length++) {
      const original = Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 256);
      const encoded = Buffer.from(original)
        .toString("base64")
        .replace(new RegExp(`.{${1 + (length % 76)}}`, "g"), "$&\r\n");

      expect(decodeTransfer(bytes(encoded), "base64").bytes).toEqual(original);
    }
  });
});

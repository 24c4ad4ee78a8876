import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Documentation packages of Debian written in Chinese: some 500,000 Han characters of prose, 8 MB to fetch. */
const packages = ["debian-reference-zh-cn", "debian-reference-zh-tw", "debian-faq-zh-cn", "libreoffice-help-zh-tw"];

/**
 * Fetches Chinese prose and unpacks it without installing anything, on a machine whose apt reaches Debian's mirrors.
 *
 * @returns a temporary folder, the caller's to remove
 * @throws where there is no apt or no mirror
 */
export function fetchDebianProse(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "postcase-prose-"));
  execFileSync("apt-get", ["download", "-qq", ...packages], { cwd: folder, stdio: "ignore" });
  for (const file of readdirSync(folder)) execFileSync("dpkg", ["-x", file, "."], { cwd: folder });
  return folder;
}

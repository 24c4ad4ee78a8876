// Runs before `npm start`, `npm test` and the like with whatever Node the machine has, so it uses nothing but Node's
// own modules: installs the packages of package-lock.json where one is missing or of another version.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const [major] = process.versions.node.split(".");
if (Number(major) < 20) {
  console.error(
    `Postcase needs Node 20 or newer to install itself; this is ${process.version}. Install a newer Node and run the command again.`,
  );
  process.exit(1);
}

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

/** Whether npm's own record of what it installed has every package that is wanted on this machine. */
function isInstalled() {
  if (!existsSync("node_modules/.package-lock.json") || !existsSync("node_modules/.bin/node")) return false;
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json")).every(
    // Optional packages are those of other processors and systems.
    ([path, { version, optional, devOptional }]) =>
      path === "" || optional || devOptional || installed[path]?.version === version,
  );
}

if (!isInstalled()) {
  console.log("Installing packages (once) ...");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: "inherit",
    // Only on Windows, where npm is a script.
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error("npm ci failed; its own message above says why. Nothing was started.");
    process.exit(status ?? 1);
  }
}

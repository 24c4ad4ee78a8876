// Puts SST's components and providers into .sst/platform, once for each version of SST: the stacks' types and their
// evaluation need them. From npm alone: neither Pulumi's engine nor AWS is asked for anything.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");
const { version } = JSON.parse(readFileSync(path.join(root, "node_modules/sst/package.json"), "utf8"));
const stamp = path.join(root, ".sst/platform/version");
const provider = path.join(root, ".sst/platform/node_modules/@pulumi/aws/package.json");

const isInstalled = () => existsSync(stamp) && existsSync(provider) && readFileSync(stamp, "utf8").trim() === version;

if (!isInstalled()) {
  process.stdout.write(`Installing the components of SST ${version} (once, about a minute) ...\n`);
  const { status, stdout, stderr } = spawnSync(path.join(root, "node_modules/.bin/sst"), ["install"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      SST_NO_BUN: "1",
      SST_SKIP_DEPENDENCY_CHECK: "1",
      SST_TELEMETRY_DISABLED: "1",
      SST_STAGE: "ci",
      AWS_EC2_METADATA_DISABLED: "true",
    },
  });
  rmSync(path.join(root, "sst-env.d.ts"), { force: true });
  if (status !== 0 || !isInstalled()) {
    process.stderr.write(`sst install failed. It needs the npm registry once.\n${stdout}${stderr}\n`);
    process.exit(1);
  }
}

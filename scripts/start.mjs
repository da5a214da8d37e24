// npm start: makes the default VM image in ./release, installing first what it needs. Arguments after `--` are passed
// on to create-vm and win over the ones below: npm start -- --formats vmdk,vhd
import { ensureNode } from "./lib/node24.mjs";
import { caCertificates, inProject, runTool } from "./lib/project.mjs";

function createArguments(given) {
  const certificates = caCertificates();
  const defaults = [
    ["--provider", "local"],
    ["--install-tools"],
    ["--release-folder", "./release"],
    ...(certificates ? [["--ca-certificates", certificates]] : []),
  ];
  const isGiven = (flag) => given.some((argument) => argument === flag || argument.startsWith(`${flag}=`));
  return ["create-vm", ...defaults.filter(([flag]) => !isGiven(flag)).flat(), ...given];
}

try {
  await ensureNode({ packages: false });
  const cli = inProject("dist", "cli", "index.js");
  process.exitCode = await runTool(process.execPath, [cli, ...createArguments(process.argv.slice(2))]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

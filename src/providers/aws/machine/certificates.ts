import { sshScript } from "../../../ssh/client.ts";
import type { SshTarget } from "../../../ssh/target.ts";
import { certificateFiles } from "../../certificates.ts";

/**
 * Makes a machine trust certificates for the time of the build, at the same places where a seed would put them, so that
 * finish takes them away again.
 * @param bundle PEM. @throws ToolError where the machine cannot be reached, or refuses.
 */
export async function plantCertificates(target: SshTarget, bundle: string, signal?: AbortSignal): Promise<void> {
  const files = certificateFiles(bundle);
  const parts = files.map(
    ({ append }, index) =>
      `mkdir -p "$(dirname "$path_${index}")"\nprintf '%s' "$content_${index}" >${append ? ">" : ""}"$path_${index}"`,
  );
  const variables = Object.fromEntries(
    files.flatMap(({ path, content }, index) => [
      [`path_${index}`, path],
      [`content_${index}`, content],
    ]),
  );
  // A machine that is taken up has them already, and its bundle must not grow with each run: the file of our own, which
  // says so, comes last.
  await sshScript(target, `[ ! -e "$path_0" ] || exit 0\n${parts.reverse().join("\n")}`, {
    sudo: true,
    name: "trusting certificates",
    variables,
    signal,
  });
}

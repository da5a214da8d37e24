import type { Check } from "./test-report.ts";

/** A check that runs as shell code on the machine. */
export interface GuestCheck {
  name: string;
  /**
   * Bash. It passes with exit code 0, is skipped with 77 (the code of automake's tests), and fails with any other;
   * what it prints is the evidence.
   */
  script: string;
}

/** Exit code of a check that does not apply. */
export const SKIP = 77;

/**
 * One Bash script that runs all checks, each in a shell of its own with `set -eu`, and prints a line for each:
 * number, exit code, milliseconds, evidence in base64. So a slow connection costs one round trip, not one per check.
 */
export function composeChecks(checks: readonly GuestCheck[]): string {
  const parts = checks.map(({ script }, index) => {
    const word = `END_OF_CHECK_${index}`;
    return `check ${index} <<'${word}'\n${script.trim()}\n${word}`;
  });
  return `
check() {
  local start=$(date +%s%3N) code=0 said script
  script=$(cat)
  said=$(timeout 900 bash -eu -o pipefail -c "$script" 2>&1 </dev/null) || code=$?
  printf 'check\\t%s\\t%s\\t%s\\t%s\\n' "$1" "$code" "$(($(date +%s%3N) - start))" "$(printf %s "$said" | tail -c 4000 | base64 -w0)"
}
${parts.join("\n")}
`;
}

/** Reads what the script printed. A check without a line (the connection broke) has failed. */
export function readChecks(checks: readonly GuestCheck[], said: string): Check[] {
  const lines = new Map(
    said
      .split("\n")
      .map((line) => line.split("\t"))
      .filter(([word]) => word === "check")
      .map(([, index = "", code = "", milliseconds = "", evidence = ""]) => [
        index,
        { code: Number(code), milliseconds: Number(milliseconds), evidence },
      ]),
  );
  return checks.map(({ name }, index) => {
    const line = lines.get(String(index));
    if (!line) return { name, status: "failed", seconds: 0, message: "The check did not come to its end." };
    const seconds = line.milliseconds / 1_000;
    if (line.code === 0) return { name, status: "passed", seconds };
    const found = Buffer.from(line.evidence, "base64").toString("utf8").trim();
    if (line.code === SKIP) return { name, status: "skipped", seconds, message: found || "It does not apply." };
    return { name, status: "failed", seconds, message: `${found || "It says nothing."}\n(exit code ${line.code})` };
  });
}

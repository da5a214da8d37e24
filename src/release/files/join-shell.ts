import { formatSize } from "../../base/size.ts";
import type { Parts } from "./parts-manifest.ts";

/**
 * A script for a POSIX shell that joins the parts beside it. It checks every part before it writes anything, and the
 * whole on its way; it writes over nothing, and leaves nothing half-made. It needs `sha256sum`, `shasum` or `openssl`.
 * @param name of the script, for the line that tells how to run it.
 */
export function joinForShell({ file, size, sha256, parts }: Omit<Parts, "schemaVersion">, name: string): string {
  const checks = parts.map((part) => `part ${part.sha256} ${word(part.file)}`);
  const pieces = parts.map((part) => word(beside(part.file)));
  return `#!/bin/sh
# Joins the parts of ${file} (${formatSize(size)}), which lie in the same folder as this script:
#   sh ${word(beside(name))}
set -eu

file=${word(file)}
whole=${word(beside(file))}
joining=${word(beside(`${file}.joining`))}

fail() {
  printf '%s\\n' "$1" >&2
  exit 1
}

if command -v sha256sum >/dev/null; then sha256() { sha256sum | cut -c 1-64; }
elif command -v shasum >/dev/null; then sha256() { shasum -a 256 | cut -c 1-64; }
elif command -v openssl >/dev/null; then sha256() { openssl dgst -sha256 -r | cut -c 1-64; }
else fail 'Nothing here can check SHA-256. Install sha256sum, shasum or openssl.'
fi

CDPATH='' cd -- "$(dirname -- "$0")"
[ ! -e "$whole" ] && [ ! -L "$whole" ] || fail "$file is there already. Move it away, and run this again."

missing='' wrong=''
part() {
  if [ ! -f "./$2" ]; then missing="$missing
  $2"
  elif [ "$(sha256 <"./$2")" != "$1" ]; then wrong="$wrong
  $2"
  else printf '%s: OK\\n' "$2"
  fi
}
${checks.join("\n")}
[ -z "$missing" ] || fail "These parts are missing. Download them into the same folder:$missing"
[ -z "$wrong" ] || fail "These parts are damaged. Download them again:$wrong"

trap 'rm -f -- "$joining"' EXIT
trap 'exit 1' HUP INT TERM
digest=$(cat ${pieces.join(" ")} | tee "$joining" | sha256)
[ "$(wc -c <"$joining")" -eq ${size} ] || fail "$file could not be written whole. Is there room for ${formatSize(size)}?"
[ "$digest" = ${sha256} ] || fail "$file has another checksum than it should. Run this again."
[ ! -e "$whole" ] || fail "$file is there already. Move it away, and run this again."
mv -- "$joining" "$whole"
printf '%s: OK\\n' "$file"
`;
}

/** One word for a POSIX shell. */
function word(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A file in the current folder; `./` keeps a leading hyphen from being an option. */
function beside(name: string): string {
  return `./${name}`;
}

import { formatSize } from "../../base/size.ts";
import type { Parts } from "./parts-manifest.ts";

/**
 * The same as `joinForShell` for PowerShell, from Windows PowerShell 5.1 on. Everything in it is ASCII but the names, so
 * a script with such names starts with a byte order mark: without one 5.1 reads it by the system's code page
 * (Microsoft, "about_Character_Encoding").
 * @param name of the script, for the line that tells how to run it.
 */
export function joinForPowerShell({ file, size, sha256, parts }: Omit<Parts, "schemaVersion">, name: string): string {
  const lines = parts.map((part) => `  @{ Name = ${word(part.file)}; Sha256 = '${part.sha256}' }`);
  const script = `# Joins the parts of ${file} (${formatSize(size)}), which lie in the same folder as this script:
#   powershell -ExecutionPolicy Bypass -File ${argument(`.\\${name}`)}
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

$file = ${word(file)}
$parts = @(
${lines.join("\n")}
)
$whole = Join-Path $PSScriptRoot $file
$joining = "$whole.joining"

function Stop-Joining([string] $why) {
  [Console]::Error.WriteLine($why)
  exit 1
}

function Get-Sha256([string] $path) {
  (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash.ToLowerInvariant()
}

if (Test-Path -LiteralPath $whole) { Stop-Joining "$file is there already. Move it away, and run this again." }

$missing = @()
$wrong = @()
foreach ($part in $parts) {
  $path = Join-Path $PSScriptRoot $part.Name
  if (-not (Test-Path -LiteralPath $path -PathType Leaf)) { $missing += "  " + $part.Name }
  elseif ((Get-Sha256 $path) -ne $part.Sha256) { $wrong += "  " + $part.Name }
  else { Write-Output ($part.Name + ': OK') }
}
if ($missing.Count -gt 0) {
  Stop-Joining ("These parts are missing. Download them into the same folder:\`n" + ($missing -join "\`n"))
}
if ($wrong.Count -gt 0) {
  Stop-Joining ("These parts are damaged. Download them again:\`n" + ($wrong -join "\`n"))
}

$done = $false
try {
  $target = [System.IO.File]::Create($joining)
  try {
    foreach ($part in $parts) {
      $source = [System.IO.File]::OpenRead((Join-Path $PSScriptRoot $part.Name))
      try { $source.CopyTo($target, 1048576) } finally { $source.Dispose() }
    }
  }
  finally { $target.Dispose() }
  if ((Get-Sha256 $joining) -ne '${sha256}') {
    Stop-Joining "$file has another checksum than it should. Run this again."
  }
  # Fails where there is a file of that name by now.
  [System.IO.File]::Move($joining, $whole)
  $done = $true
}
finally {
  if (-not $done -and (Test-Path -LiteralPath $joining)) { Remove-Item -LiteralPath $joining }
}
Write-Output "$($file): OK"
`;
  return /^\p{ASCII}*$/u.test(script) ? script : `\uFEFF${script}`;
}

/** A text in single quotes; PowerShell takes the curly ones for the same (about_Quoting_Rules). */
function word(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201A\u201B]/g, "$&$&")}'`;
}

/** A path as an argument in a comment. */
function argument(path: string): string {
  return /^[\w.\\+@-]+$/.test(path) ? path : `"${path}"`;
}

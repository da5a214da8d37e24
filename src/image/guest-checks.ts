import { shellQuote } from "../ssh/client.ts";
import type { GuestCheck } from "./guest-script.ts";

/** What the checks have to know about the image. */
export interface GuestExpectations {
  /** The login user. */
  user: string;
  /** Roles of the default content that are not in the image. */
  skipRoles?: readonly string[] | undefined;
  /** The image was made with a playbook of the person's own: what the default content brings may be missing. */
  ownPlaybook?: boolean | undefined;
  jupyterPort?: number | undefined;
}

export const JUPYTER_PORT = 49_494;

/** Seconds that a check waits for a service to come up. It takes up to a minute on an emulated machine that is not busy. */
const PATIENCE = 600;

/** A role's checks: where the role was left out they are not made, and where the playbook is another they may skip. */
function ofRole(role: string, present: string, expectations: GuestExpectations, checks: GuestCheck[]): GuestCheck[] {
  if (expectations.skipRoles?.includes(role)) return [];
  if (!expectations.ownPlaybook) return checks;
  const unless = `${present} || { echo "The image has no ${role}."; exit 77; }\n`;
  return checks.map(({ name, script }) => ({ name, script: `${unless}${script}` }));
}

/** What the image offers, on the running machine and on every booted artifact. Run as root. */
export function contentChecks(expectations: GuestExpectations): GuestCheck[] {
  const port = expectations.jupyterPort ?? JUPYTER_PORT;
  const user = shellQuote(expectations.user);
  return [
    {
      name: "no service has failed",
      script: `
state=unknown
while [ $SECONDS -lt ${PATIENCE} ]; do
  state=$(systemctl is-system-running || :)
  case $state in running|degraded) break ;; esac
  sleep 1
done
failed=$(systemctl list-units --failed --plain --no-legend)
[ "$state" = running ] && [ -z "$failed" ] || { echo "The system is $state. $failed"; systemctl list-jobs --no-legend; exit 1; }`,
    },
    ...ofRole("jupyter", "[ -e /etc/systemd/system/jupyter.service ]", expectations, [
      {
        name: "JupyterLab answers 200",
        script: `
code=nothing
while [ $SECONDS -lt ${PATIENCE} ]; do
  code=$(python3 -c 'import urllib.request as r; print(r.urlopen("http://127.0.0.1:${port}/lab", timeout=30).status)' 2>&1) || :
  [ "$code" = 200 ] && exit 0
  sleep 1
done
echo "http://127.0.0.1:${port}/lab: $code"; journalctl --no-pager -u jupyter -n 20; exit 1`,
      },
      {
        name: "JupyterLab is restarted when it ends, and is not root",
        script: `
restart=$(systemctl show jupyter -p Restart --value)
owner=$(systemctl show jupyter -p User --value)
[ "$restart" = always ] && [ -n "$owner" ] && [ "$owner" != root ] || { echo "Restart=$restart User=$owner"; exit 1; }`,
      },
    ]),
    ...ofRole("poetry", "[ -e /usr/local/bin/poetry ]", expectations, [
      { name: "poetry runs", script: `su ${user} -s /bin/sh -c 'poetry --version'` },
    ]),
    ...ofRole("docker", "[ -S /run/docker.sock ]", expectations, [
      {
        name: "the user is in the group docker",
        script: `id -nG ${user} | tr ' ' '\\n' | grep -qx docker || { id ${user}; exit 1; }`,
      },
      {
        name: "Docker works without sudo",
        script: `
until systemctl is-active --quiet docker || [ $SECONDS -gt ${PATIENCE} ]; do sleep 1; done
su ${user} -s /bin/sh -c 'docker info --format "{{.ServerVersion}}"'`,
      },
    ]),
    ...ofRole("limits", "[ -e /etc/sysctl.d/90-no-core-dumps.conf ]", expectations, [
      {
        name: "core dumps are off",
        script: `[ "$(su ${user} -s /bin/sh -c 'ulimit -Hc')" = 0 ] || { echo "The hard limit is not 0."; exit 1; }`,
      },
    ]),
    ...ofRole("network", "[ -e /etc/netplan/60-wired.yaml ]", expectations, [
      {
        name: "netplan asks for an address on every wired interface",
        script: `
file=/etc/netplan/60-wired.yaml
grep -qE '^ *name: "?e\\*"?$' $file && grep -qE '^ *dhcp4: true$' $file || { cat $file; exit 1; }
[ "$(stat -c %a $file)" = 600 ] || { stat -c '%a %n' $file; exit 1; }`,
      },
    ]),
  ];
}

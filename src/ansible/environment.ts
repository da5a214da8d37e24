import { join } from "node:path";
import { shellQuote, sshOptions } from "../ssh/client.ts";
import type { SshTarget } from "../ssh/target.ts";

/** What the settings depend on. */
export interface EnvironmentRequest {
  target: SshTarget;
  /** Our folder `templates/ansible`. */
  content: string;
  /** Folder for Ansible's temporary files, removed by the caller. */
  temporary: string;
  /** Folder in which `ansible-galaxy` put roles and collections. */
  galaxy?: string | undefined;
}

/**
 * An inventory with one host, `machine`, in the form of Ansible's YAML inventory (JSON is YAML).
 * @param temporary folder on this machine, removed after the playbook; a playbook knows it as `controller_folder`.
 */
export function inventory(target: SshTarget, temporary: string): object {
  const machine = {
    ansible_host: target.host,
    ansible_port: target.port,
    ansible_user: target.user,
    ansible_ssh_private_key_file: target.privateKeyFile,
    // The distribution's own: found without a search, and apt's module needs it.
    ansible_python_interpreter: "/usr/bin/python3",
    controller_folder: temporary,
  };
  return { all: { hosts: { machine } } };
}

/**
 * Ansible's settings as environment variables: they win over an ansible.cfg beside the playbook, which still rules
 * everything that is not named here.
 */
export function ansibleEnvironment(request: EnvironmentRequest): Record<string, string> {
  const places = (kind: string, ...others: string[]) =>
    [...(request.galaxy ? [join(request.galaxy, kind)] : []), ...others].join(":");
  return {
    LC_ALL: "C.UTF-8", // Ansible refuses to start in a locale without UTF-8.
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1", // Else it leaves a cache beside the plugin, in our own folder.
    ANSIBLE_STDOUT_CALLBACK: "slipway_events",
    ANSIBLE_CALLBACK_PLUGINS: join(request.content, "callback_plugins"),
    ANSIBLE_ROLES_PATH: places("roles", join(request.content, "roles"), "~/.ansible/roles", "/etc/ansible/roles"),
    ANSIBLE_COLLECTIONS_PATH: places("collections", "~/.ansible/collections", "/usr/share/ansible/collections"),
    ANSIBLE_LOCAL_TEMP: request.temporary,
    ANSIBLE_RETRY_FILES_ENABLED: "0",
    ANSIBLE_NOCOLOR: "1",
    ANSIBLE_NOCOWS: "1",
    ANSIBLE_DEPRECATION_WARNINGS: "0",
    ANSIBLE_HOST_KEY_CHECKING: "1",
    // Both together are what makes it quick: 25 s for ten tasks against 86 s with neither.
    ANSIBLE_PIPELINING: "1",
    ANSIBLE_SSH_ARGS: sshOptions(request.target).map(shellQuote).join(" "),
    ANSIBLE_TIMEOUT: "60",
  };
}

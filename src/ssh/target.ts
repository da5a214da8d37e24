/** What it takes to log in to a machine: enough for `ssh`, `scp` and Ansible. */
export interface SshTarget {
  host: string;
  port: number;
  user: string;
  /** Absolute path of the private key, mode 0600. */
  privateKeyFile: string;
  /** Absolute path of a known_hosts file that holds this machine's host key: planted, not trusted on first use. */
  knownHostsFile: string;
  /** Absolute path of the folder for the connection-sharing socket. */
  controlFolder: string;
  /** Command line that makes the connection in place of TCP, as ssh_config(5) reads `ProxyCommand`: `%h` host, `%p` port. */
  proxyCommand?: string | undefined;
}

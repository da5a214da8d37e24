/** The units in the guest that end it at the lease's end. Finish removes both files and the link in timers.target.wants. */
export const LEASE_TIMER = "slipway-lease.timer";
export const LEASE_SERVICE = "slipway-lease.service";

/** An absolute time as systemd's OnCalendar reads it: `2026-11-21 12:00:00 UTC` (systemd.time(7)). */
export function calendarTime(when: Date): string {
  return `${when.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/**
 * A script that installs the lease in the guest. It runs early in the first boot, before the timer's target is
 * reached, hence `--no-block`. The link makes the timer survive a restart of the guest.
 */
export function leaseScript(expires: Date): string {
  const folder = "/etc/systemd/system";
  return `set -e
mkdir -p ${folder}/timers.target.wants
cat >${folder}/${LEASE_SERVICE} <<'UNIT'
[Unit]
Description=End of the lease of this build machine

[Service]
Type=oneshot
ExecStart=/usr/bin/systemctl --no-block poweroff
UNIT
cat >${folder}/${LEASE_TIMER} <<'UNIT'
[Unit]
Description=Lease of this build machine

[Timer]
OnCalendar=${calendarTime(expires)}
AccuracySec=1s

[Install]
WantedBy=timers.target
UNIT
ln -sf ../${LEASE_TIMER} ${folder}/timers.target.wants/${LEASE_TIMER}
systemctl daemon-reload
systemctl start --no-block ${LEASE_TIMER}
`;
}

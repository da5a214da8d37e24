"""What the stand-in knows beyond moto: timings, things that are to fail, the lock and the timers of all parts."""

import threading
from typing import Any, Callable

from moto.core import DEFAULT_ACCOUNT_ID

ACCOUNT = DEFAULT_ACCOUNT_ID

# Every call of EC2, CloudFormation, Scheduler, CodeBuild and CloudWatch Logs, and everything that happens by itself, holds
# it: moto is not written for changes from several threads.
LOCK = threading.RLock()

# Milliseconds. Short, so that a test with hundreds of builds takes minutes; a test that looks at waiting sets its own.
TIMINGS = {
    "stackResource": 5,
    "instancePending": 10,
    "instanceStopping": 15,
    "instanceTerminating": 15,
    "image": 40,
    "copyImage": 40,
    "export": 60,
    "exportCancel": 20,
}


# What cloud-init writes at the end of a first boot (module keys_to_console); the key is nobody's.
CONSOLE = """ci-info: no authorized SSH keys fingerprints found for user debian.
-----BEGIN SSH HOST KEY KEYS-----
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKsnCqnGXQSTyvIiSO9b3gXJQ3cZ7O4hJx2GxZGxC5mN root@machine
-----END SSH HOST KEY KEYS-----
Cloud-init finished.
"""


class World:
    """Everything that `reset` puts back to its beginning."""

    def __init__(self) -> None:
        self.epoch = 0
        self.clear()

    def clear(self) -> None:
        self.epoch += 1
        self.timings = dict(TIMINGS)
        # Logical ids of stack resources → reason. The stack fails at them.
        self.failing_resources: dict[str, str] = {}
        # Logical ids of stack resources → reason. The stack cannot be deleted because of them.
        self.undeletable_resources: dict[str, str] = {}
        # [{"type": "t3.large", "spot": true, "zone": "us-east-1a"}]; a key that is absent matches everything.
        self.no_capacity: list[dict[str, Any]] = []
        # [{"format": "VHD", "outcome": "deleted" | "deleting", "message": "…"} or {"format": "VMDK", "stuck": true}]
        self.export_faults: list[dict[str, Any]] = []
        # Images that never get ready: name → message; they end as `failed`.
        self.failing_images: dict[str, str] = {}
        self.export_tasks: dict[str, Any] = {}
        self.tokens: dict[tuple[str, str], Any] = {}
        # Project of CodeBuild → plan of its builds; see control.py.
        self.builds: dict[str, dict[str, Any]] = {}
        # Region → id → build, batch.
        self.codebuild_builds: dict[str, dict[str, Any]] = {}
        self.codebuild_batches: dict[str, dict[str, Any]] = {}
        self.block_public_access: dict[str, str] = {}
        self.quotas: dict[str, float] = {}
        # Text that every instance's console shows where no real machine writes one.
        self.console = CONSOLE


WORLD = World()


def later(milliseconds: float, work: Callable[[], None]) -> None:
    """Does something after a while, unless the world was reset in between."""
    epoch = WORLD.epoch

    def run() -> None:
        with LOCK:
            if WORLD.epoch == epoch:
                work()

    timer = threading.Timer(milliseconds / 1000, run)
    timer.daemon = True
    timer.start()


def beside(work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
    """Does something slow without holding the lock, then goes on with its result under the lock."""
    epoch = WORLD.epoch

    def run() -> None:
        try:
            result, error = work(), None
        except Exception as caught:  # noqa: BLE001 - told to whoever asked
            result, error = None, caught
        with LOCK:
            if WORLD.epoch != epoch:
                return
            done(result) if error is None else failed(error)

    threading.Thread(target=run, daemon=True).start()


def once(kind: str, token: str | None, make: Callable[[], Any]) -> Any:
    """What was made for this client token before, or what is made now."""
    if not token:
        return make()
    if (kind, token) not in WORLD.tokens:
        WORLD.tokens[(kind, token)] = make()
    return WORLD.tokens[(kind, token)]

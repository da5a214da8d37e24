"""The way to the machines: a process beside that boots a real QEMU machine for an instance. See instances.ts.

Where no bridge runs (`SLIPWAY_BRIDGE` is not set), instances are records and nothing else.
"""

import json
import os
import urllib.request

# Where the bridge tells that a guest has powered itself off; filled by server.py.
CONTROL = {"url": ""}

URL = os.environ.get("SLIPWAY_BRIDGE", "")
SECONDS = 3600

# Instance id → what the bridge said of its machine: {"serial": path of the serial log, "address": of its SSH}.
machines: dict[str, dict] = {}


def ask(path: str, question: dict) -> dict:
    data = json.dumps(question).encode()
    request = urllib.request.Request(f"{URL}{path}", data=data, method="POST")  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise RuntimeError(error.read().decode()) from None


def has(instance_id: str) -> bool:
    return instance_id in machines


def launch(instance_id: str, question: dict) -> dict:
    machines[instance_id] = ask("/launch", {"instanceId": instance_id, "control": CONTROL["url"], **question})
    return machines[instance_id]


def stop(instance_id: str) -> dict:
    return ask("/stop", {"instanceId": instance_id})


def terminate(instance_id: str) -> dict:
    answer = ask("/terminate", {"instanceId": instance_id})
    machines.pop(instance_id, None)
    return answer


def capture(instance_id: str, image_id: str) -> str:
    """Keeps the disk of a machine at rest. Returns its path."""
    return ask("/capture", {"instanceId": instance_id, "imageId": image_id})["disk"]


def export(image_id: str, disk: str, disk_format: str) -> str:
    """Converts a disk; returns the path of a file that is the caller's from now on."""
    return ask("/export", {"imageId": image_id, "disk": disk, "format": disk_format})["path"]


def console(instance_id: str) -> str:
    try:
        with open(machines[instance_id]["serial"], "rb") as log:
            return log.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""


def reset() -> None:
    if URL:
        ask("/reset", {})
    machines.clear()

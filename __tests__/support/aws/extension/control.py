"""What a test may ask of the stand-in itself: `POST /slipway-control` with one JSON object.

Keys: `timings`, `failingResources`, `undeletableResources`, `noCapacity`, `exportFaults`, `failingImages`, `quotas`,
`blockPublicAccess`, `console` set what their like in world.py says. `runSchedules` does now what the schedules would do
at the end of the lease. `poweredOff` (an instance id) says that a guest has powered itself off. `inventory` lists what
is there. `reset` begins anew.

`builds`: project of CodeBuild → plan of the builds that are started from then on: `time`, milliseconds of a phase, and
`times` of single ones (null: until it is stopped); `lines` by phase; `lag`, milliseconds until a line is in its stream;
`failure` with `phase`, `code`, `message` and `status`; `stopTime`; `logs`, which are `cloudwatch`, `s3` or `off`; and
`batch`, names of a batch's builds with what their plans have of their own.
"""

import json
from typing import Any

from moto import settings
from moto.cloudformation import cloudformation_backends
from moto.ec2.models import ec2_backends
from moto.moto_api._internal.models import moto_api_backend
from moto.scheduler.models import scheduler_backends

import account
import bridge
from instances import powered_off
from inventory import everything, regions
from stack_removal import start_deletion
from world import ACCOUNT, LOCK, WORLD

SETTINGS = {
    "failingResources": "failing_resources",
    "undeletableResources": "undeletable_resources",
    "noCapacity": "no_capacity",
    "exportFaults": "export_faults",
    "failingImages": "failing_images",
    "quotas": "quotas",
    "blockPublicAccess": "block_public_access",
    "console": "console",
}


def run_schedules() -> list[str]:
    """The target `aws-sdk:cloudformation:deleteStack`; ActionAfterCompletion DELETE takes the schedule away."""
    done = []
    for backend in regions(scheduler_backends):
        for group in backend.schedule_groups.values():
            for schedule in list(group.schedules.values()):
                if not schedule.target["Arn"].endswith("aws-sdk:cloudformation:deleteStack"):
                    continue
                name = json.loads(schedule.target["Input"])["StackName"]
                for stack in list(cloudformation_backends[ACCOUNT][backend.region_name].stacks.values()):
                    if name in (stack.name, stack.stack_id) and stack.status != "DELETE_IN_PROGRESS":
                        stack.caller = None  # The schedule's role, which is not looked at.
                        start_deletion(stack)
                        done.append(stack.name)
                if schedule.action_after_completion == "DELETE":
                    group.schedules.pop(schedule.name, None)
    return done


def control(asked: dict[str, Any]) -> dict[str, Any]:
    if asked.get("reset"):
        bridge.reset()
    with LOCK:
        answer: dict[str, Any] = {}
        if asked.get("reset"):
            WORLD.clear()
            settings.INITIAL_NO_AUTH_ACTION_COUNT = float("inf")
            moto_api_backend.reset()
            account.seed()
        WORLD.timings.update(asked.get("timings", {}))
        WORLD.builds.update(asked.get("builds", {}))
        for name, attribute in SETTINGS.items():
            if name in asked:
                setattr(WORLD, attribute, asked[name])
        if asked.get("runSchedules"):
            answer["deleted"] = run_schedules()
        if "poweredOff" in asked:
            for backend in regions(ec2_backends):
                for instance in backend.all_instances():
                    if instance.id == asked["poweredOff"]:
                        powered_off(instance)
        if asked.get("inventory"):
            answer["inventory"] = everything()
        return answer


def application(inner):
    """The WSGI application with the control endpoint before moto's."""

    def serve(environ, start_response):
        if environ.get("PATH_INFO") != "/slipway-control":
            return inner(environ, start_response)
        size = int(environ.get("CONTENT_LENGTH") or 0)
        try:
            body, status = control(json.loads(environ["wsgi.input"].read(size) or b"{}")), "200 OK"
        except Exception as error:  # noqa: BLE001 - a test is told what it did wrong
            body, status = {"error": f"{type(error).__name__}: {error}"}, "400 Bad Request"
        start_response(status, [("Content-Type", "application/json")])
        return [json.dumps(body).encode()]

    return serve

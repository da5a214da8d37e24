"""A build that goes through its phases by itself, and what it writes into its log.

By AWS's documentation (CodeBuild User Guide, "View build details", build phase transitions; API reference, Build): a
failure in INSTALL or PRE_BUILD goes on with FINALIZING, one in BUILD with POST_BUILD; phases have a status when they are
over. The log's own lines are those of logs in public issues (aws-samples/amazon-ecs-fargate-cdk-cicd#13). That the names
of group and stream are there from PROVISIONING on, and the stream only when something is written, is our reading.
"""

import uuid
from datetime import datetime, timezone

from moto.logs.models import logs_backends

from world import ACCOUNT, WORLD, later

PHASES = (
    "SUBMITTED QUEUED PROVISIONING DOWNLOAD_SOURCE INSTALL PRE_BUILD BUILD POST_BUILD UPLOAD_ARTIFACTS FINALIZING"
).split()
# Phases that the build's own agent says of that it enters them.
ENTERED = ("INSTALL", "PRE_BUILD", "BUILD", "POST_BUILD")
# Phase that fails → the phases that are left out after it.
SKIPPED = {
    "PROVISIONING": PHASES[3:9],
    "DOWNLOAD_SOURCE": PHASES[4:9],
    "INSTALL": PHASES[5:9],
    "PRE_BUILD": PHASES[6:9],
}


def now() -> datetime:
    return datetime.now(timezone.utc)


class Build:
    """`plan`: see `builds` in control.py."""

    def __init__(self, region: str, project: dict, number: int, given: dict, plan: dict) -> None:
        self.region, self.project, self.number, self.given, self.plan = region, project, number, given, plan
        self.id = f"{project['name']}:{uuid.uuid4()}"
        self.started, self.ended = now(), None
        self.status, self.stopping = "IN_PROGRESS", False
        self.phases: list[dict] = []
        self.written = 0
        self.batch_arn: str | None = None
        self.whenever_over = lambda: None

    @property
    def arn(self) -> str:
        return f"arn:aws:codebuild:{self.region}:{ACCOUNT}:build/{self.id}"

    @property
    def group(self) -> str:
        return f"/aws/codebuild/{self.project['name']}"

    @property
    def stream(self) -> str:
        return self.id.split(":")[1]

    def begin(self) -> None:
        self.enter("SUBMITTED")

    def enter(self, name: str) -> None:
        if self.ended:
            return
        self.phases.append({"phaseType": name, "startTime": now()})
        if name in ENTERED:
            self.say(f"Entering phase {name}")
        if name == "DOWNLOAD_SOURCE":
            self.say("Waiting for agent ping")
        for line in self.plan.get("lines", {}).get(name, ()):
            self.write(line)
        taken = self.plan.get("times", {}).get(name, self.plan.get("time", 100))
        if taken is not None:  # None: it stays there until it is stopped.
            later(taken, lambda: self.leave(name))

    def leave(self, name: str) -> None:
        if self.ended:
            return
        failure = self.plan.get("failure", {}) if self.plan.get("failure", {}).get("phase") == name else None
        status = failure.get("status", "FAILED") if failure else "SUCCEEDED"
        self.close(status, failure)
        if failure:
            self.status_later = status
        if name in (*ENTERED, "DOWNLOAD_SOURCE", "UPLOAD_ARTIFACTS"):
            self.say(f"Phase complete: {name} State: {status}")
            said = failure or {"code": "", "message": ""}
            self.say(f"Phase context status code: {said['code']} Message: {said['message']}")
        failed = next((one["phaseType"] for one in self.phases if one["phaseStatus"] != "SUCCEEDED"), "")
        left_out = SKIPPED.get(failed, ())
        rest = [phase for phase in PHASES[PHASES.index(name) + 1 :] if phase not in left_out]
        if rest:
            self.enter(rest[0])
        else:
            self.end(getattr(self, "status_later", "SUCCEEDED"))

    def close(self, status: str, failure: dict | None = None) -> None:
        phase = self.phases[-1]
        phase.update(phaseStatus=status, endTime=now(), contexts=[])
        phase["durationInSeconds"] = round((phase["endTime"] - phase["startTime"]).total_seconds())
        if failure:
            phase["contexts"] = [{"statusCode": failure["code"], "message": failure["message"]}]

    def end(self, status: str) -> None:
        self.status, self.ended = status, now()
        self.phases.append({"phaseType": "COMPLETED", "startTime": now()})
        self.whenever_over()

    def stop(self) -> None:
        if self.ended or self.stopping:
            return
        self.stopping = True

        def stopped() -> None:
            if not self.ended:
                self.close("STOPPED")
                self.end("STOPPED")

        later(self.plan.get("stopTime", 50), stopped)

    def say(self, text: str) -> None:
        self.write(f"[Container] {now():%Y/%m/%d %H:%M:%S}.{now().microsecond:06d} {text}")

    def write(self, line: str) -> None:
        """A line is in CloudWatch only some time after it was said."""
        if self.plan.get("logs", "cloudwatch") != "cloudwatch":
            return
        self.written += 1
        # Sorted by time; two lines never have the same.
        event = {"timestamp": int(self.started.timestamp() * 1000) + self.written, "message": f"{line}\n"}

        def put() -> None:
            backend = logs_backends[ACCOUNT][self.region]
            backend.ensure_log_group(self.group)
            backend.ensure_log_stream(self.group, self.stream)
            backend.put_log_events(self.group, self.stream, [event])

        later(self.plan.get("lag", 0), put)

    def logs(self) -> dict:
        kind = self.plan.get("logs", "cloudwatch")
        cloud = {"status": "ENABLED" if kind == "cloudwatch" else "DISABLED"}
        s3 = {"status": "ENABLED" if kind == "s3" else "DISABLED", "location": "logs/builds", "encryptionDisabled": False}
        told = {"cloudWatchLogs": cloud, "s3Logs": s3}
        console = "https://console.aws.amazon.com/cloudwatch/home#logEvent:group"
        if kind == "cloudwatch" and "PROVISIONING" in [phase["phaseType"] for phase in self.phases]:
            names = {"groupName": self.group, "streamName": self.stream}
            return {**told, **names, "deepLink": f"{console}={self.group};stream={self.stream}"}
        if kind == "s3":
            return {**told, "s3DeepLink": f"https://s3.console.aws.amazon.com/s3/object/logs/builds/{self.stream}.gz"}
        return {**told, "deepLink": f"{console}=null;stream=null"}

    def describe(self) -> dict:
        given = self.given
        environment = dict(self.project["environment"])
        variables = {one["name"]: one for one in environment.get("environmentVariables", [])}
        variables |= {one["name"]: one for one in given.get("environmentVariablesOverride", [])}
        environment["environmentVariables"] = list(variables.values())
        for key, name in (("imageOverride", "image"), ("computeTypeOverride", "computeType")):
            environment |= {name: given[key]} if key in given else {}
        told = {
            "id": self.id,
            "arn": self.arn,
            "buildNumber": self.number,
            "startTime": self.started,
            "currentPhase": self.phases[-1]["phaseType"],
            "buildStatus": self.status,
            "buildComplete": self.ended is not None,
            "projectName": self.project["name"],
            "phases": self.phases,
            "source": self.project["source"],
            "environment": environment,
            "logs": self.logs(),
            "timeoutInMinutes": given.get("timeoutInMinutesOverride", 60),
        }
        optional = {"endTime": self.ended, "sourceVersion": given.get("sourceVersion"), "buildBatchArn": self.batch_arn}
        return {**told, **{key: value for key, value in optional.items() if value is not None}}


def plan_of(project: str) -> dict:
    return WORLD.builds.get(project, {})

"""Batches of builds: StartBuildBatch, BatchGetBuildBatches, StopBuildBatch, ListBuildBatchesForProject. moto has none.

By AWS's documentation (API reference, BuildBatch; User Guide, "Batch builds in AWS CodeBuild", build list): a batch has
phases of its own and a group for each of its builds, which are builds like others; it fails when one of them fails. A test
names them (`batch` of a plan in control.py), each with a plan that goes over the project's.
"""

import uuid

from moto.codebuild.exceptions import ResourceNotFoundException
from moto.codebuild.responses import CodeBuildResponse
from moto.core.responses import ActionResult

from codebuild import all_builds, arguments, listed, once_a_token, project_of
from codebuild_build import Build, now, plan_of
from world import ACCOUNT, WORLD, later


class Batch:
    def __init__(self, region: str, project: dict, given: dict, builds: dict[str, Build]) -> None:
        self.region, self.project, self.given, self.builds = region, project, given, builds
        self.id = f"{project['name']}:{uuid.uuid4()}"
        self.arn = f"arn:aws:codebuild:{region}:{ACCOUNT}:build-batch/{self.id}"
        self.started, self.ended, self.status = now(), None, "IN_PROGRESS"
        self.members: dict[str, Build] = {}
        self.phases: list[dict] = []
        self.enter("SUBMITTED")
        later(plan_of(project["name"]).get("time", 100), self.begin)

    def enter(self, name: str) -> None:
        if self.phases:
            self.phases[-1].update(phaseStatus="SUCCEEDED", endTime=now(), durationInSeconds=0)
        self.phases.append({"phaseType": name, "startTime": now()})

    def begin(self) -> None:
        if self.ended:
            return
        self.enter("DOWNLOAD_BATCHSPEC")
        self.enter("IN_PROGRESS")
        plan = plan_of(self.project["name"])
        for identifier, own in plan.get("batch", {}).items():
            build = Build(self.region, self.project, len(self.builds) + 1, self.given, {**plan, **own})
            build.batch_arn, build.whenever_over = self.arn, self.look
            self.builds[build.id] = self.members[identifier] = build
            build.begin()

    def look(self) -> None:
        if self.ended or any(build.ended is None for build in self.members.values()):
            return
        said = {build.status for build in self.members.values()}
        self.end("STOPPED" if "STOPPED" in said else "SUCCEEDED" if said == {"SUCCEEDED"} else "FAILED")

    def end(self, status: str) -> None:
        self.phases[-1].update(phaseStatus=status, endTime=now(), durationInSeconds=1)
        self.status, self.ended = status, now()
        self.phases.append({"phaseType": status, "startTime": now()})

    def stop(self) -> None:
        for build in self.members.values():
            build.stop()
        if not self.members and not self.ended:
            self.end("STOPPED")

    def describe(self) -> dict:
        groups = [
            {
                "identifier": identifier,
                "dependsOn": [],
                "currentBuildSummary": {"arn": build.arn, "requestedOn": build.started, "buildStatus": build.status},
            }
            for identifier, build in self.members.items()
        ]
        variables = self.given.get("environmentVariablesOverride", [])
        told = {
            "id": self.id,
            "arn": self.arn,
            "startTime": self.started,
            "currentPhase": self.phases[-1]["phaseType"],
            "buildBatchStatus": self.status,
            "complete": self.ended is not None,
            "projectName": self.project["name"],
            "phases": self.phases,
            "environment": {**self.project["environment"], "environmentVariables": variables},
            "buildGroups": groups,
        }
        return {**told, "endTime": self.ended} if self.ended else told


def all_batches(self) -> dict[str, Batch]:
    return WORLD.codebuild_batches.setdefault(self.region, {})


def start_build_batch(self):
    given = arguments(self)
    project = project_of(self, given["projectName"])

    def make() -> Batch:
        batch = Batch(self.region, project, given, all_builds(self))
        all_batches(self)[batch.id] = batch
        return batch

    return ActionResult({"buildBatch": once_a_token("batch", given, make).describe()})


def batch_get_build_batches(self):
    ids, batches = self._get_param("ids"), all_batches(self)
    found = [batches[one].describe() for one in ids if one in batches]
    return ActionResult({"buildBatches": found, "buildBatchesNotFound": [one for one in ids if one not in batches]})


def stop_build_batch(self):
    batch = all_batches(self).get(self._get_param("id"))
    if batch is None:
        raise ResourceNotFoundException(f"Build batch {self._get_param('id')} does not exist")
    batch.stop()
    return ActionResult({"buildBatch": batch.describe()})


def list_build_batches_for_project(self):
    project = project_of(self, self._get_param("projectName"))
    return ActionResult(listed(self, [one for one in all_batches(self).values() if one.project is project]))


def install() -> None:
    for operation in (start_build_batch, batch_get_build_batches, stop_build_batch, list_build_batches_for_project):
        setattr(CodeBuildResponse, operation.__name__, operation)

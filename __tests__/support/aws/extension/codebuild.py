"""Builds of CodeBuild that take time: StartBuild, BatchGetBuilds, StopBuild, ListBuildsForProject, BatchDeleteBuilds.

moto's builds succeed when somebody looks, without overrides, tokens and logs. By AWS's documentation (API reference): an
idempotency token starts no second build, and with other parameters is refused; BatchGetBuilds tells unknown ids apart;
ids are listed a hundred a page, the newest first. Projects are moto's own, but for `projectsNotFound` and
`buildBatchConfig`. What a build does says codebuild_build.py; a test says how long it takes and how it ends (`builds` in
control.py).
"""

import json

from moto.codebuild.exceptions import InvalidInputException, ResourceNotFoundException
from moto.codebuild.responses import CodeBuildResponse
from moto.core.responses import ActionResult

from codebuild_build import Build, plan_of
from world import ACCOUNT, WORLD

PAGE = 100


def arguments(self) -> dict:
    return json.loads(self.body)


def project_of(self, name: str) -> dict:
    projects = self.codebuild_backend.codebuild_projects
    if name not in projects:
        arn = f"arn:aws:codebuild:{self.region}:{ACCOUNT}:project/{name}"
        raise ResourceNotFoundException(f"Project cannot be found: {arn}")
    return projects[name].project_metadata


def once_a_token(kind: str, given: dict, make):
    """What the token has started before; with other parameters it is an error."""
    token, rest = given.get("idempotencyToken"), {key: given[key] for key in given if key != "idempotencyToken"}
    if token is None:
        return make()
    if (kind, token) not in WORLD.tokens:
        WORLD.tokens[(kind, token)] = (rest, make())
    before, made = WORLD.tokens[(kind, token)]
    if before != rest:
        raise InvalidInputException("The idempotency token was used before, with other parameters.")
    return made


def all_builds(self) -> dict[str, Build]:
    return WORLD.codebuild_builds.setdefault(self.region, {})


def start_build(self):
    given = arguments(self)
    project = project_of(self, given["projectName"])

    def make() -> Build:
        builds = all_builds(self)
        number = 1 + sum(1 for one in builds.values() if one.project is project)
        build = Build(self.region, project, number, given, plan_of(project["name"]))
        builds[build.id] = build
        build.begin()
        return build

    return ActionResult({"build": once_a_token("build", given, make).describe()})


def batch_get_builds(self):
    ids, builds = self._get_param("ids"), all_builds(self)
    found = [builds[one].describe() for one in ids if one in builds]
    return ActionResult({"builds": found, "buildsNotFound": [one for one in ids if one not in builds]})


def stop_build(self):
    build = all_builds(self).get(self._get_param("id"))
    if build is None:
        raise ResourceNotFoundException(f"Build {self._get_param('id')} does not exist")
    build.stop()
    return ActionResult({"build": build.describe()})


def listed(self, things) -> dict:
    """One page of ids. @param things with `id`, in the order in which they were started."""
    ids = [one.id for one in things]
    if self._get_param("sortOrder") != "ASCENDING":
        ids.reverse()
    start = int(self._get_param("nextToken") or 0)
    rest = {"nextToken": str(start + PAGE)} if start + PAGE < len(ids) else {}
    return {"ids": ids[start : start + PAGE], **rest}


def list_builds_for_project(self):
    project = project_of(self, self._get_param("projectName"))
    return ActionResult(listed(self, [one for one in all_builds(self).values() if one.project is project]))


def batch_delete_builds(self):
    deleted = [one for one in self._get_param("ids") if all_builds(self).pop(one, None)]
    return ActionResult({"buildsDeleted": deleted, "buildsNotDeleted": []})


def batch_get_projects(self):
    projects = self.codebuild_backend.codebuild_projects
    names = self._get_param("names")
    found = [projects[name].project_metadata for name in names if name in projects]
    return ActionResult({"projects": found, "projectsNotFound": [name for name in names if name not in projects]})


moto_create_project = CodeBuildResponse.create_project


def create_project(self):
    result = moto_create_project(self)
    config = self._get_param("buildBatchConfig")
    if config:
        project_of(self, self._get_param("name"))["buildBatchConfig"] = config
    return result


def install() -> None:
    for operation in (start_build, batch_get_builds, stop_build, list_builds_for_project, batch_delete_builds):
        setattr(CodeBuildResponse, operation.__name__, operation)
    CodeBuildResponse.batch_get_projects = batch_get_projects
    CodeBuildResponse.create_project = create_project

"""Which rights a call needs: actions, the resources that they are checked against, and the conditions' values.

By AWS's documentation (Service Authorization Reference; EC2 User Guide, "Grant permission to tag Amazon EC2 resources
during creation": tags in a creating call need ec2:CreateTags with ec2:CreateAction; CloudFormation User Guide: what a
stack makes is made with the caller's rights, aws:CalledVia). That ExportImage passes a role, and that deregistering
with snapshots needs DeleteSnapshot, is our reading.
"""

import json
import re
from urllib.parse import parse_qs, unquote, urlparse

from moto.ec2.models import ec2_backends

from world import ACCOUNT, WORLD

Demand = tuple[str, str, dict]

# Parameter → type of the resource that it names.
NAMES = {
    "InstanceId": "instance",
    "ImageId": "image",
    "SnapshotId": "snapshot",
    "VolumeId": "volume",
    "GroupId": "security-group",
    "SecurityGroupId": "security-group",
    "SubnetId": "subnet",
    "LaunchTemplateId": "launch-template",
    "ExportTaskId": "export-image-task",
    "KeyName": "key-pair",
    "KeyPairId": "key-pair",
}

# What a call makes; it is checked against any resource of that type, with the call's tags.
MAKES = {
    "CopyImage": ("image",),
    "CreateImage": ("image", "snapshot"),
    "ExportImage": ("export-image-task",),
    "ImportKeyPair": ("key-pair",),
    "RunInstances": ("instance", "volume", "network-interface"),
    "CreateSecurityGroup": ("security-group",),
    "CreateLaunchTemplate": ("launch-template",),
    "CreateVolume": ("volume",),
}

BY_ID = {"ami": "image", "i": "instance", "snap": "snapshot", "vol": "volume", "sg": "security-group"}
BY_ID |= {"lt": "launch-template", "eni": "network-interface", "key": "key-pair", "export-ami": "export-image-task"}

# Calls that look at one resource, besides all those that change something.
LOOKS_AT_ONE = ("DescribeImageAttribute", "GetConsoleOutput", "DescribeInstanceAttribute")


def arn(region: str, kind: str, thing_id: str) -> str:
    owner = "" if kind in ("image", "snapshot") else ACCOUNT
    return f"arn:aws:ec2:{region}:{owner}:{kind}/{thing_id}"


def tags_of(region: str, kind: str, thing_id: str) -> dict[str, str]:
    backend = ec2_backends[ACCOUNT][region]
    if kind == "export-image-task":
        return WORLD.export_tasks[thing_id].tags if thing_id in WORLD.export_tasks else {}
    if kind == "key-pair":
        pair = backend.key_pairs.get(thing_id)
        return backend.tags.get(pair.id, {}) if pair else {}
    return backend.tags.get(thing_id, {})


def name_of(region: str, kind: str, thing_id: str) -> str:
    """The last part of its ARN: key pairs have their name there, by whichever of the two a call names them."""
    pairs_there = ec2_backends[ACCOUNT][region].key_pairs.values() if kind == "key-pair" else ()
    return next((pair.key_name for pair in pairs_there if pair.id == thing_id), thing_id)


def about(region: str, kind: str, thing_id: str) -> dict:
    tags = tags_of(region, kind, thing_id)
    return {
        f"{prefix}/{key}": value for key, value in tags.items() for prefix in ("aws:ResourceTag", "ec2:ResourceTag")
    }


def requested(tags: dict[str, str]) -> dict:
    return {**{f"aws:RequestTag/{key}": value for key, value in tags.items()}, "aws:TagKeys": list(tags)}


def pairs(data: dict, prefix: str) -> dict[str, str]:
    """Tags in the query protocol: `<prefix>.1.Key`, `<prefix>.1.Value`."""
    found = {}
    for name, value in data.items():
        match = re.fullmatch(rf"{re.escape(prefix)}\.(\d+)\.Key", name)
        if match:
            found[value] = data.get(f"{prefix}.{match[1]}.Value", "")
    return found


def tag_specifications(data: dict) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, kind in data.items():
        match = re.fullmatch(r"TagSpecification\.(\d+)\.ResourceType", name)
        if match:
            found.setdefault(kind, {}).update(pairs(data, f"TagSpecification.{match[1]}.Tag"))
    return found


def of_ec2(action: str, data: dict, region: str, more: dict) -> list[Demand]:
    name, found = f"ec2:{action}", []
    if action.startswith(("Describe", "Get")) and action not in LOOKS_AT_ONE:
        return [(name, "*", more)]
    tags = tag_specifications(data)
    if action in ("CreateTags", "DeleteTags"):
        given = requested(pairs(data, "Tag"))
        ids = [value for key, value in data.items() if key.startswith("ResourceId.")]
        for thing_id in ids:
            kind = BY_ID.get(thing_id.rsplit("-", 1)[0], "instance")
            found.append((name, arn(region, kind, thing_id), {**about(region, kind, thing_id), **given, **more}))
        return found
    for kind in MAKES.get(action, ()):
        thing_id = data.get("KeyName", "*") if kind == "key-pair" else "*"
        found.append((name, arn(region, kind, thing_id), {**requested(tags.get(kind, {})), **more}))
    for parameter, value in data.items():
        kind = NAMES.get(parameter.split(".")[0])
        if kind and not (kind == "key-pair" and action == "ImportKeyPair"):
            value = name_of(region, kind, value)
            found.append((name, arn(region, kind, value), {**about(region, kind, value), **more}))
    for kind, given in tags.items():
        context = {**requested(given), "ec2:CreateAction": action, **more}
        found.append(("ec2:CreateTags", arn(region, kind, "*"), context))
    if action == "ExportImage":
        role = f"arn:aws:iam::{ACCOUNT}:role/{data.get('RoleName', 'vmimport')}"
        found.append(("iam:PassRole", role, {"iam:PassedToService": "vmie.amazonaws.com"}))
    if action == "DeregisterImage" and data.get("DeleteAssociatedSnapshots") == "true":
        ami = ec2_backends[ACCOUNT][region].amis.get(data["ImageId"])
        if ami:
            snapshot = ami.ebs_snapshot.id
            found.append(("ec2:DeleteSnapshot", arn(region, "snapshot", snapshot), about(region, "snapshot", snapshot)))
    return found or [(name, "*", more)]


def of_cloudformation(action: str, data: dict, region: str) -> list[Demand]:
    name = data.get("StackName", "")
    resource = name if name.startswith("arn:") else f"arn:aws:cloudformation:{region}:{ACCOUNT}:stack/{name}/*"
    tags = pairs(data, "Tags.member")
    found = [(f"cloudformation:{action}", resource if name else "*", requested(tags))]
    return [*found, ("cloudformation:TagResource", resource, requested(tags))] if tags else found


def of_s3(action: str, resource: str, path: str, method: str, headers: dict, body: bytes) -> list[Demand]:
    names = {"HeadBucket": "ListBucket"}
    query = parse_qs(urlparse(path).query, keep_blank_values=True)
    if "encryption" in query and method == "GET":
        action = "GetEncryptionConfiguration"
    if method == "POST" and "delete" in query:
        keys = re.findall(r"<Key>(.*?)</Key>", body.decode())
        return [("s3:DeleteObject", f"{resource}/{key}", {}) for key in keys]
    found = [(f"s3:{names.get(action, action)}", resource, {})]
    source = headers.get("X-Amz-Copy-Source")
    if source:
        found.append(("s3:GetObject", f"arn:aws:s3:::{unquote(source).lstrip('/').split('?')[0]}", {}))
    return found


def of_codebuild(action: str, region: str, given: dict) -> list[Demand]:
    """Each action on a build is one on its project, whose name an id begins with."""
    ids = [*given.get("ids", ()), *([given["id"]] if "id" in given else [])]
    named = [given["projectName"]] if "projectName" in given else given.get("names", [])
    projects = sorted({*named, *(one.split(":")[0] for one in ids)})
    arns = [f"arn:aws:codebuild:{region}:{ACCOUNT}:project/{name}" for name in projects]
    return [(f"codebuild:{action}", resource, {}) for resource in arns or ["*"]]


def of_path(service: str, action: str, path: str, region: str, data: dict, body: bytes) -> list[Demand]:
    """Services whose resources stand in the path or in a JSON body."""
    parts = unquote(urlparse(path).path).strip("/").split("/")
    resource = "*"
    if service == "scheduler" and len(parts) > 1:
        resource = f"arn:aws:scheduler:{region}:{ACCOUNT}:schedule-group/{parts[1]}"
        if parts[0] == "tags":
            resource = "/".join(parts[1:])
    if service == "ssm":
        resource = f"arn:aws:ssm:{region}::parameter{json.loads(body or b'{}').get('Name', '')}"
    if service == "codebuild":
        return of_codebuild(action, region, json.loads(body or b"{}"))
    if service == "logs":
        given = json.loads(body or b"{}")
        names = f"log-group:{given.get('logGroupName')}:log-stream:{given.get('logStreamName')}"
        resource = f"arn:aws:logs:{region}:{ACCOUNT}:{names}"
    if service == "iam":
        role = data.get("RoleName")
        resource = f"arn:aws:iam::{ACCOUNT}:role/{role}" if role else data.get("PolicySourceArn", "*")
    return [(f"{service}:{action}", resource, {})]


def demands(service: str, action: str, region: str, request: dict) -> list[Demand]:
    """@param request with `data` (flat parameters), `path`, `method`, `headers`, `body`, and moto's `resource`."""
    data = {key: value[0] if isinstance(value, list) else value for key, value in (request["data"] or {}).items()}
    if service == "ec2":
        return of_ec2(action, data, region, {})
    if service == "cloudformation":
        return of_cloudformation(action, data, region)
    if service == "s3":
        return of_s3(
            action, request["resource"], request["path"], request["method"], request["headers"], request["body"]
        )
    return of_path(service, action, request["path"], region, data, request["body"] or b"")

"""Everything that is in the account, asked of moto's own records and of the extension's: no call of the API is made, so
neither paging nor a filter can hide something."""

from moto.cloudformation import cloudformation_backends
from moto.ec2.models import ec2_backends
from moto.s3 import s3_backends
from moto.scheduler.models import scheduler_backends

from world import ACCOUNT, WORLD


def regions(backends) -> list:
    return [backends[ACCOUNT][region] for region in list(backends[ACCOUNT].keys())]


def entry(kind: str, region: str, thing_id: str, name: str | None, tags: dict[str, str]) -> dict:
    return {"type": kind, "region": region, "id": thing_id, "name": name or "", "tags": tags}


def of_ec2(backend) -> list[dict]:
    def tags(thing_id: str) -> dict[str, str]:
        return dict(backend.tags.get(thing_id, {}))

    def each(kind: str, things, name=lambda thing: None) -> list[dict]:
        return [entry(kind, backend.region_name, thing.id, name(thing), tags(thing.id)) for thing in things]

    own = [image for image in backend.amis.values() if image.owner_id == ACCOUNT]
    groups = [group for vpc in backend.groups.values() for group in vpc.values() if group.name != "default"]
    return [
        *each("instance", [one for one in backend.all_instances() if one.state != "terminated"]),
        *each("volume", backend.volumes.values()),
        *each("snapshot", [one for one in backend.snapshots.values() if one.owner_id == ACCOUNT]),
        *each("image", own, lambda image: image.name),
        *each("key pair", backend.key_pairs.values(), lambda pair: pair.key_name),
        *each("security group", groups, lambda group: group.name),
        *each("launch template", backend.launch_templates.values(), lambda template: template.name),
        *each("network interface", backend.enis.values()),
    ]


def of_stacks(backend) -> list[dict]:
    return [
        entry("stack", backend.region_name, stack.stack_id, stack.name, dict(stack.tags))
        for stack in backend.stacks.values()
    ]


def of_scheduler(backend) -> list[dict]:
    found = []
    for group in backend.schedule_groups.values():
        tags = {tag["Key"]: tag["Value"] for tag in backend.list_tags_for_resource(group.arn)["Tags"]}
        if group.name != "default":
            found.append(entry("schedule group", backend.region_name, group.arn, group.name, tags))
        # Schedules have no tags of their own: the group's stand for them.
        for schedule in group.schedules.values():
            found.append(entry("schedule", backend.region_name, schedule.arn, schedule.name, tags))
    return found


def of_s3() -> list[dict]:
    found = []
    for bucket in s3_backends[ACCOUNT]["aws"].buckets.values():
        for key in list(bucket.keys):
            found.append(entry("object", bucket.region_name, f"{bucket.name}/{key}", key, {}))
        for upload in bucket.multiparts.values():
            name = f"{bucket.name}/{upload.key_name}"
            found.append(entry("upload", bucket.region_name, f"{name}?{upload.id}", upload.key_name, {}))
    return found


def everything() -> list[dict]:
    """Instances that are terminated and export tasks that are no longer active are history, and cannot be removed."""
    found = [one for backend in regions(ec2_backends) for one in of_ec2(backend)]
    found += [one for backend in regions(cloudformation_backends) for one in of_stacks(backend)]
    found += [one for backend in regions(scheduler_backends) for one in of_scheduler(backend)]
    for task in WORLD.export_tasks.values():
        if task.status == "active":
            found.append(entry("export task", task.region, task.id, None, task.tags))
    return found + of_s3()

"""ExportImage, DescribeExportImageTasks, CancelExportTask.

moto has none of them. By AWS's documentation (API reference; VM Import/Export User Guide, "Exporting a VM directly from
an AMI"): a ClientToken makes the call idempotent, one AMI has one task at a time, five tasks run in a Region, the role
and the bucket must be there, the object is `<prefix><task id>.<format>`, a failure shows as `deleting` or `deleted`
with a StatusMessage. NotExportable is what people were told (aws/aws-sdk#203); the other codes of refusals are our
reading: the documentation names none.
"""

import uuid

from moto.core.responses import ActionResult, EmptyResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.responses import EC2Response
from moto.iam import iam_backends
from moto.s3 import s3_backends
from moto.s3.exceptions import MissingBucket

import bridge
import objects
from paging import page
from world import ACCOUNT, WORLD, beside, later, once

TASKS_A_REGION = 5
ENDINGS = {"VMDK": "vmdk", "VHD": "vhd", "RAW": "raw"}


class Task:
    def __init__(self, region: str, ami, given: dict, tags: dict[str, str]) -> None:
        self.id = f"export-ami-{uuid.uuid4().hex[:17]}"
        self.region, self.ami, self.given, self.tags = region, ami, given, tags
        self.status, self.progress, self.message = "active", "0", "validating"

    @property
    def key(self) -> str:
        return f"{self.given['prefix']}{self.id}.{ENDINGS[self.given['format']]}"

    def describe(self) -> dict:
        result = {
            "ExportImageTaskId": self.id,
            "ImageId": self.ami.id,
            "Description": self.given["description"],
            "DiskImageFormat": self.given["format"],
            "RoleName": self.given["role"],
            "S3ExportLocation": {"S3Bucket": self.given["bucket"], "S3Prefix": self.given["prefix"]},
            "Status": self.status,
            "StatusMessage": self.message,
            "Tags": [{"Key": key, "Value": value} for key, value in self.tags.items()],
        }
        return {**result, "Progress": self.progress} if self.progress else result


def check(self, ami, given: dict) -> None:
    """Whatever AWS refuses before a task is there."""
    if ami.state != "available":
        raise EC2ClientError("IncorrectState", f"The image {ami.id} is not available.")
    if ami.ebs_snapshot.encrypted:
        raise EC2ClientError(
            "NotExportable", f"The image ID provided ({ami.id}) contains encrypted EBS snapshots and is not exportable."
        )
    if ami.product_codes:
        raise EC2ClientError(
            "NotExportable", f"The image ID provided ({ami.id}) is a marketplace AMI and is not exportable."
        )
    if ami.owner_id != ACCOUNT:
        raise EC2ClientError("AuthFailure", f"Not authorized to export the image {ami.id}.")
    if given["role"] not in [role.name for role in iam_backends[ACCOUNT]["aws"].roles.values()]:
        message = f"The service role {given['role']} provided does not exist or does not have sufficient permissions"
        raise EC2ClientError("InvalidParameter", message)
    try:
        bucket = s3_backends[ACCOUNT]["aws"].get_bucket(given["bucket"])
    except MissingBucket:
        raise EC2ClientError("InvalidParameter", f"The bucket {given['bucket']} does not exist.") from None
    if bucket.region_name != self.region:
        raise EC2ClientError("InvalidParameter", f"The bucket {given['bucket']} is not in {self.region}.")
    active = [task for task in WORLD.export_tasks.values() if task.region == self.region and task.status == "active"]
    if any(task.ami.id == ami.id for task in active):
        raise EC2ClientError("IncorrectState", f"There is an export task for the image {ami.id} already.")
    if len(active) >= TASKS_A_REGION:
        raise EC2ClientError("ResourceLimitExceeded", "The limit of concurrent conversion tasks is reached.")


def fault_of(task: Task) -> dict:
    for fault in WORLD.export_faults:
        if fault.get("format", task.given["format"]) == task.given["format"]:
            if "times" in fault:
                fault["times"] -= 1
                if fault["times"] <= 0:
                    WORLD.export_faults.remove(fault)
            return fault
    return {}


def run(task: Task) -> None:
    time, fault = WORLD.timings["export"], fault_of(task)
    s3_backends[ACCOUNT]["aws"].put_object(
        task.given["bucket"], f"{task.given['prefix']}vmimportexport_write_verification", b""
    )

    def at(share: float, progress: str, message: str) -> None:
        def tell() -> None:
            if task.status == "active":
                task.progress, task.message = progress, message

        later(time * share, tell)

    def finish(_=None) -> None:
        if task.status != "active":
            s3_backends[ACCOUNT]["aws"].get_bucket(task.given["bucket"]).keys.pop(task.key, None)
        elif fault.get("stuck"):
            task.progress, task.message = "80", "converting"
        else:
            task.status, task.progress, task.message = "completed", None, None

    def break_off(message: str, outcome: str = "deleted") -> None:
        if task.status != "active":
            return
        task.status, task.message, task.progress = "deleting", message, None
        if outcome == "deleted":
            later(WORLD.timings["exportCancel"], lambda: setattr(task, "status", "deleted"))

    at(0.1, "20", "validating")
    at(0.3, "35", "updating")
    at(0.5, "60", "converting")
    at(0.8, "80", "converting")
    if "outcome" in fault:
        message = fault.get("message", "ClientError: the image cannot be exported")
        later(time * 0.9, lambda: break_off(message, fault["outcome"]))
    elif task.ami.disk:

        def convert() -> None:
            path = bridge.export(task.ami.id, task.ami.disk, task.given["format"])
            objects.put_disk(task.given["bucket"], task.key, path)

        beside(convert, finish, lambda error: break_off(f"ServerError: {error}"))
    else:

        def write() -> None:
            if task.status == "active":
                content = f"{task.given['format']} of {task.ami.id}\n".encode()
                s3_backends[ACCOUNT]["aws"].put_object(task.given["bucket"], task.key, content)
            finish()

        later(time, write)


def export_image(self):
    location = self._get_param("S3ExportLocation", {})
    given = {
        "format": self._get_param("DiskImageFormat"),
        "bucket": location.get("S3Bucket"),
        "prefix": location.get("S3Prefix", ""),
        "role": self._get_param("RoleName") or "vmimport",
        "description": self._get_param("Description", ""),
    }
    tags = {}
    for specification in self._get_param("TagSpecifications", []):
        if specification["ResourceType"] != "export-image-task":
            raise EC2ClientError("InvalidParameterValue", "Only export-image-task can be tagged here.")
        tags.update({tag["Key"]: tag["Value"] for tag in specification["Tags"]})
    ami = self.ec2_backend.describe_images(ami_ids=[self._get_param("ImageId")])[0]

    def make() -> Task:
        check(self, ami, given)
        self.error_on_dryrun()
        task = Task(self.region, ami, given, tags)
        WORLD.export_tasks[task.id] = task
        run(task)
        return task

    task = once(f"ExportImage {self.region}", self._get_param("ClientToken"), make)
    return ActionResult(task.describe())


def matches(task: Task, filters: dict) -> bool:
    for name, values in filters.items():
        if name == "task-state":
            if task.status not in values:
                return False
        else:  # No other filter is documented, not even by tag.
            raise EC2ClientError("InvalidParameterValue", f"The filter '{name}' is invalid")
    return True


def describe_export_image_tasks(self):
    self.error_on_dryrun()
    tasks = [task for task in WORLD.export_tasks.values() if task.region == self.region]
    ids = self._get_param("ExportImageTaskIds", [])
    unknown = set(ids) - {task.id for task in tasks}
    if unknown:
        message = f"The export image task id {sorted(unknown)[0]} does not exist"
        raise EC2ClientError("InvalidExportImageTaskId.NotFound", message)
    filters = self._filters_from_querystring()
    wanted = [task.describe() for task in tasks if (not ids or task.id in ids) and matches(task, filters)]
    items, token = page(self, wanted)
    return ActionResult({"ExportImageTasks": items, **({"NextToken": token} if token else {})})


def cancel_export_task(self):
    task_id = self._get_param("ExportTaskId")
    task = WORLD.export_tasks.get(task_id)
    if task is None or task.region != self.region:
        raise EC2ClientError("InvalidExportTaskID.NotFound", f"The export task {task_id} does not exist")
    if task.status != "active":
        raise EC2ClientError("IncorrectState", f"The export task {task_id} is {task.status}.")
    task.status, task.message, task.progress = "deleting", "Cancelled by the user", None
    later(WORLD.timings["exportCancel"], lambda: setattr(task, "status", "deleted"))
    return EmptyResult()


def tagging(change):
    """CreateTags and DeleteTags of export tasks, whose ids moto does not know; a call names one kind of resource."""
    original = getattr(EC2Response, change)

    def answer(self):
        ids = self._get_param("Resources", [])
        if not ids or not all(task_id.startswith("export-ami-") for task_id in ids):
            return original(self)
        self.error_on_dryrun()
        for task_id in ids:
            if task_id not in WORLD.export_tasks:
                raise EC2ClientError("InvalidID", f"The ID '{task_id}' is not valid")
            for tag in self._get_param("Tags", []):
                if change == "create_tags":
                    WORLD.export_tasks[task_id].tags[tag["Key"]] = tag["Value"]
                else:
                    WORLD.export_tasks[task_id].tags.pop(tag["Key"], None)
        return EmptyResult()

    return answer


def install() -> None:
    for change in ("create_tags", "delete_tags"):
        setattr(EC2Response, change, tagging(change))
    for method in (export_image, describe_export_image_tasks, cancel_export_task):
        setattr(EC2Response, method.__name__, method)

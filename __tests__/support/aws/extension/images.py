"""AMIs and their snapshots.

By AWS's documentation (EC2 API reference, CreateImage, CopyImage, DeregisterImage): names are unique in account and
Region, an image is `pending` at first, tags for image and snapshot are part of the call, a copy is idempotent by
ClientToken, deregistering may take the snapshots along.
"""

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import ec2_backends
from moto.ec2.models.amis import Ami
from moto.ec2.models.elastic_block_store import Snapshot
from moto.ec2.responses import EC2Response
from moto.ec2.utils import random_ami_id

import bridge
from world import ACCOUNT, WORLD, beside, later, once

moto_init = Ami.__init__


def init(self, ec2_backend, ami_id, volume_size=8, disk=None, public=False, **rest):
    """As moto's, with the size of the root volume, and the file that is its content where there is a real one."""
    self.disk = disk
    self.deprecation_time = None
    self.state_reason = None
    self.usage_operation = "RunInstances"
    self.platform_details = "Linux/UNIX"
    moto_init(self, ec2_backend, ami_id, public=public, **rest)
    self.root_device_type = "ebs"
    self.owner_alias = None  # moto takes every seeded image for Amazon's.
    self.ebs_snapshot.volume.size = volume_size


def block_device_mappings(self):
    snapshot = self.ebs_snapshot
    ebs = {
        "SnapshotId": snapshot.id,
        "VolumeSize": snapshot.volume.size,
        "VolumeType": "gp3",
        "DeleteOnTermination": True,
        "Encrypted": snapshot.encrypted,
    }
    return [{"DeviceName": self.root_device_name, "Ebs": ebs}]


def check_name(backend, name: str) -> None:
    for ami in backend.amis.values():
        if ami.name == name and ami.owner_id == ACCOUNT:
            message = f"AMI name {name} is already in use by AMI {ami.id}"
            raise EC2ClientError("InvalidAMIName.Duplicate", message)


def tags_of(specifications, allowed):
    tags = {kind: {} for kind in allowed}
    for specification in specifications:
        kind = specification["ResourceType"]
        if kind not in allowed:
            message = f"'{kind}' is not a valid taggable resource type for this operation."
            raise EC2ClientError("InvalidParameterValue", message)
        tags[kind].update({tag["Key"]: tag["Value"] for tag in specification.get("Tags", [])})
    return tags


def begin(ami, time: str, prepare=None) -> None:
    """Makes an image pending, and available after its time and after its disk is there."""
    ami.state = "pending"
    ami.ebs_snapshot.status = "pending"
    ami.ebs_snapshot.progress_text = "12%"

    def fail(message: str) -> None:
        ami.state = "failed"
        ami.state_reason = {"Code": "Client.InternalError", "Message": message}
        ami.ebs_snapshot.status = "error"

    def ready(disk=None) -> None:
        if ami.name in WORLD.failing_images:
            return fail(WORLD.failing_images[ami.name])
        ami.disk = disk or ami.disk
        ami.state = "available"
        ami.ebs_snapshot.status = "completed"
        ami.ebs_snapshot.progress_text = "100%"

    def half() -> None:
        ami.ebs_snapshot.progress_text = "57%"

    later(WORLD.timings[time] / 2, half)
    if prepare is None:
        later(WORLD.timings[time], ready)
    else:
        beside(prepare, ready, lambda error: fail(str(error)))


def create_image(self):
    backend = self.ec2_backend
    name = self._get_param("Name")
    tags = tags_of(self._get_param("TagSpecifications", []), ("image", "snapshot"))
    instance = backend.get_instance(self._get_param("InstanceId"))
    if instance.state not in ("running", "stopped"):
        message = f"The instance {instance.id} is in state {instance.state}, from which an image cannot be made."
        raise EC2ClientError("IncorrectInstanceState", message)
    check_name(backend, name)
    self.error_on_dryrun()
    root = instance.block_device_mapping[instance.root_device_name]
    volume = backend.get_volume(root.volume_id)
    ami_id = random_ami_id()
    description = self._get_param("Description", "")
    ami = Ami(
        backend,
        ami_id,
        instance=instance,
        name=name,
        description=description,
        volume_size=volume.size,
        root_device_name=instance.root_device_name,
        boot_mode=getattr(backend.amis.get(instance.image_id), "boot_mode", "legacy-bios"),
        snapshot_description=f"Created by CreateImage({instance.id}) for {ami_id}",
        tags=tags["image"],
    )
    source = backend.amis.get(instance.image_id)
    ami.product_codes = set(source.product_codes) if source else set()
    ami.image_location = f"{ACCOUNT}/{name}"
    ami.ebs_snapshot.volume = volume
    ami.ebs_snapshot.encrypted = volume.encrypted
    ami.ebs_snapshot.add_tags(tags["snapshot"])
    backend.amis[ami.id] = ami
    capture = (lambda: bridge.capture(instance.id, ami.id)) if bridge.has(instance.id) else None
    begin(ami, "image", capture)
    return ActionResult({"ImageId": ami.id})


def copy_image(self):
    backend = self.ec2_backend
    name, token = self._get_param("Name"), self._get_param("ClientToken")
    source_region, source_id = self._get_param("SourceRegion"), self._get_param("SourceImageId")
    tags = tags_of(self._get_param("TagSpecifications", []), ("image", "snapshot"))
    source = ec2_backends[ACCOUNT][source_region].describe_images(ami_ids=[source_id])[0]

    def make() -> Ami:
        if source.state != "available":
            raise EC2ClientError("InvalidRequest", f"The image {source_id} is not available.")
        check_name(backend, name)
        self.error_on_dryrun()
        ami_id = random_ami_id()
        ami = Ami(
            backend,
            ami_id,
            source_ami=source,
            name=name,
            description=self._get_param("Description") or source.description,
            volume_size=source.ebs_snapshot.volume.size,
            root_device_name=source.root_device_name,
            boot_mode=source.boot_mode,
            disk=source.disk,
            region_name=f"{backend.region_name}a",
            snapshot_description=f"Copied for DestinationAmi {ami_id} from SourceAmi {source_id}",
            tags=tags["image"],
        )
        ami.product_codes = set(source.product_codes)
        ami.ebs_snapshot.encrypted = bool(self._get_param("Encrypted")) or backend.get_ebs_encryption_by_default()
        copied = source.get_tags() if self._get_param("CopyImageTags") else []
        ami.add_tags({tag["key"]: tag["value"] for tag in copied if not tag["key"].startswith("aws:")})
        ami.ebs_snapshot.add_tags(tags["snapshot"])
        backend.amis[ami.id] = ami
        begin(ami, "copyImage")
        return ami

    ami = once(f"CopyImage {backend.region_name}", token, make)
    return ActionResult({"ImageId": ami.id})


def deregister_image(self):
    backend, ami_id = self.ec2_backend, self._get_param("ImageId")
    self.error_on_dryrun()
    ami = backend.amis.get(ami_id)
    backend.deregister_image(ami_id)
    results = []
    if ami and str(self._get_param("DeleteAssociatedSnapshots")).lower() == "true":
        backend.snapshots.pop(ami.ebs_snapshot.id, None)
        results.append({"SnapshotId": ami.ebs_snapshot.id, "ReturnCode": "success"})
    return ActionResult({"Return": True, "DeleteSnapshotResults": results})


def install() -> None:
    Ami.__init__ = init
    Ami.block_device_mappings = property(block_device_mappings)
    Ami.public = property(lambda self: self.is_public)
    Snapshot.progress = property(lambda self: getattr(self, "progress_text", "100%"))
    Snapshot.state = property(lambda self: self.status)
    for method in (create_image, copy_image, deregister_image):
        setattr(EC2Response, method.__name__, method)

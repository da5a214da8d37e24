"""From a launch template or a call to an instance that is running.

By AWS's documentation (RunInstances; EC2 User Guide, "Block device mappings"): the root volume is the image's,
overridden by the launch template and the call; tags are those of both; a ClientToken makes the call idempotent; an
instance is `pending`, then `running`.
"""

import base64
import copy

from moto.core.utils import utcnow
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.instances import InstanceBackend

import bridge
from instances import end, state
from world import WORLD, beside, later, once

moto_run = InstanceBackend.run_instances


def check_capacity(kind: str, spot: bool, zone: str) -> None:
    """The words are those of EC2's error InsufficientInstanceCapacity."""
    for lack in WORLD.no_capacity:
        if lack.get("type", kind) == kind and lack.get("spot", spot) == spot and lack.get("zone", zone) == zone:
            text = (
                f"We currently do not have sufficient {kind} capacity in the Availability Zone you requested ({zone})."
            )
            if spot:
                text = "There is no Spot capacity available that matches your request."
            raise EC2ClientError("InsufficientInstanceCapacity", text)


def root_mapping(ami, *overrides) -> list[dict]:
    """The image's root volume with what launch template and call change, and further volumes as they say."""
    root = copy.deepcopy(ami.block_device_mappings[0])
    further = {}
    for mappings in overrides:
        for mapping in mappings or []:
            given = {key: value for key, value in (mapping.get("Ebs") or {}).items() if value is not None}
            if mapping["DeviceName"] == root["DeviceName"]:
                root["Ebs"].update(given)
            else:
                further[mapping["DeviceName"]] = {"DeviceName": mapping["DeviceName"], "Ebs": given}
    root["Ebs"]["VolumeSize"] = int(root["Ebs"]["VolumeSize"])
    root["Ebs"]["DeleteOnTermination"] = str(root["Ebs"]["DeleteOnTermination"]).lower() == "true"
    size = ami.ebs_snapshot.volume.size
    if root["Ebs"]["VolumeSize"] < size:
        message = f"Volume of size {root['Ebs']['VolumeSize']}GB is smaller than snapshot, expect size >= {size}GB"
        raise EC2ClientError("InvalidBlockDeviceMapping", message)
    return [root, *further.values()]


def tags_for(kind: str, template: dict, tags: dict) -> dict[str, str]:
    found = {}
    for specification in template.get("TagSpecifications", []):
        if specification["ResourceType"] == kind:
            found.update({tag["Key"]: tag["Value"] for tag in specification["Tags"]})
    return {**found, **tags.get(kind, {})}


def run_instances(self, image_id, count, user_data, security_group_names, **kwargs):
    token = kwargs.get("client_token")
    token = None if token == "ABCDE" else token  # moto's default for an absent one.

    def make():
        reference = kwargs.get("launch_template")
        template = self._get_template_from_args(reference).data if reference else {}
        return launch(self, template, image_id, count, user_data, security_group_names, kwargs)

    return once(f"RunInstances {self.region_name}", token, make)


def launch(self, template, image_id, count, user_data, security_group_names, kwargs):
    image_id = image_id or template.get("ImageId")
    ami = self.describe_images(ami_ids=[image_id])[0]
    if ami.state != "available":
        raise EC2ClientError("InvalidAMIID.Unavailable", f"The image id '[{image_id}]' is not available")
    if kwargs.get("is_instance_type_default") and template.get("InstanceType"):
        kwargs["instance_type"], kwargs["is_instance_type_default"] = template["InstanceType"], False
    nics = kwargs.get("nics") or copy.deepcopy(template.get("NetworkInterfaces", []))
    kwargs["nics"] = nics
    for nic in nics:
        nic.setdefault("DeleteOnTermination", True)
        if kwargs.get("subnet_id"):
            nic.setdefault("SubnetId", kwargs.pop("subnet_id"))
    market = kwargs.get("instance_market_options") or template.get("InstanceMarketOptions", {}).get("MarketType")
    kwargs["instance_market_options"] = market
    kwargs["metadata_options"] = {**template.get("MetadataOptions", {}), **(kwargs.get("metadata_options") or {})}
    kwargs["instance_initiated_shutdown_behavior"] = kwargs.get("instance_initiated_shutdown_behavior") or template.get(
        "InstanceInitiatedShutdownBehavior"
    )
    tags = kwargs.get("tags") or {}
    kwargs["tags"] = {kind: tags_for(kind, template, tags) for kind in ("instance", "volume", "network-interface")}
    kwargs["block_device_mappings"] = root_mapping(
        ami, template.get("BlockDeviceMappings"), kwargs.get("block_device_mappings")
    )
    kwargs["region_name"] = self.region_name
    placement = template.get("Placement", {}).get("AvailabilityZone")
    kwargs["placement"] = kwargs.get("placement") or placement
    key_name = kwargs.get("key_name") or template.get("KeyName")
    if key_name:
        self.describe_key_pairs(key_names=[key_name])
    subnet = next((nic["SubnetId"] for nic in nics if nic.get("SubnetId")), kwargs.get("subnet_id"))
    zone = self.get_subnet(subnet).availability_zone if subnet else kwargs["placement"] or f"{self.region_name}a"
    offered = {
        entry["InstanceType"]
        for entry in self.describe_instance_type_offerings("availability-zone", {"location": [zone]})
    }
    if kwargs["instance_type"] not in offered:
        kind = kwargs["instance_type"]
        message = (
            f"Your requested instance type ({kind}) is not supported in your requested Availability Zone ({zone})."
        )
        raise EC2ClientError("Unsupported", message)
    check_capacity(kwargs["instance_type"], market == "spot", zone)
    reservation = moto_run(self, image_id, count, user_data, security_group_names, **kwargs)
    for instance in reservation.instances:
        complete(self, instance, ami, template, user_data or template.get("UserData"), kwargs)
    return reservation


def complete(self, instance, ami, template, user_data, kwargs) -> None:
    """What moto leaves out of a new instance, and its start."""
    instance.user_data = user_data
    for nic in instance.nics.values():
        nic.delete_on_termination = True
        nic.public_ip_auto_assign = True
        nic.check_auto_public_ip()
        nic.add_tags(kwargs["tags"]["network-interface"])
        for group in nic.group_set:
            if group.id not in [known.id for known in instance.security_groups]:
                instance.security_groups.append(group)
    profile = template.get("IamInstanceProfile", {})
    name = profile.get("Name") or profile.get("Arn", "").split("/")[-1]
    if name:
        self.associate_iam_instance_profile(instance_id=instance.id, iam_instance_profile_name=name)
    state(instance, 0, "pending")
    instance.launch_time = utcnow()

    def running(_=None) -> None:
        if instance.state == "pending":
            state(instance, 16, "running")

    if not ami.disk:
        later(WORLD.timings["instancePending"], running)
        return
    key = next((pair for pair in self.key_pairs.values() if pair.key_name == instance.key_name), None)
    question = {
        "disk": ami.disk,
        "size": max(mapping["Ebs"]["VolumeSize"] for mapping in kwargs["block_device_mappings"][:1]),
        "userData": base64.b64decode(str(user_data)).decode() if user_data else "",
        "publicKey": key.public_key.strip() if key else "",
        "keyName": instance.key_name or "",
        "hostname": instance.private_dns_name.split(".")[0],
        "arch": ami.architecture,
    }

    def failed(error: Exception) -> None:
        print(f"the machine of {instance.id} did not start: {error}", flush=True)
        end(instance, "Server.InternalError: Internal error on launch")

    def started(machine: dict) -> None:
        # Several machines have the same port, each at an address of its own on the loopback interface.
        instance.nics[0].public_ip = machine["address"]
        running()

    beside(lambda: bridge.launch(instance.id, question), started, failed)


def install() -> None:
    InstanceBackend.run_instances = run_instances

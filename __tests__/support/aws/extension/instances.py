"""Instances: from the launch template to the end.

By AWS's documentation (EC2 User Guide, "Instance lifecycle"; RunInstances; "Block device mappings"): an instance is
`pending`, then `running`; `stopping`, then `stopped`; `shutting-down`, then `terminated`, and only then its volumes
with DeleteOnTermination and its network interface go. The root volume is the image's, overridden by the launch template and
the call. A ClientToken makes RunInstances idempotent. `terminate` as shutdown behaviour ends the instance when its
system powers off. The address is always this machine's own: nothing outside is ever contacted.
"""

import base64
import copy

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance, InstanceBackend, InstanceState
from moto.ec2.models.security_groups import SecurityGroupBackend
from moto.ec2.responses import EC2Response

import bridge
from world import WORLD, beside, later, once

moto_run = InstanceBackend.run_instances
moto_stop = Instance.stop
moto_terminate = Instance.terminate


def state(instance: Instance, code: int, name: str) -> None:
    instance._state = InstanceState(name, code)


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


def end(instance: Instance, reason: str) -> None:
    if instance.state in ("terminated",):
        return
    moto_terminate(instance)
    instance.security_groups = []
    instance.state_reason.message, instance.state_reason.code = reason, reason.split(":")[0]


def terminate(self) -> InstanceState:
    previous = copy.copy(self._state)
    if self.state in ("shutting-down", "terminated"):
        return previous
    state(self, 32, "shutting-down")
    reason = "Client.UserInitiatedShutdown: User initiated shutdown"

    def gone(_=None) -> None:
        end(self, reason)

    if bridge.has(self.id):
        beside(lambda: bridge.terminate(self.id), gone, gone)
    else:
        later(WORLD.timings["instanceTerminating"], gone)
    return previous


def stop(self) -> InstanceState:
    previous = copy.copy(self._state)
    if self.state in ("stopping", "stopped"):
        return previous
    if self.state != "running":
        message = f"The instance '{self.id}' is not in a state from which it can be stopped."
        raise EC2ClientError("IncorrectInstanceState", message)
    if self.lifecycle == "spot":
        # One-time spot requests only: what a launch template without options for persistence makes.
        raise EC2ClientError(
            "UnsupportedOperation",
            f"You can't stop the Spot Instance '{self.id}' because it is associated with a one-time Spot request.",
        )
    state(self, 64, "stopping")

    def stopped(_=None) -> None:
        if self.state == "stopping":
            moto_stop(self)

    if bridge.has(self.id):
        beside(lambda: bridge.stop(self.id), stopped, stopped)
    else:
        later(WORLD.timings["instanceStopping"], stopped)
    return previous


def powered_off(instance: Instance) -> None:
    """The guest has powered itself off: shutdown behaviour decides."""
    if instance.state not in ("running", "pending"):
        return
    if instance.instance_initiated_shutdown_behavior == "terminate":
        state(instance, 32, "shutting-down")
        reason = "Client.InstanceInitiatedShutdown: Instance initiated shutdown"
        gone = lambda _=None: end(instance, reason)  # noqa: E731
        beside(lambda: bridge.terminate(instance.id), gone, gone)
    else:
        moto_stop(instance)


def get_console_output(self):
    self.error_on_dryrun()
    instance = self.ec2_backend.get_instance(self._get_param("InstanceId"))
    text = bridge.console(instance.id) if bridge.has(instance.id) else WORLD.console
    # The last 64 KiB, as documented.
    output = base64.b64encode(text.encode()[-65536:]).decode()
    result = {"InstanceId": instance.id, "Timestamp": utcnow()}
    return ActionResult({**result, "Output": output} if output else result)


moto_delete_group = SecurityGroupBackend._delete_security_group


def delete_security_group(self, vpc_id, group_id):
    """In use by a network interface: refused (EC2 API reference, DeleteSecurityGroup)."""
    for eni in self.enis.values():
        if group_id in [group.id for group in eni.group_set]:
            raise EC2ClientError("DependencyViolation", f"resource {group_id} has a dependent object")
    moto_delete_group(self, vpc_id, group_id)


def check_auto_public_ip(self) -> None:
    if str(self.public_ip_auto_assign).lower() == "true":
        self.public_ip = "127.0.0.1"


def install() -> None:
    InstanceBackend.run_instances = run_instances
    Instance.stop = stop
    Instance.terminate = terminate
    NetworkInterface.check_auto_public_ip = check_auto_public_ip
    SecurityGroupBackend._delete_security_group = delete_security_group
    EC2Response.get_console_output = get_console_output

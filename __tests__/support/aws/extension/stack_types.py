"""Resources of stacks that moto lacks or makes only in part: launch template, instance, schedule group, schedule.

By AWS's documentation (CloudFormation, template reference): properties as there; Ref and GetAtt as there. `tags` are
the stack's own: CloudFormation puts them on every resource that can have tags.
"""

from typing import Any

from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends
from moto.ec2.models.instances import Instance
from moto.ec2.models.launch_templates import LaunchTemplate
from moto.ec2.utils import convert_tag_spec, parse_user_data, random_launch_template_name
from moto.scheduler.models import Schedule, ScheduleGroup, scheduler_backends

# Types that this stand-in makes truly. Anything else is refused: moto would leave it out without a word.
KNOWN = (
    "AWS::EC2::SecurityGroup",
    "AWS::EC2::LaunchTemplate",
    "AWS::EC2::Instance",
    "AWS::Scheduler::ScheduleGroup",
    "AWS::Scheduler::Schedule",
    "AWS::S3::Bucket",
    "AWS::IAM::Role",
    "AWS::IAM::InstanceProfile",
    "AWS::IAM::ManagedPolicy",
    "AWS::IAM::Policy",
    "AWS::EC2::Volume",
)


def tag_dict(tags: list[dict[str, str]] | None) -> dict[str, str]:
    return {tag["Key"]: str(tag["Value"]) for tag in tags or []}


class StackScheduleGroup(CloudFormationModel):
    __module__ = "moto.scheduler.stacks"  # moto sorts its models by where they stand.

    def __init__(self, group: ScheduleGroup) -> None:
        self.group = group
        self.physical_resource_id = group.name

    @staticmethod
    def cloudformation_name_type() -> str:
        return "Name"

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::Scheduler::ScheduleGroup"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr in ("Arn", "State", "CreationDate", "LastModificationDate")

    def get_cfn_attribute(self, attribute_name: str) -> str:
        if attribute_name == "Arn":
            return self.group.arn
        raise UnformattedGetAttTemplateException()

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        backend = scheduler_backends[account_id][region_name]
        if resource_name in backend.schedule_groups:
            raise ValueError(f"Schedule group {resource_name} already exists.")
        tags = {**kwargs.get("stack_tags", {}), **tag_dict(cloudformation_json["Properties"].get("Tags"))}
        listed = [{"Key": key, "Value": value} for key, value in tags.items()]
        return cls(backend.create_schedule_group(resource_name, listed))

    def delete(self, account_id: str, region_name: str) -> None:
        scheduler_backends[account_id][region_name].schedule_groups.pop(self.group.name, None)


class StackSchedule(CloudFormationModel):
    __module__ = "moto.scheduler.stacks"  # moto sorts its models by where they stand.

    def __init__(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self.physical_resource_id = schedule.name

    @staticmethod
    def cloudformation_name_type() -> str:
        return "Name"

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::Scheduler::Schedule"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr == "Arn"

    def get_cfn_attribute(self, attribute_name: str) -> str:
        if attribute_name == "Arn":
            return self.schedule.arn
        raise UnformattedGetAttTemplateException()

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        given = cloudformation_json["Properties"]
        backend = scheduler_backends[account_id][region_name]
        group = given.get("GroupName", "default")
        if group not in backend.schedule_groups:
            raise ValueError(f"Schedule group {group} does not exist.")
        check_schedule(given)
        schedule = backend.create_schedule(
            description=given.get("Description"),
            end_date=given.get("EndDate"),
            flexible_time_window=given["FlexibleTimeWindow"],
            group_name=group,
            kms_key_arn=given.get("KmsKeyArn"),
            name=resource_name,
            schedule_expression=given["ScheduleExpression"],
            schedule_expression_timezone=given.get("ScheduleExpressionTimezone"),
            start_date=given.get("StartDate"),
            state=given.get("State"),
            target=given["Target"],
            action_after_completion=given.get("ActionAfterCompletion", "NONE"),
        )
        return cls(schedule)

    def delete(self, account_id: str, region_name: str) -> None:
        group = scheduler_backends[account_id][region_name].schedule_groups.get(self.schedule.group_name)
        if group:
            group.schedules.pop(self.schedule.name, None)


def check_schedule(given: dict[str, Any]) -> None:
    """One-time schedules: `at(yyyy-mm-ddThh:mm:ss)` (EventBridge Scheduler User Guide, "Schedule types")."""
    import re

    expression = given["ScheduleExpression"]
    if not re.fullmatch(r"at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)|rate\(.+\)|cron\(.+\)", expression):
        raise ValueError(f"Invalid Schedule Expression {expression}.")
    if "RoleArn" not in given["Target"] or "Arn" not in given["Target"]:
        raise ValueError("A target has an Arn and a RoleArn.")


def create_launch_template(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    given = cloudformation_json["Properties"]
    data = dict(given["LaunchTemplateData"])
    data["UserData"] = parse_user_data(data.get("UserData"))
    specifications = convert_tag_spec(given.get("TagSpecifications", []), tag_key="Tags")
    own = {**kwargs.get("stack_tags", {}), **specifications.get("launch-template", {})}
    name = given.get("LaunchTemplateName") or random_launch_template_name()
    backend = ec2_backends[account_id][region_name]
    return backend.create_launch_template(name, given.get("VersionDescription"), data, {"launch-template": own})


def delete_launch_template(self, account_id: str, region_name: str) -> None:
    backend = ec2_backends[account_id][region_name]
    if self.id in backend.launch_templates:
        backend.delete_launch_template(None, self.id)


def create_instance(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    given = cloudformation_json["Properties"]
    backend = ec2_backends[account_id][region_name]
    stack_tags = kwargs.get("stack_tags", {})
    own = {**stack_tags, **tag_dict(given.get("Tags"))}
    volumes = own if str(given.get("PropagateTagsToVolumeOnCreation")).lower() == "true" else {}
    arguments = {
        "instance_type": given.get("InstanceType", "m1.small"),
        "is_instance_type_default": not given.get("InstanceType"),
        "subnet_id": given.get("SubnetId"),
        "placement": given.get("AvailabilityZone"),
        "key_name": given.get("KeyName"),
        "security_group_ids": given.get("SecurityGroupIds", []),
        "nics": given.get("NetworkInterfaces", []),
        "launch_template": given.get("LaunchTemplate", {}),
        "instance_initiated_shutdown_behavior": given.get("InstanceInitiatedShutdownBehavior"),
        "metadata_options": given.get("MetadataOptions", {}),
        "tags": {"instance": own, "volume": volumes},
    }
    if given.get("BlockDeviceMappings"):
        arguments["block_device_mappings"] = given["BlockDeviceMappings"]
    reservation = backend.run_instances(
        given.get("ImageId"), 1, parse_user_data(given.get("UserData")), given.get("SecurityGroups", []), **arguments
    )
    instance = reservation.instances[0]
    if given.get("IamInstanceProfile"):
        backend.associate_iam_instance_profile(
            instance_id=instance.id, iam_instance_profile_name=given["IamInstanceProfile"]
        )
    return instance


def install() -> None:
    LaunchTemplate.create_from_cloudformation_json = classmethod(create_launch_template)
    LaunchTemplate.delete = delete_launch_template
    Instance.create_from_cloudformation_json = classmethod(create_instance)
    Instance.has_cfn_attr = classmethod(
        lambda cls, attr: (
            attr
            in ("AvailabilityZone", "InstanceId", "PrivateDnsName", "PublicDnsName", "PrivateIp", "PublicIp", "VpcId")
        )
    )
    moto_attribute = Instance.get_cfn_attribute
    Instance.get_cfn_attribute = lambda self, name: (
        self.id if name == "InstanceId" else self.vpc_id if name == "VpcId" else moto_attribute(self, name)
    )

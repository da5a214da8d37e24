"""IAM enforcement: each call against its caller's policies, and what a stack makes against its creator's.

moto says whose call it is and when enforcement is on (`POST /moto-api/reset-auth` with the number of calls that are
free before). What a call needs says demands.py, what policies allow says policy.py. Signatures are not looked at.
"""

import threading

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse
from moto.iam.access_control import IAMRequestBase, S3IAMRequest
from moto.s3.exceptions import S3AccessDeniedError

from demands import arn, demands, of_ec2
from policy import allows, documents
from world import ACCOUNT

CALLER = threading.local()

# Type of a stack's resource → the calls that make it, and those that remove it (the registry's resource schemas).
MAKING = {
    "AWS::EC2::SecurityGroup": (("ec2", "CreateSecurityGroup"), ("ec2", "DescribeSecurityGroups")),
    "AWS::EC2::LaunchTemplate": (("ec2", "CreateLaunchTemplate"), ("ec2", "DescribeLaunchTemplates")),
    "AWS::EC2::Instance": (("ec2", "RunInstances"), ("ec2", "DescribeInstances")),
    "AWS::Scheduler::ScheduleGroup": (("scheduler", "CreateScheduleGroup"), ("scheduler", "GetScheduleGroup")),
    "AWS::Scheduler::Schedule": (("scheduler", "CreateSchedule"), ("scheduler", "GetSchedule")),
}
REMOVING = {
    "AWS::EC2::SecurityGroup": ("ec2", "DeleteSecurityGroup", "security-group"),
    "AWS::EC2::LaunchTemplate": ("ec2", "DeleteLaunchTemplate", "launch-template"),
    "AWS::EC2::Instance": ("ec2", "TerminateInstances", "instance"),
    "AWS::Scheduler::ScheduleGroup": ("scheduler", "DeleteScheduleGroup", "schedule-group"),
    "AWS::Scheduler::Schedule": ("scheduler", "DeleteSchedule", "schedule"),
}
VIA = {"aws:CalledVia": ["cloudformation.amazonaws.com"]}


class Denied(ServiceException):
    pass


def refusal(service: str, who: str, action: str, resource: str) -> Denied:
    """The words of AWS (IAM User Guide, "Troubleshoot access denied error messages")."""
    text = f"User: {who} is not authorized to perform: {action} on resource: {resource}"
    text += f" because no identity-based policy allows the {action} action"
    if service == "ec2":
        return Denied("UnauthorizedOperation", f"You are not authorized to perform this operation. {text}")
    codes = {
        "codebuild": "AccessDeniedException",
        "logs": "AccessDeniedException",
        "ssm": "AccessDeniedException",
        "scheduler": "AccessDeniedException",
        "servicequotas": "AccessDeniedException",
    }
    return Denied(codes.get(service, "AccessDenied"), text)


class Caller:
    """Somebody with policies."""

    def __init__(self, key, region: str) -> None:
        self.who, self.key, self.region = key.arn, key, region

    def check(self, service: str, wanted) -> None:
        policies = documents(self.key.collect_policies())
        for action, resource, context in wanted:
            full = {"aws:RequestedRegion": self.region, "aws:PrincipalAccount": ACCOUNT, **context}
            if not allows(policies, action, resource, full):
                raise refusal(service, self.who, action, resource)

    def check_making(self, kind: str, properties: dict, tags: dict[str, str], name: str) -> None:
        for service, action in MAKING.get(kind, ()):
            self.check(service, self.making(service, action, properties, tags, name))

    def making(self, service: str, action: str, properties: dict, tags: dict[str, str], name: str):
        if service == "scheduler":
            group = properties.get("GroupName", name)
            of = f"schedule/{group}/{name}" if action.endswith("Schedule") else f"schedule-group/{name}"
            found = [(f"scheduler:{action}", f"arn:aws:scheduler:{self.region}:{ACCOUNT}:{of}", VIA)]
            if action == "CreateSchedule":
                role = properties["Target"]["RoleArn"]
                found.append(("iam:PassRole", role, {"iam:PassedToService": "scheduler.amazonaws.com"}))
            if action == "CreateScheduleGroup" and tags:
                found.append(("scheduler:TagResource", f"arn:aws:scheduler:{self.region}:{ACCOUNT}:{of}", VIA))
            return found
        own = {
            "CreateSecurityGroup": "security-group",
            "CreateLaunchTemplate": "launch-template",
            "RunInstances": "instance",
        }
        data = {"TagSpecification.1.ResourceType": own[action]} if action in own else {}
        for index, (key, value) in enumerate(tags.items() if data else (), 1):
            if not key.startswith("aws:"):
                data |= {f"TagSpecification.1.Tag.{index}.Key": key, f"TagSpecification.1.Tag.{index}.Value": value}
        for parameter in ("ImageId", "SubnetId"):
            if action == "RunInstances" and properties.get(parameter):
                data[parameter] = properties[parameter]
        if action == "RunInstances" and "LaunchTemplateId" in properties.get("LaunchTemplate", {}):
            data["LaunchTemplateId"] = properties["LaunchTemplate"]["LaunchTemplateId"]
        found = of_ec2(action, data, self.region, VIA)
        if action == "CreateSecurityGroup" and properties.get("SecurityGroupIngress"):
            found.append(("ec2:AuthorizeSecurityGroupIngress", arn(self.region, "security-group", "*"), VIA))
        return found

    def check_removing(self, kind: str, physical: str, group: str) -> None:
        if kind not in REMOVING:
            return
        service, action, of = REMOVING[kind]
        if service == "ec2":
            parameter = {"security-group": "GroupId", "launch-template": "LaunchTemplateId", "instance": "InstanceId"}[
                of
            ]
            return self.check(service, of_ec2(action, {parameter: physical}, self.region, VIA))
        name = f"{group}/{physical}" if of == "schedule" else physical
        resource = f"arn:aws:scheduler:{self.region}:{ACCOUNT}:{of}/{name}"
        self.check(service, [(f"scheduler:{action}", resource, VIA)])


def check_action_permitted(self, resource: str) -> None:
    action = self._action.split(":", 1)[1]
    if self._action == "sts:GetCallerIdentity":
        return
    CALLER.now = Caller(self._access_key, self._region)
    request = {
        "data": self._data,
        "path": self._path,
        "method": self._method,
        "headers": self._headers,
        "body": self._body,
        "resource": resource,
    }
    try:
        CALLER.now.check(self._service, demands(self._service, action, self._region, request))
    except Denied:
        if isinstance(self, S3IAMRequest):
            raise S3AccessDeniedError() from None
        raise


moto_call = BaseResponse.call_action


def call_action(self):
    """moto expects another kind of error while it authorises; this one is written in the service's own protocol."""
    CALLER.now = None
    try:
        return moto_call(self)
    except Denied as denied:
        status, headers, body = self.serialized(ActionResult(denied))
        return 400 if status == 200 else status, headers, body


def install() -> None:
    IAMRequestBase.check_signature = lambda self: None
    IAMRequestBase.check_action_permitted = check_action_permitted
    BaseResponse.call_action = call_action

"""Stacks that take their time, fail, roll back, and go.

By AWS's documentation (CloudFormation API reference and User Guide, "Stack creation events", "Stack failure options",
"Delete a stack"): CreateStack answers at once; each resource has its events; where one fails, what was made is removed
and the stack ends in ROLLBACK_COMPLETE, from which it can only be deleted; a deletion that meets a resource it cannot
remove ends in DELETE_FAILED and can be repeated; a stack that is gone is known by its id only. Templates are read by
moto, which also has the intrinsic functions.
"""

from typing import Any

from moto.cloudformation import cloudformation_backends
from moto.cloudformation.exceptions import AlreadyExistsException, ValidationError
from moto.cloudformation.models import Event, Stack
from moto.cloudformation.parsing import clean_json, parse_resource_and_generate_name
from moto.cloudformation.responses import CloudFormationResponse
from moto.cloudformation.utils import generate_stack_id
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import utcnow
from moto.ec2.models import ec2_backends
from moto.ec2.models.core import TaggedEC2Resource

from enforcement import CALLER
from stack_types import KNOWN
from world import WORLD, later

GONE = ("NotFound", "Unavailable", "NoSuch")
ENDED = ("CREATE_COMPLETE", "CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED")


class Record:
    """A resource as the stack knows it."""

    def __init__(self, logical: str, kind: str) -> None:
        self.logical, self.kind = logical, kind
        self.physical, self.status, self.reason, self.thing, self.time = "", "", None, None, utcnow()


def tell(stack: Stack, record: Record | None, status: str, reason: str | None = None) -> None:
    if record is None:
        stack.status, stack.stack_status_reason = status, reason
        logical, physical, kind = stack.name, stack.stack_id, "AWS::CloudFormation::Stack"
    else:
        record.status, record.reason, record.time = status, reason, utcnow()
        logical, physical, kind = record.logical, record.physical, record.kind
    event = Event(stack.stack_id, stack.name, logical, physical, kind, status, reason, None)
    event.client_request_token = stack.request_token
    stack.events.append(event)


def references(part: Any) -> set[str]:
    """Logical ids that a part of a template refers to; parameters too, which do no harm."""
    if isinstance(part, list):
        return set().union(*(references(item) for item in part))
    if not isinstance(part, dict):
        return set()
    found: set[str] = set()
    for key, value in part.items():
        if key == "Ref":
            found.add(value)
        elif key == "Fn::GetAtt":
            found.add(value[0] if isinstance(value, list) else value.split(".")[0])
        elif key == "Fn::Sub":
            text = value[0] if isinstance(value, list) else value
            found |= {name.split("}")[0].split(".")[0] for name in text.split("${")[1:]}
            found |= references(value[1]) if isinstance(value, list) else set()
        else:
            found |= references(value)
    return found


def order(stack: Stack) -> list[str]:
    """Resources whose condition holds, each after those that it needs."""
    resources = stack.template_dict["Resources"]
    conditions = stack.resource_map.lazy_condition_map
    wanted = [name for name, part in resources.items() if not part.get("Condition") or conditions[part["Condition"]]]
    done: list[str] = []

    def visit(name: str) -> None:
        if name in done or name not in wanted:
            return
        part = resources[name]
        needs = part.get("DependsOn", [])
        for other in [*([needs] if isinstance(needs, str) else needs), *sorted(references(part.get("Properties", {})))]:
            if other != name:
                visit(other)
        done.append(name)

    for name in wanted:
        visit(name)
    return done


def without_none(part: Any) -> Any:
    """AWS::NoValue takes an item out of a list, too; moto leaves a None in its place."""
    if isinstance(part, list):
        return [without_none(item) for item in part if item is not None]
    if isinstance(part, dict):
        return {key: without_none(value) for key, value in part.items() if value is not None}
    return part


def make(stack: Stack, logical: str) -> Any:
    resource_map = stack.resource_map
    part = dict(stack.template_dict["Resources"][logical])
    part.setdefault("Properties", {})
    kind, properties, name = parse_resource_and_generate_name(logical, part, resource_map)
    properties = without_none(properties)
    tags = {**stack.tags, "aws:cloudformation:stack-name": stack.name, "aws:cloudformation:stack-id": stack.stack_id}
    tags["aws:cloudformation:logical-id"] = logical
    if stack.caller:
        stack.caller.check_making(part["Type"], properties.get("Properties", {}), tags, name)
    thing = kind.create_from_cloudformation_json(
        name,
        properties,
        stack.account_id,
        stack.region_name,
        stack_tags=tags,
        LogicalId=logical,
        StackId=stack.stack_id,
    )
    thing.cf_resource_type, thing.logical_resource_id = part["Type"], logical
    resource_map._parsed_resources[logical] = thing
    if isinstance(thing, TaggedEC2Resource):
        own = {tag["key"] for tag in thing.get_tags()}
        missing = {key: value for key, value in tags.items() if key not in own}
        ec2_backends[stack.account_id][stack.region_name].create_tags([thing.physical_resource_id], missing)
    return thing


def words(error: Exception) -> str:
    """As CloudFormation hands on what a service said."""
    text = error.message if isinstance(error, ServiceException) else str(error)
    service = "Service: Ec2, Status Code: 400, Request ID: 00000000-0000-0000-0000-000000000000"
    handler = "(RequestToken: 0, HandlerErrorCode: GeneralServiceException)"
    return f'Resource handler returned message: "{text} ({service})" {handler}'


def build(stack: Stack, names: list[str]) -> None:
    turn = stack.turn
    if not names:
        stack.creation_done = True
        return tell(stack, None, "CREATE_COMPLETE")
    logical, *rest = names
    record = Record(logical, stack.template_dict["Resources"][logical]["Type"])
    stack.records[logical] = record
    tell(stack, record, "CREATE_IN_PROGRESS")
    try:
        if logical in WORLD.failing_resources:
            raise ValueError(WORLD.failing_resources[logical])
        record.thing = make(stack, logical)
    except Exception as error:  # noqa: BLE001 - whatever a service refuses makes the resource fail
        tell(stack, record, "CREATE_FAILED", words(error))
        return fail(stack, logical)
    record.physical = record.thing.physical_resource_id
    tell(stack, record, "CREATE_IN_PROGRESS", "Resource creation Initiated")

    def ready() -> None:
        if stack.turn != turn:
            return
        state = getattr(record.thing, "state", None) if record.kind == "AWS::EC2::Instance" else None
        if state == "pending":
            return later(5, ready)
        if state in ("shutting-down", "terminated"):
            tell(stack, record, "CREATE_FAILED", words(ValueError("Instance ended before it was running.")))
            return fail(stack, logical)
        tell(stack, record, "CREATE_COMPLETE")
        later(0, lambda: build(stack, rest) if stack.turn == turn else None)

    later(WORLD.timings["stackResource"], ready)


def fail(stack: Stack, logical: str) -> None:
    reason = f"The following resource(s) failed to create: [{logical}]. "
    if stack.on_failure == "DO_NOTHING":
        return tell(stack, None, "CREATE_FAILED", reason)
    if stack.on_failure == "DELETE":
        tell(stack, None, "DELETE_IN_PROGRESS", reason + "Delete requested by user.")
        return remove(stack, "DELETE_COMPLETE", "DELETE_FAILED")
    tell(stack, None, "ROLLBACK_IN_PROGRESS", reason + "Rollback requested by user.")
    remove(stack, "ROLLBACK_COMPLETE", "ROLLBACK_FAILED")


def remove(stack: Stack, after: str, broken: str, retained: tuple[str, ...] = ()) -> None:
    """Removes what the stack has, last made first, one after the other."""
    stack.turn += 1
    turn = stack.turn
    left = [record for record in reversed(stack.records.values()) if record.status != "DELETE_COMPLETE"]
    left = [record for record in left if record.thing is not None and record.logical not in retained]

    def step() -> None:
        if stack.turn != turn:
            return
        if not left:
            failed = [record.logical for record in stack.records.values() if record.status == "DELETE_FAILED"]
            failed = [name for name in failed if name not in retained]
            if failed:
                return tell(stack, None, broken, f"The following resource(s) failed to delete: [{', '.join(failed)}]. ")
            tell(stack, None, after)
            if after == "DELETE_COMPLETE":
                backend = cloudformation_backends[stack.account_id][stack.region_name]
                backend.deleted_stacks[stack.stack_id] = backend.stacks.pop(stack.stack_id)
            return
        record = left.pop(0)
        tell(stack, record, "DELETE_IN_PROGRESS")
        later(WORLD.timings["stackResource"], lambda: take(record))

    def take(record: Record) -> None:
        if stack.turn != turn:
            return
        try:
            if record.logical in WORLD.undeletable_resources:
                raise ValueError(WORLD.undeletable_resources[record.logical])
            if stack.caller:
                group = stack.template_dict["Resources"][record.logical].get("Properties", {}).get("GroupName", "")
                group = clean_json(group, stack.resource_map)
                stack.caller.check_removing(record.kind, record.physical, group)
            record.thing.delete(stack.account_id, stack.region_name)
        except Exception as error:  # noqa: BLE001
            if not any(word in getattr(error, "code", "") for word in GONE):
                tell(stack, record, "DELETE_FAILED", words(error))
                return step()
        await_end(record)

    def await_end(record: Record) -> None:
        if stack.turn != turn:
            return
        if record.kind == "AWS::EC2::Instance" and record.thing.state != "terminated":
            return later(5, lambda: await_end(record))
        tell(stack, record, "DELETE_COMPLETE")
        step()

    step()


def create_stack(self):
    backend, name = self.cloudformation_backend, self._get_param("StackName")
    token = self._get_param("ClientRequestToken")
    for stack in backend.stacks.values():
        if stack.name == name:
            if token and stack.request_token == token:
                return ActionResult({"StackId": stack.stack_id})
            raise AlreadyExistsException(f"Stack [{name}] already exists")
    parameters = {item["ParameterKey"]: item["ParameterValue"] for item in self._get_param("Parameters", [])}
    stack = Stack(
        stack_id=generate_stack_id(name, self.region, self.current_account),
        name=name,
        template=self._get_param("TemplateBody") or self._get_stack_from_s3_url(self._get_param("TemplateURL")),
        parameters=parameters,
        account_id=self.current_account,
        region_name=self.region,
        notification_arns=self._get_param("NotificationARNs", []),
        tags={item["Key"]: item["Value"] for item in self._get_param("Tags", [])},
        role_arn=self._get_param("RoleARN"),
        cross_stack_resources=backend.exports,
        enable_termination_protection=bool(self._get_param("EnableTerminationProtection")),
        timeout_in_mins=self._get_param("TimeoutInMinutes"),
        stack_policy_body=self._get_param("StackPolicyBody"),
    )
    declared = stack.template_dict.get("Parameters", {})
    if set(parameters) - set(declared):
        raise ValidationError(
            message=f"Parameters: [{', '.join(sorted(set(parameters) - set(declared)))}] do not exist in the template"
        )
    unknown = {part["Type"] for part in stack.template_dict["Resources"].values()} - set(KNOWN)
    if unknown:
        raise ValidationError(message=f"The stand-in has no resource types {sorted(unknown)}")
    stack.records, stack.turn, stack.request_token = {}, 0, token
    stack.caller = getattr(CALLER, "now", None)
    disable = str(self._get_param("DisableRollback")).lower() == "true"
    stack.on_failure = self._get_param("OnFailure") or ("DO_NOTHING" if disable else "ROLLBACK")
    stack.disable_rollback = disable
    names = order(stack)
    backend.stacks[stack.stack_id] = stack
    tell(stack, None, "CREATE_IN_PROGRESS", "User Initiated")
    later(WORLD.timings["stackResource"], lambda: build(stack, names) if stack.turn == 0 else None)
    return ActionResult({"StackId": stack.stack_id})


def delete_stack(self):
    backend, name = self.cloudformation_backend, self._get_param("StackName")
    stack = next((one for one in backend.stacks.values() if name in (one.name, one.stack_id)), None)
    if stack is None or stack.status == "DELETE_IN_PROGRESS":
        return EmptyResult()
    if stack.enable_termination_protection:
        raise ValidationError(message=f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled")
    retained = tuple(self._get_param("RetainResources", []))
    if retained and stack.status != "DELETE_FAILED":
        raise ValidationError(message="Invalid operation on stack: RetainResources is for stacks in DELETE_FAILED only")
    stack.caller = getattr(CALLER, "now", None)
    start_deletion(stack, retained)
    return EmptyResult()


def start_deletion(stack: Stack, retained: tuple[str, ...] = ()) -> None:
    tell(stack, None, "DELETE_IN_PROGRESS", "User Initiated")
    remove(stack, "DELETE_COMPLETE", "DELETE_FAILED", retained)


def outputs(self):
    """Only a finished stack has outputs; moto would make the resources to find them out."""
    if not getattr(self, "creation_done", False) or self.status != "CREATE_COMPLETE":
        return None
    given = self.template_dict.get("Outputs") or {}
    conditions = self.resource_map.lazy_condition_map
    return [
        {
            "OutputKey": key,
            "OutputValue": str(clean_json(part["Value"], self.resource_map)),
            "Description": part.get("Description"),
        }
        for key, part in given.items()
        if not part.get("Condition") or conditions[part["Condition"]]
    ]


def resource_of(stack: Stack, record: Record) -> dict:
    described = {
        "LogicalResourceId": record.logical,
        "PhysicalResourceId": record.physical,
        "ResourceType": record.kind,
        "ResourceStatus": record.status,
        "ResourceStatusReason": record.reason,
        "LastUpdatedTimestamp": record.time,
        "Timestamp": record.time,
        "StackName": stack.name,
        "StackId": stack.stack_id,
    }
    return {key: value for key, value in described.items() if value is not None}


def listed(key: str):
    def answer(self):
        stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
        return ActionResult({key: [resource_of(stack, record) for record in stack.records.values()]})

    return answer


def install() -> None:
    Stack.outputs = property(outputs)
    Stack.exports = property(lambda self: [])
    Stack.stack_resources = property(lambda self: [record.thing for record in self.records.values() if record.thing])
    CloudFormationResponse.create_stack = create_stack
    CloudFormationResponse.delete_stack = delete_stack
    CloudFormationResponse.list_stack_resources = listed("StackResourceSummaries")
    CloudFormationResponse.describe_stack_resources = listed("StackResources")

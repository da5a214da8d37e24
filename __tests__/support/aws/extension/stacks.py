"""Stacks that take their time, fail, roll back, and go.

By AWS's documentation (CloudFormation API reference and User Guide, "Stack creation events", "Stack failure options",
"Delete a stack"): CreateStack answers at once; each resource has its events; where one fails, what was made is removed
and the stack ends in ROLLBACK_COMPLETE, from which it can only be deleted; a deletion that meets a resource it cannot
remove ends in DELETE_FAILED and can be repeated; a stack that is gone is known by its id only. Templates are read by
moto, which also has the intrinsic functions. The parts: stack_order.py, stack_making.py, stack_removal.py.
"""

from moto.cloudformation.exceptions import AlreadyExistsException, ValidationError
from moto.cloudformation.models import Stack
from moto.cloudformation.parsing import clean_json
from moto.cloudformation.responses import CloudFormationResponse
from moto.cloudformation.utils import generate_stack_id
from moto.core.responses import ActionResult, EmptyResult

from enforcement import CALLER
from stack_making import build
from stack_order import order
from stack_removal import start_deletion
from stack_state import Record, tell
from stack_types import KNOWN
from world import WORLD, later


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

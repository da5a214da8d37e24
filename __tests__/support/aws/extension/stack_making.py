"""How a stack comes to be, one resource after the other, and what happens where one fails (CloudFormation User Guide,
"Stack failure options").
"""

from typing import Any

from moto.cloudformation.models import Stack
from moto.cloudformation.parsing import parse_resource_and_generate_name
from moto.ec2.models import ec2_backends
from moto.ec2.models.core import TaggedEC2Resource

from stack_removal import remove
from stack_state import Record, tell, words
from world import WORLD, later


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

"""How a stack goes: what it has is removed, last made first; what cannot be removed makes it fail (CloudFormation User
Guide, "Delete a stack").
"""

from moto.cloudformation import cloudformation_backends
from moto.cloudformation.models import Stack
from moto.cloudformation.parsing import clean_json

from stack_state import Record, tell, words
from world import WORLD, later

GONE = ("NotFound", "Unavailable", "NoSuch")


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


def start_deletion(stack: Stack, retained: tuple[str, ...] = ()) -> None:
    tell(stack, None, "DELETE_IN_PROGRESS", "User Initiated")
    remove(stack, "DELETE_COMPLETE", "DELETE_FAILED", retained)

"""What a stack knows of itself and of its resources, and the events that it tells (CloudFormation User Guide, "Stack
creation events").
"""

from moto.cloudformation.models import Event, Stack
from moto.core.exceptions import ServiceException
from moto.core.utils import utcnow


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


def words(error: Exception) -> str:
    """As CloudFormation hands on what a service said."""
    text = error.message if isinstance(error, ServiceException) else str(error)
    service = "Service: Ec2, Status Code: 400, Request ID: 00000000-0000-0000-0000-000000000000"
    handler = "(RequestToken: 0, HandlerErrorCode: GeneralServiceException)"
    return f'Resource handler returned message: "{text} ({service})" {handler}'

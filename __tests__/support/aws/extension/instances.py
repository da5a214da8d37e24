"""The life of an instance after its launch.

By AWS's documentation (EC2 User Guide, "Instance lifecycle"): an instance is `stopping`, then `stopped`; it is
`shutting-down`, then `terminated`, and only then its volumes with DeleteOnTermination and its network interface go.
`terminate` as shutdown behaviour ends the instance when its system powers off. The address is always this machine's
own: nothing outside is ever contacted.
"""

import base64
import copy

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance, InstanceState
from moto.ec2.models.security_groups import SecurityGroupBackend
from moto.ec2.responses import EC2Response

import bridge
from world import WORLD, beside, later

moto_stop = Instance.stop


moto_terminate = Instance.terminate


def state(instance: Instance, code: int, name: str) -> None:
    instance._state = InstanceState(name, code)


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
    Instance.stop = stop
    Instance.terminate = terminate
    NetworkInterface.check_auto_public_ip = check_auto_public_ip
    SecurityGroupBackend._delete_security_group = delete_security_group
    EC2Response.get_console_output = get_console_output

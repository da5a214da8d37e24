"""Who may use an image, and until when.

By AWS's documentation (EC2 API reference, EnableImageDeprecation, GetImageBlockPublicAccessState,
ModifyImageAttribute): nothing gets public while public access is blocked, as it is at first.
"""

from datetime import datetime, timezone

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.amis import AmiBackend
from moto.ec2.responses import EC2Response

from world import WORLD


def enable_image_deprecation(self):
    when = self._get_param("DeprecateAt")
    when = when if isinstance(when, datetime) else datetime.fromisoformat(str(when).replace("Z", "+00:00"))
    if when.astimezone(timezone.utc) < datetime.now(timezone.utc):
        raise EC2ClientError("InvalidParameterValue", "The date for DeprecateAt is in the past.")
    self.error_on_dryrun()
    ami = self.ec2_backend.describe_images(ami_ids=[self._get_param("ImageId")])[0]
    ami.deprecation_time = when.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:00.000Z")
    return ActionResult({"Return": True})


def get_image_block_public_access_state(self):
    self.error_on_dryrun()
    state = WORLD.block_public_access.get(self.region, "block-new-sharing")
    return ActionResult({"ImageBlockPublicAccessState": state, "ManagedBy": "account"})


def disable_image_block_public_access(self):
    self.error_on_dryrun()
    WORLD.block_public_access[self.region] = "unblocked"
    return ActionResult({"ImageBlockPublicAccessState": "unblocked"})


def enable_image_block_public_access(self):
    self.error_on_dryrun()
    WORLD.block_public_access[self.region] = "block-new-sharing"
    return ActionResult({"ImageBlockPublicAccessState": "block-new-sharing"})


moto_modify = AmiBackend.modify_image_attribute


def modify_image_attribute(self, ami_id, launch_permissions_to_add, launch_permissions_to_remove):
    ami = self.describe_images(ami_ids=[ami_id])[0]
    if any(permission.get("Group") == "all" for permission in launch_permissions_to_add):
        if WORLD.block_public_access.get(self.region_name, "block-new-sharing") != "unblocked":
            message = "You can't publicly share this image because block public access is enabled in this Region."
            raise EC2ClientError("OperationNotPermitted", message)
        if ami.ebs_snapshot.encrypted:
            raise EC2ClientError("InvalidParameter", "Images with encrypted snapshots cannot be public.")
    moto_modify(self, ami_id, launch_permissions_to_add, launch_permissions_to_remove)


def install() -> None:
    AmiBackend.modify_image_attribute = modify_image_attribute
    for method in (
        enable_image_deprecation,
        get_image_block_public_access_state,
        disable_image_block_public_access,
        enable_image_block_public_access,
    ):
        setattr(EC2Response, method.__name__, method)

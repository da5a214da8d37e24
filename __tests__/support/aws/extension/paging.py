"""Pages of EC2's Describe calls.

AWS's documentation: MaxResults and NextToken; all of it where no MaxResults is given. moto answers with everything, or
(launch templates) cuts off without a token. Also: `Owners` of snapshots, and tags that are found without a search.
"""

from moto.core.responses import ActionResult
from moto.ec2.models.core import TaggedEC2Resource
from moto.ec2.models.launch_templates import LaunchTemplate
from moto.ec2.responses import EC2Response

from world import ACCOUNT

PAGED = {
    "describe_images": "Images",
    "describe_snapshots": "Snapshots",
    "describe_volumes": "Volumes",
    "describe_security_groups": "SecurityGroups",
    "describe_launch_templates": "LaunchTemplates",
    "describe_subnets": "Subnets",
    "describe_vpcs": "Vpcs",
    "describe_instance_type_offerings": "InstanceTypeOfferings",
}


def page(response, items):
    """One page of the items, and the token of the next."""
    start = int(response._get_param("NextToken") or 0)
    size = int(response._get_param("MaxResults") or len(items) or 1)
    rest = start + size < len(items)
    return items[start : start + size], str(start + size) if rest else None


def paged(name: str, key: str):
    original = getattr(EC2Response, name)

    def describe(self):
        result = original(self).result
        items = list(result[key])
        if name == "describe_snapshots":
            owners = [ACCOUNT if owner == "self" else owner for owner in self._get_param("OwnerIds", [])]
            items = [item for item in items if not owners or item.owner_id in owners]
        result[key], token = page(self, items)
        return ActionResult({**result, **({"NextToken": token} if token else {})})

    return describe


def describe_launch_templates(self):
    templates = self.ec2_backend.describe_launch_templates(
        template_names=self._get_param("LaunchTemplateNames", []),
        template_ids=self._get_param("LaunchTemplateIds", []),
        filters=self._filters_from_querystring(),
    )
    result = [
        {
            "CreateTime": template.create_time,
            "CreatedBy": f"arn:aws:iam::{ACCOUNT}:root",
            "DefaultVersionNumber": template.default_version_number,
            "LatestVersionNumber": template.latest_version_number,
            "LaunchTemplateId": template.id,
            "LaunchTemplateName": template.name,
            "Tags": template.get_tags(),
        }
        for template in templates
    ]
    return ActionResult({"LaunchTemplates": result})


def get_tags(self):
    tags = self.ec2_backend.tags.get(self.id, {}) if self.id else {}
    return [{"resource_id": self.id, "key": key, "value": value} for key, value in tags.items()]


def install() -> None:
    EC2Response.describe_launch_templates = describe_launch_templates
    for name, key in PAGED.items():
        setattr(EC2Response, name, paged(name, key))
    TaggedEC2Resource.get_tags = get_tags
    # moto copies a launch template's tags when it is made; later ones (a stack's) would be missing.
    LaunchTemplate.tags = property(get_tags, lambda self, value: None)

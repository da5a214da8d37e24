"""What an account has that is ready for Slipway, and what moto's smaller services lack.

Seeds: the roles `vmimport` and `slipway-lease`, a bucket where the test names one, Canonical's SSM parameters. moto
itself gives each Region a default VPC with a subnet a zone. By documentation: service quotas (default values of the
"Service endpoints and quotas" pages), SimulatePrincipalPolicy, deleting a schedule group that is not there, and S3's
default encryption (since January 2023 every bucket has SSE-S3).
"""

import json

from moto.core.exceptions import JsonRESTError
from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.iam import iam_backends
from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.iam.exceptions import NotFoundException
from moto.iam.responses import IamResponse
from moto.s3.models import S3Backend, s3_backends
from moto.scheduler.exceptions import ScheduleGroupNotFound
from moto.scheduler.models import EventBridgeSchedulerBackend
from moto.servicequotas.exceptions import NoSuchResource
from moto.servicequotas.models import ServiceQuotasBackend
from moto.ssm.models import Parameter, SimpleSystemManagerBackend

from world import ACCOUNT, WORLD

CANONICAL = "/aws/service/canonical/ubuntu/server/{}/stable/current/{}/hvm/ebs-gp3/ami-id"

# Service / code → name and value.
QUOTAS = {
    "ec2/L-1216C47A": ("Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 64.0),
    "ec2/L-34B43A08": ("All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests", 64.0),
    "ec2/L-0E3CBAB9": ("Public AMIs", 5.0),
    "ec2/L-B665C33B": ("AMIs", 50000.0),
    "ebs/L-7A658B76": ("Storage for General Purpose SSD (gp3) volumes, in TiB", 50.0),
    "cloudformation/L-0485CB21": ("Stack count", 2000.0),
}

# Filled by `server.py`: parameter name → AMI id; bucket → Region.
PARAMETERS: dict[str, str] = {}
BUCKETS: dict[str, str] = {}


def trust(service: str, conditions: dict | None = None) -> str:
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [{**statement, **(conditions or {})}]})


def seed() -> None:
    iam = iam_backends[ACCOUNT]["aws"]
    external = {"Condition": {"StringEquals": {"sts:ExternalId": "vmimport"}}}
    documents = {"vmimport": trust("vmie.amazonaws.com", external), "slipway-lease": trust("scheduler.amazonaws.com")}
    for name, document in documents.items():
        if name not in [role.name for role in iam.roles.values()]:
            iam.create_role(name, document, "/", None, "", [], "3600")
    for name, region in BUCKETS.items():
        s3_backends[ACCOUNT]["aws"].create_bucket(name, region)


moto_get = SimpleSystemManagerBackend.get_parameter


def get_parameter(self, name):
    if name in PARAMETERS and name not in self._parameters:
        made = Parameter(ACCOUNT, name, PARAMETERS[name], "String", None, None, None, utcnow(), 1, "aws:ec2:image")
        self._parameters[name].append(made)
    return moto_get(self, name)


def get_service_quota(self, service_code, quota_code):
    key = f"{service_code}/{quota_code}"
    if key not in QUOTAS:
        raise NoSuchResource()
    name, value = QUOTAS[key]
    return {
        "ServiceCode": service_code,
        "QuotaCode": quota_code,
        "QuotaName": name,
        "Value": WORLD.quotas.get(key, value),
        "Unit": "None",
        "Adjustable": True,
        "GlobalQuota": False,
    }


def simulate_principal_policy(self):
    """Identity policies alone; actions against resources. Conditions are not looked at: see policy.py."""
    source = self._get_param("PolicySourceArn")
    iam = iam_backends[ACCOUNT]["aws"]
    kind, name = source.split(":")[5].split("/")[0], source.split("/")[-1]
    try:
        if kind == "role":
            iam.get_role(name)
            policies = [iam.get_role_policy(name, policy)[1] for policy in iam.list_role_policies(name)]
            policies += iam.list_attached_role_policies(name)[0]
        else:
            iam.get_user(name)
            policies = [iam.get_user_policy(name, policy) for policy in iam.list_user_policies(name)]
            policies += iam.list_attached_user_policies(name)[0]
    except (NotFoundException, JsonRESTError):
        raise NotFoundException(f"The entity {source} cannot be found.") from None
    results = []
    for action in self._get_param("ActionNames", []):
        for resource in self._get_param("ResourceArns", []) or ["*"]:
            said = [IAMPolicy(policy).is_action_permitted(action, resource) for policy in policies]
            decision = "implicitDeny"
            if PermissionResult.DENIED in said:
                decision = "explicitDeny"
            elif PermissionResult.PERMITTED in said:
                decision = "allowed"
            results.append({"EvalActionName": action, "EvalResourceName": resource, "EvalDecision": decision})
    return ActionResult({"EvaluationResults": results, "IsTruncated": False})


moto_delete_group = EventBridgeSchedulerBackend.delete_schedule_group


def delete_schedule_group(self, name):
    if name not in self.schedule_groups:
        raise ScheduleGroupNotFound(name)
    moto_delete_group(self, name)


def get_bucket_encryption(self, bucket_name):
    default = {"Rule": {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}}
    return self.get_bucket(bucket_name).encryption or default


def install() -> None:
    SimpleSystemManagerBackend.get_parameter = get_parameter
    ServiceQuotasBackend.get_service_quota = get_service_quota
    IamResponse.simulate_principal_policy = simulate_principal_policy
    EventBridgeSchedulerBackend.delete_schedule_group = delete_schedule_group
    S3Backend.get_bucket_encryption = get_bucket_encryption

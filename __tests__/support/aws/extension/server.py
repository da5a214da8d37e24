"""Starts the stand-in: moto with what these files add to it, on a free port of the loopback address.

Prints `listening <port>`. Words: a JSON object {"amis": […], "parameters": {name: AMI id}, "buckets": {name: Region}};
an AMI has the arguments of moto's `Ami`, `volume_size` in GiB, and `disk` where a real machine is to be booted from it.
"""

import json
import os
import sys
import tempfile

GIVEN = json.loads(sys.argv[1])

# moto reads these when it is imported. With few images DescribeImages takes milliseconds.
AMIS = tempfile.NamedTemporaryFile("w", suffix=".json", delete=False)
json.dump(GIVEN["amis"], AMIS)
AMIS.close()
os.environ.update(
    MOTO_AMIS_PATH=AMIS.name,
    MOTO_ENABLE_AMI_VALIDATION="true",
    MOTO_ENABLE_KEYPAIR_VALIDATION="true",
    MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION="true",
    MOTO_DISABLE_GLOBAL_CORS="true",
    MOTO_S3_DEFAULT_KEY_BUFFER_SIZE=str(4 * 2**20),
)

from moto.cloudformation.responses import CloudFormationResponse  # noqa: E402
from moto.codebuild.responses import CodeBuildResponse  # noqa: E402
from moto.core.responses import BaseResponse  # noqa: E402
from moto.ec2.responses import EC2Response  # noqa: E402
from moto.logs.responses import LogsResponse  # noqa: E402
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app  # noqa: E402
from moto.scheduler.responses import EventBridgeSchedulerResponse  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

import account  # noqa: E402
import bridge  # noqa: E402
import codebuild  # noqa: E402
import codebuild_batches  # noqa: E402
import control  # noqa: E402
import enforcement  # noqa: E402
import exports  # noqa: E402
import images  # noqa: E402
import instances  # noqa: E402
import launching  # noqa: E402
import objects  # noqa: E402
import paging  # noqa: E402
import sharing  # noqa: E402
import stack_types  # noqa: E402
import stacks  # noqa: E402
from world import LOCK  # noqa: E402


class Handler(MotoRequestHandler):
    # Connections are kept, as AWS keeps them; the tests' front and the SDK use them again.
    protocol_version = "HTTP/1.1"

    def log_request(self, *_args) -> None:
        pass


def guard(kind) -> None:
    """One call of these services at a time."""
    inner = BaseResponse.call_action

    def call_action(self):
        with LOCK:
            return inner(self)

    kind.call_action = call_action


def main() -> None:
    machines = (images, sharing, paging, exports, launching, instances, stack_types, stacks)
    parts = (enforcement, *machines, account, objects, codebuild, codebuild_batches)
    for part in parts:
        part.install()
    services = (EC2Response, CloudFormationResponse, EventBridgeSchedulerResponse, CodeBuildResponse, LogsResponse)
    for kind in services:
        guard(kind)
    account.PARAMETERS.update(GIVEN["parameters"])
    account.BUCKETS.update(GIVEN["buckets"])
    account.seed()
    os.unlink(AMIS.name)
    application = control.application(objects.application(DomainDispatcherApplication(create_backend_app)))
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Handler)
    bridge.CONTROL["url"] = f"http://127.0.0.1:{server.port}/slipway-control"
    print(f"listening {server.port}", flush=True)
    server.serve_forever()


main()

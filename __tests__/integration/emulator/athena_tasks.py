"""Step Functions' task `athena:startQueryExecution`, with and without waiting (`.sync`), which ministack 1.5.33 lacks."""

import json
import time

from ministack.services import athena, stepfunctions

RESOURCE = "arn:aws:states:::athena:startQueryExecution"
ENDED = {"SUCCEEDED", "FAILED", "CANCELLED"}


def install():
    stepfunctions._SERVICE_DISPATCH[RESOURCE] = _start_query


def _start_query(resource, arguments):
    service = stepfunctions._AWS_SDK_SERVICE_MAP["athena"]
    started = stepfunctions._dispatch_aws_sdk_json(service, "athena", "startQueryExecution", arguments)
    if not resource.endswith(".sync"):
        return started
    query = started["QueryExecutionId"]
    while athena._executions.get(query)["Status"]["State"] not in ENDED:
        time.sleep(0.1)
    answer = {"QueryExecution": athena._execution_out(athena._executions.get(query))}
    if answer["QueryExecution"]["Status"]["State"] != "SUCCEEDED":
        raise stepfunctions._ExecutionError("States.TaskFailed", json.dumps(answer, default=str))
    return answer

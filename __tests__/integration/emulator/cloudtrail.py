"""CreateTrail as CloudTrail does it: it looks at the bucket's policy first, and it keeps everything that it was given."""

import json

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudtrail, s3

SERVICE = "cloudtrail.amazonaws.com"
NEEDED = {"s3:GetBucketAcl", "s3:PutObject"}


def as_list(value):
    return value if isinstance(value, list) else [value]


def allowed_actions(bucket):
    """What the policy of a bucket, whoever owns it, lets CloudTrail do. Conditions are not judged: nobody calls."""
    for (_, name), policy in list(s3._bucket_policies._data.items()):
        if name == bucket:
            statements = as_list(json.loads(policy).get("Statement", []))
            break
    else:
        return set()
    allowed = set()
    for statement in statements:
        principal = statement.get("Principal")
        services = as_list(principal.get("Service", [])) if isinstance(principal, dict) else []
        if statement.get("Effect") == "Allow" and SERVICE in services:
            allowed.update(as_list(statement.get("Action", [])))
    return allowed


def topic_arn(topic):
    return topic if topic.startswith("arn:") else f"arn:aws:sns:{get_region()}:{get_account_id()}:{topic}"


def create_trail(create, request):
    bucket = request.get("S3BucketName", "")
    if not NEEDED <= allowed_actions(bucket):
        message = f"Incorrect S3 bucket policy is detected for bucket: {bucket}"
        return cloudtrail._err("InsufficientS3BucketPolicyException", message)
    answer = create(request)
    if answer[0] == 200:
        # ministack forgets these on creation, though UpdateTrail and AddTags know them
        cloudtrail._update_trail({k: v for k, v in request.items() if k.startswith("CloudWatchLogs")} | {"Name": request["Name"]})
        trail = cloudtrail._trails[request["Name"]]
        if request.get("SnsTopicName"):
            trail["SnsTopicARN"] = topic_arn(request["SnsTopicName"])
        if request.get("TagsList"):
            cloudtrail._add_tags({"ResourceId": trail["TrailARN"], "TagsList": request["TagsList"]})
    return answer


def install():
    create = cloudtrail._DISPATCH["CreateTrail"]
    cloudtrail._DISPATCH["CreateTrail"] = lambda request: create_trail(create, request)

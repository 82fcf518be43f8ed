"""CreateTrail as CloudTrail does it: it looks at the bucket's policy first, and it keeps everything that it was given. Insights."""

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


def put_insight_selectors(request):
    name, _, trail, error = cloudtrail._find_mutable_trail(request["TrailName"])
    if error:
        return error
    trail["InsightSelectors"] = request["InsightSelectors"]
    trail["HasInsightSelectors"] = bool(trail["InsightSelectors"])
    return get_insight_selectors(request) if trail["InsightSelectors"] else cloudtrail._ok({"TrailARN": trail["TrailARN"]})


def get_insight_selectors(request):
    name, _, trail = cloudtrail._find_visible_trail(request["TrailName"])
    if trail is None:
        return cloudtrail._err("TrailNotFoundException", f"Unknown trail: {name}", 404)
    if not trail["HasInsightSelectors"]:
        return cloudtrail._err("InsightNotEnabledException", f"Insights is not enabled on {name}")
    return cloudtrail._ok({key: trail[key] for key in ("TrailARN", "InsightSelectors")})


def install():
    create = cloudtrail._DISPATCH["CreateTrail"]
    cloudtrail._DISPATCH["CreateTrail"] = lambda request: create_trail(create, request)
    cloudtrail._DISPATCH |= {"PutInsightSelectors": put_insight_selectors, "GetInsightSelectors": get_insight_selectors}
    cloudtrail._TRAIL_STATE_KEYS |= {"InsightSelectors"}

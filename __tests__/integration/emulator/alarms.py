"""All of an alarm in `DescribeAlarms`: in XML, which the AWS provider 5 asks for, ministack 1.5.33 leaves half of it out."""

import re
from xml.sax.saxutils import escape

from ministack.services import cloudwatch


def install():
    describe = cloudwatch._describe_alarms

    def describe_alarms(params, data, is_cbor, is_json=False):
        status, headers, body = describe(params, data, is_cbor, is_json)
        if is_cbor or is_json or status != 200:
            return status, headers, body
        alarms = dict(cloudwatch._alarms.items())
        whole = re.sub(
            r"<member><AlarmName>([^<]+)</AlarmName>.*?</member>",
            lambda member: element("member", alarms[member[1]]) if member[1] in alarms else member[0],
            body.decode(),
        )
        return status, headers, whole.encode()

    cloudwatch._describe_alarms = describe_alarms


def element(name, value):
    """A value as the Query protocol writes it; what is not there and points of time are left out."""
    if value is None or name.endswith("Timestamp"):
        return ""
    if isinstance(value, dict):
        inner = "".join(element(key, part) for key, part in value.items())
    elif isinstance(value, list):
        inner = "".join(element("member", part) for part in value)
    else:
        inner = escape(str(value).lower() if isinstance(value, bool) else str(value))
    return f"<{name}>{inner}</{name}>"

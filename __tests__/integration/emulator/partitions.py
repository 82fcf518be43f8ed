"""ARNs of the partition of the Region that a request is signed for: ministack itself knows the partition `aws` alone."""

from urllib.parse import quote

from ministack import app
from ministack.core.responses import get_region

PARTITIONS = {"cn-": "aws-cn", "us-gov-": "aws-us-gov"}


def swap(value, old, new):
    """Every ARN of one partition in a text, as it is or within a URL or form, as that of another."""
    for mark in (":", quote(":", safe="")):
        ours, theirs = f"arn{mark}{old}{mark}", f"arn{mark}{new}{mark}"
        value = value.replace(ours.encode(), theirs.encode()) if isinstance(value, bytes) else value.replace(ours, theirs)
    return value


def in_partition(handler):
    async def handle(method, path, headers, body, query):
        region = get_region()
        partition = next((name for start, name in PARTITIONS.items() if region.startswith(start)), None)
        if partition is None:
            return await handler(method, path, headers, body, query)
        asked = {name: [swap(value, partition, "aws") for value in values] for name, values in query.items()}
        status, answered, data = await handler(method, swap(path, partition, "aws"), headers, swap(body, partition, "aws"), asked)
        data = swap(data, "aws", partition) if isinstance(data, (bytes, str)) else data
        if "Content-Length" in answered and method != "HEAD":
            answered["Content-Length"] = str(len(data))
        return status, answered, data

    return handle


def install():
    for service, handler in app.SERVICE_HANDLERS.items():
        app.SERVICE_HANDLERS[service] = in_partition(handler)

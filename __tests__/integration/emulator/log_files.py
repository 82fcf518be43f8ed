"""Rows of log files as Athena's CloudTrail input format and SerDe give them."""

import gzip
import json
import re

# The input format turns these four into JSON text, keys, numbers and duplicates as they were written.
STRINGIFIED = {"requestparameters", "responseelements", "additionaleventdata", "serviceeventdetails"}

DECODER = json.JSONDecoder()
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\s+')
SPACE = re.compile(r"\s*")


def compact(text):
    """JSON text without white space; strings unescaped as far as JSON allows, everything else untouched."""

    def token(match):
        found = match.group()
        return json.dumps(json.loads(found), ensure_ascii=False) if found[0] == '"' else ""

    return TOKEN.sub(token, text)


def members(text, at):
    """Name, value and own text of each member of the JSON object that begins at a position; then where it ends."""
    found = []
    at = SPACE.match(text, at + 1).end()
    while text[at] != "}":
        name, at = DECODER.raw_decode(text, at)
        at = SPACE.match(text, SPACE.match(text, at).end() + 1).end()
        value, end = DECODER.raw_decode(text, at)
        found.append((name, value, text[at:end]))
        at = SPACE.match(text, end).end()
        if text[at] == ",":
            at = SPACE.match(text, at + 1).end()
    return found, at + 1


def records(line):
    """Members of each record of one line, which must be a whole document: the format reads line by line."""
    text = line.strip()
    if not text.startswith("{"):
        raise ValueError("not a document")
    document, _ = members(text, 0)
    for name, value, own in document:
        if name == "Records" and isinstance(value, list):
            at = SPACE.match(own, 1).end()
            while own[at] != "]":
                record, at = members(own, at)
                yield record
                at = SPACE.match(own, at).end()
                if own[at] == ",":
                    at = SPACE.match(own, at + 1).end()


def conform(value, kind):
    """A value in the shape of a column type (see hive_types); what does not fit is null."""
    if value is None:
        return None
    shape, detail = kind
    if shape == "struct":
        if not isinstance(value, dict):
            return None
        lower = {name.lower(): member for name, member in value.items()}
        return {name: conform(lower.get(name), member) for name, member in detail}
    if shape == "array":
        return [conform(item, detail) for item in value] if isinstance(value, list) else None
    if shape == "map":
        return {name: conform(item, detail) for name, item in value.items()} if isinstance(value, dict) else None
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def rows(data, columns):
    """Rows of one file: a value for each (name, type). A line that is no JSON document is skipped, as there."""
    raw = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    for line in raw.decode("utf-8", "replace").split("\n"):
        try:
            found = list(records(line))
        except (ValueError, IndexError):
            continue
        for record in found:
            by_name = {}
            for name, value, own in record:
                text = name.lower() in STRINGIFIED and value is not None and not isinstance(value, str)
                by_name[name.lower()] = compact(own) if text else value
            yield {name: conform(by_name.get(name), kind) for name, kind in columns}

"""Partition projection: which objects of a table Athena reads, and the partition values of each."""

import re

HOLE = re.compile(r"\$\{(\w+)\}")


class Projection:
    """The values of a table's partition columns, from its `projection.*` and `storage.location.template` properties."""

    def __init__(self, definition):
        self.properties = definition.get("Parameters") or {}
        self.columns = [key["Name"] for key in definition.get("PartitionKeys") or []]
        location = definition["StorageDescriptor"]["Location"].rstrip("/")
        template = self.properties.get("storage.location.template", location).rstrip("/")
        pattern, at = "", 0
        for hole in HOLE.finditer(template):
            pattern += re.escape(template[at : hole.start()]) + f"(?P<{hole.group(1)}>{self.shape(hole.group(1))})"
            at = hole.end()
        self.pattern = re.compile(pattern + re.escape(template[at:]) + r"/[^/]+")

    def shape(self, column):
        kind = self.properties.get(f"projection.{column}.type", "injected")
        if kind == "enum":
            return "|".join(re.escape(value) for value in self.properties[f"projection.{column}.values"].split(","))
        if kind == "date":
            return re.sub(r"[A-Za-z]", "[0-9]", self.properties[f"projection.{column}.format"])
        return "[^/]+"

    def values(self, path):
        """Partition values of an object `s3://bucket/key`, or None for one that Athena never looks at."""
        match = self.pattern.fullmatch(path)
        return {column: match.group(column) for column in self.columns} if match else None

"""Column types of the Glue catalog: parsed into (shape, detail), rendered for DuckDB."""

import re


def parse(text):
    """`struct<a:string>` is ("struct", [("a", ("string", None))]); array and map carry the type of their items."""
    tokens = re.findall(r"[^<>:,\s]+|[<>:,]", text.lower())
    kind = parse_tokens(tokens)
    if tokens:
        raise ValueError(f"no type: {text}")
    return kind


def parse_tokens(tokens):
    shape = tokens.pop(0)
    if shape == "array":
        return shape, between(tokens, parse_tokens)[0]
    if shape == "map":
        return shape, between(tokens, parse_tokens)[1]
    if shape == "struct":
        return shape, between(tokens, member)
    return "string", None


def member(tokens):
    name = tokens.pop(0)
    if tokens.pop(0) != ":":
        raise ValueError(f"no type for {name}")
    return name, parse_tokens(tokens)


def between(tokens, parse_one):
    """What stands between < and >, separated by commas."""
    found = []
    mark = tokens.pop(0)
    while mark != ">":
        found.append(parse_one(tokens))
        mark = tokens.pop(0)
    return found


def duckdb(kind):
    shape, detail = kind
    if shape == "struct":
        return "STRUCT(" + ", ".join(f'"{name}" {duckdb(member)}' for name, member in detail) + ")"
    if shape == "array":
        return duckdb(detail) + "[]"
    return f"MAP(VARCHAR, {duckdb(detail)})" if shape == "map" else "VARCHAR"

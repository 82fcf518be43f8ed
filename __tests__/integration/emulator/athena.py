"""Athena's SELECT over CloudTrail tables: Trino's SQL in DuckDB, Glue tables and Presto views as tables and views of a schema.

Objects are read through the emulator's own S3 API as the root of the account that asks, so bucket policies count, those of other
accounts' buckets too. A table's rows are kept until its definition or its objects change.
"""

import asyncio
import base64
import json
import os
import re
import tempfile
import threading
import uuid

import botocore.session
import duckdb
import sqlglot
from botocore.config import Config
from ministack.core.responses import get_account_id, get_region
from ministack.services import athena, glue
from sqlglot import exp

import hive_types
import log_files
from projection import Projection

EXECUTE = re.compile(r"\s*EXECUTE\s+(\w+)(?:\s+USING\s+(.*?))?\s*;?\s*", re.IGNORECASE | re.DOTALL)
# a mark, or what may hold a question mark that is none
MARK = re.compile(r"""(\?|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*)""")
PRESTO_VIEW = re.compile(r"/\* Presto View: (\S+) \*/")

engine = duckdb.connect(":memory:")
tables = {}
reading = threading.Lock()


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def needed(tree, database, definitions):
    """Adds the definition of every Glue table that a statement reads, through views too, in the order to create them."""
    for table in tree.find_all(exp.Table):
        name = (table.db or database, table.name)
        definition = glue._tables.get("/".join(name))
        if definition is None or name in definitions:
            continue
        view = PRESTO_VIEW.match(definition.get("ViewOriginalText") or "")
        if definition.get("TableType") != "VIRTUAL_VIEW":
            definitions[name] = (definition, None)
        elif view is None:
            raise ValueError(f"INVALID_VIEW: {name[0]}.{name[1]} is no Presto view")
        else:
            document = json.loads(base64.b64decode(view.group(1)))
            body = sqlglot.parse_one(document["originalSql"], read="athena")
            needed(body, document.get("schema") or database, definitions)
            definitions[name] = (document, body)


def s3_client(account, region):
    session = botocore.session.get_session()
    endpoint = f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}"
    config = Config(s3={"addressing_style": "path"})
    client = session.create_client(
        "s3", region, endpoint_url=endpoint, aws_access_key_id=account, aws_secret_access_key="test", config=config
    )
    # Athena reads over TLS, and bucket policies refuse anything else
    client.meta.events.register("before-send.s3", over_tls)
    return client


def over_tls(request, **_):
    request.headers["X-Forwarded-Proto"] = "https"


def objects(client, location):
    bucket, _, prefix = location.removeprefix("s3://").partition("/")
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    return bucket, [(item["Key"], item["ETag"]) for page in pages for item in page.get("Contents", [])]


def stored(definition, client):
    """Name of the DuckDB table that holds a Glue table's rows, `$path` included."""
    storage = definition["StorageDescriptor"]
    bucket, found = objects(client, storage["Location"])
    state = json.dumps([storage, definition.get("PartitionKeys"), definition.get("Parameters"), found], default=str)
    with reading:
        if state in tables:
            return tables[state]
        columns = [(column["Name"].lower(), hive_types.parse(column["Type"])) for column in storage["Columns"]]
        projection = Projection(definition)
        name = "t" + uuid.uuid4().hex
        spec = {column: hive_types.duckdb(kind) for column, kind in columns}
        spec |= {column: "VARCHAR" for column in projection.columns} | {"$path": "VARCHAR"}
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as lines:
            for key, _ in found:
                path = f"s3://{bucket}/{key}"
                partition = projection.values(path)
                if partition is not None:
                    data = client.get_object(Bucket=bucket, Key=key)["Body"].read()
                    for row in log_files.rows(data, columns):
                        lines.write(json.dumps(row | partition | {"$path": path}) + "\n")
            lines.flush()
            types = ", ".join(f"{quoted(column)} {kind}" for column, kind in spec.items())
            engine.cursor().execute(f"CREATE TABLE memory.main.{name} ({types})")
            if os.path.getsize(lines.name) > 0:
                given = ", ".join(f"'{column}': '{kind}'" for column, kind in spec.items())
                options = f"columns = {{{given}}}, format = 'newline_delimited', maximum_object_size = 67108864"
                engine.cursor().execute(f"INSERT INTO memory.main.{name} FROM read_json('{lines.name}', {options})")
        tables[state] = name
        return name


def answer(tree, definitions, database, client):
    """Runs a statement in a catalog of its own, which holds what the statement reads under its Glue names."""
    catalog = "q" + uuid.uuid4().hex
    connection = engine.cursor()
    connection.execute(f"ATTACH ':memory:' AS {catalog}")
    try:
        connection.execute(f"USE {catalog}")
        hidden = any(column.name == "$path" for _, body in definitions.values() if body for column in body.find_all(exp.Column))
        hidden = hidden or any(column.name == "$path" for column in tree.find_all(exp.Column))
        for (schema, name), (definition, body) in definitions.items():
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(schema)}")
            connection.execute(f"USE {catalog}.{quoted(schema)}")
            if body is None:
                shown = "*" if hidden else '* EXCLUDE ("$path")'
                select, columns = f"SELECT {shown} FROM memory.main.{stored(definition, client)}", ""
            else:
                select = body.sql(dialect="duckdb")
                columns = "(" + ", ".join(quoted(column["name"]) for column in definition["columns"]) + ")"
            connection.execute(f"CREATE VIEW {quoted(schema)}.{quoted(name)}{columns} AS {select}")
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(database)}")
        connection.execute(f"USE {catalog}.{quoted(database)}")
        result = connection.execute(tree.sql(dialect="duckdb"))
        described = result.description
        types = [athena._DUCKDB_TYPE_MAP.get(str(column[1]).upper().split("(")[0].strip(), "varchar") for column in described]
        rows = [list(row) for row in result.fetchall()]
        return {"columns": [column[0] for column in described], "column_types": types, "rows": rows}
    finally:
        connection.execute("USE memory.main")
        connection.execute(f"DETACH {catalog}")
        connection.close()


def executed(statement):
    """The text that an EXECUTE stands for, values in place of its marks, in their order; any other statement as it is."""
    execute = EXECUTE.fullmatch(statement)
    if execute is None:
        return statement
    kept = [kept for kept in athena._prepared_statements.values() if kept["StatementName"] == execute[1]]
    if len(kept) != 1:
        raise ValueError(f"{len(kept)} prepared statements {execute[1]}")
    values = sqlglot.parse_one(f"SELECT {execute[2]}", read="athena").expressions if execute[2] else []
    parts = MARK.split(kept[0]["QueryStatement"])
    if parts.count("?") != len(values):
        raise ValueError(f"{execute[1]} has {parts.count('?')} parameters, not {len(values)}")
    literals = iter(value.sql(dialect="athena") for value in values)
    return "".join(next(literals) if part == "?" else part for part in parts)


async def run(statement, database, catalog=None):
    database = database or "default"
    tree = sqlglot.parse_one(executed(statement), read="athena")
    definitions = {}
    needed(tree, database, definitions)
    client = s3_client(get_account_id(), get_region())
    return await asyncio.to_thread(answer, tree, definitions, database, client)


def install():
    athena._run_duckdb = run

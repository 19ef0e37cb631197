"""The JSON Schema of the record, made from the types in article.py, and the check that a record keeps to it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from newscrawl.article import SCHEMA, Article


class SchemaError(ValueError):
    """A record breaks the schema. The message names the key and says what is wrong with it."""


@cache
def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line, every key required, as a plain dict."""
    import msgspec

    schema = msgspec.json.schema(Article)
    defs = schema["$defs"]
    for definition in defs.values():  # msgspec leaves keys with a default out of `required`; we always write them all
        definition["required"] = list(definition["properties"])
        for prop in definition["properties"].values():
            prop.pop("default", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "newscrawl article, version 1",
        **schema,
    }


@cache
def _validator() -> Callable[[Any], Any]:
    import fastjsonschema

    # fastjsonschema speaks draft 7; the two drafts agree on every keyword that this schema uses but the name `$defs`,
    # which its $ref resolution follows as it would any other path.
    schema = {k: v for k, v in json_schema().items() if k not in ("$schema", "$id")}
    compiled: Callable[[Any], Any] = fastjsonschema.compile(schema)
    return compiled


def agrees(article: Article) -> bool:
    """Whether an article's values are of the types from which the schema is made: all that the schema asks of them.

    Says no where `check` does, many times faster, but not why.
    """
    import msgspec

    try:
        msgspec.json.decode(article.to_json(), type=Article)
    except msgspec.MsgspecError:
        return False
    return True


def check(record: dict[str, Any]) -> None:
    """Raise SchemaError, naming key and reason, unless `record` (plain JSON types) keeps to the schema."""
    import fastjsonschema

    try:
        _validator()(record)
    except fastjsonschema.JsonSchemaException as wrong:
        raise SchemaError(str(wrong)) from None

"""The description of the JSON API (OpenAPI 3.1), made from the application's own routes and dataclasses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from flask import Flask
from werkzeug.routing import Rule

from answer.compare.single_facts import SINGLE_FACTS
from answer.results import KINDS
from answer.track_overview import TrackEntry
from domain.answer import PartValue
from domain.industries import INDUSTRIES
from domain.plain import field_types
from domain.topics import TOPICS
from web.shapes import AnswerShape, CorpusShape, DocumentShape, ProfileShape, Results

VERSION = "1"
Json = dict[str, Any]


@dataclass(frozen=True)
class Parameter:
    """One value that an address takes; `many` may be given several times."""

    name: str
    said: str
    type: Literal["string", "integer"] = "string"
    many: bool = False
    required: bool = False
    values: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class Operation:
    """What one address gives; `gives` is the type of its JSON."""

    summary: str
    gives: Any
    parameters: tuple[Parameter, ...] = ()


_QUERY = Parameter(
    "q", "frågan eller sökorden", required=True, example="Vilka kommuner har jobbspår inom industri?"
)
_NARROW = (
    Parameter("kommun", "kommunens namn utan ”kommun”", many=True),
    Parameter("lan", "länets kod, två siffror", many=True),
    Parameter("amne", "ämne", many=True, values=tuple(TOPICS)),
    Parameter("bransch", "bransch", many=True, values=tuple(INDUSTRIES)),
    Parameter("ar", "år eller en följd av år, till exempel 2018-2020", many=True),
    Parameter("slag", "dokumentslag", many=True, values=KINDS),
    Parameter("giltighet", "galler, utgatt, ersatt eller dubblett", many=True),
    Parameter("last", "hur dokumentet lästes: text, annan läsare, ocr, oläsbar ...", many=True),
)
OPERATIONS: Mapping[str, Operation] = {
    "api.question": Operation(
        "Svarar på en fråga, med citat",
        AnswerShape,
        (
            _QUERY,
            Parameter("efter", "frågan före, när detta är en följdfråga"),
            Parameter("typ", "svarets slag"),
            *_NARROW,
        ),
    ),
    "api.search": Operation(
        "Söker avsnitt, bäst först",
        Results,
        (
            _QUERY,
            Parameter("antal", "antal avsnitt, högst 100", "integer"),
            Parameter("metod", "ord, betydelse eller båda", values=("hybrid", "lexical", "dense")),
            *_NARROW,
        ),
    ),
    "api.documents": Operation(
        "Ger dokumenten, högst 100 åt gången, i ordning efter filnamn",
        tuple[DocumentShape, ...],
        (
            Parameter("antal", "antal dokument, högst 100", "integer", example="5"),
            Parameter("hoppa", "antal dokument att hoppa över", "integer"),
        ),
    ),
    "api.document": Operation("Ger ett dokument med avsnitt och uppgifter", DocumentShape),
    "api.comparison": Operation(
        "Jämför två eller flera kommuner",
        AnswerShape,
        (
            Parameter("kommun", "kommunernas namn", many=True, required=True),
            Parameter("amne", "ämne", many=True, values=tuple(TOPICS)),
            Parameter("uppgift", "enskild uppgift", many=True, values=tuple(SINGLE_FACTS)),
        ),
    ),
    "api.municipality": Operation("Ger allt som dokumenten säger om en kommun", ProfileShape),
    "api.tracks": Operation(
        "Ger jobbspåren med sina citat",
        tuple[TrackEntry, ...],
        (
            Parameter("status", "läge", many=True, values=("finns", "planerat", "avslutat")),
            Parameter("bransch", "bransch", many=True, values=tuple(INDUSTRIES)),
            Parameter("lan", "länets kod", many=True),
            Parameter("kommun", "kommunens namn", many=True),
            Parameter("ort", "kommunen där spåret drivs", many=True),
            Parameter("ar", "år som avtalet är från", many=True),
        ),
    ),
    "api.corpus": Operation("Ger vad samlingen innehåller, vad som inte kunde läsas och när", CorpusShape),
    "api.alternatives": Operation(
        "Ger vad varje villkor i en fråga kan sättas till", dict[str, tuple[PartValue, ...]]
    ),
    "api.suggestions": Operation(
        "Ger namn på kommuner, ämnen och branscher som finns i samlingen", dict[str, tuple[str, ...]]
    ),
    "api.description": Operation("Ger den här beskrivningen (OpenAPI)", dict[str, Any]),
}


def described(app: Flask) -> Json:
    """The whole description. Raises KeyError for a route of the API that `OPERATIONS` does not know."""
    schemas: Json = {
        "Error": {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Duasök",
            "version": VERSION,
            "description": "Samma svar som webbplatsen och kommandoraden ger. Alla adresser läser; ingen ändrar.",
        },
        "paths": {readable(rule): {"get": _operation(rule, schemas)} for rule in routes(app)},
        "components": {"schemas": schemas},
    }


def routes(app: Flask) -> list[Rule]:
    """The API's routes that read, in the order of `OPERATIONS`; those not described come first."""
    order = list(OPERATIONS)
    rules = [
        r for r in app.url_map.iter_rules() if r.endpoint.startswith("api.") and "GET" in (r.methods or ())
    ]
    return sorted(rules, key=lambda r: order.index(r.endpoint) if r.endpoint in order else -1)


def readable(rule: Rule) -> str:
    """The path as OpenAPI writes it: "/api/kommun/{name}"."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)


def _operation(rule: Rule, schemas: Json) -> Json:
    operation = OPERATIONS[rule.endpoint]
    inside: list[Json] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in sorted(rule.arguments)
    ]
    return {
        "operationId": rule.endpoint.removeprefix("api."),
        "summary": operation.summary,
        "parameters": inside + [_parameter(p) for p in operation.parameters],
        "responses": {
            "200": _response("Svaret", schema_of(operation.gives, schemas)),
            "default": _response("Felet, på svenska", {"$ref": "#/components/schemas/Error"}),
        },
    }


def _response(said: str, schema: Json) -> Json:
    return {"description": said, "content": {"application/json": {"schema": schema}}}


def _parameter(parameter: Parameter) -> Json:
    one: Json = {"type": parameter.type} | ({"enum": list(parameter.values)} if parameter.values else {})
    schema = {"type": "array", "items": one} if parameter.many else one
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.said,
        "required": parameter.required,
        "schema": schema,
    }


def schema_of(hint: Any, schemas: Json) -> Json:
    """The JSON schema of a type; those of dataclasses are put into `schemas` by name."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(a, schemas) for a in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return {"type": "array", "items": schema_of(arguments[0], schemas)}
        return {"type": "array", "prefixItems": [schema_of(a, schemas) for a in arguments]}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(arguments[1], schemas)}
    if is_dataclass(hint) and isinstance(hint, type):
        return _of_dataclass(hint, schemas)
    plain = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
    return {"type": plain[hint]} if hint in plain else {}


def _of_dataclass(kind: type, schemas: Json) -> Json:
    name = kind.__name__.removesuffix("Shape")
    if name not in schemas:
        schemas[name] = {}  # a type that holds itself ends here
        properties = {field: schema_of(hint, schemas) for field, hint in field_types(kind)}
        schemas[name] = {"type": "object", "properties": properties, "required": list(properties)}
    return {"$ref": f"#/components/schemas/{name}"}

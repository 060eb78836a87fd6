"""Help, what the corpus holds, accessibility, and the API's description, which every answer of the API fits."""

import html
import re
from dataclasses import replace

import pytest

from domain.artifact import write_artifact
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build
from tests.answer.small_corpus import gavle, ystad
from web.app import create_app
from web.library import Library
from web.openapi import OPERATIONS, described, routes

ANSWERS = {
    "/api/fraga": ("/api/fraga", {"q": "Vilka kommuner har jobbspår inom industri?"}),
    "/api/sok": ("/api/sok", {"q": "mål"}),
    "/api/dokument": ("/api/dokument", {}),
    "/api/dokument/{document_id}": ("/api/dokument/ID", {}),
    "/api/jamfor": ("/api/jamfor", {"kommun": ["Vara", "Varberg"]}),
    "/api/kommun/{name}": ("/api/kommun/Vara", {}),
    "/api/jobbspar": ("/api/jobbspar", {}),
    "/api/om": ("/api/om", {}),
    "/api/alternativ": ("/api/alternativ", {}),
    "/api/forslag": ("/api/forslag", {}),
    "/api/openapi.json": ("/api/openapi.json", {}),
}


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return html.unescape(response.get_data(as_text=True))


def misfit(value, schema, schemas, at="svaret"):
    """Where a value does not fit its schema; "" when it does."""
    if "$ref" in schema:
        return misfit(value, schemas[schema["$ref"].rpartition("/")[2]], schemas, at)
    if "anyOf" in schema:
        found = [misfit(value, one, schemas, at) for one in schema["anyOf"]]
        return min(found, key=len) if all(found) else ""
    if "enum" in schema:
        return "" if value in schema["enum"] else f"{at}: {value!r}"
    kinds = {"string": str, "integer": int, "number": int | float, "boolean": bool, "null": type(None)}
    kinds |= {"array": list, "object": dict}
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return f"{at}: {value!r} är ingen {schema['type']}"
    if schema.get("type") == "object" and set(value) != set(schema.get("properties", value)):
        return f"{at}: {set(value) ^ set(schema['properties'])}"
    inside = [
        (f"{at}.{k}", v, schema.get("properties", {}).get(k)) for k, v in getattr(value, "items", dict)()
    ]
    inside += [(f"{at}[]", v, schema.get("items")) for v in (value if isinstance(value, list) else ())]
    return next((m for where, v, s in inside if s and (m := misfit(v, s, schemas, where))), "")


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_of_the_api_fits_its_description(client, library, path):
    description = described(client.application)
    assert description["openapi"] == "3.1.0" and set(description["paths"]) == set(ANSWERS)
    address, query = ANSWERS[path]
    address = address.replace("ID", next(iter(library.shelf().cards)))
    response = client.get(address, query_string=query)
    told = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert response.status_code == 200
    assert misfit(response.get_json(), told, description["components"]["schemas"]) == ""


def test_a_wrong_answer_would_not_fit(client):
    schemas = described(client.application)["components"]["schemas"]
    assert misfit({"name": 1, "code": "0"}, {"$ref": "#/components/schemas/NamedMunicipality"}, schemas)


def test_every_route_is_described_and_can_be_tried(client):
    assert {rule.endpoint for rule in routes(client.application)} == set(OPERATIONS)
    text = text_of(client, "/api")
    assert all(operation.summary in text for operation in OPERATIONS.values())
    assert 'action="/api/fraga"' in text
    within = re.findall(r'Pröva: <a href="(/api/[^"]+)"', text)
    assert len(within) == sum("{" in path for path in ANSWERS)
    assert all(client.get(path).status_code == 200 for path in within)


def test_the_corpus_is_told(client):
    text = text_of(client, "/om")
    assert (
        "3 dokument från 3 av Sveriges 290 kommuner" in text
        and "Alla sidor i alla dokument är lästa." in text
    )
    assert '<a href="/dokument?lan=09">Gotlands län</a></th><td class="number">1 av 1</td>' in text


def test_what_could_not_be_read_is_told(tmp_path):
    home, documents = Home(tmp_path), [gavle(), replace(ystad(), warnings=("Sidan 2 är en bild.",), pages=2)]
    for agreement in documents:
        write_artifact(agreement, home.artifact(agreement.id))
    build(home, documents, HashEmbedder())
    text = text_of(create_app(Library(home, HashEmbedder())).test_client(), "/om")
    assert "1 av 2 sidor" in text and "Sidan 2 är en bild." in text


def test_a_remark_on_many_documents_is_told_once(tmp_path):
    home, remark = Home(tmp_path), "Filen har en äldre teckenkodning (Windows-1252)."
    documents = [replace(gavle(), id=f"gavle-{n}", warnings=(remark,)) for n in range(5)]
    for agreement in documents:
        write_artifact(agreement, home.artifact(agreement.id))
    build(home, documents, HashEmbedder())
    text = text_of(create_app(Library(home, HashEmbedder())).test_client(), "/om")
    assert text.count(remark) == 1 and f"{remark} (5 dokument)" in text
    assert all(f'href="/dokument/{d.id}"' in text for d in documents)


@pytest.mark.parametrize("path", ["/om", "/hjalp", "/tillganglighet", "/api"])
def test_the_pages_about_stand_without_documents(empty_client, path):
    assert "<h1>" in text_of(empty_client, path)

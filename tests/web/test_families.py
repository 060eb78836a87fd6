"""Pages and API show how documents belong together, each relation as a link; texts are invented."""

import html

import pytest

from domain.artifact import write_artifact
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build
from tests.answer.versions_corpus import COPY, LAPSED, NEW, OLD
from web.app import create_app
from web.library import Library

DOCUMENTS = (COPY, LAPSED, NEW, OLD)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("families"))
    for agreement in DOCUMENTS:
        write_artifact(agreement, home.artifact(agreement.id))
    build(home, DOCUMENTS, HashEmbedder())
    return create_app(Library(home, HashEmbedder())).test_client()


def text_of(client, path, **query):
    response = client.get(path, query_string=query or None)
    assert response.status_code == 200
    return " ".join(html.unescape(response.get_data(as_text=True)).split())


def test_the_list_of_documents_says_what_each_is_to_others(client):
    text = text_of(client, "/dokument")
    assert 'Ersatt av <a href="/dokument/knivsta-2022">knivsta-2022.txt</a>' in text
    assert 'Ersätter <a href="/dokument/knivsta-2018">knivsta-2018.txt</a>' in text
    assert 'Dubblett av <a href="/dokument/knivsta-2022">knivsta-2022.txt</a>' in text
    assert 'Finns även som <a href="/dokument/kopia">kopia.txt</a>' in text


def test_the_reader_of_a_replaced_document_leads_to_the_one_that_holds(client):
    text = text_of(client, "/dokument/knivsta-2018")
    assert (
        'Ersatt av <a href="/dokument/knivsta-2022">knivsta-2022.txt</a></span>. Frågor besvaras ur det'
        in text
    )
    text = text_of(client, "/dokument/knivsta-2022")
    assert (
        'Ersätter <a href="/dokument/knivsta-2018">knivsta-2018.txt</a></span>. <span class="quiet">' in text
    )
    assert "Frågor besvaras ur det" not in text


def test_a_search_finds_all_and_says_which_are_replaced(client):
    text = text_of(client, "/sok", q="lotsen träffar deltagaren")
    assert "knivsta-2018.txt · <span" in text and "kopia.txt · <span" in text
    found = {
        r["document"]: r["related"] for r in client.get("/api/sok", query_string={"q": "lotsen"}).get_json()
    }
    assert found["ale-2015.txt"] == found["knivsta-2022.txt"] == []
    assert found["knivsta-2018.txt"][0]["file"] == "knivsta-2022.txt"


def test_the_start_page_counts_a_double_once(client):
    assert "3 dokument från två kommuner är inlästa" in text_of(client, "/")


@pytest.mark.parametrize("path", ["/api/dokument", "/api/dokument/knivsta-2022"])
def test_the_api_gives_the_relations_by_file(client, path):
    given = client.get(path).get_json()
    document = next(d for d in (given if isinstance(given, list) else [given]) if d["id"] == "knivsta-2022")
    assert document["replaces"] == ["knivsta-2018.txt"] and document["replaced_by"] == []
    assert document["duplicates"] == ["kopia.txt"] and document["duplicate_of"] is None
    assert document["annexes"] == [] and document["annex_of"] is None
    assert {r["kind"] for r in document["related"]} == {"replaces", "duplicates"}
    assert all(r["reason"].endswith(".") and 0.6 <= r["confidence"] <= 1 for r in document["related"])


def test_an_answer_can_be_narrowed_to_what_has_been_replaced(client):
    asked = {"q": "Vilka mål har Knivsta?", "giltighet": "ersatt"}
    answer = client.get("/api/fraga", query_string=asked).get_json()
    assert answer["coverage"]["documents"] == 1
    assert {c["document_id"] for c in answer["citations"]} <= {"knivsta-2018"}
    assert "knivsta-2018.txt" in text_of(client, "/sok", **asked)

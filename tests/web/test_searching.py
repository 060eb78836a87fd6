"""Search: facets with counts, results by document, spelling, how the question was understood, suggestions."""

import html
import re
from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from domain.errors import UsageError
from web.facets import narrowing

QUESTION = "Vilka kommuner har jobbspår inom industri?"


def page(client, path, **query):
    response = client.get(path, query_string=query)
    assert response.status_code == 200, response.get_data(as_text=True)
    return html.unescape(response.get_data(as_text=True))


def counts(library, name, **chosen):
    pairs = [(k, v) for k, values in chosen.items() for v in values]
    found = narrowing(library.shelf(), MultiDict(pairs), "/sok")
    return {c.value: c.count for g in found.groups if g.name == name for c in g.choices}


def test_every_choice_says_how_many_documents_it_leaves(library):
    shelf = library.shelf()
    for name in ("kommun", "lan", "amne", "bransch", "ar", "slag", "giltighet", "last"):
        for value, count in counts(library, name).items():
            left = narrowing(shelf, MultiDict([(name, value)]), "/sok").documents
            assert len(left) == count > 0, (name, value)


def test_counts_follow_what_is_chosen_in_the_other_groups(library):
    everything, in_gotland = counts(library, "ar"), counts(library, "ar", lan=["09"])
    assert in_gotland == {"2019": 1} and len(everything) > 1
    assert counts(library, "lan", lan=["09"]) == counts(library, "lan")


def test_a_search_finds_only_in_what_is_left(client, library):
    for chosen in ({"lan": "09"}, {"ar": "2019"}, {"bransch": "industri"}, {"last": "text"}, {"amne": "mal"}):
        left = narrowing(library.shelf(), MultiDict(chosen), "/sok").documents
        found = client.get("/api/sok", query_string={"q": "mål", "antal": 50} | chosen).get_json()
        assert {r["document_id"] for r in found} <= left and found, chosen


def test_sections_are_found_by_the_question_and_not_by_the_letter_around_it(client):
    def found(text):
        return re.findall(
            r'href="(/dokument/[^"?]+)', page(client, "/sok", q=text).partition("Avsnitt som ligger")[2]
        )

    letter = "Hej! Min chef undrar vilka kommuner som har jobbspår inom industri. Tack på förhand!"
    assert found(letter) == found("vilka kommuner har jobbspår inom industri") != []


def test_a_choice_without_documents_finds_nothing_and_helps(client):
    text = page(client, "/sok", q="mål", kommun="Vara", lan="09")
    assert "Inget avsnitt svarar mot sökningen i det urval som är gjort" in text
    assert 'href="/sok?q=m%C3%A5l">Sök i alla dokument' in text


def test_a_chip_takes_its_choice_away_and_keeps_the_rest(client):
    text = page(client, "/sok", q="mål", kommun="Vara", ar="2021")
    chips = dict(re.findall(r'<li><a href="([^"]+)">((?:Kommun|År): [^<]+)<', text))
    assert chips == {"/sok?q=m%C3%A5l&ar=2021": "Kommun: Vara", "/sok?q=m%C3%A5l&kommun=Vara": "År: 2021"}


@pytest.mark.parametrize(
    "wrong",
    [("lan", "99"), ("giltighet", "snart"), ("last", "gissat"), ("bransch", "rymdfart"), ("ar", "i fjol")],
)
def test_unknown_choices_are_explained(client, library, wrong):
    with pytest.raises(UsageError):
        narrowing(library.shelf(), MultiDict([wrong]), "/sok")
    assert client.get("/sok", query_string=[("q", "mål"), wrong]).status_code == 400


def test_a_span_of_years_is_each_of_them(library):
    shelf = library.shelf()
    span = narrowing(shelf, MultiDict([("ar", "2019-2021")]), "/sok").documents
    assert span == {c.id for c in shelf.cards.values() if c.year and 2019 <= c.year <= 2021}


def test_results_stand_together_by_document(client):
    text = page(client, "/sok", q="styrgrupp praktikplatser")
    results = text[text.index('<ol class="results">') : text.index('<form class="filters"')]
    files = re.findall(r'<p class="quiet">([\w-]+\.\w+)', results)
    assert len(files) == len(set(files)) > 1 and results.count("<h4>") > len(files)


def test_a_misspelt_search_is_offered_mended(client):
    text = page(client, "/sok", q="styrgruup praktikplatser")
    assert re.search(r'Menade du <a href="/sok\?q=styrgrupp\+praktikplatser">', text)
    assert "Menade du" not in page(client, "/sok", q="styrgrupp praktikplatser")


def test_each_part_of_the_understanding_can_be_changed_by_its_form(client):
    text = page(client, "/sok", q=QUESTION)
    parts = text[text.index('aria-label="Så förstods frågan"') : text.index('class="said"')]
    assert {"Svar", "Kommun", "Bransch"} <= set(re.findall(r'<span class="quiet">([^:<]+):</span>', parts))
    form = re.search(r'<form[^>]*>(?:(?!</form>).)*<select name="bransch">.*?</form>', parts, re.DOTALL)[0]
    assert f'name="q" value="{QUESTION}"' in form and '<option value="handel"' in form
    changed = page(client, "/sok", q=QUESTION, bransch="handel")
    assert "jobbspår inom handel" in changed and "Så som frågan förstods" in changed


def test_a_county_narrows_the_answer_to_its_municipalities(client):
    answer = client.get("/api/fraga", query_string={"q": QUESTION, "lan": "14"}).get_json()
    assert {m["name"] for m in answer["municipalities"]} == {"Vara"}
    assert answer["coverage"]["municipalities"] == 1


def test_suggestions_are_names_of_the_corpus(client):
    given = client.get("/api/forslag").get_json()
    assert given["kommuner"] == ["Gotland", "Vara", "Varberg"] and "jobbspår" in given["amnen"]
    assert "industri" in given["branscher"]


def test_the_list_of_documents_is_narrowed_searched_and_paged(client, monkeypatch):
    assert "1 av 3 dokument" in page(client, "/dokument", lan="09")
    assert "1 av 3 dokument" in page(client, "/dokument", namn="VARBERG")
    assert "Inget dokument svarar mot urvalet" in page(client, "/dokument", namn="xyzzy")
    monkeypatch.setattr("web.document_pages.ROWS", 2)
    text = page(client, "/dokument", slag="överenskommelse", sida=2)
    assert "3 av 3 dokument, sida 2 av 2" in text and text.count('<th scope="row">') == 1
    assert 'href="?slag=%C3%B6verenskommelse&sida=1"' in text


def test_the_api_gives_documents_a_part_at_a_time(client):
    first = client.get("/api/dokument?antal=2").get_json()
    rest = client.get("/api/dokument?antal=2&hoppa=2").get_json()
    assert [len(first), len(rest)] == [2, 1] and not {d["id"] for d in first} & {d["id"] for d in rest}


def test_how_documents_stand_and_were_read_narrows_the_answer_too(client, library):
    lapsed = {c.id for c in library.shelf().cards.values() if c.lapsed(date.today().isoformat())}
    assert 0 < len(lapsed)
    answer = client.get("/api/fraga", query_string={"q": QUESTION, "giltighet": "utgatt"}).get_json()
    assert {c["document_id"] for m in answer["municipalities"] for c in m["citations"]} <= lapsed
    assert answer["coverage"]["documents"] == len(lapsed)
    text = page(client, "/sok", q=QUESTION, giltighet="utgatt")
    assert text.index("Giltighet: Har löpt ut") < text.index('class="said"')
    nothing = page(client, "/sok", q=QUESTION, last="ocr")
    assert "Genomsökt: 0 dokument" in nothing
    file = client.get("/hamta/svar.csv", query_string={"q": QUESTION, "last": "ocr"}).get_data(as_text=True)
    assert "Vara" not in file

"""Pages over many documents: the first rows, all of them by address, and files that always hold all."""

import html
import re
from urllib.parse import urljoin

import pytest

from domain.artifact import read_all, write_artifact
from domain.home import Home
from eval.many import make
from index.embedding import HashEmbedder
from index.generation import build
from web.app import create_app
from web.library import Library
from web.portions import FIRST

QUESTION = "Vilka kommuner har jobbspår?"


@pytest.fixture(scope="module")
def many(library, tmp_path_factory):
    """A client of 160 agreements, made of the three small ones."""
    home = Home(tmp_path_factory.mktemp("many"))
    agreements = [made.agreement for made in make(list(read_all(library.home)), 160)]
    for agreement in agreements:
        write_artifact(agreement, home.artifact(agreement.id))
    build(home, agreements, HashEmbedder())
    return create_app(Library(home, HashEmbedder())).test_client()


def text_of(client, path, **query):
    response = client.get(path, query_string=query or None)
    assert response.status_code == 200
    return html.unescape(response.get_data(as_text=True))


def follow(client, text, words):
    """The page behind the link with those words, of the tracks where it is relative."""
    link = re.search(rf'<a (?:rel="\w+" )?href="([^"]+)">{words}', text)[1]
    return text_of(client, urljoin("/jobbspar", link))


def test_an_answer_shows_its_first_municipalities_then_all_and_its_file_always_all(many):
    text = text_of(many, "/sok", q=QUESTION)
    shown, total = map(int, re.search(r"De första (\d+) av (\d+) kommuner visas", text).groups())
    assert shown == FIRST < total and text.count("<li id=") == FIRST
    assert f"{total} kommuner har" in text  # the sentence names all of them
    whole = follow(many, text, "Visa alla")
    assert whole.count("<li id=") == total and "Visa alla" not in whole and 'id="rad-61"' in whole
    for page in (text, whole):
        file = many.get(html.unescape(re.search(r'href="(/hamta/svar\.json\?[^"]+)"', page)[1])).get_json()
        assert len({e["municipalities"] for e in file["parts"][0]["extracts"]}) == total


def test_the_matrix_and_its_quotes_are_shown_in_part(many):
    text = text_of(many, "/jobbspar")
    matrix = re.search(r'<table class="matrix">.*?</table>', text, re.DOTALL)[0]
    assert matrix.count('<th scope="row">') == FIRST
    assert follow(many, text, "Visa alla").count('<tr id="rad-') > FIRST
    number = int(re.search(r'class="said">(\d+) jobbspår', text)[1])
    pages = -(-number // FIRST)
    assert f"Sida 1 av {pages}" in text and text.count("<blockquote>") == FIRST
    assert text_of(many, f"/jobbspar?sida={pages}").count("<blockquote>") == number - (pages - 1) * FIRST
    assert "Sida 2 av" in follow(many, text, "Nästa")


def test_more_sections_of_a_search_are_shown_when_asked_for(many):
    text = text_of(many, "/sok", q="jobbspår", ar="2015-2026")
    assert text.count('<div class="found"') == 20
    more = follow(many, text, "Visa fler avsnitt")
    assert more.count('<div class="found"') == 100 and "Visa fler" not in more
    assert 'name="antal" value="100"' in more and "År: 2015-2026" in more


def test_a_county_is_compared_whole_and_those_named_one_by_one_up_to_twelve(many):
    text = text_of(many, "/jamfor", lan="14")
    county = int(re.search(r'value="14" selected>Västra Götalands län \((\d+) kommuner', text)[1])
    rows = re.findall(r'<th scope="row">([^<]+)</th>', text)
    assert len(rows) == county > 12 and "Utelämnade" not in text
    file = many.get("/hamta/jamforelse.csv?lan=14")
    assert "V%C3%A4stra%20G%C3%B6talands%20l%C3%A4n" in file.headers["Content-Disposition"]
    assert all(name in file.get_data(as_text=True) for name in rows)
    few = text_of(many, "/jamfor", kommun=rows[-2:])
    assert re.findall(r'name="kommun" value="([^"]+)" (checked)?', few)[:2] == [
        (r, "checked") for r in rows[-2:]
    ]
    named = text_of(many, "/jamfor", kommun=rows)
    assert f"Utelämnade: {', '.join(rows[12:])}." in named
    assert re.findall(r'<th scope="row">([^<]+)</th>', named) == rows[:12]

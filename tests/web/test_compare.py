"""Comparing: by names or county, sorted by a column, and word by word."""

import csv
import html
import io
import re

import pytest

from domain.answer import Table
from domain.errors import UsageError
from web.compared import View, arranged


def text_of(client, path, status=200, **query):
    response = client.get(path, query_string=query or None)
    assert response.status_code == status
    return html.unescape(response.get_data(as_text=True))


def names_in(text):
    return re.findall(r'<th scope="row">([^<]+)</th>', text)


def test_the_rows_are_sorted_by_the_column_that_is_chosen(client):
    chosen = {"kommun": ["Varberg", "Gotland", "Vara"]}
    text = text_of(client, "/jamfor", **chosen)
    assert names_in(text) == ["Varberg", "Gotland", "Vara"] and "aria-sort" not in text
    first = re.search(r'<th scope="col"><a href="([^"]+)">Kommun', text)[1]
    text = text_of(client, f"/jamfor{first.partition('#')[0]}")
    assert names_in(text) == ["Gotland", "Vara", "Varberg"] and 'aria-sort="ascending"' in text
    again = re.search(r'aria-sort="ascending"><a href="([^"]+)"', text)[1]
    text = text_of(client, f"/jamfor{again.partition('#')[0]}")
    assert names_in(text) == ["Varberg", "Vara", "Gotland"] and 'aria-sort="descending"' in text
    assert "Kolumnen 99 finns inte" in text_of(client, "/jamfor", 400, sortera=99, **chosen)


def test_quotes_go_with_their_rows(client):
    for order in ({}, {"sortera": 0}, {"sortera": 0, "ordning": "fallande"}):
        text = text_of(client, "/jamfor", kommun=["Varberg", "Gotland"], **order)
        table = text[text.index('<div class="scroll pinned"') : text.index("</table>")]
        for row in table.split("<tr>")[2:]:
            sources = re.findall(r'class="hidden"> (\w+)-', row)
            assert sources and set(sources) == {names_in(row)[0].lower()}


def test_two_municipalities_are_compared_word_by_word(client, library):
    text = text_of(client, "/jamfor", kommun=["Vara", "Varberg"])
    link = re.search(r'href="(/jamfor/ord\?[^"]+)"', text)[1]
    text = text_of(client, link)
    assert "<del>" in text and "<ins>" in text and "procent av orden är gemensamma" in text
    some = re.search(r'<option value="(\w+)" >', text)[1]
    assert f'value="{some}" selected' in text_of(client, f"{link}&amne={some}")
    about = text_of(client, "/jamfor", kommun=["Vara", "Varberg"], amne=some)
    assert f'href="{link}&amne={some}"' in about


def test_a_document_differs_in_nothing_from_itself(client, library):
    identifier = next(iter(library.shelf().cards))
    text = text_of(client, "/jamfor/ord", ett=identifier, andra=identifier)
    body = text[text.index("<section>") :]
    assert "<del>" not in body and "<ins>" not in body and "Lika." in body
    assert "leder ingenstans" in text_of(client, "/jamfor/ord", 404, ett=identifier, andra="finns-inte")


FACTS = {
    "kommun": ["Varberg", "Gotland", "Vara"],
    "uppgift": ["antal-jobbspar", "galler-till", "diarienummer"],
}


def test_single_facts_are_compared_each_with_its_quote_and_absences_said(client):
    text = text_of(client, "/jamfor", **FACTS)
    table = text[text.index('<table class="grid">') : text.index("</table>")]
    assert "Antal jobbspår" in table and "Gäller till" in table and "Målgrupp" not in table
    for row in table.split("<tr>")[2:]:
        for cell in row.split("<td")[1:]:
            assert ("inget sägs" in cell) == ("saknas" in cell) != ('class="source"' in cell)
    assert "RS 2019/412" in table and 'class="saknas"' in table
    both = text_of(client, "/jamfor", amne="mal", **FACTS)
    assert '<th scope="col"><a' in both and ">Mål<" in both and ">Diarienummer<" in both
    assert "Uppgiften vikt finns inte" in text_of(
        client, "/jamfor", 400, kommun=["Vara", "Gotland"], uppgift="vikt"
    )


def test_numbers_are_sorted_by_their_size_and_absences_last():
    rows = (("A", "12"), ("B", "inget sägs"), ("C", "3"), ("D", "7,5"))
    table = Table(("Kommun", "Antal"), rows, tuple(((), ()) for _ in rows))
    for falling, names in ((False, "CDAB"), (True, "ADCB")):
        compared = arranged(table, View(column=1, falling=falling))
        assert "".join(row[0] for row in compared.table.rows) == names


def test_what_differs_is_told_and_what_is_alike_can_be_left_out():
    rows = (("A", "x", "1"), ("B", "x", "2"), ("C", "x", "2"), ("D", "x", "inget sägs"))
    table = Table(("Kommun", "Lika", "Olika"), rows, tuple(((), (), ()) for _ in rows))
    compared = arranged(table, View())
    assert [c.alike for c in compared.columns] == [True, False]
    assert [compared.state(n, 2) for n in range(4)] == ["avviker", "", "", "saknas"]
    narrowed = arranged(table, View(only_different=True))
    assert narrowed.table.columns == ("Kommun", "Olika") and narrowed.hidden == 1
    assert arranged(table, View(order="olika")).table.columns == ("Kommun", "Olika", "Lika")
    with pytest.raises(UsageError, match="Kolumnen 7"):
        arranged(table, View(column=7))


def test_nobody_differs_from_most_where_there_is_no_majority():
    rows = (("A", "1"), ("B", "1"), ("C", "2"), ("D", "3"))
    compared = arranged(Table(("Kommun", "Antal"), rows, tuple(((), ()) for _ in rows)), View())
    assert [compared.state(n, 1) for n in range(4)] == ["", "", "", ""]


def test_a_turned_table_has_a_row_for_each_fact_and_its_quotes(client):
    straight, turned = (text_of(client, "/jamfor", vand=v, **FACTS) for v in ("", "1"))
    assert names_in(straight) == FACTS["kommun"]
    body = turned[turned.index('<table class="grid">') : turned.index("</table>")]
    heads = re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]+)', body)
    assert heads == ["Antal jobbspår", "Gäller till", "Diarienummer"]
    assert re.findall(r'<th scope="col">([^<]+)</th>', body) == ["Uppgift", *FACTS["kommun"]]
    for row in body.split("<tr>")[2:]:
        for name, cell in zip(FACTS["kommun"], row.split("<td")[1:], strict=True):
            assert all(s == name.lower() for s in re.findall(r'class="hidden"> (\w+)-', cell))


def test_the_file_of_a_comparison_holds_what_the_page_shows(client):
    response = client.get("/hamta/jamforelse.csv", query_string={**FACTS, "vand": "1", "sortera": 0})
    lines = list(csv.reader(io.StringIO(response.get_data().decode("utf-8-sig")), delimiter=";"))
    shown = next(line for line in lines if "Gotland" in line and "Vara" in line)
    assert shown[-3:] == ["Gotland", "Vara", "Varberg"]
    assert any("RS 2019/412" in line for line in lines)
    county = client.get("/hamta/jamforelse.csv", query_string={"kommun": ["Vara", "Varberg"], "lan": "09"})
    assert county.status_code == 200 and "Gotland" in county.get_data(as_text=True)
    api = client.get("/api/jamfor", query_string=FACTS).get_json()
    assert api["table"]["columns"][1:] == ["Antal jobbspår", "Gäller till", "Diarienummer"]

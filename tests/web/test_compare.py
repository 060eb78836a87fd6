"""Comparing: by names or county, sorted by a column, and word by word."""

import html
import re


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


def test_a_document_differs_in_nothing_from_itself(client, library):
    identifier = next(iter(library.shelf().cards))
    text = text_of(client, "/jamfor/ord", ett=identifier, andra=identifier)
    body = text[text.index("<section>") :]
    assert "<del>" not in body and "<ins>" not in body and "Lika." in body
    assert "leder ingenstans" in text_of(client, "/jamfor/ord", 404, ett=identifier, andra="finns-inte")

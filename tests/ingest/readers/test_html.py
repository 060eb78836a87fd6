"""Web pages: content with headings, lists and tables; menus and notices apart."""

import pytest

from domain.errors import UnreadableDocument
from ingest.layout.cleaning import Layout, clean
from ingest.readers.html import read_html


def layout_of(html: str | bytes) -> Layout:
    return clean(read_html(html.encode() if isinstance(html, str) else html, "sida.html"))


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


LONG = "Parterna träffas varje kvartal och går igenom hur de gemensamma spåren har fungerat för deltagarna. "


def page(content: str) -> str:
    return f"""<!DOCTYPE html><html><head><title>Sjöstad</title><style>p{{}}</style>
<script>let a = "<p>nej</p>";</script>
</head><body><div class="cookie-banner"><p>Vi använder kakor.</p><button>Godkänn</button></div>
<header><a href="#m">Hoppa till innehåll</a><nav><ul><li><a href="/">Start</a></li><li>Omsorg</li></ul></nav></header>
<div class="breadcrumbs">Start / Arbete</div>{content}
<footer><p>Kontakta oss på Storgatan 1.</p></footer></body></html>"""


def test_content_of_main_and_what_stands_around_it():
    layout = layout_of(page(f"<main><h1>Avtal</h1><h2>Parter</h2><p>{LONG}</p></main>"))
    assert [(block.text, block.hint, block.level) for block in layout.blocks] == [
        ("Avtal", "heading", 1),
        ("Parter", "heading", 2),
        (LONG.strip(), None, None),
    ]
    assert {item.reason for item in layout.dropped} == {"meny"}
    assert "Vi använder kakor." in [item.text for item in layout.dropped]


def test_content_without_main():
    layout = layout_of(page(f"<div id='x'><h2>Parter</h2><p>{LONG}</p></div>"))
    assert texts(layout) == ["Parter", LONG.strip()]


def test_header_within_the_article_is_its_title():
    layout = layout_of(page(f"<article><header><h1>Avtal</h1></header><p>{LONG * 3}</p></article>"))
    assert texts(layout)[0] == "Avtal"


def test_lists_with_depth_and_numbers():
    html = "<ul><li>Kock</li><li>Vård<ul><li>Hemtjänst</li></ul></li></ul><ol start='3'><li>Tre</li><li>Fyra</li></ol>"
    layout = layout_of(page(f"<main><p>{LONG}</p>{html}</main>"))
    assert [(block.text, block.hint, block.level) for block in layout.blocks[1:]] == [
        ("Kock", "item", 1), ("Vård", "item", 1), ("Hemtjänst", "item", 2), ("3. Tre", "item", 1),
        ("4. Fyra", "item", 1),
    ]  # fmt: skip


def test_paragraphs_within_items_are_the_items_text():
    layout = layout_of(f"<main><p>{LONG}</p><ul><li><p>Kock</p></li><li><p>Vård</p></li></ul></main>")
    assert [(block.text, block.hint) for block in layout.blocks[1:]] == [("Kock", "item"), ("Vård", "item")]


def test_table_with_head():
    head = "<thead><tr><th>Spår</th><th>Start</th></tr></thead>"
    html = f"<table>{head}<tr><td>Kock<br>och bageri</td><td>2021</td></tr></table>"
    layout = layout_of(f"<main><p>{LONG}</p>{html}</main>")
    assert [(block.text, block.columns) for block in layout.blocks[1:]] == [
        ("Spår\tStart", ("Spår", "Start")),
        ("Kock och bageri\t2021", ("Spår", "Start")),
    ]


def test_table_that_only_arranges_the_page_is_text():
    layout = layout_of(f"<table><tr><td><h2>Parter</h2><p>{LONG}</p></td></tr></table>")
    assert texts(layout) == ["Parter", LONG.strip()]


def test_underlined_paragraph_is_set_off_and_a_link_is_not():
    layout = layout_of(f"<p><u>Parter</u></p><p>{LONG}</p><p><a href=x>Läs vidare</a></p><p>{LONG}</p>")
    assert [block.bold for block in layout.blocks] == [True, False, False, False]


def test_bold_paragraph_and_line_breaks():
    layout = layout_of(f"<main><p><strong>Parter</strong></p><p>{LONG}</p><p>Sjöstad<br>Box 1</p></main>")
    assert (layout.blocks[0].text, layout.blocks[0].bold) == ("Parter", True)
    assert texts(layout)[2:] == ["Sjöstad", "Box 1"]


def test_sections_that_open_on_a_click_are_kept():
    html = f"<details><summary>Målgrupp</summary><p>{LONG}</p></details><h3><button>Mål</button></h3><p>{LONG}</p>"
    assert texts(layout_of(f"<main>{html}</main>")) == ["Målgrupp", LONG.strip(), "Mål", LONG.strip()]


def test_prose_in_an_element_that_is_named_like_a_menu_is_kept():
    html = f"<div class='content-with-sidebar'><h2>Parter</h2>{'<p>' + LONG + '</p>'}{'<p>' + LONG * 2 + '</p>'}</div>"
    assert texts(layout_of(html))[0] == "Parter"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_encodings(encoding):
    html = f"<html><head><meta charset='{encoding}'></head><body><p>Överenskommelse på åländska</p></body></html>"
    assert texts(layout_of(html.encode(encoding))) == ["Överenskommelse på åländska"]


def test_xml_declaration_and_entities():
    html = '<?xml version="1.0" encoding="utf-8"?><html><body><p>V&aring;rd &amp; omsorg&nbsp;2021</p></body></html>'
    assert texts(layout_of(html)) == ["Vård & omsorg 2021"]


def test_script_only_page_says_so():
    with pytest.raises(UnreadableDocument, match="innehåller ingen text"):
        layout_of("<html><body><script>document.write('hej')</script></body></html>")


def test_very_deep_nesting_ends():
    with pytest.raises(UnreadableDocument, match="för djupt"):
        layout_of("<p>Grunt</p>" + "<div>" * 5000 + "djupt" + "</div>" * 5000)


def test_news_and_notices_beside_the_text_where_the_page_marks_no_parts():
    text = "".join(f"<h2>Rubrik {n}</h2><p>{LONG * 2}</p>" for n in "ABCD")
    layout = layout_of(
        f"<html><body><div class=wrap><div class=c><h1>Avtal</h1>{text}</div>"
        "<div class=hoger><h3>Nyheter</h3><ul><li>Simhallen stänger</li><li>Ny rondell</li></ul></div>"
        "<div class=sign><h3>Underskrifter</h3><p>Sjöstad den 3 maj 2019</p><p>Anna Ek</p></div></div>"
        "<div id=fot>Kakor används här. <a href=#>Godkänn</a></div></body></html>"
    )
    assert [b.text for b in layout.blocks if b.hint == "heading"] == [
        "Avtal",
        *(f"Rubrik {n}" for n in "ABCD"),
        "Underskrifter",
    ]
    assert any("Simhallen stänger" in item.text for item in layout.dropped)

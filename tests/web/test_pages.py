"""Every page as the server gives it: status, Swedish words, the right links, safe headers."""

import html
import re
import shutil
from importlib.resources import files
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest

from domain.artifact import read_all
from domain.home import Home
from index.embedding import HashEmbedder
from ingest import corrections
from web.app import create_app
from web.library import Library
from web.security import HEADERS, is_loopback

QUESTION = "Vilka kommuner har jobbspår inom industri?"


def page(client, path, **query):
    response = client.get(path, query_string=query or None)
    return response, html.unescape(response.get_data(as_text=True))


def test_start_offers_examples_of_the_corpus_at_hand(client):
    response, text = page(client, "/")
    assert response.status_code == 200
    assert "3 dokument från tre kommuner är inlästa" in text
    assert "Exempel, påhittat innehåll" in text
    assert len(re.findall(r'href="/sok\?q=', text)) >= 2


def test_question_gives_answer_evidence_and_sections(client):
    response, text = page(client, "/sok", q=QUESTION)
    assert response.status_code == 200
    assert "har jobbspår inom industri" in text
    assert "<blockquote>" in text and "Genomsökt: 3 dokument från tre kommuner" in text
    assert '<ol class="results">' in text


def test_a_follow_up_keeps_what_was_asked_and_shows_the_whole_question(client):
    _, text = page(client, "/sok", q="och inom handel?", efter=QUESTION)
    whole = "Vilka kommuner har jobbspår inom handel?"
    assert f'förstås som: <a href="/sok?q={quote_plus(whole, safe="?")}">{whole}</a>' in text
    assert f'name="efter" value="{whole}"' in text
    assert (
        client.get("/api/fraga", query_string={"q": "och inom handel?", "efter": QUESTION}).json["meant"]
        == whole
    )


def test_a_quote_leads_to_its_place_with_the_words_marked(client, library):
    _, text = page(client, "/sok", q=QUESTION)
    link, quote = re.search(r'<blockquote><a href="([^"]+)">([^<]+)</a>', text).groups()
    target = urlsplit(link)
    query = {key: values[0] for key, values in parse_qs(target.query).items()}
    response, document = page(client, target.path, **query)
    assert response.status_code == 200
    marked = " ".join(re.sub(r"<[^>]+>", "", m) for m in re.findall(r"<mark[^>]*>(.*?)</mark>", document))
    assert " ".join(marked.split()) == " ".join(quote.split())
    assert 'id="traff"' in document and target.fragment == "traff"


def test_words_give_sections_with_marked_words(client):
    _, text = page(client, "/sok", q="styrgrupp praktikplatser")
    assert '<section class="answer"' not in text
    assert "<mark>" in text


def test_search_is_narrowed_by_the_address(client):
    _, text = page(client, "/sok", q="jobbspår", kommun="Vara")
    documents = set(re.findall(r'<p class="quiet">([\w-]+\.\w+)', text))
    assert documents == {"vara-overenskommelse-2021.txt"}
    assert 'value="Vara" checked' in text


def test_every_document_can_be_read_and_taken_home(client, library):
    for agreement in read_all(library.home):
        response, text = page(client, f"/dokument/{agreement.id}")
        assert response.status_code == 200
        assert all(s.heading in text for s in agreement.sections if s.heading)
        original = client.get(f"/dokument/{agreement.id}/original")
        assert original.status_code == 200 and original.headers["Content-Disposition"].startswith(
            "attachment"
        )
        assert len(original.data) > 1000


def test_comparison_shows_a_table(client):
    _, text = page(client, "/jamfor", kommun=["Vara", "Varberg"])
    assert '<table class="grid">' in text and "Vara" in text and "Varberg" in text
    _, text = page(client, "/jamfor", kommun="Vara")
    assert "Välj minst en kommun till" in text


def test_what_the_user_writes_is_escaped(client):
    response = client.get("/sok", query_string={"q": '<script>alert("1")</script> vård'})
    assert b"<script>" not in response.data


@pytest.mark.parametrize("path", ["/", "/sok?q=mål", "/dokument", "/jamfor", "/finns-inte", "/api/dokument"])
def test_safe_headers_are_always_there(client, path):
    response = client.get(path)
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/finns-inte", 404, "Adressen leder ingenstans"),
        ("/dokument/finns-inte", 404, "Adressen leder ingenstans"),
        ("/sok?q=", 400, "Frågan är tom"),
        ("/sok?q=" + "ord " * 2500, 400, "tecken lång"),
        ("/sok?q=mål&kommun=Oxelsund", 400, "Menade du Oxelösund?"),
        ("/sok?q=mål&amne=finnsinte", 400, "Ämnet finnsinte finns inte"),
    ],
)
def test_mistakes_are_explained_in_swedish(client, path, status, words):
    response, text = page(client, path)
    assert response.status_code == status
    assert words in text and "Till startsidan" in text


def test_an_empty_home_is_explained(empty_client):
    assert "Inga dokument är inlästa ännu" in empty_client.get("/").get_data(as_text=True)
    response = empty_client.get("/sok?q=jobbspår")
    assert response.status_code == 503 and "duasok ingest" in response.get_data(as_text=True)


def test_the_api_gives_the_same_answer_as_the_page(client):
    answer = client.get("/api/fraga", query_string={"q": QUESTION}).get_json()
    _, text = page(client, "/sok", q=QUESTION)
    assert answer["kind"] == "list" and answer["text"] in text
    assert all(c["quote"] for m in answer["municipalities"] for c in m["citations"])


def test_the_api_lists_documents_and_sections(client):
    documents = client.get("/api/dokument").get_json()
    assert {m["name"] for d in documents for m in d["municipalities"]} == {"Vara", "Gotland", "Varberg"}
    results = client.get("/api/sok", query_string={"q": "styrgrupp", "antal": 3}).get_json()
    assert 1 <= len(results) <= 3 and results[0]["score"] >= results[-1]["score"]
    wrong = client.get("/api/sok", query_string={"q": "styrgrupp", "metod": "gissa"})
    assert wrong.status_code == 400 and "Metoden finns inte" in wrong.get_json()["error"]


def test_only_this_computer_is_served():
    assert is_loopback("127.0.0.1") and is_loopback("localhost")
    assert (
        not is_loopback("0.0.0.0") and not is_loopback("192.0.2.1") and not is_loopback("finns.inte.invalid")
    )


def test_the_reader_tells_what_has_been_corrected_by_whom(library, tmp_path):
    home = Home(tmp_path / "home")
    shutil.copytree(library.home.root, home.root)
    identifier = next(a.id for a in read_all(home) if a.file.startswith("vara"))
    track = next(f for f in corrections.document(home, identifier).facts if f.kind == "tracks")
    asked = [
        corrections.SetField("bilaga", "3 <C>"),
        corrections.SetField("titel", "Avtal"),
        corrections.ChangeFact(track.reference, {"läge": "avslutat"}),
    ]
    corrections.correct(home, identifier, asked, corrections.author("Anna Ek", "enligt e-brev"))
    corrections.correct(home, identifier, [corrections.TakeBack(2)], corrections.author("Bo"))
    copy = Library(home, HashEmbedder())
    copy.rebuild()
    client = create_app(copy).test_client()
    response, text = page(client, f"/dokument/{identifier}")
    assert response.status_code == 200 and "Rättade uppgifter (2)" in text
    assert "rättat av Anna Ek" in text and "utan citat ur dokumentet" in text and "enligt e-brev" in text
    assert "Avtal</ins>" not in text and "läge: avslutat" in text and "visa orden" in text
    assert "&lt;C&gt;" in client.get(f"/dokument/{identifier}").get_data(as_text=True)
    told = client.get(f"/api/dokument/{identifier}").get_json()
    assert [c["state"] for c in told["corrections"]] == ["gäller", "tillbakatagen", "gäller", "gäller"]
    assert copy.index().agreements[identifier].annex == "3 <C>"


def test_every_number_of_the_matrix_leads_to_its_quotes(client):
    response, text = page(client, "/jobbspar")
    assert response.status_code == 200
    matrix = re.search(r'<table class="matrix">.*?</table>', text, re.DOTALL)[0]
    cells = re.findall(r'<a href="([^"]+)" aria-label="([^,]+), [^:]+: (\d+)"', matrix)
    assert len(cells) > 5
    for link, municipality, number in cells:
        target = urlsplit(link)
        _, narrowed = page(client, target.path, **parse_qs(target.query))
        evidence = narrowed[narrowed.index('id="belagg"') :]
        assert re.findall(r"<h3><a [^>]+>([^<]+)</a></h3>", evidence) == [municipality]
        assert evidence.count("<blockquote>") == int(number)


def links_of(text, caption):
    """The label and the address of every bar under that caption."""
    table = re.search(rf"<caption>{caption}</caption>.*?</table>", text, re.DOTALL)[0]
    return re.findall(r'<a href="([^"]+)">([^<]+)</a></th>\s*<td class="number">(\d+)', table)


@pytest.mark.parametrize("caption", ["Jobbspår per bransch", "Jobbspår per år som avtalet är från"])
@pytest.mark.parametrize("choice", [{}, {"status": ["finns", "planerat"]}, {"kommun": ["Vara", "Gotland"]}])
def test_every_bar_leads_to_its_quotes_within_what_is_chosen(client, caption, choice):
    _, text = page(client, "/jobbspar", **choice)
    bars = links_of(text, caption)
    assert len(bars) > 1
    for link, _, number in bars:
        target = urlsplit(link)
        _, narrowed = page(client, target.path, **parse_qs(target.query))
        assert narrowed.count("<blockquote>") == int(number)


def test_a_mark_of_the_map_keeps_what_is_chosen(client):
    _, text = page(client, "/jobbspar", bransch="industri", ar="2021")
    link = re.search(
        r'<svg class="map".*?<a href="([^"]+)" aria-label="Vara: ett jobbspår"', text, re.DOTALL
    )[1]
    assert parse_qs(urlsplit(link).query) == {"bransch": ["industri"], "ar": ["2021"], "kommun": ["Vara"]}


def test_choices_of_tracks_count_what_the_other_choices_leave(client):
    def count(text, value):
        return int(re.search(rf'value="{value}" (?:checked)?> [^<]+<span class="quiet">(\d+)', text)[1])

    _, every = page(client, "/jobbspar")
    _, one = page(client, "/jobbspar", kommun="Vara")
    assert count(one, "Gotland") == count(every, "Gotland") and count(one, "finns") < count(every, "finns")
    assert count(one, "finns") == count(every, "Vara")
    assert 'href="/jobbspar?">Kommun: Vara' in one


def test_what_a_question_was_changed_to_is_kept_when_it_is_narrowed(client):
    _, text = page(client, "/sok", q=QUESTION, typ="count", kommun="Vara")
    form = re.search(r'<form class="filters".*?</form>', text, re.DOTALL)[0]
    assert 'type="hidden" name="typ" value="count"' in form and form.count('name="q"') == 1
    assert 'type="hidden" name="kommun"' not in form


def test_tracks_are_narrowed_by_status_and_unknown_choices_find_nothing(client):
    _, planned = page(client, "/jobbspar", status="planerat")
    assert 'value="planerat" checked' in planned
    _, nothing = page(client, "/jobbspar", bransch="rymdfart")
    assert "Inget jobbspår svarar mot urvalet." in nothing


def test_the_api_gives_the_entries_of_the_page(client):
    entries = client.get("/api/jobbspar?status=finns&bransch=industri").get_json()
    assert entries and all("industri" in e["industries"] and e["citation"]["quote"] for e in entries)


def test_a_municipality_shows_its_documents_facts_and_what_is_lacking(client):
    response, text = page(client, "/kommun/Vara")
    assert response.status_code == 200
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", text)
    assert headings[:2] == ["Vara", "Dokument"] and {"Jobbspår", "Mål", "Grupper"} <= set(headings)
    assert "vara-overenskommelse-2021" in text and text.count("<blockquote>") > 10
    told = client.get("/api/kommun/Vara").get_json()
    assert {g["label"] for g in told["groups"]} <= set(headings)
    assert all(f["citation"]["quote"] for g in told["groups"] for f in g["facts"])


@pytest.mark.parametrize(
    ("name", "said"), [("Rymden", "ingen svensk kommun"), ("Kalmar", "inget dokument för Kalmar")]
)
def test_a_municipality_without_documents_is_explained(client, name, said):
    response, text = page(client, f"/kommun/{name}")
    assert response.status_code == 400 and said in text


def test_parts_of_the_understanding_are_set_in_the_address(client):
    one = client.get(
        "/api/fraga", query_string={"q": QUESTION, "bransch": "handel", "kommun": "Vara"}
    ).get_json()
    parts = {p["parameter"]: p for p in one["understanding"]["parts"]}
    assert parts["bransch"]["chosen"] and parts["bransch"]["values"][0]["value"] == "handel"
    assert parts["kommun"]["said"] == "Vara" and not parts["typ"]["chosen"]
    _, text = page(client, "/sok", q=QUESTION, bransch="handel")
    assert "jobbspår inom handel" in text
    response = client.get("/sok", query_string={"q": QUESTION, "typ": "dikt"})
    assert response.status_code == 400 and "Frågetypen dikt finns inte" in response.get_data(as_text=True)
    assert "Vara" in [v["value"] for v in client.get("/api/alternativ").get_json()["kommun"]]


def test_a_refusal_says_the_unknown_word_and_why(client):
    _, text = page(client, "/sok", q="Vilka kommuner nämner kanelbullar?")
    assert "Det här ordet finns inte i avtalen: ”kanelbullar”." in text
    assert 'data-reason="utanför överenskommelserna"' in text


def test_an_error_leads_back_to_the_page_of_ours_that_it_came_from(client):
    came = {"Referer": "http://localhost/jamfor?kommun=Vara"}
    text = client.get("/jamfor?kommun=Vara&kommun=Gotland&uppgift=vikt", headers=came).get_data(as_text=True)
    assert '<a href="/jamfor?kommun=Vara">Tillbaka till sidan du kom från</a>' in text
    other = client.get("/finns-inte", headers={"Referer": "https://example.org/x"}).get_data(as_text=True)
    assert "Tillbaka" not in other and "Till startsidan" in other


def test_a_choice_without_tracks_offers_all_of_them(client):
    text = client.get("/jobbspar?bransch=fordon&status=avslutat").get_data(as_text=True)
    assert (
        "Inget jobbspår svarar mot urvalet" in text and "visa alla jobbspår" in text and "Belägg" not in text
    )


def test_the_stylesheet_gives_each_of_its_names_once():
    style = files("web").joinpath("static/duasok.css").read_text(encoding="utf-8")
    names = re.findall(r"(--[\w-]+):", style[: style.index("@media")])
    assert sorted(set(names)) == sorted(names)

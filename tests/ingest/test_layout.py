"""Layout: what is one block, what goes, and that nothing is lost."""

from collections import Counter
from pathlib import Path

import pytest

from ingest.layout.cleaning import Layout, clean
from ingest.lines import Line, Source
from ingest.readers import read_file
from ingest.readers.text import source_of

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


def layout_of(text: str) -> Layout:
    return clean(source_of(text))


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


def assert_nothing_lost(source: Source, layout: Layout) -> None:
    """Every character but white space and hyphens at line ends is in a block or in what was dropped."""
    before = Counter("".join("".join(said.text.split()) for said in (*source.lines, *source.dropped)))
    kept = "".join("".join(block.text.split()) for block in layout.blocks)
    gone = "".join("".join(item.text.split()) for item in layout.dropped)
    lost = before - Counter(kept + gone)
    added = Counter(kept + gone) - before
    lost.pop("-", None)
    assert not lost and not added


FILLER = (
    "Parterna träffas varje kvartal och går igenom hur arbetet med de lokala spåren har fortskridit. " * 6
)


def test_wrapped_lines_become_one_paragraph():
    text = (
        "Kommunen och Arbetsförmedlingen ska tillsammans se till att den som\n"
        "står långt från arbete får ett sammanhållet stöd. Stödet utgår från\n"
        "Individens egna mål och planeras av en gemensam handläggargrupp som\n"
        "möts varje vecka.\n\nNästa stycke."
    )
    assert len(layout_of(text).blocks) == 2


def test_a_wrapped_line_may_begin_as_the_name_of_a_part_does():
    text = "Projektet har betalat en\ndel av verksamheten enligt\nbilaga 3 till avtalet.\nDel B Spåren"
    assert texts(layout_of(text)) == [
        "Projektet har betalat en del av verksamheten enligt bilaga 3 till avtalet.",
        "Del B Spåren",
    ]


def test_an_amount_at_the_beginning_of_a_line_is_no_numbering():
    text = (
        "Den som behöver ett intyg för att få en anställning kan söka ett bidrag på\nhögst\n"
        "12 000 kronor om året ur den pott som kommunerna delar på i gemensam nämnd.\n"
        "Bidraget söks hos den egna kommunen och betalas ut efter beslut i nämnden."
    )
    (block,) = layout_of(text).blocks
    assert "högst 12 000 kronor" in block.text


def test_one_paragraph_a_line_is_not_joined():
    text = "Målen är:\nFler i arbete.\nFler i studier.\nFärre i långtidsarbetslöshet.\n" + FILLER
    assert texts(layout_of(text))[:4] == [
        "Målen är:",
        "Fler i arbete.",
        "Fler i studier.",
        "Färre i långtidsarbetslöshet.",
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Vi behöver kompe-\ntens i länet.", "Vi behöver kompetens i länet."),
        ("Spår inom vård-\noch omsorg.", "Spår inom vård- och omsorg."),
        ("Studie-\neller yrkesvägledare", "Studie- eller yrkesvägledare"),
    ],
)
def test_hyphen_at_line_end(text, whole):
    assert texts(layout_of(text)) == [whole]


def test_sentence_goes_on_after_blank_line():
    text = (
        "Styrgruppen ansvarar för målen och avgör frågor som rör den gemensamma\n\nverksamheten i kommunen."
    )
    assert len(layout_of(text).blocks) == 1


def test_heading_is_not_joined_with_a_lower_case_paragraph():
    assert texts(layout_of("2. Syfte\n\natt fler ska få arbete")) == ["2. Syfte", "att fler ska få arbete"]


def test_lists_stay_lists():
    layout = layout_of("Spåren är\n- Kock\n- Vård- och omsorg\n  • Lokalvård\n1. Bygg\n2. Handel")
    assert texts(layout) == [
        "Spåren är",
        "- Kock",
        "- Vård- och omsorg",
        "• Lokalvård",
        "1. Bygg",
        "2. Handel",
    ]
    assert [block.hint for block in layout.blocks] == [None, "item", "item", "item", None, None]


def test_long_bullet_list_is_no_portal():
    text = "Deltagande verksamheter\n\n" + "\n\n".join(
        f"Verksamhet nummer {n} i Storköping" for n in range(60)
    )
    layout = layout_of(text)
    assert len(layout.blocks) == 61 and not layout.dropped


def test_portal_list_goes_and_the_text_stays():
    titles = "\n\n".join(f"Lokal överenskommelse i Exempelstad {n}" for n in range(10))
    own = "Bilaga 2 Jobbspår i Sjöstad"
    text = f"{own}\n\nRelevanta dokument\n{titles}\n\nTranskript:\n\n{own}\n\n{FILLER}"
    layout = layout_of(text)
    assert texts(layout) == [own, FILLER.strip()]
    assert {item.reason for item in layout.dropped} == {"portal"}


@pytest.mark.parametrize(
    "mark", ["Utskrift av dokumentets text:", "Dokumentets fulltext:", "Avskrift:", "Text från filen:"]
)
def test_the_text_is_announced_in_many_words(mark):
    others = "Relevanta dokument\n\nBilaga 3 Jobbspår i Bergby kommun\n\nVisa liknande"
    assert (
        texts(layout_of(f"{others}\n\n{mark}\n\nLokal modell i Sjöstad\n\n{FILLER}"))[0]
        == "Lokal modell i Sjöstad"
    )


def test_the_text_ends_where_the_portal_says_so():
    head = "Start > Arbete > Sjöstad\n\n=== Text ur dokumentet ===\n\nLokal modell i Sjöstad\n\n"
    layout = layout_of(f"{head}{FILLER}\n\n=== Slut på texten ===\n\nKommentarer (1)\nbo: Tack!")
    assert texts(layout) == ["Lokal modell i Sjöstad", FILLER.strip()]
    assert "bo: Tack!" in [item.text for item in layout.dropped]


def test_portal_list_below_the_transcript_goes_too():
    titles = "\n".join(f"Dokument nummer {n} om något annat" for n in range(5))
    head = f"Avtal för Sjöstad\n\nRelevanta dokument\n{titles}\n\nTranskript:\n\n{FILLER}"
    layout = layout_of(f"{head}\n\nLiknande dokument\nSjöstad: rutin för möten\nLäs mer\n2024 © portalen")
    assert "Liknande dokument" not in texts(layout) and "Sjöstad: rutin för möten" not in texts(layout)
    assert "Liknande dokument" in [d.text for d in layout.dropped]
    kept = layout_of(f"{head}\n\nLiknande dokument\n{FILLER}")
    assert "Liknande dokument" in texts(kept)


def test_a_document_bank_with_other_words_around_the_text():
    head = (
        "Dokumentbanken för samverkan\nLogga in   Registrera   Ladda upp\n\nHem > Arbete > Modeller > Sjöstad\n\n"
        "Andra har även läst:\n  Lokal överenskommelse, Bergby (2017)\n  Plan för Skogshult\n\n"
        "--- Förhandsvisning av dokumentet ---"
    )
    layout = layout_of(f"{head}\n\nLokal modell för Sjöstad\n\n{FILLER}")
    assert texts(layout) == ["Lokal modell för Sjöstad", FILLER.strip()]
    assert "Andra har även läst:" in [d.text for d in layout.dropped]


def test_a_title_that_comes_again_without_what_the_page_adds_to_it():
    head = (
        "Textbanken\nStart   Nytt\n\nLokal modell för unga i Sjöstad - Gratis att läsa\n\n"
        "Andra läste även:\n\nAvtal Bergby kommun och Arbetsförmedlingen\nPlan för Skogshult"
    )
    layout = layout_of(f"{head}\n\nSÅ HÄR BÖRJAR TEXTEN\nLokal modell för unga i Sjöstad\n\n{FILLER}")
    assert texts(layout) == ["Lokal modell för unga i Sjöstad", FILLER.strip()]


def test_a_heading_set_off_by_dashes_opens_no_text():
    layout = layout_of(
        f"Avtal för Sjöstad\n\nLadda ner\n\nSkriv ut\n\n--- Mål och uppföljning ---\n\n{FILLER}"
    )
    assert "Avtal för Sjöstad" in texts(layout)


def test_title_that_the_text_does_not_repeat_stays():
    titles = "\n\n".join(f"Lokal överenskommelse i Exempelstad {n}" for n in range(10))
    layout = layout_of(f"Avtal för Sjöstad\n\nRelevanta dokument\n{titles}\n\nTranskript:\n\n{FILLER}")
    assert texts(layout) == ["Avtal för Sjöstad", FILLER.strip()]


def test_one_page_a_line_gets_its_pages():
    text = f"Sjöstads kommun\n\n2 (4) Inledning {FILLER}\n\n3 (4) Organisation {FILLER}\n\n4 (4) Uppföljning {FILLER}"
    layout = layout_of(text)
    assert [block.page for block in layout.blocks] == [1, 2, 3, 4]
    assert layout.blocks[1].text.startswith("Inledning")
    assert [item.text for item in layout.dropped] == ["2 (4)", "3 (4)", "4 (4)"]
    assert layout.pages == 4


def test_sentence_over_pages_of_one_line_is_whole():
    first = FILLER + "Insatserna ges av kommunen och"
    text = (
        f"1 (3) Inledning {first}\n\n2 (3) arbetsförmedlingen. Därefter följs de upp. {FILLER}\n\n3 (3) Slut"
    )
    layout = layout_of(text)
    assert layout.blocks[0].text.endswith("av kommunen och arbetsförmedlingen.")
    assert layout.blocks[0].page_at(len(layout.blocks[0].text) - 1) == 2
    assert layout.blocks[1].page == 2


def test_page_numbers_at_the_foot_count_backwards():
    text = f"Inledning\n\n{FILLER}\n\nSida 1 av 3\n\nOrganisation\n\n{FILLER}\n\nSida 2 av 3\n\n{FILLER}\n\nSida 3 av 3"
    assert [block.page for block in layout_of(text).blocks] == [1, 1, 2, 2, 3]


def test_the_same_words_beside_or_above_page_numbers_are_a_running_head():
    for head in ("Sjöstads kommun | Lokal modell   Sida {}", "Sjöstads kommun | Lokal modell\nSida {} av 3"):
        text = f"Modell\n\n{FILLER}\n\n{head.format(2)}\n\n{FILLER}\n\n{head.format(3)}\n\n{FILLER}"
        layout = layout_of(text)
        assert not any("Sjöstads" in block.text for block in layout.blocks)
        assert [d.reason for d in layout.dropped].count("sidhuvud") == 2
    dated = f"Modell\n\n{FILLER}\n\nDnr KS 19 Sida 2\n\n{FILLER}\n\nDnr KS 19 Sida 3\n\n{FILLER}"
    assert any("Dnr KS 19" in block.text for block in layout_of(dated).blocks)


def test_a_year_on_the_line_below_its_month_belongs_to_the_date():
    source = Source(
        (
            Line("Överenskommelsen gäller till och med den 30 juni", 1, left=72, top=100, size=10.5),
            Line("", 1),
            Line("2018.", 1, left=73, top=130, size=13.5),
        )
    )
    assert texts(clean(source)) == ["Överenskommelsen gäller till och med den 30 juni 2018."]


def test_a_ratio_is_no_page_number():
    text = "Av deltagarna är 5 (17) kvinnor.\n\n5 (17) kvinnor deltog.\n\n2 (9) män deltog."
    assert layout_of(text).dropped == ()


def test_dated_running_head_goes_and_its_first_occurrence_stays():
    head = "\n\nDatum\n2021-03-15\n\n"
    cut = "Unga som står utan arbete ska inom en vecka erbjudas ett samtal med handläggare från båda parterna"
    text = f"Avtal{head}{FILLER}{head}{FILLER}{cut}{head}och få en plan.{head}{FILLER}"
    layout = layout_of(text)
    assert texts(layout)[:3] == ["Avtal", "Datum", "2021-03-15"]
    assert sum(block.text == "Datum" for block in layout.blocks) == 1
    assert any(block.text.endswith("från båda parterna och få en plan.") for block in layout.blocks)


def test_headings_that_a_template_repeats_stay():
    text = "".join(
        f"Spår {name}\n\nInnehåll\n\n{FILLER}\n\nMålgrupp\n\n{FILLER}\n\n"
        for name in ("Kock", "Vård", "Bygg")
    )
    layout = layout_of(text)
    assert sum(block.text == "Målgrupp" for block in layout.blocks) == 3 and not layout.dropped


def test_table_in_tabs_over_a_running_head():
    head = "Datum\n2021-03-15"
    text = (
        f"Avtal\n\n{head}\n\n{FILLER}\n\n{head}\n\n{FILLER}\n\n"
        "Spår\tBehov\t\tOrt\n\tKort sikt\tLång sikt\t\nKock\t3\t7\tSjöstad\n\n"
        f"{head}\n\nVård\t15\t50\tSjöstad\n-----\t---\t---\t--\n\n{FILLER}"
    )
    rows = [block for block in layout_of(text).blocks if block.hint == "row"]
    columns = ("Spår", "Behov / Kort sikt", "Behov / Lång sikt", "Ort")
    assert [row.text for row in rows[2:]] == ["Kock\t3\t7\tSjöstad", "Vård\t15\t50\tSjöstad"]
    assert {row.columns for row in rows} == {columns}


def test_contents_in_tabs_is_no_table():
    layout = layout_of("Innehåll\n\n1. Parter\t2\n2. Syfte.....\t3\n3. Mål\t3")
    assert [block.hint for block in layout.blocks] == [None] * 4
    assert texts(layout)[2] == "2. Syfte.....\t3"


def test_rows_of_labels_have_no_column_names():
    layout = layout_of("Spår:\tKock\nMålgrupp:\tUnga 16–24 år\nStart:\thösten 2021")
    assert [block.columns for block in layout.blocks] == [(), (), ()]


def test_rulers_and_empty_bullets_go():
    layout = layout_of("Ett\n\n---\n\nTvå\n- Kock\n-\n\n________________\nUnderskrift")
    assert texts(layout) == ["Ett", "Två", "- Kock", "Underskrift"]
    assert [item.reason for item in layout.dropped] == ["linje"] * 3


@pytest.mark.skipif(not CORPUS.is_dir(), reason="de verkliga dokumenten finns inte här")
@pytest.mark.parametrize(
    "file", sorted(CORPUS.glob("*.txt")) if CORPUS.is_dir() else [], ids=lambda path: path.name
)
def test_nothing_is_lost_from_the_real_documents(file):
    source = read_file(file)
    layout = clean(source)
    assert_nothing_lost(source, layout)
    assert all("\n" not in block.text and block.text == block.text.strip(" ") for block in layout.blocks)


def test_columns_set_with_spaces_are_a_table():
    layout = layout_of(
        "Spår            Start         Platser\n"
        "Kock            hösten 2021   12\n"
        "Undersköterska  våren 2022    8\n"
        "Lokalvård       våren 2022    10\n"
    )
    assert [block.text for block in layout.blocks][1] == "Kock\thösten 2021\t12"
    assert {block.columns for block in layout.blocks} == {("Spår", "Start", "Platser")}


def test_letterhead_with_spaces_is_a_line_for_each_cell():
    layout = layout_of(
        "SJÖSTADS KOMMUN          Ärende KS 2019/12\nKommunstyrelsen          Datum 2019-09-04\n\nAvtal"
    )
    assert texts(layout) == [
        "SJÖSTADS KOMMUN",
        "Ärende KS 2019/12",
        "Kommunstyrelsen",
        "Datum 2019-09-04",
        "Avtal",
    ]


def test_signatures_with_spaces_are_read_party_by_party():
    layout = layout_of(
        "Sjöstad den 3 mars 2021           Storstad den 5 mars 2021\n\n"
        "För Sjöstads kommun               För Arbetsförmedlingen\n\n"
        "Anna Ek                           Bo Alm\n"
        "kommunchef                        enhetschef\n"
    )
    assert texts(layout) == [
        "Sjöstad den 3 mars 2021", "För Sjöstads kommun", "Anna Ek", "kommunchef",
        "Storstad den 5 mars 2021", "För Arbetsförmedlingen", "Bo Alm", "enhetschef",
    ]  # fmt: skip


def test_contents_set_with_spaces():
    layout = layout_of(
        "1. Parter                  2\n2. Syfte och mål           3\n3. Jobbspår                5\n"
    )
    assert texts(layout) == ["1. Parter\t2", "2. Syfte och mål\t3", "3. Jobbspår\t5"]


def test_one_line_with_a_wide_space_is_no_table():
    assert texts(layout_of("Ort:            Datum:\n\nText.")) == ["Ort: Datum:", "Text."]


def test_letters_that_are_spaced_out_are_words():
    assert texts(layout_of("Ö V E R E N S K O M M E L S E\n\nL O K A L  M O D E L L")) == [
        "ÖVERENSKOMMELSE",
        "LOKAL MODELL",
    ]


def test_items_that_begin_with_small_letters_stay_apart():
    text = "Parterna ska under avtalstiden\n1. starta två spår,\n2. anställa en samordnare,\na) följa upp"
    assert len(layout_of(text).blocks) == 4


def test_fields_below_one_another_stay_apart():
    text = "Tillhör: Överenskommelsen om samverkan mellan Sjöstads kommun och andra parter\nFastställd: 2019-02-14\n"
    assert len(layout_of(text + "Version: 3\n" + FILLER).blocks) == 4


def test_every_line_a_page_with_its_number_first():
    text = "\n\n".join(f"{n} {'' if n == 1 else f'{n} (3) '}Avsnitt {FILLER}" for n in (1, 2, 3))
    layout = layout_of(text)
    assert [(block.page, block.text[:8]) for block in layout.blocks] == [(n, "Avsnitt ") for n in (1, 2, 3)]


def test_portal_names_itself_in_the_title():
    titles = "\n".join(f"Lokal överenskommelse i Exempelstad {n}" for n in range(6))
    text = (
        f"Avtal i Sjöstad - PDF Gratis nedladdning\n\nLiknande dokument\n{titles}\n\nTranskript:\n\n{FILLER}"
    )
    layout = layout_of(text)
    assert texts(layout) == ["Avtal i Sjöstad", FILLER.strip()]
    assert layout.dropped[0].text == "- PDF Gratis nedladdning"


def test_a_table_of_names_and_numbers_is_no_contents():
    layout = layout_of("Spår\tPlatser\nKock\t8\nSvets\t6\nVård\t12")
    assert [(block.hint, block.columns) for block in layout.blocks] == [("row", ("Spår", "Platser"))] * 4


def test_a_diary_portal_with_other_documents_of_the_case():
    others = (
        "Yttrande från Storstads kommun (pdf)\nJämförelse med Lillstads kommun\nTjänsteskrivelse (pdf, 12 kB)"
    )
    head = f"Logga in\nSök\n\nFler handlingar i ärendet\n{others}\nVisa fler"
    layout = layout_of(f"{head}\n\nDokumentet som text (läst av en maskin)\n\n{FILLER}")
    assert texts(layout) == [FILLER.strip()]


def test_a_list_after_the_mark_ends_where_the_pages_title_comes_again():
    head = "Bläddra   Ladda upp\n\nBilaga 2 Arbetssätt\n\n1 Bilaga 2 - Dokument\nVisningar:\nTranskript\n\n"
    others = (
        "Relaterade dokument:\n\nÖverenskommelse Gävle kommun\n\nBilaga 3 Mål, Ockelbo\n\nSå blir du coach\n"
    )
    layout = layout_of(f"{head}{others}Bilaga 2\nArbetssätt\nBollnäs kommun\n\n{FILLER}")
    assert texts(layout) == ["Bilaga 2", "Arbetssätt", "Bollnäs kommun", FILLER.strip()]


@pytest.mark.parametrize(
    ("others", "between"),
    [
        (["Lokal modell Uppvidinge kommun", "Utvärdering av jobbspår i Tingsryd", "Handbok"], "\n"),
        (["Lokal modell, Ludvika kommun", "Bilaga 3 Uppföljning (Borlänge)", "Ett gott råd"], "\n\n"),
    ],
)
def test_a_list_ends_where_its_spacing_does(others, between):
    after = "\n" if between == "\n\n" else "\n\n"
    text = f"Träff 3 av 57\n\nFler träffar\n{between.join(others)}{after}Lokal modell för Lessebo\n\n{FILLER}"
    assert texts(layout_of(text)) == ["Lokal modell för Lessebo", FILLER.strip()]


def test_what_a_page_sets_after_its_text():
    signed = "Underskrifter\n\nGrums 2020-01-20, Leif Ek\nKil 2020-01-23, Eva Alm"
    around = "Hjälpte informationen dig?\n\nLäs också\n\nBilaga 5 Ekonomi, Hammarö\n\nTipsa en vän"
    layout = layout_of(f"Överenskommelse\n\n{FILLER}\n\n{signed}\n\n{around}")
    assert texts(layout)[-1].endswith("Eva Alm")
    assert [item.text for item in layout.dropped][-1] == "Tipsa en vän"
    alone = layout_of(f"Överenskommelse\n\n{FILLER}\n\nKontakt\n\nKommunens växel")
    assert texts(alone)[-2:] == ["Kontakt", "Kommunens växel"]


@pytest.mark.parametrize(
    "foot", ["Dela: Facebook Twitter", "Om Arkivet Villkor Kontakt", "arkivet.nu 2023. Cookies."]
)
def test_buttons_and_links_beside_each_other(foot):
    assert texts(layout_of(f"Avtal\n\n{FILLER}\n\nFler nyheter\nJobbspår i Hagfors\n{foot}")) == [
        "Avtal",
        FILLER.strip(),
    ]


def test_the_text_begins_where_a_title_above_the_portals_marks_comes_again():
    head = "arkivet\n\nBilaga 3 Jobbspår\n\nInlagd i maj av kumla_am\n\nKanske intressant\n\nHandlingsplan"
    layout = layout_of(f"{head}\n\nBilaga 3\nJobbspår\nKumla kommun\n\n{FILLER}")
    assert texts(layout) == ["Bilaga 3", "Jobbspår", "Kumla kommun", FILLER.strip()]


def test_the_name_of_a_municipality_is_no_title_that_comes_again():
    title = "Lokal överenskommelse\nFlens kommun och Arbetsförmedlingen"
    layout = layout_of(f"Meny   Lyssna\nFlens kommun\nDela sidan\n\n{title}\n\n{FILLER}")
    assert "Lokal överenskommelse" in texts(layout)


def test_titles_of_others_beside_a_portals_marks():
    text = (
        "Överenskommelse\nÄngelholms kommun\n\nSyfte\nParterna i Ängelholm vill samverka om unga i kommunen."
    )
    layout = layout_of(f"[Meny]\n\n< Föregående avtal: Bjuv 2018\nBilaga 1 Båstads kommun\n\n{text}")
    assert texts(layout)[0] == "Överenskommelse" and "Bilaga 1 Båstads kommun" not in texts(layout)
    own = layout_of(
        "[Meny]\n\nÖverenskommelse Ydre kommun\n\nParter\nYdre kommun\n\nKontoret i Tranås är öppet."
    )
    assert "Överenskommelse Ydre kommun" in " ".join(texts(own))


def test_a_short_agreement_keeps_its_text_above_a_list():
    body = "Överenskommelse\n\nParter\nAle kommun.\n\nTid\nDen gäller till 2021-12-31."
    layout = layout_of(f"{body}\n\nRelaterade dokument\nAvtal i Bollebygd\nDela sidan")
    assert texts(layout)[-1] == "Den gäller till 2021-12-31."

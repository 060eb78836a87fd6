"""Tracks: lists, tables, headings, running text; and what is none."""

import pytest

from ingest.facts import find_facts
from ingest.facts.tracks.document_tracks import find_tracks
from tests.ingest.facts.making import make_document, words


def found(*parts):
    return [(t.name, t.place, t.status) for t in find_tracks(make_document(*parts))]


def names(*parts):
    return [t.name for t in find_tracks(make_document(*parts))]


def test_list_with_places():
    sections = make_document(
        (
            "Lokala jobbspår",
            ["Följande jobbspår har tagits fram:", "- Svets (Arboga)", "- Kock (Köping)", "- Barnskötare"],
        )
    )
    tracks = find_tracks(sections)
    assert [(t.name, t.place) for t in tracks] == [
        ("Svets", "Arboga"),
        ("Kock", "Köping"),
        ("Barnskötare", None),
    ]
    assert words(sections, tracks[0].span) == "Svets (Arboga)"
    assert tracks[0].industries == ("industri",)


@pytest.mark.parametrize(
    "lines, expected",
    [
        (["Aktuella jobbspår 2021:", "- Vård", "- Handel"], ["Vård", "Handel"]),
        (
            ["I Tibro finns jobbspår inom följande branscher:", "1. Möbelindustri", "2. Lokalvård"],
            ["Möbelindustri", "Lokalvård"],
        ),
        (
            [
                "De jobbspår som parterna har startat är:",
                "- Jobbspår inom vård och omsorg",
                "- Jobbspår bygg",
            ],
            ["Vård och omsorg", "Bygg"],
        ),
        (["Spåren är följande.", "- Spår 1: Kök", "- Spår 2: Lager"], ["Kök", "Lager"]),
        (
            ["Nedan redovisas kommunens jobbspår.", "- Vårdspår – 12 platser", "- Städspår – 8 platser"],
            ["Vårdspår", "Städspår"],
        ),
        (
            [
                "Parterna erbjuder följande yrkesspår:",
                "- Fordon och transport, start våren 2021",
                "- Café i egen regi",
            ],
            ["Fordon och transport", "Café"],
        ),
        (["Följande lokala jobbspår:", "Vård", "Industri", "Handel"], ["Vård", "Industri", "Handel"]),
        (["- Lager, logistik och truck", "- Måltid"], ["Lager, logistik och truck", "Måltid"]),
        (
            ["Under avtalstiden genomförs:", "- Bussförare, 20 veckor", "- Stenhuggare, 30 veckor"],
            ["Bussförare", "Stenhuggare"],
        ),
        (["**Jobbspår 1:** Trädgård", "**Jobbspår 2:** Hotell"], ["Trädgård", "Hotell"]),
        (
            ["3.1 Svets. Tjugo veckor, tio platser.", "3.2 Barnskötare. Fyrtio veckor."],
            ["Svets", "Barnskötare"],
        ),
        (
            [
                "Följande jobbspår finns i dag:",
                "- Elevassistent (med praktik i skolan)",
                "- Snickare: 24 veckor, 8 platser",
            ],
            ["Elevassistent", "Snickare"],
        ),
    ],
)
def test_lists(lines, expected):
    assert names(("Lokala jobbspår", lines)) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Följande jobbspår finns: vård, industri och handel.",
            [("Vård", "finns"), ("Industri", "finns"), ("Handel", "finns")],
        ),
        (
            "De jobbspår som är igång är vård och omsorg, bygg samt lokalvård.",
            [("Vård och omsorg", "finns"), ("Bygg", "finns"), ("Lokalvård", "finns")],
        ),
        ("Ett jobbspår inom bygg planeras till våren 2021.", [("Bygg", "planerat")]),
        ("Spåret inom handel avslutades 2019.", [("Handel", "avslutat")]),
        (
            "Parterna driver jobbspår inom industri och restaurang.",
            [("Industri", "finns"), ("Restaurang", "finns")],
        ),
        (
            "Vårdspåret startade 2019 och industrispåret planeras till hösten.",
            [("Vårdspåret", "finns"), ("Industrispåret", "planerat")],
        ),
        ("Under 2022 startar ett vård- och omsorgsspår.", [("Vård- och omsorgsspår", "planerat")]),
        ("Jobbspåret Lastbil har lagts ned.", [("Lastbil", "avslutat")]),
        ("Ett tredje spår, Djur och lantbruk, är under uppbyggnad.", [("Djur och lantbruk", "planerat")]),
        (
            "Kommunen och Arbetsförmedlingen avser att starta jobbspår inom hotell och restaurang.",
            [("Hotell och restaurang", "planerat")],
        ),
        (
            "Det finns tre jobbspår: Städ, Kök och Trädgård.",
            [("Städ", "finns"), ("Kök", "finns"), ("Trädgård", "finns")],
        ),
        ("Under 2018 kommer jobbspår att utvecklas inom industri.", [("Industri", "planerat")]),
        (
            "Två jobbspår ska starta under 2021: ett inom bygg och ett inom vård.",
            [("Bygg", "planerat"), ("Vård", "planerat")],
        ),
        ("Kommunen ska utreda om ett lastbilsspår kan startas.", [("Lastbilsspår", "planerat")]),
        ("Efter sommaren avvecklades jobbspåret inom handel.", [("Handel", "avslutat")]),
        ("Ett spår för blivande undersköterskor förbereds.", [("Undersköterskor", "planerat")]),
        (
            "Modul 2 Jobbspår Vård Jobbspår Lager och truck Jobbspår Kök Arbete Studier",
            [("Vård", "finns"), ("Lager och truck", "finns"), ("Kök", "finns")],
        ),
        (
            "Handelsspåret och cykelspåret har upphört.",
            [("Handelsspåret", "avslutat"), ("Cykelspåret", "avslutat")],
        ),
        ("Butiksspåret som prövades 2018 finns inte längre.", [("Butiksspåret", "avslutat")]),
    ],
)
def test_running_text(text, expected):
    assert [(n, s) for n, _, s in found(("Jobbspår", [text]))] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Tre spår startas; ett inom vård, ett inom bygg och ett inom handel.", ["Vård", "Bygg", "Handel"]),
        ("Jobbspåret industri startade i augusti.", ["Industri"]),
        ("Jobbspåren Vård, Industri och Handel är i gång.", ["Vård", "Industri", "Handel"]),
        (
            "Kommunen erbjuder fyra jobbspår (vård, industri och lokalvård).",
            ["Vård", "Industri", "Lokalvård"],
        ),
        ("Det finns ett spår för vårdbiträden och ett för lokalvårdare.", ["Vårdbiträden", "Lokalvårdare"]),
        ("Spår 1 Vård, Spår 2 Kök och Spår 3 Städ är de som erbjuds.", ["Vård", "Kök", "Städ"]),
        (
            "Jobbspåret Park och natur drivs av kommunen medan jobbspåret Kock vilar.",
            ["Park och natur", "Kock"],
        ),
        ("Kommunen har två jobbspår, dels inom lokalvård, dels inom park.", ["Lokalvård", "Park"]),
        ("Jobbspår 1 – Kock. Jobbspår 2 – Lokalvårdare.", ["Kock", "Lokalvårdare"]),
        (
            "Vi har i dag jobbspår till barnskötare, kock och bussförare.",
            ["Barnskötare", "Kock", "Bussförare"],
        ),
        (
            "Spåren är: Kock (start hösten 2020), Lokalvård (tio platser) och CNC.",
            ["Kock", "Lokalvård", "CNC"],
        ),
        ("Jobbspår har startats inom följande områden: vård, städ.", ["Vård", "Städ"]),
        ("Det finns ett jobbspår med inriktning mot bygg och anläggning.", ["Bygg och anläggning"]),
        ("Ett lokalt jobbspår, ”Vägen till vården”, pågår sedan 2019.", ["Vägen till vården"]),
    ],
)
def test_running_text_names(text, expected):
    assert names(("Jobbspår", [text])) == expected


def test_tracks_with_places_in_one_line():
    assert found(("Jobbspår", ["Jobbspår: Vård (Falun), Bygg (Borlänge), Handel (Mora)"])) == [
        ("Vård", "Falun", "finns"),
        ("Bygg", "Borlänge", "finns"),
        ("Handel", "Mora", "finns"),
    ]


def test_none_yet_but_one_planned():
    text = "För närvarande finns inga jobbspår men parterna planerar att starta ett inom vård under 2020."
    assert found(("Jobbspår", [text])) == [("Vård", None, "planerat")]


def test_possibility_is_a_plan():
    assert found(("Jobbspår", ["Parterna ser möjligheter att starta jobbspår inom lantbruk."])) == [
        ("Lantbruk", None, "planerat")
    ]


def test_place_in_running_text():
    assert found(
        (
            "Jobbspår",
            ["I dag finns ett jobbspår inom industri i Gislaved och ett jobbspår inom vård i Gnosjö."],
        )
    ) == [
        ("Industri", "Gislaved", "finns"),
        ("Vård", "Gnosjö", "finns"),
    ]


@pytest.mark.parametrize(
    "rows, expected",
    [
        (
            [
                "Jobbspår\tBransch\tOrt\tStatus\tAntal platser",
                "Storkök\tRestaurang\tMora\tPågår\t10",
                "Plåt\tIndustri\tOrsa\tPlaneras\t6",
            ],
            [("Storkök", "Mora", "finns"), ("Plåt", "Orsa", "planerat")],
        ),
        (["Spår\tStart\tPlatser", "Hemtjänst\tmars 2020\t8", "Totalt\t\t8"], [("Hemtjänst", None, "finns")]),
        (
            ["Kommun\tJobbspår", "Tranås\tVård, handel", "Ydre\tSkog"],
            [("Vård", "Tranås", "finns"), ("Handel", "Tranås", "finns"), ("Skog", "Ydre", "finns")],
        ),
        (
            ["Inriktning\tPlatser\tLäge", "Målare\t8\tavslutat 2019", "Frisör\t4\tunder planering"],
            [("Målare", None, "avslutat"), ("Frisör", None, "planerat")],
        ),
        (["Bransch\tRekryteringsbehov\tYrke", "Vård\t40\tUndersköterska", "Industri\t10\tSvetsare"], []),
        (["Kommun\tAntal jobbspår\tDeltagare", "Tranås\t3\t24", "Ydre\t1\t6"], []),
    ],
)
def test_tables(rows, expected):
    assert found(("Lokala jobbspår", rows)) == expected


def test_table_that_became_lines():
    lines = [
        "Jobbspår Start Platser Arbetsgivare",
        "Kök och servering januari 2020 16 Hotellen i Visby",
        "Betong april 2020 8 Byggbolagen",
    ]
    assert names(("Jobbspår", lines)) == ["Kök och servering", "Betong"]


@pytest.mark.parametrize(
    "parts, expected",
    [
        (
            [
                ("Lokala jobbspår", ["Beskrivs nedan."], 1),
                ("Vårdspåret", ["Sex månader."], 2),
                ("Spår 2: Kök", ["Ett år."], 2),
            ],
            ["Vårdspåret", "Kök"],
        ),
        (
            [
                ("Våra jobbspår", [], 1),
                ("Industri", ["Sex månader."], 2),
                ("Uppföljning", ["Varje månad."], 2),
            ],
            ["Industri"],
        ),
        ([("Jobbspår – Lokalvård", ["Tolv platser."], 1)], ["Lokalvård"]),
        ([("Bilaga 4 Jobbspår Barnskötare", ["Tolv platser."], 1)], ["Barnskötare"]),
        ([("Bilaga 2 Lokala jobbspår i Ale", ["Se nedan."], 1)], []),
        ([("Spår under planering", [], 1), ("Spår: Skogsvård", ["Kommunen leder."], 2)], ["Skogsvård"]),
        (
            [("Spårblad 1: Skogsvård", ["Kommunen leder."], 1), ("Spårkort B: Städ", ["Åtta veckor."], 1)],
            ["Skogsvård", "Städ"],
        ),
        (
            [
                ("Kompetensförsörjning och lokala jobbspår", ["Se nedan."], 1),
                ("Insatser för kortutbildade", ["SFI."], 2),
            ],
            [],
        ),
        ([("Jobbspår i Mora", ["Inga är startade."], 1)], []),
    ],
)
def test_headings(parts, expected):
    assert names(*parts) == expected


def test_status_from_the_heading_above():
    assert found(
        ("Pågående spår", ["- Handel"]), ("Spår under planering", ["- Bygg"]), ("Avslutade spår", ["- Taxi"])
    ) == [("Handel", None, "finns"), ("Bygg", None, "planerat"), ("Taxi", None, "avslutat")]


def test_status_from_a_line_above():
    lines = ["Planerade jobbspår", "- Bageri", "- Återbruk", "Pågående jobbspår", "- Vård"]
    assert found(("Jobbspår", lines)) == [
        ("Bageri", None, "planerat"),
        ("Återbruk", None, "planerat"),
        ("Vård", None, "finns"),
    ]
    assert (
        found(("Innehåll", ["Lokala jobbspår", "- Arbetsgivaren handleder", "- Kommunen betalar resor"]))
        == []
    )


def test_one_track_told_of_three_times():
    assert found(
        ("Jobbspår", ["Följande jobbspår finns:", "- Vård", "- Industri"], 1),
        ("Vårdspåret", ["Spåret tar ett år."], 2),
        ("Resultat", ["Spår\tStartade", "Vård\t12", "Industri\t9", "Industrispåret gick bra."], 1),
    ) == [("Vård", None, "finns"), ("Industri", None, "finns")]


def test_later_sentence_tells_that_it_ended():
    assert found(
        (
            "Jobbspår",
            ["Följande jobbspår har tagits fram:", "- Vård", "- Taxi", "Taxispåret avslutades 2020."],
        )
    ) == [
        ("Vård", None, "finns"),
        ("Taxi", None, "avslutat"),
    ]


def test_these_directions():
    lines = [
        "Utöver dessa ser parterna ett behov av personal inom lantbruk, bygg och äldreomsorg.",
        "Ambitionen är att utöka samarbetet med jobbspår inom dessa områden.",
    ]
    assert [(n, s) for n, _, s in found(("Utveckling", lines))] == [
        ("Lantbruk", "planerat"),
        ("Bygg", "planerat"),
        ("Äldreomsorg", "planerat"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Jobbspåren ska:", "- rusta deltagaren för arbete", "- ge yrkeskunskaper i vård"],
        ["I alla jobbspår ingår följande moment:", "- Språkträning", "- Praktik i kök"],
        ["Målet är att 70 % av deltagarna i jobbspåren ska ha ett arbete inom 90 dagar."],
        ["Parterna har ännu inte startat några jobbspår."],
        ["Mål för jobbspåren:", "- 25 deltagare under 2021", "- Minst hälften kvinnor"],
        ["Ett jobbspår kan till exempel vara ett vårdspår."],
        ["Det finns behov av ett jobbspår inom industrin."],
        ["Ett jobbspår är en kombination av insatser som leder till anställning inom en bransch."],
        [
            "Kommunen inrättar tio traineeplatser inom äldreomsorgen och extratjänster inom park och fastighet."
        ],
        ["Arbetsgivare som deltar i jobbspåren:", "- Volvo Lastvagnar", "- Skanska Bygg"],
        [
            "Urvalet till jobbspåren görs så här:",
            "- Handläggaren anmäler till gruppen",
            "- Samtal hålls i skolan",
        ],
        ["Arbetsförmedlingens snabbspår riktar sig till nyanlända lärare."],
        ["Spåren ska avse branscher där det finns brist på arbetskraft."],
        ["De ska in i ett lämpligt spår som leder mot en egen försörjning."],
        ["Starta minst tre jobbspår under 2021."],
        ["Alla jobbspår utom Handel fortsätter under 2021."],
        ["Som exempel kan nämnas jobbspår inom äldreomsorg och barnomsorg."],
        ["I jobbspåren deltar:", "- Äldreomsorgen", "- Skolköken"],
        ["Behov av jobbspår finns inom vård, handel och industri."],
        ["Insatserna i jobbspåret är språkstöd, praktik i vård och handledning."],
        ["Deltagare i jobbspår läser svenska inom vård på vuxenutbildningen."],
        ["Jobbspåren tas fram i samverkan med arbetsgivare inom industri och handel."],
        ["Branscher med störst behov är vård och handel. Jobbspår ska tas fram utifrån behoven."],
    ],
)
def test_no_tracks(lines):
    assert found(("Lokala jobbspår", lines)) == []


def test_a_name_that_is_an_adjective_keeps_its_noun():
    assert names(("Lokala jobbspår", []), ("Grönt spår", ["Tio veckor på en kyrkogård."], 2)) == [
        "Grönt spår"
    ]


def test_support_belongs_to_the_name_but_not_to_the_industries():
    (track,) = find_tracks(make_document(("Jobbspår", ["Jobbspår\tStart", "Kock med språkstöd\t2021"])))
    assert (track.name, track.industries) == ("Kock med språkstöd", ("maltid-restaurang",))


def test_a_sentence_of_a_section_of_tracks_says_what_has_become_of_one():
    text = ["Butik är avslutat.", "Truck och lager startar hösten 2023.", "Restaurangen är stängd."]
    assert found(("Jobbspår", text)) == [
        ("Butik", None, "avslutat"),
        ("Truck och lager", None, "planerat"),
    ]


def test_a_municipality_with_a_track_of_its_own_is_its_place():
    text = "Utöver det driver Arboga ett eget spår, Djurvårdare, på en gård."
    assert found(("Jobbspåren", [text])) == [("Djurvårdare", "Arboga", "finns")]


def test_a_later_subject_is_no_place():
    text = "Spåret Kock genomförs i Köping, av vuxenutbildningen, och Arboga disponerar tre platser."
    assert found(("Jobbspår", [text])) == [("Kock", "Köping", "finns")]


def test_a_track_is_not_running_yet_when_the_lines_below_its_table_say_so():
    sections = make_document(
        ("Jobbspår 3: Skidlift", ["Bransch\tTurism", "Platser\t8", "Jobbspår 3 är inte i gång än."])
    )
    assert [t.status for t in find_tracks(sections)] == ["planerat"]


@pytest.mark.parametrize(
    "text, status",
    [
        ("Spåret Kock startar hösten 2022.", "planerat"),
        ("Till hösten tillkommer ett spår mot kök.", "planerat"),
        ("Köksspåret startar två gånger per år, på våren och hösten.", "finns"),
        ("Jobbspåret Kök avvecklades 2019.", "avslutat"),
        ("Ett spår för köksbiträden tas fram och ska enligt planen börja hösten 2024.", "planerat"),
        ("Vi vill också pröva ett gemensamt jobbspår inom kök.", "planerat"),
        ("Jobbspåret Kök är beslutat med första intag i september 2019.", "planerat"),
        ("Från januari 2022 ska det finnas ett jobbspår för köksbiträden.", "planerat"),
        ("Jobbspåret Kök stängde i mars 2020.", "avslutat"),
    ],
)
def test_when_a_track_starts(text, status):
    assert [t[2] for t in found(("Jobbspår", [text]))] == [status]


def test_a_page_head_within_a_sentence_hides_no_track():
    lines = [
        "Under hösten ska parterna starta ett spår",
        "Arboga kommun 7 (8) för bussförare i länstrafiken.",
    ]
    facts = find_facts(make_document(("Jobbspår", lines)))
    assert [(t.name, t.status) for t in facts.tracks] == [("Bussförare i länstrafiken", "planerat")]


def test_a_table_of_needs_in_a_chapter_on_tracks_is_none():
    sections = make_document(
        ("Lokala jobbspår", ["Vi driver ett spår inom handel."]),
        ("Personalbehov de närmaste åren", ["Yrke\tSala\tHeby", "Kock\t12\t9", "Svetsare\t4\t7"], 2),
    )
    assert [t.name.lower() for t in find_tracks(sections)] == ["handel"]


RUNNING = ["Följande jobbspår är i gång:", "- Vård", "- Handel"]


@pytest.mark.parametrize(
    "item, status",
    [
        ("- Trädgård, åtta platser", "finns"),
        ("- Trädgård startar två gånger per år", "finns"),
        ("- Trädgård (ännu inte i gång)", "planerat"),
        ("- Trädgård, start beräknas till hösten 2022", "planerat"),
        ("- Trädgård – har inte startat", "planerat"),
    ],
)
def test_an_item_under_running_tracks_may_say_that_it_has_not_begun(item, status):
    assert found(("Lokala jobbspår", [*RUNNING, item]))[-1] == ("Trädgård", None, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "Spåret Handel är ännu inte i gång.",
        "Handel är ännu inte i gång.",
        "Jobbspåret handel har inte startat.",
    ],
)
def test_a_sentence_below_the_list_says_that_one_has_not_begun(sentence):
    assert found(("Lokala jobbspår", [*RUNNING, sentence])) == [
        ("Vård", None, "finns"),
        ("Handel", None, "planerat"),
    ]


def test_more_of_what_runs_may_be_planned():
    sentence = "Parterna planerar ytterligare ett jobbspår inom handel."
    assert found(("Lokala jobbspår", [*RUNNING, sentence]))[1] == ("Handel", None, "finns")


def test_a_section_of_its_own_is_read_whole_for_whether_it_has_begun():
    parts = [
        ("Lokala jobbspår", ["Se nedan."]),
        ("Trädgård", ["Åtta platser. Start beräknas till hösten."], 2),
    ]
    assert found(*parts) == [("Trädgård", None, "planerat")]
    parts[1] = ("Trädgård", ["Åtta platser. Starten var lyckad."], 2)
    assert found(*parts) == [("Trädgård", None, "finns")]


def test_a_row_that_has_not_begun():
    rows = ["Jobbspår\tPlatser\tAnmärkning", "Vård\t12\tTvå intag om året", "Bygg\t8\tÄnnu ej startat"]
    assert found(("Jobbspår", rows)) == [("Vård", None, "finns"), ("Bygg", None, "planerat")]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Det första jobbspåret startade 2018 och riktar sig till blivande undersköterskor.",
            [("Undersköterskor", None, "finns")],
        ),
        (
            "Kock, barnskötare och elevassistent är de jobbspår som bedrivs.",
            [("Kock", None, "finns"), ("Barnskötare", None, "finns"), ("Elevassistent", None, "finns")],
        ),
        (
            "Jobbspåret Kock bedrivs i Köping och jobbspåret Svets bedrivs i Arboga.",
            [("Kock", "Köping", "finns"), ("Svets", "Arboga", "finns")],
        ),
        (
            "Parterna driver ett lokalt jobbspår, ”Grön kraft”, mot parkskötsel i Arboga.",
            [("Grön kraft", "Arboga", "finns")],
        ),
        (
            "Ett spår riktat mot måltid och ett riktat mot handel finns i dag.",
            [("Måltid", None, "finns"), ("Handel", None, "finns")],
        ),
        ("I Arboga finns ett spår mot transport.", [("Transport", "Arboga", "finns")]),
        ("Det nya spåret leder till arbete som barnskötare.", [("Barnskötare", None, "finns")]),
        ("De lokala jobbspåren riktar sig till unga som saknar arbete.", []),
        ("Skola och barnomsorg är parternas ansvar.", []),
    ],
)
def test_ways_in_which_a_sentence_names_tracks(text, expected):
    assert found(("Jobbspår", [text])) == expected


def test_a_row_whose_name_is_a_letter_is_called_by_its_line_of_work():
    rows = ["Spår\tBransch\tOrt", "Spår A\tHandel\tArboga", "Spår B\tBygg\tKöping"]
    assert found(("Jobbspår", rows)) == [("Handel", "Arboga", "finns"), ("Bygg", "Köping", "finns")]


def test_a_row_of_tracks_in_a_table_of_changes_is_no_head():
    rows = ["Avsnitt\tFörut\tNu", "Parter\tTvå\tTre", "Mål\t50 procent\t60 procent"]
    rows += ["Spår\tVård, Lager\tVård, Kök", "Samtycke\tPå papper\tI e-tjänst"]
    assert names(("Ändringar", rows)) == []


def test_a_row_that_ends_with_the_word_is_no_head_of_a_table_of_tracks():
    rows = ["Uppgift\tKommunen\tAF", "Anvisning till spår\t–\tX", "Vuxenutbildning\tX\t–", "Hemtjänst\tX\t–"]
    assert names(("Ansvar i korthet", rows)) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Parterna har tre jobbspår. De är inriktade mot kök, lokalvård samt handel.",
            ["Kök", "Lokalvård", "Handel"],
        ),
        ("Ett enda jobbspår bedrivs. Det är inriktat mot lokalvårdare.", ["Lokalvårdare"]),
        ("Jobbspår finns för kockar och för svetsare.", ["Kockar", "Svetsare"]),
        ("Spåret för kockar pågår, liksom det för svetsare.", ["Kockar", "Svetsare"]),
        ("Inom handeln har vi sedan 2018 ett jobbspår.", ["Handeln"]),
        ("Svetsare utbildas på lärcentrum.", ["Svetsare"]),
        ("Tre spår finns. På sjukhuset utbildas vårdbiträden.", ["Vårdbiträden"]),
        ("Ett jobbspår, kallat Kompassen, drivs av parterna.", ["Kompassen"]),
        ("Frågan om ett spår för väktare avslogs.", []),
        ("Företagen efterfrågar ett spår för väktare.", []),
    ],
)
def test_more_ways_in_which_sentences_name_running_tracks(text, expected):
    tracks = found(("Jobbspår", text.replace(". ", ".\n").split("\n")))
    assert [name for name, _, status in tracks if status != "avslutat"] == expected


def test_the_municipality_that_answers_for_the_training_is_its_place():
    lines = ["Två spår finns.", "Köping ansvarar för svets.", "Arboga står för barnomsorg."]
    tracks = found(("Gemensamma jobbspår", lines))
    assert tracks == [("Svets", "Köping", "finns"), ("Barnomsorg", "Arboga", "finns")]


@pytest.mark.parametrize(
    "heading, lines, expected",
    [
        ("Yrkesvägar", ["Det finns yrkesvägar för kockar och svetsare."], ["Kockar", "Svetsare"]),
        ("Jobblinjer", ["Jobblinjen Handel bedrivs i Arboga."], ["Handel"]),
        (
            "Insatser",
            ["Hos oss kallas insatserna yrkesvägar.", "Yrkesvägen för svetsare pågår."],
            ["Svetsare"],
        ),
        ("Insatser", ["Yrkesvägen för svetsare är lång."], []),
    ],
)
def test_words_that_the_document_makes_its_own_for_tracks(heading, lines, expected):
    assert names((heading, lines)) == expected

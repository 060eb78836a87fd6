"""Parties: who has made the agreement, in all the ways that agreements say it, and who is only mentioned."""

import pytest

from domain.agreement import DroppedText
from ingest.facts.parties import find_parties, letterhead
from tests.ingest.facts.making import make_document, words


def municipalities(*parts):
    return [p.name for p in find_parties(make_document(*parts)) if p.role == "kommun"]


def names(*parts):
    return sorted(n.removesuffix(" kommun").removesuffix("s") for n in municipalities(*parts))


def office(*parts):
    return next((p.name for p in find_parties(make_document(*parts)) if p.role == "arbetsförmedlingen"), None)


@pytest.mark.parametrize(
    "lines, expected",
    [
        (["Ale kommun, org.nr 212000-1439", "Arbetsförmedlingen Kungälv, org.nr 202100-2114"], ["Ale"]),
        (
            ["- Mora kommun", "- Orsa kommun", "- Älvdalens kommun", "- Arbetsförmedlingen Mora"],
            ["Mora", "Orsa", "Älvdalen"],
        ),
        (["Parter i denna överenskommelse är Malmö stad och Arbetsförmedlingen i Malmö."], ["Malmö stad"]),
        (["Region Gotland, genom regionstyrelsen, och Arbetsförmedlingen Visby"], ["Region Gotland"]),
        (
            ["Överenskommelsen ingås mellan kommunerna Sala, Heby och Tierp samt Arbetsförmedlingen."],
            ["Heby", "Sala", "Tierp"],
        ),
        (
            ["Parter är Åre, Bergs och Krokoms kommuner och Arbetsförmedlingen Östersund."],
            ["Berg", "Krokom", "Åre"],
        ),
        (["Lunds kommun är part.", "Kävlinge kommun är inte part men deltar i spåret Handel."], ["Lund"]),
        (
            [
                "Tanums kommun och Arbetsförmedlingen.",
                "Kommunen samarbetar sedan länge med Strömstads kommun.",
            ],
            ["Tanum"],
        ),
        (["Kommun: Vara", "Arbetsförmedlingen: Lidköping"], ["Vara"]),
        (
            ["Kommunerna i Sydnärke (Askersund, Kumla och Hallsberg) samt Arbetsförmedlingen"],
            ["Askersund", "Hallsberg", "Kumla"],
        ),
        (
            ["Gnosjö, Gislaved, Vaggeryd och Värnamo (GGVV-kommunerna)"],
            ["Gislaved", "Gnosjö", "Vaggeryd", "Värnamo"],
        ),
        (
            ["Kalix kommun och Arbetsförmedlingen.", "Även ungdomar från Överkalix kommun får delta."],
            ["Kalix"],
        ),
        (["Motala kommun", "Vadstena kommun kan ansluta sig under avtalstiden."], ["Motala"]),
        (
            [
                "Nora kommun och Arbetsförmedlingen Örebro är parter.",
                "Överenskommelsen har förhandlats samtidigt med Lindesbergs kommun, som tecknar en egen.",
                "Mora kommun, Orsa kommun och Älvdalens kommun har sedan tidigare ett eget samarbete.",
            ],
            ["Nora"],
        ),
        (
            ["Habo kommun", "Arbetsförmedlingen", "I förbundet ingår även Lerums och Partille kommuner."],
            ["Habo"],
        ),
        (["Åre kommun", "Järpen", "Arbetsförmedlingen", "Östersund"], ["Åre"]),
        (["Sala kommun • Heby kommun • Arbetsförmedlingen"], ["Heby", "Sala"]),
        (
            ["Kommunen\tHabo kommun\t212000-1611", "Myndigheten\tArbetsförmedlingen Jönköping\t202100-2114"],
            ["Habo"],
        ),
    ],
)
def test_section_of_parties(lines, expected):
    assert names(("Parter", lines)) == expected


@pytest.mark.parametrize(
    "lines, expected",
    [
        (["Överenskommelse om samverkan mellan Bodens kommun och Arbetsförmedlingen Luleå"], ["Boden"]),
        (
            [
                "Bilaga 2",
                "Lokala jobbspår",
                "Munkedals kommun, Lysekils kommun och Arbetsförmedlingen Uddevalla",
            ],
            ["Lysekil", "Munkedal"],
        ),
        (["SAMVERKANSAVTAL: ARBETSFÖRMEDLINGEN OCH SUNDBYBERGS STAD"], ["SUNDBYBERGS STAD"]),
        (["Överenskommelse", "Arbetsförmedlingen Karlstad", "Kils kommun"], ["Kil"]),
        (
            ["Lokal överenskommelse mellan Arbetsförmedlingen och kommunerna Eda, Årjäng och Arvika"],
            ["Arvika", "Eda", "Årjäng"],
        ),
        (
            ["Överenskommelse mellan Gävle och Sandvikens kommuner och Arbetsförmedlingen"],
            ["Gävle", "Sandviken"],
        ),
    ],
)
def test_title(lines, expected):
    body = (
        "Bakgrund",
        ["Samverkan har pågått länge. Ungdomar från Storfors kommun har deltagit i enstaka insatser."],
    )
    assert names((None, lines), body) == expected


def test_signatures_alone():
    assert names(
        ("Överenskommelse om jobbspår", ["Gäller 2021."]),
        ("Syfte", ["Att fler ska få arbete."]),
        (
            "Underskrifter",
            ["Ort och datum: Borås 2021-02-03", "För Marks kommun", "För Arbetsförmedlingen Borås"],
        ),
    ) == ["Mark"]


@pytest.mark.parametrize(
    "lines, expected",
    [
        (
            [
                "Säffle kommun bidrar med handledare.",
                "Säffle kommun avsätter medel. Elever från Åmåls kommun tas emot.",
            ],
            ["Säffle"],
        ),
        (
            [
                "I samverkan med Falu kommun planeras ett spår.",
                "Leksands kommun och Arbetsförmedlingen utser var sin kontakt.",
            ],
            ["Leksand"],
        ),
        (
            [
                "Nora, Lindesbergs och Hällefors kommuner bidrar med coacher.",
                "Arbetsgivare i Örebro deltar i nätverket.",
            ],
            ["Hällefor", "Lindesberg", "Nora"],
        ),
        (
            [
                "På Orust finns en gemensam lokal. Ungdomar på Orust prioriteras.",
                "Kontakt tas med Tjörns kommun vid behov.",
            ],
            ["Orust"],
        ),
    ],
)
def test_who_acts_in_an_annex(lines, expected):
    assert names((None, ["Bilaga 3", "Verksamhet i samverkan"]), ("Åtaganden", lines)) == expected


def test_table_of_municipalities_in_an_annex():
    rows = ["Kommun\tPlatser", "Åsele\t10", "Dorotea\t8", "Vilhelmina\t12"]
    assert names((None, ["Bilaga 2", "Lokala jobbspår"]), ("Platser", rows)) == [
        "Dorotea",
        "Vilhelmina",
        "Åsele",
    ]


def test_duties_of_the_parties_name_no_party():
    sections = [
        ("Parter", ["Kiruna kommun och Arbetsförmedlingen"]),
        ("Parternas åtaganden", ["Pajala kommun lånar ut en lokal."]),
    ]
    assert names(*sections) == ["Kiruna"]


def test_offices_name_is_no_party():
    assert municipalities((None, ["Bilaga 1 Jobbspår", "Arbetsförmedlingen Nässjö och Vetlanda kommun"])) == [
        "Vetlanda kommun"
    ]


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Ale kommun och Arbetsförmedlingen i Kungälv", "Arbetsförmedlingen Kungälv"),
        ("Arbetsförmedlingen Norra Bohuslän, org.nr 202100-2114", "Arbetsförmedlingen Norra Bohuslän"),
        ("Arbetsförmedlingen, org.nr 202100-2114", "Arbetsförmedlingen"),
        ("Arbetsförmedlingen Kalmar län", "Arbetsförmedlingen Kalmar län"),
        ("Arbetsförmedlingens kontor i Växjö", "Arbetsförmedlingen Växjö"),
        ("Arbetsförmedlingen, lokalkontoret i Borås", "Arbetsförmedlingen Borås"),
        ("Arbetsförmedlingen och Ale kommun", "Arbetsförmedlingen"),
        ("Arbetsförmedlingen Nässjö och Aneby kommun", "Arbetsförmedlingen Nässjö"),
        ("Arbetsförmedlingen Skaraborg Väst", "Arbetsförmedlingen Skaraborg Väst"),
    ],
)
def test_office(line, expected):
    assert office(("Parter", [line])) == expected


def test_organisation_numbers_and_their_words():
    sections = make_document(
        (
            "1. Parter",
            [
                "Oxelösunds kommun, org.nr. 212000–0324",
                "Salems kommun – organisationsnummer 21 20 00 - 2874",
                "Trosa kommun, 212000-1111",
            ],
        )
    )
    found = find_parties(sections)
    assert [(p.organisation_number, p.municipality) for p in found] == [
        ("212000-0324", "0481"),
        ("212000-2874", "0128"),
        (None, "0488"),
    ]
    assert words(sections, found[0].span) == "Oxelösunds kommun, org.nr. 212000–0324"


def test_number_on_the_next_line():
    sections = make_document(
        ("Parter", ["Ale kommun", "Org.nr: 212000-1439", "Arbetsförmedlingen", "Org.nr: 202100-2114"])
    )
    numbers = [(p.role, p.organisation_number) for p in find_parties(sections)]
    assert numbers == [("kommun", "212000-1439"), ("arbetsförmedlingen", "202100-2114")]


def test_other_parties():
    found = find_parties(
        make_document(
            (
                "Parter",
                [
                    "Gnosjö kommun",
                    "Arbetsförmedlingen",
                    "Samordningsförbundet Finnvedens södra",
                    "Region Jönköpings län",
                ],
            )
        )
    )
    assert [(p.name, p.role) for p in found if p.role == "annan"] == [
        ("Samordningsförbundet Finnvedens", "annan"),
        ("Region Jönköpings län", "annan"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Heby kommun deltog i den förra överenskommelsen men har valt att lämna samarbetet.",
        "Heby kommun är inte längre part.",
        "Heby kommun lämnade samarbetet 2019.",
        "Heby kommun erbjuds platser i mån av utrymme.",
    ],
)
def test_who_has_left_is_no_party(sentence):
    assert names(("Parter", ["Sala kommun", "Arbetsförmedlingen Sala", sentence])) == ["Sala"]


def test_the_parties_of_an_agreement_that_is_replaced_are_not_this_ones():
    lines = ["Mora kommun, Orsa kommun och Arbetsförmedlingen"]
    former = (
        "Ersätter överenskommelsen mellan Mora kommun, Orsa kommun, Älvdalens kommun och Arbetsförmedlingen"
    )
    assert names((None, ["Reviderad överenskommelse", *lines, former])) == ["Mora", "Orsa"]


def test_who_agrees_where_nothing_else_says_who_the_parties_are():
    told = "I maj undertecknade Vara kommun och Arbetsförmedlingen en överenskommelse."
    tracks = ["Jobbspåren leds av Tibro kommun.", "Hjo kommun är intresserad av att ansluta sig."]
    assert names(("Nytt", [told]), ("Jobbspår", tracks)) == ["Vara"]


def test_what_the_parties_want_is_no_section_of_parties():
    title = ["Överenskommelse", "Nora kommun", "Lindesbergs kommun", "Arbetsförmedlingen"]
    aims = ("Parternas gemensamma mål", ["Fler ska få arbete.", "Hällefors kommun har liknande mål."])
    assert names((None, title), aims) == ["Lindesberg", "Nora"]


def test_running_heads_tell_who_the_municipality_is():
    sections = make_document(
        ("Parter", ["Parter är kommunen och Arbetsförmedlingen."]),
        ("Andra aktörer", ["Ronneby och Olofströms kommuner deltar i spåret Industri."]),
        ("Underskrifter", ["Karlshamn den 10 februari 2021"]),
    )
    heads = letterhead([DroppedText("sidhuvud", "Karlshamns kommun • 374 81 Karlshamn")])
    assert [p.name for p in find_parties(sections, heads) if p.role == "kommun"] == ["Karlshamn kommun"]
    named = make_document(("Parter", ["Ronneby kommun och Arbetsförmedlingen"]))
    assert [p.name for p in find_parties(named, heads) if p.role == "kommun"] == ["Ronneby kommun"]


def test_a_kommun_before_a_place_may_be_anothers():
    assert names(("Underskrifter", ["För Älvdalens kommun Falun den 3 maj 2018"])) == ["Älvdalen"]


def test_a_labelled_line_tells_the_parties_wherever_it_stands():
    lines = [
        "Avtalsparter: Vännäs kommun, Bjurholms kommun samt Arbetsförmedlingen.",
        "Avtalstid: 2022-04-01--2024-03-31.",
    ]
    other = (
        "Innehåll",
        ["Kommunerna har en gemensam enhet.", "Umeå kommun är huvudman för Samordningsförbundet."],
    )
    assert names((None, ["Avtal om samverkan", *lines]), other) == ["Bjurholm", "Vännä"]

"""How documents belong together: annexes, versions and doubles, and what looks like them but is not."""

from dataclasses import replace

import pytest

from domain.agreement import DateFact, Facts, PageReading, Span, Track
from domain.home import Home
from domain.search import Filters
from index.embedding import HashEmbedder
from index.families import find_families
from index.generation import build, families_of, open_index
from index.likeness import pairs
from index.profiles import Profile
from tests.factory import make_agreement, municipality

# All texts are invented.
BODY = {
    "Syfte": [
        "Parterna vill att fler unga och nyanlända ska komma i arbete eller studier inom två år.",
        "Arbetet utgår från individens behov och från vilken arbetskraft som företagen i kommunen söker.",
    ],
    "Organisation": [
        "Styrgruppen består av arbetsmarknadschefen och Arbetsförmedlingens enhetschef.",
        "Styrgruppen träffas fyra gånger om året och följer upp målen för varje jobbspår.",
        "Arbetsgruppen träffas varannan vecka och går igenom deltagarnas planer.",
    ],
    "Uppföljning": [
        "Resultaten redovisas per kvartal, uppdelade på kön och ålder, för båda parters nämnder."
    ],
}
TEMPLATE = {
    "Syfte": ["Fler ska komma i arbete eller studier genom lokala jobbspår som parterna driver tillsammans."],
    "Arbetsprocess": [
        "Kartläggningen görs inom fyra veckor från anmälan och följs av en gemensam skriftlig plan.",
        "Planen följs upp var tredje månad av handläggarna hos båda parter tillsammans med deltagaren.",
    ],
    "Uppföljning": ["Resultaten redovisas två gånger om året för styrgruppen och för kommunens nämnd."],
}


def made(file, parties=("Gävle",), body=BODY, dates=(), tracks=(), head=(), **changes):
    """An agreement with dates as (role, value) and tracks by name; all that it is said to be stands in its text."""
    title = changes.get("title", "Överenskommelse om samverkan")
    said = [
        f"{changes.get('kind', '')} {changes.get('annex', '')}",
        *parties,
        *tracks,
        *(d for _, d in dates),
    ]
    agreement = make_agreement(file, parties, {"": [title, *said, *head], **body}, **changes)
    agreement = replace(agreement, sha256=file)
    span = Span("s00", 0, 15)
    facts = Facts(
        dates=tuple(DateFact(role, value, span) for role, value in dates),
        tracks=tuple(Track(name, (), None, "finns", span) for name in tracks),
    )
    return replace(agreement, facts=facts)


def relations(*agreements):
    """What is found, as (document, kind, other) by the stems of the files."""
    return [(r.document, r.kind, r.other) for r in find_families(agreements).relations]


def changed(body=BODY, **lines):
    """The body with the first line of some sections written anew."""
    return {heading: [lines.get(heading.lower(), text[0]), *text[1:]] for heading, text in body.items()}


OLD = made("avtal-2019.pdf", dates=[("signed", "2019-03-01"), ("valid_to", "2021-12-31")])
NEW = made("avtal-2022.pdf", dates=[("signed", "2022-02-01"), ("valid_from", "2022-02-01")])


# Versions


def test_a_later_agreement_of_the_same_parties_with_like_text_replaces_the_earlier():
    (relation,) = find_families([OLD, NEW]).relations
    assert (relation.document, relation.kind, relation.other) == ("avtal-2022", "ersätter", "avtal-2019")
    assert relation.since == "2022-02-01" and relation.municipalities == (municipality("Gävle").code,)
    assert relation.confidence > 0.9
    assert relation.reason.startswith("Samma part, senare datum, texten till ")


def test_of_three_versions_each_replaces_the_one_before():
    middle = made("avtal-2020.pdf", dates=[("signed", "2020-06-01")])
    found = find_families([NEW, OLD, middle])
    assert relations(NEW, OLD, middle) == [
        ("avtal-2020", "ersätter", "avtal-2019"),
        ("avtal-2022", "ersätter", "avtal-2020"),
    ]
    assert list(found.later("avtal-2019")) == ["avtal-2020", "avtal-2022"]
    assert found.versions("avtal-2020") == {"avtal-2019", "avtal-2020", "avtal-2022"}


def test_a_revision_that_says_only_reviderad_and_a_year():
    revised = made(
        "ny.docx",
        head=["Reviderad 2022"],
        dates=[("signed", "2019-03-01")],
        body=changed(syfte="Nytt syfte."),
    )
    assert relations(OLD, revised) == [("ny", "ersätter", "avtal-2019")]
    assert find_families([OLD, revised]).since("ny") == "2022"


@pytest.mark.parametrize(
    "said", ["Den ersätter överenskommelsen från 2019.", "Den träder i stället för den som gällde 2019–2021."]
)
def test_a_new_agreement_in_other_words_that_names_the_one_it_replaces(said):
    new = made(
        "ny.docx", body=TEMPLATE | {"Giltighet": [said]}, dates=[("signed", "2023-05-02")],
        title="Överenskommelse om jobbspår",
    )  # fmt: skip
    assert relations(OLD, new) == [("ny", "ersätter", "avtal-2019")]


@pytest.mark.parametrize(
    ("said", "replaces"),
    [
        ("överenskommelsen om jobbspår från mars 2019", True),
        ("den som gällde 2019–2021", True),
        ("överenskommelsen från 2019", False),
    ],
)
def test_a_new_name_for_the_same_matter_needs_words_that_point_out_the_earlier_one(said, replaces):
    dates = [("signed", "2019-03-01"), ("valid_from", "2019-04-01"), ("valid_to", "2021-12-31")]
    old = replace(made("avtal-2019.pdf", dates=dates), title="Överenskommelse om jobbspår")
    new = made(
        "ny.docx", body=TEMPLATE | {"Giltighet": [f"Den ersätter {said}."]}, dates=[("signed", "2023-05-02")],
        title="Överenskommelse om yrkesvägar",
    )  # fmt: skip
    assert bool(relations(old, new)) is replaces


def test_a_new_agreement_in_other_words_when_the_earlier_had_run_out():
    new = made("ny.docx", body=TEMPLATE, dates=[("signed", "2023-05-02")])
    assert relations(OLD, new) == [("ny", "ersätter", "avtal-2019")]


def test_the_name_of_an_office_says_nothing_of_the_matter():
    old = replace(OLD, title="Överenskommelse mellan Gävle kommun och Arbetsförmedlingen Norra Gävleborg")
    new = made(
        "ny.docx", body=TEMPLATE | {"Giltighet": ["Den ersätter överenskommelsen från 2019."]},
        dates=[("signed", "2023-05-02")], title="Överenskommelse om yrkesvägar",
    )  # fmt: skip
    assert relations(old, new) == [("ny", "ersätter", "avtal-2019")]


def test_a_later_agreement_on_another_matter_replaces_nothing():
    other = made(
        "feriejobb.docx",
        body=TEMPLATE,
        dates=[("signed", "2023-05-02")],
        title="Överenskommelse om feriepraktik",
    )
    first = replace(OLD, title="Överenskommelse om nyanländas etablering")
    assert relations(first, other) == []


def test_an_addition_replaces_nothing():
    addition = made(
        "t.docx", dates=[("signed", "2021-05-02")], title="Tillägg till överenskommelse om samverkan"
    )
    assert relations(OLD, addition) == []


def test_municipalities_that_share_a_template_are_neither_doubles_nor_versions():
    one = made("a.pdf", ["Gävle"], TEMPLATE, [("signed", "2020-01-15")])
    other = made("b.pdf", ["Sandviken"], TEMPLATE, [("signed", "2021-01-15")])
    same_day = made("c.pdf", ["Ockelbo"], TEMPLATE, [("signed", "2020-01-15")])
    assert relations(one, other, same_day) == []


def test_the_same_kind_is_needed():
    assert relations(OLD, replace(NEW, kind="annat")) == []


def test_a_joint_agreement_holds_for_those_who_have_not_left_it():
    joint = made("gemensam.pdf", ["Gävle", "Sandviken"], dates=[("signed", "2019-03-01")])
    own = made("gavle.pdf", ["Gävle"], dates=[("signed", "2022-03-01")])
    gavle, sandviken = municipality("Gävle").code, municipality("Sandviken").code
    families = find_families([joint, own])
    assert [r.municipalities for r in families.relations] == [(gavle,)]
    assert families.is_replaced_for("gemensam", [gavle])
    assert not families.is_replaced_for("gemensam", [gavle, sandviken])
    second = made("sandviken.pdf", ["Sandviken"], dates=[("signed", "2023-03-01")])
    families = find_families([joint, own, second])
    assert families.replaced_by("gemensam") == ("gavle", "sandviken")
    assert families.is_replaced_for("gemensam", [gavle, sandviken])


def test_an_agreement_that_others_join_is_replaced_for_all_its_parties():
    joint = made("gemensam.pdf", ["Gävle", "Sandviken"], dates=[("signed", "2022-03-01")])
    families = find_families([OLD, joint])
    assert families.replaced_by("avtal-2019") == ("gemensam",)
    assert families.is_replaced_for("avtal-2019", [municipality("Gävle").code])


def test_dates_that_do_not_tell_which_is_later_replace_nothing():
    year_only = made("b.pdf", body=changed(syfte="Ett annat syfte."), dates=[("dated", "2019")])
    assert [kind for _, kind, _ in relations(OLD, year_only)] == []


# Doubles


def test_the_same_file_under_two_names():
    copy = replace(OLD, id="kopia", file="kopia av avtal.pdf")
    (relation,) = find_families([OLD, copy]).relations
    assert (relation.document, relation.kind, relation.other) == ("kopia", "dubblett av", "avtal-2019")
    assert relation.confidence == 1.0


def test_the_same_agreement_as_pdf_and_docx():
    facts = [("signed", "2019-03-01"), ("valid_to", "2021-12-31")]
    docx = made("avtal.docx", dates=facts, body=changed(uppföljning="Resultaten redovisas per kvartal."))
    assert relations(OLD, docx) == [("avtal", "dubblett av", "avtal-2019")]


def test_of_doubles_the_copy_that_could_be_read_is_kept():
    scan = replace(
        OLD, id="skannad", file="a.pdf", page_readings=(PageReading(1, "ocr", 0.9), PageReading(2, "oläsbar"))
    )
    assert relations(OLD, scan) == [("skannad", "dubblett av", "avtal-2019")]


def test_three_copies_are_all_doubles_of_one():
    copies = [replace(OLD, id=name, file=f"{name}.pdf") for name in ("x", "y", "z")]
    assert {(kind, other) for _, kind, other in relations(*copies)} == {("dubblett av", "x")}


def test_an_unsigned_copy_is_a_double_of_the_signed_one():
    draft = made("utkast.docx", dates=[("dated", "2019-02-20")])
    signed = made("avtal.docx", dates=[("dated", "2019-02-20"), ("signed", "2019-03-01")])
    assert relations(draft, signed) == [("utkast", "dubblett av", "avtal")]


def test_two_annexes_of_one_agreement_are_no_doubles():
    one = made("b1.pdf", body=TEMPLATE, kind="bilaga", annex="3 A", tracks=["Industri"])
    other = made("b2.pdf", body=TEMPLATE, kind="bilaga", annex="3 B", tracks=["Vård"])
    unnumbered = [
        made(
            f"{name}.pdf",
            body=TEMPLATE,
            kind="bilaga",
            tracks=[name],
            dates=[("dated", "2020-01-01")],
            head=[name],
        )
        for name in ("Industri", "Vård")
    ]
    assert relations(one, other) == []
    assert relations(*unnumbered) == []


def test_documents_without_parties_are_found_by_their_text():
    stray = made("okand.pdf", parties=[], dates=[("signed", "2019-03-01")])
    far = made("annan.pdf", parties=["Ystad"], body=TEMPLATE)
    assert relations(OLD, stray, far) == [("okand", "dubblett av", "avtal-2019")]


def test_short_or_empty_texts_are_no_doubles():
    empty = [made(f"{n}.pdf", body={"Syfte": [f"Sida {n}"]}) for n in (1, 2)]
    assert relations(*empty) == []


def test_a_double_takes_no_part_in_other_relations():
    copy = replace(OLD, id="kopia", file="kopia.pdf")
    assert relations(OLD, copy, NEW) == [
        ("avtal-2022", "ersätter", "avtal-2019"),
        ("kopia", "dubblett av", "avtal-2019"),
    ]


# Annexes

ANNEX = made("bilaga.pdf", body=TEMPLATE, kind="bilaga", annex="3 C", dates=[("dated", "2019-04-01")])


def test_an_annex_finds_its_agreement():
    (relation,) = find_families([OLD, ANNEX]).relations
    assert (relation.document, relation.kind, relation.other) == ("bilaga", "bilaga till", "avtal-2019")


def test_an_annex_without_agreement_in_the_corpus_stands_alone():
    assert relations(ANNEX, made("ystad.pdf", ["Ystad"])) == []


def test_an_annex_of_one_party_belongs_to_the_joint_agreement():
    joint = made("gemensam.pdf", ["Gävle", "Sandviken"], dates=[("signed", "2019-03-01")])
    assert relations(joint, ANNEX) == [("bilaga", "bilaga till", "gemensam")]


def test_an_annex_without_parties_is_known_by_its_diary_number():
    agreement = replace(OLD, diary_number="KS 2019/12")
    annex = replace(ANNEX, municipalities=(), diary_number="KS 2019/12")
    assert relations(agreement, annex) == [("bilaga", "bilaga till", "avtal-2019")]


@pytest.mark.parametrize(("date", "expected"), [("2019-04-01", "avtal-2019"), ("2022-03-01", "avtal-2022")])
def test_an_annex_belongs_to_the_version_of_its_time(date, expected):
    annex = made("b.pdf", body=TEMPLATE, kind="bilaga", annex="1", dates=[("dated", date)])
    assert ("b", "bilaga till", expected) in relations(OLD, NEW, annex)


def test_an_annex_ceases_with_its_agreement():
    families = find_families([OLD, NEW, ANNEX])
    assert families.annex_of("bilaga") == "avtal-2019"
    assert families.replaced_by("bilaga") == ("avtal-2022",)


def test_an_annex_that_the_new_version_names_lives_on():
    new = made(
        "avtal-2022.pdf", body=BODY | {"Bilagor": ["Bilaga 3 C gäller även fortsättningsvis."]},
        dates=[("signed", "2022-02-01")],
    )  # fmt: skip
    families = find_families([OLD, new, ANNEX])
    assert families.annex_of("bilaga") == "avtal-2022"
    assert families.replaced_by("bilaga") == ()


def test_a_new_annex_replaces_the_one_of_the_same_number():
    new = made("bilaga-ny.pdf", body=TEMPLATE, kind="bilaga", annex="3c", dates=[("dated", "2021-04-01")])
    other = made("bilaga-1.pdf", body=TEMPLATE, kind="bilaga", annex="1", dates=[("dated", "2021-04-01")])
    assert [r for r in relations(ANNEX, new, other)] == [("bilaga-ny", "ersätter", "bilaga")]


def test_only_documents_of_one_municipality_or_of_like_text_are_compared():
    names = ["Gävle", "Umeå", "Ystad", "Kalmar"]
    profiles = {f"{n}": Profile(made(f"{n}", [names[n % 4]], TEMPLATE)) for n in range(40)}
    assert len(list(pairs(profiles))) == 4 * 10 * 9 / 2


# In the catalogue


def test_relations_follow_when_documents_go(tmp_path):
    home = Home(tmp_path)
    build(home, [OLD, NEW, ANNEX], HashEmbedder())
    assert families_of(home) == find_families([OLD, NEW, ANNEX]) == open_index(home, HashEmbedder()).families
    build(home, [OLD, ANNEX], HashEmbedder())
    assert families_of(home).replaced == frozenset()
    assert families_of(home).annex_of("bilaga") == "avtal-2019"
    assert families_of(Home(tmp_path / "tom")).relations == ()


def test_an_index_narrowed_to_documents_shows_and_finds_them_alone(tmp_path):
    build(Home(tmp_path), [OLD, NEW, ANNEX], HashEmbedder())
    index = open_index(Home(tmp_path), HashEmbedder())
    narrow = index.only(["avtal-2022", "bilaga"])
    assert list(narrow.agreements) == ["avtal-2022", "bilaga"] and narrow.whole is index
    with pytest.raises(KeyError):
        narrow.agreements["avtal-2019"]
    asked = "Styrgruppen träffas fyra gånger om året"
    assert {h.document for h in index.sentences(asked)} == {"avtal-2019", "avtal-2022", "bilaga"}
    assert {h.document for h in narrow.sentences(asked)} == {"avtal-2022", "bilaga"}
    assert {h.document for h in narrow.search(asked)} <= {"avtal-2022", "bilaga"}
    assert {h.document for h in narrow.sentences(asked, Filters(documents=("avtal-2019",)))} == set()
    assert narrow.sentences(asked, k=1)[0].score == index.sentences(asked, k=1)[0].score  # as in the whole
    assert narrow.only(["avtal-2019"]).agreements.keys() == {"avtal-2019"}
    assert index.only(index.agreements) is index

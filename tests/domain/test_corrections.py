"""Corrections laid over what was read: each kind of entry, taking back, and finding facts again after a new reading."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agreement import (
    DateFact,
    Facts,
    Goal,
    Group,
    Meeting,
    Member,
    Party,
    Span,
    TargetGroup,
    Track,
    TrackDetail,
)
from domain.anchors import Words, WordsLost, place_of, places, portable, restored, words_at
from domain.corrections import FACT_TYPES, Logged, active, apply, replay
from tests.factory import make_agreement

TEXT = {
    "": ["Överenskommelse mellan Nora kommun och Arbetsförmedlingen Bergslagen"],
    "Jobbspår": ["- Industri, tolv platser", "- Vård och omsorg", "- Kök"],
    "Grupper": ["Styrgruppen består av rektorn och kommunchefen.", "Styrgruppen möts varje månad."],
    "Mål": ["Minst 60 procent ska vara i arbete.", "Unga mellan 16 och 24 år."],
    "Giltighet": ["Gäller från den 1 mars 2020 till den 31 december 2022.", "Undertecknad 2020-02-01."],
}


def agreement(text=TEXT):
    """An agreement whose facts are found by their words, wherever these stand."""
    bare = make_agreement("nora.txt", ["Nora"], text)

    def span(quote):
        return next(places(bare, quote))

    def seats(quote):
        return tuple(TrackDetail("seats", "tolv", span("tolv")) for _ in range("tolv" in quote))

    facts = Facts(
        parties=(
            Party("Nora kommun", "kommun", "1884", None, span("Nora kommun")),
            Party(
                "Arbetsförmedlingen Bergslagen", "arbetsförmedlingen", None, None, span("Arbetsförmedlingen")
            ),
        ),
        dates=(
            DateFact("valid_to", "2022-12-31", span("den 31 december 2022"), 0.7),
            DateFact("signed", "2020-02-01", span("2020-02-01")),
        ),
        tracks=tuple(
            Track(name, (slug,), None, "finns", span(quote), 0.9, seats(quote))
            for name, slug, quote in (
                ("Industri", "industri", "Industri, tolv platser"),
                ("Vård och omsorg", "vard-omsorg", "Vård och omsorg"),
                ("Kök", "maltid-restaurang", "Kök"),
            )
        ),
        goals=(Goal(60.0, "procent", None, span("Minst 60 procent")),),
        meetings=(Meeting("styrgrupp", "varje månad", (12.0, 12.0), span("Styrgruppen möts varje månad")),),
        groups=(
            Group(
                "styrgrupp",
                (
                    Member("rektorn", True, span("rektorn")),
                    Member("kommunchefen", False, span("kommunchefen")),
                ),
                span("Styrgruppen består av rektorn och kommunchefen."),
            ),
        ),
        target_groups=(TargetGroup("Unga", (16, 24), span("Unga mellan 16 och 24 år")),),
    )
    return replace(bare, facts=facts, af_office="Arbetsförmedlingen Bergslagen")


def entry(number, action, **rest):
    said = {"by": "Anna", "at": "2026-11-26T12:00:00+01:00", "what": "x", "before": "a", "after": "b"}
    return Logged(**({"number": number, "action": action} | said | rest))


def about(number, action, kind, position, values=(), read=None):
    """An entry about the fact at that position of its kind, as it is read in `read`."""
    read = read or agreement()
    item = [i for i in replay(read, ()).items if i.kind == kind][position]
    return entry(number, action, subject=kind, key=item.key, read=item.read, values=dict(values))


def quote(text, heading):
    return {"quote": text, "heading": heading, "nth": 0}


NEW_TRACK = {
    "name": "Kommunchef",
    "industries": ["administration"],
    "place": None,
    "status": "planerat",
    "span": quote("kommunchefen", "Grupper"),
    "confidence": 1.0,
}
ENTRIES = (
    lambda n: entry(n, "set", subject="title", values={"value": "Avtal"}),
    lambda n: entry(n, "set", subject="annex", values={"value": "3 C"}),
    lambda n: entry(n, "set", subject="municipalities", values={"codes": ["0481"], "parties": []}),
    lambda n: entry(n, "set", subject="valid_to", values={"dates": [{"value": "2025-01-01", "words": None}]}),
    lambda n: entry(
        n,
        "set",
        subject="dated",
        values={"dates": [{"value": "2020-03-01", "words": quote("1 mars", "Giltighet")}]},
    ),
    lambda n: about(n, "change", "tracks", 0, {"industries": ["handel"], "status": "avslutat"}),
    lambda n: about(n, "remove", "tracks", 1),
    lambda n: about(n, "remove", "parties", 0),
    lambda n: about(n, "change", "groups", 0, {"name": "ledningsgrupp"}),
    lambda n: about(n, "change", "goals", 0, {"span": quote("i arbete", "Mål")}),
    lambda n: entry(n, "add", subject="tracks", values=NEW_TRACK),
)


def plain(corrected):
    """Without the history: what is left is the document."""
    return replace(corrected, corrections=())


def test_nothing_corrected_is_what_was_read():
    read = agreement()
    assert apply(read, ()) is read


@settings(max_examples=40)
@given(st.permutations(range(len(ENTRIES))), st.integers(0, len(ENTRIES)))
def test_what_is_taken_back_is_as_if_it_had_never_been(order, count):
    read = agreement()
    log = [ENTRIES[which](n) for n, which in enumerate(order[:count], 1)]
    undone = [*log, *(entry(100 + e.number, "undo", undoes=e.number) for e in log)]
    assert plain(apply(read, undone)) == read
    if log:
        last = [*log, entry(100, "undo", undoes=log[-1].number)]
        assert plain(apply(read, last)) == plain(apply(read, log[:-1]))
        again = [*last, entry(101, "undo", undoes=100)]
        assert plain(apply(read, again)) == plain(apply(read, log))


@settings(max_examples=20)
@given(st.permutations(range(len(ENTRIES))))
def test_every_correction_is_kept_and_told(order):
    log = [ENTRIES[which](n) for n, which in enumerate(order, 1)]
    corrected = apply(agreement(), log)
    assert [c.number for c in corrected.corrections] == [e.number for e in log]
    assert {c.by for c in corrected.corrections} == {"Anna"}


def test_a_changed_fact_keeps_its_words_and_is_sure():
    (first, *rest) = apply(agreement(), [ENTRIES[5](1)]).facts.tracks
    read = agreement().facts.tracks
    assert (first.industries, first.status, first.confidence) == (("handel",), "avslutat", 1.0)
    assert (first.span, first.name) == (read[0].span, "Industri") and tuple(rest) == read[1:]


def test_an_added_fact_stands_where_its_words_do():
    corrected = apply(
        agreement(),
        [entry(1, "add", subject="tracks", values={**NEW_TRACK, "span": quote("omsorg", "Jobbspår")})],
    )
    assert [t.name for t in corrected.facts.tracks] == ["Industri", "Vård och omsorg", "Kommunchef", "Kök"]
    assert corrected.quote(corrected.facts.tracks[2].span) == "omsorg"


def test_a_date_without_words_is_stated_and_no_fact():
    corrected = apply(agreement(), [ENTRIES[3](1)])
    assert corrected.dates("valid_to") == ("2025-01-01",)
    assert [d.role for d in corrected.facts.dates] == ["signed"]
    assert [(d.value, d.by) for d in corrected.stated_dates] == [("2025-01-01", "Anna")]
    assert corrected.corrections[0].span is None and corrected.corrections[0].state == "gäller"


def test_parties_and_municipalities_follow_each_other():
    read = agreement()
    without = apply(read, [about(1, "remove", "parties", 0)])
    assert without.municipalities == () and without.af_office == read.af_office
    renamed = apply(read, [about(1, "change", "parties", 1, {"name": "Arbetsförmedlingen Örebro"})])
    assert renamed.af_office == "Arbetsförmedlingen Örebro" and renamed.municipalities == read.municipalities
    other = apply(read, [ENTRIES[2](1)])
    assert [m.name for m in other.municipalities] == ["Oxelösund"]
    assert [p.role for p in other.facts.parties] == ["arbetsförmedlingen"]


def test_a_second_correction_of_a_fact_stands_when_the_first_is_taken_back():
    log = [
        about(1, "change", "tracks", 0, {"industries": ["handel"]}),
        about(2, "change", "tracks", 0, {"status": "planerat"}),
    ]
    track = apply(agreement(), [*log, entry(3, "undo", undoes=1)]).facts.tracks[0]
    assert (track.industries, track.status) == (("industri",), "planerat")
    assert active([*log, entry(3, "undo", undoes=1)]) == {2, 3}


@pytest.mark.parametrize(
    "text",
    [
        {"Inledning": ["Nytt avsnitt."], **TEXT},
        {**TEXT, "Jobbspår": ["- Lager", *TEXT["Jobbspår"]]},
        {**{k: v for k, v in TEXT.items() if k != "Jobbspår"}, "Lokala spår": TEXT["Jobbspår"]},
        {**TEXT, "Jobbspår": ["- Industri,  tolv\tplatser", "- Vård och omsorg", "- Kök"]},
    ],
    ids=["nytt avsnitt", "ny rad före", "annan rubrik", "annat mellanrum"],
)
def test_facts_are_found_again_in_a_changed_text(text):
    log = [ENTRIES[5](1), ENTRIES[6](2)]
    changed = make_agreement("nora.txt", ["Nora"], text)
    first = next(p for s in ("Industri, tolv platser",) for p in places(changed, s))
    facts = Facts(
        tracks=(
            Track("Industri", ("industri",), None, "finns", first),
            Track(
                "Vård och omsorg", ("vard-omsorg",), None, "finns", next(places(changed, "Vård och omsorg"))
            ),
        )
    )
    corrected = apply(replace(changed, facts=facts), log)
    assert [(t.name, t.industries) for t in corrected.facts.tracks] == [("Industri", ("handel",))]
    assert {c.state for c in corrected.corrections} == {"gäller"}


def test_a_correction_holds_when_the_new_reading_misses_the_fact_but_its_words_stand():
    read = agreement()
    missed = replace(read, facts=replace(read.facts, tracks=()))
    corrected = apply(missed, [ENTRIES[5](1), about(2, "change", "tracks", 0, {"status": "planerat"})])
    assert [(t.name, t.industries, t.status) for t in corrected.facts.tracks] == [
        ("Industri", ("handel",), "planerat")
    ]


def test_a_correction_without_its_words_is_reported_and_kept():
    gone = make_agreement("nora.txt", ["Nora"], {"Syfte": ["Ett annat dokument."]})
    log = [ENTRIES[5](1), ENTRIES[6](2), ENTRIES[10](3), ENTRIES[4](4), ENTRIES[1](5)]
    corrected = apply(gone, log)
    lost, worded = "kunde inte återfinnas", "gäller, men orden kunde inte återfinnas"
    assert [c.state for c in corrected.corrections] == [lost, lost, lost, worded, "gäller"]
    assert (
        corrected.facts == Facts()
        and corrected.annex == "3 C"
        and corrected.dates("dated") == ("2020-03-01",)
    )
    assert plain(apply(agreement(), log)).facts.tracks[0].industries == ("handel",)


def test_the_right_one_of_several_facts_in_one_sentence_is_found():
    text = {"Spår": ["Spår finns inom industri, vård och kök."]}
    bare = make_agreement("a.txt", ["Nora"], text)
    span = Span("s00", 5, 44)
    tracks = tuple(
        Track(n, (s,), None, "finns", span) for n, s in (("Industri", "industri"), ("Vård", "vard-omsorg"))
    )
    read = replace(bare, facts=Facts(tracks=tracks))
    log = [about(1, "change", "tracks", 1, {"status": "avslutat"}, read)]
    assert [t.status for t in apply(read, log).facts.tracks] == ["finns", "avslutat"]
    turned = replace(bare, facts=Facts(tracks=(replace(tracks[1], industries=("ovrigt",)), tracks[0])))
    assert [t.status for t in apply(turned, log).facts.tracks] == ["avslutat", "finns"]
    older = {name: value for name, value in log[0].read.items() if name != "details"}
    assert apply(read, [replace(log[0], read=older)]).facts == apply(read, log).facts
    keys = [i.key for i in replay(read, ()).items]
    assert len(set(keys)) == 2


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_every_kind_of_fact_can_be_told_and_restored(kind):
    read = agreement()
    for fact in getattr(read.facts, kind):
        assert restored(read, FACT_TYPES[kind], portable(read, fact)) == fact


def test_words_are_found_by_heading_then_anywhere():
    text = {"A": ["Kök.", "Kök."], "B": ["Kök."]}
    read = make_agreement("a.txt", ["Nora"], text)
    spans = list(places(read, "Kök"))
    assert [place_of(read, words_at(read, span)) for span in spans] == spans
    assert place_of(read, Words("Kök", "C")) == spans[0]
    assert list(places(read, "Kö", whole=True)) == [] and len(list(places(read, "Kö"))) == 3
    with pytest.raises(WordsLost):
        place_of(read, Words("Lager", "A"))

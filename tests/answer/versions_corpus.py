"""Invented agreements that replace, double and leave each other: two from Knivsta, a copy, a joint one and more."""

from dataclasses import replace

from domain.agreement import DateFact, Facts, Span, Track
from tests.factory import make_agreement


def made(file, parties, year, lines, tracks=(), **changes):
    """An invented agreement signed in `year`, with lines by heading; `tracks` are (name, industry)."""
    signed = f"{year}-03-01"
    sections = {"": ["Överenskommelse om samverkan", f"{file} {', '.join(parties)}", signed], **lines}
    if tracks:
        sections["Lokala jobbspår"] = [f"- {name}" for name, _ in tracks]
    agreement = replace(make_agreement(file, parties, sections, **changes), sha256=file)
    last = f"s{len(sections) - 1:02}"
    text = agreement.sections[-1].text
    spans = [Span(last, text.index(name), text.index(name) + len(name)) for name, _ in tracks]
    facts = Facts(
        dates=(DateFact("signed", signed, Span("s00", 0, 15)),),
        tracks=tuple(Track(n, (i,), None, "finns", s) for (n, i), s in zip(tracks, spans, strict=True)),
    )
    return replace(agreement, facts=facts)


COMMON = {
    "Syfte": [
        "Parterna vill att fler unga och nyanlända ska komma i arbete eller studier inom två år.",
        "Arbetet utgår från individens behov och från vilken arbetskraft som företagen i kommunen söker.",
        "Insatserna planeras tillsammans med deltagaren och med de arbetsgivare som har lediga platser.",
    ],
}
OLD = made(
    "knivsta-2018.txt", ["Knivsta"], 2018,
    COMMON | {"Möten": ["Lotsen träffar deltagaren varannan vecka."], "Lokaler": ["Jobbtorget har 14 platser."]},
    [("Industri", "industri")],
)  # fmt: skip
NEW = made(
    "knivsta-2022.txt", ["Knivsta"], 2022,
    COMMON | {"Möten": ["Lotsen träffar deltagaren varje vecka."]},
    [("Vård", "vard-omsorg")],
)  # fmt: skip
COPY = replace(NEW, id="kopia", file="kopia.txt")
JOINT = made(
    "gemensam-2019.txt",
    ["Tranås", "Ydre"],
    2019,
    COMMON | {"Möten": ["Lotsen träffar deltagaren varje månad."]},
)
OWN = made("tranas-2021.txt", ["Tranås"], 2021, COMMON | {"Möten": ["Lotsen träffar deltagaren varje dag."]})
LAPSED = made("ale-2015.txt", ["Ale"], 2015, {"Möten": ["Lotsen träffar deltagaren varje kvartal."]})

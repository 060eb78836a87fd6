"""Who has made the agreement: municipalities, Arbetsförmedlingen's office, and others.

Evidence in falling order: a section of parties, the title ("mellan ... och ..."), the signatures, which name a party
in a line of its own or in one breath with Arbetsförmedlingen; the running heads, for "kommunen" alone; sentences in
those places; only when all these are silent, who acts in the text ("X kommun bidrar med ..."). A municipality that
is merely mentioned is no party.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from domain.agreement import DroppedText, Party, Section, Span
from domain.municipalities import Municipality
from domain.organisation import find_organisation_numbers
from ingest.facts.confidence import CERTAIN, CLEAR, GUESS, LIKELY, SURE, WEAK
from ingest.facts.naming import Named, named
from ingest.facts.office import offices
from ingest.facts.units import Unit, besides, body_units, title_lines, under, units
from ingest.wording import has_main_verb

PARTY_HEADINGS = re.compile(
    r"^(?:\w+\s+)?(?:avtals|samverkans|överenskommelsens\s+|avtalets\s+|ingående\s+|deltagande\s+)?part(?:er|erna|ers)?\b"
    r"(?!\w|s?\s+(?:bidrag|åtagande|ansvar|roll|uppdrag|resurs))|^mellan\b",
    re.IGNORECASE,
)
_DUTIES = re.compile(
    r"bidrag|åtagand|ansvar|roll|uppdrag|resurs|övriga\s+(?:parter|aktörer)|andra\s+aktörer", re.IGNORECASE
)
SIGNATURE_HEADINGS = re.compile(r"underskrift|undertecknande|undertecknas|signatur|^signering", re.IGNORECASE)
BODY_HEADINGS = re.compile(
    r"^(?:parter|avtalsparter|bakgrund|syfte|inledning|innehåll|mål\b|målgrupp|målsättning|definition|samlokalisering|"
    r"övergripande|gemensam|varaktighet|giltighet|avtalstid|underskrift|uppföljning)",
    re.IGNORECASE,
)
_PARTY_TOPIC, _SIGNATURE_TOPIC = frozenset({"parter"}), frozenset({"underskrifter"})
_BETWEEN = re.compile(r"\bmellan\b|\bparter\b", re.IGNORECASE)
# A line or sentence that says who the parties are, wherever it stands: "Avtalsparter: ...", "Parter i avtalet är ...".
_TELLS = re.compile(
    r"\W*(?:(?:avtals|samverkans)?part(?:er|erna)?(?:\s+\w+){0,5}\s*(?::|\bär\b|\t)|mellan\s+(?=.*\barbetsförmedlingen))"
    r"|.*\barbetsförmedlingen\b.*\b(?:kommit\s+överens|enats|ingår\s+(?:denna|följande)|har\s+(?:ingått|tecknat|träffat))\b"
    r"|\W*(?:denna|den\s+här)\s+(?:lokala\s+)?överenskommelse\w*\s+(?:gäller|avser|omfattar|är\s+tecknad)\b",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(
    r"^(?:för\s+|part(?:er)?\s*\d?\s*:?\s*|(?:\d|[a-z])[.)]\s*|kommun(?:er|en|erna)?\s*:\s*)?$", re.IGNORECASE
)
_ACTS = re.compile(
    r"[\s,]*(?:och\s+arbetsförmedlingen\s+)?(?:\(\w+\)\s*)?(?:som\s+)?"
    r"(?:har|ska|skall|kommer|avser|vill|bidrar|ansvarar|åtar|erbjuder|driver|bedriver|anordnar|arbetar|utser|tillhandahåller|"
    r"finansierar|anställer|står|är|kan|ser|samordnar|tar|ställer|genomför|svarar|bjuder|planerar|förbinder|initialt|i\s+samverkan)\b",
    re.IGNORECASE,
)
_WITH_OFFICE = re.compile(r"[\s,]*(?:och|samt|[,•·|/;–-])\s*(?:af\b|arbetsförmedling)", re.IGNORECASE)
_AFTER_OFFICE = re.compile(
    r"\b(?:af|arbetsförmedling(?:en)?(?:\s+i)?(?:\s+(?-i:[A-ZÅÄÖ])\w+)?)\s+(?:och|samt)\s+$", re.IGNORECASE
)
# What stands before a party among the signatures: nothing, a name with a comma, an office.
_SIGNS = re.compile(r"(?:^|[,;:|\t\n(–-]|\bför|chef|direktör|ordförande|råd)\s*$", re.IGNORECASE)
# Words by which a sentence makes the municipalities in it parties.
_JOINS = re.compile(
    r"\b(?:mellan|(?:avtals)?part(?:er(?:na)?|s)?|ingå(?:s|tts)|ingår\s+(?:denna|följande|överenskommelse\w*)|träffa[st]s?|enats|överenskommelse\w*\s+(?:gäller|avser|omfattar))\b",
    re.IGNORECASE,
)
# A sentence that tells of the agreeing: "I mars undertecknade Ale kommun och Arbetsförmedlingen en överenskommelse".
AGREES = re.compile(
    r"^(?=.*\bkommun(?:er(?:na)?)?\b)(?=.*\barbetsförmedlingen\b)(?!.*\b(?:tidigare|förra|föregående)\b)"
    r"(?:.*\b(?:(?:har|ha|är)\s+(?:\w+\s+){0,2}?(?:kommit\s+överens|enats|överens)|enades|enas|kom\s+överens|överenskommer)\b"
    r"|(?=.*\b\w*(?:överenskommelse|avtal|följande)).*\b(?:(?:har|ha)\s+(?:\w+\s+){0,3}?(?:undertecknat|tecknat|slutit|ingått|"
    r"träffat)|undertecknade|undertecknar|tecknade|tecknar|slöt|sluter|ingick|ingår|träffade|träffar)\b)",
    re.IGNORECASE | re.DOTALL,
)
# The agreement that this one takes the place of: "Ersätter överenskommelsen mellan ...".
_REPLACED = re.compile(
    r"\b(?:ersätter|upphäver|avlöser)\s+(?:\w+\s+){0,4}?\w*(?:avtal|överenskommelse)\w*\s[^.;]*\bmellan\s+$"
    r"|\b(?:tidigare|förra|förut\w*|föregående|gamla|ursprunglig\w*)\s+\w*(?:avtal|överenskommelse)\w*\s[^.;]*\bmellan\s+$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:Samordningsförbundet(?:\s+(?:i\s+)?[A-ZÅÄÖ][\w-]*)+|Region(?:en)?(?:\s+[A-ZÅÄÖ][\w-]*)+(?:\s+län)?|"
    r"Länsstyrelsen(?:\s+i)?(?:\s+[A-ZÅÄÖ][\w-]*)*(?:\s+län)?|Försäkringskassan|Svenskt\s+Näringsliv|Migrationsverket)"
)
_OFFICE_LABEL = re.compile(r"\bkontor(?:et)?\s*:?\s*$", re.IGNORECASE)  # "Arbetsförmedlingens kontor: Kalix"
_NAME_REACH = 160  # characters after a party's name in which its organisation number may stand


def find_parties(sections: Sequence[Section], letterhead: Sequence[Municipality] = ()) -> tuple[Party, ...]:
    """The parties in the order in which the document names them, municipalities with their SCB code.

    `letterhead` are those that the running heads name; they are parties where the text says "kommunen" alone.
    """
    strong = _strong_units(sections)
    named_as = _from_units(strong)
    firm = [party for party, is_firm in named_as if is_firm]
    municipalities = (
        firm
        or _first_mentions(sections, letterhead)
        or [party for party, _ in named_as]
        or _agreeing(sections)
        or _acting(sections)
    )
    found = [*municipalities, *offices(sections, strong), *_others(strong)]
    order = {section.id: number for number, section in enumerate(sections)}
    return tuple(sorted(found, key=lambda p: (p.confidence < LIKELY, order[p.span.section], p.span.start)))


def letterhead(dropped: Iterable[DroppedText]) -> tuple[Municipality, ...]:
    """The municipalities that the running heads and feet name as such."""
    edges = [text.text for text in dropped if text.reason in ("sidhuvud", "sidfot")]
    found = (name for text in edges for name in named(text) if name.as_municipality and not name.mentioned)
    return tuple(dict.fromkeys(name.municipality for name in found))


def _strong_units(sections: Sequence[Section]) -> list[tuple[Unit, str]]:
    """The units that say who the parties are, with their source: "parter", "titel", "underskrift"."""
    parties = [
        s for s in under(sections, _PARTY_TOPIC, PARTY_HEADINGS) if not _DUTIES.search(s.heading or "")
    ]
    found = [(u, "parter") for s in parties for u in units(s)]
    found += [(u, "parter") for s in besides(sections, parties) for u in _telling(body_units(s))]
    found += [(u, "titel") for u in title_lines(sections, BODY_HEADINGS)]
    found += [
        (u, "underskrift")
        for s in under(sections, _SIGNATURE_TOPIC, SIGNATURE_HEADINGS)
        for u in body_units(s)
    ]
    return found


def _telling(found: Sequence[Unit]) -> Iterator[Unit]:
    """Units that say who the parties are, with the names in the lines below: "Parter: Ale kommun", "Lerums kommun"."""
    telling = False
    for unit in found:
        opens = any(name.start == unit.body for name in named(unit.text) if name.as_municipality)
        telling = bool(_TELLS.match(unit.text)) or telling and opens and not has_main_verb(unit.text)
        if telling:
            yield unit


def _from_units(strong: Iterable[tuple[Unit, str]]) -> list[tuple[Party, bool]]:
    """The municipalities that count, once each, and whether their place is sure to make them parties."""
    found: dict[str, tuple[Party, bool]] = {}
    in_section = False
    for unit, source in strong:
        for name in named(unit.text):
            code = name.municipality.code
            if not _counts(unit, name, source, in_section) or (code in found and found[code][1]):
                continue
            is_firm = _is_firm(unit, name, source)
            if is_firm or code not in found:
                found[code] = (_party(unit, name, CERTAIN if source == "parter" else SURE), is_firm)
            in_section = in_section or source == "parter"
    return list(found.values())


def _is_firm(unit: Unit, name: Named, source: str) -> bool:
    """Whether a line of its own, or a sentence about the parties, names the municipality."""
    if not name.as_municipality:
        return False
    start, end = name.enumeration
    text = unit.text
    is_line = unit.is_row or not has_main_verb(text)
    opens = bool(_LABEL.match(text[unit.body : start].lstrip("*| ")))
    if source == "parter" and not opens:  # "X kommun genom nämnden, Y kommun genom förvaltningen och ..."
        opens = bool(_LABEL.match(text[unit.body : named(text)[0].start].lstrip("*| ")))
    signs = source == "underskrift" and _SIGNS.search(text[:start])
    if is_line and (opens or unit.is_row or signs):
        return True
    beside = _WITH_OFFICE.match(text, end) or _AFTER_OFFICE.search(text[:start])
    return bool(beside or _JOINS.search(text)) or organisation_number(unit, name.end)[1] > name.end


def _first_mentions(sections: Sequence[Section], letterhead: Sequence[Municipality]) -> list[Party]:
    """Those of the letterhead, where the text first names them, if only as a place."""
    found: dict[Municipality, Party] = {}
    for unit in (unit for section in sections for unit in units(section)):
        for name in named(unit.text):
            if name.municipality in letterhead and name.municipality not in found:
                found[name.municipality] = _party(unit, name, LIKELY)
    return list(found.values())


def _agreeing(sections: Sequence[Section]) -> list[Party]:
    """Those who agree in the first sentence that tells so: "I mars undertecknade Ale kommun ... en överenskommelse"."""
    for unit in (unit for section in sections for unit in body_units(section) if AGREES.search(unit.text)):
        names = [n for n in named(unit.text) if n.as_municipality and not n.mentioned]
        if names:
            return [_party(unit, name, CLEAR) for name in names]
    return []


def _counts(unit: Unit, name: Named, source: str, in_section: bool) -> bool:
    """Is this name a party's in that place? A title adds to a section of parties only by saying "mellan"."""
    if _REPLACED.search(unit.text[: name.enumeration[0]]):
        return False
    labelled = bool(_LABEL.match(unit.text[unit.body : name.start].lstrip("*| ")))
    if source == "parter":
        return not name.mentioned and (name.as_municipality or (labelled and name.certain))
    if source == "titel":
        if unit.kind == "paragraph" and name.mentioned and unit.text.rstrip().endswith("."):
            return False
        return name.as_municipality and (not in_section or bool(_BETWEEN.search(unit.text[: name.start])))
    return name.as_municipality and not name.mentioned and not unit.text[: name.start].rstrip().endswith(" i")


def _party(unit: Unit, name: Named, confidence: float) -> Party:
    number, end = organisation_number(unit, name.end)
    text = unit.text[name.start : name.end]
    written = text if re.search(r"\b(?:kommun|stad)s?$|^region\s", text, re.IGNORECASE) else None
    return Party(
        name=" ".join((written or f"{name.municipality.name} kommun").split()).removesuffix("s kommuns"),
        role="kommun",
        municipality=name.municipality.code,
        organisation_number=number,
        span=unit.span(name.start, max(end, name.end)),
        confidence=confidence,
    )


def organisation_number(unit: Unit, start: int) -> tuple[str | None, int]:
    """The first organisation number after `start` that is right, before another party's, and where it ends in the unit.

    Looks on into the blocks that follow ("Org.nr: ..." on a line of its own); then the end is `start`.
    """
    text = unit.section.text[unit.start + start :][:_NAME_REACH]
    stop = next((n.start for n in named(text) if n.as_municipality), len(text))
    office = re.search(r"arbetsförmedlingen", text, re.IGNORECASE)
    stop = min(stop, office.start()) if office else stop
    for number in find_organisation_numbers(text[:stop]):
        inside = unit.start + start + number.end <= unit.end
        return number.value, start + number.end if inside else start
    return None, start


def _acting(sections: Sequence[Section]) -> list[Party]:
    """Those who act in the text; a rival with less than half of the evidence of the first is only mentioned."""
    scores: Counter[Municipality] = Counter()
    first: dict[Municipality, tuple[Unit, Named]] = {}
    title = {(u.section.id, u.start) for u in title_lines(sections, BODY_HEADINGS)}
    for section in sections:
        for unit in units(section):
            bonus = 3 if (section.id, unit.start) in title else 0
            for name in named(unit.text):
                if _OFFICE_LABEL.search(unit.text[: name.start]):
                    continue
                score = _action(unit, name) + (bonus if name.certain else 0)
                if score:
                    scores[name.municipality] += score
                    known = first.setdefault(name.municipality, (unit, name))
                    if name.as_municipality and not known[1].as_municipality:
                        first[name.municipality] = (unit, name)
    if not scores:
        return []
    most = max(scores.values())
    return [
        _party(*first[m], WEAK if n >= 4 else GUESS)
        for m, n in scores.items()
        if 2 * n >= most and n > most / 2
    ]


def _action(unit: Unit, name: Named) -> int:
    """How strongly a mention says that the municipality acts under the agreement."""
    text = unit.text
    if name.mentioned or not name.certain:
        return 0
    if unit.is_row and any(text[a:b].strip() == text[name.start : name.end].strip() for a, b in unit.cells()):
        return 1
    if not name.as_municipality:
        return 1 if re.search(r"\b(?:i|på|inom)\s+$", text[: name.start], re.IGNORECASE) else 0
    start, end = name.enumeration
    beside = _WITH_OFFICE.match(text, end) or _AFTER_OFFICE.search(text[:start])
    return 2 + 2 * bool(_ACTS.match(text, end)) + 2 * bool(beside)


def _others(strong: Iterable[tuple[Unit, str]]) -> list[Party]:
    """Other parties, where the document lists its parties or they sign."""
    found: dict[str, Party] = {}
    for unit, source in strong:
        if source == "titel" and not _BETWEEN.search(unit.text):
            continue
        for match in _OTHERS.finditer(unit.text):
            if any(
                n.as_municipality and n.start < match.end() and match.start() < n.end
                for n in named(unit.text)
            ):
                continue
            number, end = organisation_number(unit, match.end())
            span: Span = unit.span(match.start(), max(end, match.end()))
            name = " ".join(match.group().split())
            found.setdefault(name, Party(name, "annan", None, number, span, CLEAR))
    return list(found.values())

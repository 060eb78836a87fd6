"""What the document is: title, kind, annex number, whose it is, diary number, and whether it is an invented example."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.agreement import DocumentKind, DroppedText, Facts, Section
from domain.dates import find_dates
from domain.municipalities import Municipality, by_code, find_municipalities
from ingest.facts.parties import AGREES, BODY_HEADINGS, PARTY_HEADINGS, SIGNATURE_HEADINGS, letterhead
from ingest.facts.units import Unit, title_lines, units
from ingest.wording import has_finite_verb

_ANNEX = re.compile(
    r"^[\W_]*(?:b\s?i\s?l\s?a\s?g\s?a|bil\.|appendix)\s+(?:nr\.?\s*|nummer\s+)?(?P<number>\d{1,2}(?:\s?[A-Ha-h](?![\wåäöÅÄÖ]))?(?:\.\d)?|(?-i:[A-H])(?![\wåäöÅÄÖ])|(?-i:[IVX]{1,4})(?![\wåäöÅÄÖ]))",
    re.IGNORECASE,
)
_ANNEX_BARE = re.compile(r"^[\W_]*(?:bilaga\b(?!\w)|appendix\b)(?!\s+till\s+protokoll)", re.IGNORECASE)
# "Jobbspår i Gnesta, bilaga 1", "Jobbspår (bilaga 2 till överenskommelsen)"
_ANNEX_LAST = re.compile(
    r"[–—,(:-]\s*(?P<annex>bilaga\s+(?:nr\.?\s*)?\d{1,2}\s?[a-h]?)(?:\s+till\s+[^()]*)?\W*$", re.IGNORECASE
)
_NO_WORDS = re.compile(
    r"datum|dnr|diarienummer|diarienr|ärende\w*|sida|transkript|avn|version|reviderad|uppdaterad|ny|arbetsförmedlingen|och",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b[A-ZÅÄÖ]{2,6}(?=[ /-]?\d)"
)  # the office's letters in a diary number: "AMN 2018-0009"
# The agreement speaks of itself, or its title has run together with the text of its page.
_OWN_NAME = re.compile(
    r"\b[Dd]enna\s+överenskommelse\b|\bÖ(?:verenskommelse|VERENSKOMMELSE)\s+(?:om|mellan|för|rörande|kring)\b"
)
_IN_FORCE = re.compile(
    r"\b(?:avtalet|överenskommelsen)\s+(?:gäller|löper|träder\s+i\s+kraft)\b", re.IGNORECASE
)
_MODEL = re.compile(r"\blokala?\s+(?:samverkans)?modell(?:en)?\b", re.IGNORECASE)
_AGREEMENT = re.compile(
    r"[öo]verenskommelse|(?<!kollektiv)(?<!ställnings)(?<!hyres)avtal(?:et)?\b|ö\sv\se\sr\se\sn\ss\sk|(?:avsikts|vilje)(?:förklaring|yttring)|partnerskap",
    re.IGNORECASE,
)
_INFERIOR = re.compile(
    r"\b(?:till|inför|tillhör(?:ande)?|enligt|del\s+av|i|ingår\s+i|gäller)\W+(?:\w+\W+){0,3}$", re.IGNORECASE
)
_OTHER_KINDS = re.compile(
    r"\b(?:(?:handlings|verksamhets|projekt|kommunikations|aktivitets|genomförande|arbets)plan|verksamhetsberättelse|\w*rapport|"
    r"\w*protokoll(?:et|s?utdrag)?(?!.*\bbilaga)|\w*anteckningar|\w*skrivelse|\w*utlåtande|rutin|riktlinje\w*|utvärdering|uppföljning(?=\s+av)|redovisning|"
    r"kartläggning|strategi|(?-i:PM)|ämne(?=:)|promemoria|yttrande|remissvar|pressmeddelande|kallelse|dagordning|inbjudan)\b",
    re.IGNORECASE,
)
_DIARY = re.compile(
    r"(?:\b(?:dnr|d\.nr|diarienr|diarienummer|diarie\s?nr|ärendenr|ärendenummer|ärende|beteckning|dnr\.)\W{0,3})"
    r"(?P<number>(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}[\s/.-]?)?\d{2,4}\s?[/:.-]\s?\d{1,6}(?:[-/]\d{1,4})?"
    r"(?:\s\d{3,4}\b(?!-)|\s(?-i:[A-ZÅÄÖ]{2,4})\b)?|\d{2,4}/[A-ZÅÄÖ]{2,4}\s?\d{2,6}|[A-ZÅÄÖ]{1,6}[\s-]?\d{4,}(?:[-/:]\d+)*|[A-Z]{2,5}-\d{4}-\d+)",
    re.IGNORECASE,
)
_DIARY_ALONE = re.compile(
    r"\b(?P<number>(?:Af|AF)-\d{4}/\d{4}\s?\d{4}|[A-ZÅÄÖ]{2,4}[\s/.-]?\d{4}(?:[/:]\d{2,5}|-\d{3,6}|\.\d{2,5})(?:-\d+)?(?:\s\d{3}\b(?!-))?)"
)
_INVENTED = re.compile(
    r"\b(?:exempel\W+påhittat\s+innehåll|påhittat\s+innehåll|påhittat\s+exempel|fiktivt\s+exempel)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^[\W_]*(?:datum|dnr|diarie\w*|ärende\w*|sida|innehåll|innehållsförteckning|org\.?\s?nr|exempel\W+påhittat|version|fastställd|tillhör|"
    r"beslutad|upprättad|reviderad|antagen|handläggare|kontakt|startsida|relevanta|liknande|transkript|giltig)\b",
    re.IGNORECASE,
)
_SHORT_TITLE = 20  # characters: what stands further on may be cut off as no part of the title
_LONGEST_TITLE = 240  # characters


@dataclass(frozen=True)
class Identity:
    """What a document is, as its Agreement says it."""

    title: str
    kind: DocumentKind
    annex: str | None
    municipalities: tuple[Municipality, ...]
    af_office: str | None
    diary_number: str | None
    invented: bool


def identify(
    sections: Sequence[Section], facts: Facts, file_name: str, dropped: Sequence[DroppedText] = ()
) -> Identity:
    """The identity of a document, from its title block and the facts found; its running heads (among the `dropped`)
    and the file's name are the last resort.
    """
    lines = list(title_lines(sections, BODY_HEADINGS))
    kind, annex = _kind(lines, sections, facts, file_name)
    office = next((p.name for p in facts.parties if p.role == "arbetsförmedlingen"), None)
    everything = [unit for section in sections for unit in units(section)]
    return Identity(
        title=_title(lines, sections, file_name),
        kind=kind,
        annex=annex,
        municipalities=_municipalities(facts, dropped, file_name),
        af_office=office,
        diary_number=_diary_number(lines, everything),
        invented=any(_INVENTED.search(unit.text) for unit in everything),
    )


def _municipalities(facts: Facts, dropped: Sequence[DroppedText], file_name: str) -> tuple[Municipality, ...]:
    found = [by_code(p.municipality) for p in facts.parties if p.municipality] or [*letterhead(dropped)]
    if not found:
        words = re.sub(r"[_\-.]+", " ", file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
        named = [m for m in find_municipalities(words) if m.certain] or find_municipalities(words.title())
        found = [m.municipality for m in named]
    return tuple(dict.fromkeys(m for m in found if m))


# Kind and annex


def _kind(
    lines: Sequence[Unit], sections: Sequence[Section], facts: Facts, file_name: str
) -> tuple[DocumentKind, str | None]:
    """The first line that says what the document is decides; "Bilaga" at the head of a line goes before all others."""
    own = [line for line in lines if line.kind != "item"]  # a list names others' documents
    texts = [_INVENTED.sub("", line.text) for line in own or lines]
    for at, text in enumerate(texts):
        if (annex := _annex(text)) is not None:
            number, rest = annex
            return _annex_kind(" ".join([rest, *texts[at + 1 : at + 4]])), number
    for text in texts:
        for said in sorted(
            (*_AGREEMENT.finditer(text), *_MODEL.finditer(text), *_OTHER_KINDS.finditer(text)),
            key=lambda m: m.start(),
        ):
            if _AGREEMENT.match(said.group()):
                return "överenskommelse", None
            return ("lokal modell" if _MODEL.match(said.group()) else "annat"), None
    return _kind_without_title(sections, facts, file_name)


def _annex(text: str) -> tuple[str | None, str] | None:
    """The annex number at the head of a line (after a date or diary number) and the words after it."""
    head = re.match(r"(?P<before>.*?)(?<!\w)(?=bilaga\s+(?:nr\s+)?\d)", text, re.IGNORECASE | re.DOTALL)
    if head and not re.search(
        r"[a-zåäö]{3,}", _NO_WORDS.sub("", _without_names(head["before"])), re.IGNORECASE
    ):
        text = text[head.end() :]
    elif last := _ANNEX_LAST.search(text):
        text = text[last.start("annex") :]
    match = _ANNEX.match(text) or _ANNEX_BARE.match(text)
    if match is None or text.rstrip().endswith(".") and has_finite_verb(text):  # "Bilaga 1 utgår."
        return None
    number = match.groupdict().get("number")
    return (_spaced(number) if number else None), text[match.end() :]


def _without_names(text: str) -> str:
    """The text without diary letters and the names of municipalities, which a letterhead sets before a label."""
    for name in reversed(find_municipalities(text)):
        text = text[: name.start] + text[name.end :]
    return _OFFICE.sub("", text)


def _spaced(number: str) -> str:
    """ "3B" and "3  B" as "3 B"."""
    return " ".join(re.sub(r"(?<=\d)(?=[A-Za-z])", " ", number).split())


def _annex_kind(following: str) -> DocumentKind:
    """An annex is a local model when its title says so before it names the agreement that it belongs to."""
    model, agreement = _MODEL.search(following), _AGREEMENT.search(following)
    if (
        model
        and (agreement is None or model.start() < agreement.start())
        and not _INFERIOR.search(following[: model.start()])
    ):
        return "lokal modell"
    return "bilaga"


def _kind_without_title(
    sections: Sequence[Section], facts: Facts, file_name: str
) -> tuple[DocumentKind, str | None]:
    """What the file's name or the text says; two signs of an agreement are enough where it never calls itself one."""
    headings = [s.heading or "" for s in sections]
    name = re.sub(r"[_-]+", " ", file_name)
    if match := re.search(r"\bbilaga\s*(\d{1,2}\s?[a-h]?)\b", name, re.IGNORECASE):
        return ("lokal modell" if _MODEL.search(name) else "bilaga"), _spaced(match[1])
    first = " ".join(s.text for s in sections[:3])[:1500]
    parties = any(PARTY_HEADINGS.search(h) for h in headings)
    agreed = any(AGREES.search(sentence) for sentence in first.split(". "))
    in_force = any(_IN_FORCE.search(s.text) for s in sections)
    signed = any(d.role == "signed" for d in facts.dates) or any(
        SIGNATURE_HEADINGS.search(h) for h in headings
    )
    if parties or _OWN_NAME.search(first) or _AGREEMENT.search(name) or agreed + in_force + signed >= 2:
        return "överenskommelse", None
    return "annat", None


# Title and diary number


def _title(lines: Sequence[Unit], sections: Sequence[Section], file_name: str) -> str:
    """From the line that says what the document is, with the lines that continue it; else the first heading."""
    texts = [_plain(line.text) for line in lines]
    keep = [i for i, text in enumerate(texts) if _titles(text)]
    labels = [i for i in keep if _annex(texts[i])]  # a letterhead may hold one too
    start = next((i for i in labels if _ANNEX_BARE.match(texts[i])), next(iter(labels), None))
    if start is None:
        said = [i for i in keep if _AGREEMENT.search(texts[i]) or _MODEL.search(texts[i])]
        start = next(iter(said or keep), None)
    if start is None:
        return next((s.heading for s in sections if s.heading), file_name.rsplit("/", 1)[-1])
    title = _without_date(texts[start])
    for index in range(start + 1, min(start + 4, len(texts))):
        text = texts[index]
        if not _titles(text) or _only_parties(text) or len(title) + len(text) > _LONGEST_TITLE:
            break
        if lines[index].kind == "heading" and lines[start].kind == "heading" and not _ANNEX.match(title):
            break
        title = _without_date(text) if _says_more(title, text) else f"{title} {_without_date(text)}"
    return title


def _plain(text: str) -> str:
    """The line without marks of emphasis, spaced-out letters ("A V T A L") closed up, a portal's addition taken off."""
    text = " ".join(text.replace("**", "").strip("#*_ \t").split())
    text = _INVENTED.sub("", re.sub(r"\s+-\s+PDF\b.*$", "", text)).strip(" ,.–-")
    return re.sub(r"(?<!\S)(?:[^\W\d_]\s){3,}[^\W\d_](?!\S)", lambda m: m.group().replace(" ", ""), text)


def _says_more(title: str, text: str) -> bool:
    """Does the line begin the title anew, longer: a running head's short title before the title itself?"""
    first = title.split()[0].casefold()
    return len(text) > len(title) and text.casefold().startswith(first) and not _annex(title)


def _titles(text: str) -> bool:
    """May the line be part of a title?"""
    if not re.search(r"[^\W\d_]{3}", text) or _NO_TITLE.match(text) or _INVENTED.search(text):
        return False
    dates = find_dates(text)
    if dates and len((text[: dates[0].start] + text[dates[0].end :]).split()) <= 3:
        return False
    return not (text.endswith(".") and len(text) > 80) and "\t" not in text and not text.startswith("-")


def _only_parties(text: str) -> bool:
    return (
        bool(find_municipalities(text))
        and bool(re.match(r"^(?:mellan\s+)?[A-ZÅÄÖ]\w+s?\s+(?:kommun|stad)\b", text))
        and not text.lower().startswith("mellan")
    )


def _without_date(text: str) -> str:
    """The line without a date and diary number at its head: "2018-02-26 Dnr AVN 2017/0109 Bilaga 1 ..."."""
    kind = re.search(
        r"\bBilaga\s+\d|\bLokal\s+modell|\bÖverenskommelse\b|\bLokal\s+överenskommelse", text, re.IGNORECASE
    )
    if kind and kind.start() and (find_dates(text[: kind.start()]) or _DIARY.search(text[: kind.start()])):
        return text[kind.start() :]
    return _without_parties(text)


def _without_parties(text: str) -> str:
    """The title in a line where all of a title page has run together: "... etablering Ale kommun 2018-10-19"."""
    ends = [d.start for d in find_dates(text) if d.start > _SHORT_TITLE]
    if match := _DIARY.search(text, _SHORT_TITLE):
        ends.append(match.start())
    if not ends:
        return text
    text = text[: min(ends)].rstrip(" ,–-")
    party = next((m for m in find_municipalities(text) if m.start > _SHORT_TITLE), None)
    between = party and re.search(r"\b(?:mellan|för|i|om|med)\s+$", text[: party.start], re.IGNORECASE)
    return text[: party.start].rstrip(" ,–-") if party and not between else text


def _diary_number(lines: Sequence[Unit], everything: Sequence[Unit]) -> str | None:
    head = [*lines, *everything[:12]]
    for pattern, among in ((_DIARY, head), (_DIARY_ALONE, head), (_DIARY, everything[-12:])):
        for unit in among:
            if match := pattern.search(unit.text):
                return " ".join(match["number"].split())
    return None

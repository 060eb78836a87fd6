"""What a line's wording says of it: heading, label, sentence, name, date, signature. Swedish, without a parser.

A heading is a short noun phrase; a sentence has a finite verb. The list of finite verbs is data.
"""

import re
from functools import cache
from pathlib import Path

from domain.dates import MONTH_NAME

VERBS = Path(__file__).parent / "data" / "finite_verbs.txt"
LONGEST_HEADING = 130  # characters
MOST_WORDS = 16
WORD = re.compile(r"[A-Za-zÅÄÖåäöÉéÜü]+(?:[-/&][A-Za-zÅÄÖåäöÉéÜü]+)*")
VERB_ENDING = re.compile(r"\w{2,}(?:erar|eras|ades)$")
QUESTION = re.compile(
    r"(?:(?:(?:till|från|för|med|på|i|av) )?(?:vem|vad|vilka|vilken|vilket|när)|hur|varför|var|så)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{6,8}}|(?:den )?\d{{1,2}} (?:{MONTH_NAME})(?: \d{{4}})?"
    rf"|\d{{1,2}}/\d{{1,2}}[- ]\d{{2,4}}|(?:{MONTH_NAME}) \d{{4}}|\d{{4}})",
    re.IGNORECASE,
)
PLACE_AND_DATE = re.compile(
    rf"[A-ZÅÄÖ][a-zåäö]+(?: [A-ZÅÄÖ][a-zåäö]+)?,? (?:den )?(?:\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}} (?:{MONTH_NAME}) \d{{4}}"
    r"|\d{1,2}/\d{1,2}[- ]\d{2,4})"
)
DATE_LABEL = re.compile(
    r"(?:datum|diarienummer|diarienr|dnr|d\.nr|version|ver|utgåva|reviderad|senast ändrad"
    r"|upprättad|fastställd|beslutad|antagen)"
    r"\b[\s.:]*",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"(?:signatur|namnförtydligande|namnteckning|ort och datum|ort, datum|ort/datum|datum och ort|underskrift|titel"
    r"|befattning|namn|ort|datum|för .{0,60}\b(?:kommun|stad|arbetsförmedlingen|region)\b.{0,60}"
    r"|[._–—\-/\s]{3,}.*|.*_{3,}.*|.*\.{6,})",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"@|https?://|www\.|\btelefon\b|\btel\.|\borg(?:anisations)?\.?\s?-?(?:nr|nummer)\b", re.IGNORECASE
)
CAPTION = re.compile(
    r"(?:tabell|diagram|figur|bild|källa|foto|not|graf|karta)(?:\s*\d+)?\s*[.:]|(?:tabell|diagram|figur|bild) ?\d",
    re.I,
)
PARTY = re.compile(r"\b(?:kommun|stad|arbetsförmedlingen|region)\b|kommuner\b", re.IGNORECASE)
BULLET = re.compile(r"[-–—•·*▪●○◦➢✓\uf0b7]\s|[oO]\s(?=[A-ZÅÄÖ])|[a-zåäö]\)\s|\(?[ivx]+\)\s")
DOCUMENT_TITLE = re.compile(
    r"^(?:reviderad |utökad |lokal |regional |gemensam |fördjupad |förslag till |bilaga till |tillägg till )*"
    r"(?:överenskommelse|ök|samverkansöverenskommelse|samverkansavtal|avtal|lokal modell|modell för"
    r"|handlingsplan|bilaga|bilagor)(?!\w)",
    re.IGNORECASE,
)
SIGNATURE_HEADING = re.compile(
    r"(?:parternas |avtalets )?(?:underskrift|undertecknande|underteckning|namnteckning|namnunderskrift|påskrift"
    r"|signering)\w*(?: av parterna| och datum)?|undertecknat|undertecknad|undertecknas|signerat|signerad"
    r"|(?:så |här |vi )?skriver vi under|vi (?:som )?skriver under|(?:vem|vilka) (?:har (?:undertecknat|skrivit under)"
    r"|undertecknar|skriver under)\??",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?\b"
)  # "2019", "2017–2019", "2020/21"
ANNEX = re.compile(r"^bilaga\b(?:\s*(?:nr\.?\s*)?\d{0,2}\s?[A-Za-z]?(?=\s|$|[.:,–-]))?", re.IGNORECASE)


def has_finite_verb(text: str) -> bool:
    """Is there a finite verb among the words, as far as the list and the endings tell?"""
    return any(is_finite_verb(word) for word in WORD.findall(text))


def has_main_verb(text: str) -> bool:
    """A finite verb outside a clause with "som": "Unga som varken arbetar eller studerar" has none."""
    return has_finite_verb(re.split(r"\bsom\b", text, maxsplit=1)[0])


def is_finite_verb(word: str) -> bool:
    """A verb of the list, or a word whose ending only verbs have ("finansierar", "genomfördes" by the list)."""
    lower = word.lower()
    return lower in finite_verbs() or VERB_ENDING.match(lower) is not None


@cache
def finite_verbs() -> frozenset[str]:
    """The list of finite verbs."""
    lines = VERBS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def squash(text: str) -> str:
    """Lower-case letters and digits only: what is left when spacing, dots and dashes differ."""
    return re.sub(r"[\W_]", "", text.casefold())


def plain(text: str) -> str:
    """The line without Markdown's stars and hashes and white space around it."""
    return re.sub(r"^#{1,6}\s+|\*\*|^[\s*]+|[\s*]+$", "", text).strip()


def is_sentence(text: str) -> bool:
    """Running prose rather than a line that stands for itself."""
    bare = text.strip()
    if len(bare) > 2 * LONGEST_HEADING:
        return True
    ends = bare.endswith((".", "!", "?")) and not bare.endswith(" .")
    return (
        has_finite_verb(bare)
        and (ends or len(bare) > LONGEST_HEADING)
        or ends
        and len(bare.split()) > MOST_WORDS
    )


def is_date_line(text: str) -> bool:
    """Nothing but dates, diary numbers and their labels: "Datum 2020-10-04", "Dnr KS 2019/34"."""
    rest = DATE.sub(" ", text)
    labelled = DATE_LABEL.match(rest.strip()) is not None
    rest = DATE_LABEL.sub(" ", rest)
    if labelled and not re.search(r"[a-zåäö]{4,}", rest):
        return True
    return len(rest) < len(text) and not WORD.search(rest)


def is_signature_line(text: str) -> bool:
    """A line of a block of signatures: its labels, dotted lines, "För Exempels kommun", place and date."""
    bare = plain(text).rstrip(":")
    place_and_date = PLACE_AND_DATE.fullmatch(bare)
    return SIGNATURE.fullmatch(bare) is not None or place_and_date is not None


def is_caption(text: str) -> bool:
    """ "Tabell 1: ...", "Källa: ..." """
    return CAPTION.match(text.strip()) is not None


def label_of(text: str) -> tuple[str, str] | None:
    """("Kartläggning", "Tillsammans med ...") of a line that begins with a short label and a colon."""
    match = re.match(r"([^:]{2,60}):\s*(.*)$", plain(text), re.DOTALL)
    if (
        match is None
        or len(match[1].split()) > 8
        or re.search(r"[.!?]\s", match[1])
        or match[1][-1:].isdigit()
        and match[2][:1].isdigit()
    ):
        return None
    return match[1].strip(), match[2].strip()


def _begins_like_a_heading(bare: str) -> bool:
    bare = _YEARS.sub("", bare)
    letters = sum(c.isalpha() for c in bare)
    first = bare.lstrip("\"'”’“»#")[:1]
    return first.isupper() and letters >= 3 and letters >= 0.5 * len(bare.replace(" ", ""))


def may_be_heading(text: str, most_with_verb: int = 0) -> bool:
    """Can the line, by its wording alone and without a number before it, be a heading?

    Up to `most_with_verb` words it may have a verb; a question ("Hur vi samverkar") may have one in any case.
    """
    bare = plain(text)
    if not bare or len(bare) > LONGEST_HEADING or len(bare.split()) > MOST_WORDS or "\t" in bare:
        return False
    if not _begins_like_a_heading(bare) or bare[-1] in ".,;:!-–(" and not bare.endswith(" ."):
        return False
    if (
        BULLET.match(bare)
        or CONTACT.search(bare)
        or is_caption(bare)
        or is_date_line(bare)
        or is_signature_line(bare)
    ):
        return False
    most_with_verb = max(most_with_verb, 8 if QUESTION.match(bare) else 0)
    if len(bare.split()) > most_with_verb and has_main_verb(bare):
        return False
    if bare.split()[0].lower() in ("att", "och", "samt", "som", "men", "eller"):
        return False
    return not re.search(r"[.!]\s+[A-ZÅÄÖ]", bare)


def may_be_closed_heading(text: str) -> bool:
    """ "Ansvar och roller." — a heading that the writer has closed with a full stop: short, no verb, no number."""
    bare = plain(text)
    return (
        bare.endswith(".")
        and len(bare.split()) <= 8
        and not re.search(r"\d", bare)
        and may_be_heading(bare[:-1])
    )


def is_party_line(text: str) -> bool:
    """Only names of municipalities and authorities: "Nora kommun, org.nr ...", "Nora kommun och Arbetsförmedlingen"."""
    bare = plain(text)
    if not PARTY.search(bare) or len(bare) > 200 or has_finite_verb(bare):
        return False
    words = [w for w in WORD.findall(bare) if w.lower() not in _PARTY_WORDS]
    return all(word[0].isupper() for word in words)


_PARTY_WORDS = frozenset(
    "kommun kommuner kommunerna stad region och samt mellan i på för av lokal lokala org nr organisationsnummer orgnr "
    "nummer arbetsförmedling arbetsförmedlingen kontor nedan kallad kallat kommunen södra norra östra västra".split()
)

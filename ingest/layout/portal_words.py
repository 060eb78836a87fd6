"""What a line's wording says of its part in a portal's page: button, list of other documents, opening, foot."""

import re
from functools import cache

from domain.reference import read_toml

# Lists and openings in other words: "Andra har även läst", "--- Förhandsvisning av dokumentet ---".
_OTHERS = (
    r"(?:andra|besökare|användare)\b.*\b(?:läst|laddat|visat|tittat|läste|hämtade)\b.*"
    r"|(?:liknande|relaterade|rekommenderade|fler|andra|populära|senaste) "
    r"(?:dokument|handlingar|filer|avtal|sidor|träffar|ärenden|artiklar|inlägg|nyheter)(?: (?:i|från|av|inom) .*)?"
    r"|(?:dokument|handlingar|filer|avtal|sidor) som liknar .*|du kanske (?:också )?\w+ .*"
)
_LIST = re.compile(_OTHERS)
_ANNOUNCED_LIST = re.compile(rf"{_OTHERS}|(?:se|läs) (?:även|också|mer)|mer (?:från|av|om) .*")
_TEXT = re.compile(
    r"(?:förhandsvisning|förhandsgranskning|visning|textversion|transkript|avskrift|fulltext|början|start|innehåll)\b.*"
    r"|(?:dokumentet|handlingen|filen)s? (?:börjar|text|innehåll).*|text(?:en)? (?:ur|från|i|till) .*"
)
_TEXT_ALONE = re.compile(
    r"(?:dokumentet|handlingen|filen) (?:i|som) text\w*"
    r"|(?:start|början) (?:av|på) (?:dokumentet|handlingen|filen|texten)"
)
# Such an opening that ends with a colon: "Utskrift av dokumentets text:".
_TEXT_ANNOUNCED = re.compile(
    r"(?:(?:ut|av)skrift|transkri\w+|återgivning|visning|kopia|text|innehåll)(?:en|et)?(?: (?:av|ur|från|i) .*)?"
    r"|(?:dokument|handling|fil|pdf)\w* (?:full)?(?:text|innehåll)\w*"
)
_END = re.compile(r"slut\b.*|(?:här )?slutar .*|\w+ slutar(?: här)?")
_SET_OFF = re.compile(r"^\W*[-–—=*_#]{3,}.*[-–—=*_#]{3,}\W*$")
_CRUMBS = re.compile(
    r"^\w[^>»›/|]{1,40}(?:(?: [>»›] [^>»›]{2,60}){1,6}|(?: / [^/]{2,60}){2,6})$|^(?:du är här|sökväg)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\s{2,}|[\[\]|/•]+|\.\s+|\.$")
_COOKIES = re.compile(
    r"\b(?:vi|webbplatsen|sidan|den här webbplatsen) använder (?:oss av )?(?:kakor|cookies)\b", re.IGNORECASE
)
# What is asked of the reader: "Dela detta dokument", "Tipsa en vän", "Lämna en synpunkt".
_ASKS = re.compile(
    r"(?:dela|rapportera|anmäl|skicka|tipsa|lämna|betygsätt|skriv ut|ladda (?:ner|ned|upp)|kommentera|följ|prenumerera|"
    r"visa|hämta|öppna|spara|gilla|bädda in|lyssna|kopiera)(?: \w+){0,3}? "
    r"(?:\w*dokument\w*|sidan?|innehåll\w*|fil|filen|länk\w*|texten|pdf|vän|synpunkt\w*|fel|upphovsrätt\w*|nyhetsbrev\w*"
    r"|kommentar\w*|handlingen|inlägg\w*)|(?:logga in|registrera dig|bli medlem|skapa (?:ett )?konto)(?: \w+){0,5}"
)
_QUESTION = re.compile(
    r"(?:hjälpte|hittade|fick|hade|var|blev|är)\b.*"
    r"\b(?:informationen|innehållet|sidan|avtalet|dokumentet|du|dig|sökte)\b.*\?(?: ja nej)?",
    re.IGNORECASE,
)
# What a portal knows about the file: "Visningar: 143", "Uppladdat 2019 av: lk", "Storlek: 412 kB".
_FILE_FACTS = re.compile(
    r"(?:för )?\d+ (?:år|månader|veckor|dagar|timmar) sedan|(?:antal )?(?:visningar|nedladdningar|gillningar):? ?\d*"
    r"|\d+ (?:visningar|nedladdningar|gillningar|kommentarer|gillar)|(?:visad|nedladdad|hämtad) \d+ gånger"
    r"|(?:inlägget |dokumentet |filen )?(?:uppladda[dt]|laddades upp|publicera[dt]|skapa[dt]|inlag[dt])\b"
    r"(?=.*\b(?:av|sedan)\b).*"
    r"|filnamn:? ?\S+|(?:fil)?storlek:? ?[\d,.]+ ?[km]b|format:? ?(?:pdf|docx?)|träff \d+ av \d+",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\bcopyright\b|\balla rättigheter\b", re.IGNORECASE)
_SITE = re.compile(r"(?:www\.)?[\wåäö-]+\.(?:se|nu|com|net|org)\b(?:\s+\d{4})?", re.IGNORECASE)
# The page speaks of itself ("Tyck till om sidan", "Sidansvarig: ..."), or of those beside it ("< Nästa avtal: ...").
_OF_PAGE = re.compile(
    r"\b(?:sidan|sidans|webbplatsen|webbsidan)\b(?! \d)|\b(?:sid|innehålls)ansvarig\b", re.IGNORECASE
)
_BESIDE = re.compile(r"[<>«»‹›←→]? ?(?:föregående|nästa|nyare|äldre) \w+:", re.IGNORECASE)
_ABOUT = re.compile(r"^om \w+")
_UPDATED = re.compile(
    r"(?:sidan|senast|informationen|innehållet)\b.*\b(?:uppdatera|ändra|granska|publicera)\w*\b.{0,60}",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[\W\d_]+")
_BRACKET = re.compile(r"\s*\([^()]{1,80}\)\s*$")  # "Handlingen som text (ur pdf)"


@cache
def _known() -> dict[str, frozenset[str]]:
    return {name: frozenset(w) for name, w in read_toml("portal_words.toml", "ingest").items()}


def words(text: str) -> str:
    """The words of a line in lower case, one space between them; digits and signs gone."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


def opens_text(text: str) -> bool:
    """Does the line announce the document's own text?"""
    bare = _BRACKET.sub("", text)
    said, added = words(bare), words(text[len(bare) :])
    if len(bare) <= 40 and (_known()["texts"] & {said, added} or _TEXT_ALONE.fullmatch(said)):
        return True
    if len(bare) <= 60 and bare.rstrip().endswith(":") and _TEXT_ANNOUNCED.fullmatch(said):
        return True
    return len(bare) <= 80 and bool(_SET_OFF.match(bare)) and bool(_TEXT.fullmatch(said))


def ends_text(text: str) -> bool:
    """Does the line say that the document's text ends: "=== Slut på texten ==="?"""
    return len(text) <= 80 and bool(_SET_OFF.match(text)) and bool(_END.fullmatch(words(text)))


def opens_list(text: str) -> bool:
    """Does the line announce other documents?"""
    said = words(text)
    if said in _known()["lists"]:
        return True
    pattern = _ANNOUNCED_LIST if text.rstrip().endswith(":") else _LIST
    return len(text) <= 60 and not text.rstrip().endswith(".") and bool(pattern.fullmatch(said))


def is_button(text: str) -> bool:
    """A button or several beside each other ("[Ladda ner]  [Skriv ut]"), or what the portal knows about the file."""
    if len(text) > 80:
        return False
    parts = [part for part in map(words, _APART.split(text)) if part]
    pressed = bool(parts) and all(_ASKS.fullmatch(part) or _consists_of("buttons", part) for part in parts)
    return pressed or bool(_FILE_FACTS.fullmatch(text.strip()) or _BESIDE.match(text.strip()))


def _consists_of(name: str, said: str) -> bool:
    """Can the words be divided into phrases of that list: "dela facebook twitter"?"""
    reached = {0}
    single = said.split()
    for end in range(1, len(single) + 1):
        if any(" ".join(single[start:end]) in _known()[name] for start in reached):
            reached.add(end)
    return len(single) in reached


def is_crumbs(text: str) -> bool:
    """The way to the page: "Start > Arbete > Avtal"."""
    return bool(_CRUMBS.match(text))


def is_cookie_notice(text: str) -> bool:
    """A sentence about the use of cookies."""
    return len(text) < 400 and bool(_COOKIES.search(text))


def is_foot(text: str) -> bool:
    """What only the foot of a page says: rights, its address, when it was changed, whether it was of help, links."""
    line = text.strip()
    if len(line) > 120:
        return False
    parts = [part for part in _APART.split(line) if words(part)]
    if len(line) <= 60 and not line.endswith(".") and _OF_PAGE.search(line):
        return True
    linked = bool(parts) and all(_is_link(part, len(parts) > 1) for part in parts)
    return linked or bool(_RIGHTS.search(line) or _QUESTION.fullmatch(line) or _UPDATED.fullmatch(line))


def _is_link(part: str, is_beside: bool) -> bool:
    """A link of the foot, or the page's address; "Om Dokumentbanken" only beside others."""
    said = _ABOUT.sub("", words(part)).strip()
    return bool(_SITE.fullmatch(part.strip())) or _consists_of("foot", said) and (bool(said) or is_beside)


def opens_surroundings(text: str) -> bool:
    """A heading of what a page sets after its text: "Läs också", "Mer om arbete", "Kontakt"."""
    said = words(text)
    return said in _known()["after"] or len(said.split()) <= 4 and bool(re.fullmatch(r"mer om .*", said))

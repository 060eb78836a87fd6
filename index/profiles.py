"""What is compared of one document when families are looked for: its words, its date as a version, its subject."""

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from domain.agreement import Agreement
from domain.dates import find_dates, find_years
from domain.municipalities import find_municipalities
from domain.text import fold, words

RUN = 3  # words of a shingle
SKETCH = 8  # smallest shingles by which documents without parties find each other
FEWEST_WORDS = 40  # a shorter text is too little to tell documents by
HEAD = 700  # characters in which a document says of itself that it is revised
NEAR = 12  # characters between "reviderad" and its date
_REVISED = re.compile(
    r"\b(?:revider(?:ad|at|ade)|omarbetad|version (?:[2-9]|1\.[1-9])"
    r"|(?:revidering|revision|revideringsdatum|uppdatera[dt]|ändra[dt])(?=:? (?:den )?(?:\d{1,2} [a-z]|(?:19|20)\d\d))"
    r"|(?:uppdaterade?|förnyade?|ändrade?|nya?) (?:version|överenskommelse|bilaga|avtal))(?!\w)"
)
_REPLACES = re.compile(r"\b(?:ersätter|upphäver|avlöser|träder i stället för|i stället för)\b[^.]{0,160}")
_DOCUMENT = re.compile(
    r"överenskommelse|avtal|bilaga|modell|version|dokument"
    r"|\bden (?:som (?:gällde|har gällt|tecknades)|tidigare|förra|från)\b"
)
# What nearly every title holds; the rest of a title is its subject.
_TITLE_WORDS = re.compile(
    r"\w*överenskommelse\w*|\w*avtal\w*|lokal\w*|samverkan|samarbete|fördjupad|fördjupat|mellan|kommun\w*|stad|och|om"
    r"|med|för|i|av|till|på|den|det|arbetsförmedling\w*|bilaga|modell\w*|revider\w*|uppdatera\w*|version|nr|dua"
    r"|\W*\d[\w/.-]*|[a-h]"
)
_OFFICE = re.compile(r"\bArbetsförmedlingen(?: i)?(?: [A-ZÅÄÖ][\w-]+)*")  # "Arbetsförmedlingen Mälardalen"
_ANNEX = re.compile(r"\bbilag(?:a|or|an|orna)\s+(?:nr\s+)?(?P<number>\d{1,2}(?:\s?[a-h]\b)?|[a-h]\b)")


@dataclass(frozen=True, eq=False)
class Profile:
    """One document; everything is worked out when it is first asked for."""

    agreement: Agreement

    @property
    def id(self) -> str:
        """The document's id."""
        return self.agreement.id

    @cached_property
    def codes(self) -> frozenset[str]:
        """The parties."""
        return frozenset(m.code for m in self.agreement.municipalities)

    @cached_property
    def text(self) -> str:
        """All sections, folded."""
        return fold("\n".join(section.text for section in self.agreement.sections))

    @cached_property
    def head(self) -> str:
        """The file's name, the title and how the text begins, folded."""
        name = re.sub(r"[_\W]+", " ", self.agreement.file.rsplit(".", 1)[0])
        return fold(f"{name}\n{self.agreement.title}\n") + self.text[:HEAD]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words."""
        return tuple(self.text[start:end] for start, end in words(self.text))

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Every run of `RUN` words as a number that is the same in every process."""
        said = self.words
        runs = {" ".join(said[i : i + RUN]) for i in range(len(said) - RUN + 1)}
        return frozenset(int.from_bytes(blake2b(r.encode(), digest_size=8).digest(), "big") for r in runs)

    @property
    def sketch(self) -> list[int]:
        """The `SKETCH` smallest shingles: texts that are nearly the same share one of them almost surely."""
        return sorted(self.shingles)[:SKETCH]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The words that hold a figure."""
        return frozenset(word for word in self.words if any(c.isdigit() for c in word))

    @cached_property
    def digest(self) -> bytes | None:
        """The same for the same words in the same order; None for a text that is too short to tell."""
        if len(self.words) < FEWEST_WORDS:
            return None
        return blake2b(" ".join(self.words).encode(), digest_size=16).digest()

    @cached_property
    def revised(self) -> bool:
        """Whether it says at its head or in its name that it is a revised version."""
        return _REVISED.search(self.head) is not None

    @cached_property
    def revision_dates(self) -> frozenset[str]:
        """Dates and years that follow "reviderad" at its head; ISO."""
        found = set()
        for said in _REVISED.finditer(self.head):
            after = self.head[said.end() : said.end() + 3 * NEAR]
            dates = [d.value for d in find_dates(after) if d.start <= NEAR]
            found.update(dates[:1] or [str(y.value) for y in find_years(after) if y.start <= NEAR][:1])
        return frozenset(found)

    @cached_property
    def version_date(self) -> str | None:
        """The latest date on which it was written, signed or revised, as precisely as it says; ISO."""
        dates = [*self.agreement.dates("dated"), *self.agreement.dates("signed"), *self.revision_dates]
        return max((d for d in dates if d[:4].isdigit()), default=self.starts)

    @cached_property
    def starts(self) -> str | None:
        """From when it holds."""
        return min((d for d in self.agreement.dates("valid_from") if d[:4].isdigit()), default=None)

    @cached_property
    def replacing(self) -> str:
        """What follows where the text says that it replaces some document; "" when it does not."""
        said = (m.group() for m in _REPLACES.finditer(self.text))
        return " ".join(text for text in said if _DOCUMENT.search(text))

    @cached_property
    def subject(self) -> frozenset[str]:
        """The words of the title that tell what it is about, by their beginnings; names of parties are none."""
        title = _OFFICE.sub(" ", self.agreement.title)
        for mention in reversed(find_municipalities(title)):
            title = f"{title[: mention.start]} {title[mention.end :]}"
        folded = fold(title)
        found = (folded[start:end] for start, end in words(folded))
        return frozenset(word[:6] for word in found if not _TITLE_WORDS.fullmatch(word))

    @cached_property
    def annex_number(self) -> str | None:
        """The number of an annex in one spelling: "3 C" and "3c" are "3c"."""
        return None if self.agreement.annex is None else "".join(fold(self.agreement.annex).split())

    @property
    def is_annex(self) -> bool:
        """Whether it belongs to another document: an annex, or a local model with an annex's number."""
        return self.agreement.kind == "bilaga" or self.agreement.annex is not None

    @cached_property
    def annexes_named(self) -> frozenset[str]:
        """The numbers of annexes that the text speaks of; "" among them when it speaks of annexes at all."""
        numbers = {"".join(m["number"].split()) for m in _ANNEX.finditer(self.text)}
        return frozenset(numbers | {""} if re.search(r"\bbilag", self.text) else numbers)


def differ_in_subject(one: Profile, other: Profile) -> bool:
    """Whether both titles tell a subject, and not one word of it is shared."""
    return bool(one.subject and other.subject) and not one.subject & other.subject


def is_later(newer: str | None, older: str | None) -> bool:
    """Whether one date is surely after the other: "2022" is after "2021-05-01", but not after "2022-01-10"."""
    if newer is None or older is None:
        return False
    precision = min(len(newer), len(older))
    return newer[:precision] > older[:precision]

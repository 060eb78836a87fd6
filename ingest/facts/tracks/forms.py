"""The forms of words that join lines of work to the word "jobbspår", or what stands for it, in a sentence.

The words between "jobbspår" and the link decide: nothing may stand there that could be within the line of work instead
("arbetsgivare inom industri"). What the link leads to must be lines of work that the vocabulary knows, or set off as a
name: with a capital letter in the midst of a sentence, or in quotation marks. A form is one sign among others, see
`signs`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.industries import industries_of
from ingest.facts.naming import named
from ingest.facts.tracks.claims import is_claimed, said
from ingest.facts.tracks.further import further_end
from ingest.facts.tracks.names import TRADE, Name, read_name, split_names
from ingest.facts.tracks.phrases import (
    APPOSED,
    ARE,
    ASIDE,
    BEFORE,
    CALLED,
    CLOSING_QUOTE,
    COLON,
    DIRECTED,
    END,
    FILLER,
    FOR,
    NAME_BEFORE,
    NEXT_CAPITAL,
    NO_NAME,
    NUMBER,
    OF_OTHERS,
    ONE,
    ONE_OF_THEM,
    ONLY_LIGHT,
    PRONOUN,
    SEVERAL_NAMES,
    WITHIN,
)
from ingest.facts.tracks.places import place_after
from ingest.facts.tracks.scope import number_in
from ingest.facts.tracks.words import NOT_WITHIN, OTHER_LISTS, TRACK_FIELDS, TRACK_WORD, status_of
from ingest.facts.units import Unit
from ingest.wording import has_finite_verb

_LONGEST_NAME = 6  # words of a line of work in running text


@dataclass(frozen=True)
class Joined:
    """A name, the industries that its sentence gives it, and the form of words that joins it to "jobbspår"."""

    name: Name
    industries: tuple[str, ...]
    form: str = ""


@dataclass(frozen=True)
class Word:
    """The word "jobbspår", or what stands for it, at `start:end` of the unit's text."""

    unit: Unit
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.unit.text

    @property
    def written(self) -> str:
        return self.text[self.start : self.end].lower()

    @property
    def is_one(self) -> bool:
        """A single track: "ett jobbspår", "spåret"."""
        return self.written.endswith("spåret") or bool(ONE.search(self.text[: self.start]))

    @property
    def reach(self) -> int:
        """Where what is said of it ends: at a full stop or semicolon, or before the next such word."""
        stop = re.search(r"[.;](?:\s|$)", self.text[self.end :])
        following = TRACK_WORD.search(self.text, self.end)
        ends = [len(self.text), *([self.end + stop.start()] if stop else [])]
        return min([*ends, *([following.start()] if following else [])])


def joined_names(unit: Unit, before: str, announced: bool) -> list[Joined]:
    """The names of a sentence that a form of words joins to "jobbspår", in the sentence or in the one `before` it.

    `announced`: it has been said that there are tracks, so that "ett inom vård" needs no more.
    """
    words = list(TRACK_WORD.finditer(unit.text))
    pronoun = PRONOUN.match(unit.text) if not words and TRACK_WORD.search(before) else None
    found = [
        j for m in words if is_claimed(unit.text, m.start()) for j in _after(Word(unit, m.start(), m.end()))
    ]
    found += _after(Word(unit, *pronoun.span())) if pronoun else []
    if words or announced:
        found += _one_by_one(unit, 0 if announced or not words else words[0].end())
    return found


def _after(word: Word) -> list[Joined]:
    """The names by the first form that fits."""
    for form in (_called_before, _apposed, _linked, _listed, _before):
        if found := list(form(word)):
            return [replace(joined, form=form.__name__.strip("_")) for joined in found]
    return []


def _called_before(word: Word) -> Iterator[Joined]:
    """ "Kassabandet – spåret för butiksbiträden", "Gruvlunken, ett spår mot transport": the name stands before."""
    text = word.text
    name = None if word.written.endswith(("spåren", "s")) else _proper_name_before(text, word.start)
    if name is None:
        return
    work = [c for form in (_linked, _apposed) for c in form(word)][:1]
    told = work[0].industries if work else ()
    if not (told or name.industries or text[: name.start].strip()):
        return
    for joined in _affirmed(word, [name], word.end):
        places = work[0].name.places if work else joined.name.places
        yield Joined(replace(joined.name, places=places), told or name.industries)


def _proper_name_before(text: str, end: int) -> Name | None:
    for capital in re.finditer(r"(?<![\w-])[A-ZÅÄÖ]", text[:end]):
        at = capital.start()
        called = NAME_BEFORE.match(text[:end], at)
        name = read_name(text[: called.end("name")], at) if called else None
        if name is None or called is None or name.end != called.end("name") or has_finite_verb(name.text):
            continue
        strangers = OF_OTHERS.search(text[:at]) or NO_NAME.match(text, at)
        if not strangers and not any(n.start == at for n in named(text)):
            return name
    return None


def _apposed(word: Word) -> Iterator[Joined]:
    """ "Jobbspåret Taxi", "ett spår, Hamn och lager,", "Spår C, Lokalvård", "jobbspåren, kock och bagare,"."""
    text = word.text
    if opening := NUMBER.match(text, word.end) or (
        not word.written.endswith("en") and CALLED.match(text, word.end, word.reach)
    ):
        yield from _name(word, opening.end())
        return
    apposed = APPOSED.match(text, word.end)
    if apposed is None or apposed.end() == word.end:
        return
    at, several = apposed.end(), not word.is_one
    if apposed["mark"] == "(":
        bracket = text.find(")", at)
        yield from enumerated(word, at, False, True, bracket) if bracket != -1 else ()
    elif text[at].isupper():
        yield from (
            enumerated(word, at, False, False)
            if word.written.endswith("spåren") or several and SEVERAL_NAMES.match(text, at)
            else _name(word, at)
        )
    elif apposed["mark"] == "," and several:
        closing = re.search(r"(?<=\w),", text[at:])
        found = list(enumerated(word, at, False, False, at + closing.start() if closing else None))
        yield from found if len(found) > 1 else ()
    elif not apposed["mark"] and _all_work(word, at):
        yield from enumerated(word, at, word.is_one, False)


def _all_work(word: Word, at: int) -> bool:
    """ "Jobbspåret industri startade", "spåren barnskötare och kock": nothing else before the verb."""
    stop = END.search(word.text, at, word.reach)
    words = re.sub(
        r",?\s*(?:\b(?:och|samt)\s*)?$", "", word.text[at : stop.start() if stop else word.reach]
    ).split()
    return 0 < len(words) <= 4 and all(
        industries_of(w) or w in ("och", "&") or w.endswith("-") for w in words
    )


def _linked(word: Word) -> Iterator[Joined]:
    """ "Jobbspår finns inom vård", "ett spår för kockar", "i svets", "spåret vänder sig till blivande kockar"."""
    text, links = word.text, (WITHIN, FOR, DIRECTED)
    for link in sorted((m for words in links for m in words.finditer(text, word.end)), key=re.Match.start):
        between, directed = text[word.end : link.start()], link.re is DIRECTED
        if link.start() > word.reach or re.search(r"[:(]", between):
            return
        fits = not NOT_WITHIN.search(between) if link.re is WITHIN else ONLY_LIGHT.fullmatch(between)
        if (fits or directed) and (found := list(enumerated(word, link.end(), word.is_one, directed))):
            yield from found
            return


def _listed(word: Word) -> Iterator[Joined]:
    """ "Följande jobbspår finns: vård och handel", "de spår som pågår är vård samt bygg", "spåren heter Kök"."""
    text = word.text
    if match := COLON.match(text, word.end):
        announced = match["between"] + text[max(0, word.start - 40) : word.start]
        following = "följande" in text[max(0, word.start - 30) : word.start].lower()
        if following or TRACK_FIELDS.search(announced) or not OTHER_LISTS.search(announced):
            yield from enumerated(word, match.end(), False, True)
        return
    if word.is_one:
        return
    for verb in ARE.finditer(text, word.end, word.reach):
        between = text[word.end : verb.start()]
        if re.search(r"[.:;]", between) or OTHER_LISTS.search(between):
            return
        if found := list(enumerated(word, verb.end(), False, True)):
            yield from found
            return


def _before(word: Word) -> Iterator[Joined]:
    """ "Vård, bygg och kök är de jobbspår som bedrivs", "Inom handeln har vi ett spår": the names stand before."""
    match = BEFORE.search(word.text[: word.start])
    if match and not re.search(r"(?:förvaltning|nämnd|kontor)(?:en)?$", match["within"] or ""):
        group = "names" if match["names"] else "within"
        yield from enumerated(word, match.start(group), False, True, match.end(group))


def _one_by_one(unit: Unit, start: int) -> Iterator[Joined]:
    """ "Det ena utbildar väktare, det andra kockar", "ett inom vård och ett mot handel"."""
    linked = False
    for one in ONE_OF_THEM.finditer(unit.text, start):
        linked = linked or bool(one["link"].strip())
        word = Word(unit, one.start(), one.end())
        called = CALLED.match(unit.text, one.end("stands"))
        found = [
            *(enumerated(word, one.end(), True, True) if linked else ()),
            *(_name(word, called.end()) if called else ()),
        ]
        status = status_of(unit.text[: one.start()])
        for joined in found:
            name = replace(joined.name, status=joined.name.status or status)
            yield Joined(name, joined.industries, "one_by_one")


def _affirmed(word: Word, names: Sequence[Name], end: int) -> Iterator[Joined]:
    """The names with what their clause says of place and status; none where it denies that there are such tracks."""
    affirmed, status = said(word.text, word.start, end)
    for name in names if affirmed else ():
        yield Joined(replace(name, status=status), name.industries)


def _name(word: Word, at: int) -> Iterator[Joined]:
    """The one name at `at`, with a capital letter; without a line of work it must be meant as a name."""
    text = word.text
    closing = CLOSING_QUOTE.search(text, at) if text[at - 1] in '"”»“' else None
    name = read_name(text[: closing.start() if closing else _run_in_end(word, at)], at)
    if closing and name and not name.industries:
        yield from _quoted(word, name, closing.end())
        return
    if name is None or NO_NAME.match(text, at) or any(n.start == at for n in named(text)):
        return
    called = CALLED.search(text, word.start, at + 1)
    as_name = (
        called or word.written.endswith("spåret") or text[word.start].isupper() or "," in text[word.end : at]
    )
    if not name.industries and not (as_name and len(name.text.split()) <= 4):
        return
    yield from _affirmed(word, [name], name.end)


def _quoted(word: Word, name: Name, end: int) -> Iterator[Joined]:
    """A name in quotation marks that does not tell the work; the words after it may: "Grön kraft", mot parkskötsel."""
    rest = re.split(r"[.;:]", word.text[end:])[0]
    if re.match(r"[\s,]*(?:som\s+\w+\s+(?:sig\s+)?)?(?:inom|mot|för|till|med\s+inriktning)\b", rest):
        for joined in _affirmed(word, [name], end):
            yield Joined(joined.name, industries_of(rest))


def _run_in_end(word: Word, at: int) -> int:
    """Where a name ends that opens its text without a mark: "Spår Måltid Utbildning till kock" is about Måltid."""
    opens = not word.text[: word.start].strip() and word.written.endswith("spår")
    for capital in NEXT_CAPITAL.finditer(word.text, at + 1) if opens else ():
        if industries_of(word.text[at : capital.start()]):
            return capital.start()
        if re.search(r"[.:;,]", word.text[at : capital.start()]):
            break
    return len(word.text)


def enumerated(word: Word, at: int, one: bool, all_must: bool, end: int | None = None) -> Iterator[Joined]:
    """The lines of work from `at` to `end`, until one that is none. With `all_must`, a stranger rejects them all."""
    text = word.text
    plain = text[:at] + re.sub(
        r"\([^)]*\)", lambda m: "¤" * len(m.group()), text[at:]
    )  # brackets divide nothing
    if end is None:
        stop = END.search(plain, at)
        end = stop.start() if stop else len(text)
    found: list[Name] = []
    last = at
    for a, b in [(at, end)] if one else split_names(plain, at, end):
        a += len(text[a:b]) - len(text[a:b].lstrip())
        name = _line_of_work(text, plain, a, b, all_must and not one)
        if name is not None:
            found.append(name)
            last = b
        elif all_must:
            return
        else:
            break
    known = sum(bool(name.industries) for name in found)
    if found and not 2 * known < len(found) != number_in(text[:at]):
        yield from _affirmed(word, found, last)


def _line_of_work(text: str, plain: str, start: int, end: int, capitals: bool = False) -> Name | None:
    """The member of an enumeration at `start:end` with its place; None when it names no line of work.

    `capitals`: nor has a capital letter, by which a list sets its members off as names.
    """
    while (filler := FILLER.match(text, start)) and filler.end() < end:
        start = filler.end()
    aside = ASIDE.search(plain, start, end)
    name = read_name(text[: min(further_end(text, aside.start()), end) if aside else end], start)
    if name is None or len(name.text.split()) > _LONGEST_NAME or " att " in name.text:
        return None
    set_off = capitals and text[start].isupper() and not NO_NAME.match(text, start)
    known = name.industries or TRADE.search(name.text)
    if not known and (not set_off or any(n.start == start for n in named(text))):
        return None
    return Name(name.start, name.end, name.text, name.places or place_after(text, name.end))

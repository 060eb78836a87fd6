"""Tracks that sentences speak of. One grammar: the word "jobbspår", or what stands for it, a link, and lines of work.

The words between "jobbspår" and the link decide: nothing may stand there that could be within the line of work instead
("arbetsgivare inom industri"). What the link leads to must be lines of work that the vocabulary knows, or set off as a
name: with a capital letter in the midst of a sentence, or in quotation marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.agreement import Section, TrackStatus
from domain.industries import industries_of
from ingest.facts.confidence import LIKELY, WEAK
from ingest.facts.naming import named
from ingest.facts.track_claims import is_claimed, place_after, place_before, place_in_words, said
from ingest.facts.track_names import Name, compounds, read_name, split_names
from ingest.facts.track_phrases import (
    ANSWERS_FOR,
    APPOSED,
    ARE,
    ASIDE,
    BEFORE,
    CALLED,
    CAPITALISED,
    CLOSING_QUOTE,
    COLON,
    COURSES,
    DEFINITE,
    DIRECTED,
    END,
    ENUMERATED,
    FILLER,
    FOR,
    LABEL,
    LABEL_END,
    NAME_BEFORE,
    NEEDS,
    NEXT_CAPITAL,
    NO_NAME,
    NUMBER,
    OF_OTHERS,
    ONE,
    ONE_OF_THEM,
    ONLY_LIGHT,
    PRONOUN,
    SEVERAL_NAMES,
    THESE,
    TRAINED,
    WITHIN,
)
from ingest.facts.track_scope import (
    Candidate,
    about_tracks,
    announces,
    counts_alone,
    heading_status,
    is_neutral,
    number_in,
)
from ingest.facts.track_words import NOT_WITHIN, OTHER_LISTS, TRACK_FIELDS, TRACK_WORD, status_of
from ingest.facts.units import Unit, body_units, paths
from ingest.wording import has_finite_verb

_LOOK_BACK = 4  # sentences in which "dessa branscher" may have been named
_WHOLE_SENTENCE = 260  # characters: a longer sentence is quoted from the track's word on
_LONGEST_NAME = 6  # words of a line of work in running text


@dataclass(frozen=True)
class Mention:
    """The word "jobbspår", or what stands for it, at `start:end`; `around` is the status that the headings give."""

    unit: Unit
    start: int
    end: int
    around: TrackStatus | None

    @property
    def text(self) -> str:
        return self.unit.text

    @property
    def word(self) -> str:
        return self.text[self.start : self.end].lower()

    @property
    def is_one(self) -> bool:
        """A single track: "ett jobbspår", "spåret"."""
        return self.word.endswith("spåret") or bool(ONE.search(self.text[: self.start]))

    @property
    def reach(self) -> int:
        """Where what is said of it ends: at a full stop or semicolon, or before the next such word."""
        stop = re.search(r"[.;](?:\s|$)", self.text[self.end :])
        following = TRACK_WORD.search(self.text, self.end)
        ends = [len(self.text), *([self.end + stop.start()] if stop else [])]
        return min([*ends, *([following.start()] if following else [])])


def spoken_tracks(sections: Sequence[Section]) -> Iterator[Candidate]:
    """Every track that sentences and items speak of, in the document's order."""
    for path in paths(sections):
        around, in_chapter = heading_status(path), about_tracks(path)
        section_units = body_units(path[-1])
        status, since, spoken_of = around, _LOOK_BACK, _LOOK_BACK
        for at, unit in enumerate(section_units):
            since, spoken_of = since + 1, spoken_of + 1
            if unit.is_row:
                continue
            if announces(unit.text) or at and counts_alone(unit.text, section_units[at - 1].text):
                since, status = 0, status_of(unit.text) or around
            if "spår" not in unit.text.lower():
                if (
                    pronoun := at
                    and TRACK_WORD.search(section_units[at - 1].text)
                    and PRONOUN.match(unit.text)
                ):
                    yield from tracks_after(Mention(unit, *pronoun.span(), status))
                yield from _told(
                    unit, status if since < _LOOK_BACK else around, since < _LOOK_BACK, in_chapter
                )
            elif labelled := list(_labelled(unit, around)):
                yield from labelled
            else:
                yield from _of_sentence(unit, around, since < _LOOK_BACK)
                yield from _these(section_units, at)


def _told(unit: Unit, around: TrackStatus | None, announced: bool, in_chapter: bool) -> Iterator[Candidate]:
    """What a sentence without the word says of tracks that have been announced, or below a heading on them."""
    if announced or in_chapter:
        yield from _subject(unit, around, announced)
    lead = unit.text.partition(":")[0]
    neutral = is_neutral(lead.replace("gäller följande", "är följande"))
    if (announced or in_chapter and lead.endswith("följande")) and neutral and lead != unit.text:
        yield from enumerated(Mention(unit, 0, len(lead), around), len(lead) + 1, False, True)
    if announced:
        yield from _one_by_one(unit, 0, around)
        yield from _capitalised(Mention(unit, 0, 0, around))
    if announced or in_chapter:
        yield from _trained(unit, around)


def _trained(unit: Unit, around: TrackStatus | None) -> Iterator[Candidate]:
    """ "På sjukhuset utbildas vårdbiträden", "Sala ansvarar för stål": tracks, where it is tracks that are told of."""
    for trained in TRAINED.finditer(unit.text):
        yield from enumerated(Mention(unit, *trained.span(), around), trained.end(), False, True)
    for place in named(unit.text):
        if answers := ANSWERS_FOR.match(unit.text, place.end):
            mention = Mention(unit, *answers.span(), around)
            for track in enumerated(mention, answers.end(), False, True):
                yield replace(track, places=track.places or (place.municipality.name,))


def _of_sentence(unit: Unit, around: TrackStatus | None, announced: bool) -> Iterator[Candidate]:
    """What the sentence says beside its words for tracks, then by what stands for them, then by capital letters."""
    words = [(m.start(), m.end(), False) for m in TRACK_WORD.finditer(unit.text)]
    for start, end, is_compound in sorted(words + [(a, b, True) for a, b, _ in compounds(unit.text)]):
        if is_claimed(unit.text, start):
            mention = Mention(unit, start, end, around)
            yield from _compound(mention) if is_compound else tracks_after(mention)
    if words or announced:
        yield from _one_by_one(unit, 0 if announced or not words else words[0][1], around)
    if words:
        yield from _capitalised(Mention(unit, words[0][0], words[0][1], around))


def tracks_after(mention: Mention) -> list[Candidate]:
    """The tracks that the words after the mention name, by the first way of naming that fits."""
    for form in (_called_before, _apposed, _linked, _listed, _before):
        if found := list(form(mention)):
            return found
    return []


def _called_before(mention: Mention) -> Iterator[Candidate]:
    """ "Kassabandet – spåret för butiksbiträden", "Gruvlunken, ett spår mot transport": the name stands before."""
    text = mention.text
    name = None if mention.word.endswith(("spåren", "s")) else _proper_name_before(text, mention.start)
    if name is None:
        return
    work = [c for form in (_linked, _apposed) for c in form(mention)][:1]
    told = work[0].industries if work else ()
    if not (told or name.industries or text[: name.start].strip()):
        return
    affirmed, status = said(text, mention.start, mention.end)
    if affirmed:
        track = spoken(mention, name, status, mention.end)
        yield replace(
            track, industries=told or name.industries, places=work[0].places if work else track.places
        )


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


def _apposed(mention: Mention) -> Iterator[Candidate]:
    """ "Jobbspåret Taxi", "ett spår, Hamn och lager,", "Spår C, Lokalvård", "jobbspåren, kock och bagare,"."""
    text = mention.text
    if opening := NUMBER.match(text, mention.end) or (
        not mention.word.endswith("en") and CALLED.match(text, mention.end, mention.reach)
    ):
        yield from _name(mention, opening.end())
        return
    apposed = APPOSED.match(text, mention.end)
    if apposed is None or apposed.end() == mention.end:
        return
    at, several = apposed.end(), not mention.is_one
    if apposed["mark"] == "(":
        bracket = text.find(")", at)
        yield from enumerated(mention, at, False, True, bracket) if bracket != -1 else ()
    elif text[at].isupper():
        yield from (
            enumerated(mention, at, False, False)
            if mention.word.endswith("spåren") or several and SEVERAL_NAMES.match(text, at)
            else _name(mention, at)
        )
    elif apposed["mark"] == "," and several:
        closing = re.search(r"(?<=\w),", text[at:])
        found = list(enumerated(mention, at, False, False, at + closing.start() if closing else None))
        yield from found if len(found) > 1 else ()
    elif not apposed["mark"] and _all_work(mention, at):
        yield from enumerated(mention, at, mention.is_one, False)


def _all_work(mention: Mention, at: int) -> bool:
    """ "Jobbspåret industri startade", "spåren barnskötare och kock": nothing else before the verb."""
    stop = END.search(mention.text, at)
    words = mention.text[at : stop.start() if stop else len(mention.text)].split()
    return 0 < len(words) <= 4 and all(
        industries_of(w) or w in ("och", "&") or w.endswith("-") for w in words
    )


def _linked(mention: Mention) -> Iterator[Candidate]:
    """ "Jobbspår finns inom vård", "ett spår för kockar", "i svets", "spåret vänder sig till blivande kockar"."""
    text, links = mention.text, (WITHIN, FOR, DIRECTED)
    for link in sorted((m for words in links for m in words.finditer(text, mention.end)), key=re.Match.start):
        between, directed = text[mention.end : link.start()], link.re is DIRECTED
        if link.start() > mention.reach or re.search(r"[:(]", between):
            return
        fits = not NOT_WITHIN.search(between) if link.re is WITHIN else ONLY_LIGHT.fullmatch(between)
        if (fits or directed) and (found := list(enumerated(mention, link.end(), mention.is_one, directed))):
            yield from found
            return


def _listed(mention: Mention) -> Iterator[Candidate]:
    """ "Följande jobbspår finns: vård och handel", "de spår som pågår är vård samt bygg", "spåren heter Kök"."""
    text = mention.text
    if match := COLON.match(text, mention.end):
        announced = match["between"] + text[max(0, mention.start - 40) : mention.start]
        following = "följande" in text[max(0, mention.start - 30) : mention.start].lower()
        if following or TRACK_FIELDS.search(announced) or not OTHER_LISTS.search(announced):
            yield from enumerated(mention, match.end(), False, True)
        return
    if mention.is_one:
        return
    for verb in ARE.finditer(text, mention.end, mention.reach):
        between = text[mention.end : verb.start()]
        if re.search(r"[.:;]", between) or OTHER_LISTS.search(between):
            return
        if found := list(enumerated(mention, verb.end(), False, True)):
            yield from found
            return


def _before(mention: Mention) -> Iterator[Candidate]:
    """ "Vård, bygg och kök är de jobbspår som bedrivs", "Inom handeln har vi ett spår": the names stand before."""
    match = BEFORE.search(mention.text[: mention.start])
    if match and not re.search(r"(?:förvaltning|nämnd|kontor)(?:en)?$", match["within"] or ""):
        group = "names" if match["names"] else "within"
        yield from enumerated(mention, match.start(group), False, True, match.end(group))


def _one_by_one(unit: Unit, start: int, around: TrackStatus | None) -> Iterator[Candidate]:
    """ "Det ena utbildar väktare, det andra kockar", "ett inom vård och ett mot handel"."""
    linked = False
    for one in ONE_OF_THEM.finditer(unit.text, start):
        linked = linked or bool(one["link"].strip())
        status = status_of(unit.text[: one.start()]) or around
        mention = Mention(unit, one.start(), one.end(), status)
        if linked:
            yield from enumerated(mention, one.end(), True, True)
        if called := CALLED.match(unit.text, one.end("stands")):
            yield from _name(mention, called.end())


def _capitalised(mention: Mention) -> Iterator[Candidate]:
    """Lines of work with a capital letter in the midst of a sentence on tracks: they are names."""
    text = mention.text
    for capital in CAPITALISED.finditer(text):
        at = capital.start()
        if OF_OTHERS.search(text[:at]) or any(n.start == at for n in named(text)) or NO_NAME.match(text, at):
            continue
        if COURSES.search(text[:at]):
            continue
        name = _line_of_work(text, text, at, split_names(text, at, _end_of(text, at))[0][1])
        if name and is_claimed(text, at):
            affirmed, status = said(text, at, name.end)
            yield from [spoken(mention, name, status, name.end)] if affirmed else ()


def _end_of(text: str, at: int) -> int:
    stop = re.compile(rf"{END.pattern}|,", re.IGNORECASE).search(text, at)
    return stop.start() if stop else len(text)


def _subject(unit: Unit, around: TrackStatus | None, announced: bool) -> Iterator[Candidate]:
    """ "Kallskänka är säsongsbetonat." after "våra två spår"; "Butik är avslutat." also below a heading."""
    text = unit.text
    name = read_name(text, unit.body)
    if (
        name is None
        or not name.industries
        or not text[name.start].isupper()
        or DEFINITE.match(text, name.start)
        or re.match(r"(?:Inom|På|I|För|Till|Mot|Vid)\s", text[name.start :])
    ):
        return
    if not industries_of(" ".join(name.text.split()[:2])):
        return
    verb = re.match(r"\s+([a-zåäö]+)", text[name.end :])
    trains = verb and verb[1] in ("utbildas", "tränas", "handleds")
    if not verb or not (trains or has_finite_verb(verb[1])) or NEEDS.match(text, name.end):
        return
    status = status_of(text[name.end :])
    alone = len(split_names(text, name.start, name.end)) == 1
    if alone and (announced or trains or status in ("avslutat", "planerat")):
        places, status = name.places, status or around
        yield Candidate(name.text, name.industries, places, status, unit, 0, len(text), False, WEAK)


def _labelled(unit: Unit, around: TrackStatus | None) -> Iterator[Candidate]:
    """A figure's text: the label "Spår" or "Jobbspår" repeated, each time before a name with a capital letter."""
    labels = list(LABEL.finditer(unit.text))
    if len(labels) < 2:
        return
    status = status_of(unit.text[: labels[0].start()]) or around
    for number, label in enumerate(labels):
        following = labels[number + 1].start() if number + 1 < len(labels) else len(unit.text)
        stop = LABEL_END.search(unit.text, label.end(), following)
        ends = number + 1 == len(labels) or re.search(r"[.;:]", unit.text[label.end() : following])
        end = stop.start() if stop and (ends or stop.group().strip()) else following
        if name := read_name(unit.text[:end], label.end()):
            if len(name.text.split()) <= 8:
                span = (label.start(), end)
                yield Candidate(name.text, name.industries, name.places, status, unit, *span, True, LIKELY)


def _compound(mention: Mention) -> Iterator[Candidate]:
    """ "Industrispåret", "vård- och omsorgsspår": the word is the name."""
    affirmed, status = said(mention.text, mention.start, mention.end)
    if affirmed:
        written = " ".join(mention.text[mention.start : mention.end].split())
        places = place_after(mention.text, mention.end)
        name = Name(mention.start, mention.end, written[:1].upper() + written[1:], places)
        yield spoken(mention, name, status, mention.end, WEAK)


def _these(section_units: Sequence[Unit], at: int) -> Iterator[Candidate]:
    """The lines of work that a sentence just before has named, where this one says that they are tracks."""
    pointer = THESE.search(section_units[at].text)
    if pointer is None:
        return
    status = status_of(section_units[at].text)
    for unit in reversed(section_units[max(0, at - _LOOK_BACK) : at + 1]):
        end_of_search = pointer.start() if unit is section_units[at] else len(unit.text)
        for match in reversed(list(ENUMERATED.finditer(unit.text, 0, end_of_search))):
            mention = Mention(unit, *match.span(), status)
            found = list(enumerated(mention, match.end(), False, False))
            if len(found) >= 2:
                yield from (replace(c, status=status, listed=True, confidence=WEAK) for c in found)
                return


def spoken(
    mention: Mention, name: Name, status: TrackStatus | None, end: int, confidence: float = LIKELY
) -> Candidate:
    """A track that the mention's sentence speaks of; its words are the sentence, or from the mention on to `end`."""
    whole = len(mention.text) <= _WHOLE_SENTENCE
    a, b = (0, len(mention.text)) if whole else (min(mention.start, name.start), end)
    status = status or mention.around
    places = name.places or place_before(mention.text, mention.start)
    return Candidate(name.text, name.industries, places, status, mention.unit, a, b, False, confidence)


def _name(mention: Mention, at: int) -> Iterator[Candidate]:
    """The one name at `at`, with a capital letter; without a line of work it must be meant as a name."""
    text = mention.text
    closing = CLOSING_QUOTE.search(text, at) if text[at - 1] in '"”»“' else None
    name = read_name(text[: closing.start() if closing else _run_in_end(mention, at)], at)
    if closing and name and not name.industries:
        yield from _quoted(mention, name, closing.end())
        return
    if name is None or NO_NAME.match(text, at) or any(n.start == at for n in named(text)):
        return
    called = CALLED.search(text, mention.start, at + 1)
    as_name = (
        called
        or mention.word.endswith("spåret")
        or text[mention.start].isupper()
        or "," in text[mention.end : at]
    )
    if not name.industries and not (as_name and len(name.text.split()) <= 4):
        return
    affirmed, status = said(text, mention.start, name.end)
    if affirmed:
        yield spoken(mention, name, status, name.end)


def _quoted(mention: Mention, name: Name, end: int) -> Iterator[Candidate]:
    """A name in quotation marks that does not tell the work; the words after it may: "Grön kraft", mot parkskötsel."""
    affirmed, status = said(mention.text, mention.start, end)
    rest = re.split(r"[.;:]", mention.text[end:])[0]
    if affirmed and re.match(
        r"[\s,]*(?:som\s+\w+\s+(?:sig\s+)?)?(?:inom|mot|för|till|med\s+inriktning)\b", rest
    ):
        track = spoken(mention, name, status, end)
        yield replace(track, industries=industries_of(rest), places=track.places or place_in_words(rest))


def _run_in_end(mention: Mention, at: int) -> int:
    """Where a name ends that opens its text without a mark: "Spår Måltid Utbildning till kock" is about Måltid."""
    opens = not mention.text[: mention.start].strip() and mention.word.endswith("spår")
    for capital in NEXT_CAPITAL.finditer(mention.text, at + 1) if opens else ():
        if industries_of(mention.text[at : capital.start()]):
            return capital.start()
        if re.search(r"[.:;,]", mention.text[at : capital.start()]):
            break
    return len(mention.text)


def enumerated(
    mention: Mention, at: int, one: bool, all_must: bool, end: int | None = None
) -> Iterator[Candidate]:
    """The lines of work from `at` to `end`, until one that is none. With `all_must`, a stranger rejects them all."""
    text = mention.text
    plain = text[:at] + re.sub(
        r"\([^)]*\)", lambda m: "¤" * len(m.group()), text[at:]
    )  # brackets divide nothing
    if end is None:
        stop = END.search(plain, at)
        end = stop.start() if stop else len(text)
    found: list[tuple[Name, int]] = []
    for a, b in [(at, end)] if one else split_names(plain, at, end):
        a += len(text[a:b]) - len(text[a:b].lstrip())
        name = _line_of_work(text, plain, a, b, all_must and not one)
        if name is not None:
            found.append((name, b))
        elif all_must:
            return
        else:
            break
    known = sum(bool(name.industries) for name, _ in found)
    if not found or 2 * known < len(found) != number_in(text[:at]):
        return
    affirmed, status = said(text, mention.start, found[-1][1])
    if affirmed:
        yield from (spoken(mention, name, status, b) for name, b in found)


def _line_of_work(text: str, plain: str, start: int, end: int, capitals: bool = False) -> Name | None:
    """The member of an enumeration at `start:end` with its place; None when it names no line of work.

    `capitals`: nor has a capital letter, by which a list sets its members off as names.
    """
    while (filler := FILLER.match(text, start)) and filler.end() < end:
        start = filler.end()
    aside = ASIDE.search(plain, start, end)
    name = read_name(text[: aside.start() if aside else end], start)
    if name is None or len(name.text.split()) > _LONGEST_NAME or " att " in name.text:
        return None
    set_off = capitals and text[start].isupper() and not NO_NAME.match(text, start)
    if not name.industries and (not set_off or any(n.start == start for n in named(text))):
        return None
    return Name(name.start, name.end, name.text, name.places or place_after(text, name.end))

"""Understands a question: what kind of answer it asks for, about whom and what, in words that the corpus uses."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from weakref import WeakKeyDictionary

from answer.question import Question, Subject, Term
from answer.understanding.english import Translated, is_english, mended, translate
from answer.understanding.expectation import expected_of
from answer.understanding.frame import (
    asks_for_headings,
    document_kind_of,
    frame_words,
    groups_of,
    is_negated,
    statuses_of,
    telling_little,
    threshold_of,
    without_widening,
)
from answer.understanding.kinds import Named, asks_yesno, kind_of
from answer.understanding.overrides import NO_CHANGES, Overrides, applied, counted_instead
from answer.understanding.places import Place, area_words, find_places, names_in_titles
from answer.understanding.restate import describe
from answer.understanding.spelling import Correction, Speller, WordCounts, common_words
from answer.understanding.subjects import subject_of
from answer.understanding.terms import terms_of
from domain import vocabulary
from domain.ages import find_ages
from domain.industries import INDUSTRIES, industries_of
from domain.municipalities import Municipality
from domain.reference import read_toml
from domain.text import fold, words
from domain.topics import TOPICS, topics_of
from index.engine import Index

_COMPARING = re.compile(r"\bjämför|\bskiljer\b|\bskillnad|\bcompar")
_WORK = re.compile(
    r"\b(?:bransch\w*|yrke\w*|inom|lära sig|lär sig|jobba\w*|arbeta\w*|utbild\w*|personal\w*|work|industry|sector)\b"
)
_GENITIVE = re.compile(r"(?<=\w):s$")
_BY_STATUS = frozenset({"list", "count", "compare"})
_TOLD = frozenset({"procedure", "reason"})  # what descriptions can be expected to be


@dataclass(frozen=True)
class Knowledge:
    """What understanding needs to know of a corpus."""

    speller: Speller
    parties: frozenset[str]  # SCB codes
    names: Mapping[str, tuple[Municipality, ...]] = field(
        default_factory=dict
    )  # a title's own name for the parties


_KNOWN: WeakKeyDictionary[Index, Knowledge] = WeakKeyDictionary()


def knowledge_of(index: Index) -> Knowledge:
    """Gathered once for an index, and kept as long as the index is."""
    if index not in _KNOWN:
        counts: Counter[str] = Counter()
        for agreement in index.agreements.values():
            for section in agreement.sections:
                folded = fold(section.text)
                counts.update(folded[start:end] for start, end in words(folded))
        parties = frozenset(m.code for a in index.agreements.values() for m in a.municipalities)
        speller = Speller(WordCounts(counts, reference_words(), index.analyser))
        _KNOWN[index] = Knowledge(speller, parties, names_in_titles(index.agreements.values()))
    return _KNOWN[index]


@cache
def reference_words() -> frozenset[str]:
    """Words of the reference data: right, and worth mending to even if no document holds them."""
    phrases = [phrase for group in read_toml("synonyms.toml")["groups"] for phrase in group]
    phrases += [label for slug in INDUSTRIES for label in (INDUSTRIES[slug].label,)]
    phrases += [phrase for topic in TOPICS.values() for phrase in (topic.label, *topic.headings)]
    single = {fold(phrase[a:b]) for phrase in phrases for a, b in words(phrase)}
    # The words of industries and headings are often only beginnings of words: those that are words are common ones.
    single |= {w for i in INDUSTRIES.values() for w in map(fold, i.words) if w in common_words()}
    words_alone = frozenset(w for w in single if w in common_words() or not _is_beginning(w))
    return words_alone | vocabulary.STOPWORDS | frame_words(listing=True) | area_words()


def _is_beginning(word: str) -> bool:
    return len(word) < 4 or any(fold(h) == word for t in TOPICS.values() for h in t.headings)


def understand(text: str, index: Index, changes: Overrides = NO_CHANGES) -> Question:
    """The question as understood against the corpus of `index`, with the parts that a user has set.

    Never raises for any text.
    """
    return understand_with(text, knowledge_of(index), changes)


def understand_with(text: str, known: Knowledge, changes: Overrides = NO_CHANGES) -> Question:
    """The same from what is known of a corpus: usable without an index."""
    tokens = [fold(text[a:b]) for a, b in words(text)]
    if is_english(tokens, vocabulary.STOPWORDS):
        return _english(text, known, changes)
    places = find_places(text, known.parties, known.names)
    corrected, corrections = _mended(text, places, known.speller)
    if corrections:
        # A name of an area is only seen when its letters are right: "skåndka kommuner".
        seen = {m for p in places for m in p.municipalities}
        again = find_places(corrected, known.parties, known.names)
        places = [*places, *(p for p in again if not seen & set(p.municipalities))]
    asked = _content_words(without_widening(corrected))
    return _question(text, corrected, fold(corrected), places, corrections, asked, known, changes)


def _english(text: str, known: Knowledge, changes: Overrides) -> Question:
    # A word of English is no misspelt name: "hours" is not Höör.
    found = find_places(text, known.parties, known.names)
    places = [p for p in found if p.typed is None or not vocabulary.translate(p.typed)]
    unplaced = _without(text, places)
    spelt = mended(unplaced, vocabulary.translate, vocabulary.english_words())
    steps = translate(spelt, vocabulary.translate)
    named = " ".join(m.name for p in places for m in p.municipalities[:1])
    corrected = " ".join([*(s.swedish[0] for s in steps), named]).strip()
    corrections = [Correction(s.source, s.swedish[0]) for s in steps if s.swedish[0] != s.source]
    # The English words tell the kind and what is expected, the Swedish ones the subject and the terms.
    both = f"{fold(spelt)} {corrected}"
    wanted = _wanted(steps, known)
    question = _question(text, corrected, both, places, corrections, wanted, known, changes, fold(spelt))
    kept = {word for word, _ in wanted}
    lost = tuple(dict.fromkeys(s.source for s in steps if s.swedish[0] not in kept))
    return replace(question, language="en", untranslated=lost)


def _without(text: str, places: Sequence[Place]) -> str:
    """The text with the names of places blanked out, lengths kept."""
    for place in places:
        text = text[: place.start] + " " * (place.end - place.start) + text[place.end :]
    return text


def _wanted(steps: Sequence[Translated], known: Knowledge) -> list[tuple[str, tuple[str, ...]]]:
    """The Swedish words; an English word without translation only when the corpus has it too."""
    return [
        (s.swedish[0], s.swedish[1:])
        for s in steps
        if s.swedish[0] != s.source or known.speller.in_corpus(s.source)
    ]


def _question(
    text: str,
    corrected: str,
    evidence: str,
    places: Sequence[Place],
    corrections: Sequence[Correction],
    asked: Sequence[tuple[str, tuple[str, ...]]],
    known: Knowledge,
    changes: Overrides,
    asking: str | None = None,
) -> Question:
    asking = fold(corrected) if asking is None else asking
    own, absent, area = _who(places, known.parties, comparing=bool(_COMPARING.search(asking)))
    said = _said(text, places, own, absent)
    if changes.municipalities is not None:
        corrected = " ".join(
            [
                *(w for w in corrected.split() if fold(w.strip("?.,!")) not in said),
                *(m.name for m in changes.municipalities),
            ]
        )
        own = tuple(m for m in changes.municipalities if m.code in known.parties)
        absent, area = tuple(m for m in changes.municipalities if m not in own), None
    subject = subject_of(evidence)
    industries = _industries(corrected, places, subject)
    kind, counted = kind_of(asking, Named(len(own) + len(absent), subject == "tracks", bool(industries)))
    whole = corrected if asking == fold(corrected) else ""
    if (kind in ("describe", "search", "value") or (kind in ("list", "count") and own)) and asks_yesno(whole):
        kind, counted = "yesno", None
    if changes.kind is not None:
        kind, counted = (
            changes.kind,
            counted_instead(changes.kind, counted, subject == "tracks" and bool(own)),
        )
    listing = kind in ("list", "count")
    terms = terms_of(asked, said, listing, telling_little(asking) if listing else {})
    if not terms and listing and (subject != "text" or document_kind_of(corrected)):
        # What is asked stands in the frame itself: "vilka avtal är bilagor?".
        terms = tuple(Term(word) for word, _ in asked if word not in vocabulary.STOPWORDS)[-1:]
    expected, unit = expected_of(asking)
    threshold = threshold_of(asking)
    ages = next(((a.low, a.high) for a in find_ages(corrected)), None)
    question = Question(
        text=text,
        corrected=corrected,
        kind=kind,
        municipalities=own,
        absent=absent,
        subject=subject,
        topics=topics_of(corrected),
        industries=industries,
        statuses=statuses_of(evidence) if subject == "tracks" and kind in _BY_STATUS else (),
        expected=expected if kind != "describe" or expected in _TOLD else None,
        terms=terms,
        negated=listing and is_negated(asking),
        at_least=None if threshold is None or ages else threshold.low,
        at_most=None if threshold is None or ages else threshold.high,
        corrections=_all_corrections(corrections, places),
        groups=groups_of(evidence),
        ages=ages,
        unit=("gånger" if threshold.frequency else threshold.unit) if threshold else unit,
        counted=counted,
        in_headings=asks_for_headings(asking),
        area=area,
    )
    return applied(replace(question, understood=describe(question)), changes)


def _who(
    places: Sequence[Place], parties: frozenset[str], comparing: bool
) -> tuple[tuple[Municipality, ...], tuple[Municipality, ...], str | None]:
    """Those asked about that have an agreement, those that have none, and the area if one is named.

    Beside one with an agreement, another place is not asked about ("Oxelösunds spår i Nyköping"), unless compared.
    """
    about = [p for p in places if not p.beside]
    named = list(dict.fromkeys(m for p in about for m in p.municipalities))
    own = tuple(m for m in named if m.code in parties)
    areas = [p.area for p in about if p.area is not None]
    single = {m for p in about if p.area is None for m in p.municipalities}
    foreign = tuple(m for m in named if m.code not in parties)
    absent = foreign if not own else tuple(m for m in foreign if comparing and m in single)
    return own, absent, areas[0] if areas else None


def _industries(corrected: str, places: Sequence[Place], subject: Subject) -> tuple[str, ...]:
    """Industries, in a question about tracks or work; elsewhere the same words mean other things ("egna", "gamla")."""
    if subject != "tracks" and not _WORK.search(fold(corrected)):
        return ()
    names = {fold(m.name) for p in places for m in p.municipalities}
    spoken = " ".join(w for w in corrected.split() if fold(w).removesuffix("s") not in names)
    return industries_of(spoken)


def _mended(text: str, places: Sequence[Place], speller: Speller) -> tuple[str, list[Correction]]:
    """The question with its spelling mended and split compounds joined, and what was changed."""
    pieces: list[str] = []
    corrections: list[Correction] = []
    spans = words(text)
    at = number = 0
    while number < len(spans):
        start, end = spans[number]
        pieces.append(text[at:start])
        word, step = fold(text[start:end]), 1
        place = next((p for p in places if p.start <= start < p.end), None)
        new = text[start:end]
        if place is not None:
            if place.typed is not None and place.start == start:
                new = place.municipalities[0].name
        elif (joined := _joined(text, spans, number, places, speller)) is not None:
            corrections.append(Correction(text[start : spans[number + 1][1]], joined))
            new, step = joined, 2
        elif (mended := speller.mend(word)) is not None:
            corrections.append(Correction(word, mended))
            new = mended
        pieces.append(new)
        at = spans[number + step - 1][1]
        number += step
    return "".join([*pieces, text[at:]]), corrections


def _joined(
    text: str, spans: Sequence[tuple[int, int]], number: int, places: Sequence[Place], speller: Speller
) -> str | None:
    if number + 1 >= len(spans):
        return None
    (start, end), (following, last) = spans[number], spans[number + 1]
    if text[end:following] != " " or any(p.start <= following < p.end for p in places):
        return None
    first, second = fold(text[start:end]), fold(text[following:last])
    if first in vocabulary.STOPWORDS or second in vocabulary.STOPWORDS:
        return None
    return speller.join(first, second)


_ENUMERATED = re.compile(
    r"\w[\w-]*(?:, \w[\w-]*)+,? (?:eller|or) (?:andra |annan |annat |någon |något )?\w[\w-]*"
)


def _content_words(corrected: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words; of "hoppare/ungdomar" and of "tågkort, busskort eller resor" the first, with the others for it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    listed = [m.span() for m in _ENUMERATED.finditer(corrected)]
    before = 0
    for start, end in words(corrected):
        word = _GENITIVE.sub("", fold(corrected[start:end]))
        joint = corrected[before:start]
        within = any(a < start < b for a, b in listed) and joint != " " or joint == "/"
        if found and within:
            found[-1] = (found[-1][0], (*found[-1][1], word))
        else:
            found.append((word, ()))
        before = end
    return found


def _said(
    text: str, places: Sequence[Place], own: Sequence[Municipality], absent: Sequence[Municipality]
) -> frozenset[str]:
    """The words that name those asked about: they are no terms."""
    names = {fold(w) for m in (*own, *absent) for w in m.name.split()}
    asked = [p for p in places if p.area or {*p.municipalities} & {*own, *absent}]
    # "Dalarna" as typed beside "Dalarnas län" as the area is called; "Salabor" for Sala.
    names |= {fold(w).strip(",") for p in asked for w in f"{p.area or ''} {text[p.start : p.end]}".split()}
    return frozenset(names | {f"{name}s" for name in names})


def _all_corrections(
    corrections: Sequence[Correction], places: Sequence[Place]
) -> tuple[tuple[str, str], ...]:
    found = [(c.typed, c.meant) for c in corrections]
    found += [(p.typed, p.municipalities[0].name) for p in places if p.typed is not None]
    return tuple(found)

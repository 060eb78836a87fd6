"""Which nouns of a document mean its tracks though no list has them: it says so, or uses them as others use "jobbspår".

"Lärlingsvägar", "praktikstråk", "yrkesklasser": a municipality calls its tracks as it likes. It may say that they are
tracks, or speak of several of them, each with a line of work of its own: "yrkesklassen inom kök".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.agreement import Section
from domain.industries import industries_of
from domain.municipalities import by_name
from ingest.facts.tracks.words import NO_TRACK_STEMS, TRACK, TRACK_WORD, evidence
from ingest.facts.units import paths, units
from ingest.wording import is_finite_verb

_NOUN = r"(?P<noun>[^\W\d_]{4,})"
# What the document says its word means: a track, or a training that others would call one.
_WHAT = (
    rf"(?:(?:en|ett|de|det|den|våra|sina|dessa|kommunens|kommunernas|parternas|lokala?t?|egna|korta?|sådana|alla)\s+)*"
    rf"(?:(?P<track>{TRACK})|(?<!\w)[^\W\d_]*(?:utbildning|kurs)(?:en|ar|er|arna|erna)?(?!\w))"
)
_ARE = r"(?:räknas\s+som|är|utgör|motsvarar|fungerar\s+som|ses\s+som|betraktas\s+som|står\s+för|avser)"
_OUR = (
    r"(?:(?:ett|våra|vårt|kommunens|kommunernas|parternas|en\s+form\s+av|detsamma\s+som|samma\s+sak\s+som|"
    r"lokalt|lokala|egna)\s+)*"
)
_CALLED = (
    r"(?:heter|hette|kalla[tsr]?|kallade|kallas|benämn[sat]\w*|går\s+under\s+namnet|fått\s+namnet|säger\s+vi)"
)
_ON_THE_WAY = r"(?:(?:här|hos\s+oss|för|i|på|vi|även|också|ofta|dem|dessa|[A-ZÅÄÖ][\w-]+)\s+)*"
_QUOTE = r"[\"”“»]?"
_WORD_FOR = (
    r"(?:\w+\s+){1,3}?(?:ord|namn|benämning|beteckning|uttryck|begrepp|term)\s+(?:för|på)"
    r"|(?:vad|det(?:\s+som)?)\s+(?:\w+\s+){1,3}?kallar|samma\s+sak\s+som|detsamma\s+som"
)
# The words of a sentence that says what the document's noun means; with `noun`, a group. The first only describes it.
_SAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_NOUN}\s+{_ARE}\s+{_OUR}{_WHAT}",
        rf"\b{_NOUN}{_QUOTE}\s+(?:är|står\s+för|används\s+som)\s+(?:{_WORD_FOR})\s+{_WHAT}",
        rf"{_WHAT}[^.;:]{{0,30}}?\s{_CALLED}\s+{_ON_THE_WAY}{_QUOTE}{_NOUN}",
        rf"\b{_CALLED}\s+{_WHAT}\s+(?:för\s+)?{_QUOTE}{_NOUN}",
        rf"\b{_NOUN}{_QUOTE}\s+{_CALLED}\s+(?:(?:hos\s+oss|här|i\s+\w+)\s+)?{_WHAT}",
        rf"\b{_NOUN}{_QUOTE},?\s+som\s+{_WHAT}\s+{_CALLED}",
        rf"{_WHAT}\s+(?:(?:ges|bedrivs|drivs|ordnas|anordnas)\s+som|i\s+form\s+av)\s+{_QUOTE}{_NOUN}",
        rf"\b(?:ordet|begreppet|benämningen|termen)\s+{_QUOTE}{_NOUN}{_QUOTE}[^.;:]{{0,40}}?{_WHAT}",
        rf"\bmed\s+(?:en|ett|begreppet|ordet)?\s*{_QUOTE}{_NOUN}{_QUOTE}\s+(?:menas|avses|menar|avser)\b[^.;]*?{_WHAT}",
        rf"\b{_NOUN}\s*(?:,\s*(?:alltså|det\s+vill\s+säga|dvs\.?)|\(|[–—-])\s*(?:(?:så\s+kallade|s\.?k\.?)\s+)?(?:lokala?t?\s+)?(?P<track>{TRACK})",
        rf"(?P<track>{TRACK})\s*(?:,\s*(?:här|hos\s+oss|i\s+\w+)\s+{_CALLED}|\()\s*{_QUOTE}{_NOUN}",
        rf"\b{_NOUN}\s+i\s*stället\s+för\s+(?P<track>{TRACK})",
    )
)
# "Vi kallar dem gränsjobb": the sentence before says what.
_CALLED_THEM = re.compile(
    rf"\bkallar\s+(?:vi\s+)?(?:dem|dessa|det(?:ta)?(?:\s+här)?)\s+(?:för\s+)?{_QUOTE}{_NOUN}", re.IGNORECASE
)
# "Parterna ordnar följande rekryteringsutbildningar. De räknas som lokala jobbspår."
_THEY_ARE = re.compile(rf"(?:De|Dessa|Samtliga|Alla)\s+{_ARE}\s+{_OUR}{TRACK}")
_SEVERAL = re.compile(
    r"\b(?:följande|dessa|två|tre|fyra|fem|sex|flera|några|olika)\s+(?P<noun>[^\W\d_]{4,}(?:ar|er|or|n))\b",
    re.IGNORECASE,
)
_ENDINGS = (
    "arnas arna ernas erna ornas orna nas na ens en ets et ans an ars ar ers er ors or ns n ts t as a s e"
)
_FORMS = rf"(?:{'|'.join(_ENDINGS.split())}|ret|rets|ren|rens)?"
_ONE = re.compile(r"\b(?:en|ett|någon|något|denna|detta|varje|nytt|ny)\s+(?:\w+\s+)?$", re.IGNORECASE)
_DEFINITE = ("en", "et", "an", "ret")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")
_SHORTEST = 4  # letters of a stem
_LINKED = re.compile(
    r"\s+(?:inom|mot|för|till|i)\s+(?:(?:den|det|de|blivande|området|yrket)\s+)?(?P<work>[^.,;:()]{3,40})"
)
_NAMED = re.compile(r"[\s:]+[\"”“»]?(?P<work>[A-ZÅÄÖ][^.,;:()]{2,40})")
_WORDS = 4  # words of what stands after the noun that may name its line of work
_SPOKEN = 3  # times that a document speaks of a kind of track that it calls them all
_USES = 2  # of a noun with lines of work of their own that make it the document's word


@dataclass
class _Use:
    """How often a noun is used, with a line of work, of one, over headings of work; which industries those are."""

    count: int = 0
    worked: int = 0
    single: int = 0
    over: int = 0
    heads: bool = False
    industries: frozenset[str] = frozenset()

    def add(self, work: Sequence[str], single: bool) -> None:
        """Takes in one use with a line of work."""
        self.worked += 1
        self.single += single
        self.industries |= set(work)


def stem(noun: str) -> str:
    """What the forms of a noun have in common: "lärlingsväg" of "lärlingsvägarna"."""
    noun = noun.lower()
    ending = next((e for e in _ENDINGS.split() if noun.endswith(e) and len(noun) - len(e) >= _SHORTEST), "")
    return noun.removesuffix(ending)


def forms(stem: str) -> str:
    """A pattern for the forms of the noun with that stem."""
    return rf"{re.escape(stem)}{_FORMS}"


def own_stems(sections: Sequence[Section], usual: bool) -> list[str]:
    """The stems of the nouns that mean tracks. `usual`: the headings speak of "jobbspår", so that it must say so."""
    uses = _uses(sections)
    told = [said for section in sections for said in _said([u.text for u in units(section)])]
    found = {said.stem for said in told if _is_meant(said, uses[said.stem])}
    if not usual:
        found |= {s for s, use in uses.items() if _is_kind_of_track(s, use)}
        found |= {s for s, use in uses.items() if _is_used_as_tracks(s, use) or _stands_for_others(s, use)}
    return sorted(found, key=lambda s: (-len(s), s))


@dataclass(frozen=True)
class _Said:
    """A noun of which a sentence says what it means. `as_track`: a track; else a training that may be one."""

    stem: str
    as_track: bool
    named: bool  # the sentence is about what something is called
    plain: bool  # the noun has no capital letter, so that it is no name of one


def _said(texts: Sequence[str]) -> Iterator[_Said]:
    """The nouns of which a sentence says that they are tracks or trainings, or what these are called."""
    for before, text in zip(["", *texts], texts, strict=False):
        for number, pattern in enumerate(_SAYS):
            for match in pattern.finditer(text):
                noun = match["noun"]
                yield _Said(
                    stem(noun),
                    match["track"] is not None,
                    number > 0,
                    noun[0].islower() or match.start("noun") == 0,
                )
        if them := _CALLED_THEM.search(text):
            yield _Said(stem(them["noun"]), False, True, them["noun"][0].islower())
        if _THEY_ARE.search(text):
            yield from (_Said(stem(m["noun"]), True, False, True) for m in _SEVERAL.finditer(before))


def _is_meant(said: _Said, use: _Use) -> bool:
    """Whether what is said of a noun makes it the document's word: the less it says, the more its use must show."""
    if said.as_track and said.named and said.plain and not _names_work(said.stem):
        return said.stem not in evidence("own_words")["never"]
    may_be = said.named and not _names_work(said.stem) and said.stem not in evidence("own_words")["never"]
    return (may_be or _may_be(said.stem)) and (
        use.worked > 0 or use.over > 0 or (said.as_track or use.heads) and _is_compound(said.stem)
    )


def _uses(sections: Sequence[Section]) -> defaultdict[str, _Use]:
    """How each noun is used: in sentences, as the head of a column of lines of work, as the heading over such."""
    uses: defaultdict[str, _Use] = defaultdict(_Use)
    for section in sections:
        for unit in units(section):
            for word in _WORD.finditer(unit.text):
                use = uses[stem(word.group())]
                use.count += 1
                use.heads |= unit.kind == "heading"
                after = _LINKED.match(unit.text, word.end()) or _NAMED.match(unit.text, word.end())
                if work := industries_of(" ".join(after["work"].split()[:_WORDS])) if after else ():
                    definite = word.group().lower().endswith(_DEFINITE)
                    use.add(work, definite or bool(_ONE.search(unit.text, 0, word.start())))
            if unit.is_row:
                for head, (a, b) in zip(unit.block.columns, unit.cells(), strict=False):
                    if (work := industries_of(unit.text[a:b])) and (noun := _WORD.search(head)):
                        uses[stem(noun.group())].add(work, True)
    parents = {p[-2].id: p[-2] for p in paths(sections) if len(p) > 1 and industries_of(p[-1].heading or "")}
    for parent in parents.values():
        for word in _WORD.finditer(parent.text):
            uses[stem(word.group())].over += 1
    return uses


def _is_used_as_tracks(stem: str, use: _Use) -> bool:
    several = use.worked >= _USES and len(use.industries) >= _USES and 3 * use.worked >= use.count
    return several and use.single > 0 and _may_be(stem) and _is_compound(stem)


def _is_kind_of_track(stem: str, use: _Use) -> bool:
    """Whether a compound of "spår" is what the document calls them all: "lärlingsspår", which is no line of work."""
    first = stem.removesuffix("spår").removesuffix("s")
    return (
        stem.endswith("spår")
        and len(first) >= _SHORTEST
        and use.count >= _SPOKEN
        and not {first, f"{first}s"} & NO_TRACK_STEMS
        and not (industries_of(stem) or TRACK_WORD.fullmatch(stem))
    )


def _stands_for_others(stem: str, use: _Use) -> bool:
    """Whether a compound of "spår" that names work is used of other work: "fjällspår" over kitchen and building."""
    others = use.industries - set(industries_of(stem))
    return stem.endswith("spår") and not TRACK_WORD.fullmatch(stem) and len(others) >= _USES


def _names_work(stem: str) -> bool:
    return bool(TRACK_WORD.fullmatch(stem) or industries_of(stem) or by_name(stem))


def _may_be(stem: str) -> bool:
    """Is the noun none that means something else in every agreement, no line of work and no verb or municipality?"""
    other = any(
        f"{stem}{end}".endswith(tuple(evidence("own_words")["never"])) for end in ("", "s", "t", "ts", "r")
    )
    return not (other or _names_work(stem) or is_finite_verb(stem))


def _is_compound(stem: str) -> bool:
    return stem.startswith(tuple(evidence("own_words")["first"])) and len(stem) > 7

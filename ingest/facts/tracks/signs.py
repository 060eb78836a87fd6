"""What speaks for and against a phrase in running text being a track's name: signs, each of which holds or does not.

What a sign is worth stands in `track_evidence.toml`, table `sentence`; `python -m eval.track_weights` estimates it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from domain.agreement import Section
from domain.name_doubts import is_first_name
from ingest.facts.tracks.claims import clause_start, is_claimed, is_denied, said
from ingest.facts.tracks.labels import is_general
from ingest.facts.tracks.mentions import LABELLED, LINKED, Mention
from ingest.facts.tracks.names import OCCUPATION
from ingest.facts.tracks.phrases import OF_OTHERS
from ingest.facts.tracks.places import places_told
from ingest.facts.tracks.scope import about_tracks, announces, count_of, counts_alone, is_beside_tracks
from ingest.facts.tracks.words import NOT_WITHIN, OTHER_LISTS, STOP_WORDS, TRACK, TRACK_WORD, evidence
from ingest.facts.units import Unit
from ingest.wording import is_finite_verb

_PREPOSITIONS = frozenset(
    "hos vid på av med från i inom mot för till som om åt under enligt efter genom".split()
)
NEAR, _FAR = 3, 8  # sentences since tracks were announced
_LOOK_BACK = 5  # sentences in which "dessa branscher" may have been named, its own among them
_IS_TRACK = re.compile(
    r"[\"”]?\s*(?:\([^)]*\))?\s*(?:,|[–-]|är|utgör|blir|blev)?\s*(?:som\s+är\s+|vilket\s+är\s+|det\s+vill\s+säga\s+)?"
    rf"(?:ett|vårt|det|de|våra|kommunens)\s+(?:\w+\s+){{0,2}}?{TRACK}",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"\b(?:(?:det|den|ett|en)\s+(?:ena|första|andra|annat|tredje|fjärde|femte|sista|nya|största|minsta|äldsta|senaste|mest\s+\w+|förra|senare)"
    r"|ytterligare\s+(?:ett|en|två)|dels|(?:ett|en)(?=\s+(?:inom|mot|för|till))|ettan|tvåan|trean|fyran|nytt|systerspår)\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"(?:kommun|[A-ZÅÄÖ][a-zåäö]+)\s+(?:(?:an)?svarar\s+för|har\s+ansvar\s+för|står\s+för|tar\s+hand\s+om|håller\s+i|driver|erbjuder|har|"
    r"är\s+huvudman\s+för|utvecklar|förbereder|planerar|startar)\s+(?:\w+\s+){0,2}$"
)
_CALLED = re.compile(
    r"\b(?:heter|heta|kallas|kallat|kallar|vid\s+namn|namnet|benämns|benämnt|döpt\s+till)\s+[\"”»]?$",
    re.IGNORECASE,
)
_TRAINED = re.compile(
    r"\b(?:utbilda[rs]?|tränas?|tränar|blir?|blivande|lärs?\s+upp|utbildning(?:en)?\s+(?:till|av|för)|(?:arbeta|arbete|jobba?|anställs)\s+som)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:Arbetsförmedling|Dua\b|DUA\b|SFI|Campus|Kommun|Region|Samordning|AF\b|Parter|ESF)"
    r"|\w+(?:\s\w+)?\s+(?:AB|HB|kommun|stad)\b",
    re.IGNORECASE,
)
# "Jobbspår med dessa inriktningar": the lines of work that were named just before.
_THESE = re.compile(
    rf"{TRACK}\s+(?:inom|med|mot|för|i)\s+(?:just\s+)?(?:dessa|de\s+(?:nämnda|ovanstående|ovan)|ovanstående|sådana)\s+(?:\w+\s+){{0,2}}?"
    r"(?:inriktning|bransch|område|yrke|sektor)|\b(?:alla|samtliga|dessa|de)\s+(?:två|tre|fyra|fem|sex|sju)\s+(?:jobb|yrkes|bransch)?spåren\b",
    re.IGNORECASE,
)
# "Under 2024 tillkommer Lager", and what only says where the track of the sentence leads: "för arbete inom psykiatrin".
_ADDED = re.compile(
    r"\b(?:tillkom(?:mer)?|startar?|startas|öppnar|öppnas|inrättas|påbörjas)\s+$", re.IGNORECASE
)
_LEADS_TO = re.compile(
    r"\b(?:för|till)\s+(?:ett\s+|en\s+)?(?:arbete|jobb|anställning)\s+(?:inom|som|i|på|med)\s+$",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    rf"(?:Den|Det|De|Detta|Dessa)\s[^.]*?\b(?:ingår|räknas|hör|är|omfattas|utgör)\s+(?:dock\s+)?(?:inte|ej|inget)\b[^.]*?{TRACK}",
    re.IGNORECASE,
)
_LISTS = re.compile(r"(?:\binom|\bmot|\bär|:)\s+$", re.IGNORECASE)
_GOES_ON = re.compile(rf"\s+(?!(?:{STOP_WORDS}|och|samt|eller|i|på|av|med|för|till|inom|mot)\b)[a-zåäö]")


@dataclass(frozen=True)
class Setting:
    """Where a sentence stands: its section and those above, what comes before it, and what points back to it."""

    path: Sequence[Section]
    before: str  # the sentence before, empty for the first one
    after: str
    since: int  # sentences since tracks were announced
    pointed_back: str  # the sentence after it that says "jobbspår med dessa inriktningar", if there is one
    openings: int  # sentences of the section that open with a name
    is_own: bool  # the section itself is one track
    lead: str  # what stands above the list that an item is of
    count: int | None  # how many tracks have just been said to be, 0 for "flera"


def settings(
    path: Sequence[Section], found: Sequence[tuple[Unit, Sequence[Mention]]], is_own: bool
) -> Iterator[Setting]:
    """The setting of each of a section's units, which come with their phrases."""
    section_units = [unit for unit, _ in found]
    openings = sum(any(m.opens for m in mentions) for _, mentions in found)
    meant = dict(_pointed_back(found))
    lead, count = "", None
    for at, (unit, since) in enumerate(zip(section_units, since_announced(section_units), strict=True)):
        before = section_units[at - 1].text if at else ""
        after = section_units[at + 1].text if at + 1 < len(section_units) else ""
        count = count_of(unit.text) if since == 0 else count if since < NEAR else None
        lead = unit.text if unit.kind != "item" else lead
        yield Setting(
            path,
            before,
            after,
            since,
            meant.get(at, ""),
            openings,
            is_own,
            lead if unit.kind == "item" else "",
            count,
        )


def since_announced(section_units: Sequence[Unit]) -> list[int]:
    """For each unit how many sentences ago it was said that there are tracks."""
    found: list[int] = []
    for at, unit in enumerate(section_units):
        before = section_units[at - 1].text if at else ""
        says = announces(unit.text) or counts_alone(unit.text, before)
        found.append(0 if says else found[-1] + 1 if found else _FAR)
    return found


def _pointed_back(found: Sequence[tuple[Unit, Sequence[Mention]]]) -> Iterator[tuple[int, str]]:
    """The units that name lines of work which a sentence soon after calls tracks, with it: the nearest before it."""
    for at, (unit, _) in enumerate(found):
        near = range(at, max(-1, at - _LOOK_BACK), -1) if _THESE.search(unit.text) else ()
        yield from [(i, unit.text) for i in near if any(_is_list(m) for m in found[i][1])][:1]


def _is_list(mention: Mention) -> bool:
    return mention.size > 1 and _LISTS.search(mention.text[: mention.lead]) is not None


def signs_of(mention: Mention, setting: Setting) -> set[str]:
    """The names of the signs that hold."""
    of_setting, of_sentence = _of_setting(mention, setting), _of_sentence(mention)
    return {
        name
        for part in (of_setting, of_sentence, _of_name(mention), _of_words(mention))
        for name, holds in part.items()
        if holds
    }


def _of_setting(mention: Mention, setting: Setting) -> dict[str, bool]:
    """What the sections and the sentences around say."""
    section, has_word = setting.path[-1], mention.is_compound or TRACK_WORD.search(mention.text) is not None
    headings = " ".join(s.heading or "" for s in setting.path)
    chapter = about_tracks(setting.path)
    return {
        "chapter": chapter,
        "above": not chapter and any(TRACK_WORD.search(s.heading or "") for s in setting.path),
        "beside_tracks": any(is_beside_tracks(s.heading or "") for s in setting.path),
        "topic": section.topic == "jobbspar",
        "other_topic": section.topic not in ("jobbspar", None),
        "general_section": is_general(section.heading or ""),
        "own_section": setting.is_own and not mention.joined,
        "out_of_context": not (
            chapter
            or has_word
            or setting.pointed_back
            or setting.since < _FAR
            or TRACK_WORD.search(f"{headings} {setting.before} {setting.lead}")
        ),
        "own_section_says_track": setting.is_own and has_word,
        "no_word": not has_word,
        "word_in_sentence_before": not has_word and TRACK_WORD.search(setting.before) is not None,
        "announced": setting.since < NEAR,
        "announced_far": setting.since < _FAR,
        "pointed_back": bool(setting.pointed_back) and _is_list(mention),
        "count_fits": setting.count in (mention.size, setting.openings)
        and (mention.size > 1 or mention.opens),
        "named_above": mention.name.text.lower() in headings.lower()
        and not setting.is_own
        and mention.unit.kind != "heading",
        "taken_back": _TAKEN_BACK.match(setting.after) is not None,
        "added": chapter and mention.is_proper and _ADDED.search(mention.text[: mention.lead]) is not None,
        "need_section": _words("need").search(headings) is not None,
        "need_in_lead": _words("need").search(setting.lead) is not None,
        "other_in_lead": OTHER_LISTS.search(setting.lead) is not None and not mention.joined,
        "municipality_answers": bool(
            places_told(mention.text[: mention.lead], [(mention.lead, mention.lead)])[0]
        ),
        "word_in_lead": TRACK_WORD.search(setting.lead) is not None,
        "among_openings": mention.opens and setting.openings > 1,
        "item": mention.unit.kind == "item",
        "heading": mention.unit.kind == "heading",
        "heading_says_track": mention.unit.kind == "heading" and has_word,
    }


def _of_sentence(mention: Mention) -> dict[str, bool]:
    """How the phrase stands to the word "jobbspår" and to what comes before it."""
    text, lead = mention.text, mention.lead
    before = text[clause_start(text, lead) : lead]
    label = LABELLED.search(text[:lead])
    link = LINKED.search(text[:lead])
    within = link is not None and NOT_WITHIN.search(link["between"]) is None
    preposition = (re.findall(r"[^\W\d_]+(?=\s*$)", text[:lead]) or [""])[0].lower()
    found = {
        "labelled": label is not None and not mention.joined,
        "linked": within and not mention.joined,
        "linked_lightly": link is not None
        and within
        and not mention.joined
        and len(link["between"].split()) <= 2,
        "linked_to_other": link is not None and not within,
        "definite_word": link is not None
        and link.group().lower().startswith(("spåret", "jobbspåret", "yrkesspåret", "branschspåret")),
        "another_before": mention.follows_another,
        "is_track": _IS_TRACK.match(text, mention.tail) is not None,
        "word_before": TRACK_WORD.search(before) is not None,
        "word_after": TRACK_WORD.search(text, mention.name.end) is not None,
        "one_of_them": _ONE_OF_THEM.search(before) is not None,
        "colon": text[:lead].rstrip().endswith(":"),
        "bracket": text[:lead].endswith("("),
        "called": _CALLED.search(before) is not None,
        "trained": _TRAINED.search(before) is not None,
        "leads_to": mention.follows_another and _LEADS_TO.search(before) is not None,
        "owned": _OWNS.search(before) is not None,
        "of_others": OF_OTHERS.search(text[:lead]) is not None,
    }
    joined = {"joined": True, f"joined_{mention.joined.form}": True} if mention.joined else {}
    return found | joined | ({f"after_{preposition}": True} if preposition in _PREPOSITIONS else {})


def _of_name(mention: Mention) -> dict[str, bool]:
    """What the phrase is, and how it is set off from what follows."""
    text, name, opens = mention.text, mention.name, mention.opens
    word = text[name.start : name.end]
    verb = re.match(r"\s+([a-zåäö]+)", text[name.end :])
    known = bool(name.industries)
    return {
        "compound": mention.is_compound,
        "compound_with_article": mention.is_compound
        and re.search(r"\b(?:ett|nytt|eget|lokalt)\s+$", text[: name.start]) is not None,
        "definite_compound": mention.is_compound and word.lower().endswith(("et", "en", "ets")),
        "opens": opens,
        "opens_block": opens and mention.unit.start == mention.unit.block.start,
        "opens_with_mark": opens and re.match(r"\s*(?:[.:(–—]|-\s|$)", text[name.end :]) is not None,
        "opens_with_verb": opens and verb is not None and is_finite_verb(verb[1]),
        "enumerated": mention.size > 1 and not mention.joined,
        "enumerated_more": mention.size > 2 and not mention.joined,
        "later": mention.place > 0,
        "proper": mention.is_proper,
        "unknown": not known and not mention.is_compound,
        "unknown_opens": not known and opens,
        "no_name": _NO_NAME.match(text, name.start) is not None,
        "person": is_first_name(word.split()[0]),
        "general": is_general(word),
        "general_alone": is_general(word) and len(word.split()) == 1,
        "definite": not (mention.is_compound or mention.joined or OCCUPATION.search(word))
        and word.endswith(("en", "et", "arna", "erna")),
        "genitive": known and word.endswith("s") and re.match(r"\s[a-zåäö]", text[name.end :]) is not None,
        "occupation": OCCUPATION.search(word) is not None,
        "long": len(word.split()) > 2,
        "goes_on": _GOES_ON.match(text, name.end) is not None,
    }


def _of_words(mention: Mention) -> dict[str, bool]:
    """Which of the words that the data file lists stand in the clause, before the phrase or after it."""
    text, lead, tail = mention.text, mention.lead, mention.tail
    start = clause_start(text, lead)
    stop = re.search(r"[.;!?](?:\s|$)", text[tail:])
    end = tail + stop.start() if stop else len(text)
    where = {"before": text[start:lead], "after": text[tail:end], "clause": text[start:end]}
    found = {f"{sign}_{side}": _words(sign).search(where[side]) is not None for sign, side in _SIDES}
    near = text[mention.name.end : end][:60]
    return found | {
        "seats_after": _words("seats").search(near) is not None,
        "denied": not said(text, mention.track_word, mention.name.end)[0],
        "denied_clause": is_denied(where["clause"]),
        "not_claimed": not is_claimed(text, lead),
    }


_SIDES = (
    ("runs", "after"), ("runs", "before"), ("planned", "clause"), ("idea", "clause"), ("ended", "clause"),
    ("need", "clause"), ("other", "before"), ("other", "after"), ("defines", "clause"), ("elsewhere", "clause"),
    ("teaches", "before"), ("may", "clause"),
)  # fmt: skip


@cache
def _words(sign: str) -> re.Pattern[str]:
    """The data file's words of a sign; one that ends with an asterisk is the beginning of a word."""
    words = (re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in evidence("words")[sign])
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)

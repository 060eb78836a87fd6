"""List questions that facts answer: tracks, goals with numbers, meetings, target groups, validity.

Each predicate gives findings over all documents, or None when the question is not one that it can decide.
"""

import re
from collections.abc import Callable, Sequence

from answer.citations import cite, sentence_around
from answer.corpus_words import marks, same
from answer.findings import Finding, quote_of
from answer.frame import frame_words
from answer.matching import Matcher, same_word
from answer.question import Question, Term
from domain import vocabulary
from domain.agreement import Agreement, DateFact, Goal, Meeting, Track, TrackStatus
from domain.frequencies import find_frequencies
from domain.industries import industries_of
from domain.municipalities import Municipality, by_name
from domain.text import fold, words
from index.engine import Index

Predicate = Callable[[Question, Index], list[Finding] | None]

GOAL_MATCH = 0.34  # share of the question's words that a goal must hold
_TRACK_WORD = re.compile(r"(?:jobb|yrkes|arbets)?spår\w*|lokala?")
_NEEDS = re.compile(r"\bbehov|\bbehöv|\bönsk|\befterfråg|\bmotiver|\bdefinier|\bdefinition")
# New tracks and a plan for them in one sentence, in either order.
_NEW_TRACKS = r"(?:fler|nya|nytt|ytterligare|\d+|två|tre|fyra|fem|sex) (?:nya |lokala )*(?:jobb|yrkes)?spår"
_PLAN = r"(?:planer|under utveckling|på gång|påbörja|framtag|tas fram|ta fram|ska starta|att starta|utöka|utvecklas)"
_PLANNED = re.compile(rf"\b{_NEW_TRACKS}[^.]*{_PLAN}|\b{_PLAN}[^.]*\b{_NEW_TRACKS}")
_ELSEWHERE = re.compile(
    r"\b(?:annan kommun|andra kommuner|grannkommun\w*|annanstans|utanför (?:den egna )?kommunen|another municipality)\b"
)
_KIND = re.compile(r"\b(?:är|har) (?:en |ett )?(bilag(?:a|or)|lokala? modell(?:er)?)$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MORE_TRACKS = re.compile(
    r"\b(?:fler|minst|över|mer|mindre|färre|högst|under) (?:än )?\w+ (?:lokala )?(?:jobb)?spår"
)


def find(question: Question, index: Index) -> list[Finding] | None:
    """The findings of the predicate that decides the question; None when none does."""
    if question.in_headings:
        return None
    for predicate in (documents, parties, tracks, ages, target_groups, goals, meetings, validity):
        found = predicate(question, index)
        if found is not None:
            return found
    return None


def documents(question: Question, index: Index) -> list[Finding] | None:
    """Those whose document is of the kind asked for: "vilka avtal är bilagor?", "vilka har en lokal modell?"."""
    match = _KIND.search(fold(question.corrected).rstrip(" ?.!"))
    if match is None:
        return None
    word = match[1]
    found = []
    for agreement in index.agreements.values():
        annex = word.startswith("bilag") and (agreement.kind == "bilaga" or agreement.annex is not None)
        model = word.startswith("lokal") and agreement.kind == "lokal modell"
        if annex or model:
            section, start, end = next(agreement.walk())
            found.append(Finding(agreement, (cite(agreement, section, start, end),)))
    return found


def parties(question: Question, index: Index) -> list[Finding] | None:
    """The parties themselves, when no more is asked than who has made the agreement."""
    if question.subject != "parties" or other_words(question):
        return None
    return [
        Finding(
            agreement,
            (quote_of(agreement, party.span),),
            party.confidence,
            None,
            frozenset({party.municipality}),
        )
        for agreement in index.agreements.values()
        for party in agreement.facts.parties
        if party.municipality is not None
    ]


# --- tracks


def tracks(question: Question, index: Index) -> list[Finding] | None:
    """Those that have a track: of the industries asked for, with that place or words in its name, or any."""
    if question.subject != "tracks" or _NEEDS.search(fold(question.corrected)):
        return None
    if _ELSEWHERE.search(fold(question.corrected)):
        return _run_elsewhere(index)
    fits = track_filter(question, index)
    if fits is None:
        return None
    found = []
    for agreement in index.agreements.values():
        chosen = [t for t in agreement.facts.tracks if fits(t)]
        if _within_bounds(question, chosen):
            found += [_track_finding(agreement, t, bool(question.industries)) for t in chosen]
    if question.statuses == ("planerat",) and not question.industries:
        named = {f.agreement.id for f in found}
        found += [f for f in planned_in_text(index) if f.agreement.id not in named]
    return found


def planned_in_text(index: Index) -> list[Finding]:
    """Sentences and goals that plan tracks which have no name yet: "fler jobbspår är under utveckling"."""
    found = [
        Finding(agreement, (quote_of(agreement, goal.span),), 0.9, "planerat")
        for agreement in index.agreements.values()
        for goal in agreement.facts.goals
        if goal.unit == "jobbspår"
        and goal.number is not None
        and _PLANNED.search(fold(quote_of(agreement, goal.span).quote))
    ]
    for agreement in index.agreements.values():
        for section, start, end in agreement.walk():
            if _PLANNED.search(fold(section.text[start:end])):
                found.append(Finding(agreement, (cite(agreement, section, start, end),), 0.8, "planerat"))
    return found


def _run_elsewhere(index: Index) -> list[Finding]:
    """Tracks that run in a municipality that is no party."""
    return [
        _track_finding(agreement, track, by_place=False)
        for agreement in index.agreements.values()
        for track in agreement.facts.tracks
        if track.status == "finns" and track.place and by_name(track.place) not in agreement.municipalities
    ]


def track_filter(question: Question, index: Index) -> Callable[[Track], bool] | None:
    """Which tracks the question means; None when it asks for something that facts do not tell."""
    statuses: Sequence[TrackStatus] = question.statuses or ("finns",)
    places = {m.name for m in question.absent} | {p.name for p in _places_beside(question)}
    rest = other_words(question)
    matcher = Matcher([Term(w.word, w.alternatives) for w in rest], index.analyser)
    names = {t.name for a in index.agreements.values() for t in a.facts.tracks}
    by_name_only = bool(rest) and any(matcher.hits(name) for name in names)
    if rest and not question.industries and not places and not by_name_only:
        return None

    def fits(track: Track) -> bool:
        if track.status not in statuses or (places and track.place not in places):
            return False
        if question.industries and not set(question.industries) & set(track.industries):
            return False
        return bool(question.industries or places or not rest or matcher.hits(track.name))

    return fits


def other_words(question: Question) -> list[Term]:
    """The question's words apart from those that say "jobbspår", an industry, a place or that something exists."""
    frame = frame_words(listing=True) | vocabulary.STOPWORDS
    places = {fold(p.name) for p in _places_beside(question)}
    return [
        t
        for t in question.terms
        if t.word not in frame
        and not _TRACK_WORD.fullmatch(t.word)
        and not industries_of(t.word)
        and not all(word in _EMPTY for word in t.word.split())
        and t.word not in places
        and not t.word.isdigit()
    ]


_EMPTY = frozenset(
    "lokal lokala lokalt aktuella aktuell igång start jobb jobba arbete arbeta utbildning bransch branscher "
    "branschen inriktning inriktade inriktat riktat riktad mot öppet öppna drivs kör nytt namngivna "
    "finnas driva erbjuds lagt lagts lade läggs lägga ner ned nedlagt nedlagda nedlagd avslutat avslutade avslutats "
    "upphört avvecklat avvecklats planera planerar planeras planerade planerat pågår pågående idag nya redan".split()
)


def _places_beside(question: Question) -> list[Municipality]:
    """Municipalities named beside those asked about: "spår som drivs i Nyköping"."""
    asked = {m.name for m in question.municipalities}
    if question.area is not None:
        return []
    named = (by_name(question.corrected[a:b]) for a, b in words(question.corrected))
    return [m for m in named if m is not None and m.name not in asked and not _is_word(m.name)]


def _is_word(name: str) -> bool:
    return fold(name) in vocabulary.STOPWORDS or bool(industries_of(name))


def _within_bounds(question: Question, chosen: Sequence[Track]) -> bool:
    if not _MORE_TRACKS.search(fold(question.corrected)):
        return True
    low, high = question.at_least, question.at_most
    return (low is None or len(chosen) >= low) and (high is None or len(chosen) <= high)


def _track_finding(agreement: Agreement, track: Track, by_place: bool) -> Finding:
    """With `by_place` a track that runs at one of several parties is that one's; else it is the parties' together."""
    place = by_name(track.place) if track.place else None
    codes: frozenset[str] = frozenset()
    note = {"planerat": "planerat", "avslutat": "avslutat"}.get(track.status)
    if place is not None and place in agreement.municipalities:
        codes = frozenset({place.code}) if by_place or track.status != "finns" else codes
    elif place is not None:
        note = f"{note}, drivs i {place.name}" if note else f"drivs i {place.name}"
    return Finding(agreement, (quote_of(agreement, track.span),), 1.0, note, codes)


# --- ages and target groups


def ages(question: Question, index: Index) -> list[Finding] | None:
    """Those with a target group of the ages asked for."""
    if question.ages is None:
        return None
    found = []
    for agreement in index.agreements.values():
        for group in agreement.facts.target_groups:
            if group.ages is not None and _ages_fit(question.ages, group.ages):
                found.append(Finding(agreement, (quote_of(agreement, group.span),), 1.0))
    return found or None


def _ages_fit(asked: tuple[int | None, int | None], group: tuple[int | None, int | None]) -> bool:
    low, high = asked
    if low is not None and high is not None and low != high:
        return group == asked
    if low is not None and low == high:
        return (group[0] or 0) <= low <= (group[1] if group[1] is not None else 200)
    if high is not None:
        # "upp till 29 år" means groups that end there, not all grown-ups.
        return group[1] == high
    return group[0] is not None and low is not None and group[0] >= low


def target_groups(question: Question, index: Index) -> list[Finding] | None:
    """Those with a target group of that name; None when no document has one, as the text may know more."""
    rest = [t for t in question.terms if not t.word.startswith("målgrupp")]
    if question.subject != "target_groups" or not rest or not question.terms:
        return None
    found = [
        Finding(agreement, (quote_of(agreement, group.span),), group.confidence)
        for agreement in index.agreements.values()
        for group in agreement.facts.target_groups
        if all(marks(term, quote_of(agreement, group.span).quote) for term in rest)
    ]
    return found or None


# --- goals


def goals(question: Question, index: Index) -> list[Finding] | None:
    """Those with a goal of the unit or above the bound asked for, about what is asked."""
    bound = question.at_least is not None or question.at_most is not None
    share = question.unit in ("procent", "procentenheter")
    if question.subject != "goals" or not (share or bound or question.expected == "number"):
        return None
    if not (share or bound):
        return _counting_goals(question, index)
    rest = [t for t in question.terms if not _measure(t.word) and t.word not in _EMPTY_OF_GOAL]
    matcher = Matcher(rest, index.analyser)
    found = []
    for agreement in index.agreements.values():
        for goal in agreement.facts.goals:
            covered = len(matcher.hits(_goal_words(agreement, goal))) / len(rest) if rest else 1.0
            if _goal_fits(question, goal) and covered >= GOAL_MATCH:
                found.append(Finding(agreement, (quote_of(agreement, goal.span),), 0.5 + covered / 2))
    return found


def _counting_goals(question: Question, index: Index) -> list[Finding] | None:
    """Goals whose number counts what the question names: "mål för antalet deltagare"."""
    units = [t.word for t in question.terms]
    found = [
        Finding(agreement, (quote_of(agreement, goal.span),), goal.confidence)
        for agreement in index.agreements.values()
        for goal in agreement.facts.goals
        if goal.number is not None and goal.unit is not None and any(same(word, goal.unit) for word in units)
    ]
    return found or None


_EMPTY_OF_GOAL = frozenset("viss sätter sätta satt mätbart mätbara mäta uppnå nå nås uppgå del".split())


def _measure(word: str) -> bool:
    return bool(re.match(r"(?:mål|delmål|procent|siffr|andel|tal$|värde)", word)) or word.isdigit()


def _goal_words(agreement: Agreement, goal: Goal) -> str:
    section = agreement.section(goal.span.section)
    start, end = sentence_around(section, goal.span.start, goal.span.end)
    return section.text[start:end]


def _goal_fits(question: Question, goal: Goal) -> bool:
    if goal.number is None or (question.unit is not None and goal.unit != question.unit):
        return False
    if question.at_least is not None and goal.number < question.at_least:
        return False
    return question.at_most is None or goal.number <= question.at_most


# --- meetings


def meetings(question: Question, index: Index) -> list[Finding] | None:
    """Those where a group meets as often as asked for."""
    if question.unit != "gånger" or (question.at_least is None and question.at_most is None):
        return None
    found = []
    for agreement in index.agreements.values():
        for meeting in agreement.facts.meetings:
            if _often_enough(question, meeting) and _of_group(question, agreement, meeting):
                found.append(Finding(agreement, (quote_of(agreement, meeting.span),), meeting.confidence))
    return found


def _often_enough(question: Question, meeting: Meeting) -> bool:
    if meeting.per_year is None:
        return False
    low, high = meeting.per_year
    if question.at_least is not None:
        return low >= question.at_least
    return question.at_most is not None and high <= question.at_most


def _of_group(question: Question, agreement: Agreement, meeting: Meeting) -> bool:
    if not question.groups:
        return True
    if meeting.group is not None:
        return any(same_word(g, meeting.group) for g in question.groups)
    heading = agreement.section(meeting.span.section).heading or ""
    return any(same_word(g, fold(heading)) for g in question.groups)


# --- validity


def validity(question: Question, index: Index) -> list[Finding] | None:
    """Those whose agreement holds for, was signed in, or ends at what is asked for."""
    asked = fold(question.corrected)
    years = _YEAR.findall(asked)
    if question.kind not in ("list", "count") or (
        question.subject != "validity" and not _dated(asked, years)
    ):
        return None
    if ("tills" in asked and "vidare" in asked) or "further notice" in fold(question.text):
        return _dates(index, lambda d: d.role == "valid_to" and d.value == "tills vidare")
    roles = _roles(asked)
    if years:
        return _by_year(index, asked, roles, years)
    often = next((f.per_year for f in find_frequencies(asked) if f.per_year), None)
    if often:
        return _dates(
            index, lambda d: d.role in roles and any(f.per_year == often for f in find_frequencies(d.value))
        )
    if roles:
        return _dates(index, lambda d: d.role in roles and d.value != "tills vidare")
    return None


def _dated(asked: str, years: Sequence[str]) -> bool:
    return (
        bool(years)
        and re.search(r"\b(?:från|daterad\w*|dateras|slöts|slutits|skrevs|tecknad\w*|ingick\w*)\b", asked)
        is not None
    )


def _roles(asked: str) -> frozenset[str]:
    if re.search(
        r"\b(?:löper ut|upphör\w*|slutdatum|slutar gälla|till och med|går ut|gäller till|gäller fram)\b",
        asked,
    ):
        return frozenset({"valid_to"})
    if re.search(r"\bunderteckn|\bsigner|\bskrevs under|\bskrivits under", asked):
        return frozenset({"signed"})
    if re.search(r"\b(?:träder i kraft|trädde i kraft|börja\w* gälla|gäller från)\b", asked):
        return frozenset({"valid_from"})
    if "revider" in asked:
        return frozenset({"revision"})
    return frozenset()


def _by_year(index: Index, asked: str, roles: frozenset[str], years: Sequence[str]) -> list[Finding]:
    def fits(value: str) -> bool:
        year = next(iter(_YEAR.findall(value)), "")
        if re.search(rf"\b(?:före|innan|tidigare än|äldre än)\s+(?:år\s+)?{years[0]}", asked):
            return bool(year) and year < years[0]
        if re.search(rf"\b(?:efter|senare än|nyare än)\s+(?:år\s+)?{years[0]}", asked):
            return bool(year) and year > years[0]
        return year in years

    found = []
    for agreement in index.agreements.values():
        own = [d for d in agreement.facts.dates if (d.role in roles if roles else d.role != "revision")]
        if not roles and agreement.year is not None:
            own = [d for d in own if d.role in ("dated", "signed")] or own[:1]
        hits = [d for d in own if fits(d.value)]
        if hits:
            found.append(Finding(agreement, tuple(quote_of(agreement, d.span) for d in hits[:2])))
    return found


def _dates(index: Index, fits: Callable[[DateFact], bool]) -> list[Finding]:
    return [
        Finding(agreement, (quote_of(agreement, d.span),), d.confidence)
        for agreement in index.agreements.values()
        for d in agreement.facts.dates
        if fits(d)
    ]

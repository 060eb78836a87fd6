"""Aspects of a comparison: what is put in one column, and how its cell for one municipality is filled."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from answer.candidates.decision import carrying
from answer.candidates.evidence import Candidate, around, make
from answer.candidates.ranking import rank
from answer.candidates.scoring import Scored
from answer.composing.citations import cite, unique
from answer.lists.findings import quote_of
from answer.lists.targets import DENIED
from answer.lists.tracks import other_words
from answer.matching.corpus_words import marks
from answer.matching.matcher import same_word
from answer.question import Question, Term
from answer.understanding.focus import is_light
from answer.understanding.frame import vague_words
from answer.wording import capital, join_names
from domain.ages import find_ages
from domain.agreement import Agreement, DateFact, Facts, Goal, Meeting, Section, Span, Track, TrackDetail
from domain.answer import Citation
from domain.municipalities import Municipality
from domain.text import fold
from domain.topics import TOPICS, topics_of
from index.engine import Index

LONGEST = 700  # characters of one cell
_AGE = ("ålder", "åldrar", "åldersgräns")
_OFFICE = ("kontor", "arbetsförmedling", "af-kontor")
_PAYING = ("betal", "kostnad", "budget", "pengar", "satsar", "finansier")
_NOTICE = ("uppsägning", "säga", "sägs", "varsel")
_MEETING = ("möte", "träff", "sammanträde")
# "Den gäller ungdomar från 16 till och med 24 år"
_COVERS_PEOPLE = re.compile(
    r"\b(?:gäller|avser|omfattar|riktar sig till|vänder sig till|målgrupp\w*)\b.{0,40}?"
    r"\b(?:ungdom|unga|person|invånar|vuxna|individ|arbetssökande|kvinn|män\b|nyanlän|deltagar|alla|de\b|den som)"
)
LEAST_OF_GOAL = 0.6  # worth from which a goal is about what is asked; else the text may say more
ENTRIES = 6  # goals, meetings or sentences in one cell
HEADED = 2  # of them from a section that is headed by what is asked for


@dataclass(frozen=True)
class Cell:
    """One cell: words for a person, with the quotes behind them; without quotes nothing is said there."""

    text: str
    citations: tuple[Citation, ...] = ()


NOTHING = Cell("inget sägs")


@dataclass(frozen=True)
class Aspect:
    """One column and how its cells are filled from the documents of one municipality."""

    label: str
    fill: Callable[[Municipality, Sequence[Agreement]], Cell]


def aspects_of(question: Question, index: Index) -> list[Aspect]:
    """The columns that a comparing question asks for: by its subject, else by its topic, its groups or its words."""
    by_topic = {topic: subject for subject, topic in _TOPIC_OF_SUBJECT.items()}
    subject = question.subject if question.subject in _BY_SUBJECT else by_topic.get((*question.topics, "")[0])
    if question.expected == "age" or any(fold(t.word).startswith(_AGE) for t in question.terms):
        return [_ages(question)]
    if subject is None and question.groups and any(fold(t.word).startswith(_MEETING) for t in question.terms):
        return [_meetings(question, index)]
    if subject == "validity" and any(fold(t.word).startswith(_NOTICE) for t in question.terms):
        return [_sentences(question, index)]  # how long a notice is, no date tells
    told = [t for t in question.terms if not is_light(t.word)]
    if subject is None and told and all(fold(t.word).startswith(_PAYING) for t in told):
        return [_fact_sentences("budget")]
    if subject == "tracks" and _asks_within_tracks(question):
        return [_sentences(question, index)]
    if subject is not None:
        return [_or_else(_BY_SUBJECT[subject](question, index), subject, question, index)]
    return [_groups(question, index) if question.groups else _sentences(question, index)]


def _asks_within_tracks(question: Question) -> bool:
    """Whether it asks of something in tracks, and not which there are: "könsfördelningen i spåren"."""
    within = _IN_TRACKS.search(fold(question.corrected)) is not None
    return within and not question.industries and any(not is_light(t.word) for t in other_words(question))


def aspects_of_topics(topics: Iterable[str], index: Index) -> list[Aspect]:
    """The columns for topics chosen by their slugs; the usual ones when none is chosen."""
    chosen = list(topics) or ["malgrupp", "mal", "jobbspar", "organisering", "varaktighet"]
    empty = Question(text="", corrected="", kind="compare")
    by_topic = {"jobbspar": _tracks, "mal": _goals, "malgrupp": _target_groups, "varaktighet": _validity}
    found = []
    for slug in chosen:
        if slug in by_topic:
            found.append(by_topic[slug](empty, index))
        elif slug == "organisering":
            found.append(_meetings(empty, index))
        elif slug in _SENTENCES_OF:
            found.append(_fact_sentences(slug))
        else:
            found.append(_section_of(slug))
    return found


def _or_else(aspect: Aspect, subject: str, question: Question, index: Index) -> Aspect:
    """With the sentences that answer where no fact has been found; that there are no tracks is an answer."""
    if subject == "tracks":
        return aspect

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        cell = aspect.fill(municipality, agreements)
        return cell if cell.citations else _from_candidates(_answering(question, index, municipality))

    return replace(aspect, fill=fill)


def _tracks(question: Question, index: Index) -> Aspect:
    wanted = question.statuses or ("finns",)

    def fits(track: Track) -> bool:
        industry = not question.industries or bool(set(question.industries) & set(track.industries))
        return track.status in wanted and industry

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, t) for a in agreements for t in a.facts.tracks if fits(t)]
        own = [(a, t) for a, t in found if runs_for(t, municipality, a)]
        names = dict.fromkeys(_track_name(t, municipality) for _, t in own)
        if not question.industries:
            return _cell(", ".join(names), [quote_of(a, t.span) for a, t in own])
        told = dict.fromkeys(_track_told(t, municipality) for _, t in own)
        spans = [(a, s) for a, t in own for s in (t.span, *(d.span for d in _measures(t)))]
        return _cell("; ".join(told), [quote_of(a, s) for a, s in spans])

    return Aspect("Jobbspår", fill)


def runs_for(track: Track, municipality: Municipality, agreement: Agreement) -> bool:
    """Whether a track is the municipality's: one that runs at a party is that one's, one elsewhere all parties'."""
    parties = {m.name for m in agreement.municipalities}
    return track.place not in parties or track.place == municipality.name


def _track_name(track: Track, municipality: Municipality) -> str:
    return f"{track.name} (i {track.place})" if track.place not in (None, municipality.name) else track.name


def _track_told(track: Track, municipality: Municipality) -> str:
    """With its length, places and start, as tracks of one industry differ in those: "Barnskötare (40 veckor)"."""
    measures = [_measure(d) for d in _measures(track)]
    name = _track_name(track, municipality)
    return f"{name}: {', '.join(measures)}" if measures else name


def _measure(detail: TrackDetail) -> str:
    """A number alone, as cells of tables hold it, is of places or of weeks."""
    words = " ".join(detail.value.split())
    return f"{words} {_COUNTED[detail.role]}" if words.isdigit() and detail.role in _COUNTED else words


_IN_TRACKS = re.compile(r"\b\w{4,} (?:i|inom|under|till|på|för) (?:\w*spåren|\w*spåret|\w*spår)\b")
_COUNTED = {"seats": "platser", "length": "veckor"}


def _measures(track: Track) -> list[TrackDetail]:
    return [d for role in ("length", "seats", "start") for d in track.details if d.role == role]


def _goals(question: Question, index: Index) -> Aspect:
    wanted = [t for t in other_words(question) if _tells_of_goals(fold(t.word))]
    numbers = question.expected in ("number", "percentage") or question.unit is not None

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, g) for a in agreements for g in a.facts.goals]
        found = [(a, g) for a, g in found if g.number is not None] or found if numbers else found
        worth = {id(g): _goal_worth(a, g, wanted) for a, g in found}
        ranked = sorted(found, key=lambda pair: -worth[id(pair[1])])
        best = max(worth.values(), default=0.0)
        shares = numbers and any(g.unit == "procent" for _, g in found)
        if wanted and best < LEAST_OF_GOAL and not shares:
            return _best_sentences(question, index, municipality)
        return _quoted([(a, g.span) for a, g in ranked if worth[id(g)] >= 0.6 * best])

    return Aspect("Mål", fill)


def _tells_of_goals(word: str) -> bool:
    """Whether a folded word tells which goals are meant: "resultatmålen" and "deltagare" do not."""
    return word not in vague_words() and re.search(r"mål(?:e[nt])?$|^mål", word) is None


def _goal_worth(agreement: Agreement, goal: Goal, wanted: Sequence[Term]) -> float:
    """How much of what is asked stands in the goal's sentence; a number that is a share counts a little more."""
    text = _sentence_text(agreement, goal.span)
    words = sum(bool(marks(term, text)) for term in wanted) / len(wanted) if wanted else 0.0
    return words + 0.2 * (goal.number is not None) + 0.2 * (goal.unit == "procent")


def _meetings(question: Question, index: Index) -> Aspect:
    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, m) for a in agreements for m in a.facts.meetings]
        own = [(a, m) for a, m in found if question.groups and _is_group(m, question.groups)]
        known = own or sorted(found, key=lambda f: f[1].per_year is None)
        said = dict.fromkeys(_meeting_words(m) for _, m in known[:ENTRIES])
        return _cell("; ".join(said), [quote_of(a, m.span) for a, m in known[:ENTRIES]])

    return Aspect("Hur ofta man träffas", fill)


def _is_group(meeting: Meeting, groups: Sequence[str]) -> bool:
    return meeting.group is not None and any(same_word(g, meeting.group) for g in groups)


def _meeting_words(meeting: Meeting) -> str:
    return f"{meeting.group}: {meeting.frequency}" if meeting.group else meeting.frequency


def _target_groups(question: Question, index: Index) -> Aspect:
    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        told = (quote_of(a, t.span) for a in agreements for t in a.facts.target_groups)
        return _quotes(unique((*told, *ages_told(agreements)))[:ENTRIES])

    return Aspect("Målgrupp", fill)


# Topics whose cells are the sentences of one kind of fact; where there are none, how the section begins.
_SENTENCES_OF: dict[str, Callable[[Facts], Iterable[Span]]] = {
    "budget": lambda facts: (r.span for r in sorted(facts.resources, key=lambda r: r.kind)),  # money first
    "uppfoljning": lambda facts: (f.span for f in facts.follow_ups if f.when or f.whom),
}


def _fact_sentences(slug: str) -> Aspect:
    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        spans = [(a, span) for a in agreements for span in _SENTENCES_OF[slug](a.facts)]
        whole = unique(cite(a, c.section, c.start, c.end) for a, span in spans for c in around(a, span))[
            :ENTRIES
        ]
        text = " … ".join(_one_line(q.quote) for q in whole)
        return _cell(text, whole) if whole else _section_of(slug).fill(municipality, agreements)

    return Aspect(TOPICS[slug].label, fill)


def _ages(question: Question) -> Aspect:
    """The sentences about those asked for that hold ages, or else about participants; denials go last."""
    whom = [t for t in question.terms if not is_light(t.word) and not fold(t.word).startswith(_AGE)]

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        return _quotes(ages_told(agreements, whom))

    return Aspect("Ålder", fill)


def ages_told(agreements: Sequence[Agreement], whom: Sequence[Term] = ()) -> tuple[Citation, ...]:
    """The sentences that hold ages of those asked for, else of the target group; denials last."""
    spans = [
        (a, Span(section.id, start, end))
        for a in agreements
        for section in a.sections
        for start, end in _body(section)
        # To see whether it speaks of people's ages takes a tenth of the time.
        if (whom or _tells_ages(section, start, end)) and find_ages(section.text[start:end])
    ]
    about = {span: sum(bool(marks(t, _sentence_text(a, span))) for t in whom) for a, span in spans}
    most = max(about.values(), default=0)
    told = [
        (a, s)
        for a, s in spans
        if (about[s] == most if most else _tells_ages(a.section(s.section), s.start, s.end))
    ]
    told.sort(key=lambda pair: bool(DENIED.search(fold(_sentence_text(*pair)))))
    return unique(quote_of(a, span) for a, span in told)[:ENTRIES]


def _tells_ages(section: Section, start: int, end: int) -> bool:
    """Whether a sentence with ages speaks of people's, or stands in a section about the target group."""
    text = fold(section.text[start:end])
    return section.topic == "malgrupp" or "ålder" in text or _COVERS_PEOPLE.search(text) is not None


def _parties(question: Question, index: Index) -> Aspect:
    """The parties by name; only the office when that is what is asked for."""
    office = any(fold(t.word).startswith(_OFFICE) for t in question.terms)

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, p) for a in agreements for p in a.facts.parties]
        found = [(a, p) for a, p in found if not office or p.role == "arbetsförmedlingen"]
        names = dict.fromkeys(p.name for _, p in found)
        return _cell("; ".join(names), [quote_of(a, p.span) for a, p in found])

    return Aspect("Arbetsförmedlingens kontor" if office else "Parter", fill)


def _validity(question: Question, index: Index) -> Aspect:
    labels = {
        "dated": "daterad",
        "signed": "undertecknad",
        "valid_from": "gäller från",
        "valid_to": "gäller till",
    }

    def words(date: DateFact) -> str:
        if date.value == "tills vidare":
            return "gäller tills vidare"
        return f"{labels.get(date.role, 'revidering')} {date.value}"

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [(a, d) for a in agreements for d in a.facts.dates]
        said = dict.fromkeys(words(d) for _, d in found)
        return _cell("; ".join(said), [quote_of(a, d.span) for a, d in found])

    return Aspect("Giltighet och datum", fill)


def _groups(question: Question, index: Index) -> Aspect:
    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [
            (a, g)
            for a in agreements
            for g in a.facts.groups
            if any(same_word(n, g.name) for n in question.groups)
        ]
        if not found:
            return _best_sentences(question, index, municipality)
        members = [member.name for _, g in found for member in g.members]
        text = "; ".join(dict.fromkeys(members)) or "; ".join(g.name for _, g in found)
        return _cell(text, [quote_of(a, g.span) for a, g in found])

    return Aspect(capital(question.groups[0]), fill)


def _sentences(question: Question, index: Index) -> Aspect:
    """What the documents say of the question's words; when those only name a topic, how its sections begin."""
    topical = [t for t in question.terms if topics_of(t.word)]
    only_topic = bool(topical) and len(topical) == len(question.terms)

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        headed = [
            make(a, section, start, end)
            for a in agreements
            for section in a.sections
            if any(marks(t, section.heading or "") for t in topical)
            for start, end in _telling(topical, section)[: HEADED if not only_topic else ENTRIES - 1]
        ]
        if headed and only_topic:
            return _from_candidates(headed[:ENTRIES])
        return _best_sentences(question, index, municipality, headed[:HEADED])

    words = [t.word for t in question.terms[:4]]
    label = TOPICS[question.topics[0]].label if only_topic and len(words) > 1 else join_names(words)
    return Aspect(capital(label) or "Vad som sägs", fill)


def _telling(terms: Sequence[Term], section: Section) -> list[tuple[int, int]]:
    """The sentences of a section, those with the words themselves first."""
    told = [(s, any(marks(t, section.text[s[0] : s[1]]) for t in terms)) for s in _body(section)]
    return [s for s, _ in sorted(told, key=lambda pair: not pair[1])]


def _best_sentences(
    question: Question, index: Index, municipality: Municipality, headed: Sequence[Candidate] = ()
) -> Cell:
    """The best sentences of one municipality's documents for the question, and how a section headed so begins.

    Without any, how its section on the topic begins.
    """
    near = _answering(question, index, municipality, nearly=True)
    if near or headed:
        return _from_candidates([*near[: ENTRIES - 1 - len(headed)], *headed])
    documents = index.documents_of({municipality.code})
    return _section_of(question.topics[0]).fill(municipality, documents) if question.topics else NOTHING


def _answering(
    question: Question, index: Index, municipality: Municipality, nearly: bool = False
) -> list[Candidate]:
    """The sentences of one municipality's documents that answer about equally well; `nearly`: or comes nearest."""
    own = replace(question, municipalities=(municipality,), absent=(), groups=())
    ranked = rank(own, index)
    found = carrying(own, ranked) or (_nearly(ranked) if nearly else [])
    return [s.candidate for s in found if s.score >= 0.85 * found[0].score]


def _nearly(ranked: Sequence[Scored]) -> list[Scored]:
    return [s for s in ranked[:1] if s.features["coverage"] >= 0.4 and not s.candidate.is_heading]


def _section_of(slug: str) -> Aspect:
    """The first sentences of the sections of one topic."""

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [
            make(agreement, section, start, end)
            for agreement in agreements
            for section in agreement.sections
            if section.topic == slug
            for start, end in _body(section)[: ENTRIES - 1]
        ]
        return _from_candidates(found[:ENTRIES])

    return Aspect(TOPICS[slug].label if slug in TOPICS else slug, fill)


def _body(section: Section) -> list[tuple[int, int]]:
    return [s for s in section.sentences if s[0] >= section.body_start]


def _from_candidates(found: Sequence[Candidate]) -> Cell:
    quotes = unique(cite(c.agreement, c.section, c.start, c.end) for c in found)
    return _cell(" … ".join(_one_line(q.quote) for q in quotes), quotes)


def _quoted(found: Sequence[tuple[Agreement, Span]]) -> Cell:
    """The sentences that facts stand in, each once."""
    return _quotes(unique(quote_of(a, span) for a, span in found)[:ENTRIES])


def _quotes(quotes: Sequence[Citation]) -> Cell:
    return _cell(" … ".join(_one_line(q.quote) for q in quotes), quotes)


def _sentence_text(agreement: Agreement, span: Span) -> str:
    return quote_of(agreement, span).quote


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str, citations: Iterable[Citation]) -> Cell:
    quotes = unique(citations)
    if not quotes or not text:
        return NOTHING
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    return Cell(text, quotes)


_BY_SUBJECT: dict[str, Callable[[Question, Index], Aspect]] = {
    "tracks": _tracks,
    "meetings": _meetings,
    "validity": _validity,
    "goals": _goals,
    "target_groups": _target_groups,
    "parties": _parties,
}
FACTS = frozenset(_BY_SUBJECT)  # subjects that a table is filled for by facts
_TOPIC_OF_SUBJECT: dict[str, str] = {"tracks": "jobbspar", "goals": "mal", "target_groups": "malgrupp"}

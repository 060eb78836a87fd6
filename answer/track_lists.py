"""List questions about tracks, decided by the tracks that documents hold: "vilka har jobbspår inom industri?"."""

import re
from collections.abc import Callable, Collection, Sequence

from answer.citations import cite
from answer.corpus_words import LOOSE, SHORTEST_ROOT, forms_of, root, same, same_things, tokens
from answer.findings import Finding, quote_of
from answer.frame import VAGUE, frame_words, statuses_of
from answer.question import Question, Term
from domain import vocabulary
from domain.agreement import Agreement, Span, Track, TrackStatus
from domain.industries import industries_of
from domain.municipalities import Municipality, by_name, find_municipalities
from domain.text import fold, words
from domain.track_nouns import track_pattern
from index.engine import Index

_TRACK_WORD = re.compile(rf"(?:jobb|yrkes|arbets|bransch|utbildnings)?spår\w*|lokala?|{track_pattern()}s?")
_OWN_TRACKS = re.compile(
    r"(?:snabb|kort)spår\w*"
)  # what one document calls its own, and others something else
_NEEDS = re.compile(r"\bbehov|\bbehöv|\bönsk|\befterfråg|\bmotiver|\bdefinier|\bdefinition")
# New tracks and a plan for them in one sentence, in either order.
_NEW_TRACKS = r"(?:fler|nya|nytt|ytterligare|\d+|två|tre|fyra|fem|sex) (?:nya |lokala )*(?:jobb|yrkes)?spår"
_PLAN = r"(?:planer|under utveckling|på gång|påbörja|framtag|tas fram|ta fram|ska starta|att starta|utöka|utvecklas)"
_PLANNED = re.compile(rf"\b{_NEW_TRACKS}[^.]*{_PLAN}|\b{_PLAN}[^.]*\b{_NEW_TRACKS}")
# One new track that a sentence in running text tells of.
_ONE_PLANNED = re.compile(
    r"\b(?:planera\w*|starta|startas|startar|tillkommer|inrättas|öppna|öppnas|införs|tas fram|ta fram)\b[^.]*\bspår"
    r"|\bspår\w*\b[^.]*\b(?:planera\w*|startar|startas|under utveckling|på gång)\b"
)
_DENIED_PLAN = re.compile(r"\b(?:inte|ej|inget|inga|ingen|aldrig)\b")
# That a track was declined is asked, and told.
_DECLINES = re.compile(
    r"\b(?:valt bort|väljer bort|valde bort|valt att inte|väljer att inte|avstår|avstått|tackat nej"
    r"|bestämt sig för att inte|beslutat att inte|inte vill|avser inte|inte avser|uttryckligen inte)\b"
)
_DECLINED = re.compile(
    r"spår\w*\b.*\b(?:inte aktuell\w*|ingår (?:\w+ )?inte|valt (?:bort|att inte)|är uteslut\w*|avser inte|avstår)"
    r"|\b(?:valt (?:bort|att inte)|avstå\w*|avser inte|har inte för avsikt|tänker inte|kommer inte att|ska inte"
    r"|väljer att inte)\b.*spår"
    r"|\b(?:inget|inga) (?:\w+ ){0,2}\w*spår\w*\b.*\b(?:planeras|startas|inrättas|aktuell\w*|ingår|erbjuds)"
)
_LEARNS = re.compile(
    r"\b(?:lär(?:a|er)? sig|utbilda(?:r|s)?(?: sig)?|utbildning\w*"
    r"|(?:jobba|arbeta|bli|börja|träna|plugga|praktisera)\b)"
)
_ELSEWHERE = re.compile(
    r"\b(?:annan kommun|andra kommuner|grannkommun\w*|annanstans|utanför (?:den egna )?kommunen|another municipality"
    r"|kommun(?:er)? (?:utanför|som inte (?:är part|ingår|omfattas))|utanför (?:avtalet|överenskommelsen|samarbetet))\b"
)
# Places in a neighbour's track or course, told in running text.
_BORROWED = re.compile(
    r"\b(?:köp\w*|förläggs|förlagd\w*|förlägger|hålls|håller|drivs|driver|anordna\w*|ordna[rs]?|värd|går i|gick|gått"
    r"|går även|deltar i|deltagit i|delta i|skickar|erbjuds|erbjuder|tar emot|öppen för|öppet för|reserverat"
    r"|plats(?:er)? i|lånar|hyr\w*|söka till)\b"
)
_LEARNT = re.compile(
    r"spår\w*\b|\bplats(?:er|erna)?\b|utbildning\w*|\bkurs\w*|undervisning|\bteori\b|\w+linje"
)
_MORE_TRACKS = re.compile(
    r"\b(?:fler|minst|över|mer|mindre|färre|högst|under) (?:än )?\w+ (?:lokala )?(?:jobb)?spår"
)
# How a word for somebody's occupation ends.
_OCCUPATION = re.compile(
    r"(?:(?:sköt|för|vård|vakt|arbet)?ar(?:e|en|na|(?=s?spår))|skötersk(?:a|or|orna)|biträden?|montör(?:er)?|operatör(?:er)?"
    r"|tekniker|elektriker|assistent(?:er)?|kock(?:ar)?|chaufför(?:er)?)(?:s?spår(?:et|en)?)?$"
)
# Words beside "jobbspår" that narrow nothing.
_EMPTY = frozenset(
    "lära lär sig utbilda utbildas utbildar utbildningar bli plugga träna praktisera prova "
    "hösten våren sommaren vintern höst vår vinter terminen läsåret årsskiftet november december januari "
    "lokal lokala lokalt aktuella aktuell igång start jobb jobba arbete arbeta utbildning bransch branscher "
    "branschen inriktning inriktade inriktat riktat riktad mot öppet öppna drivs kör nytt namngivna "
    "finnas driva erbjuds lagt lagts lade läggs lägga ner ned nedlagt nedlagda nedlagd avslutat avslutade avslutats "
    "upphört avvecklat avvecklats planera planerar planeras planerade planerat pågår pågående idag nya redan "
    "dag öppna öppnat öppen deltagare deltagarna antal fler flera ytterligare totalt sammanlagt "
    "helt alls överhuvudtaget startat startats start startade börjat än ännu "
    "delta deltar medverkar modell modellen "
    "på överenskommelsen avtalet gång drift i kraft aktivt aktiva öppnats".split()
)


def asks_for_declined(question: Question) -> bool:
    """Whether it asks who has chosen not to have a track."""
    return question.subject == "tracks" and _DECLINES.search(fold(question.corrected)) is not None


def declined(question: Question, index: Index) -> list[Finding] | None:
    """Those whose words say that they have chosen not to have a track, of the industries asked for or any."""
    if not asks_for_declined(question):
        return None
    found = []
    for agreement in index.agreements.values():
        for section, start, end in agreement.walk():
            said = section.text[start:end]
            if not _DECLINED.search(fold(" ".join(said.split()))):
                continue
            industries = set(industries_of(said))
            if not question.industries or industries & set(question.industries):
                found.append(
                    Finding(agreement, (cite(agreement, section, start, end),), 0.9, "har valt bort")
                )
    return found


def tracks(question: Question, index: Index) -> list[Finding] | None:
    """Those that have a track: of the industries asked for, with that place or words in its name, or any."""
    told = question.subject == "tracks"
    if not (told or asks_for_work(question)) or _NEEDS.search(fold(question.corrected)):
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
            found += [f for t in chosen for f in _track_findings(agreement, t)]
    if question.statuses == ("planerat",) and not question.industries:
        named = {f.agreement.id for f in found}
        found += [f for f in planned_in_text(index) if f.agreement.id not in named]
    elif question.statuses == ("planerat",) and not other_words(question):
        found += _planned_work(question, index, {f.agreement.id for f in found})
    return found if told else found or None  # where no track is asked for by name, the text may tell


def asks_for_work(question: Question) -> bool:
    """Whether it asks for nothing but learning or doing some work: "var kan man lära sig svetsa?"."""
    asked = question.subject == "text" and question.industries and not question.groups and not question.ages
    return bool(asked) and _LEARNS.search(fold(question.corrected)) is not None and not other_words(question)


def _planned_work(question: Question, index: Index, named: Collection[str]) -> list[Finding]:
    """Plans for tracks towards the work asked for that are told in running text, over a broken line too."""
    found = []
    for agreement in index.agreements.values():
        for section in agreement.sections if agreement.id not in named else ():
            for (start, end), (_, following) in zip(
                section.sentences, (*section.sentences[1:], (0, 0)), strict=True
            ):
                said = fold(section.text[start:end])
                if not _ONE_PLANNED.search(said) or _DENIED_PLAN.search(said):
                    continue
                # Without its full stop the sentence goes on after the line.
                end = end if said.rstrip().endswith((".", ":", "!")) or not following else following
                if set(question.industries) & set(industries_of(section.text[start:end])):
                    quote = cite(agreement, section, start, end)
                    found.append(Finding(agreement, (quote,), 0.8, "planerat"))
    return found


def planned_in_text(index: Index) -> list[Finding]:
    """Sentences and goals that plan tracks which have no name yet: "fler jobbspår är under utveckling"."""
    found = [
        Finding(agreement, (quote_of(agreement, goal.span),), 0.9, "planerat")
        for agreement in index.agreements.values()
        for goal in agreement.facts.goals
        if goal.unit == "jobbspår"
        and goal.number is not None
        and _PLANNED.search(said := fold(quote_of(agreement, goal.span).quote))
        and not _DENIED_PLAN.search(said)
    ]
    for agreement in index.agreements.values():
        for section, start, end in agreement.walk():
            said = fold(section.text[start:end])
            if _PLANNED.search(said) and not _DENIED_PLAN.search(said):
                found.append(Finding(agreement, (cite(agreement, section, start, end),), 0.8, "planerat"))
    return found


def _run_elsewhere(index: Index) -> list[Finding]:
    """Tracks that run in a municipality that is no party, and sentences that tell of places with a neighbour."""
    found = []
    for agreement in index.agreements.values():
        named = [
            finding
            for track in agreement.facts.tracks
            if track.status == "finns"
            and track.place
            and by_name(track.place) not in agreement.municipalities
            for finding in _track_findings(agreement, track)
        ]
        found += named or _with_neighbours(agreement)
    return found


def _with_neighbours(agreement: Agreement) -> list[Finding]:
    found = []
    for section, start, end in agreement.walk():
        said = section.text[start:end]
        told = fold(said)
        if not (_BORROWED.search(told) and _LEARNT.search(told)) or _DENIED_PLAN.search(told):
            continue
        others = {m.municipality for m in find_municipalities(said)} - set(agreement.municipalities)
        if others and not statuses_of(told):
            found.append(Finding(agreement, (cite(agreement, section, start, end),), 0.7))
    return found


def track_filter(question: Question, index: Index) -> Callable[[Track], bool] | None:
    """Which tracks the question means; None when it asks for something that facts do not tell."""
    statuses: Sequence[TrackStatus] = question.statuses or ("finns",)
    places = {m.name for m in question.absent} | {p.name for p in _places_beside(question)}
    rest = other_words(question)
    occupied = of_occupation(question, index)
    names = {t.name for a in index.agreements.values() for t in a.facts.tracks}
    by_name_only = bool(rest) and any(named(rest, name) for name in names)
    if rest and not question.industries and not places and not by_name_only:
        return None

    def fits(track: Track) -> bool:
        if track.status not in statuses or (places and track.place not in places):
            return False
        if question.industries and not set(question.industries) & set(track.industries):
            return False
        if occupied and track.span not in occupied:
            return False
        return bool(question.industries or places or not rest or named(rest, track.name))

    return fits


def of_occupation(question: Question, index: Index) -> frozenset[Span]:
    """The tracks that name the occupation asked for ("för undersköterskor"); empty when no track does."""
    stems = {
        stem
        for term in question.terms
        if _OCCUPATION.search(term.word)
        for word in (term.word, *same_things(term.word))
        for stem in [_occupation_stem(word)]
    }
    if not stems:
        return frozenset()
    return frozenset(
        track.span
        for agreement in index.agreements.values()
        for track in agreement.facts.tracks
        if any(stem in fold(f"{track.name} {quote_of(agreement, track.span).quote}") for stem in stems)
    )


def _occupation_stem(word: str) -> str:
    """What tells the occupation: "svets" of "svetsare", as that is work of its own; "undersköters" of itself."""
    work = re.sub(r"(?<!s)s$", "", _OCCUPATION.sub("", word))
    return work if len(work) >= SHORTEST_ROOT and industries_of(work) else root(word)


def named(wanted: Sequence[Term], name: str) -> bool:
    """Whether a track's name holds all the words, or other names of the same things."""
    words_of_name = tokens(name)
    return all(
        any(same(form, word) for form, worth in forms_of(term) if worth > LOOSE for word in words_of_name)
        for term in wanted
    )


def other_words(question: Question) -> list[Term]:
    """The question's words apart from those that say "jobbspår", an industry, a place or that something exists."""
    frame = frame_words(listing=True) | vocabulary.STOPWORDS
    places = {fold(p.name) for p in _places_beside(question)}
    return [
        t
        for t in question.terms
        if t.weight > VAGUE
        and t.word not in frame
        and not statuses_of(t.word)
        and not _TRACK_WORD.fullmatch(t.word)
        and not (question.counted == "tracks" and _OWN_TRACKS.fullmatch(t.word))
        and not industries_of(t.word)
        and not all(word in _EMPTY or word in frame for word in t.word.split())
        and t.word not in places
        and not t.word.isdigit()
    ]


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


def _track_findings(agreement: Agreement, track: Track) -> list[Finding]:
    """A track is all its parties'; where it runs is told to those that it does not run at."""
    place = by_name(track.place) if track.place else None
    status = {"planerat": "planerat", "avslutat": "avslutat"}.get(track.status)
    quotes = (quote_of(agreement, track.span),)
    if place is None:
        return [Finding(agreement, quotes, 1.0, status)]
    elsewhere = f"{status}, drivs i {place.name}" if status else f"drivs i {place.name}"
    others = frozenset(m.code for m in agreement.municipalities if m != place)
    own = [Finding(agreement, quotes, 1.0, status, frozenset({place.code}))]
    return [
        *(own if place in agreement.municipalities else []),
        *([Finding(agreement, quotes, 0.99, elsewhere, others)] if others else []),
    ]

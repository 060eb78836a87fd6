"""The pages: each takes its state from the address and makes one context."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from answer.compare import compare
from answer.overrides import read_overrides
from answer.profile import profile
from answer.results import find
from answer.service import ask
from answer.wording import sort_swedish
from domain.agreement import Agreement
from domain.answer import Answer
from domain.artifact import read_all
from index.generation import families_of
from web import document_pages
from web.contexts import ComparePage, MunicipalityPage, SearchPage, StartPage
from web.document_pages import any_invented
from web.filters import chosen_filters, filter_groups, topic_choices
from web.library import Library
from web.tracks import chosen_tracks, tracks_page

MOST_COMPARED = 12


def blueprint(library: Library) -> Blueprint:
    """All pages over one library."""
    pages = Blueprint("pages", __name__)

    @pages.get("/")
    def start() -> str:
        agreements = tuple(read_all(library.home))
        doubles = families_of(library.home).doubles
        return render_template(
            "start.html", page=start_page(tuple(a for a in agreements if a.id not in doubles))
        )

    @pages.get("/sok")
    def search() -> str | Response:
        query = request.args.get("q", "").strip()
        index = library.index()
        filters = chosen_filters(request.args)
        answer = ask(query, index, request.args.get("efter") or None, read_overrides(request.args.getlist))
        query = answer.meant or query  # a follow-up is shown, narrowed and followed up as the whole question
        page = SearchPage(
            query=query,
            answer=answer if is_question(answer) else None,
            results=tuple(find(query, index, filters=filters)),
            filters=filter_groups(index, filters),
            invented=any_invented(index.agreements.values()),
        )
        return render_template("search.html", page=page)

    @pages.get("/jamfor")
    def compare_page() -> str:
        index = library.index()
        names = tuple(dict.fromkeys(request.args.getlist("kommun")))[:MOST_COMPARED]
        topics = tuple(request.args.getlist("amne"))
        parties = {m.name: m for a in index.agreements.values() for m in a.municipalities}
        page = ComparePage(
            all=tuple(parties[name] for name in sort_swedish(parties)),
            chosen=names,
            topics=topic_choices(index, topics),
            answer=compare(names, topics, index) if len(names) > 1 else None,
            invented=any_invented(index.agreements.values()),
        )
        return render_template("compare.html", page=page)

    @pages.get("/kommun/<name>")
    def municipality(name: str) -> str:
        told = profile(name, library.index())
        page = MunicipalityPage(told, any_invented(d.agreement for d in told.documents))
        return render_template("municipality.html", page=page)

    @pages.get("/jobbspar")
    def tracks() -> str:
        return render_template("tracks.html", page=tracks_page(library.index(), chosen_tracks(request.args)))

    document_pages.add_to(pages, library)
    return pages


def is_question(answer: Answer) -> bool:
    """Whether the words asked for an answer and not only for sections."""
    return answer.kind != "search"


def start_page(agreements: tuple[Agreement, ...]) -> StartPage:
    """Examples are made from the corpus at hand, so that each of them has an answer."""
    return StartPage(
        examples=examples(agreements),
        documents=len(agreements),
        municipalities=len({m.code for a in agreements for m in a.municipalities}),
        invented=any_invented(agreements),
    )


def examples(agreements: tuple[Agreement, ...]) -> tuple[str, ...]:
    """Up to four questions that the documents can answer."""
    found = []
    if any("industri" in t.industries for a in agreements for t in a.facts.tracks):
        found.append("Vilka kommuner har jobbspår inom industri?")
    meetings = ((a, m) for a in agreements for m in a.facts.meetings if m.per_year and a.municipalities)
    for agreement, meeting in meetings:
        if group := definite_group(meeting.group or ""):
            found.append(f"Hur ofta träffas {group} i {agreement.municipalities[0].name}?")
            break
    with_goals = [
        a.municipalities[0].name for a in agreements if a.facts.goals and len(a.municipalities) == 1
    ]
    if len(set(with_goals)) > 1:
        one, other = list(dict.fromkeys(with_goals))[:2]
        found.append(f"Jämför målen i {one} och {other}")
    if any("jämställdhet" in (s.heading or "").lower() for a in agreements for s in a.sections):
        found.append("Vilka kommuner har ett avsnitt om jämställdhet?")
    return tuple(found)


def definite_group(name: str) -> str | None:
    """ "Styrgrupp" as "styrgruppen"; None for names that the ending does not fit."""
    group = name.lower()
    if group.endswith(("gruppen", "rådet")):
        return group
    return f"{group}en" if group.endswith("grupp") else None

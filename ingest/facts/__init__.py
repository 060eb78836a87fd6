"""What a document says, as facts that each point at the words which say it."""

from collections.abc import Sequence

from domain.agreement import DroppedText, Facts, Section
from domain.municipalities import by_code
from ingest.facts.dating import find_dates_of
from ingest.facts.follow_ups import find_follow_ups
from ingest.facts.goals import find_goals
from ingest.facts.groups import find_groups
from ingest.facts.meetings import find_meetings
from ingest.facts.mending import mended
from ingest.facts.parties import find_parties, letterhead
from ingest.facts.projects import find_projects
from ingest.facts.resources import find_resources
from ingest.facts.target_groups import find_target_groups
from ingest.facts.tracks.details import with_details
from ingest.facts.tracks.document_tracks import find_tracks
from ingest.facts.units import body_units
from ingest.wording import has_main_verb

__all__ = ["find_facts"]


def find_facts(sections: Sequence[Section], dropped: Sequence[DroppedText] = ()) -> Facts:
    """All facts of one document, each kind in the document's order. A table of contents states none.

    `dropped` is what stands in the file outside its sections: its running heads may tell whose it is.
    """
    sections = [mended(section) for section in sections if not _is_contents(section)]
    parties = find_parties(sections, letterhead(dropped))
    municipalities = {m.name for p in parties if (m := by_code(p.municipality or ""))}
    return Facts(
        parties=parties,
        dates=find_dates_of(sections),
        tracks=with_details(sections, find_tracks(sections, municipalities)),
        goals=find_goals(sections),
        meetings=find_meetings(sections),
        groups=find_groups(sections),
        target_groups=find_target_groups(sections),
        projects=find_projects(sections),
        resources=find_resources(sections),
        follow_ups=find_follow_ups(sections),
    )


def _is_contents(section: Section) -> bool:
    """A table of contents; not a section that is called "Innehåll" and says in sentences what the agreement holds."""
    return section.topic == "innehall" and not any(
        unit.text.rstrip().endswith(".") and has_main_verb(unit.text) for unit in body_units(section)
    )

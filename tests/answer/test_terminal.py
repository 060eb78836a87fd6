"""What a terminal shows of documents that belong together; texts are invented."""

from dataclasses import replace
from io import StringIO

from rich.console import Console

from answer.terminal import show_coverage, show_documents
from index.families import find_families
from tests.answer.versions_corpus import COPY, NEW, OLD


def test_the_list_of_documents_says_what_each_is_to_others():
    documents = [OLD, NEW, COPY]
    out = StringIO()
    console = Console(file=out, width=80)
    show_documents(console, documents, find_families(documents), {a.id: a.file for a in documents}, {"kopia"})
    lines = out.getvalue().splitlines()
    assert lines[0::3] == [a.file for a in documents]  # whole, in a window of eighty columns
    assert [line.strip() for line in lines[2::3]] == [
        "ersatt av knivsta-2022.txt",
        "ersätter knivsta-2018.txt; finns även som kopia.txt",
        "dubblett av knivsta-2022.txt; oförändrad",
    ]


def test_a_topic_that_is_judged_by_the_text_is_said_with_the_way_to_correct_it():
    judged = replace(NEW.sections[-1], heading="Vägen framåt", topic="uppfoljning", topic_confidence=0.9)
    out = StringIO()
    console = Console(file=out, width=200)
    show_coverage(console, replace(NEW, sections=(*NEW.sections[:-1], judged)))
    said = out.getvalue()
    assert "Vägen framåt: Uppföljning (90" in said
    assert f'duasok correct {NEW.file} --set "ämne=ÄMNE" --section "RUBRIK"' in said
    out.truncate(0)
    show_coverage(console, NEW)
    assert "bedömda" not in out.getvalue()

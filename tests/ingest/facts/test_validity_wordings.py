"""Until when an agreement holds, in ninety-nine invented wordings: eighty-four were mended on, fifteen held out."""

import json
from pathlib import Path

import pytest

from ingest.facts.dating import find_dates_of
from ingest.layout.cleaning import clean
from ingest.readers.text import read_text
from ingest.structure.assembler import assemble
from ingest.structure.recognizer import recognize

WORDINGS = json.loads((Path(__file__).parents[2] / "fixtures" / "validity.json").read_text(encoding="utf-8"))
UNREAD = {"Slutdatum\t2022-12-31"}  # a label that says nothing of what ends: an agreement, a project, a post
FEWEST_HELD_OUT = 10  # of 15, as first measured


def last_day(wording):
    text = (
        "Överenskommelse\nmellan Ånga kommun och Arbetsförmedlingen\n\n1. Syfte\nParterna samverkar för att fler ska "
        f"komma i arbete.\n\n{wording['heading']}\n{wording['text']}\n\n3. Underskrifter\nÅnga den 15 januari 2020\n"
    )
    sections = assemble(recognize(clean(read_text(text.encode(), "avtal.txt"))))
    return next((fact.value for fact in find_dates_of(sections) if fact.role == "valid_to"), None)


@pytest.mark.parametrize("wording", WORDINGS["mended"], ids=lambda wording: wording["text"])
def test_wordings_that_were_mended_on(wording):
    assert last_day(wording) == (None if wording["text"] in UNREAD else wording["valid_to"])


def test_wordings_held_out():
    right = sum(last_day(wording) == wording["valid_to"] for wording in WORDINGS["held_out"])
    assert right >= FEWEST_HELD_OUT


def test_a_last_day_is_no_first_day():
    text = "Överenskommelse\n\n1. Giltighet\nSista giltighetsdag: 2022-12-31\n"
    sections = assemble(recognize(clean(read_text(text.encode(), "avtal.txt"))))
    assert [fact.role for fact in find_dates_of(sections)] == ["valid_to"]

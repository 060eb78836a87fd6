"""Headings as different civil servants write them: each fixture of tests/fixtures/headings gives its tree."""

import pytest

from tests.ingest.heading_styles import FIXTURES, expected, headings_of

STYLES = sorted(FIXTURES.glob("*.txt"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_headings_are_found_whatever_their_style(path):
    assert headings_of(path) == expected(path)

"""Lines packed in little memory: the same lines in the same order."""

import pytest

from ingest.line_store import LineStore
from ingest.lines import Line

LINES = [
    Line(f"Rad {n} – åäö", page=n // 40, left=56.7, top=n + 0.25, size=10.5, hint="row", columns=("A", "B"))
    for n in range(300)
]
PLAIN = pytest.mark.parametrize("plain", [0, 100, 300, 1000])


@PLAIN
def test_lines_come_back_as_they_were_put_in(plain):
    store = LineStore(LINES, plain)
    assert list(store) == LINES and len(store) == 300 and store == LINES


@PLAIN
def test_any_line_can_be_looked_at(plain):
    store = LineStore(LINES, plain)
    assert [store[at] for at in (0, 299, 127, 128, 5, 260, -1)] == [
        LINES[at] for at in (0, 299, 127, 128, 5, 260, -1)
    ]
    assert store[126:130] == LINES[126:130]


@PLAIN
def test_lines_are_added_while_it_is_read(plain):
    store = LineStore(LINES[:127], plain)
    assert store[126] == LINES[126]
    store.append(LINES[127])
    store.append(LINES[128])
    assert store[127:129] == LINES[127:129]


def test_a_line_that_is_not_there():
    with pytest.raises(IndexError):
        LineStore(LINES, 0)[300]
    assert LineStore() == () and list(LineStore()) == []

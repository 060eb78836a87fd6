"""The basket's file: order, notes, undoing, limits, and what it says of words that have gone."""

from dataclasses import replace

import pytest

from answer import basket
from answer.basket import Basket, change_basket, new_basket, read_basket, report_on_basket
from answer.export.report import Extract, Part, of_section
from domain.errors import HomeError, UsageError
from domain.home import Home
from tests.factory import make_agreement

PARTS = [
    Part(f"Del {n}", extracts=(Extract("Vara", "vara.txt", "Mål", None, f"text {n}"),)) for n in range(3)
]


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def filled(home):
    identifier = new_basket(home)
    for n, part in enumerate(PARTS):
        change_basket(home, identifier, basket.add(f"citat?n={n}", part))
    return identifier


def titles(made: Basket):
    return [i.part.title for i in made.items]


def test_items_keep_their_order_and_come_once(home, filled):
    change_basket(home, filled, basket.add("citat?n=1", PARTS[1]))
    kept = read_basket(home, filled)
    assert titles(kept) == ["Del 0", "Del 1", "Del 2"] and [i.part for i in kept.items] == PARTS


def test_items_are_moved_up_and_down_but_not_beyond_the_ends(home, filled):
    first, *_, last = [i.id for i in read_basket(home, filled).items]
    assert titles(change_basket(home, filled, basket.move(last, -1))) == ["Del 0", "Del 2", "Del 1"]
    assert titles(change_basket(home, filled, basket.move(first, 1))) == ["Del 2", "Del 0", "Del 1"]
    assert titles(change_basket(home, filled, basket.move(first, 9))) == ["Del 2", "Del 1", "Del 0"]
    assert titles(change_basket(home, filled, basket.move("finns-inte", 1))) == ["Del 2", "Del 1", "Del 0"]


def test_removing_and_clearing_are_undone_and_done_again(home, filled):
    before = read_basket(home, filled).items
    assert change_basket(home, filled, basket.clear).items == ()
    assert basket.undo(home, filled).items == before
    assert basket.undo(home, filled).items == ()
    basket.undo(home, filled)
    assert titles(change_basket(home, filled, basket.remove(before[1].id))) == ["Del 0", "Del 2"]
    assert basket.undo(home, filled).items == before
    assert titles(change_basket(home, filled, basket.remove_what("citat?n=0"))) == ["Del 1", "Del 2"]


def test_notes_stay_with_their_items(home, filled):
    identifier = read_basket(home, filled).items[1].id
    change_basket(home, filled, basket.note(identifier, "  Fråga Åsa.\r\n  Före maj. "))
    change_basket(home, filled, basket.move(identifier, 1))
    assert [i.part.note for i in read_basket(home, filled).items] == ["", "", "Fråga Åsa.\nFöre maj."]
    with pytest.raises(UsageError, match="högst 2000"):
        basket.note(identifier, "å" * 2001)


def test_a_full_basket_says_so_and_keeps_what_it_has(home, filled, monkeypatch):
    monkeypatch.setattr(basket, "MOST_ITEMS", 3)
    with pytest.raises(UsageError, match="rymmer 3 saker"):
        change_basket(home, filled, basket.add("citat?n=9", PARTS[0]))
    assert len(read_basket(home, filled).items) == 3


def test_no_other_file_can_be_named(home):
    for wrong in ("../secret", "", "A" * 32, "a" * 31):
        with pytest.raises(UsageError):
            read_basket(home, wrong)


def test_a_damaged_file_is_told_of(home, filled):
    (home.baskets / f"{filled}.json").write_text('{"items": 3}', encoding="utf-8")
    with pytest.raises(HomeError, match="skadad"):
        read_basket(home, filled)


def test_the_report_has_a_part_for_each_item(home, filled):
    assert report_on_basket(read_basket(home, filled)).parts == tuple(PARTS)
    with pytest.raises(UsageError, match="tomt"):
        report_on_basket(Basket())


def test_words_that_have_changed_are_noticed():
    agreement = make_agreement("vara.txt", ["Vara"], {"Mål": ["Minst 70 procent."]})
    extract = of_section(agreement, agreement.sections[0])
    assert extract.text == "Minst 70 procent." and basket.stands(extract, agreement)
    assert not basket.stands(replace(extract, text="Minst 80 procent."), agreement)
    assert not basket.stands(extract, None)

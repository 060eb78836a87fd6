from ingest.layout.blocks import TextBlock
from ingest.structure.contents import find_contents


def contents_of(*lines):
    return find_contents([TextBlock(line) for line in lines])


def test_entries_with_numbers_and_pages():
    contents = contents_of(
        "Avtal", "Innehåll", "1. Parter\t2", "2. Mål ........ 3", "2.1 Delmål … 3", "1. Parter", "Text."
    )
    assert [(e.number, e.title, e.page, e.level) for e in contents.entries] == [
        ("1", "Parter", 2, 1),
        ("2", "Mål", 3, 1),
        ("2.1", "Delmål", 3, 2),
    ]
    assert (contents.start, contents.end, contents.title) == (1, 5, True)


def test_entries_without_pages_come_again_below():
    contents = contents_of(
        "Innehåll",
        "Bakgrund",
        "Arbetssätt",
        "Mål",
        "Bakgrund",
        "Text här.",
        "Arbetssätt",
        "Text.",
        "Mål",
        "Text.",
    )
    assert [e.title for e in contents.entries] == ["Bakgrund", "Arbetssätt", "Mål"]
    assert contents.end == 4


def test_entries_inside_one_line():
    contents = contents_of(
        "2 Innehåll Inledning... 3 Etapp 1 Start... 4 Vad händer sedan?... 5 Inledning Det här är texten."
    )
    assert [(e.title, e.page) for e in contents.entries] == [
        ("Inledning", 3),
        ("Etapp 1 Start", 4),
        ("Vad händer sedan?", 5),
    ]
    assert contents.inline is not None


def test_the_word_alone_is_no_table_of_contents():
    assert (
        contents_of("Innehåll", "Den här överenskommelsen innehåller tre delar.", "Mål", "Text.").entries
        == ()
    )
    assert contents_of("Deltagare 12", "Platser 14", "Text.").entries == ()


def test_a_table_of_figures_is_no_table_of_contents():
    rows = ("Vård och omsorg\t1 310\t390", "Skola\t840\t205", "Handel\t560\t95")
    assert not contents_of("1 Parter", "Text.", "Bransch\tAnställda\tSlutar", *rows, "2 Mål").entries
    assert len(contents_of("1\tParter\t2", "2\tMål\t3", "3\tTid\t4", "Text.").entries) == 3

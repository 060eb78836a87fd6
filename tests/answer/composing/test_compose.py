from answer.composing.compose import one_line, trimmed

LONG = (
    "Parterna möts i en arbetsgrupp, som leds av kommunen, och går igenom alla ärenden som har kommit in sedan sist, "
    "varefter gruppen fördelar 25 platser mellan spåren, och en gång om året redovisas allt för styrgruppen."
)


def test_one_line_shows_cells_and_hides_emphasis():
    assert one_line("- **Vård**\t15\t\t50\n") == "Vård | 15 | 50"


def test_a_short_text_is_given_whole():
    assert trimmed("Kort mening.", 0, 4, 100) == "Kort mening."


def test_a_long_text_is_cut_at_clauses_around_the_value():
    start = LONG.index("25 platser")
    piece = trimmed(LONG, start, start + 10, 120)
    assert "25 platser" in piece
    assert len(piece) <= 120
    assert piece.startswith("… ")
    assert piece.endswith("…")
    assert piece.strip("… ") in LONG


def test_text_without_clauses_is_cut_at_words():
    text = "ord " * 300 + "VÄRDET " + "ord " * 300
    start = text.index("VÄRDET")
    piece = trimmed(text, start, start + 6, 80)
    assert "VÄRDET" in piece
    assert len(piece) <= 80

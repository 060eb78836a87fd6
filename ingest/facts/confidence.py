"""How sure a fact is: the one scale that every finder takes its confidence from, by what carries the fact."""

CERTAIN = 1.0  # a place made for it: the section of parties, a line of signatures, the term of validity
SURE = 0.95  # a heading, list item, table cell or title that can hardly mean anything else
CLEAR = 0.9  # a sentence that says just this
LIKELY = 0.8  # a sentence that says it among other things, or a table that has lost its shape
WEAK = 0.7  # one reading of several, or reckoned from something else
GUESS = 0.5  # nothing better was found

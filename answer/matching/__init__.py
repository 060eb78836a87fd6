"""Whether the words, numbers and values of a question occur in a text."""

"""Answers with a value: a number, a date, how often, who, what."""

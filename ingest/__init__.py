"""Readers, layout, recognizer, assembler, facts: from a file to an Agreement."""

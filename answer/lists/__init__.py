"""Answers over every municipality: which and how many, decided by facts or by what sentences say."""

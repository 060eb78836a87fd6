"""What a question asks for: its kind, whom and what it is about, and in which words documents may say it."""

"""Answers that describe: the few sentences that tell, or a process step by step."""

"""Question, plan, evidence, answer; comparison; export."""

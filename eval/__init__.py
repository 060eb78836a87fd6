"""Gold questions, metrics, reports."""

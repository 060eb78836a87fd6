"""Yes or no, with the sentence or the facts that decide."""

"""What answers share: the versions they are from, their quotes and words, and how they say that nothing is said."""

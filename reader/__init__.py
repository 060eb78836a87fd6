"""The reading model: a small network that reads question and passage together and finds the words that answer."""

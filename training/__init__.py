"""Makes the reading model from public data; nothing of the running program imports it."""

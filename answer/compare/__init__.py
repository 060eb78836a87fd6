"""Municipalities side by side, aspect by aspect."""

"""Flask pages and JSON API over the services."""

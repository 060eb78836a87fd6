"""Shows a place in its original: pictures of its pages, drawn in bounds, and where on them the words stand."""

"""Models for views: ids at once, rows by page."""

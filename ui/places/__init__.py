"""The places one can go to: a folder each, with its view and its presenter."""

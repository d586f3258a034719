"""Paper, and files that are like it: one page, in plain ink on white whatever the window wears."""

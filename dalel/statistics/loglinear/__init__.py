"""Log-linear models of overlapping lists: all of them, weighed, with intervals that admit the choice."""

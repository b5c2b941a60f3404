"""Change over time of documented counts: trends with an exposure, and breaks where a source starts or stops."""

"""Small programs for those who work on Dalel; nothing here is installed."""

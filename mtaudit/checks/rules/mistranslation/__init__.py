"""MIS: words that do not say what the source says."""

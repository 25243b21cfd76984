"""AGR: words that do not agree with what they belong to."""

"""ADD: sentences and words of the translation that the source does not have."""

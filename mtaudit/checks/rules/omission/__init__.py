"""OMI: sentences and words of the source that the translation leaves out."""

"""The English that the Arabic says, by a model or as it was given, and what it tells about the translation."""

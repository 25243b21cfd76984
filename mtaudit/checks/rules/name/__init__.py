"""NAM: names that are garbled, wrong, missing, spelled in two ways, without their article, or read as words."""

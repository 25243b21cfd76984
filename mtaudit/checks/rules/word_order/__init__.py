"""WRD: words that are all there, in the wrong places."""

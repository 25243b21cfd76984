"""NEG: negations that were lost on the way, or that came in."""

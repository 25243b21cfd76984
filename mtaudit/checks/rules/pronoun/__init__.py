"""PRO: pronouns of the wrong gender."""

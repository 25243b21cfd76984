"""What a reader says when it cannot read."""


class ReadError(ValueError):
    """An input that cannot be audited: one line that says what is wrong with it and what to do."""

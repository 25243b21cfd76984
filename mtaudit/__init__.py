"""mtaudit: a linter for machine-translated Arabic news."""

__version__ = "0.1.0"

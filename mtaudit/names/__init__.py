"""Names: how an English name is written in Arabic, what names are known, and how an article writes them."""

from mtaudit.names.transducer import similarity

__all__ = ["similarity"]

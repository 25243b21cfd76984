"""Files into text: plain text, HTML, Word, XLIFF and TMX, in any encoding that a newsroom has; corpora into records."""

from mtaudit.errors import ReadError
from mtaudit.readers.back_translation import read_back_translation, read_lines
from mtaudit.readers.bitext import Pair, is_bitext, join, read_bitext
from mtaudit.readers.corpora import count_records, open_records
from mtaudit.readers.files import open_input
from mtaudit.readers.jsonl import BadLine, Record, iter_records
from mtaudit.readers.pair import Article, article_of, read_pair
from mtaudit.readers.text import read, read_bytes

__all__ = [
    "Article",
    "BadLine",
    "Pair",
    "ReadError",
    "Record",
    "article_of",
    "count_records",
    "is_bitext",
    "iter_records",
    "join",
    "open_input",
    "open_records",
    "read",
    "read_back_translation",
    "read_bitext",
    "read_bytes",
    "read_lines",
    "read_pair",
]

"""UNT: English that was left in the Arabic text."""

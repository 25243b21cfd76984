"""People: who is a man or a woman, and of whom a word speaks."""

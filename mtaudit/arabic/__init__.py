"""What is known about Arabic: normalisation, tokens, sentences, morphology, numbers, pronouns."""

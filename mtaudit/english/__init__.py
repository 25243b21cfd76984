"""What is known about English: tokens, sentences, numbers, names, gender, function words."""

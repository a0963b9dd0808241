"""Sentences with known truth: frames, the numbers and authorities in them, and the draft they are written on."""

"""Publishing: one atomic replacement, kept versions, and the way back."""

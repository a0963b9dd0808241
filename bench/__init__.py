"""Worlds with known truth, comparison of the stages with that truth, and timings."""

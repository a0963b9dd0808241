"""Damage like that of the web, done to a draft and its truth in one step."""

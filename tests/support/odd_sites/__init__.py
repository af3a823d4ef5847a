"""Odd sites that are sound in most of what they say, as real ones are; each from a seed. See `kinds` for what is odd."""

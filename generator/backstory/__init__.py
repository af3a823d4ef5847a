"""Backstory: articles with YAML metadata become a static site of topic briefings."""

__version__ = "0.1.0"

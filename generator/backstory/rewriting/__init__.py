"""Rewriting of authors' files: planned as edits, shown as a difference, written only if nothing changed meanwhile."""

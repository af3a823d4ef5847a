"""Reading a pile: what its texts say together. Names first, then points and pieces, events, claims, differences.

Everything here is pure: the same texts in the same order give the same findings, and each finding keeps the
statements that it was drawn from.
"""

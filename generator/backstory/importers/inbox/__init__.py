"""The inbox: what was found in imported texts becomes proposals, and what an author accepts goes into files.

Nothing is kept but decisions: the proposals are found anew in the articles as they are now.
"""

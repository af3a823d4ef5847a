"""Texts in other formats than plain ones: saved web pages and addresses, feeds, documents of word processors.

Each becomes a `ForeignText`, and that a draft. The libraries that read them are the extra `import`.
"""

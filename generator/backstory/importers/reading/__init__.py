"""Reading one text: its shape, sentences, dates, names, and who says what. Every finding keeps its line."""

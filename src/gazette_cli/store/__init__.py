"""A corpus as one SQLite file: issues, articles, paragraphs, mentions, people, and search for words of any length.

SQLite's own word index takes a run of Chinese for one word. Here every character is a word of its own, and what
is looked for is a phrase of them: that finds what a plain scan finds, whatever its length.
"""

"""Knowledge from files: articles and policies in Markdown, saved replies in JSON.

Rule: one bad file never keeps the others out; its problem names file, line and what to do.
"""

"""Models that draft: any OpenAI-compatible server, the knowledge alone, and the demo's recorded answers.

Rule: every failure becomes one clear sentence with one action; an answer without its end is never a draft.
"""

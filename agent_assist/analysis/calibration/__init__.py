"""From hand-made points to probabilities that hold: fit, prequential quality, bands, precedents.

Rule: transparent and additive; pure Python, so that a start costs nothing and every number can be recomputed.
"""

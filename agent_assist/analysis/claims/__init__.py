"""Checks a reply sentence by sentence against what it may rest on.

Rule: the customer's own words are never evidence for what the company promises.
"""

from agent_assist.analysis.claims.check import check_reply
from agent_assist.analysis.claims.contradictions import contradicts
from agent_assist.analysis.claims.fact_sources import FactSource, fact_sources
from agent_assist.analysis.claims.kinds import classify

__all__ = ["FactSource", "check_reply", "classify", "contradicts", "fact_sources"]

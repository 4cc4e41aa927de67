"""Hard facts in a text: numbers, money, dates, times, links, addresses, ids, names.

Rule: the same fact has the same value in every language and notation.
"""

from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.find import find_facts

__all__ = ["Fact", "FactKind", "find_facts"]

"""Does a message try to instruct the model?

Rule: mail is data. What looks like an order to a machine is shown to the agent, never obeyed silently.
"""

from agent_assist.analysis.injection.finding import find_injection
from agent_assist.analysis.injection.markup import find_markup

__all__ = ["find_injection", "find_markup"]

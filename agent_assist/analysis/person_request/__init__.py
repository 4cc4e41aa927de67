"""Does the customer ask for a person, or whether a machine is writing?

Rule: who asks for a person gets one; a question about the machine is a question, not such a wish.
"""

from agent_assist.analysis.person_request.asking import asks_if_ai, wants_person

__all__ = ["asks_if_ai", "wants_person"]

"""A link can show a ticket and nothing else."""

from __future__ import annotations

import pytest

from agent_assist.domain.errors import InputError
from agent_assist.domain.links import is_ticket_id, ticket_of_link


@pytest.mark.parametrize("ticket", ["48213", "M-QWERTY12", "T_1.2", "a" * 64])
def test_a_link_names_a_ticket(ticket: str):
    assert ticket_of_link(f"agent-assist://ticket/{ticket}") == ticket
    assert is_ticket_id(ticket)


def test_no_link_names_none():
    assert ticket_of_link("") == ""


@pytest.mark.parametrize(
    "link",
    [
        "agent-assist://ticket/",
        "agent-assist://ticket/a/b",
        "agent-assist://ticket/..",
        "agent-assist://ticket/a b",
        "agent-assist://ticket/a%20b",
        "agent-assist://ticket/a?send=1",
        "agent-assist://ticket/a#b",
        "agent-assist://ticket/a\n",
        "agent-assist://ticket/é",
        "agent-assist://ticket/" + "a" * 65,
        "agent-assist://send/1",
        "AGENT-ASSIST://ticket/1",
        "agent-assist:ticket/1",
        "https://ticket/1",
        "--demo",
        " agent-assist://ticket/1",
    ],
)
def test_any_other_form_is_refused_whole(link: str):
    with pytest.raises(InputError, match=r"agent-assist://ticket/48213"):
        ticket_of_link(link)

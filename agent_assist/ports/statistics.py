"""What past decisions add up to, read out of the decision log (or, in the demo, made up and marked so)."""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.statistics import Case, Cells, Dimension, Release


class StatisticsSource(Protocol):
    """Sums by week, queue and one dimension. Nothing here is shown as it is: the service groups it first."""

    def catch_up(self) -> int:
        """Take in what was logged since the last call; a number that changes when the sums do."""
        ...

    def cells(self, dimension: Dimension, *, has_shape: bool = True) -> Cells:
        """The sums of one dimension; without the distributions where those are not needed."""
        ...

    def releases(self) -> tuple[Release, ...]:
        """When each model and each prompt was first used, oldest first."""
        ...


class OwnCases(Protocol):
    """The cases of the person at the window, for that person alone."""

    def catch_up(self) -> int:
        """Take in what was logged since the last call."""
        ...

    def cases_of(self, account: str, from_week: int) -> tuple[Case, ...]:
        """The cases of this account since the start of a week."""
        ...

"""Proposed answers: an admin approves or rejects them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.handover.approved_answers import ApprovedAnswers
from bot.handover.ports import HandoverStore, Records
from bot.ports import Clock
from bot.state import Handover, HandoverStatus
from bot.threads import Threads


@dataclass(frozen=True, slots=True)
class Proposals:
    """Carries out an admin's word on what the contact proposed.

    Args:
        zone: the place whose calendar dates an approved answer.
    """

    handovers: HandoverStore
    documents: ApprovedAnswers
    audit: Records
    storage: Threads
    clock: Clock
    zone: tzinfo

    async def approve(self, handover_id: int, wording: int, by: int) -> Handover | None:
        """Make a document of a proposed answer.

        Args:
            wording: `Handover.wording` of what the admin has read.
            by: user id of the admin.

        Returns:
            What was approved, as it now stands in the collection; None where there is no
            such proposal, another admin was quicker, or the contact has changed it since.

        Raises:
            StorageError: the document cannot be written; the proposal waits on.
        """
        return await self.storage(self._approve, handover_id, wording, by)

    async def reject(self, handover_id: int, wording: int, by: int) -> Handover | None:
        """Drop a proposed answer; returns what `approve` does."""
        return await self.storage(self._reject, handover_id, wording, by)

    def _approve(self, handover_id: int, wording: int, by: int) -> Handover | None:
        proposed = self._proposed(handover_id, wording)
        if proposed is None:
            return None
        now = self.clock()
        # The file first: of one without the row's word the next approval or rejection takes
        # care, a row without its file nobody would see.
        self.documents.write(proposed, now.astimezone(self.zone).date())
        if self._settled(proposed, HandoverStatus.APPROVED, by, now):
            return proposed
        current = self.handovers.get(handover_id)
        if current is None or current.status is not HandoverStatus.APPROVED:
            self.documents.remove(handover_id)
        return None

    def _reject(self, handover_id: int, wording: int, by: int) -> Handover | None:
        proposed = self._proposed(handover_id, wording)
        if proposed is None or not self._settled(
            proposed, HandoverStatus.REJECTED, by, self.clock()
        ):
            return None
        self.documents.remove(handover_id)
        return proposed

    def _proposed(self, handover_id: int, wording: int) -> Handover | None:
        found = self.handovers.get(handover_id)
        if found is None or found.status is not HandoverStatus.PROPOSED:
            return None
        return found if found.wording == wording else None

    def _settled(self, proposed: Handover, to: HandoverStatus, by: int, now: datetime) -> bool:
        if not self.handovers.settle(proposed, to, now):
            return False
        action = "approve" if to is HandoverStatus.APPROVED else "reject"
        self.audit.write(by, action, f"handover {proposed.id}", "", now)
        return True

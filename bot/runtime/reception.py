"""Takes updates in, keeps them before anyone is told that they arrived, and sees each through to its end."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Final

from bot.runtime.desk import Desk, UnopenableUpdateError
from bot.runtime.envelope import Envelope, Matter, UnreadableUpdateError
from bot.runtime.finishing import Finishing
from bot.runtime.lanes import BACKLOG, Lanes
from bot.runtime.lateness import late, superseded
from bot.runtime.turnstile import Admission, Turnstile
from knowledge.stores.inbox import Inbox, Received
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

SECOND_ATTEMPT: Final = 60.0
"""Seconds after which an update is handled again whose answer Telegram would not take for ten minutes."""

CALM: Final = 5.0
"""Seconds that the bot must have lived before it handles what may have brought it down: kills from outside
that follow upon each other then convict nobody.
"""


class Reception:
    """From the wire to the inbox, and from the inbox through its chat's lane to the desk."""

    def __init__(
        self,
        inbox: Inbox,
        desk: Desk,
        turnstile: Turnstile,
        clock: Callable[[], float],
        backlog: int = BACKLOG,
        *,
        calm: float = CALM,
    ) -> None:
        """Keep updates in ``inbox`` and have them handled at ``desk``; ``clock`` tells seconds since the
        epoch.
        """
        self.lanes = Lanes(self._see_through, backlog)
        self.caught_up = asyncio.Event()
        """Set once all that piled up while the bot was away has been taken in."""
        self._inbox = inbox
        self._desk = desk
        self._turnstile = turnstile
        self._clock = clock
        self._finishing = Finishing(inbox, desk.recorder)
        self._refused: set[int] = set()
        self._recorder = desk.recorder
        self._calm = calm
        self._calm_at = 0.0
        self._suspects: set[int] = set()
        self._trial = asyncio.Lock()

    async def accept(self, bodies: Sequence[object], since: float) -> None:
        """Commit what came to the inbox, then let it wait its turn. What came before is passed over.

        Args:
            bodies: updates as parsed from JSON.
            since: the earliest moment (epoch seconds) at which one that bears no date can have been sent.

        Raises:
            StoreError: nothing was kept, and nobody may be told that it arrived.
        """
        envelopes = []
        for body in bodies:
            try:
                envelopes.append(Envelope.of(body, since))
            except UnreadableUpdateError:
                logger.warning("something came that is no update; it is set aside")
                await self._inbox.set_aside(None, ascii(body), "no update")
        now = self._clock()
        silenced = 0
        new = set(await self._inbox.receive([envelope.received(now) for envelope in envelopes]))
        for envelope in envelopes:
            if envelope.update_id in new:
                new.remove(envelope.update_id)  # the same number may come twice in one batch
                silenced += not self._admit(envelope)
        if silenced:
            await self._desk.courtesy.silenced(silenced)
        if self.lanes.full():
            self.caught_up.set()

    async def restore(self) -> None:
        """Take up what an earlier run left unfinished, in order.

        Raises:
            StoreError: the inbox cannot be read.
        """
        last = self._recorder.last_moment
        await self._inbox.finish(last.answered)
        # Before the suspicion is noted: a kill in between forgives, and does not count one death twice.
        self._recorder.clear()
        recovery = await self._inbox.recover(last.running, last.begun)
        for update_id in recovery.quarantined:
            logger.error(
                "update %s has brought the process down for the second time; it is set aside", update_id
            )
        if recovery.unfinished:
            logger.info("%d updates of the last run are taken up", len(recovery.unfinished))
        self._calm_at = asyncio.get_running_loop().time() + self._calm
        for row in recovery.unfinished:
            if row.suspect:
                logger.error(
                    "update %s may have brought the process down; it is tried again in %.0f s, by itself",
                    row.update_id,
                    self._calm,
                )
                self._suspects.add(row.update_id)
            await self._take_up(row)

    async def close(self, patience: float) -> None:
        """Handle what waits for up to ``patience`` seconds, leave the rest to the inbox, and let nothing be
        suspected.
        """
        try:
            async with asyncio.timeout(patience):
                await self.lanes.idle()
        except TimeoutError:
            logger.warning(
                "stopping with %d updates unfinished; the next start takes them up", len(self.lanes)
            )
            await self.lanes.cancel()
        await self._finishing.settled()
        self._recorder.clear()

    async def _take_up(self, row: Received) -> None:
        try:
            self.lanes.put(Envelope.kept(row))
        except UnreadableUpdateError:
            await self._inbox.set_aside(row.update_id, row.body, "unreadable")

    def _admit(self, envelope: Envelope) -> bool:
        """Let ``envelope`` wait its turn, unless it is to be met with silence."""
        admission = self._turnstile.admit(envelope)
        if admission is Admission.SILENCE:
            self._end(envelope)
            return False
        if admission is Admission.NOTICE:
            self._refused.add(envelope.update_id)
        self.lanes.put(envelope)
        return True

    async def _see_through(self, envelope: Envelope) -> None:
        try:
            if envelope.update_id in self._suspects:
                await self._try(envelope)
            else:
                await self._handle(envelope)
        except UnopenableUpdateError as error:
            logger.exception("update %s cannot be read; it is set aside", envelope.update_id, exc_info=error)
            await self._set_aside(envelope)
            self._recorder.end(envelope.update_id)
        except Exception:
            # The boundary of the lanes. What handlers raise went to the error handlers; this is a fault of
            # ours.
            logger.exception("update %s was not handled; the next start takes it up", envelope.update_id)
            self._recorder.end(envelope.update_id)
        else:
            self._end(envelope)

    async def _try(self, suspect: Envelope) -> None:
        """Handle ``suspect`` in a calm moment and beside no other one; its chat waits, the others do not."""
        async with self._trial:
            await asyncio.sleep(self._calm_at - asyncio.get_running_loop().time())
            await self._handle(suspect)
            self._suspects.discard(suspect.update_id)

    async def _handle(self, envelope: Envelope) -> None:
        if envelope.matter is Matter.QUESTION and late(envelope, self._clock()):
            await self.caught_up.wait()
            if superseded(envelope, self.lanes.waiting(envelope.lane), self._clock()):
                return
        admission = Admission.NOTICE if envelope.update_id in self._refused else Admission.ADMITTED
        self._recorder.begin(envelope.update_id)
        while not await self._desk.handle(envelope, admission):
            logger.warning("update %s: Telegram takes no answer; trying again", envelope.update_id)
            await asyncio.sleep(SECOND_ATTEMPT)

    async def _set_aside(self, envelope: Envelope) -> None:
        try:
            await self._inbox.set_aside(envelope.update_id, envelope.received(0.0).body, "unreadable")
        except StoreError as error:
            logger.warning("update %s stays where it is: %s", envelope.update_id, error)

    def _end(self, envelope: Envelope) -> None:
        self._refused.discard(envelope.update_id)
        self._finishing.add(envelope.update_id)

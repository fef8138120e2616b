"""What the bot remembers of its exchanges, all of one store."""

from dataclasses import dataclass

from knowledge.stores.audit import Audit
from knowledge.stores.bulletins import Bulletins
from knowledge.stores.chats import KnownChats
from knowledge.stores.counts import Counting
from knowledge.stores.database import Database
from knowledge.stores.digests import Digests
from knowledge.stores.erasure import Erasure
from knowledge.stores.errands import Errands
from knowledge.stores.exchanges import Exchanges
from knowledge.stores.gaps import Gaps
from knowledge.stores.nonces import Nonces
from knowledge.stores.passed_over import PassedOver
from knowledge.stores.replies import Replies
from knowledge.stores.waits import Waits
from knowledge.stores.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Archive:
    """The store's records, by what they are about, and the digests that name nobody."""

    digests: Digests
    exchanges: Exchanges
    chats: KnownChats
    nonces: Nonces
    errands: Errands
    waits: Waits
    replies: Replies
    wishes: Wishes
    passed_over: PassedOver
    gaps: Gaps
    counting: Counting
    bulletins: Bulletins
    audit: Audit
    erasure: Erasure

    @classmethod
    def of(cls, database: Database) -> "Archive":
        """The records in ``database``.

        Raises:
            StoreError: it cannot be read.
        """
        return cls(
            Digests.of(database),
            Exchanges(database),
            KnownChats(database),
            Nonces(database),
            Errands(database),
            Waits(database),
            Replies(database),
            Wishes(database),
            PassedOver(database),
            Gaps(database),
            Counting(database),
            Bulletins(database),
            Audit(database),
            Erasure(database),
        )

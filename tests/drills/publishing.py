"""Lives of a process that publishes, each ended by SIGKILL; what it leaves is judged by the next.

    python -m tests.drills.publishing FOLDER KILLS SEED

Every publication adds one to a number in the file, under a key of its own, and a key that was not
acknowledged is tried again in the next life, as Telegram delivers an update again. So the number tells of
each key that was lost or applied twice.
"""

import os
import random
import re
import signal
import sys
import time
import traceback
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.calibration_cache import CalibrationCache
from knowledge.publication.author import Author
from knowledge.publication.placement import Placement, Step, digest
from knowledge.publication.proposal import Workshop
from knowledge.publication.publisher import Publisher
from knowledge.publication.verdict import Published, Repeated
from knowledge.stores.database import Database
from knowledge.stores.revisions import Revisions

FACTS = """\
# Số 0
[[facts]]
id = "tra-sach"
questions = ["Trả sách ở đâu?"]
answer = "Ở quầy số 0."
"""

AUTHOR = Author.admin(5)
STEPS = (
    "keep", "intend", "create", "write", "sync", "rename", "exchange", "sync folder", "swap", "record",
    "acknowledge",
)  # fmt: skip
"""The steps of a publication, in order."""

LIFE = 0.3
"""Seconds of a life that is ended by the clock, at most; opening and publishing take about as long."""


@dataclass(frozen=True)
class Life:
    """A process that publishes until something ends it; it tells ``tell`` of what was acknowledged."""

    folder: Path
    tell: int
    step: Step

    def live(self, key: int) -> None:
        """Judge what the last life left, then publish key after key."""
        placement = Placement.at(self.folder / "facts.toml", self.step)
        workshop = Workshop("facts.toml", CalibrationCache(self.folder / "cache"))
        with closing(Database.open(f"sqlite:///{self.folder}/bot.db")) as database:
            publisher = Publisher(placement, Revisions(database, placement.name), workshop)
            judge(publisher)
            self._say(f"opened {len(publisher.settled.completed)}")
            while True:
                proposal = publisher.propose(increased(publisher.served.content))
                verdict = publisher.publish(proposal, AUTHOR, "", f"key {key}")
                if not isinstance(verdict, Published | Repeated):
                    raise TypeError(type(verdict).__name__)
                self._say(f"done {key}")
                judge(publisher)
                key += 1

    def _say(self, line: str) -> None:
        os.write(self.tell, f"{line}\n".encode())


def judge(publisher: Publisher) -> None:
    """File, history and memory must agree, and hold each key once."""
    content = publisher.placement.read()
    revisions = publisher.revisions.last(1_000_000)
    assert digest(content) == publisher.served.digest == revisions[0].after
    assert [revision.number for revision in revisions] == list(range(len(revisions), 0, -1))
    assert number(content) == len(revisions) - 1
    assert publisher.revisions.pending() == ()


def number(content: bytes) -> int:
    found = re.match(rb"# S\xe1\xbb\x91 (\d+)\n", content)
    assert found is not None
    return int(found[1])


def increased(content: bytes) -> bytes:
    """The next content: another number, and an answer that changes too."""
    following = number(content) + 1
    text = re.sub(r"# Số \d+", f"# Số {following}", content.decode(), count=1)
    return re.sub(r"quầy số \d", f"quầy số {following % 3}", text).encode()


@dataclass
class Drill:
    """The lives' parent, which kills and keeps count."""

    folder: Path
    chance: random.Random
    done: int = 0
    completed: int = 0
    ended: Counter[str] = field(default_factory=Counter)

    def kill(self, turn: int) -> None:
        """One life: ended at a step of a publication, or by the clock."""
        at_step = turn % 2 == 0
        # By its name: a life that has to complete what the last one left takes other steps first.
        rounds, place = divmod(turn // 2, len(STEPS))
        listen, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(listen)
            self._be_killed(tell, STEPS[place] if at_step else "", 1 + rounds % 2)
        os.close(tell)
        with os.fdopen(listen) as lines:
            if not at_step:
                time.sleep(self.chance.uniform(0.0, LIFE))
                os.kill(child, signal.SIGKILL)
            said = lines.read().splitlines()
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, f"life {turn}: {said}"
        self._note(said)

    def _be_killed(self, tell: int, ending: str, times: int) -> None:
        """Live until the step ``ending`` is to be taken so many times, or until somebody else ends it."""
        left = [times]

        def step(name: str) -> None:
            left[0] -= name == ending
            if left[0] == 0:
                os.write(tell, f"at {name}\n".encode())
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            Life(self.folder, tell, step).live(self.done + 1)
        except BaseException:  # this is the child: nobody else hears of it
            traceback.print_exc()
        finally:
            os._exit(1)

    def _note(self, said: list[str]) -> None:
        for line in said:
            what, _, count = line.partition(" ")
            if what == "done":
                assert int(count) == self.done + 1
                self.done = int(count)
            elif what == "at":
                self.ended[count] += 1
            else:
                self.completed += int(count)
        content = (self.folder / "facts.toml").read_bytes()
        expected = {increased_to(self.done), increased_to(self.done + 1)}
        assert content in expected, "torn, lost or applied twice"


def increased_to(count: int) -> bytes:
    """The content after so many publications."""
    text = FACTS.replace("# Số 0", f"# Số {count}")
    return text.replace("quầy số 0", f"quầy số {count % 3}").encode()


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill so many times, and say what came of it."""
    (folder / "facts.toml").write_text(FACTS, "utf-8")
    workshop = Workshop("facts.toml", CalibrationCache(folder / "cache"))
    for count in range(3):  # what is worked out once for all lives
        workshop.release(increased_to(count)).make()
    drill = Drill(folder, random.Random(seed))
    for turn in range(kills):
        drill.kill(turn)
    placement = Placement.at(folder / "facts.toml")
    with closing(Database.open(f"sqlite:///{folder}/bot.db")) as database:
        publisher = Publisher(placement, Revisions(database, placement.name), workshop)
        judge(publisher)
        unsure = number(publisher.served.content) - drill.done
        assert unsure in (0, 1)  # the last one may have been decided, and not acknowledged
    steps = ", ".join(f"{step} {count}" for step, count in drill.ended.items())
    sys.stdout.write(
        f"{kills} kills: {drill.done} publications acknowledged, {drill.completed} completed at a start, "
        f"0 files torn, 0 lost, 0 applied twice (before these steps: {steps})\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

"""SIGKILL at every step of a publication and at any moment: nothing is torn, lost or applied twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.drills.figures import report
from tests.drills.process import ROOT
from tests.drills.publishing import STEPS


def kills(folder: Path, count: int, seed: int) -> str:
    """The figures of a drill, which fails by itself."""
    command = [sys.executable, "-m", "tests.drills.publishing", str(folder), str(count), str(seed)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert run.returncode == 0, run.stderr
    report(run.stdout.strip())
    return run.stdout


def test_killed_at_every_step(tmp_path: Path) -> None:
    said = kills(tmp_path, 24, seed=1)
    assert all(f"{step} " in said for step in STEPS)


@pytest.mark.drill
def test_a_thousand_kills(tmp_path: Path) -> None:
    kills(tmp_path, 1000, seed=2)

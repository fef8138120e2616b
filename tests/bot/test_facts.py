"""``facts`` and ``new``: the publication path at the command line."""

from pathlib import Path

from tests.bot.conftest import Run

FILE = ("--facts", "facts.toml")


def test_a_new_file_passes_its_own_check_and_is_never_written_over(run: Run) -> None:
    assert run("new", "mau.toml").code == 0
    assert run("check", "--facts", "mau.toml").code == 0
    assert run("ask", "ai khai mac buoi le", "--facts", "mau.toml").code == 0
    again = run("new", "mau.toml")
    assert again.code == 2
    assert "đã có tệp này" in again.err


def test_a_saved_change_is_shown_published_and_taken_back(run: Run) -> None:
    assert run("facts", "history", *FILE).out.startswith("1. ")
    file = Path("facts.toml")
    before = file.read_bytes()
    file.write_bytes(before.replace("đã hoàn thành.".encode(), "nay đã hoàn thành.".encode()))
    shown = run("facts", "diff", *FILE)
    assert shown.code == 0, shown.err
    published = run("facts", "publish", *FILE, "--note", "rõ hơn")
    assert published.code == 0, published.out + published.err
    assert "rõ hơn" in run("facts", "history", *FILE).out
    undone = run("facts", "undo", *FILE)
    assert undone.code == 0, undone.out + undone.err
    assert file.read_bytes() == before
    newest, *_, oldest = run("facts", "history", *FILE).out.splitlines()
    assert newest.endswith("hoàn tác bản số 2")
    assert not oldest.endswith(": ")


def test_a_broken_file_is_refused_and_the_old_facts_stand(run: Run) -> None:
    run("facts", "history", *FILE)
    Path("hong.toml").write_text("[[facts]\n", encoding="utf-8")
    before = Path("facts.toml").read_bytes()
    refused = run("facts", "publish", "hong.toml", *FILE)
    assert refused.code == 1
    assert "Chưa công bố" in refused.out
    assert refused.out.startswith("hong.toml:1: ")
    assert Path("facts.toml").read_bytes() == before


def test_what_is_written_over_on_the_disk_is_told_kept_and_had_back(run: Run) -> None:
    run("facts", "history", *FILE)
    file = Path("facts.toml")
    before = file.read_bytes()
    Path("moi.toml").write_bytes(before.replace("đã hoàn thành.".encode(), "nay đã hoàn thành.".encode()))
    file.write_bytes(b"# note\n" + before)
    refused = run("facts", "publish", "moi.toml", *FILE)
    assert refused.code == 1
    assert "ghi đè" in refused.out
    assert file.read_bytes() == b"# note\n" + before
    published = run("facts", "publish", "moi.toml", "--confirm", *FILE)
    assert published.code == 0, published.out + published.err
    assert "--overwritten 2" in published.out
    assert run("facts", "export", "lai.toml", "--overwritten", "2", *FILE).code == 0
    assert Path("lai.toml").read_bytes() == b"# note\n" + before
    assert run("facts", "export", "lai.toml", "--overwritten", "1", *FILE).code == 1


def test_what_is_exported_can_be_imported(run: Run) -> None:
    assert run("facts", "export", "ra.csv", *FILE).code == 0
    imported = run("facts", "import", "ra.csv", *FILE)
    assert imported.code == 0, imported.out + imported.err
    assert "không có gì thay đổi" in imported.out
    shown = run("facts", "diff", "ra.csv", *FILE)
    assert shown.code == 0, shown.out + shown.err


def test_words_that_make_no_sense_say_so(run: Run) -> None:
    assert run("facts", "export", *FILE).code == 2
    assert run("facts", "export", "ra.doc", *FILE).code == 2
    assert run("facts", "undo", "mot", *FILE).code == 2

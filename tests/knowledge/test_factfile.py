"""The loader: what it accepts, and every refusal with its kind, line and place."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.factfile import MAX_PROBLEMS, FactFileError, load, locate, parse
from knowledge.facts import FactFile
from knowledge.problems import Place, Problem, ProblemKind, Severity

FACT = '[[facts]]\nid = "mot"\nquestions = ["Câu hỏi nào?"]\nanswer = "Đây."\n'
OTHER = '[[facts]]\nid = "hai"\nquestions = ["Câu gì khác?"]\nanswer = "Kia."\n'
SOURCE = '[[sources]]\nid = "nguon"\ntitle = "Bài"\npublisher = "BBK"\ndate = "2024-10"\n'
ENTITY = '[[entities]]\nid = "luong-tam-quang"\nkind = "person"\nname = "Lương Tam Quang"\n'


def problems_of(content: str | bytes) -> tuple[Problem, ...]:
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(FactFileError) as caught:
        parse(raw, "f.toml")
    for problem in caught.value.problems:
        assert problem.file == "f.toml"
        assert problem.severity is Severity.ERROR
        assert {name for name, _ in problem.details} == set(problem.kind.details)
    return caught.value.problems


def accepted(content: str) -> FactFile:
    return parse(content.encode(), "f.toml")


class TestAccepts:
    """What is read, kindly where it is clear."""

    def test_a_file_with_nothing_but_the_three_required_keys(self) -> None:
        (fact,) = accepted(FACT).facts
        assert (fact.id, fact.questions, fact.answer) == ("mot", ("Câu hỏi nào?",), "Đây.")

    def test_one_value_without_brackets(self) -> None:
        (fact, _) = accepted(
            FACT.replace('["Câu hỏi nào?"]', '"Câu hỏi nào?"')
            + 'paragraph = 3\nevidence = "chủ trì"\nrelated = "hai"\n'
            + 'subject = "hội nghị"\nrelation = "năm"\nvalue = 2025\n'
            + OTHER
        ).facts
        assert fact.questions == ("Câu hỏi nào?",)
        assert (fact.paragraph, fact.evidence, fact.related, fact.value) == (
            (3,),
            ("chủ trì",),
            ("hai",),
            (2025,),
        )

    def test_lists(self) -> None:
        (fact,) = accepted(FACT + 'paragraph = [1, 3]\nevidence = ["a", "b"]\n').facts
        assert (fact.paragraph, fact.evidence) == ((1, 3), ("a", "b"))

    def test_a_byte_order_mark_and_windows_line_ends(self) -> None:
        content = b"\xef\xbb\xbf" + FACT.replace("\n", "\r\n").encode()
        assert parse(content, "f.toml").facts[0].id == "mot"

    def test_every_table(self) -> None:
        factfile = accepted(
            "schema = 1\n" + SOURCE + f'sha256 = "{"aF" * 32}"\nurl = "https://example.vn/bai"\n'
            + ENTITY + FACT
            + '[[checks]]\nquestion = "Ai?"\nexpect = "mot"\nstatus = "answered"\n'
            + '[[checks]]\nquestion = "Bao giờ?"\nexpect = "unknown"\nstatus = "not_stated"\n'
            + '[[abbreviations]]\nshort = "hn"\nlong = ["hội nghị", "Hà Nội"]\n'
        )  # fmt: skip
        counts = [
            len(getattr(factfile, table))
            for table in ("sources", "entities", "facts", "checks", "abbreviations")
        ]
        assert counts == [1, 1, 1, 2, 1]

    def test_facts_as_inline_tables(self) -> None:
        assert accepted('facts = [{id = "a", questions = ["x"], answer = "y"}]').facts[0].id == "a"

    def test_the_same_question_for_two_facts_since_real_question_lists_have_them(self) -> None:
        assert len(accepted(FACT + OTHER.replace("Câu gì khác?", "Câu hỏi nào?")).facts) == 2

    def test_an_alias_that_two_entities_share_is_ambiguous_and_no_error(self) -> None:
        other = ENTITY.replace("luong-tam-quang", "quang-hai").replace("Lương Tam Quang", "Nguyễn Quang Hải")
        factfile = accepted(ENTITY + 'aliases = ["Quang"]\n' + other + 'aliases = "Quang"\n' + FACT)
        assert [entity.aliases for entity in factfile.entities] == [("Quang",), ("Quang",)]

    def test_plain_words_in_a_relation(self) -> None:
        relation = 'subject = "covid-19"\nrelation = "lan"\nvalue = ["trực tuyến", "e-mail", 12]\n'
        assert accepted(ENTITY + FACT + relation).facts[0].value[1] == "e-mail"

    def test_answers_of_several_lines(self) -> None:
        assert accepted(FACT.replace('"Đây."', '"""\nMột.\n\tHai."""')).facts[0].answer == "Một.\n\tHai."


SHAPE = [
    ("", ProblemKind.NO_FACTS, None, ""),
    ("# nothing\n", ProblemKind.NO_FACTS, None, ""),
    ("facts = []", ProblemKind.NO_FACTS, 1, ""),
    ("schema = 2\n" + FACT, ProblemKind.SCHEMA_UNSUPPORTED, 1, ""),
    (FACT + "\n[[fact]]\nid = 1\n", ProblemKind.TABLE_UNKNOWN, 6, ""),
    ('title = "x"\n' + FACT, ProblemKind.TABLE_UNKNOWN, 1, ""),
    ("\n" + FACT.replace("[[facts]]", "[facts]"), ProblemKind.TABLE_SINGLE, 2, ""),
    ('facts = "x"', ProblemKind.TYPE_WRONG, 1, ""),
    (FACT + 'question = "x"\n', ProblemKind.FIELD_UNKNOWN, 5, "question"),
    (FACT + "[facts.extra]\na = 1\n", ProblemKind.FIELD_UNKNOWN, 5, "extra"),
    (OTHER + "\n" + FACT.replace('answer = "Đây."', ""), ProblemKind.FIELD_MISSING, 6, "answer"),
    (FACT.replace('"Đây."', "3"), ProblemKind.TYPE_WRONG, 4, "answer"),
    (FACT.replace('"Đây."', '["Đây."]'), ProblemKind.TYPE_WRONG, 4, "answer"),
    (FACT.replace('["Câu hỏi nào?"]', '[\n"a",\n3,\n]'), ProblemKind.TYPE_WRONG, 5, "questions"),
    (FACT.replace('["Câu hỏi nào?"]', "[[1]]"), ProblemKind.TYPE_WRONG, 3, "questions"),
    (FACT + "value = true\nsubject = 'a'\nrelation = 'b'\n", ProblemKind.TYPE_WRONG, 5, "value"),
    (FACT + 'paragraph = "3"\n', ProblemKind.TYPE_WRONG, 5, "paragraph"),
    (FACT + "paragraph = 2024-10-05\n", ProblemKind.TYPE_WRONG, 5, "paragraph"),
    (FACT + "review = 2026-01-31\n", None, None, ""),
    (FACT + "review = 2026-01-31T08:00:00\n", ProblemKind.TYPE_WRONG, 5, "review"),
    (FACT + 'review = "2026-01-31"\n', ProblemKind.TYPE_WRONG, 5, "review"),
    (SOURCE.replace('"2024-10"', "2024-10-05") + FACT, ProblemKind.TYPE_WRONG, 5, "date"),
    (FACT.replace('["Câu hỏi nào?"]', "[]"), ProblemKind.EMPTY, 3, "questions"),
    (FACT.replace('["Câu hỏi nào?"]', '["a", "  "]'), ProblemKind.EMPTY, 3, "questions"),
    (FACT.replace('"Đây."', '" \\n "'), ProblemKind.EMPTY, 4, "answer"),
    (FACT + 'status = "notstated"\n', ProblemKind.CHOICE_UNKNOWN, 5, "status"),
    (FACT + "status = 1\n", ProblemKind.CHOICE_UNKNOWN, 5, "status"),
    (ENTITY.replace('"person"', '"người"') + FACT, ProblemKind.CHOICE_UNKNOWN, 3, "kind"),
    (FACT.replace('"mot"', '"Chủ trì"'), ProblemKind.ID_MALFORMED, 2, "id"),
    (FACT.replace('"mot"', '"mot-"'), ProblemKind.ID_MALFORMED, 2, "id"),
    (FACT.replace('"mot"', '"mot\\n"'), ProblemKind.ID_MALFORMED, 2, "id"),
    (FACT.replace('"mot"', f'"{"m" * 65}"'), ProblemKind.ID_TOO_LONG, 2, "id"),
    (FACT.replace('"mot"', f'"{"m" * 64}"'), None, None, ""),
    (SOURCE + 'sha256 = "abc"\n' + FACT, ProblemKind.DIGEST_MALFORMED, 6, "sha256"),
    (SOURCE + 'url = "javascript:alert(1)"\n' + FACT, ProblemKind.ADDRESS_MALFORMED, 6, "url"),
    (FACT + "paragraph = [1, 0]\n", ProblemKind.PARAGRAPH_BELOW_ONE, 5, "paragraph"),
    (FACT.replace("Đây.", "Đây\\u0000."), ProblemKind.CONTROL_CHARACTER, 4, "answer"),
    (FACT.replace("Câu hỏi nào?", "Câu \\u202e hỏi"), ProblemKind.CONTROL_CHARACTER, 3, "questions"),
]
CONSISTENCY = [
    (FACT.replace('"mot"', '"unknown"'), ProblemKind.ID_RESERVED, 2, "id"),
    (FACT + "\n" + FACT, ProblemKind.ID_DUPLICATE, 7, "id"),
    (ENTITY + ENTITY + FACT, ProblemKind.ID_DUPLICATE, 6, "id"),
    (ENTITY.replace("luong-tam-quang", "unknown") + FACT, None, None, ""),
    (FACT + 'related = [\n  "mot",\n  "khong-co",\n]\n', ProblemKind.FACT_UNKNOWN, 7, "related"),
    (FACT + 'related = "Không có"\n', ProblemKind.FACT_UNKNOWN, 5, "related"),
    (FACT + 'source = "nguon"\n', ProblemKind.SOURCE_UNKNOWN, 5, "source"),
    (SOURCE + FACT + 'source = "nguon"\n', None, None, ""),
    (FACT + 'status = "not_stated"\nparagraph = 3\n', ProblemKind.NOT_STATED_LOCATED, 6, "paragraph"),
    (FACT + 'status = "not_stated"\nevidence = ["x"]\n', ProblemKind.NOT_STATED_LOCATED, 6, "evidence"),
    (FACT + 'status = "not_stated"\nparagraph = []\n', None, None, ""),
    (FACT + 'subject = "a"\nrelation = "b"\n', ProblemKind.RELATION_INCOMPLETE, 1, "value"),
    (FACT + 'relation = "b"\nvalue = "c"\n', ProblemKind.RELATION_INCOMPLETE, 1, "subject"),
    (FACT + 'subject = "a"\nvalue = 0\n', ProblemKind.RELATION_INCOMPLETE, 1, "relation"),
    (FACT + 'subject = "a"\nrelation = "b"\nvalue = 0\nexclusive = false\n', None, None, ""),
    (
        ENTITY + FACT + 'relation = "a"\nsubject = "b"\nvalue = "luong-tam-quan"\n',
        ProblemKind.ENTITY_UNKNOWN, 11, "value",
    ),
    (FACT + '[[checks]]\nquestion = "x"\nexpect = "khac"\n', ProblemKind.FACT_UNKNOWN, 7, "expect"),
    (
        FACT + '[[checks]]\nquestion = "x"\nexpect = "unknown"\nstatus = "answered"\n',
        ProblemKind.CHECK_IMPOSSIBLE, 8, "status",
    ),
    (
        FACT + '[[checks]]\nquestion = "x"\nexpect = "mot"\nstatus = "unknown"\n',
        ProblemKind.CHECK_IMPOSSIBLE, 8, "status",
    ),
    (
        FACT + OTHER + '[[checks]]\nquestion = "Ai đó?"\nexpect = "mot"\n'
        + '[[checks]]\nquestion = "ai đó"\nexpect = "hai"\n',
        ProblemKind.CHECK_CONTRADICTED, 14, "expect",
    ),
    (
        FACT + '[[abbreviations]]\nshort = "BCA"\nlong = "a"\n[[abbreviations]]\nshort = "bca"\nlong = "b"\n',
        ProblemKind.ABBREVIATION_DUPLICATE, 9, "short",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("content", "kind", "line", "field"), [*SHAPE, *CONSISTENCY])
def test_a_single_problem_and_its_twin(
    content: str, kind: ProblemKind | None, line: int | None, field: str
) -> None:
    if kind is None:
        assert accepted(content).facts
        return
    found = [problem for problem in problems_of(content) if problem.kind is kind]
    assert [(problem.line, problem.place.field) for problem in found] == [(line, field)]


def test_all_problems_are_reported_at_once_and_in_the_order_of_their_lines() -> None:
    content = (
        SOURCE.replace("title", "titel")
        + FACT
        + 'related = ["hay"]\nsource = "nguom"\nquestoins = ["x"]\nparagraph = "một"\n'
        + OTHER.replace('"Kia."', "3")
        + 'status = "not_stated"\nevidence = "a"\n'
        + '[[checks]]\nquestion = ""\nexpect = "moot"\n'
    )
    assert [(problem.line, problem.kind.name) for problem in problems_of(content)] == [
        (1, "FIELD_MISSING"),
        (3, "FIELD_UNKNOWN"),
        (10, "FACT_UNKNOWN"),
        (11, "SOURCE_UNKNOWN"),
        (12, "FIELD_UNKNOWN"),
        (13, "TYPE_WRONG"),
        (17, "TYPE_WRONG"),
        (19, "NOT_STATED_LOCATED"),
        (21, "EMPTY"),
        (22, "FACT_UNKNOWN"),
    ]


@pytest.mark.parametrize(
    ("content", "suggestion"),
    [
        (FACT + 'question = "x"\n', "questions"),
        (FACT + 'evidance = "x"\n', "evidence"),
        (FACT + "zzz = 1\n", ""),
        (FACT.replace("[[facts]]", "[[fact]]"), "facts"),
        (FACT + 'related = "mott"\n', "mot"),
        (FACT + 'status = "not-stated"\n', "not_stated"),
        (FACT.replace('"mot"', '"Chủ trì hội nghị (1)"'), "chu-tri-hoi-nghi-1"),
        (FACT.replace('"mot"', '"chu_tri"'), "chu-tri"),
        (FACT + f"{'x' * 5000} = 1\n", ""),
    ],
)
def test_the_name_that_was_meant_is_suggested(content: str, suggestion: str) -> None:
    assert suggestion in {problem.detail("suggestion") for problem in problems_of(content)}


def test_a_problem_names_its_record_and_the_place_it_clashes_with() -> None:
    (problem,) = problems_of(FACT + "\n\n" + FACT)
    assert problem.place == Place("facts", 1, "mot", "id", line=8)
    assert problem.other == Place("facts", 0, "mot", "id", line=2)


def test_a_syntax_error_is_reported_alone() -> None:
    (problem,) = problems_of(FACT + "answer = [")
    assert (problem.kind, problem.line) == (ProblemKind.SYNTAX_VALUE, 5)


def test_lint_and_proof_problems_get_their_lines_too() -> None:
    problem = Problem.of(ProblemKind.EVIDENCE_ABSENT, Place("facts", 1, "hai", "questions", 0), value="x")
    (located,) = locate([problem], (FACT + OTHER).encode(), "f.toml")
    assert (located.file, located.line) == ("f.toml", 7)


class TestFiles:
    """What stands at a path; nothing is ever waited for."""

    def test_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "facts.toml"
        path.write_text(FACT, encoding="utf-8")
        assert load(path).facts[0].id == "mot"

    def test_a_link_to_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "facts.toml"
        path.write_text(FACT, encoding="utf-8")
        link = tmp_path / "link.toml"
        link.symlink_to(path)
        assert load(link).facts[0].id == "mot"

    def test_a_bad_file_is_named_by_its_path(self, tmp_path: Path) -> None:
        path = tmp_path / "facts.toml"
        path.write_bytes(b"")
        assert self.refusal(path).file == str(path)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        assert self.refusal(tmp_path / "no.toml").kind is ProblemKind.FILE_MISSING

    def test_a_folder(self, tmp_path: Path) -> None:
        assert self.refusal(tmp_path).detail("found") == "folder"

    def test_a_pipe_that_nobody_writes_to_is_not_waited_for(self, tmp_path: Path) -> None:
        path = tmp_path / "pipe"
        os.mkfifo(path)
        assert self.refusal(path).detail("found") == "pipe"

    def test_a_device(self) -> None:
        assert self.refusal(Path("/dev/zero")).detail("found") == "device"

    def test_a_file_inside_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"")
        problem = self.refusal(tmp_path / "a" / "b")
        assert (problem.kind, problem.detail("reason")) == (ProblemKind.FILE_UNREADABLE, "ENOTDIR")

    def test_a_path_that_is_none(self) -> None:
        assert self.refusal(Path("a\x00b")).kind is ProblemKind.FILE_UNREADABLE

    def test_a_file_without_permission(self, tmp_path: Path) -> None:
        path = tmp_path / "facts.toml"
        path.write_text(FACT, encoding="utf-8")
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read every file")
        assert self.refusal(path).kind is ProblemKind.FILE_FORBIDDEN

    @staticmethod
    def refusal(path: Path) -> Problem:
        with pytest.raises(FactFileError) as caught:
            load(path)
        (problem,) = caught.value.problems
        return problem


def many(count: int) -> str:
    return "".join(
        f'[[facts]]\nid = "fact-{n}"\nquestions = ["Câu {n} là gì?", "Hỏi {n} thế nào?", "{n} ra sao?"]\n'
        f'answer = "Trả lời thứ {n}."\nrelated = ["fact-0"]\n'
        for n in range(count)
    )


HOSTILE = {
    "unknown keys": FACT + "".join(f"a{n} = 1\n" for n in range(60_000)),
    "unknown references": many(4000) + FACT + "related = [" + '"fact-x",' * 60_000 + "]\n",
    "empty tables": "[[facts]]\n" * 60_000,
    "same id": FACT * 8_000,
    "wrong types": "[[facts]]\nid = 1\nquestions = 2\nanswer = 3\n" * 10_000,
    "long key": "a" * 900_000 + " = 1\n" + FACT,
    "inline tables": "facts = [" + "{}," * 60_000 + "]",
    "one long string": FACT.replace("Đây.", "[{.#" * 200_000) + "x = 1\n",
    "comments": "# [[[[\n" * 100_000,
    "quotes": FACT + "x = " + '""' * 300_000,
    "brackets": "[" * 900_000,
    "dots": "a" + ".a" * 400_000,
    "digits": "a = " + "9" * 900_000,
    "dates": FACT + "paragraph = [" + "2024-10-10," * 60_000 + "]",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_megabyte_is_refused_in_time(name: str) -> None:
    started = time.process_time()
    problems = problems_of(HOSTILE[name])
    assert time.process_time() - started < 3.0  # seconds of computing
    assert 1 <= len(problems) <= MAX_PROBLEMS


def test_a_thousand_facts_are_parsed_at_once() -> None:
    content = many(1000).encode()
    best = min(_seconds(content) for _ in range(3))
    assert best < 0.4  # seconds; about 0.07 on an idle machine


def _seconds(content: bytes) -> float:
    started = time.process_time()
    assert len(parse(content, "f.toml").facts) == 1000
    return time.process_time() - started


@given(st.binary(max_size=400))
def test_any_bytes_are_a_fact_file_or_refused(content: bytes) -> None:
    try:
        parse(content, "f.toml")
    except FactFileError as refusal:
        problems = refusal.problems
    else:
        return
    assert problems


VALUES = st.recursive(
    st.sampled_from(
        ['""', '"x"', "1", "-1", "1.5", "true", "2024-10-10", '"mot"', '"unknown"', '"\\u0000"', "[]", "{}"]
    ),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=5,
)
FIELDS = st.sampled_from(
    ["id", "questions", "answer", "status", "source", "paragraph", "evidence", "related", "subject",
     "relation", "value", "exclusive", "kind", "name", "aliases", "short", "long", "expect", "question",
     "sha256", "url", "zz"]
)  # fmt: skip
TABLES = st.tuples(
    st.sampled_from(["facts", "entities", "sources", "checks", "abbreviations", "other"]),
    st.dictionaries(FIELDS, VALUES, max_size=6),
)


@given(st.lists(TABLES, max_size=4))
def test_whatever_stands_in_the_tables_each_problem_has_its_line(
    tables: list[tuple[str, dict[str, str]]],
) -> None:
    content = "".join(
        f"[[{table}]]\n" + "".join(f"{field} = {value}\n" for field, value in fields.items())
        for table, fields in tables
    )
    try:
        accepted(content)
    except FactFileError as refusal:
        problems = refusal.problems
    else:
        return
    for problem in problems:
        assert {name for name, _ in problem.details} == set(problem.kind.details)
        if problem.kind is not ProblemKind.NO_FACTS:
            row = content.split("\n")[(problem.line or 0) - 1]
            assert row.startswith((f"{problem.place.field} =", "[["))

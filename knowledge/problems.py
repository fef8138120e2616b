"""What may be wrong in a fact file, as typed values without a word for the curator.

``handlers.problem_wording`` turns each into one Vietnamese line that says what is wrong and how to mend it.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Self

MAX_QUOTED = 80
"""Characters of the file that one detail repeats at most: a hostile key can be as long as the file."""


class Severity(Enum):
    """Whether a fact file may be served."""

    ERROR = "error"  # it may not
    WARNING = "warning"  # it may, but a curator should look


class ProblemKind(Enum):
    """Every kind of problem: its name, and the details that a problem of this kind carries."""

    # The file as such
    FILE_MISSING = ("file-missing",)
    FILE_IRREGULAR = ("file-irregular", "found")  # a folder, a pipe, a device
    FILE_FORBIDDEN = ("file-forbidden",)
    FILE_UNREADABLE = ("file-unreadable", "reason")
    FILE_NOT_TEXT = ("file-not-text", "format")
    ENCODING_OTHER = ("encoding-other", "encoding")
    ENCODING_TWICE = ("encoding-twice", "excerpt")
    ENCODING_BROKEN = ("encoding-broken", "byte")

    # TOML that is not worth parsing, and TOML that does not parse
    NESTED_TOO_DEEP = ("nested-too-deep", "limit")
    KEY_TOO_DOTTED = ("key-too-dotted", "limit")
    NUMBER_TOO_LONG = ("number-too-long", "limit")
    SYNTAX_DUPLICATE_KEY = ("syntax-duplicate-key", "key")
    SYNTAX_OPEN_STRING = ("syntax-open-string", "excerpt")
    SYNTAX_OPEN_LIST = ("syntax-open-list", "excerpt")
    SYNTAX_CURLY_QUOTE = ("syntax-curly-quote", "excerpt")
    SYNTAX_VALUE = ("syntax-value", "excerpt")
    SYNTAX_AFTER_VALUE = ("syntax-after-value", "excerpt")
    SYNTAX_EQUALS = ("syntax-equals", "excerpt")
    SYNTAX_HEADER = ("syntax-header", "excerpt")
    SYNTAX_ESCAPE = ("syntax-escape", "excerpt")
    SYNTAX_CHARACTER = ("syntax-character", "excerpt", "codepoint")
    SYNTAX_OTHER = ("syntax-other", "excerpt")

    # Shape: each table by itself
    NO_FACTS = ("no-facts",)
    SCHEMA_UNSUPPORTED = ("schema-unsupported", "value")
    TABLE_UNKNOWN = ("table-unknown", "suggestion")
    TABLE_SINGLE = ("table-single",)  # [facts] in place of [[facts]]
    FIELD_UNKNOWN = ("field-unknown", "suggestion")
    FIELD_MISSING = ("field-missing",)
    TYPE_WRONG = ("type-wrong", "expected", "found")
    EMPTY = ("empty",)
    CHOICE_UNKNOWN = ("choice-unknown", "value", "choices", "suggestion")
    ID_MALFORMED = ("id-malformed", "value", "suggestion")
    ID_TOO_LONG = ("id-too-long", "limit")
    DIGEST_MALFORMED = ("digest-malformed",)
    ADDRESS_MALFORMED = ("address-malformed", "value")
    PARAGRAPH_BELOW_ONE = ("paragraph-below-one",)
    CONTROL_CHARACTER = ("control-character", "codepoint")
    VALUE_REFUSED = ("value-refused",)

    # Consistency: one table against the others
    ID_RESERVED = ("id-reserved", "value")
    ID_DUPLICATE = ("id-duplicate", "value")
    RECORD_GONE = ("record-gone", "value")  # somebody else has retired it
    FACT_UNKNOWN = ("fact-unknown", "value", "suggestion")
    SOURCE_UNKNOWN = ("source-unknown", "value", "suggestion")
    ENTITY_UNKNOWN = ("entity-unknown", "value", "suggestion")
    NOT_STATED_LOCATED = ("not-stated-located",)
    RELATION_INCOMPLETE = ("relation-incomplete",)
    ABBREVIATION_DUPLICATE = ("abbreviation-duplicate", "value")
    CHECK_IMPOSSIBLE = ("check-impossible", "value", "status")
    CHECK_CONTRADICTED = ("check-contradicted", "value")

    # Spreadsheets: what a table that comes as rows can have beyond the above
    WORKBOOK_OTHER = ("workbook-other",)  # another kind of archive or workbook than XLSX
    ARCHIVE_BROKEN = ("archive-broken",)
    ARCHIVE_UNSAFE = ("archive-unsafe",)
    ARCHIVE_TOO_LARGE = ("archive-too-large",)
    CSV_BROKEN = ("csv-broken",)
    CSV_LETTERS_LOST = ("csv-letters-lost", "excerpt")
    SHEET_MISSING = ("sheet-missing", "value")
    SHEET_UNKNOWN = ("sheet-unknown", "suggestion")
    SHEET_REPEATED = ("sheet-repeated",)
    HEADING_MISSING = ("heading-missing", "columns")
    COLUMN_UNKNOWN = ("column-unknown", "value", "suggestion")
    COLUMN_REPEATED = ("column-repeated", "value")
    COLUMN_MISSING = ("column-missing", "value")
    ROWS_TOO_MANY = ("rows-too-many", "limit")
    COLUMNS_TOO_MANY = ("columns-too-many", "limit")
    CELLS_MERGED = ("cells-merged", "value")
    CELL_BEYOND = ("cell-beyond", "column")
    CELL_FORMULA = ("cell-formula",)
    CELL_FAULT = ("cell-fault",)
    CELL_DATE = ("cell-date",)
    CELL_NUMBER = ("cell-number",)
    CELL_FLAG = ("cell-flag",)
    CELL_NO_DATE = ("cell-no-date",)
    CELL_TOO_LONG = ("cell-too-long", "limit")

    # Uploads: more than a file that is sent may hold
    UPLOAD_TOO_MANY = ("upload-too-many", "count", "limit")
    TEXT_TOO_LONG = ("text-too-long", "count", "limit")

    # Proof: the facts against the article
    ARTICLE_OTHER = ("article-other",)
    ARTICLE_UNIDENTIFIED = ("article-unidentified",)
    PARAGRAPH_ABSENT = ("paragraph-absent", "value", "count")
    EVIDENCE_ABSENT = ("evidence-absent", "value")
    EVIDENCE_ELSEWHERE = ("evidence-elsewhere", "value", "paragraphs")
    NUMBER_UNPROVED = ("number-unproved", "value")
    NAME_UNPROVED = ("name-unproved", "value")

    # Lint: what a curator should look at
    QUESTION_DUPLICATE = ("question-duplicate", "value")
    QUESTION_REPEATED = ("question-repeated", "value")
    QUESTION_SIMILAR = ("question-similar", "value", "other_question")
    QUESTION_REWORDED_LITTLE = ("question-reworded-little", "value", "other_question")
    QUESTIONS_FEW = ("questions-few", "count", "limit")
    ANSWER_LONG = ("answer-long", "count", "limit")
    TITLE_LONG = ("title-long", "count", "limit")
    LOCATOR_MISSING = ("locator-missing",)
    ANSWER_BEYOND_EVIDENCE = ("answer-beyond-evidence", "value")
    RELATED_TO_ITSELF = ("related-to-itself",)
    ENTITY_UNUSED = ("entity-unused", "value")

    def __init__(self, code: str, *details: str) -> None:
        """Name the kind and the details that its problems carry."""
        self.code = code
        self.details = details

    @property
    def severity(self) -> Severity:
        """Whether a file with such a problem may be served."""
        return Severity.WARNING if self in _WARNINGS else Severity.ERROR


_WARNINGS = frozenset(
    {
        ProblemKind.QUESTION_REPEATED,
        ProblemKind.QUESTION_SIMILAR,
        ProblemKind.QUESTION_REWORDED_LITTLE,
        ProblemKind.QUESTIONS_FEW,
        ProblemKind.ANSWER_LONG,
        ProblemKind.TITLE_LONG,
        ProblemKind.LOCATOR_MISSING,
        ProblemKind.ANSWER_BEYOND_EVIDENCE,
        ProblemKind.RELATED_TO_ITSELF,
        ProblemKind.ENTITY_UNUSED,
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a fact file: a table, one of its records, a field of that, an item of the field's list.

    ``index`` and ``item`` count from 0, ``record`` is the record's id as written, ``line`` counts from 1
    and is None until ``factfile.locate`` (or for the file as a whole). ``row`` is the row of a spreadsheet,
    counted from 1 with the heading, whose sheet is ``table``.
    """

    table: str = ""
    index: int | None = None
    record: str = ""
    field: str = ""
    item: int | None = None
    line: int | None = None
    row: int | None = None

    @property
    def path(self) -> tuple[str | int, ...]:
        """The keys and positions that lead there."""
        steps = (self.table or None, self.index, self.field or None, self.item)
        return tuple(step for step in steps if step is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, with the details that its kind names, and the ``other`` place it clashes with, if any.

    ``file`` is empty until ``factfile.locate``.
    """

    kind: ProblemKind
    place: Place = Place()
    details: tuple[tuple[str, str], ...] = ()
    other: Place | None = None
    file: str = ""

    @classmethod
    def of(
        cls,
        kind: ProblemKind,
        place: Place = Place(),
        *,
        other: Place | None = None,
        **details: str | int,
    ) -> Self:
        """A problem with its details, each cut to ``MAX_QUOTED`` characters."""
        pairs = tuple((name, _quoted(str(value))) for name, value in details.items())
        return cls(kind, place, pairs, other)

    @property
    def severity(self) -> Severity:
        """Whether a file with this problem may be served."""
        return self.kind.severity

    @property
    def line(self) -> int | None:
        """The line of the offending key or table, counted from 1."""
        return self.place.line

    def detail(self, name: str) -> str:
        """The detail of that name, or nothing."""
        return dict(self.details).get(name, "")


def _quoted(value: str) -> str:
    value = "".join(character if character.isprintable() else " " for character in value[: MAX_QUOTED + 1])
    return value if len(value) <= MAX_QUOTED else value[: MAX_QUOTED - 1] + "…"

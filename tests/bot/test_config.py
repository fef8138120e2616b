"""The configuration: defaults, file, environment, and every complaint about them."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from bot.config import SHIPPED_FACTS, Configuration, Settings
from bot.errors import OperatorError

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and an environment without any key of the bot."""
    for variable in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, text: str) -> Path:
    file = folder / "bot.toml"
    file.write_text(text, encoding="utf-8")
    return file


def complaints(file: Path | None) -> list[str]:
    with pytest.raises(OperatorError) as error:
        Settings.load(file)
    return [line.removeprefix(f"{file}: ") for line in error.value.lines]


class TestDefaults:
    """Without a file."""

    def test_the_example_holds_exactly_the_defaults(self) -> None:
        example = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
        assert Configuration.model_validate(example, strict=True) == Configuration()

    def test_the_example_names_every_key(self) -> None:
        example = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
        defaults = Configuration().model_dump()
        assert keys_of(example) == keys_of(defaults)

    def test_the_example_comments_every_section(self) -> None:
        text = EXAMPLE.read_text(encoding="utf-8")
        for block in re.split(r"\n(?=\[|# [^\n]*\n\[)", text)[1:]:
            assert "# " in block

    def test_the_shipped_facts_are_served(self) -> None:
        assert Settings.load(None).knowledge.facts == SHIPPED_FACTS

    def test_facts_in_the_default_place_go_before_the_shipped_ones(self, folder: Path) -> None:
        (folder / "knowledge").mkdir()
        (folder / "knowledge" / "facts.toml").touch()
        assert Settings.load(None).knowledge.facts == Path("knowledge/facts.toml")

    def test_a_file_of_the_default_name_is_read(self, folder: Path) -> None:
        (folder / "config.toml").write_text("[telegram.webhook]\nport = 1\n")
        assert Settings.load(None).telegram.webhook.port == 1


def keys_of(table: dict[str, object], path: str = "") -> set[str]:
    keys = set()
    for key, value in table.items():
        keys |= keys_of(value, f"{path}{key}.") if isinstance(value, dict) else {path + key}
    return keys


class TestPaths:
    """Relative paths count from the file."""

    def test_paths_of_a_file(self, folder: Path) -> None:
        (folder / "sub").mkdir()
        file = written(
            folder / "sub",
            '[knowledge]\nfacts = "f.toml"\narticle = "a.txt"\n[store]\ndatabase_url = "sqlite:///v/b.db?x=1"\n',
        )
        settings = Settings.load(file)
        assert settings.knowledge.facts == folder / "sub" / "f.toml"
        assert settings.knowledge.article == folder / "sub" / "a.txt"
        assert settings.store.database_url == f"sqlite:///{folder}/sub/v/b.db?x=1"

    def test_absolute_paths_stand(self, folder: Path) -> None:
        file = written(folder, '[knowledge]\nfacts = "/f.toml"\n[store]\ndatabase_url = "sqlite:////b.db"\n')
        settings = Settings.load(file)
        assert settings.knowledge.facts == Path("/f.toml")
        assert settings.store.database_url == "sqlite:////b.db"

    @pytest.mark.parametrize(
        "url",
        [
            "sqlite://",
            "sqlite:///:memory:",
            "postgresql://u:p@h/db",
            "postgresql+psycopg://u:p%40x@[::1]:5432/db?sslmode=require",
            "postgresql:///db",
        ],
    )
    def test_addresses_without_a_file_stand(self, folder: Path, url: str) -> None:
        file = written(folder, f'[store]\ndatabase_url = "{url}"\n')
        assert Settings.load(file).store.database_url == url

    def test_a_named_fact_file_is_never_replaced_by_the_shipped_one(self, folder: Path) -> None:
        file = written(folder, '[knowledge]\nfacts = "knowledge/facts.toml"\n')
        assert Settings.load(file).knowledge.facts == folder / "knowledge" / "facts.toml"


class TestEnvironment:
    """Every key by a variable."""

    def test_a_variable_wins_over_the_file_and_leaves_its_neighbours(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = written(folder, '[telegram.webhook]\nport = 1\npath = "ngo"\n')
        monkeypatch.setenv("BOT_TELEGRAM__WEBHOOK__PORT", "2")
        webhook = Settings.load(file).telegram.webhook
        assert (webhook.port, webhook.path) == (2, "ngo")

    @pytest.mark.parametrize("ids", ["[1, 2]", "1,2", " 1 , 2 "])
    def test_a_list_is_spelled_as_in_the_file_or_with_commas(
        self, monkeypatch: pytest.MonkeyPatch, ids: str
    ) -> None:
        monkeypatch.setenv("BOT_ADMINS__IDS", ids)
        assert Settings.load(None).admins.ids == (1, 2)

    def test_a_complaint_names_the_variable(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BOT_TELEGRAM__WEBHOOK__PORT", "cổng")
        monkeypatch.setenv("BOT_TELEGRAM__MODUS", "polling")
        assert complaints(None) == [
            "BOT_TELEGRAM__WEBHOOK__PORT: phải là một số nguyên.",
            "BOT_TELEGRAM__MODUS: không có khóa này; có lẽ bạn muốn viết “mode”.",
        ]

    def test_a_variable_in_the_place_of_a_section_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BOT_TELEGRAM", "polling")
        (line,) = complaints(None)
        assert "BOT_…" in line


class TestComplaints:
    """One clear line a problem, all at once."""

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("[telegram]\nmode = 'push'", "[telegram] mode: phải là một trong: polling, webhook."),
            ("[telegram]\nmodee = 'x'", "[telegram] modee: không có khóa này; có lẽ bạn muốn viết “mode”."),
            ("[telegram]\nxyz = 'x'", "[telegram] xyz: không có khóa này."),
            ("telegram = 'x'", "telegram: phải là một mục, viết thành dòng [telegram]."),
            ("[stores]", "stores: không có khóa này; có lẽ bạn muốn viết “store”."),
            ("[telegram.webhook]\nport = '8443'", "[telegram.webhook] port: phải là một số nguyên."),
            ("[telegram.webhook]\nport = true", "[telegram.webhook] port: phải là một số nguyên."),
            ("[telegram.webhook]\nport = 0", "[telegram.webhook] port: phải từ 1 trở lên."),
            ("[telegram.webhook]\nport = 70000", "[telegram.webhook] port: phải từ 65535 trở xuống."),
            (
                "[telegram.webhook]\nlisten = 1",
                "[telegram.webhook] listen: phải là một chuỗi trong ngoặc kép.",
            ),
            (
                "[telegram.webhook]\npath = '../x'",
                "[telegram.webhook] path: chỉ gồm chữ cái không dấu, chữ số, gạch ngang, gạch dưới "
                "và gạch chéo.",
            ),
            (
                "[telegram]\nbase_url = 'api.telegram.org'",
                "[telegram] base_url: phải là địa chỉ bắt đầu bằng https:// (hoặc http://).",
            ),
            ("[admins]\nids = 5", "[admins] ids: phải là một danh sách trong ngoặc vuông."),
            ("[admins]\nids = ['a']", "[admins] ids: phải là một số nguyên."),
            ("[admins]\nids = [0]", "[admins] ids: phải lớn hơn 0."),
            ("[knowledge]\nfacts = 1", "[knowledge] facts: phải là một chuỗi trong ngoặc kép."),
            ("[limits]\noutbound_per_second = -1", "[limits] outbound_per_second: phải từ 0 trở lên."),
            ("[limits]\noutbound_per_second = 'x'", "[limits] outbound_per_second: phải là một số."),
            ("[limits]\noutbound_per_second = inf", "[limits] outbound_per_second: phải là một số."),
            (
                "token = '1:a'",
                "token: không được để trong tệp cấu hình; hãy đặt biến môi trường BOT_TOKEN "
                "hoặc BOT_TOKEN_FILE.",
            ),
        ],
    )
    def test_a_mistake_is_named_with_its_key_and_mend(self, folder: Path, text: str, complaint: str) -> None:
        assert complaints(written(folder, text)) == [complaint]

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "var/bot.db",
            "sqlite:/bot.db",
            "postgresql://u:p@h:port/db",
            "postgresql://[::1/db",
            "mysql://h/db",
        ],
    )
    def test_what_is_no_database_is_told_without_its_password(self, folder: Path, url: str) -> None:
        assert complaints(written(folder, f"[store]\ndatabase_url = '{url}'")) == [
            "[store] database_url: phải có dạng sqlite:///TỆP hoặc postgresql+psycopg://TÊN@MÁY/CƠ_SỞ_DỮ_LIỆU."
        ]

    def test_all_mistakes_are_told_at_once(self, folder: Path) -> None:
        file = written(folder, "[telegram]\nmode = 1\nx = 2\n[limits]\noutbound_per_second = -1\n")
        assert len(complaints(file)) == 3

    def test_a_webhook_needs_a_public_address(self, folder: Path) -> None:
        assert complaints(written(folder, "[telegram]\nmode = 'webhook'")) == [
            "[telegram.webhook] public_url: chế độ webhook cần địa chỉ công khai này."
        ]

    def test_a_secret_is_never_repeated(self, folder: Path) -> None:
        (line,) = complaints(written(folder, "token = '123:SECRET'"))
        assert "SECRET" not in line


class TestUnreadableFiles:
    """What is no configuration at all."""

    def test_a_missing_file(self, folder: Path) -> None:
        assert complaints(folder / "none.toml") == ["không có tệp cấu hình này."]

    def test_a_folder(self, folder: Path) -> None:
        (line,) = complaints(folder)
        assert line.startswith("không đọc được tệp cấu hình")

    def test_no_text(self, folder: Path) -> None:
        file = folder / "bot.toml"
        file.write_bytes(b"\xff\xfe")
        assert complaints(file) == ["tệp cấu hình phải là văn bản UTF-8."]

    @pytest.mark.parametrize("text", ["[telegram", "a = ", "x" * 10, "a = " + "[" * 5000])
    def test_no_toml(self, folder: Path, text: str) -> None:
        (line,) = complaints(written(folder, text))
        assert line.startswith("sai cú pháp TOML")

    def test_the_mark_of_windows_notepad_is_no_mistake(self, folder: Path) -> None:
        file = written(folder, "\ufeff[telegram.webhook]\nport = 1\n")
        assert Settings.load(file).telegram.webhook.port == 1

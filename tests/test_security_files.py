"""Threats through files: hostile YAML, a wrong knowledge folder, names that look like paths."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import load
from bot.settings import PROJECT, Settings
from tests.worlds import World, reply_of, text_of


def test_a_yaml_bomb_is_refused_quickly(tmp_path: Path) -> None:
    """Billions of references in a few lines: an error with its place, not a machine without memory."""
    import shutil

    shutil.copytree(PROJECT / "tests" / "knowledge_small", tmp_path / "k")
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    (tmp_path / "k" / "skills.yaml").write_text("\n".join(lines), "utf-8")
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))\n"
        "from pathlib import Path; from bot.knowledge import check\n"
        "print(any('skills.yaml' in fault.file for fault in check(Path(sys.argv[1])).faults))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "k")], capture_output=True, cwd=PROJECT, timeout=60, check=False
    )
    assert done.stdout.strip() == b"True", done.stderr.decode()[-500:]


def test_yaml_cannot_run_code(tmp_path: Path) -> None:
    """Tags for Python objects are a fault, not an instruction."""
    (tmp_path / "skills.yaml").write_text(f"x: !!python/object/apply:pathlib.Path.touch ['{tmp_path}/ran']", "utf-8")
    with pytest.raises(KnowledgeError):
        load(tmp_path)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("where", ["/etc", "/proc/self", "nowhere", "../../.."])
def test_a_wrong_knowledge_folder_shows_nothing_of_other_files(where: str, tmp_path: Path) -> None:
    """KNOWLEDGE_DIR may point anywhere its operator can: faults name missing files, never the content of others."""
    settings = Settings.from_env({"KNOWLEDGE_DIR": where})
    with pytest.raises(KnowledgeError) as caught:
        load(settings.knowledge_dir)
    assert "root:" not in str(caught.value)


@pytest.mark.parametrize("name", ["../secret", "..", "/etc/passwd", "a/b", "a\\b"])
async def test_no_name_a_member_types_reaches_a_file(world: World, name: str) -> None:
    """Careers, topics and steps are keys of what is in memory."""
    for command, options in (("career", {"career": name}), ("roadmap", {"career": name})):
        assert "root:" not in text_of(reply_of(await world.ben.slash(world.channel, command, **options)))

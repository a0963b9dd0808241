"""Stages say truly what they rest on, since their code versions are made of it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import zongjie
from zongjie.stages import STAGES, Stage, upstream

PACKAGE = Path(zongjie.__file__).parent
SHARED_BY_ALL = {"text", "vocabulary"}
DATA = {path.stem: path.name for path in (PACKAGE / "vocabulary" / "data").iterdir()}
LOADERS = {"load_csv", "load_yaml"}


def source_of(module: str) -> Path:
    """The file of a zongjie module."""
    path = PACKAGE.joinpath(*module.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def imports(path: Path) -> dict[str, set[str]]:
    """The zongjie modules that a file imports, with the names it takes from each."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("zongjie"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                module, name = (inner, "") if source_of(inner).exists() else (str(node.module), alias.name)
                found.setdefault(module, set()).add(name)
    return found


def reachable(package: str) -> set[Path]:
    """The files of a package and all that they import, directly or not."""
    todo = sorted((PACKAGE / package).rglob("*.py"))
    seen: set[Path] = set()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        todo += [source_of(module) for module in imports(path) if module not in {"zongjie", "zongjie.vocabulary"}]
    return seen


def vocabularies_read(package: str) -> set[str]:
    """Files named in the code that a package runs: literals in modules that load vocabularies."""
    files: set[str] = set()
    for path in reachable(package):
        if any(LOADERS & names for names in imports(path).values()):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            words = {
                node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
            files |= {DATA[word] for word in words & DATA.keys()}
    return files


@pytest.mark.parametrize("stage", [each for each in STAGES if each.scope != "vocabulary"], ids=str)
def test_the_registry_names_the_stages_that_read_a_vocabulary(stage: Stage) -> None:
    assert set(stage.vocabularies) == vocabularies_read(stage.name)


@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_a_stage_names_the_packages_it_rests_on(stage: Stage) -> None:
    allowed = {stage.name, "tables", "errors.py", "identifiers.py", *SHARED_BY_ALL, *stage.shares}
    used = {path.relative_to(PACKAGE).parts[0] for path in reachable(stage.name)}
    assert used <= allowed


def test_stages_flow_one_way() -> None:
    order = [stage.name for stage in STAGES]
    for stage in STAGES:
        assert all(order.index(before.name) < order.index(stage.name) for before in upstream(stage))

"""Reading our own sources: what a module imports and names."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("config", "exercises", "newsroom")


@cache
def modules() -> dict[str, Path]:
    """Every module of ours by its name."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {name_of(path): path for path in files}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Module and name of each import that happens when the program runs; the name may be empty."""
    own = name_of(path)
    package = own if path.name == "__init__.py" else own.rpartition(".")[0]
    source = tree(path)
    idle = {id(node) for block in type_checking(source) for node in ast.walk(block)}
    for node in ast.walk(source):
        if id(node) in idle:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((absolute(node, package), alias.name) for alias in node.names)


def type_checking(source: ast.Module) -> Iterator[ast.If]:
    for node in ast.walk(source):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield node


def absolute(node: ast.ImportFrom, package: str) -> str:
    """The full name of the module that a statement imports from."""
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])

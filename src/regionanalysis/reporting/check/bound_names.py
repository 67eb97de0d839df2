"""Names that a notebook's cells use and bind, so that a cell can be deleted or moved."""

import ast
import builtins
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

Cells = Sequence[tuple[int, ast.Module]]

BUILT_IN = frozenset(dir(builtins))


def unbound_names(parameters: Sequence[ast.Module], cells: Cells) -> Iterator[str]:
    """Yield a sentence for each name that ties a cell to a cell other than the set-up cell.

    Parameters
    ----------
    parameters
        The code of the cells tagged ``parameters``.
    cells
        The number and the code of every other cell. The first is the set-up cell.
    """
    common = set(BUILT_IN)
    for tree in parameters:
        common |= _Names(common).of(tree).bound
    for number, tree in cells:
        names = _Names(common).of(tree)
        for name in sorted(names.unbound):
            yield f"Cell {number} uses {name}, which neither it nor the set-up cell binds."
        for name in sorted(names.bound & common - BUILT_IN):
            yield f"Cell {number} binds {name} again, which other cells use."
        if number == cells[0][0]:
            common |= names.bound


class Names(NamedTuple):
    """The names of a cell: those it binds, and those it uses before it binds them."""

    bound: frozenset[str]
    unbound: frozenset[str]


def names_of(tree: ast.Module, known: Collection[str] = (), *, in_functions: bool = True) -> Names:
    """Return the names of a cell.

    Parameters
    ----------
    tree
        The code of the cell.
    known
        Names that are bound before it.
    in_functions
        Whether names count that are used in functions, which may be called later.
    """
    names = (_Names if in_functions else _NamesAtOnce)(set(known)).of(tree)
    return Names(frozenset(names.bound), frozenset(names.unbound))


class _Names(ast.NodeVisitor):
    """Names bound in a cell, and names used before they are bound, in the order of evaluation."""

    def __init__(self, known: set[str]) -> None:
        self.bound: set[str] = set()
        self.unbound: set[str] = set()
        self._known = known

    def of(self, tree: ast.AST) -> "_Names":
        """Return this, after a visit of the code."""
        self.visit(tree)
        return self

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.bound.add(node.id)
        elif node.id not in self.bound | self._known:
            self.unbound.add(node.id)

    def visit_alias(self, node: ast.alias) -> None:
        self.bound.add(node.asname or node.name.partition(".")[0])

    def visit_arg(self, node: ast.arg) -> None:
        self.bound.add(node.arg)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.bound.add(node.name)
        self.generic_visit(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.bound.add(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self.bound |= {node.name} if node.name else set()
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        self.bound |= {node.name} if node.name else set()

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.bound |= {node.rest} if node.rest else set()
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.bound.add(node.name)
        self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self.bound |= {node.name} if node.name else set()
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._visit(node.value, *node.targets)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.visit(ast.Name(node.target.id, ast.Load()))
        self._visit(node.value, node.target)

    def visit_For(self, node: ast.For) -> None:
        self._visit(node.iter, node.target, *node.body, *node.orelse)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self._visit(node.value, node.target)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self._visit(node.iter, node.target, *node.ifs)

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self._visit(*node.generators, node.elt)

    def visit_SetComp(self, node: ast.SetComp) -> None:
        self._visit(*node.generators, node.elt)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        self._visit(*node.generators, node.elt)

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._visit(*node.generators, node.key, node.value)

    def _visit(self, *nodes: ast.AST) -> None:
        for node in nodes:
            self.visit(node)


class _NamesAtOnce(_Names):
    """The same without what is in functions."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.bound.add(node.name)
        self._visit(*node.decorator_list, *node.args.defaults)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.bound.add(node.name)
        self._visit(*node.decorator_list, *node.args.defaults)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._visit(*node.args.defaults)

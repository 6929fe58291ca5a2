"""Says what Python's own parser sees in every .py file of this interpreter, for ImportOracleTest.

Prints tab-separated lines in UTF-8: first "V minor"; then for each file that parses "F encoding path", its facts in
the words of the scanner ("I" import, "N" top-level name, "G" main guard), and "E".
Arguments: directories to walk instead of the interpreter's own.
"""
import ast
import io
import os
import re
import site
import sys
import sysconfig
import tokenize
import warnings

IMPORT_ERRORS = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
DYNAMIC = {"import_module", "__import__"}
LONGEST_CALLEE = 200
MOST_NEGATIONS = 8
TRIES = (ast.Try,) + ((ast.TryStar,) if hasattr(ast, "TryStar") else ())
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Around:
    """What the blocks around a statement say about it."""

    def __init__(self, checking=False, attempt=None, function=False, conditional=False, module=True, nested=False):
        self.checking, self.attempt, self.function = checking, attempt, function
        self.conditional, self.module, self.nested = conditional, module, nested

    def plus(self, **changes):
        return Around(**{**self.__dict__, "nested": True, **changes})

    def context(self):
        if self.checking:
            return "TYPE_CHECKING"
        if self.attempt:
            return self.attempt
        if self.function:
            return "FUNCTION"
        return "CONDITIONAL" if self.conditional else "TOP_LEVEL"


class Reader:
    def __init__(self, source_lines, may_be_dynamic):
        self.lines = source_lines
        self.may_be_dynamic = may_be_dynamic
        self.facts = []
        self.guard = False

    def module(self, node, module, names, level, line, context):
        self.facts.append(f"I\t{module}\t{','.join(names)}\t{level}\t{line}\t{context}")

    def name(self, name, kind, line, callee, around):
        if around.module:
            self.facts.append(f"N\t{name}\t{kind}\t{line}\t{callee}\t{'nested' if around.nested else ''}")

    def block(self, body, around):
        for statement in body:
            self.statement(statement, around)

    def statement(self, node, around):
        if isinstance(node, ast.Import):
            for alias in node.names:
                self.module(node, alias.name, [], 0, node.lineno, around.context())
        elif isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names]
            self.module(node, node.module or "", names, node.level, node.lineno, around.context())
        elif isinstance(node, FUNCTIONS):
            kind = "ASYNC_DEF" if isinstance(node, ast.AsyncFunctionDef) else "DEF"
            self.name(node.name, kind, node.lineno, "", around)
            self.expressions(node, ("decorator_list", "args", "returns", "type_params"))
            self.block(node.body, around.plus(function=True, attempt=None, module=False))
        elif isinstance(node, ast.ClassDef):
            self.name(node.name, "CLASS", node.lineno, "", around)
            self.expressions(node, ("decorator_list", "bases", "keywords", "type_params"))
            self.block(node.body, around.plus(module=False))
        elif isinstance(node, ast.If):
            self.chain(node, around, [])
        elif isinstance(node, TRIES):
            self.attempt(node, around)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            self.with_statement(node, around)
        elif node.__class__.__name__ == "Match":
            self.expression(node.subject)
            for case in node.cases:
                self.expression(case.pattern)
                self.expression(case.guard)
                self.block(case.body, around.plus(conditional=True))
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
            self.expressions(node, ("target", "iter", "test"))
            self.block(node.body, around.plus())
            self.block(node.orelse, around.plus())
        else:
            self.expression(node)
            self.assignment(node, around)

    def attempt(self, node, around):
        catches = any(self.catches(handler.type) for handler in node.handlers)
        body = around.plus(attempt="OPTIONAL") if catches else around.plus()
        handler_block = around.plus(attempt="FALLBACK") if catches else around.plus()
        self.block(node.body, body)
        for handler in node.handlers:
            self.expression(handler.type)
            self.block(handler.body, handler_block)
        self.block(node.orelse, body)
        self.block(node.finalbody, around.plus())

    def catches(self, node):
        return node is None or bool(self.words(node) & IMPORT_ERRORS)

    @staticmethod
    def words(node):
        return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} | {
            n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}

    def with_statement(self, node, around):
        suppresses = False
        for item in node.items:
            self.expression(item.context_expr)
            for call in ast.walk(item.context_expr):
                if isinstance(call, ast.Call) and self.last_name(call.func) == "suppress":
                    suppresses |= any(self.words(argument) & IMPORT_ERRORS for argument in call.args)
            callee = self.callee(item.context_expr)
            if isinstance(item.optional_vars, ast.Name) and callee:
                self.name(item.optional_vars.id, "ASSIGN", item.optional_vars.lineno, callee, around)
        self.block(node.body, around.plus(attempt="OPTIONAL") if suppresses else around.plus())

    def chain(self, node, around, earlier):
        self.expression(node.test)
        own = self.condition(node.test)
        if around.module and self.is_main(node.test):
            self.guard = True
        before = earlier[-MOST_NEGATIONS:]
        checking = any(negated for _, negated, _ in before)
        conditional = any(guards or not (positive or negated) for positive, negated, guards in before)
        self.block(node.body, around.plus(
            checking=around.checking or checking or own[0],
            conditional=around.conditional or conditional or bool(own[2])))
        if len(node.orelse) == 1 and self.is_elif(node.orelse[0]):
            self.chain(node.orelse[0], around, earlier + [own])
            return
        before = (earlier + [own])[-MOST_NEGATIONS:]
        checking = any(negated for _, negated, _ in before)
        conditional = any(guards or not (positive or negated) for positive, negated, guards in before)
        self.block(node.orelse, around.plus(
            checking=around.checking or checking, conditional=around.conditional or conditional))

    def is_elif(self, node):
        line = self.lines[node.lineno - 1]
        return isinstance(node, ast.If) and line[node.col_offset:node.col_offset + 4] == b"elif"

    def condition(self, test):
        """(one conjunct is TYPE_CHECKING, the whole is not TYPE_CHECKING, the number of other conjuncts)"""
        for node in ast.walk(test):
            if isinstance(node, (ast.Or, ast.Lambda, ast.IfExp)):
                return False, False, 1
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and self.is_checking(test.operand):
            return False, True, 0
        conjuncts = test.values if isinstance(test, ast.BoolOp) else [test]
        checking = [c for c in conjuncts if self.is_checking(c)]
        return bool(checking), False, len(conjuncts) - len(checking)

    @staticmethod
    def is_checking(node):
        if isinstance(node, ast.Attribute):
            return node.attr == "TYPE_CHECKING" and isinstance(node.value, ast.Name)
        return isinstance(node, ast.Name) and node.id == "TYPE_CHECKING"

    @staticmethod
    def is_main(test):
        nodes = list(ast.walk(test))
        return (any(isinstance(n, ast.Name) and n.id == "__name__" for n in nodes)
                and any(isinstance(n, ast.Constant) and n.value == "__main__" for n in nodes)
                and not any(isinstance(n, (ast.NotEq, ast.Not, ast.NotIn, ast.IsNot)) for n in nodes))

    def assignment(self, node, around):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for name in self.targets(target):
                    self.name(name.id, "ASSIGN", name.lineno, self.callee(node.value), around)
        elif isinstance(node, ast.AnnAssign) and node.simple and node.value is not None:
            self.name(node.target.id, "ASSIGN", node.target.lineno, self.callee(node.value), around)

    def targets(self, node):
        if isinstance(node, ast.Name):
            return [node]
        if isinstance(node, ast.Starred):
            return self.targets(node.value)
        if isinstance(node, (ast.Tuple, ast.List)):
            return [name for element in node.elts for name in self.targets(element)]
        return []

    def callee(self, node):
        if not isinstance(node, ast.Call):
            return ""
        text = self.chain_text(node.func)
        return text if text and len(text) <= LONGEST_CALLEE else ""

    def chain_text(self, node):
        if isinstance(node, ast.Name):
            return node.id
        if isinstance(node, ast.Attribute):
            value = self.chain_text(node.value)
            return value and value + "." + node.attr
        if isinstance(node, ast.Call):
            value = self.chain_text(node.func)
            return value and value + "()"
        return ""

    @staticmethod
    def last_name(node):
        if isinstance(node, ast.Attribute):
            return node.attr
        return node.id if isinstance(node, ast.Name) else ""

    def expressions(self, node, fields):
        for field in fields:
            value = getattr(node, field, None)
            for one in value if isinstance(value, list) else [value]:
                self.expression(one)

    def expression(self, node):
        if node is None or not self.may_be_dynamic:
            return
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and self.last_name(call.func) in DYNAMIC:
                self.dynamic(call)

    def dynamic(self, call):
        if isinstance(call.func, ast.Attribute):
            if not self.last_name(call.func.value).endswith(("importlib", "builtins")):
                return
        arguments = call.args or [k.value for k in call.keywords[:1] if k.arg == "name"]
        if not arguments or not isinstance(arguments[0], ast.Constant) or not isinstance(arguments[0].value, str):
            return
        value = arguments[0].value
        module = value.lstrip(".")
        if all(part.isidentifier() for part in module.split(".")) and self.is_one_literal(arguments[0], value):
            self.module(call, module, [], len(value) - len(module), call.func.end_lineno, "DYNAMIC")

    def is_one_literal(self, node, value):
        text = self.lines[node.lineno - 1][node.col_offset:node.end_col_offset].decode("utf-8", "replace")
        return node.lineno == node.end_lineno and text.lstrip("rRuU")[1:-1] == value


def read(path):
    with open(path, "rb") as stream:
        content = stream.read()
    encoding = tokenize.detect_encoding(io.BytesIO(content).readline)[0]
    text = content.decode(encoding)
    tree = ast.parse(content)
    # Offsets in the tree are those of UTF-8 bytes.
    lines = re.split(rb"\r\n|\r|\n", text.encode("utf-8"))
    reader = Reader(lines, any(name in text for name in DYNAMIC))
    reader.block(tree.body, Around())
    if reader.guard:
        reader.facts.append("G")
    return encoding, reader.facts


def roots():
    paths = sysconfig.get_paths()
    return {os.path.realpath(p) for p in
            [paths["stdlib"], paths["platstdlib"], paths["purelib"], paths["platlib"], *site.getsitepackages()]}


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
    out.write(f"V\t{sys.version_info[1]}\n")
    seen = set()
    for root in sys.argv[1:] or sorted(roots()):
        for directory, _, files in os.walk(root):
            for file in sorted(files):
                path = os.path.join(directory, file)
                if not file.endswith(".py") or path in seen:
                    continue
                seen.add(path)
                try:
                    encoding, facts = read(path)
                except (SyntaxError, ValueError, LookupError, OSError, RecursionError, MemoryError):
                    continue
                out.write("\n".join([f"F\t{encoding}\t{path}", *facts, "E", ""]))
    out.flush()


main()

"""What the real parsers say: one JSON question a line on stdin, one JSON answer a line on stdout."""
import importlib
import json
import sys



def newest_packaging():
    """pip 23 still vendors packaging 21, from before its strict parser; any other one installed is newer."""
    found = []
    for name in ("packaging", "pip._vendor.packaging"):
        try:
            module = importlib.import_module(name)
            found.append((int(module.__version__.split(".")[0]), name))
        except (ImportError, AttributeError):
            pass
    return max(found, default=(0, ""))


MAJOR, PACKAGING = newest_packaging()
if PACKAGING:
    for part in ("markers", "requirements", "specifiers", "utils", "version"):
        globals().update(vars(importlib.import_module(PACKAGING + "." + part)))


def packaging_major():
    return MAJOR


def requirement(text):
    try:
        found = Requirement(text)
    except InvalidRequirement:
        return None
    return {
        "name": found.name,
        "normalizedName": canonicalize_name(found.name),
        "extras": sorted(found.extras),
        "specifier": sorted(str(s).replace(" ", "") for s in found.specifier),
        "url": found.url,
        "marker": found.marker is not None,
    }


def specifier(text, versions):
    try:
        found = SpecifierSet(text)
    except InvalidSpecifier:
        return None
    return [found.contains(v, prereleases=True) for v in versions]


def order(one, other):
    try:
        a, b = Version(one), Version(other)
    except InvalidVersion:
        return None
    return (a > b) - (a < b)


def marker(text, environment):
    return Marker(text).evaluate(environment)


def toml(text):
    import tomllib  # Python 3.11

    def plain(value):
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items()}
        if isinstance(value, list):
            return [plain(v) for v in value]
        return value if isinstance(value, str) else "<other>"

    try:
        return plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return None


def shlex(text):
    import shlex as words

    try:
        return words.split(text)
    except ValueError:
        return None


def setup(text):
    """The keywords of the call to setup(), of those that are literal."""
    import ast

    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "setup":
            return {k.arg: ast.literal_eval(k.value) for k in node.keywords}
    return None


QUESTIONS = {f.__name__: f for f in (packaging_major, requirement, specifier, order, marker, toml, shlex, setup)}

for line in sys.stdin:
    name, *arguments = json.loads(line)
    print(json.dumps(QUESTIONS[name](*arguments)))

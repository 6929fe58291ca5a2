#!/usr/bin/env python3
"""Keeps the import tables of dev.slipway.plan.python.packages. A maintainer runs it; the build does not.

    refresh.py names LIST      take the known packages anew from a dated list of PyPI's names (tab-separated, its first line names the
                               columns: `name` and one that begins with `rank`, empty or 0 for names outside the most downloaded)
    refresh.py merge ROOTS     add measured rows: ROOTS is what src/test/python/module_roots.py prints (module, tab, distributions)
    refresh.py report JSON     say which distributions of a `pip install --dry-run --report JSON` no table knows yet
    refresh.py compile         check the readable tables and write the compressed ones (always the last step)

Readable, in this folder: imports.tsv (module, distribution, source), known-packages.txt. Readable, on the class path:
agent-imports.tsv, namespaces.tsv, squatters.tsv, stdlib.tsv. Compressed, on the class path: imports.gz, known-packages.gz.
"""
import gzip
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESOURCES = HERE.parents[1] / "resources" / "slipway" / "python"
IMPORTS = HERE / "imports.tsv"
KNOWN = HERE / "known-packages.txt"
SEEN = "~"
SPELT = "="


def normalised(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield (line + "\t\t\t\t").split("\t")


def header(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]


def write(path, comments, lines):
    path.write_text("\n".join(comments + lines) + "\n", encoding="utf-8")


def imports():
    return {row[0]: (row[1], row[2]) for row in rows(IMPORTS)}


def known():
    return {row[0]: row[1] for row in rows(KNOWN)}


def squatters():
    return {row[0]: row[1] for row in rows(RESOURCES / "squatters.tsv")}


def families():
    """Beginnings and ends of names that a namespace rule may guess, such as langchain- and -haystack."""
    templates = [row[1] for row in rows(RESOURCES / "namespaces.tsv") if row[2] == "guess"]
    beginnings = {t[:t.index("{")] for t in templates if not t.startswith("{")} - {"odoo-addon-"}
    return tuple(sorted(beginnings)), tuple(sorted({t[t.rindex("}") + 1:] for t in templates if t.startswith("{")}))


def take_names(path):
    beginnings, ends = families()
    names = {}
    with open(path, encoding="utf-8") as lines:
        columns = next(lines).rstrip("\n").split("\t")
        rank = next(i for i, column in enumerate(columns) if column.startswith("rank"))
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            name = normalised(cells[0])
            if cells[rank] not in ("", "0"):
                names[name] = ""
            elif name.startswith(beginnings) or name.endswith(ends):
                names.setdefault(name, SEEN)
    write(KNOWN, header(KNOWN), sorted(f"{name}\t{mark}".rstrip("\t") for name, mark in names.items()))


def merge(path):
    table, popular, refused = imports(), known(), squatters()
    for module, owners, *_ in rows(Path(path)):
        owners = [owner for owner in owners.split() if owner not in refused]
        if not owners or table.get(module, ("",))[0] in owners:
            continue
        best = min(owners, key=lambda owner: (popular.get(owner, SEEN) == SEEN, len(owner), owner))
        print(f"{module}: {table.get(module, ('-',))[0]} -> {best}")
        table[module] = (best, "measured")
    write(IMPORTS, header(IMPORTS), [f"{m}\t{d}\t{s}" for m, (d, s) in sorted(table.items(), key=by_bytes)])


def report(path):
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    have = {distribution for distribution, _ in imports().values()} | known().keys()
    for item in document["install"]:
        name = normalised(item["metadata"]["name"])
        if name not in have:
            print(name, item["metadata"]["version"], item["metadata"].get("summary", ""), sep="\t")


def by_bytes(item):
    return item[0].encode()


def compress(name, lines):
    data = "".join(line + "\n" for line in sorted(lines, key=str.encode)).encode()
    (RESOURCES / name).write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{name}: {len(lines)} lines, {len(data)} bytes, {(RESOURCES / name).stat().st_size} compressed")


def compile_tables():
    table, names, refused = imports(), known(), squatters()
    wrong = [f"{m} -> {d}" for m, (d, _) in table.items() if d in refused or d != normalised(d)]
    if wrong:
        sys.exit("squatted or unnormalised distributions in imports.tsv: " + ", ".join(wrong))
    for distribution, _ in table.values():
        names.setdefault(distribution, SEEN)
    for row in rows(RESOURCES / "agent-imports.tsv"):
        if row[1]:
            names.setdefault(normalised(re.match(r"[A-Za-z0-9._-]+", row[1])[0]), SEEN)
    for name in [name for name, mark in names.items() if "-" in name and mark != SEEN]:
        names.setdefault(name.replace("-", ""), SPELT + name)
    compress("imports.gz", [m if normalised(m) == d else f"{m}\t{d}" for m, (d, _) in table.items()])
    compress("known-packages.gz", [f"{name}\t{mark}".rstrip("\t") for name, mark in names.items()])


if __name__ == "__main__":
    steps = {"names": take_names, "merge": merge, "report": report, "compile": compile_tables}
    if len(sys.argv) < 2 or sys.argv[1] not in steps:
        sys.exit(__doc__)
    steps[sys.argv[1]](*sys.argv[2:])

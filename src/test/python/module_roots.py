#!/usr/bin/env python3
"""Reads which distribution ships which module root, from a directory that pip installed into.

    pip install --target DIR --no-deps --only-binary :all: -r REQUIREMENTS
    python3 module_roots.py DIR... [--all] > module-roots.tsv

One line a root: the dotted module, a tab, the distributions that ship it (PEP 503 names, space-separated).
A root is the shortest module that is not a namespace: `requests`, `google.cloud.storage`, `zope.interface`. A directory is a namespace when
it has no __init__.py and either no modules of its own or several distributions in it, or when its __init__.py extends its __path__ (pkgutil,
pkg_resources) and it is a top-level one or shared.
Tests, docs, examples, private extension modules and mypyc's hashes are left out, unless --all is given.
Nothing is imported or run: only RECORD files and the first bytes of __init__.py are read.
"""
import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

JUNK = {"test", "tests", "testing", "doc", "docs", "example", "examples", "benchmark", "benchmarks", "scripts", "tools",
        "samples", "bin", "build", "dist", "src", "setup", "conftest", "noxfile", "share", "include", "lib", "etc", "config",
        "utils", "tasks"}
SUFFIX = re.compile(r"(\.cpython-[^./]*|\.abi3)?\.(py|so|pyd)$")
EXTENDS = re.compile(rb"extend_path|declare_namespace")


def normalised(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def modules_of(dist_info):
    """The module files of one distribution, as tuples of path segments, `__init__` kept."""
    for row in csv.reader((dist_info / "RECORD").open(encoding="utf-8", newline="")):
        path = row[0]
        if path.startswith(("..", "/")) or not SUFFIX.search(path):
            continue
        parts = SUFFIX.sub("", path).split("/")
        if all(part.isidentifier() for part in parts):
            yield tuple(parts)


def is_namespace(sites, package, owners, tenants):
    """PEP 420, or a package whose path is extended so that others can be in it."""
    shared = len(tenants[package]) > 1
    if not owners.get(package + ("__init__",)):
        return shared or package not in tenants["direct"]
    inits = [site.joinpath(*package, "__init__.py") for site in sites]
    extends = any(init.exists() and EXTENDS.search(init.read_bytes()[:4000]) for init in inits)
    return extends and (shared or len(package) == 1)


def root_of(module, namespace):
    """The shortest prefix that is not a namespace; None for a file that is only a namespace's own __init__."""
    for depth in range(1, len(module) + 1):
        prefix = module[:depth]
        if prefix[-1] == "__init__":
            return None
        if depth == len(module) or not namespace(prefix):
            return prefix
    return None


def is_junk(root):
    return any(part in JUNK or "__mypyc" in part for part in root) or root[-1].startswith("_")


def main(arguments):
    sites = [Path(argument) for argument in arguments if not argument.startswith("--")]
    keep_all = "--all" in arguments
    owners, tenants = defaultdict(set), defaultdict(set)
    for dist_info in sorted(info for site in sites for info in site.glob("*.dist-info")):
        if (dist_info / "RECORD").exists():
            name = normalised(dist_info.name[:-len(".dist-info")].rsplit("-", 1)[0])
            for module in modules_of(dist_info):
                owners[module].add(name)
                tenants["direct"].add(module[:-1])
                for depth in range(1, len(module)):
                    tenants[module[:depth]].add(name)
    known = {}

    def namespace(package):
        if package not in known:
            known[package] = is_namespace(sites, package, owners, tenants)
        return known[package]

    roots = defaultdict(set)
    for module, names in owners.items():
        root = root_of(module, namespace)
        if root and (keep_all or not is_junk(root)):
            roots[root] |= names
    for root in sorted(roots):
        print(".".join(root), " ".join(sorted(roots[root])), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])

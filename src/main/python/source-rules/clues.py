"""Fills the fourth column of source-rules.tsv: texts of which one is in everything that the row's pattern matches.

The planner looks for all of them in one pass over a file and tries only the patterns whose clue it met.
Run it after changing a pattern: python3 clues.py ../../resources/slipway/python/source-rules.tsv
"""
import re._parser as parser
import sys

MOST = 400


def join(sets):
    """Every text of one set followed by every text of the next, while there are not too many."""
    out = [""]
    for one in sets:
        out = [a + b for a in out for b in one]
    return out


def score(texts):
    return min((len(t) for t in texts), default=0)


def required(tokens):
    """The best set of literals of which one is in every match of a sequence."""
    best, run = [], []

    def close():
        nonlocal best, run
        if run:
            texts = join(run)
            if score(texts) > score(best):
                best = texts
        run = []

    for op, value in tokens:
        name = str(op)
        if name == "LITERAL":
            run.append([chr(value)])
            continue
        if name in ("SUBPATTERN", "BRANCH"):
            branches = value[1] if name == "BRANCH" else None
            inner = value[-1] if name == "SUBPATTERN" else None
            if inner is not None and len(inner) == 1 and str(inner[0][0]) == "BRANCH":
                branches, inner = inner[0][1][1], None
            options = [inner] if branches is None else branches
            plain = [literal(o) for o in options]
            if all(p is not None for p in plain) and len(join(run + [sum(plain, [])])) <= MOST:
                run.append(sum(plain, []))
                continue
            close()
            sets = [required(o) for o in options]
            union = sum(sets, [])
            if all(sets) and score(union) > score(best) and len(union) <= MOST:
                best = union
            continue
        if name == "IN" and all(str(o) == "LITERAL" for o, _ in value) and len(join(run)) * len(value) <= MOST:
            run.append([chr(v) for _, v in value])
            continue
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        close()
        if name == "MAX_REPEAT" or name == "MIN_REPEAT":
            low, _, inner = value
            if low > 0:
                texts = required(inner)
                if score(texts) > score(best):
                    best = texts
    close()
    return best


def literal(tokens):
    """All texts of a sequence that is nothing but literals and choices between them; None otherwise."""
    sets = []
    for op, value in tokens:
        name = str(op)
        if name == "LITERAL":
            sets.append([chr(value)])
        elif name == "IN" and all(str(o) == "LITERAL" for o, _ in value):
            sets.append([chr(v) for _, v in value])
        elif name == "SUBPATTERN" and len(value[-1]) == 1 and str(value[-1][0][0]) == "BRANCH":
            plain = [literal(o) for o in value[-1][0][1][1]]
            if any(p is None for p in plain):
                return None
            sets.append(sum(plain, []))
        elif name == "AT":
            continue
        else:
            return None
        if len(join(sets)) > MOST:
            return None
    return join(sets)


def main(path):
    lines = []
    for line in open(path, encoding="utf-8").read().split("\n"):
        cells = line.split("\t")
        if line and not line.startswith("#") and cells[1] != "-":
            clues = sorted(set(required(list(parser.parse(cells[1])))))
            if score(clues) < 3:
                raise SystemExit(f"no clue in {cells[1]}: {clues}")
            why = cells[4] if len(cells) > 4 else ""
            line = "\t".join([cells[0], cells[1], cells[2], "\\|".join(clues), why]).rstrip("\t")
        lines.append(line)
    open(path, "w", encoding="utf-8").write("\n".join(lines))


main(sys.argv[1])

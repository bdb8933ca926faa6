"""Whole metrics: a stem of sql/metrics/<theme>/ is three files, and its page answers every question of the front matter."""
import re

from lints.tree import fault

PARTS = (".sql", ".md", ".test")
FIELDS = ("question", "objective", "measure", "unit", "direction", "grain", "needs", "privacy", "limits")
FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.S)


def check(tree):
    stems = {p.rsplit(".", 1)[0] for p in tree.below("sql/metrics", *PARTS)}
    for stem in sorted(stems):
        for part in PARTS:
            if not tree.has(stem + part):
                yield fault(stem + part, 1, "missing: a metric is .sql, .md and .test")
        if tree.has(stem + ".md"):
            yield from check_page(stem + ".md", tree.text(stem + ".md"))


def check_page(path, text):
    page = FRONT.match(text)
    if not page:
        yield fault(path, 1, "has no front matter between two lines of ---")
        return
    given = {}
    for line in page[1].split("\n"):
        key, colon, value = line.partition(":")
        if colon and not line.startswith((" ", "\t")):
            given[key.strip()] = value.strip()
    for field in FIELDS:
        if field not in given:
            yield fault(path, 1, f"the front matter lacks `{field}`")
        elif not given[field]:
            yield fault(path, 1, f"`{field}` of the front matter is empty")
    if not page[2].strip():
        yield fault(path, page[0].count("\n"), "has no prose: what the number means, who gets credit, what it cannot see")

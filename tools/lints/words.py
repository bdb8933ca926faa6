"""Words that must not stay: notes to self, and names of places that exist on one machine only."""
import re

from lints.tree import fault, line_of

# In two halves, so that this file does not refuse itself.
REFUSED = [
    (re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]) + r")\b"), "do it, or leave it out and say so in DESIGN.md"),
    (re.compile("far" + "m-"), "names a tool that readers do not have"),
    (re.compile(r"(?<![\w.])/(work/(main|shared|wt|seeds)|tmp/data|home/\w+|root/\.)"), "names a path of one machine"),
]
SKIPPED = ("tests/fixtures/", "fuzz/corpus/", "examples/", "data/")


def check(tree):
    for path in tree.paths:
        if path.startswith(SKIPPED):
            continue
        text = tree.text(path)
        for pattern, why in REFUSED:
            for match in pattern.finditer(text):
                yield fault(path, line_of(text, match.start()), f"`{match[0]}`: {why}")

"""Sizes: a file over 400 lines or a function over 80 wants splitting. Functions are found by clang-format's layout: a body opens with a line
that ends in `{` and closes with `}` at the same indent."""
import re
import statistics

from lints.tree import fault

FILE_LIMIT, FUNCTION_LIMIT, FUNCTION_AIM = 400, 80, 40
# A list may be long: all words of the dashboard stand in one place, as a translator needs them.
LISTS = ("web/src/texts.ts",)
CODE = (".cc", ".h", ".py", ".sh", ".ts", ".sql")
# Opens a body, but not a function's.
OTHER = re.compile(r"^\s*(namespace|class|struct|enum|union|extern|if|for|while|switch|else|do|try)\b|=\s*\{$")
RAW = re.compile(r'(?<=R")(\w*)\(.*?\)\1"', re.S)
DATA = "\0"
OPENS = re.compile(r"[)\w>] ?\{$")


def code_files(tree):
    folders = ("src/", "fuzz/", "bench/", "tools/", "tests/", "web/", "sql/")
    return [p for p in tree.paths if p.startswith(folders) and p.endswith(CODE) and "/fixtures/" not in p and p not in LISTS]


def first_line(lines, number):
    """Returns where the statement that ends in line `number` begins: a signature may be wrapped, its rest indented deeper."""
    while number > 0 and lines[number].startswith("   ") and not lines[number - 1].rstrip().endswith((";", "{", "}", ":")):
        number -= 1
    return number


def functions(text):
    """Yields (first line, number of lines) of each function of a C++ text. Lines of a raw string are data: they do not count."""
    lines = RAW.sub(lambda raw: re.sub(r"[^\n]*\n", DATA + "\n", raw[0]), text).split("\n")
    number = 0
    while number < len(lines):
        if OPENS.search(lines[number]):
            first = first_line(lines, number)
            start = lines[first]
            if "(" in start and not OTHER.search(start) and not OTHER.search(lines[number]):
                close = start[:len(start) - len(start.lstrip())] + "}"
                end = number + 1
                while end < len(lines) and not lines[end].startswith(close):
                    end += 1
                yield first + 1, end - first + 1 - lines[first:end].count(DATA)
                number = end
        number += 1


def check(tree):
    for path in code_files(tree):
        text = tree.text(path)
        count = text.count("\n")
        if count > FILE_LIMIT:
            yield fault(path, count, f"{count} lines; over {FILE_LIMIT} is a reason to split")
        if path.endswith((".cc", ".h")):
            for line, length in functions(text):
                if length > FUNCTION_LIMIT:
                    yield fault(path, line, f"a function of {length} lines; {FUNCTION_LIMIT} is the most")


def summary(tree):
    """Returns the sizes in half a line: a look at where the tree is heading."""
    cpp = [p for p in code_files(tree) if p.endswith((".cc", ".h"))]
    if not cpp:
        return "no C++ yet"
    middle = statistics.median(tree.text(p).count("\n") for p in cpp)
    long = sum(length > FUNCTION_AIM for p in cpp for _, length in functions(tree.text(p)))
    return f"median C++ file {middle:.0f} lines, {long} functions over {FUNCTION_AIM}"

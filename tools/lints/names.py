"""One name, one type: two types of one name in one namespace are one to the linker, which takes the destructor of either for both."""
import re

from lints.tree import fault

NAMESPACE = re.compile(r"^(?:inline )?namespace ([\w:]*)\s*\{")
END = re.compile(r"^}  // namespace")
TYPE = re.compile(r"^(?:struct|class|enum class) ([A-Z]\w*)\b(?!::)[^;]*\{")


def types(text):
    """Yields (name with its namespaces, line) of the types that a header defines at the level of a namespace."""
    inside = []
    for number, line in enumerate(text.split("\n"), 1):
        if opened := NAMESPACE.match(line):
            inside.append(opened[1])
        elif END.match(line) and inside:
            inside.pop()
        elif found := TYPE.match(line):
            yield "::".join([*inside, found[1]]), number


def check(tree):
    first = {}
    for path in tree.below("src", ".h"):
        for name, line in types(tree.text(path)):
            if name in first:
                yield fault(path, line, f"{name} is also a type of {first[name]}: two types need two names")
            first.setdefault(name, path)

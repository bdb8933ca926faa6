"""Folder arrows: a file of src/X may include its own folder and those that src/X/CMakeLists.txt links, directly or through them."""
import re

from lints.tree import fault, line_of

FOLDER = re.compile(r"plenary_folder\(\s*(\w+)([^)]*)\)")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def links(tree):
    """Returns folder -> set of the folders it links, as the CMake files state it."""
    found = {}
    for path in tree.below("src", "/CMakeLists.txt"):
        for name, rest in FOLDER.findall(tree.text(path)):
            words, taking = [], False
            for word in rest.split():
                if word in ("LINKS", "LIBRARIES", "COST"):
                    taking = word == "LINKS"
                elif taking:
                    words.append(word)
            found[name] = set(words)
    return found


def reachable(graph, start):
    seen, todo = set(), [start]
    while todo:
        for there in graph.get(todo.pop(), ()):
            if there not in seen:
                seen.add(there)
                todo.append(there)
    return seen


def check(tree):
    graph = links(tree)
    for folder in graph:
        place = f"src/{folder}/CMakeLists.txt"
        if folder in reachable(graph, folder):
            yield fault(place, 1, f"the arrows from {folder} lead back to {folder}")
        for there in graph[folder] - graph.keys():
            yield fault(place, 1, f"{folder} links {there}, which is no folder of src")
    for path in tree.below("src", ".cc", ".h"):
        if path.count("/") < 2:
            continue
        folder = path.split("/")[1]
        if folder not in graph:
            yield fault(path, 1, f"src/{folder} has no plenary_folder in its CMakeLists.txt")
            continue
        allowed = reachable(graph, folder) | {folder}
        text = tree.text(path)
        for match in INCLUDE.finditer(text):
            target = match[1]
            if "/" not in target:
                yield fault(path, line_of(text, match.start()), f'include "{target}" with its folder: "{folder}/{target}"')
            elif (there := target.split("/")[0]) not in allowed:
                yield fault(path, line_of(text, match.start()),
                            f"{folder} must not include {there}: the arrows of src/{folder}/CMakeLists.txt do not lead there")

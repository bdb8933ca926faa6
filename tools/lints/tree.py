"""The files that a lint looks at: those that git knows or would add. Tests give a dictionary of texts instead of a folder."""
import subprocess


class Tree:
    def __init__(self, texts):
        self._texts = texts
        self.paths = sorted(texts)

    @staticmethod
    def of_folder(root):
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True).stdout.decode().split("\0")
        texts = {}
        for path in filter(None, listed):
            file = root / path
            if not file.is_file() or file.is_symlink():
                continue
            data = file.read_bytes()
            # Fixtures hold damaged bytes on purpose; only text is looked at.
            texts[path] = "" if b"\0" in data else data.decode("utf-8", "replace")
        return Tree(texts)

    def text(self, path):
        return self._texts[path]

    def has(self, path):
        return path in self._texts

    def below(self, folder, *suffixes):
        return [p for p in self.paths if p.startswith(folder + "/") and (not suffixes or p.endswith(suffixes))]


def fault(path, line, sentence):
    return f"{path}:{line}: {sentence}"


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1

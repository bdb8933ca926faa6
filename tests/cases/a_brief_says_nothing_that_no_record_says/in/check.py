"""Every number in the text of a brief is that of an answer: asked again over HTTP and by its command."""
import json, re, shlex, subprocess, sys, urllib.request

port, audience, brief = sys.argv[1], sys.argv[2], json.load(sys.stdin)


def over_http(address):
    with urllib.request.urlopen(f"http://localhost:{port}{address}&audience={audience}") as reply:
        return json.load(reply)["data"]["rows"]


def typed(command):
    words = shlex.split(command)
    out = subprocess.run([words[0], "-C", "w", *words[1:], "--format", "json"], capture_output=True, text=True)
    return json.loads(out.stdout)["rows"]


def value_of(rows, source):
    found = [r for r in rows if all(r[k] == v for k, v in source["row"].items())]
    return found[0][source["part"]] if found else None


checked, wrong = 0, []
for section in brief["sections"]:
    for statement in section["statements"]:
        text = statement["text"]
        for source in statement["sources"]:
            if not source["text"]:
                continue
            checked += 1
            rows = [over_http(source["address"])] + ([typed(source["command"])] if len(sys.argv) > 3 else [])
            values = [value_of(found, source) for found in rows]
            if any(v is None or abs(v - source["value"]) > 1e-9 for v in values):
                wrong.append((statement["text"], source["address"], values))
            if source["text"] not in text:
                wrong.append((statement["text"], source["text"], "not in the text"))
        # What is left when years, names and numbers are taken out has no digit.
        text = re.sub(r"\b20[0-9][0-9]\b|24 months", "", text)
        words = [s["text"] for s in statement["sources"]]
        words += [v for s in statement["sources"] for v in s["row"].values() if v] + [brief["subject"]]
        for word in sorted(filter(None, words), key=len, reverse=True):
            text = re.sub(rf"(?<![0-9]){re.escape(word)}(?![0-9])", "", text)
        left = re.findall(r"[0-9]+", text)
        if left:
            wrong.append((statement["text"], left))
print(brief["slice"], [s["key"] for s in brief["sections"]], len(brief["steps"]), "steps", checked > 5)
for one in wrong:
    print("WRONG", one)

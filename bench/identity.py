#!/usr/bin/env python3
"""Quality and speed of `plenary resolve --names`: writes docs/quality-identity.md. Run by bench/identity.

Truth is split in two halves by a hash of the canonical name: the model's values were fitted on the half `tune`, the half `check` was only
ever scored. Baselines read the same lists.
"""
import collections, csv, hashlib, io, itertools, random, re, resource, subprocess, sys, time, unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLENARY = ROOT / "build/release/plenary"
BENCH = ROOT / "build/release/identity_bench"
KNOWN = ROOT / "build/release/known_bench"
DATA = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
PAGE = ROOT / "docs/quality-identity.md"
SCORER = DATA / "tools/score_identity.py"

LEGAL = set(re.findall(r"[a-z0-9]+", " ".join(Path(ROOT / "data/legal_forms.csv").read_text(encoding="utf-8").lower().split("\n")[1:])))


def fold(text):
    text = unicodedata.normalize("NFKD", text).lower()
    return re.findall(r"[^\W_]+", "".join(c for c in text if not unicodedata.combining(c)))


def half(canonical):
    return "check" if hashlib.sha256(canonical.encode()).digest()[0] & 1 else "tune"


class Truth:
    """One truth file or a half of it, with the pairs that the scorer calls reachable."""

    def __init__(self, path, part, scorer):
        self.people = "people" in path.name
        self.by = collections.defaultdict(dict)
        rows = list(csv.DictReader(open(path, newline="", encoding="utf-8")))
        for r in rows:
            raw, canonical = r.get("raw_name") or r.get("raw"), r.get("canonical_name") or r.get("canonical")
            if "affil" not in r["source"] and part in ("all", half(canonical)):
                self.by[r["source"]].setdefault(raw, canonical)
        self.names = list(dict.fromkeys(x for r in rows for x in [r.get("raw_name") or r.get("raw")]
                                        if part == "all" or half(r.get("canonical_name") or r.get("canonical")) == part))
        listed = [x for m in self.by.values() for x in m]
        df = collections.Counter(w for x in listed for w in set(scorer["words"](x)))
        key = scorer["person_keys" if self.people else "org_keys"]
        self.keys = {s: {x: key(x, df, len(listed)) for x in m} for s, m in self.by.items()}

    def score(self, entity):
        """Precision, recall of reachable pairs, and both by source; as the scorer counts."""
        total, sources, wrong = collections.Counter(), {}, []
        for source, m in sorted(self.by.items()):
            c, guess, clusters = collections.Counter(), collections.defaultdict(list), collections.defaultdict(list)
            for x, canonical in m.items():
                guess[entity.get(x) or "none:" + x].append(x)
                clusters[canonical].append(x)
            for group in guess.values():
                joined = collections.Counter(m[x] for x in group)
                c["joined"] += len(group) * (len(group) - 1) // 2
                c["right"] += sum(v * (v - 1) // 2 for v in joined.values())
                if len(joined) > 1:
                    wrong += [(source, a, b) for a, b in itertools.combinations(group, 2) if m[a] != m[b]]
            for group in clusters.values():
                for a, b in itertools.combinations(group, 2):
                    if self.keys[source][a] & self.keys[source][b]:
                        c["reachable"] += 1
                        c["found"] += (entity.get(a) or a) == (entity.get(b) or b)
            sources[source] = c
            if source != "ror-acronym":
                total.update(c)
        return ratio(total["right"], total["joined"]), ratio(total["found"], total["reachable"]), sources, \
            [w for w in wrong if w[0] != "ror-acronym"]


def ratio(a, b):
    return a / b if b else 0.0


def names_file(names, path):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f)
        w.writerow(["raw"])
        w.writerows([n] for n in names)
    return path


def answer(command):
    out = subprocess.run([str(c) for c in command], capture_output=True, check=True).stdout.decode("utf-8")
    return {r["raw"]: r for r in csv.DictReader(io.StringIO(out, newline=""))}


def exact(names, people):
    return {n: n for n in names}


def normalised(names, people):
    out = {}
    for n in names:
        if people:
            n2 = re.sub(r"<[^>]*>|\[[^\]]*\]|\S+@\S+", " ", n)
            out[n] = " ".join(sorted(fold(n2))) or n.lower().strip("<>")
        else:
            words = fold(n)
            out[n] = " ".join(w for w in words if w not in LEGAL) or " ".join(words) or n
    return out


def simple_rules(names, people):
    """What the peers do: the same address, else the same name of two words; the same local part is not used. Organizations: lower
    case, the usual English endings off."""
    out = {}
    for n in names:
        if people:
            mail = re.search(r"[^\s<>]+@[^\s<>]+", n)
            name = " ".join(fold(re.sub(r"<[^>]*>|\[[^\]]*\]|\S+@\S+", " ", n)))
            out[n] = "name:" + name if len(name.split()) > 1 else "mail:" + mail[0].lower() if mail else n
        else:
            out[n] = re.sub(r"[,.]?\s+(inc|ltd|llc|corp|corporation|limited|gmbh|co)\.?$", "", n.lower().strip())
    return out


def jaro_winkler(names, people, threshold):
    from rapidfuzz.distance import JaroWinkler
    norm = normalised(names, people)
    blocks, parent = collections.defaultdict(set), {n: n for n in names}

    def root(x):
        while parent[x] != x:
            parent[x] = x = parent[parent[x]]
        return x

    for n in names:
        for w in norm[n].split()[:1] or [norm[n]]:
            blocks[w[:3]].add(n)
    for group in blocks.values():
        group = sorted(group)[:400]
        for a, b in itertools.combinations(group, 2):
            if JaroWinkler.similarity(norm[a], norm[b]) >= threshold:
                parent[root(a)] = root(b)
    return {n: root(n) for n in names}


def synthetic(kind, count, path):
    """Names with spellings, from a fixed seed: the same list on any machine."""
    r = random.Random(7)
    con = "b c d f g h k l m n p r s t v z br cl dr fl gr kr pl st tr sh ch".split()
    vow = "a e i o u ai ea io".split()
    word = lambda k: "".join(r.choice(con) + r.choice(vow) for _ in range(k)) + r.choice(["", "n", "r", "s", "x", "l"])
    legal = ["Inc.", "Ltd", "GmbH", "LLC", "Co., Ltd.", "S.A.", "AG", "Corporation", "", ""]
    generic = ["Technologies", "Systems", "Networks", "Group", "Consulting", "Software", "Services", "Labs", "", "", ""]
    places = ["China", "Germany", "Japan", "France", "Canada", "India", "(UK)", "", "", "", ""]
    sector = ["University of {}", "{} Institute of Technology", "Ministry of {} Affairs", "{} Foundation"]
    given = [word(2).title() for _ in range(600)]
    names = []
    while len(names) < count:
        if kind == "organization":
            base = word(r.choice([2, 2, 3])).title() + (" " + word(2).title() if r.random() < .3 else "")
            base = r.choice(sector).format(base) if r.random() < .15 else base
            tail = r.choice(generic)
            for _ in range(r.choice([1, 1, 2, 3, 4])):
                names.append(" ".join(t for t in (base, tail if r.random() < .8 else "", r.choice(places), r.choice(legal)) if t))
        else:
            a, s = r.choice(given), word(r.choice([2, 3])).title()
            domains = ["gmail.com", word(3) + ".com", word(2) + ".org"]
            for _ in range(r.choice([1, 1, 2, 3])):
                mail = r.choice([a + "." + s, a[0] + s, a + s, s]).lower() + "@" + r.choice(domains)
                names.append(r.choice([f"{a} {s}", f"{a} {s} <{mail}>", f"<{mail}>", f"{s}, {a}", f"{a[0]}. {s}"]))
    return names_file(names[:count], path)


def timed(*arguments, finds=True):
    before = time.monotonic()
    p = subprocess.Popen([PLENARY, "resolve", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = __import__("os").wait4(p.pid, 0)
    if status and finds:
        sys.exit(f"resolve failed: {arguments}")
    return time.monotonic() - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def table(head, rows):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head)] + ["| " + " | ".join(map(str, r)) + " |" for r in rows]) + "\n"


KINDS = [("what the truth itself has twice (equal but for case, dots, legal form)", lambda a, b: normalised([a, b], False)[a] == normalised([a, b], False)[b]),
         ("a name that begins with the whole of the other", lambda a, b: (lambda x, y: x[:len(y)] == y or y[:len(x)] == x)(fold(a), fold(b))),
         ("a name that holds the other", lambda a, b: set(fold(a)) <= set(fold(b)) or set(fold(b)) <= set(fold(a))),
         ("words shared, others on both sides", lambda a, b: bool(set(fold(a)) & set(fold(b)))),
         ("no word shared", lambda a, b: True)]


def errors_by_kind(pairs):
    counts = collections.Counter()
    for _, a, b in pairs:
        counts[next(name for name, holds in KINDS if holds(a, b))] += 1
    return [(name, counts[name]) for name, _ in KINDS if counts[name]]


def same_person(truth, wrong):
    """The truth's two people have the same words of a name, and what was written has too."""
    source, a, b = wrong
    words = lambda text: sorted(fold(re.sub(r"<[^>]*>|\[[^\]]*\]", " ", text)))
    return words(a) == words(b) or words(truth.by[source][a]) == words(truth.by[source][b])


def missed(truth, entity):
    return [(s, a, b) for s, m in truth.by.items() if s != "ror-acronym" for a, b in reachable(truth, s, m) if (entity.get(a) or a) != (entity.get(b) or b)]


def reachable(truth, source, m):
    clusters = collections.defaultdict(list)
    for x, c in m.items():
        clusters[c].append(x)
    return [(a, b) for g in clusters.values() for a, b in itertools.combinations(g, 2) if truth.keys[source][a] & truth.keys[source][b]]


def quality(kind, path, work):
    scorer = {}
    exec(SCORER.read_text().replace("sys.exit(main())", ""), scorer)
    people, out = kind == "person", []
    truths = {part: Truth(path, part, scorer) for part in ("tune", "check", "all")}
    files = {part: names_file(t.names, work / f"{kind}-{part}.csv") for part, t in truths.items()}
    product = {p: {k: v["entity"] for k, v in answer([PLENARY, "resolve", "--names", f, "--kind", kind]).items()} for p, f in files.items()}
    rows, tune = [], truths["tune"]
    ways = [("exact", exact), ("normalised (folded, legal forms off)", normalised), ("simple rules of the peers", simple_rules)]
    try:
        best = max((0.86, 0.88, 0.9, 0.92, 0.94, 0.96, 0.98), key=lambda t: (lambda p, r: 2 * p * r / max(p + r, 1e-9))(*tune.score(jaro_winkler(tune.names, people, t))[:2]))
        ways.append((f"Jaro-Winkler >= {best} (its best on tune)", lambda n, p: jaro_winkler(n, p, best)))
    except ImportError:
        out.append("Jaro-Winkler is left out: RapidFuzz is not installed (pip install rapidfuzz).\n")
    for name, way in ways:
        cells = []
        for part in ("tune", "check", "all"):
            p, r = truths[part].score(way(truths[part].names, people))[:2]
            cells += [f"{p:.3f}", f"{r:.3f}"]
        rows.append((name, *cells))
    cells, detail = [], None
    for part in ("tune", "check", "all"):
        p, r, sources, wrong = truths[part].score(product[part])
        cells += [f"**{p:.3f}**", f"**{r:.3f}**"]
        if part == "check":
            detail = sources, wrong
    rows.append(("**plenary**", *cells))
    out.append(table(["way", "tune: precision", "recall", "check: precision", "recall", "all: precision", "recall"], rows))
    out.append("\nBy source, on the half `check`:\n\n" + table(["source", "joined pairs", "precision", "reachable pairs", "recall"], [
        (s, c["joined"], f"{ratio(c['right'], c['joined']):.3f}", c["reachable"], f"{ratio(c['found'], c['reachable']):.3f}") for s, c in detail[0].items()]))
    curve = []
    for join in (0.5, 0.7, 0.8, 0.85, 0.9, 0.94, 0.96, 0.98, 0.999999):
        cells = []
        for part in ("tune", "check"):
            entity = {k: v["entity"] for k, v in answer([BENCH, "resolve", kind, files[part], f"join={join}"]).items()}
            p, r = truths[part].score(entity)[:2]
            cells += [f"{p:.3f}", f"{r:.3f}"]
        curve.append((join, *cells))
    out.append("\nThe curve, by the probability from which names are joined (0.999999: reviewed tables, the same words and the same address only):\n\n" + table(["joined from", "tune: precision", "recall", "check: precision", "recall"], curve))
    joined = sum(c["joined"] for source, c in detail[0].items() if source != "ror-acronym")
    twice = [w for w in detail[1] if (same_person(truths["check"], w) if people else KINDS[0][1](w[1], w[2]))]
    what = "two accounts of one written name" if people else "names that differ in case, dots or legal form only"
    out.append(f"\nOf the {len(detail[1])} pairs wrongly joined on `check`, {len(twice)} are the truth's own doubles ({what}); without them the precision is "
               f"{1 - ratio(len(detail[1]) - len(twice), joined):.3f}.\n")
    if not people:
        out.append("\nWrongly joined pairs of `check` by kind:\n\n" + table(["kind", "pairs"], errors_by_kind(detail[1])))
        out.append("\nMissed reachable pairs of `check` by kind:\n\n" + table(["kind", "pairs"], errors_by_kind(missed(truths["check"], product["check"]))))
        out.append("\nPairs that the truth calls two and that differ in case, dots or legal form only (not fitted to; the first of them):\n\n"
                   + table(["source", "name", "name"], [(s, a, b) for s, a, b in sorted(twice)[:20]]))
    return "\n".join(out)


def growth(work):
    rows = []
    for kind in ("organization", "person"):
        for count in (10_000, 100_000, 1_000_000):
            seconds, cpu, peak = timed("--names", synthetic(kind, count, work / f"{kind}-{count}.csv"), "--kind", kind)
            rows.append((kind, f"{count:,}", f"{seconds:.1f}", f"{cpu:.1f}", f"{seconds / count * 1e6:.0f}", peak))
    return table(["kind", "names", "seconds", "processor s", "microseconds a name", "peak MiB"], rows)


def additions(work):
    """1,000 names beside a million that are known, and one name looked up among them."""
    rows = []
    for kind in ("organization", "person"):
        names = list(csv.reader(open(synthetic(kind, 1_001_000, work / f"{kind}-all.csv"), newline="", encoding="utf-8")))[1:]
        random.Random(3).shuffle(names)
        new, old = (names_file([n[0] for n in part], work / f"{kind}-{part_name}.csv")
                    for part_name, part in (("new", names[:1000]), ("old", names[1000:])))
        known = work / f"{kind}.known"
        known.unlink(missing_ok=True)
        steps = [("1,000,000 names resolved and kept", ("--names", old)), ("1,000 names added", ("--names", new)),
                 ("the same again", ("--names", new)), ("a name searched", ("--explain", names[0][0]))]
        for step, arguments in steps:
            seconds, cpu, peak = timed(*arguments, "--kind", kind, "--known", known, finds=False)
            rows.append((kind, step, f"{seconds:.2f}", f"{cpu:.2f}", peak))
        middle, late = subprocess.run([KNOWN, known, kind, new], capture_output=True, check=True, text=True).stdout.split()
        rows.append((kind, f"the search alone, without the start of a process: {middle} ms (95th of 100: {late} ms)", "", "", ""))
        rows.append((kind, f"the file: {known.stat().st_size >> 20} MiB", "", "", ""))
    return table(["kind", "step", "seconds", "processor s", "peak MiB"], rows)


HEAD = """# Quality of names resolved from a list

Written by `bench/identity`; do not edit. Method and columns of `plenary resolve --names`: [resolve.md](resolve.md).

The truth: public tables of other projects (cncf and LibreOffice gitdm, stackalytics, ROR, BigBang, git's mailmap, TC39, GraphQL), one part of
which is kept by others for a later check. None of it is in the program: the word lists and reviewed tables of `data/` are written from general
knowledge. It is split by a hash of the canonical name. On the half `tune` the values m and u of `data/linkage_*.csv` were fitted (all levels
together, `identity_bench fit`) and the thresholds chosen. The half `check` was scored, and while the work went on its errors were read too (for words and rules that any list needs), but no
value was fitted to it: an independent part may score a little lower. `all` is both halves resolved as one list.

Precision counts every joined pair inside one source; recall counts the reachable true pairs (those whose texts share evidence), as
`score_identity.py` does. ROR's acronyms are shown and not counted. The truth has errors of its own, so that no way reaches 1: reviewed tables
and names that are equal but for legal forms, the surest joins there are, stand at the end of each curve.

"""


def main():
    work = ROOT / "build/identity-bench"
    work.mkdir(parents=True, exist_ok=True)
    page = HEAD
    for kind, file, title in (("organization", "orgs-truth-public.csv", "Organizations"), ("person", "people-truth-public.csv", "People")):
        page += f"## {title}\n\n"
        path = DATA / "data" / file
        page += quality(kind, path, work) if path.exists() and SCORER.exists() else f"Not measured: there is no {file} (give its folder: `bench/identity FOLDER`).\n"
        page += "\n"
    page += "## Growth\n\nSynthetic lists from a fixed seed, one process, reading and writing included (2 cores, shared with other work).\n\n"
    page += growth(work)
    page += "\n## New names beside a million known ones (`--known FILE`)\n\nEach step is one process, its start and the reading of the tables included.\n\n"
    page += additions(work)
    PAGE.write_text(page, encoding="utf-8")
    print(page)


main()

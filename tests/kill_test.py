#!/usr/bin/env python3
"""Ends imports at bad moments: whatever happens to a writer, the store is as before or as after, never between.

tests/kill_test.py PLENARY: the program to test. A workspace goes to and fro between two states of one source; each step is an
import that is killed (kill -9) at some share of its time, or when a file of the writer appears, grows or goes. After each kill
the store must open, be the old generation byte for byte or the new one, and the next import must end where an undisturbed one does.
"""
import hashlib
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

FILES = 150
NOBODY = 65534
MAPPING = """[[records]]
noun = "activity"
[records.columns]
date = "Day"
person = "Name"
organization = "Company"
[records.values]
kind = "attended"
body = "itu-t"
"""
# What the store says, without the numbers that depend on the way there.
CONTENT = ("SELECT md5(string_agg(concat_ws('|', u.path, a.seq, a.line, a.kind, a.day, p.person, o.organization, b.body), ' ' ORDER BY u.path, a.seq)) "
           "FROM activity a JOIN unit u ON u.unit_id = a.unit_id LEFT JOIN person p ON p.person_id = a.person_id "
           "LEFT JOIN organization o ON o.organization_id = a.organization_id LEFT JOIN body b ON b.body_id = a.body_id")
FACTS = (f"SELECT (SELECT hash FROM snapshot) AS hash, ({CONTENT}) AS content, (SELECT count(*) FROM unit) AS units, (SELECT count(*) FROM reject) AS rejects, (SELECT count(*) FROM activity) AS acts, "
         "(SELECT count(*) FROM person) AS people, (SELECT count(*) FROM organization) AS organizations, "
         "(SELECT count(*) FROM raw.person_ref) AS person_refs")
PLENARY = ""


def make_source(folder, changed):
    """Some hundred small tables; `changed` has other names in a third, lacks some files and has some more."""
    folder.mkdir()
    for n in range(10 if changed else 0, FILES + (10 if changed else 0)):
        name = "Bob" if changed and n % 3 == 0 else "Ada"
        rows = [f"2024-04-{1 + (n + i) % 28:02},{name} Example{(n + i) % 90},Company {(n * i) % 50} Ltd" for i in range(5)]
        (folder / f"{n:03}.csv").write_text("\n".join(["Day,Name,Company", *rows, "2024-04-31,Wrong Day,Nobody"]) + "\n")


class Workspace:
    """A workspace with one source, which lies at the same place in either state."""

    def __init__(self, home):
        self.home = home
        self.folder = home / "w"
        self.store = self.folder / "plenary.duckdb"
        self.next = self.folder / "plenary.duckdb.next"
        (home / "mapping.toml").write_text(MAPPING)
        self.command = [PLENARY, "-C", str(self.folder), "import", "table", str(home / "source"), "--mapping", str(home / "mapping.toml")]
        subprocess.run([PLENARY, "init", str(self.folder)], check=True, capture_output=True)

    def put(self, state):
        shutil.rmtree(self.home / "source", ignore_errors=True)
        shutil.copytree(state, self.home / "source")

    def start(self, **how):
        return subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **how)

    def run_import(self, **how):
        process = self.start(**how)
        return process.communicate(timeout=60)[1], process.returncode

    def sql(self, query):
        return subprocess.run([PLENARY, "-C", str(self.folder), "sql", query, "--format", "csv"], check=True, capture_output=True,
                              text=True, timeout=60).stdout

    def snapshot(self):
        return self.sql("SELECT hash FROM snapshot").splitlines()[1]

    def digest(self):
        return hashlib.sha256(self.store.read_bytes()).hexdigest()

    def identity(self):
        info = self.store.stat()
        return info.st_ino, info.st_mtime_ns

    def left(self):
        return sorted(path.name for path in self.folder.iterdir() if path.name not in ("plenary.toml", "plenary.lock", "plenary.duckdb"))


def size(path):
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1


def when(process, event, limit=30):
    """Polls until event() or the end of the process; says whether the event came."""
    end = time.monotonic() + limit
    while time.monotonic() < end and process.poll() is None:
        if event():
            return True
        time.sleep(0.0003)
    return False


class Base(unittest.TestCase):
    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="plenary-kill-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.states = [self.home / "a", self.home / "b"]
        for state, changed in zip(self.states, (False, True)):
            make_source(state, changed)
        self.workspace = Workspace(self.home)

    def undisturbed(self, state):
        self.workspace.put(self.states[state])
        errors, code = self.workspace.run_import()
        self.assertEqual(code, 0, errors)

    def facts(self):
        return self.workspace.sql(FACTS).splitlines()[1].split(",")


class KillNine(Base):
    def events(self, length):
        """Moments to kill at: shares of the time that an import takes, then what the writer does to its files."""
        w = self.workspace
        for share in range(18):
            yield f"{share}/18 of the time", lambda began, at=length * share / 18: time.monotonic() - began >= at
        log = pathlib.Path(f"{w.next}.wal")
        before = size(w.store)
        inode = w.identity()
        yield "the copy appears", lambda _: w.next.exists()
        yield "the copy is whole", lambda _: size(w.next) >= before
        yield "the log appears", lambda _: size(log) >= 0
        yield "the log has bytes", lambda _: size(log) > 0
        yield "the copy grows", lambda _: size(w.next) > before
        yield "the log goes", lambda _, seen=[]: (size(log) > 0 and not seen and seen.append(1)) or (seen and size(log) < 0)
        for n in range(3):
            yield f"the copy is renamed ({n})", lambda _: w.identity() != inode

    def test_store_is_old_or_new_after_kill_at_any_moment(self):
        w = self.workspace
        expected = []
        for state in (0, 1, 0):
            began = time.monotonic()
            self.undisturbed(state)
            length = time.monotonic() - began
            expected.append(self.facts())
        self.assertEqual(expected[0], expected[2])
        self.assertNotEqual(expected[0][0], expected[1][0])
        names = [name for name, _ in self.events(length)]
        now, killed, outcomes = 0, 0, set()
        for at, name in enumerate(names):
            with self.subTest(kill=name):
                event = list(self.events(length))[at][1]  # made now: it looks at the store as it is
                before, target = w.digest(), 1 - now
                w.put(self.states[target])
                began = time.monotonic()
                process = w.start()
                killed += when(process, lambda: event(began))
                process.kill()
                process.communicate()
                found = w.snapshot()
                self.assertIn(found, (expected[now][0], expected[target][0]))
                outcomes.add(found == expected[target][0])
                if found == expected[now][0]:
                    self.assertEqual(w.digest(), before, "the old generation was written to")
                errors, code = w.run_import()
                self.assertEqual(code, 0, errors)
                now = target
                self.assertEqual(self.facts(), expected[now])
                self.assertEqual(w.left(), [])
        self.assertGreaterEqual(killed, 20, "most imports must not be over before they are killed")
        self.assertEqual(outcomes, {False, True}, "kills before and after publishing must both have been seen")

    def test_killed_first_import_leaves_no_store(self):
        w = self.workspace
        w.put(self.states[0])
        process = w.start()
        self.assertTrue(when(process, w.next.exists))
        process.kill()
        process.communicate()
        self.assertFalse(w.store.exists())
        self.undisturbed(0)
        self.assertEqual(w.left(), [])

    def test_an_import_that_changes_nothing_clears_what_a_killed_one_left(self):
        w = self.workspace
        self.undisturbed(0)
        w.put(self.states[1])
        process = w.start()
        self.assertTrue(when(process, w.next.exists))
        process.kill()
        process.communicate()
        self.assertIn("plenary.duckdb.next", w.left())
        before = w.identity()
        self.undisturbed(0)
        self.assertEqual(w.left(), [])
        self.assertEqual(w.identity(), before)


class KillErasure(Base):
    """An erasure that is killed: the person is there as before, or gone, or nothing is answered until it is finished."""
    WHO, REFUSED = "Ada Example89", "the store does not follow yet: plenary person --follow"

    def erase(self, *more):
        return [PLENARY, "-C", str(self.workspace.folder), "person", *(more or (self.WHO, "--erase", "--yes"))]

    def holding(self):
        """The files in which the name stands."""
        return sorted(path.name for path in self.workspace.folder.iterdir() if self.WHO.encode() in path.read_bytes())

    def test_erased_or_as_before_after_kill_at_any_moment(self):
        w = self.workspace
        self.undisturbed(0)
        pristine = self.home / "pristine"
        shutil.copytree(w.folder, pristine)
        before, began = self.facts(), time.monotonic()
        self.assertNotEqual(self.holding(), [], "the negative control: before, it is there")
        subprocess.run(self.erase(), check=True, capture_output=True)
        length = time.monotonic() - began
        after = self.facts()[1:]  # the snapshot's name hangs on the key and the time
        self.assertEqual(int(after[3]), int(before[4]), "no act goes")
        self.assertEqual(int(after[4]), int(before[5]) - 1, "one person does")
        listed = w.folder / "identity.withheld"
        events = [(f"{share}/10 of the time", lambda began, at=length * share / 10: time.monotonic() - began >= at) for share in range(10)]
        events += [("the new file appears", lambda _: (w.folder / "plenary.duckdb.whole").exists())]
        events += [(f"the list appears ({n})", lambda _: listed.exists()) for n in range(4)]
        outcomes = set()
        for name, event in events:
            with self.subTest(kill=name):
                shutil.rmtree(w.folder)
                shutil.copytree(pristine, w.folder)
                process = subprocess.Popen(self.erase(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                began = time.monotonic()
                when(process, lambda: event(began))
                process.kill()
                process.communicate()
                asked = subprocess.run([PLENARY, "-C", str(w.folder), "sql", FACTS, "--format", "csv"], capture_output=True, text=True)
                if asked.returncode != 0:
                    self.assertIn(self.REFUSED, asked.stderr)
                    outcomes.add("refused")
                    subprocess.run(self.erase("--follow"), check=True, capture_output=True)
                elif self.facts() == before:
                    outcomes.add("before")
                    subprocess.run(self.erase(), check=True, capture_output=True)
                else:
                    outcomes.add("after")
                self.assertEqual(self.facts()[1:], after)
                self.assertEqual(self.holding(), [])
                self.assertEqual([n for n in w.left() if not n.startswith("identity.")], [])
        self.assertIn("before", outcomes)
        self.assertTrue(outcomes & {"refused", "after"}, outcomes)


class Others(Base):
    def stopped_import(self):
        """An import that has begun to write and then is halted."""
        self.undisturbed(0)
        self.workspace.put(self.states[1])
        process = self.workspace.start()
        self.assertTrue(when(process, self.workspace.next.exists))
        process.send_signal(signal.SIGSTOP)
        self.addCleanup(process.kill)
        return process

    def finish(self, process):
        process.send_signal(signal.SIGCONT)
        errors = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 0, errors)

    def test_a_reader_sees_the_old_snapshot_until_the_new_one_is_published(self):
        process = self.stopped_import()
        old = self.workspace.snapshot()
        slow = subprocess.Popen([PLENARY, "-C", str(self.workspace.folder), "sql", "--format", "csv",
                                 "SELECT (SELECT hash FROM snapshot) AS hash FROM (SELECT sum(hash(range)) AS s FROM range(30000000)) WHERE s > 0"],
                                stdout=subprocess.PIPE, text=True)
        self.assertTrue(when(slow, lambda: str(self.workspace.store) in open_files(slow.pid)))
        self.finish(process)
        self.assertEqual(slow.communicate(timeout=60)[0].splitlines()[1], old)
        self.assertNotEqual(self.workspace.snapshot(), old)

    def test_a_second_writer_learns_who_writes(self):
        process = self.stopped_import()
        errors, code = self.workspace.run_import()
        self.assertEqual(code, 3, errors)
        self.assertIn(f"is being written by pid {process.pid} (plenary import table {self.home / 'source'}), since 20", errors)
        self.assertIn("reading works meanwhile", errors)
        self.finish(process)
        self.assertEqual(self.workspace.left(), [])

    def test_interrupt_leaves_the_store_as_it_was(self):
        process = self.stopped_import()
        before = self.workspace.digest()
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGCONT)
        errors = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 3, errors)
        self.assertIn("interrupted: the workspace is as it was", errors)
        self.assertEqual(self.workspace.digest(), before)
        self.assertEqual(self.workspace.left(), [])

    def test_a_full_disk_leaves_the_store_as_it_was(self):
        self.undisturbed(0)
        before = self.workspace.digest()
        self.workspace.put(self.states[1])

        def small_disk():  # a bound on file sizes: writes beyond it fail as on a full disk
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

        errors, code = self.workspace.run_import(preexec_fn=small_disk)
        self.assertEqual(code, 3, errors)
        self.assertRegex(errors, r"plenary import: .*plenary\.duckdb\.next: cannot copy: File too large")
        self.assertEqual(self.workspace.digest(), before)
        self.assertEqual(self.workspace.left(), [])

    def test_a_read_only_folder_is_named(self):
        self.undisturbed(0)
        self.workspace.put(self.states[1])
        for path in (self.home, *self.home.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        how = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        try:
            subprocess.run([PLENARY, "--version"], check=True, capture_output=True, **how)
        except (OSError, subprocess.CalledProcessError) as reason:
            self.skipTest(f"others may not run the program: {reason}")
        errors, code = self.workspace.run_import(**how)
        for path in (self.home, self.workspace.folder, self.home / "source", *self.states):
            path.chmod(0o755)
        self.assertEqual(code, 3, errors)
        self.assertIn("plenary.lock: cannot open: Permission denied", errors)


def open_files(pid):
    folder = pathlib.Path(f"/proc/{pid}/fd")
    try:
        return [os.readlink(entry) for entry in folder.iterdir()]
    except OSError:
        return []


if __name__ == "__main__":
    PLENARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()

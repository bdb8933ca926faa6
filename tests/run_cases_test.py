"""The case runner must fail when a case does: each test makes a folder of cases with a stand-in program and runs it."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

RUNNER = pathlib.Path(__file__).resolve().parent / "run_cases"


class RunCases(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        (self.root / "tests" / "cases").mkdir(parents=True)
        shutil.copy(RUNNER, self.root / "tests" / "run_cases")
        self.plenary = self.root / "plenary"
        self.plenary.write_text('#!/bin/sh\necho "args: $*"\necho "a warning" >&2\nexit "${2:-0}"\n')
        self.plenary.chmod(0o755)

    def case(self, name, **files):
        folder = self.root / "tests" / "cases" / name
        folder.mkdir()
        for file, text in files.items():
            (folder / file).write_text(text)
        return folder

    def run_cases(self, *arguments):
        done = subprocess.run([sys.executable, self.root / "tests" / "run_cases", "--plenary", self.plenary, *arguments],
                              capture_output=True, text=True)
        return done.returncode, done.stdout

    def test_a_case_as_it_should_be_passes(self):
        self.case("good", cmd="plenary x 3\n", out="args: x 3\n", err="warning\n", code="3\n")
        self.assertEqual(self.run_cases(), (0, "1 of 1 cases as they should be\n"))

    def test_wrong_output_fails_with_the_difference(self):
        self.case("bad", cmd="plenary x\n", out="args: y\n")
        code, text = self.run_cases()
        self.assertEqual(code, 1)
        self.assertIn("-args: y\n+args: x\n", text)

    def test_wrong_code_and_absent_error_line_fail(self):
        self.case("bad", cmd="plenary x 3\n", out="args: x 3\n", err="no such line\n")
        code, text = self.run_cases()
        self.assertEqual(code, 1)
        self.assertIn("err: nowhere: no such line\ncode: 3, should be 0\n", text)

    def test_output_of_a_case_that_says_none_fails(self):
        self.case("bad", cmd="plenary\n")
        self.assertEqual(self.run_cases()[0], 1)

    def test_all_failures_are_told_not_the_first_alone(self):
        self.case("bad1", cmd="plenary\n")
        self.case("bad2", cmd="plenary\n")
        text = self.run_cases()[1]
        self.assertIn("--- bad1 ---", text)
        self.assertIn("--- bad2 ---", text)

    def test_a_line_that_fails_stops_the_case(self):
        self.case("bad", cmd="false\nplenary x\n", out="args: x\n")
        self.assertEqual(self.run_cases()[0], 1)

    def test_a_case_works_in_a_copy(self):
        folder = self.case("copy", cmd="plenary x >made\n")
        self.assertEqual(self.run_cases()[0], 0)
        self.assertEqual([path.name for path in folder.iterdir()], ["cmd"])

    def test_update_makes_the_case_pass(self):
        folder = self.case("new", cmd="plenary x 2\n")
        self.assertEqual(self.run_cases("--update")[0], 0)
        self.assertEqual((folder / "out").read_text(), "args: x 2\n")
        self.assertEqual((folder / "code").read_text(), "2\n")
        self.assertEqual(self.run_cases()[0], 0)

    def test_no_cases_at_all_fail(self):
        self.assertNotEqual(self.run_cases()[0], 0)


if __name__ == "__main__":
    unittest.main()

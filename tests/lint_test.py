"""What each rule of tools/lint refuses, and what it lets pass: a few lines of a tree, the faults that they must give."""
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))

from lints import arrows, metrics, names, sizes, sql, words  # noqa: E402
from lints.tree import Tree  # noqa: E402

FOLDERS = {
    "src/base/CMakeLists.txt": "plenary_folder(base LIBRARIES PkgConfig::icu)\n",
    "src/record/CMakeLists.txt": "plenary_folder(record LINKS base)\n",
    "src/import/CMakeLists.txt": "plenary_folder(import LINKS record\n  LIBRARIES fyaml)\n",
}
PAGE = ("---\nquestion: Who?\nobjective: Know.\nmeasure: sum(weight)\nunit: people\ndirection: up\ngrain: activity\nneeds: day\n"
        "privacy: aggregate\nlimits: none\n---\nProse.\n")


def faults(rule, texts):
    return list(rule.check(Tree(texts)))


class Arrows(unittest.TestCase):
    def test_a_folder_may_include_what_it_links_and_what_those_link(self):
        texts = FOLDERS | {"src/import/x.cc": '#include "import/x.h"\n#include "record/nouns.h"\n#include "base/day.h"\n#include <map>\n'}
        self.assertEqual(faults(arrows, texts), [])

    def test_an_arrow_the_wrong_way_is_a_fault_at_its_line(self):
        texts = FOLDERS | {"src/base/x.cc": '// why\n#include "import/x.h"\n'}
        self.assertEqual(faults(arrows, texts), [
            "src/base/x.cc:2: base must not include import: the arrows of src/base/CMakeLists.txt do not lead there"])

    def test_a_library_is_no_arrow(self):
        texts = FOLDERS | {"src/fyaml/CMakeLists.txt": "plenary_folder(fyaml)", "src/import/x.cc": '#include "fyaml/x.h"\n'}
        self.assertEqual(len(faults(arrows, texts)), 1)

    def test_a_circle_is_a_fault(self):
        texts = FOLDERS | {"src/base/CMakeLists.txt": "plenary_folder(base LINKS record)\n"}
        self.assertIn("src/base/CMakeLists.txt:1: the arrows from base lead back to base", faults(arrows, texts))

    def test_an_include_without_folder_is_a_fault(self):
        texts = FOLDERS | {"src/base/x.cc": '#include "day.h"\n'}
        self.assertEqual(faults(arrows, texts), ['src/base/x.cc:1: include "day.h" with its folder: "base/day.h"'])


class Names(unittest.TestCase):
    def test_two_types_of_one_name_in_one_namespace_are_a_fault(self):
        texts = {"src/base/a.h": "namespace plenary {\nstruct Name {\n};\n}  // namespace plenary\n",
                 "src/base/b.h": "namespace plenary {\n\nclass Name {\n};\n}  // namespace plenary\n"}
        self.assertEqual(faults(names, texts), [
            "src/base/b.h:3: plenary::Name is also a type of src/base/a.h: two types need two names"])

    def test_another_namespace_a_nested_type_and_a_declaration_are_none(self):
        texts = {"src/base/a.h": "namespace plenary {\nstruct Name {\n  struct Part {};\n};\n}  // namespace plenary\n",
                 "src/base/b.h": "namespace plenary::x {\nstruct Name {\n};\nstruct Part {\n};\n}  // namespace plenary::x\n",
                 "src/base/c.h": "namespace plenary {\nstruct Name;\nstruct Name::Part {\n};\n}  // namespace plenary\n"}
        self.assertEqual(faults(names, texts), [])


class Sizes(unittest.TestCase):
    def test_a_function_of_81_lines_is_a_fault_and_of_80_is_not(self):
        self.assertEqual(faults(sizes, {"src/base/x.cc": "int f() {\n" + "  ;\n" * 78 + "}\n"}), [])
        self.assertEqual(faults(sizes, {"src/base/x.cc": "int f() {\n" + "  ;\n" * 79 + "}\n"}),
                         ["src/base/x.cc:1: a function of 81 lines; 80 is the most"])

    def test_a_method_in_a_class_and_a_wrapped_signature_count(self):
        method = "class A {\n  void f() {\n" + "    ;\n" * 90 + "  }\n};\n"
        self.assertEqual(faults(sizes, {"src/base/x.h": method}), ["src/base/x.h:2: a function of 92 lines; 80 is the most"])
        wrapped = "int f(int a,\n      int b) {\n" + "  ;\n" * 78 + "}\n"
        self.assertEqual(faults(sizes, {"src/base/x.cc": wrapped}), ["src/base/x.cc:1: a function of 81 lines; 80 is the most"])

    def test_a_namespace_and_a_long_list_are_no_functions(self):
        text = "namespace plenary {\n" + "int x;\n" * 90 + "}\nconstexpr std::array<int, 90> k = {\n" + "  1,\n" * 90 + "};\n"
        self.assertEqual(faults(sizes, {"src/base/x.cc": text}), [])

    def test_lines_of_a_raw_string_are_data(self):
        text = 'int f() {\n  return g(R"x(\n' + "}\n" * 100 + ')x");\n' + "  ;\n" * 77 + "}\n"
        self.assertEqual(faults(sizes, {"src/base/x.cc": text}), ["src/base/x.cc:1: a function of 81 lines; 80 is the most"])

    def test_a_file_of_401_lines_is_a_fault(self):
        self.assertEqual(faults(sizes, {"src/base/x.cc": "int x;\n" * 400}), [])
        self.assertEqual(len(faults(sizes, {"src/base/x.cc": "int x;\n" * 401})), 1)


class Sql(unittest.TestCase):
    def metric(self, query):
        texts = {"sql/views/activity.sql": "SELECT 1 AS x FROM raw_activity\n", "sql/views/person.sql": "SELECT 1 AS x FROM raw_person\n"}
        return faults(sql, texts | {"sql/metrics/t/m.sql": query})

    def test_each_refused_construct_is_a_fault(self):
        for code in ["SELECT x::INT FROM activity", "SELECT x FROM activity QUALIFY row_number() OVER () = 1",
                     "SELECT x, count(*) FROM activity group  by\nall", "SELECT DISTINCT ON (x) x FROM activity",
                     "SELECT * EXCLUDE (x) FROM activity", "SELECT * REPLACE (1 AS x) FROM activity", "SELECT median(x) FROM activity",
                     "SELECT quantile_cont(x, 0.5) FROM activity", "SELECT strftime(d, '%Y') FROM activity",
                     "SELECT string_agg(x, ',') FROM activity", "SELECT list_transform(l, x -> x + 1) FROM activity",
                     "SELECT CAST(x AS ENUM ('a')) FROM activity", "SELECT x FROM activity CROSS JOIN range(3)"]:
            with self.subTest(code):
                self.assertTrue(self.metric(code))

    def test_recursion_and_asof_are_faults(self):
        self.assertEqual(self.metric("WITH RECURSIVE a AS (SELECT x FROM activity) SELECT x FROM a"),
                         ["sql/metrics/t/m.sql:1: recursion: use a closure table such as group_ancestor"])
        self.assertTrue(self.metric("SELECT a.x FROM activity a ASOF JOIN person p ON a.x >= p.x"))

    def test_comments_and_literals_are_no_code(self):
        self.assertEqual(self.metric("-- median(x)::INT\nSELECT 'a::b ''ENUM''' AS q /* QUALIFY */ FROM activity"), [])

    def test_a_metric_reads_views_and_its_own_names_only(self):
        self.assertEqual(self.metric("SELECT a.x\nFROM activity AS a LEFT JOIN raw_person ON true"),
                         ["sql/metrics/t/m.sql:2: a metric reads views only; there is no sql/views/raw_person.sql"])
        self.assertEqual(self.metric("WITH a AS (SELECT x FROM activity), b (x) AS (SELECT x FROM a) SELECT a.x FROM a, b"), [])
        self.assertEqual(len(self.metric("SELECT 1 AS x FROM activity a, other b")), 1)
        self.assertEqual(self.metric("SELECT x FROM (SELECT x FROM person) p WHERE x IN (SELECT x FROM activity)"), [])

    def test_from_that_names_no_table_is_let_pass(self):
        self.assertEqual(self.metric("SELECT extract(year FROM day), trim(both FROM x) FROM activity WHERE x IS DISTINCT FROM y"), [])

    def test_replace_of_text_is_let_pass(self):
        self.assertEqual(self.metric("SELECT replace(x, 'a', 'b') FROM activity"), [])

    def test_a_view_may_read_tables(self):
        self.assertEqual(faults(sql, {"sql/views/a.sql": "SELECT x FROM raw_a\n"}), [])


class Metrics(unittest.TestCase):
    def test_a_whole_metric_passes(self):
        stem = "sql/metrics/t/m"
        self.assertEqual(faults(metrics, {stem + ".sql": "", stem + ".test": "", stem + ".md": PAGE}), [])

    def test_a_missing_part_is_a_fault(self):
        self.assertEqual(faults(metrics, {"sql/metrics/t/m.sql": "", "sql/metrics/t/m.md": PAGE}),
                         ["sql/metrics/t/m.test:1: missing: a metric is .sql, .md and .test"])

    def test_absent_and_empty_fields_and_absent_prose_are_faults(self):
        page = PAGE.replace("unit: people\n", "").replace("needs: day", "needs:").replace("Prose.\n", "")
        found = faults(metrics, {"sql/metrics/t/m.sql": "", "sql/metrics/t/m.test": "", "sql/metrics/t/m.md": page})
        self.assertEqual([f.split(": ", 1)[1][:34] for f in found],
                         ["the front matter lacks `unit`", "`needs` of the front matter is emp", "has no prose: what the number mean"])


class Words(unittest.TestCase):
    def test_a_note_to_self_is_a_fault(self):
        self.assertEqual(len(faults(words, {"src/base/x.cc": "// TO" + "DO: later\n"})), 1)

    def test_a_path_of_one_machine_is_a_fault(self):
        self.assertEqual(len(faults(words, {"README.md": "see /work" + "/shared/data\n"})), 1)

    def test_fixtures_are_not_read(self):
        self.assertEqual(faults(words, {"tests/fixtures/a.md": "TO" + "DO\n"}), [])


if __name__ == "__main__":
    unittest.main()

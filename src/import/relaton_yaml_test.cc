#include "import/relaton_yaml.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.h"

namespace plenary {
namespace {

// One line a tree: {key: 'text', key: [..]}.
std::string print(const YamlNode* node) {
  if (!node) return "nothing";
  if (node->kind == YamlNode::Kind::kScalar) return "'" + std::string(node->text) + "'";
  std::string out;
  for (const YamlNode* child = node->first; child; child = child->next) {
    if (!out.empty()) out += ", ";
    if (node->kind == YamlNode::Kind::kMap) out += std::string(child->key) + ": ";
    out += print(child);
  }
  return node->kind == YamlNode::Kind::kMap ? "{" + out + "}" : "[" + out + "]";
}

// What both readers make of a text; "left" when the fast one does not take it, "refused" when neither does.
std::string fast(const std::string& text) {
  YamlTree tree;
  return read_plain_yaml(text, tree) ? print(tree.root) : "left";
}

std::string general(const std::string& text) {
  YamlTree tree;
  return read_general_yaml(text, tree) ? print(tree.root) : "refused";
}

std::string reason(const std::string& text) {
  YamlTree tree;
  const Status status = read_yaml(text, tree);
  return status ? "accepted" : status.error().message;
}

void expect_both(const std::string& text, const std::string& tree) {
  EXPECT_EQ(fast(text), tree) << text;
  EXPECT_EQ(general(text), tree) << text;
}

TEST(RelatonYaml, ReadsMapsAndListsInBlocks) {
  expect_both("---\na: 1\nb:\n- x\n- y: 2\n  z: 3\nc:\n  - d: 4\n",
              "{a: '1', b: ['x', {y: '2', z: '3'}], c: [{d: '4'}]}");
  expect_both("a:\n- - x\n  - y\n-\n  z: 1\nb:\n", "{a: [['x', 'y'], {z: '1'}], b: ''}");
  expect_both("# note\na: []\n\nb: {}\n  # indented note\nc: ~\n", "{a: [], b: {}, c: ''}");
}

TEST(RelatonYaml, FoldsLongScalars) {
  expect_both("a: one\n  two\n\n  three\nb: x\n", "{a: 'one two\nthree', b: 'x'}");
  expect_both("a: 'it''s\n  long  \n\n  here'\n", "{a: 'it's long\nhere'}");
  expect_both("a: \"t\\x1Eg \\xe9\"\n", "{a: 't\x1Eg \xC3\xA9'}");
  EXPECT_EQ(fast("a: '''''b'''''\n"), "{a: '''b'''}");  // which libfyaml 0.7 garbles
  EXPECT_EQ(general("a: '''''b'''''\n"), "refused");
  expect_both("a: \"x\\ty\\\n    \\  z\\r\\n\"\n", "{a: 'x\ty  z\r\n'}");
}

TEST(RelatonYaml, KeepsTheLinesOfLiteralScalars) {
  expect_both("a: |-\n  one\n   two\n\n  three\n\nb: x\n", "{a: 'one\n two\n\nthree', b: 'x'}");
  expect_both("a: |\n  one\n\nb: x\n", "{a: 'one\n', b: 'x'}");
  expect_both("a:\n- c: |2\n\n      x\n", "{a: [{c: '\n  x\n'}]}");
}

TEST(RelatonYaml, LeavesWhatIsNotPlainToTheGeneralReader) {
  const std::pair<const char*, const char*> cases[] = {
      {"a: {b: 1}\n", "{a: {b: '1'}}"},         {"a: [1, 2]\n", "{a: ['1', '2']}"},
      {"a: >\n  b\n  c\n", "{a: 'b c\n'}"},     {"a: 1 # note\n", "{a: '1'}"},
      {"\"a b\": 1\n", "{a b: '1'}"},           {"a: 1", "{a: '1'}"},
      {"a: 1\r\nb: 2\r\n", "{a: '1', b: '2'}"}, {"- a\n", "['a']"},
  };
  for (const auto& [text, tree] : cases) {
    EXPECT_EQ(fast(text), "left") << text;
    EXPECT_EQ(general(text), tree) << text;
  }
}

TEST(RelatonYaml, SaysWhyAFileIsRefused) {
  EXPECT_EQ(reason("a: &x 1\nb: *x\n"), "a YAML alias ('*name'): not accepted in bibliographic records");
  EXPECT_EQ(reason("a: !ruby/object:Foo 1\n"), "a YAML tag ('!name'): not accepted in bibliographic records");
  EXPECT_EQ(reason("a: 1\n---\nb: 2\n"), "more than one YAML document in the file");
  EXPECT_EQ(reason("? [a]\n: 1\n"), "a key of a map that is itself a map or list");
  EXPECT_EQ(reason(""), "an empty file");
  EXPECT_EQ(reason(std::string("\0\1\2\xFF", 4)), "binary, not text");
  EXPECT_EQ(reason("a: \"caf\xE9\"\n"), "not UTF-8 text");
  EXPECT_EQ(reason("a: 1\nb: 'open\n"),
            "not well-formed YAML, line 2: single-quoted scalar without closing quote");
  EXPECT_EQ(reason(std::string(kGeneralYamlBytes + 1, 'a')),
            "larger than 1 MiB and not in plain block style: not a bibliographic record");
  EXPECT_EQ(reason(std::string(kYamlBytes + 1, 'a')), "larger than 16 MiB: not a bibliographic record");
}

TEST(RelatonYaml, BoundsDepthInBothStyles) {
  std::string block, flow = "a: " + std::string(5000, '[') + std::string(5000, ']') + "\n";
  for (int i = 0; i < 200; ++i) block += std::string(static_cast<size_t>(i), ' ') + "a:\n";
  EXPECT_EQ(reason(block), "nested deeper than 48 levels");
  EXPECT_EQ(reason(flow), "more than 4096 brackets: not a bibliographic record");
  EXPECT_EQ(reason("a: " + std::string(60, '[') + std::string(60, ']') + "\n"),
            "nested deeper than 48 levels");
}

TEST(RelatonYaml, BoundsTheNumberOfValues) {
  std::string text = "a:\n";
  for (size_t i = 0; i <= kYamlNodes; ++i) text += "- x\n";
  EXPECT_EQ(reason(text), "more than a million values");
}

TEST(RelatonYaml, TheTreeIsUsedAgainForTheNextFile) {
  YamlTree tree;
  const std::string first = "a: 'x''y'\n", second = "b: 'z''z'\n";
  ASSERT_TRUE(read_yaml(first, tree));
  ASSERT_TRUE(read_yaml(second, tree));
  EXPECT_EQ(print(tree.root), "{b: 'z'z'}");
  EXPECT_EQ(tree.nodes(), 2u);
}

// Both readers on every fixture, and on all public records when PLENARY_RELATON_DATA names their folder.
TEST(RelatonYaml, BothReadersAgreeOnEveryFile) {
  const char* const source = std::getenv("PLENARY_SOURCE");
  const char* const data = std::getenv("PLENARY_RELATON_DATA");
  if (!source) GTEST_SKIP() << "PLENARY_SOURCE is not set: the fixtures cannot be found";
  std::vector<std::string> folders{std::string(source) + "/tests/fixtures/relaton"};
  if (data) folders.push_back(data);
  YamlTree one, other;
  size_t taken = 0;
  for (const auto& folder : folders)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || !entry.path().extension().string().starts_with(".y")) continue;
      const auto bytes = read_file(entry.path());
      ASSERT_TRUE(bytes);
      if (!read_plain_yaml(*bytes, one) || bytes->find("''''") != std::string::npos) continue;
      ++taken;
      ASSERT_TRUE(read_general_yaml(*bytes, other)) << entry.path();
      ASSERT_EQ(print(one.root), print(other.root)) << entry.path();
    }
  EXPECT_GE(taken, 9u);
}

}  // namespace
}  // namespace plenary

#include <gtest/gtest.h>

#include "import/git_paths.h"
#include "import/git_people.h"

namespace plenary {
namespace {

TEST(GitGlob, StarsStayInTheirFolderAndDoubleStarsDoNot) {
  EXPECT_TRUE(git_glob("*.md", "a/b/c.md"));
  EXPECT_TRUE(git_glob("docs/*.md", "docs/c.md"));
  EXPECT_FALSE(git_glob("docs/*.md", "docs/x/c.md"));
  EXPECT_TRUE(git_glob("docs/**", "docs/x/c.md"));
  EXPECT_TRUE(git_glob("**/c.md", "c.md"));
  EXPECT_TRUE(git_glob("**/c.md", "a/b/c.md"));
  EXPECT_FALSE(git_glob("**/c.md", "a/bc.md"));
  EXPECT_TRUE(git_glob("a/**/z", "a/z"));
  EXPECT_TRUE(git_glob("draft-?.md", "draft-x.md"));
  EXPECT_FALSE(git_glob("a/?", "a//"));
  EXPECT_FALSE(git_glob("docs/*", "docs"));
  EXPECT_TRUE(git_glob("spec", "x/spec"));
}

TEST(GitGlob, ManyStarsEnd) {
  std::string glob;
  for (int i = 0; i < 200; ++i) glob += "*a";
  EXPECT_FALSE(git_glob(glob + "b", std::string(4000, 'a')));
}

TEST(RepositoryKey, IsTheSameForAllFormsOfAnAddress) {
  for (const auto* address : {"https://github.com/W3C/webauthn", "git@github.com:w3c/webauthn.git",
                              "https://github.com/w3c/webauthn/", "ssh://git@github.com/w3c/webauthn.git",
                              "https://user:secret@www.github.com/w3c/webauthn.git"})
    EXPECT_EQ(repository_key(address), "git:github.com/w3c/webauthn") << address;
  for (const auto* address :
       {"", "/srv/git/x", "webauthn", "https://", "https://github.com", "a b://c d/e.f"})
    EXPECT_EQ(repository_key(address), "") << address;
}

TEST(Vendored, FoldersAndNamesOfOthersFiles) {
  EXPECT_TRUE(is_vendored("a/Vendor/b.c"));
  EXPECT_TRUE(is_vendored("node_modules/x/index.js"));
  EXPECT_TRUE(is_vendored("Cargo.lock"));
  EXPECT_TRUE(is_vendored("js/jquery.min.js"));
  EXPECT_FALSE(is_vendored("vendor.md"));
  EXPECT_FALSE(is_vendored("vendors/list.md"));
}

TEST(GitPeople, BotsAreToolsAndTalbotIsNot) {
  for (const auto* name : {"dependabot[bot]", "w3c-bot", "ID Bot", "GitHub", "Travis CI", "Renovate Bot"})
    EXPECT_TRUE(is_git_bot({name, ""}, {})) << name;
  for (const auto* name : {"Peter Talbot", "Abbot", "Botond Ballo", "Claude", "Travis"})
    EXPECT_FALSE(is_git_bot({name, ""}, {})) << name;
  EXPECT_TRUE(is_git_bot({"Publisher", "x@y.example"}, {"publisher"}));
  EXPECT_TRUE(is_git_bot({"X", "noreply@github.com"}, {}));
}

TEST(GitPeople, NamesAreReadAsTrailersWriteThem) {
  EXPECT_EQ(parse_git_name(" Ada  Example <ada@x.example> (+1)"), (GitName{"Ada Example", "ada@x.example"}));
  EXPECT_EQ(parse_git_name("ada@x.example"), (GitName{"", "ada@x.example"}));
  EXPECT_EQ(parse_git_name("@ada"), (GitName{"@ada", ""}));
  EXPECT_EQ(parse_git_name("\"Example, Ada\" <a@x.example"), (GitName{"Example, Ada", "a@x.example"}));
  EXPECT_EQ(parse_git_name(" <> "), std::nullopt);
  EXPECT_EQ(git_person({"@ada", ""}).key, "github:ada");
}

TEST(GitPeople, DomainsOfMachinesTellNothing) {
  EXPECT_EQ(git_domain({"", "ada@Research.Acme.example"}), "research.acme.example");
  for (const auto* mail :
       {"ada@laptop.local", "ada@localhost", "ada@x.(none)", "1+a@users.noreply.github.com", "", "a@.b."})
    EXPECT_EQ(git_domain({"", mail}), "") << mail;
}

// The four forms of gitmailmap(5).
TEST(GitMailmap, MapsAsGitDoes) {
  const GitMailmap map(
      "# comment\nProper Name <commit1@x.example>\n<proper@x.example> <commit2@x.example>\n"
      "Proper Two <two@x.example> <commit3@x.example>\nProper Three <three@x.example> Commit Name "
      "<commit3@x.example>\n"
      "broken line\n<>\n");
  EXPECT_EQ(map.map({"a", "COMMIT1@x.example"}), (GitName{"Proper Name", "COMMIT1@x.example"}));
  EXPECT_EQ(map.map({"a", "commit2@x.example"}), (GitName{"a", "proper@x.example"}));
  EXPECT_EQ(map.map({"a", "commit3@x.example"}), (GitName{"Proper Two", "two@x.example"}));
  EXPECT_EQ(map.map({"commit name", "commit3@x.example"}), (GitName{"Proper Three", "three@x.example"}));
  EXPECT_EQ(map.map({"a", "else@x.example"}), (GitName{"a", "else@x.example"}));
}

}  // namespace
}  // namespace plenary

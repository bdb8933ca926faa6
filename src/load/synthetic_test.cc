// Which records mark a store as one of invented things.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/files.h"
#include "load/import.h"
#include "store/store.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

// Imports one table of one noun, its columns named as the fields, and says whether the store is marked.
bool marked_by(const std::string& noun, const std::string& csv) {
  auto folder = (fs::temp_directory_path() / "plenary-synthetic-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return false;
  const Workspace workspace{folder + "/w"};
  const auto table = folder + "/t.csv";
  EXPECT_TRUE(init_workspace(workspace) && write_file(table, csv));
  const auto report =
      import_source(workspace, **find_format("table"),
                    {table, "[[records]]\nnoun = \"" + noun + "\"\ncolumns = \"same\"\n", "", ""});
  EXPECT_TRUE(report) << report.error().message;
  const auto reader = Reader::open(workspace);
  EXPECT_TRUE(reader) << reader.error().message;
  const bool marked = reader && reader->snapshot().synthetic;
  fs::remove_all(folder);
  return marked;
}

TEST(Synthetic, AnInventedBodyMarksTheStoreByItsKeyItsKindOrItsName) {
  EXPECT_TRUE(marked_by("body", "body,name,kind\nrehearsal,,\n"));
  EXPECT_TRUE(marked_by("body", "body,name,kind\nx1,,synthetic\n"));
  EXPECT_TRUE(marked_by("body", "body,name,kind\nx1,SYNTHETIC Forum,consortium\n"));
  EXPECT_FALSE(marked_by("body", "body,name,kind\nx1,A forum for synthetic materials,consortium\n"));
}

TEST(Synthetic, AnyRecordThatNamesTheBodyIsEnough) {
  EXPECT_TRUE(marked_by("membership", "organization,body,category\nAcme Tools,Rehearsal,Full\n"));
  EXPECT_TRUE(marked_by("activity", "kind,person,body,date\nattended,Ada Example,synth-a,2024-01-01\n"));
  EXPECT_TRUE(marked_by("event", "event,body,from\ne1,rehearsal,2024-01-01\n"));
  EXPECT_TRUE(marked_by("document", "document,body,type\nd1,rehearsal,contribution\n"));
  EXPECT_TRUE(marked_by("role", "person,role,body\nAda Example,chair,rehearsal\n"));
  EXPECT_FALSE(marked_by("membership", "organization,body,category\nAcme Tools,itu-t,Full\n"));
}

}  // namespace
}  // namespace plenary

#include "synth/workbook.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>

#include "base/files.h"

namespace plenary::synth {
namespace {

namespace fs = std::filesystem;

class WorkbookTest : public testing::Test {
 protected:
  WorkbookTest() {
    auto name = (fs::temp_directory_path() / "plenary-workbook-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) folder_ = name;
  }
  ~WorkbookTest() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  std::string path(const char* name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
};

const Sheet kSheet{"Register",
                   "Register of members",
                   {"Organization", "Joined", "Units"},
                   {{std::string("Acme & Sons, \"Ltd\""), make_day(2024, 2, 29), 0.5},
                    {std::string("Bolt"), std::monostate(), std::string("1/4")}}};

// The parts of a workbook by name.
std::map<std::string, std::string> parts(const std::string& path) {
  std::map<std::string, std::string> out;
  auto* zip = archive_read_new();
  archive_read_support_format_zip(zip);
  EXPECT_EQ(archive_read_open_filename(zip, path.c_str(), 10240), ARCHIVE_OK);
  for (archive_entry* entry = nullptr; archive_read_next_header(zip, &entry) == ARCHIVE_OK;) {
    std::string bytes(1 << 16, '\0');
    const auto size = archive_read_data(zip, bytes.data(), bytes.size());
    out[archive_entry_pathname(entry)] = bytes.substr(0, size > 0 ? static_cast<size_t>(size) : 0);
  }
  archive_read_free(zip);
  return out;
}

TEST_F(WorkbookTest, AWorkbookOpensWithASheetNamedSyntheticAndEverySheetSaysIt) {
  ASSERT_TRUE(write_workbook(path("a.xlsx"), std::array{kSheet}));
  auto files = parts(path("a.xlsx"));
  EXPECT_NE(files["xl/workbook.xml"].find("<sheet name=\"SYNTHETIC\" sheetId=\"1\""), std::string::npos);
  EXPECT_NE(files["xl/workbook.xml"].find("<sheet name=\"Register\" sheetId=\"2\""), std::string::npos);
  EXPECT_NE(files["xl/sharedStrings.xml"].find("SYNTHETIC - Register of members"), std::string::npos);
  // The header stands in row 3, the first day is a number of the spreadsheet's calendar.
  const auto& sheet = files["xl/worksheets/sheet2.xml"];
  EXPECT_NE(sheet.find("<c r=\"C3\""), std::string::npos);
  EXPECT_NE(sheet.find("<v>45351</v>"), std::string::npos);
}

TEST_F(WorkbookTest, EqualSheetsAreEqualBytes) {
  ASSERT_TRUE(write_workbook(path("a.xlsx"), std::array{kSheet}));
  sleep(1);  // a clock that got into the file would show
  ASSERT_TRUE(write_workbook(path("b.xlsx"), std::array{kSheet}));
  EXPECT_EQ(read_file(path("a.xlsx")).value(), read_file(path("b.xlsx")).value());
}

TEST_F(WorkbookTest, EveryRowOfACsvFileSaysSynthetic) {
  ASSERT_TRUE(write_csv(path("a.csv"), kSheet));
  EXPECT_EQ(read_file(path("a.csv")).value(),
            "Organization,Joined,Units,Note\n"
            "\"Acme & Sons, \"\"Ltd\"\"\",29/02/2024,0.5,SYNTHETIC\n"
            "Bolt,,1/4,SYNTHETIC\n");
}

TEST_F(WorkbookTest, AFileThatCannotBeWrittenIsAnError) {
  const auto status = write_workbook("/no/such/folder/a.xlsx", std::array{kSheet});
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::kIo);
}

}  // namespace
}  // namespace plenary::synth

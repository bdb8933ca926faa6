// The XML of a workbook, without the archive around it (whose checksums would stop a fuzzer): the input is
// cut at NUL bytes into sheet, shared strings and styles; the whole is also read as the content of an ODS
// file, and as an archive.
#include <string>

#include "import/table_ods.h"
#include "import/table_xlsx.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary::table;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::string parts_of[3];
  size_t from = 0;
  for (auto& part : parts_of) {
    const size_t end = std::min(bytes.find('\0', from), bytes.size());
    part = bytes.substr(from, end - from);
    from = std::min(end + 1, bytes.size());
  }
  Parts parts{{"xl/workbook.xml", R"(<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>)"},
              {"xl/_rels/workbook.xml.rels",
               R"(<R><R Id="a" Type="/worksheet" Target="s.xml"/><R Id="b" Type="/sharedStrings" )"
               R"(Target="t.xml"/><R Id="c" Type="/styles" Target="u.xml"/></R>)"},
              {"xl/s.xml", parts_of[0]},
              {"xl/t.xml", parts_of[1]},
              {"xl/u.xml", parts_of[2]}};
  (void)read_workbook(parts);
  std::string content = bytes;
  (void)read_ods_content(content);
  (void)read_xlsx(bytes);
  return 0;
}

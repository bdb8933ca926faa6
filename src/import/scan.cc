// A row of a scan is an adoption: the package is the product, the file and line the place. What `plenary
// scan` wrote names no packages: there the source (an archive, a folder) is one.
#include "import/scan.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <map>

#include "base/text.h"
#include "import/table_cells.h"
#include "import/table_header.h"
#include "scan/language.h"
#include "scan/package.h"
#include "scan/vendored.h"

namespace plenary {
namespace {

using namespace table;

constexpr size_t kLongest = 300;  // of a key, a name, a version

enum Column {
  kPackage,
  kVersion,
  kEcosystem,
  kReleased,
  kSource,
  kPath,
  kLanguage,
  kCopy,
  kStandard,
  kEdition,
  kKind,
  kLine,
  kCount,
  kSince,
  kColumns
};
constexpr std::array<const char*, kColumns> kNames{"package", "version",  "ecosystem", "released", "source",
                                                   "path",    "language", "copy",      "standard", "edition",
                                                   "kind",    "line",     "count",     "since"};

// "body:document[@edition][#part]", as find_citations writes keys.
bool is_key(std::string_view text) {
  const auto colon = text.find(':');
  return colon != text.npos && colon > 0 && colon + 1 < text.size() && text.size() <= kLongest &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-@#:") == text.npos &&
         text.find(':', colon + 1) == text.npos;
}

double count_of(std::string_view text) {
  double value = kNotSaid;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value > 0 ? value : kNotSaid;
}

class SheetReader {
 public:
  SheetReader(const Sheet& sheet, Batch& out) : sheet_(sheet), out_(out) {}

  void read() {
    const auto header = read_header(sheet_, 0);
    if (!header) return out_.reject(0, header.error().message);
    for (size_t i = 0; i < kColumns; ++i) columns_[i] = header->find(kNames[i]).value_or(-1);
    for (const auto needed : {kPath, kStandard})
      if (columns_[needed] < 0)
        return out_.reject(header->line,
                           fmt::format("no result of a scan: it has no column '{}'", kNames[needed]));
    for (size_t i = header->first_row; i < sheet_.rows.size(); ++i) read_row(sheet_.rows[i]);
  }

 private:
  std::string_view cell(Column column) const {
    const auto at = columns_[column];
    return at < 0 || static_cast<size_t>(at) >= cells_.size() ? std::string_view() : trim(cells_[at].text);
  }
  std::string text(Column column) const { return clean(cell(column), kLongest); }

  void read_row(const Row& row) {
    cells_ = sheet_.cells_of(row);
    Adoption adoption;
    adoption.document = cell(kStandard);
    if (const auto edition = cell(kEdition); !edition.empty() && !adoption.document.contains('@'))
      adoption.document += fmt::format("@{}", edition);
    if (!is_key(adoption.document))
      return out_.reject(row.line, "a row without the key of a standard", adoption.document);
    name_product(adoption);
    if (adoption.product.empty())
      return out_.reject(row.line, "a row of no package: it has neither package nor source", cell(kPath));
    const auto path = clean(cell(kPath));
    adoption.channel = "source-code";
    adoption.evidence = text(kKind);
    adoption.place = cell(kLine).empty() ? path : fmt::format("{}:{}", path, cell(kLine));
    adoption.count = count_of(cell(kCount));
    const auto since = parse_date(cell(kSince));  // of a repository's history
    adoption.first = since ? since : parse_date(cell(kReleased));
    adoption.language = columns_[kLanguage] < 0 ? std::string(language_of(path)) : text(kLanguage);
    if (cell(kCopy) == "yes" || in_vendored_folder(path)) adoption.copy = "yes";
    adoption.line = row.line;
    out_.adoptions.push_back(std::move(adoption));
  }

  void name_product(Adoption& adoption) {
    if (!cell(kPackage).empty()) {
      adoption.product = text(kPackage), adoption.version = text(kVersion);
      adoption.ecosystem = text(kEcosystem);
      return;
    }
    const auto source = text(kSource);
    const auto& named = packages_.try_emplace(source, source).first->second.of(cell(kPath)).package;
    adoption.product = named.name, adoption.version = named.version;
    adoption.ecosystem = named.ecosystem;
  }

  const Sheet& sheet_;
  Batch& out_;
  std::array<int, kColumns> columns_{};
  std::span<const Cell> cells_;
  std::map<std::string, Packages> packages_;  // by source, where the rows name none
};

class ScanReader : public FormatReader {
 public:
  bool accepts(std::string_view) const override { return true; }

  void read(const SourceFile& file, Batch& out) const override {
    if (file.bytes.empty()) return;  // a package that cites nothing
    const auto table = read_table(file.path, file.bytes, {});
    if (!table) return out.reject(0, table.error().message);
    for (const auto& note : table->notes) out.reject(note.line, note.reason, note.excerpt);
    for (const auto& sheet : table->sheets) SheetReader(sheet, out).read();
  }
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_scan(const ImportOptions&) {
  return std::make_unique<ScanReader>();
}

}  // namespace plenary

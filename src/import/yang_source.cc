#include "import/yang_source.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "import/table_cells.h"
#include "import/table_header.h"
#include "import/yang_module.h"

namespace plenary {
namespace {

constexpr std::string_view kVendors = "vendor/";

// "ietf-interfaces@2018-02-20.yang": what a file's name says.
struct Named {
  std::string module, revision;
};

Named named(std::string_view path) {
  auto name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".yang")) name.remove_suffix(5);
  const auto at = name.find('@');
  return {clean(name.substr(0, at), 200), at == name.npos ? "" : clean(name.substr(at + 1), 20)};
}

// What stands behind "vendor/", wherever the collection lies; nothing for modules of nobody.
std::optional<std::string_view> in_vendors(std::string_view path) {
  if (path.starts_with(kVendors)) return path.substr(kVendors.size());
  const auto at = path.find("/vendor/");
  return at == path.npos ? std::nullopt : std::optional(path.substr(at + 8));
}

struct Shipped {
  std::string path, blob;
  Named module;
};

// All that was found, before it is known which document each module is of.
struct Collection {
  YangDocuments documents;
  std::vector<Shipped> shipped;
  std::map<std::string, Named> by_blob;  // standard modules of a listing
  std::vector<SourceFile> faults;
};

void take_module(const SourceFile& file, Collection& out) {
  auto module = read_yang_module(file.bytes);
  if (!in_vendors(file.path)) {
    if (module) out.documents.add(*module);
    return;
  }
  auto name = named(file.path);
  if (module) name.module = module->name;
  if (module && !module->revisions.empty())
    name.revision = std::ranges::max_element(module->revisions, {}, &YangRevision::date)->date;
  out.shipped.push_back({file.path, "", std::move(name)});
}

void take_listing(SourceFile& file, Collection& out) {
  const auto table = table::read_table(file.path, file.bytes, {});
  const auto header = table ? table::read_header(table->sheets[0], 0) : std::unexpected(table.error());
  const int path = header ? header->find("path").value_or(-1) : -1;
  const int blob = header ? header->find("blob").value_or(-1) : -1;
  if (path < 0 || blob < 0) {
    file.bytes.clear();
    file.fault = "no listing of modules: it has no columns 'path' and 'blob'";
    out.faults.push_back(std::move(file));
    return;
  }
  const auto& sheet = table->sheets[0];
  for (size_t i = header->first_row; i < sheet.rows.size(); ++i) {
    const auto cells = sheet.cells_of(sheet.rows[i]);
    if (cells.size() <= static_cast<size_t>(std::max(path, blob))) continue;
    const auto where = clean(cells[static_cast<size_t>(path)].text);
    const auto content = std::string(trim(cells[static_cast<size_t>(blob)].text));
    if (in_vendors(where))
      out.shipped.push_back({where, content, named(where)});
    else if (where.contains('@'))
      out.by_blob.try_emplace(content, named(where));
  }
}

// A vendor's part of the collection: a line for each module that it ships.
std::map<std::string, std::string> rows_by_vendor(Collection& all) {
  std::ranges::sort(all.shipped, {}, &Shipped::path);
  std::map<std::string, std::string> out;
  for (auto& one : all.shipped) {
    const auto inner = *in_vendors(one.path);
    const auto vendor = std::string(inner.substr(0, inner.find('/')));
    if (vendor.size() == inner.size()) continue;  // a file beside the vendors' folders
    // The same bytes as a standard module: its revision is known though the name does not say it.
    if (const auto same = all.by_blob.find(one.blob);
        one.module.revision.empty() && same != all.by_blob.end())
      one.module = same->second;
    const auto found = all.documents.find(one.module.module, one.module.revision);
    out[vendor] += fmt::format("{{\"path\":{},\"module\":{},\"revision\":{},\"document\":{}}}\n",
                               json_string(one.path), json_string(one.module.module),
                               json_string(found && found->exact ? one.module.revision : ""),
                               json_string(found ? found->document : ""));
  }
  return out;
}

class YangSource : public FileSource {
 public:
  YangSource(Collection all, bool complete) : complete_(complete) {
    for (auto& [vendor, rows] : rows_by_vendor(all)) {
      auto& unit = units_.emplace_back();
      unit.path = fmt::format("{}{}/modules.jsonl", kVendors, vendor);
      unit.bytes = std::move(rows);
    }
    std::ranges::sort(all.faults, {}, &SourceFile::path);
    std::ranges::move(all.faults, std::back_inserter(units_));
    for (size_t i = 0; i < units_.size(); ++i) units_[i].index = i;
  }

  bool next(SourceFile& file) override {
    const size_t at = next_.fetch_add(1);
    if (at < units_.size()) file = units_[at];
    return at < units_.size();
  }
  Progress progress() const override { return {std::min(next_.load(), units_.size()), units_.size()}; }
  bool complete() const override { return complete_; }

 private:
  std::vector<SourceFile> units_;
  bool complete_;
  std::atomic<size_t> next_ = 0;
};

}  // namespace

Result<std::unique_ptr<FileSource>> open_yang_source(const ImportOptions& options) {
  PLENARY_LET(source, open_source(options.locator, [](std::string_view path) {
                return path.ends_with(".yang") || path.ends_with(".csv");
              }));
  Collection all;
  for (SourceFile file; source->next(file);) {
    if (!file.fault.empty())
      all.faults.push_back(std::move(file)), file = {};
    else if (file.path.ends_with(".csv"))
      take_listing(file, all);
    else
      take_module(file, all);
  }
  return std::make_unique<YangSource>(std::move(all), source->complete());
}

}  // namespace plenary

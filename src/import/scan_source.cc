#include "import/scan_source.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

#include "base/json.h"
#include "base/text.h"
#include "scan/inventory.h"
#include "scan/language.h"

namespace plenary {
namespace {

constexpr std::string_view kUnit = "citations.jsonl";

void put(std::string& row, std::string_view name, std::string_view value) {
  if (!value.empty()) row += fmt::format("{}\"{}\":{}", row.empty() ? "{" : ",", name, json_string(value));
}

std::string rows_of(const CitingPackage& package) {
  std::string head, out;
  put(head, "package", package.package.name);
  put(head, "version", package.package.version);
  put(head, "ecosystem", package.package.ecosystem);
  if (package.package.released) put(head, "released", to_string(*package.package.released));
  for (const auto& file : package.files)
    for (const auto& cited : file.standards) {
      auto row = head;
      put(row, "path", file.path);
      put(row, "language", language_of(file.path));
      put(row, "copy", file.copy ? "yes" : "");
      put(row, "standard", cited.id.key());
      put(row, "kind", to_string(cited.kind));
      out += fmt::format("{},\"line\":{},\"count\":{}}}\n", row, cited.line, cited.count);
    }
  return out;
}

// Packages first, then the files that could not be read, each to be told.
class InventorySource : public FileSource {
 public:
  explicit InventorySource(Inventory inventory) : inventory_(std::move(inventory)) {}

  bool next(SourceFile& file) override {
    const size_t at = next_.fetch_add(1), packages = inventory_.packages.size();
    if (at >= packages + inventory_.faults.size()) return false;
    file = SourceFile{};
    file.index = at;
    if (at < packages) {
      const auto& package = inventory_.packages[at];
      file.path = package.folder.empty() ? std::string(kUnit) : fmt::format("{}/{}", package.folder, kUnit);
      file.bytes = rows_of(package);
    } else {
      const auto& fault = inventory_.faults[at - packages];
      file.path = fault.path;
      file.fault = fault.reason;
    }
    return true;
  }

  Progress progress() const override {
    return {std::min(next_.load(), inventory_.packages.size()), inventory_.packages.size()};
  }
  bool complete() const override { return inventory_.complete; }

 private:
  Inventory inventory_;
  std::atomic<size_t> next_ = 0;
};

bool is_result(const std::string& locator) {
  const auto name = ascii_lower(locator);
  const auto ends = [&name](std::string_view end) { return name.ends_with(end); };
  constexpr auto kEndings = std::to_array<std::string_view>({".csv", ".json", ".jsonl", ".parquet"});
  return std::filesystem::is_regular_file(locator) && std::ranges::any_of(kEndings, ends);
}

}  // namespace

Result<std::unique_ptr<FileSource>> open_scan_source(const ImportOptions& options) {
  if (is_result(options.locator)) return open_source(options.locator, [](std::string_view) { return true; });
  PLENARY_LET(inventory, take_inventory(options.locator, std::thread::hardware_concurrency()));
  return std::make_unique<InventorySource>(std::move(inventory));
}

}  // namespace plenary

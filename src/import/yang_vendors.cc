#include "import/yang_vendors.h"

#include <fmt/core.h>

#include <map>

#include "base/json_read.h"
#include "base/text.h"

namespace plenary {
namespace {

// "vendor/cisco/xr/771/a.yang": the system xr of Cisco, release 771.
struct Release {
  std::string vendor, product, version;
  auto operator<=>(const Release&) const = default;
};

bool is_version(std::string_view folder) {
  if (folder.starts_with('v')) folder.remove_prefix(1);
  return !folder.empty() && folder[0] >= '0' && folder[0] <= '9' && !folder.contains('_');
}

// Some vendors have no folder for the system, only releases: "vendor/juniper/18.1/18.1R1/...".
Release release_of(std::string_view path) {
  const auto parts = split(path.substr(path.find("vendor/") + 7), '/');
  Release out{clean(parts[0], 100), "", ""};
  const bool system = parts.size() > 2 && !is_version(parts[1]);
  out.product = system ? fmt::format("{} {}", out.vendor, clean(parts[1], 100)) : out.vendor;
  const size_t at = system ? 2 : 1;
  if (parts.size() > at + 1) out.version = clean(parts[at], 100);
  if (parts.size() > at + 2 && parts[at + 1].starts_with(parts[at])) out.version = clean(parts[at + 1], 100);
  return out;
}

struct Evidence {
  std::string modules, place;
  double count = 0;
  uint32_t line = 0;
};

class VendorReader : public FormatReader {
 public:
  bool accepts(std::string_view) const override { return true; }

  void read(const SourceFile& file, Batch& out) const override {
    std::map<std::pair<Release, std::string>, Evidence> found;
    uint32_t line = 0, without = 0;
    json::dom::parser parser;
    for (const auto text : split(file.bytes, '\n')) {
      ++line;
      if (trim(text).empty()) continue;
      const auto row = json::parse(parser, text);
      if (!row || json::text(*row, "path").find("vendor/") == std::string_view::npos)
        out.reject(line, "a row without the path of a vendor's module", text);
      else if (json::text(*row, "document").empty())
        ++without;
      else
        take(*row, line, found);
    }
    for (const auto& [key, evidence] : found)
      out.adoptions.push_back(adoption_of(key.first, key.second, evidence));
    if (without > 0)
      out.reject(0, "modules that no document on record defines (OpenConfig's, the vendor's own)",
                 fmt::format("{} modules", without));
  }

 private:
  static void take(json::dom::element row, uint32_t line,
                   std::map<std::pair<Release, std::string>, Evidence>& found) {
    const auto path = json::text(row, "path"), revision = json::text(row, "revision");
    auto& one = found[{release_of(path), clean(json::text(row, "document"), 300)}];
    if (one.count == 0) {
      one.modules =
          fmt::format("ships {}{}", clean(json::text(row, "module"), 200),
                      revision.empty() ? ", revision not said" : fmt::format("@{}", clean(revision, 20)));
      one.place = clean(path), one.line = line;
    }
    ++one.count;
  }

  static Adoption adoption_of(const Release& release, const std::string& document, const Evidence& evidence) {
    Adoption adoption;
    adoption.document = document;
    adoption.implementer.name = release.vendor;
    adoption.product = release.product;
    adoption.version = release.version;
    adoption.channel = "yang-modules";
    adoption.ecosystem = adoption.language = "yang";
    adoption.evidence = evidence.modules;
    adoption.place = evidence.place;
    adoption.count = evidence.count;
    adoption.line = evidence.line;
    return adoption;
  }
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_yang_vendors(const ImportOptions&) {
  return std::make_unique<VendorReader>();
}

}  // namespace plenary

// browser-compat-data: a tree of features; a feature names its specification by address and says for each
// browser since which version it is there, until when, behind which flag, under which prefix, or only in
// part. What a browser does not support is no adoption and gives no row; a feature that names no
// specification is evidence for no document and is counted as such.
#include "import/bcd.h"

#include <fmt/core.h>

#include <map>

#include "import/web_browsers.h"
#include "import/web_data.h"

namespace plenary {
namespace {

namespace dom = json::dom;

constexpr int kDeepest = 64;  // of the tree of features; real ones have 9

class CompatFile {
 public:
  CompatFile(const SpecUrls& urls, dom::element top, Batch& out)
      : urls_(urls), browsers_(web::read_browsers(top)), out_(out) {}

  void read(dom::element top) {
    dom::object areas;
    if (top.get(areas) != simdjson::SUCCESS || browsers_.empty())
      return out_.reject(0, "not browser-compat-data: there is no list of browsers");
    for (const auto& [area, tree] : areas)
      if (area != "browsers" && area != "__meta") walk(tree, clean(area, 200), 1);
    tell_left_out();
  }

 private:
  void walk(dom::element tree, const std::string& path, int depth) {
    dom::object members;
    if (tree.get(members) != simdjson::SUCCESS) return;
    if (depth > kDeepest) return out_.reject(features_, "a feature nested too deep", path);
    for (const auto& [key, value] : members) {
      if (key == "__compat")
        read_feature(value, path);
      else
        walk(value, path + "." + clean(key, 200), depth + 1);
    }
  }

  void read_feature(dom::element feature, const std::string& path) {
    ++features_;
    std::vector<std::string> documents;
    bool named = false;
    json::each_text(feature, "spec_url", [&](std::string_view url) {
      named = true;
      auto document = urls_.find(url);
      if (!document)
        ++unknown_[std::string(url.substr(0, url.find('#')))];
      else if (std::ranges::find(documents, *document) == documents.end())
        documents.push_back(std::move(*document));
    });
    if (!named) ++without_;
    if (documents.empty()) return;
    dom::object support;
    if (json::member(feature, "support").get(support) != simdjson::SUCCESS)
      return out_.reject(features_, "a feature without support data", path);
    for (const auto& [key, value] : support) {
      const auto browser = browsers_.find(std::string(key));
      if (browser == browsers_.end()) {
        out_.reject(features_, "support in a browser that the file does not list", key);
        continue;
      }
      dom::array statements;
      if (value.get(statements) != simdjson::SUCCESS)
        read_support(value, browser->second, path, documents);
      else
        for (const auto one : statements) read_support(one, browser->second, path, documents);
    }
  }

  void read_support(dom::element support, const web::Browser& browser, const std::string& path,
                    const std::vector<std::string>& documents) {
    const auto version = clean(json::text(support, "version_added"), 50);
    bool said = true;
    if (version.empty()) {  // false: not there; null, or true without a version, in old files
      if (json::member(support, "version_added").get(said) == simdjson::SUCCESS && !said) return;
      return out_.reject(features_, "support without a version", path + ", " + browser.name);
    }
    Adoption adoption;
    adoption.product = browser.name;
    adoption.version = version;
    adoption.implementer.name = browser.vendor;
    adoption.sector = browser.type;
    adoption.channel = "browser-compat-data";
    adoption.ecosystem = "web";
    adoption.evidence = evidence_of(support, version);
    adoption.place = path;
    // "≤12.1" is there in 12.1 and perhaps before: since when is not known.
    adoption.first = browser.released(version);
    adoption.last = browser.released(json::text(support, "version_removed"));
    adoption.line = features_;
    for (const auto& document : documents) {
      adoption.document = document;
      out_.adoptions.push_back(adoption);
    }
  }

  static std::string evidence_of(dom::element support, std::string_view version) {
    std::string out = version == "preview" ? "preview" : "shipped";
    dom::array flags;
    if (json::member(support, "flags").get(flags) == simdjson::SUCCESS && flags.size() > 0)
      out = fmt::format("behind a flag: {}", clean(json::text(flags.at(0), "name"), 200));
    if (json::is_true(support, "partial_implementation")) out += "; partial";
    if (const auto prefix = json::text(support, "prefix"); !prefix.empty())
      out += fmt::format("; prefix {}", clean(prefix, 50));
    if (const auto name = json::text(support, "alternative_name"); !name.empty())
      out += fmt::format("; as {}", clean(name, 100));
    return out;
  }

  // One reject an address, not one a feature: whoever mends them mends addresses.
  void tell_left_out() {
    for (const auto& [url, features] : unknown_)
      out_.reject(0, "an address of no known specification (--mapping takes index.json of web-specs)",
                  fmt::format("{} ({} features)", clean(url, 200), features));
    if (without_ > 0) out_.reject(0, fmt::format("{} features name no specification", without_));
  }

  const SpecUrls& urls_;
  web::Browsers browsers_;
  Batch& out_;
  uint32_t features_ = 0, without_ = 0;
  std::map<std::string, uint32_t> unknown_;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_bcd(const ImportOptions& options) {
  return web::open_data_reader(options, [](const SpecUrls& urls, json::dom::element top, Batch& out) {
    CompatFile(urls, top, out).read(top);
  });
}

}  // namespace plenary

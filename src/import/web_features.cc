// web-features: features of the web platform as developers know them, each with its specifications, since
// when each core browser has it, and whether all have it ("baseline": low when they all do, high 30 months
// later). The same browsers and versions as in browser-compat-data, summed up: count one or the other, by
// `channel`.
#include "import/web_features.h"

#include <fmt/core.h>

#include <algorithm>

#include "import/web_browsers.h"
#include "import/web_data.h"

namespace plenary {
namespace {

namespace dom = json::dom;

class FeaturesFile {
 public:
  FeaturesFile(const SpecUrls& urls, dom::element top, Batch& out)
      : urls_(urls), browsers_(web::read_browsers(top)), out_(out) {}

  void read(dom::element top) {
    dom::object features;
    if (json::member(top, "features").get(features) != simdjson::SUCCESS || browsers_.empty())
      return out_.reject(0, "not web-features: there is no list of browsers and features");
    for (const auto& [name, feature] : features) {
      ++line_;
      const auto kind = json::text(feature, "kind");
      if (kind.empty() || kind == "feature") read_feature(feature, clean(name, 200));  // else: moved or split
    }
  }

 private:
  void read_feature(dom::element feature, const std::string& name) {
    std::vector<std::string> documents;
    json::each_text(feature, "spec", [&](std::string_view url) {
      auto document = urls_.find(url);
      if (!document)
        out_.reject(line_, "an address of no known specification (--mapping takes index.json of web-specs)",
                    url);
      else if (std::ranges::find(documents, *document) == documents.end())
        documents.push_back(std::move(*document));
    });
    dom::element status;
    dom::object support;
    if (json::member(feature, "status").get(status) != simdjson::SUCCESS ||
        json::member(status, "support").get(support) != simdjson::SUCCESS)
      return out_.reject(line_, "a feature without support data", name);
    const auto evidence = "baseline " + baseline_of(status);
    for (const auto& [key, value] : support) {
      std::string_view version;
      const auto browser = browsers_.find(std::string(key));
      if (browser == browsers_.end() || value.get(version) != simdjson::SUCCESS) {
        out_.reject(line_, "support in a browser that the file does not list, or without a version", key);
        continue;
      }
      adopt(browser->second, clean(version, 50), evidence, name, documents);
    }
  }

  void adopt(const web::Browser& browser, const std::string& version, const std::string& evidence,
             const std::string& feature, const std::vector<std::string>& documents) {
    for (const auto& document : documents) {
      auto& adoption = out_.adoptions.emplace_back();
      adoption.document = document;
      adoption.product = browser.name;
      adoption.version = version;
      adoption.implementer.name = browser.vendor;
      adoption.sector = browser.type;
      adoption.channel = "web-features";
      adoption.ecosystem = "web";
      adoption.evidence = evidence;
      adoption.place = feature;
      adoption.first = browser.released(version);
      adoption.line = line_;
    }
  }

  // "high since 2023-10-18", "low since 2024-04-18", "limited".
  static std::string baseline_of(dom::element status) {
    const auto level = json::text(status, "baseline");
    if (level.empty()) return "limited";  // false: some core browser does not have it
    const auto since = json::text(status, level == "high" ? "baseline_high_date" : "baseline_low_date");
    return since.empty() ? clean(level, 50) : fmt::format("{} since {}", clean(level, 50), clean(since, 20));
  }

  const SpecUrls& urls_;
  web::Browsers browsers_;
  Batch& out_;
  uint32_t line_ = 0;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_web_features(const ImportOptions& options) {
  return web::open_data_reader(options, [](const SpecUrls& urls, json::dom::element top, Batch& out) {
    FeaturesFile(urls, top, out).read(top);
  });
}

}  // namespace plenary

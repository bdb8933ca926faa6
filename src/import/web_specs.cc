// web-specs: one object a specification that browsers follow, with its body, groups, series and repository.
// Its short names are W3C's own; where another body's number differs from the short name, the number is the
// key. There are no dates: what is published when is for other sources to say.
#include "import/web_specs.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/json_read.h"
#include "import/git_paths.h"
#include "record/identifier.h"

namespace plenary {
namespace {

namespace dom = json::dom;

struct Publisher {
  std::string_view name, body, full_name;
};
// Keys of data/bodies.csv. A publisher that is not here becomes a reject, so that a new one is noticed.
constexpr auto kPublishers =
    std::to_array<Publisher>({{"Alliance for Open Media", "aomedia", "Alliance for Open Media"},
                              {"CompuServe Incorporated", "compuserve", "CompuServe Incorporated"},
                              {"Ecma International", "ecma", "Ecma International"},
                              {"FIDO Alliance", "fido", "FIDO Alliance"},
                              {"IETF", "ietf", "Internet Engineering Task Force"},
                              {"ISO/IEC", "iso-iec", "ISO/IEC"},
                              {"Khronos Group", "khronos", "Khronos Group"},
                              {"W3C", "w3c", "World Wide Web Consortium"},
                              {"W3C/OGC", "w3c", "World Wide Web Consortium"},
                              {"WHATWG", "whatwg", "WHATWG"}});

const Publisher* publisher_of(dom::element spec) {
  const auto found = std::ranges::find(kPublishers, json::text(spec, "organization"), &Publisher::name);
  return found == kPublishers.end() ? nullptr : found;
}

// "https://WWW.example.org/x/#y" and "http://example.org/x" are one place.
std::string plain_url(std::string_view url) {
  if (const size_t cut = url.find_first_of("#?"); cut != url.npos) url = url.substr(0, cut);
  if (const size_t scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
  while (url.ends_with('/')) url.remove_suffix(1);
  const size_t host = std::min(url.find('/'), url.size());
  auto out = ascii_lower(url.substr(0, host)).append(url.substr(host));
  if (out.starts_with("www.")) out.erase(0, 4);
  return out;
}

std::string_view last_part(std::string_view url) { return url.substr(url.rfind('/') + 1); }

std::string spec_key(const Publisher& publisher, std::string_view shortname, std::string_view url) {
  auto name = ascii_lower(shortname);
  if (publisher.body == "ietf") {  // drafts have short names of their own here
    const auto id = parse_identifier(last_part(plain_url(url)));
    if (id && id->body == "ietf") return id->work();
  }
  if (publisher.body == "ecma") {
    if (name == "ecmascript") name = "262";
    if (name.starts_with("ecma-")) name.erase(0, 5);
  }
  if (publisher.body == "iso-iec" && name.starts_with("iso")) name.erase(0, 3);
  return fmt::format("{}:{}", publisher.body, name);
}

std::string key_of(dom::element spec, const Publisher& publisher) {
  return spec_key(publisher, json::text(spec, "shortname"), json::text(spec, "url"));
}

// What all levels of a specification share; the draft of an RFC has no series.
std::string work_of(dom::element spec, const Publisher& publisher) {
  const auto series = json::text(spec, "series", "shortname");
  if (series.empty() || publisher.body == "ietf") return key_of(spec, publisher);
  return spec_key(publisher, series, {});
}

class SpecsFile {
 public:
  SpecsFile(dom::array specs, Batch& out) : specs_(specs), out_(out) {
    for (const auto spec : specs)
      if (const auto* publisher = publisher_of(spec))
        keys_.emplace(json::text(spec, "shortname"), key_of(spec, *publisher));
  }

  void read() {
    for (const auto spec : specs_) {
      ++line_;
      const auto* publisher = publisher_of(spec);
      if (json::text(spec, "shortname").empty() || json::text(spec, "title").empty())
        out_.reject(line_, "no specification: it has no short name or no title", json::text(spec, "url"));
      else if (publisher == nullptr)
        out_.reject(line_, "a publisher that is not known", json::text(spec, "organization"));
      else if (!seen_.insert(key_of(spec, *publisher)).second)
        out_.reject(line_, "the same specification a second time", json::text(spec, "shortname"));
      else
        read(spec, *publisher);
    }
  }

 private:
  void read(dom::element spec, const Publisher& publisher) {
    Document document;
    document.document = key_of(spec, publisher);
    document.work = work_of(spec, publisher);
    document.name = clean(json::text(spec, "shortTitle"));
    document.title = clean(json::text(spec, "title"));
    document.body = publisher.body;
    document.group = read_groups(spec, publisher);
    document.type = "standard";
    document.status = clean(json::text(spec, "release", "status"));
    if (document.status.empty()) document.status = clean(json::text(spec, "nightly", "status"));
    document.url = clean(json::text(spec, "url"));
    document.line = line_;
    json::each_text(spec, "categories", [&](std::string_view word) {
      document.keywords += (document.keywords.empty() ? "" : "\n") + clean(word);
    });
    if (bodies_.insert(document.body).second)
      out_.bodies.push_back({document.body, std::string(publisher.full_name), {}, {}, line_});
    if (document.work != document.document)
      out_.relations.push_back({document.document, "levelOf", document.work, line_});
    read_stages(spec, document.document);
    read_relations(spec, document.document);
    out_.documents.push_back(std::move(document));
  }

  // Returns the first group.
  std::string read_groups(dom::element spec, const Publisher& publisher) {
    std::string first;
    dom::array groups;
    if (json::member(spec, "groups").get(groups) != simdjson::SUCCESS) return first;
    for (const auto group : groups) {
      const auto name = clean(json::text(group, "name"));
      if (name.empty()) continue;
      if (first.empty()) first = name;
      if (!groups_.emplace(publisher.body, name).second) continue;
      out_.groups.push_back(
          {.body = std::string(publisher.body), .group = name, .name = name, .line = line_});
    }
    return first;
  }

  void read_stages(dom::element spec, const std::string& document) {
    std::set<std::string> stages{clean(json::text(spec, "release", "status")),
                                 clean(json::text(spec, "nightly", "status"))};
    if (json::text(spec, "standing") == "discontinued") stages.insert("discontinued");
    stages.erase("");
    for (const auto& stage : stages) out_.stages.push_back({document, stage, std::nullopt, line_});
  }

  void read_relations(dom::element spec, const std::string& document) {
    const auto relate = [&](const char* kind, std::string_view shortname) {
      const auto target = keys_.find(std::string(shortname));
      if (target == keys_.end())
        out_.reject(line_, fmt::format("{}: no specification of that short name", kind), shortname);
      else if (target->second != document)
        out_.relations.push_back({document, kind, target->second, line_});
    };
    json::each_text(spec, "seriesPrevious", [&](auto name) { relate("successorOf", name); });
    json::each_text(spec, "forkOf", [&](auto name) { relate("derivedFrom", name); });
    json::each_text(spec, "obsoletedBy", [&](auto name) { relate("obsoletedBy", name); });
    const auto address = json::text(spec, "nightly", "repository");
    if (address.empty()) return;
    auto repository = repository_key(address);
    if (repository.empty())
      out_.reject(line_, "no address of a repository", address);
    else
      out_.relations.push_back({document, "repository", std::move(repository), line_});
  }

  dom::array specs_;
  Batch& out_;
  uint32_t line_ = 0;
  std::unordered_map<std::string, std::string> keys_;  // by short name
  std::set<std::string> seen_, bodies_;
  std::set<std::pair<std::string_view, std::string>> groups_;
};

class WebSpecsReader : public FormatReader {
 public:
  bool accepts(std::string_view path) const override { return last_part(path) == "index.json"; }

  void read(const SourceFile& file, Batch& out) const override {
    dom::parser parser;
    const auto top = json::parse(parser, file.bytes);
    if (!top) return out.reject(0, top.error().message);
    dom::array specs;
    if (top->get(specs) != simdjson::SUCCESS)
      return out.reject(0, "not the list of specifications of web-specs");
    SpecsFile(specs, out).read();
  }
};

// Addresses that name their document by themselves.
std::optional<std::string> self_named(std::string_view plain) {
  const size_t slash = std::min(plain.find('/'), plain.size());
  const auto host = plain.substr(0, slash);
  const auto path = slash < plain.size() ? plain.substr(slash + 1) : std::string_view();
  if (host.ends_with(".spec.whatwg.org")) return fmt::format("whatwg:{}", host.substr(0, host.size() - 16));
  if (host == "w3.org" && path.starts_with("TR/") && path.size() > 3) {
    const auto name = path.substr(3, path.find('/', 3) - 3);
    const bool year = name.find_first_not_of("0123456789") == name.npos;  // a dated version
    return year ? std::nullopt : std::optional(fmt::format("w3c:{}", ascii_lower(name)));
  }
  if (host == "tc39.es" && (path.starts_with("ecma262") || path.starts_with("ecma402")))
    return fmt::format("ecma:{}", path.substr(4, 3));
  if (host == "rfc-editor.org" || host == "httpwg.org" || host == "datatracker.ietf.org") {
    auto name = last_part(path);
    for (const std::string_view end : {".html", ".txt", ".xml", ".pdf"})
      if (name.ends_with(end)) name.remove_suffix(end.size());
    const auto id = parse_identifier(name);
    if (id && id->body == "ietf") return id->work();
  }
  return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<FormatReader>> open_web_specs(const ImportOptions&) {
  return std::make_unique<WebSpecsReader>();
}

Result<SpecUrls> SpecUrls::make(std::string_view index) {
  SpecUrls out;
  if (index.empty()) return out;
  dom::parser parser;
  PLENARY_LET(top, json::parse(parser, index));
  dom::array specs;
  if (top.get(specs) != simdjson::SUCCESS)
    return fail(ErrorKind::kUsage, "the mapping is not index.json of web-specs");
  const auto add = [&](std::string_view url, const std::string& key) {
    if (url.find('/') != url.npos) out.documents_.try_emplace(plain_url(url), key);
  };
  for (const auto spec : specs) {
    const auto* publisher = publisher_of(spec);
    if (publisher == nullptr) continue;
    const auto key = key_of(spec, *publisher);
    add(json::text(spec, "url"), key);
    add(json::text(spec, "release", "url"), key);
    add(json::text(spec, "nightly", "url"), key);
    dom::element nightly;
    if (json::member(spec, "nightly").get(nightly) == simdjson::SUCCESS)
      for (const char* list : {"alternateUrls", "pages"})
        json::each_text(nightly, list, [&](std::string_view url) { add(url, key); });
  }
  // An address of a series means its current level.
  for (const auto spec : specs) {
    const auto* publisher = publisher_of(spec);
    if (publisher == nullptr ||
        json::text(spec, "series", "currentSpecification") != json::text(spec, "shortname"))
      continue;
    for (const char* url : {"nightlyUrl", "releaseUrl"})
      add(json::text(spec, "series", url), key_of(spec, *publisher));
  }
  return out;
}

std::optional<std::string> SpecUrls::find(std::string_view url) const {
  const auto plain = plain_url(url);
  // A page or a folder of a specification is the specification.
  for (std::string_view at = plain;;) {
    if (const auto found = documents_.find(std::string(at)); found != documents_.end()) return found->second;
    const size_t slash = at.rfind('/');
    if (slash == at.npos) break;
    at = at.substr(0, slash);
  }
  return self_named(plain);
}

}  // namespace plenary

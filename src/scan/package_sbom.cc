#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/json_read.h"
#include "scan/package_files.h"

namespace plenary::scan {
namespace {

// A component as a bill of materials lists it.
struct Component {
  std::string id, name, version, purl;
};

// "pkg:deb/debian/openssl@3.0": what package URLs call an ecosystem.
std::string ecosystem_of(std::string_view purl) {
  if (!purl.starts_with("pkg:")) return "";
  const auto type = ascii_lower(purl.substr(4, std::min(purl.find('/'), purl.size()) - 4));
  for (const auto& [theirs, ours] : {std::pair("deb", "debian"), {"pypi", "python"}, {"golang", "go"}})
    if (type == theirs) return ours;
  return clean(type, 50);
}

std::optional<Package> package_of_component(const Component& component) {
  auto package = package_of(component.name, component.version);
  if (package) package->ecosystem = ecosystem_of(component.purl);
  return package;
}

// The one that the document says it describes, else the first.
std::optional<Package> choose(const std::vector<Component>& components, std::string_view described) {
  if (components.empty()) return std::nullopt;
  const auto found = std::ranges::find(components, described, &Component::id);
  return package_of_component(found == components.end() ? components.front() : *found);
}

template <class F>
void each_element(json::dom::element from, std::string_view key, F f) {
  json::dom::array list;
  if (json::member(from, key).get(list) == simdjson::SUCCESS)
    for (const auto element : list) f(element);
}

std::optional<Package> read_spdx_json(json::dom::element top) {
  std::vector<Component> components;
  each_element(top, "packages", [&](json::dom::element package) {
    Component one{std::string(json::text(package, "SPDXID")), std::string(json::text(package, "name")),
                  std::string(json::text(package, "versionInfo")), ""};
    each_element(package, "externalRefs", [&one](json::dom::element reference) {
      if (json::text(reference, "referenceType") == "purl")
        one.purl = json::text(reference, "referenceLocator");
    });
    components.push_back(std::move(one));
  });
  std::string described;
  const auto describe = [&described](std::string_view id) {
    if (described.empty()) described = id;
  };
  json::each_text(top, "documentDescribes", describe);
  each_element(top, "relationships", [&](json::dom::element relation) {
    if (json::text(relation, "relationshipType") == "DESCRIBES")
      describe(json::text(relation, "relatedSpdxElement"));
  });
  return choose(components, described);
}

// SPDX 3 is a graph (JSON-LD): the document names its root, which is a package or a bill of materials with a
// root of its own.
std::optional<Package> read_spdx3(json::dom::element top) {
  std::vector<Component> components;
  std::map<std::string, std::string, std::less<>> roots;
  std::string described;
  each_element(top, "@graph", [&](json::dom::element one) {
    const auto type = json::text(one, "type");
    const std::string id(json::text(one, "spdxId"));
    if (type == "software_Package")
      components.push_back({id, std::string(json::text(one, "name")),
                            std::string(json::text(one, "software_packageVersion")),
                            std::string(json::text(one, "software_packageUrl"))});
    json::each_text(one, "rootElement", [&](std::string_view root) {
      if (type == "SpdxDocument" && described.empty()) described = root;
      roots.try_emplace(id, root);
    });
  });
  if (const auto inner = roots.find(described); inner != roots.end()) described = inner->second;
  return choose(components, described);
}

std::optional<Package> read_cyclonedx(json::dom::element top) {
  json::dom::element metadata, component;
  if (json::member(top, "metadata").get(metadata) != simdjson::SUCCESS ||
      json::member(metadata, "component").get(component) != simdjson::SUCCESS)
    return std::nullopt;
  return package_of_component({"", std::string(json::text(component, "name")),
                               std::string(json::text(component, "version")),
                               std::string(json::text(component, "purl"))});
}

std::optional<Package> read_spdx_tags(std::string_view bytes) {
  std::vector<Component> components;
  std::string described;
  for (const auto line : split(bytes, '\n')) {
    const auto colon = line.find(':');
    if (colon == line.npos) continue;
    const auto tag = trim(line.substr(0, colon)), value = trim(line.substr(colon + 1));
    if (tag == "PackageName") components.push_back({"", std::string(value), "", ""});
    if (const auto at = value.find(" DESCRIBES "); tag == "Relationship" && at != value.npos)
      described = trim(value.substr(at + 11));
    if (components.empty()) continue;
    auto& last = components.back();
    if (tag == "SPDXID" && last.id.empty()) last.id = value;
    if (tag == "PackageVersion") last.version = value;
    if (const auto at = value.find(" purl "); tag == "ExternalRef" && at != value.npos)
      last.purl = trim(value.substr(at + 6));
  }
  return choose(components, described);
}

}  // namespace

std::optional<Package> read_sbom(std::string_view, std::string_view bytes) {
  if (!trim(bytes).starts_with('{')) return read_spdx_tags(bytes);
  json::dom::parser parser;
  const auto top = json::parse(parser, bytes);
  if (!top) return std::nullopt;
  if (json::text(*top, "bomFormat") == "CycloneDX") return read_cyclonedx(*top);
  if (json::dom::element graph; json::member(*top, "@graph").get(graph) == simdjson::SUCCESS)
    return read_spdx3(*top);
  json::dom::element inner;  // as GitHub's dependency graph hands it out
  return read_spdx_json(json::member(*top, "sbom").get(inner) == simdjson::SUCCESS ? inner : *top);
}

}  // namespace plenary::scan

#include "import/web_browsers.h"

#include <algorithm>
#include <array>

namespace plenary::web {
namespace {

// Who makes them, by the beginning of the key: the data do not say.
constexpr auto kVendors =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"bun", "Oven"},
                                                                  {"chrome", "Google"},
                                                                  {"deno", "Deno Land"},
                                                                  {"edge", "Microsoft"},
                                                                  {"firefox", "Mozilla"},
                                                                  {"ie", "Microsoft"},
                                                                  {"nodejs", "OpenJS Foundation"},
                                                                  {"oculus", "Meta"},
                                                                  {"opera", "Opera"},
                                                                  {"safari", "Apple"},
                                                                  {"samsunginternet", "Samsung Electronics"},
                                                                  {"webview_android", "Google"},
                                                                  {"webview_ios", "Apple"}});

void add_release(Browser& browser, std::string_view version, std::string_view day) {
  if (const auto date = parse_date(day)) browser.releases.emplace(version, *date);
}

// An object by version in one package, a list in the other.
void read_releases(json::dom::element browser, Browser& out) {
  json::dom::object by_version;
  if (json::member(browser, "releases").get(by_version) == simdjson::SUCCESS)
    for (const auto& [version, release] : by_version)
      add_release(out, version, json::text(release, "release_date"));
  json::dom::array list;
  if (json::member(browser, "releases").get(list) == simdjson::SUCCESS)
    for (const auto release : list)
      add_release(out, json::text(release, "version"), json::text(release, "date"));
}

}  // namespace

MaybeDate Browser::released(std::string_view version) const {
  const auto found = releases.find(std::string(version));
  return found == releases.end() ? MaybeDate() : MaybeDate(found->second);
}

Browsers read_browsers(json::dom::element top) {
  Browsers out;
  json::dom::object browsers;
  if (json::member(top, "browsers").get(browsers) != simdjson::SUCCESS) return out;
  for (const auto& [key, value] : browsers) {
    Browser browser{.name = clean(json::text(value, "name"), 200),
                    .type = clean(json::text(value, "type"), 50)};
    if (browser.name.empty()) continue;
    for (const auto& [prefix, vendor] : kVendors)
      if (key == prefix || (key.starts_with(prefix) && key[prefix.size()] == '_')) browser.vendor = vendor;
    read_releases(value, browser);
    out.emplace(key, std::move(browser));
  }
  return out;
}

}  // namespace plenary::web

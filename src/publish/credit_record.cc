// A person's credit for machines: works and services as ORCID's messages have them; and badges.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "base/json.h"
#include "publish/credit_papers.h"
#include "publish/credit_words.h"
#include "publish/markup.h"
#include "publish/notice.h"
#include "publish/svg_canvas.h"

namespace plenary {
namespace {

using Entries = std::vector<CreditEntry>;

std::string value(std::string_view text) { return fmt::format(R"({{"value": {}}})", json_string(text)); }

std::string date(const char* name, const std::optional<Day>& day) {
  if (!day) return "";
  const auto c = civil(*day);
  return fmt::format(
      R"(, "{}": {{"year": {{"value": "{:04}"}}, "month": {{"value": "{:02}"}}, "day": {{"value": "{:02}"}}}})",
      name, c.year, c.month, c.day);
}

// Entries by what they are for, in the order in which they come.
std::vector<Entries> by_thing(const CreditAnswer& a, bool texts) {
  std::vector<Entries> out;
  std::map<std::string, size_t> places;
  for (const auto& e : a.ledger.entries) {
    if ((e.thing == "document") != texts || !a.shows(e)) continue;
    const auto [at, is_new] = places.try_emplace(e.about, out.size());
    if (is_new) out.emplace_back();
    out[at->second].push_back(e);
  }
  return out;
}

std::string contributors(const CreditAnswer& a, const Entries& entries) {
  std::string out;
  for (const auto& e : entries) {
    const auto& kind = credit_kind(e.credit);
    const auto role = *kind.role == '\0'
                          ? std::string(kind.key)
                          : fmt::format("http://credit.niso.org/contributor-roles/{}/", kind.role);
    out += fmt::format(
        R"({}{{"credit-name": {}, "contributor-attributes": {{"contributor-sequence": "additional", "contributor-role": {}}}}})",
        out.empty() ? "" : ", ", value(a.person.name), json_string(role));
  }
  return "[" + out + "]";
}

std::string work(const CreditAnswer& a, const Entries& entries) {
  const auto& e = entries.front();
  const auto url = e.url.empty() ? "" : fmt::format(R"(, "external-id-url": {})", value(e.url));
  return fmt::format(
      R"({{"title": {{"title": {}}}, "type": "technical-standard"{}, "external-ids": {{"external-id": [{{"external-id-type": "other-id", "external-id-value": {}{}, "external-id-relationship": "self"}}]}}, "contributors": {{"contributor": {}}}}})",
      value(e.title.empty() ? e.about : e.title), date("publication-date", e.first), json_string(e.about),
      url, contributors(a, entries));
}

std::string service(const CreditEntry& e) {
  const auto title = e.roles.empty() ? std::string(credit_kind(e.credit).key) : e.roles;
  return fmt::format(R"({{"department-name": {}, "role-title": {}, "organization": {{"name": {}}}{}{}}})",
                     json_string(e.title.empty() ? e.about : e.title), json_string(title),
                     json_string(e.body), date("start-date", e.first), date("end-date", e.last));
}

constexpr double kHeight = 24, kPad = 8, kSize = 12;

std::string svg(const std::string& left, const std::string& right, const std::string& name) {
  const double a = text_width(left, kSize) + 2 * kPad, b = text_width(right, kSize) + 2 * kPad;
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" role=\"img\" "
      "aria-label=\"{4}: {5}, {6}\"><title>{4}: {5}, {6}</title><rect width=\"{2:.0f}\" height=\"{1:.0f}\" "
      "fill=\"#3d4751\"/><rect x=\"{2:.0f}\" width=\"{3:.0f}\" height=\"{1:.0f}\" fill=\"#005f96\"/><g "
      "fill=\"#fff\" "
      "font-family=\"DejaVu Sans,Verdana,sans-serif\" font-size=\"{7}\"><text x=\"{8}\" "
      "y=\"16\">{5}</text><text "
      "x=\"{9:.0f}\" y=\"16\">{6}</text></g></svg>\n",
      a + b, kHeight, a, b, escape(name), escape(left), escape(right), kSize, kPad, a + kPad);
}

}  // namespace

std::string credit_record(const CreditAnswer& a) {
  std::vector<std::string> works, services;
  for (const auto& entries : by_thing(a, true)) works.push_back(work(a, entries));
  for (const auto& entries : by_thing(a, false))
    for (const auto& e : entries) services.push_back(service(e));
  return fmt::format(
      "{{\n  \"name\": {},\n  \"snapshot\": {},\n  \"made_at\": {},\n  \"program\": {},\n  \"notice\": {},\n "
      " \"works\": [\n    "
      "{}\n  ],\n  \"services\": [\n    {}\n  ]\n}}\n",
      json_string(a.person.name), json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      json_string(a.snapshot.program), a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      fmt::join(works, ",\n    "), fmt::join(services, ",\n    "));
}

std::vector<Badge> credit_badges(const CreditAnswer& a) {
  std::map<std::pair<size_t, std::string>, Entries> all;
  for (const auto& e : a.ledger.entries)
    if (a.shows(e))
      all[{static_cast<size_t>(&credit_kind(e.credit) - credit_kinds().data()), e.body}].push_back(e);
  std::vector<Badge> out;
  for (const auto& [key, entries] : all) {
    std::vector<std::string> names;
    for (const auto& e : entries) names.push_back(e.label);
    const auto& kind = credit_kinds()[key.first];
    const auto years = years_of(entries);
    auto right = some_of(names) + (years.empty() ? "" : ", " + years);
    if (a.snapshot.synthetic) right += fmt::format(" ({})", kSynthetic);
    out.push_back({fmt::format("{}-{}-{}.svg", slug(a.person.name), kind.key, slug(key.second)),
                   svg(kind.key, right, a.person.name)});
  }
  return out;
}

}  // namespace plenary

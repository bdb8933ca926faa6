#include "metric/side.h"

#include <fmt/core.h>

#include <array>

#include "base/text.h"
#include "metric/slice.h"

namespace plenary {
namespace {

struct Place {
  const char* slice;
  const char* labels;  // SQL: label and one of its names
};

constexpr const char* kOrganizations =
    "SELECT name AS label, name FROM organization UNION SELECT o.name, r.name FROM raw.organization_ref r "
    "JOIN "
    "organization_decision d ON d.organization_ref = r.organization_ref JOIN organization o ON "
    "o.organization_id = "
    "d.organization_id";

// In the order in which a name is looked for.
constexpr std::array kPlaces{
    Place{"body", "SELECT body AS label, body AS name FROM body UNION SELECT body, name FROM body"},
    Place{"group",
          "SELECT concat(b.body, '/', g.\"group\") AS label, concat(b.body, '/', g.\"group\") AS name FROM "
          "groups g JOIN "
          "body b ON b.body_id = g.body_id"},
    Place{"organization", kOrganizations},
    Place{"holding", kOrganizations},
};

Result<std::vector<std::string>> labels(duck::Connection& connection, const Place& place, const char* where,
                                        const std::string& text) {
  PLENARY_LET(found,
              connection.query(fmt::format("SELECT DISTINCT label FROM ({}) WHERE {} ORDER BY length(label), "
                                           "label LIMIT 5",
                                           place.labels, where),
                               {text}));
  std::vector<std::string> out;
  for (const auto& row : found.rows) out.push_back(duck::to_text(row[0]));
  return out;
}

// The default looks for what is itself: a holding only where it is asked for.
bool looked_at(const Place& place, const std::string& slice) {
  return slice.empty() ? std::string_view(place.slice) != "holding" : slice == place.slice;
}

}  // namespace

Result<Side> find_side(duck::Connection& connection, const std::string& text, const std::string& slice) {
  if (trim(text).empty()) return fail(ErrorKind::kUsage, "an empty name is nobody's");
  if (!slice.empty()) PLENARY_TRY(find_slice(slice));
  std::string near;
  bool known = false;
  for (const auto& place : kPlaces) {
    if (!looked_at(place, slice)) continue;
    known = true;
    PLENARY_LET(same, labels(connection, place, "lower(name) = lower(trim($1))", text));
    if (!same.empty()) return Side{place.slice, same.front()};
    PLENARY_LET(alike, labels(connection, place,
                              "contains(lower(name), lower(trim($1))) OR "
                              "jaro_winkler_similarity(lower(name), lower(trim($1))) > 0.9",
                              text));
    for (const auto& label : alike) near += fmt::format("{}{}", near.empty() ? "" : ", ", label);
  }
  if (!known) return Side{slice, text};
  return fail(
      ErrorKind::kUsage,
      fmt::format("there is no {} '{}' on record{}", slice.empty() ? "body, group or organization" : slice,
                  printable(text), near.empty() ? "" : fmt::format("; did you mean: {}?", near)));
}

}  // namespace plenary

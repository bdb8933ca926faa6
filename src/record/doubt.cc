#include "record/doubt.h"

#include <fmt/core.h>

#include <charconv>
#include <map>
#include <vector>

#include "base/embedded.h"
#include "base/text.h"
#include "record/identifier_forms.h"

namespace plenary {
namespace {

struct Bound {
  std::string_view series;  // how the body's keys begin: "rfc", "g.", "802."
  uint64_t highest = 0;
  std::string_view day;
};

// Of a run of digits; more than 18 are more than any body has given.
uint64_t number_of(std::string_view digits) {
  uint64_t number = UINT64_MAX;
  if (digits.size() < 19) std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::map<std::string_view, std::vector<Bound>> read_bounds() {
  std::map<std::string_view, std::vector<Bound>> bounds;
  const auto lines = split(embedded("data/number_bounds.csv").value_or(""), '\n');
  for (size_t i = 1; i < lines.size(); ++i)
    if (const auto cells = split(lines[i], ','); cells.size() > 3)
      bounds[cells[0]].push_back({cells[1], number_of(cells[2]), cells[3]});
  return bounds;
}

}  // namespace

std::string catalogue_doubt(const DocumentId& id) {
  static const auto kBounds = read_bounds();
  const auto of_body = kBounds.find(id.body);
  if (of_body == kBounds.end()) return "";
  const Bound* bound = nullptr;
  std::string_view digits;
  for (const auto& row : of_body->second) {
    std::string_view rest = id.document;
    if (!identifier_forms::take(rest, row.series) || (bound && bound->series.size() > row.series.size()))
      continue;
    if (const auto number = identifier_forms::take_digits(rest); !number.empty())
      bound = &row, digits = number;
  }
  if (!bound || number_of(digits) <= bound->highest) return "";
  return fmt::format("above the highest known, {}{} ({})", bound->series, bound->highest, bound->day);
}

}  // namespace plenary

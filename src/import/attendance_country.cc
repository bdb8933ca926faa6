// The country at the end of a place, where it is one: two letters behind a city may be a state of the USA or
// a province of Canada, and a place of one word is mostly a city. What is not sure is left out.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/attendance_lines.h"
#include "import/attendance_people.h"

namespace plenary::attendance {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

template <size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

constexpr std::array<std::string_view, 31> kStatesAndCountries{
    "AL", "AR", "AZ", "CA", "CO", "DE", "GA", "ID", "IL", "IN", "KY", "LA", "MA", "MD", "ME", "MN",
    "MO", "MS", "MT", "NC", "NE", "PA", "SC", "SD", "TN", "VA", "PR", "GU", "VI", "AS", "MP"};
constexpr std::array<std::string_view, 34> kOnlyStates{
    "AK", "CT", "DC", "FL", "HI", "IA", "KS", "MI", "NV", "NH", "NJ", "NM", "NY", "ND", "OH", "OK", "OR",
    "RI", "TX", "UT", "VT", "WA", "WV", "WI", "WY", "AB", "BC", "MB", "NB", "NS", "ON", "PE", "QC", "SK"};

}  // namespace

std::string country_of(std::string_view place, bool codes_end) {
  const auto parts = split_outside(place.substr(0, place.find('(')), ",");
  std::string last = parts.back();
  while (last.ends_with('.') || last.ends_with(' ')) last.pop_back();
  // "NY US": the state stands without a comma.
  if (last.size() == 5 && last[2] == ' ' && std::all_of(last.begin(), last.begin() + 2, is_upper))
    last = last.substr(3);
  if (is_placeholder(last) || among(kOnlyStates, last)) return "";
  if (parts.size() < 2 && !std::all_of(last.begin(), last.end(), is_upper))
    return "";  // "Zurich" or "Netherlands"
  if (parts.size() == 2 && among(kStatesAndCountries, last) && !codes_end) return "";
  return last;
}

}  // namespace plenary::attendance

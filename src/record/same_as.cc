#include "record/same_as.h"

#include <algorithm>
#include <map>

#include "base/embedded.h"
#include "base/text.h"

namespace plenary {
namespace {

using Sets = std::map<std::string_view, std::vector<std::string_view>>;

// What a row says of two holds of all that are the same as either.
Sets read_sets() {
  Sets beside;
  auto lines = split(embedded("data/same_as.csv").value_or(""), '\n');
  for (size_t i = 1; i < lines.size(); ++i) {
    const auto cells = split(lines[i], ',');
    if (cells.size() < 2) continue;
    beside[cells[0]].push_back(cells[1]);
    beside[cells[1]].push_back(cells[0]);
  }
  return beside;
}

// ETSI publishes the texts of 3GPP under numbers of its own: TS 23.501 is TS 123 501.
std::string transposed(std::string_view work) {
  std::string out(work);
  const auto series = [](std::string_view two) {
    return two >= "21" && two <= "55" && two[1] >= '0' && two[1] <= '9';
  };
  const bool partners = work.starts_with("3gpp:t"), etsi = work.starts_with("etsi:t");
  if (partners && work.size() >= 13 && work[9] == '.' && series(work.substr(7, 2)))
    return out.erase(9, 1).insert(7, 1, '1').replace(0, 4, "etsi");
  if (etsi && work.size() >= 13 && work[7] == '1' && series(work.substr(8, 2)))
    return out.insert(10, 1, '.').erase(7, 1).replace(0, 4, "3gpp");
  return "";
}

}  // namespace

std::vector<std::string> same_as(std::string_view work) {
  static const Sets kBeside = read_sets();
  const auto number = transposed(work);
  std::vector<std::string_view> reached{work};
  if (!number.empty()) reached.push_back(number);
  for (size_t i = 0; i < reached.size(); ++i)
    if (const auto row = kBeside.find(reached[i]); row != kBeside.end())
      for (const auto other : row->second)
        if (std::ranges::find(reached, other) == reached.end()) reached.push_back(other);
  std::vector<std::string> out(reached.begin() + 1, reached.end());
  std::ranges::sort(out);
  return out;
}

}  // namespace plenary

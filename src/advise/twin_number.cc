#include "advise/twin_number.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"

namespace plenary {
namespace {

bool digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Series of 3GPP: 21 to 38 of UMTS and later, 41 to 55 of GSM.
bool is_series(std::string_view text) {
  return ("21" <= text && text <= "38") || ("41" <= text && text <= "55");
}

bool publishes_together(std::string_view body) {
  return std::ranges::all_of(split(body, '-'),
                             [](auto p) { return p == "iso" || p == "iec" || p == "ieee"; });
}

bool share_a_publisher(std::string_view a, std::string_view b) {
  const auto of_b = split(b, '-');
  return std::ranges::any_of(split(a, '-'), [&](auto p) { return std::ranges::find(of_b, p) != of_b.end(); });
}

void add_co_published(const WorkList& list, std::vector<std::pair<uint32_t, uint32_t>>& out) {
  std::map<std::string_view, std::vector<uint32_t>> by_number;
  for (uint32_t w = 0; w < list.works.size(); ++w) {
    const std::string_view key = list.works[w].key;
    if (const auto colon = key.find(':'); colon != key.npos && publishes_together(key.substr(0, colon)))
      by_number[key.substr(colon + 1)].push_back(w);
  }
  for (const auto& [number, works] : by_number)
    for (size_t i = 0; i < works.size(); ++i)
      for (size_t j = i + 1; j < works.size(); ++j)
        if (share_a_publisher(list.bodies[list.works[works[i]].body], list.bodies[list.works[works[j]].body]))
          out.emplace_back(works[i], works[j]);
}

}  // namespace

std::string third_generation_key(std::string_view etsi_key) {
  constexpr std::string_view kBody = "etsi:";
  constexpr size_t kType = 2, kNumber = 6;
  constexpr std::string_view kGsm = "gts-gsm";
  if (!etsi_key.starts_with(kBody)) return "";
  const auto rest = etsi_key.substr(kBody.size());
  if (rest.starts_with(kGsm)) return fmt::format("3gpp:ts{}", rest.substr(kGsm.size()));
  const auto type = rest.substr(0, kType);
  if ((type != "ts" && type != "tr") || rest.size() < kType + kNumber) return "";
  const auto number = rest.substr(kType, kNumber), part = rest.substr(kType + kNumber);
  if (!digits(number) || number[0] != '1' || !is_series(number.substr(1, 2))) return "";
  if (!part.empty() && part[0] != '-') return "";
  return fmt::format("3gpp:{}{}.{}{}", type, number.substr(1, 2), number.substr(3), part);
}

bool republishes(const WorkList& list, uint32_t work, uint32_t named) {
  return list.bodies[list.works[work].body] == "etsi" && list.bodies[list.works[named].body] == "3gpp";
}

std::vector<std::pair<uint32_t, uint32_t>> twins_by_number(const WorkList& list) {
  std::vector<std::pair<uint32_t, uint32_t>> out;
  for (uint32_t w = 0; w < list.works.size(); ++w)
    if (const auto key = third_generation_key(list.works[w].key); !key.empty())
      if (const auto twin = list.find(key)) out.emplace_back(w, *twin);
  add_co_published(list, out);
  return out;
}

}  // namespace plenary

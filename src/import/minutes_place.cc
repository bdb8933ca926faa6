// Where something was held: "held in New Delhi, India, on 3 May", "(Geneva, 12-16 December 2022)", "on April
// 19, 2024 in Geneva as an in-person event".
#include <array>

#include "base/text.h"
#include "import/minutes_header.h"

namespace plenary::minutes {
namespace {

constexpr size_t kLongestPlace = 80;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// What may stand between a place and its date.
std::string_view without_joint(std::string_view before) {
  static constexpr auto kJoints = std::to_array<std::string_view>(
      {" on", " from", " the", ",", "(", ":", "-", " Monday", " Tuesday", " Wednesday", " Thursday",
       " Friday", " Saturday", " Sunday", " between", "\xE2\x80\x93", "/"});
  for (bool again = true; again;) {
    again = false;
    before = trim(before);
    for (const auto joint : kJoints)
      if (before.ends_with(joint)) {
        before.remove_suffix(joint.size());
        again = true;
      }
  }
  return before;
}

// Every word with a capital, but for those that names of places have inside: "Rio de Janeiro".
std::string place_in(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestPlace || !(is_upper(text[0]) || (text[0] & 0x80) != 0)) return "";
  for (const auto word : split(text, ' ')) {
    if (word.empty()) return "";
    const bool particle =
        word == "de" || word == "da" || word == "do" || word == "of" || word == "the" || word == "la";
    if (!is_upper(word[0]) && (word[0] & 0x80) == 0 && !particle) return "";
  }
  const std::string folded = fold(text);
  for (const std::string_view no : {"virtual", "online", "e meeting", "electronic meeting", "remote",
                                    "meeting", "zoom", "virtual meeting", "e-meeting", "tbd"})
    if (folded == no || folded.starts_with("virtual") || folded.starts_with("online")) return "";
  return clean(text, kLongestPlace);
}

}  // namespace

std::string place_at(std::string_view text, size_t date_at, size_t date_end) {
  auto before = without_joint(text.substr(0, date_at));
  for (const std::string_view mark : {" in ", " at ", "("})
    if (const size_t at = before.rfind(mark); at != before.npos && before.size() - at < kLongestPlace)
      if (auto place = place_in(before.substr(at + mark.size())); !place.empty()) return place;
  if (auto place = place_in(before.substr(before.rfind('\n') + 1)); !place.empty() && place.size() < 50)
    return place;
  auto behind = trim(text.substr(date_end));
  while (behind.starts_with(',') || behind.starts_with(')') || behind.starts_with(':'))
    behind = trim(behind.substr(1));
  const bool in = behind.starts_with("in ");
  if (in) behind.remove_prefix(3);
  // Words with capitals, over commas: "New Delhi, India as ...".
  size_t end = 0;
  for (size_t from = 0; from < behind.size() && from < kLongestPlace;) {
    const size_t stop = std::min(behind.find(' ', from), behind.size());
    const auto word = behind.substr(from, stop - from);
    if (word.empty() || !(is_upper(word[0]) || (word[0] & 0x80) != 0)) break;
    end = stop;
    if (word.find_first_of(".;:)(") != word.npos) break;
    from = stop + 1;
  }
  auto place = behind.substr(0, end);
  while (!place.empty() && std::string_view(".,;:)(").find(place.back()) != std::string_view::npos)
    place.remove_suffix(1);
  return in || behind.size() == end ? place_in(place) : "";
}

}  // namespace plenary::minutes

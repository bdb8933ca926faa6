// What the head of a report says of the event: the block of labels (Title, Source, Place and dates, Abstract)
// or, where there is none, the sentences that tell when and where it was held.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "import/format.h"
#include "import/minutes_lines.h"

namespace plenary::minutes {

/// An event that a report speaks of: its own, and the larger one during which it was held.
struct Occasion {
  std::string group, name, place, country;
  MaybeDate from, to;
};

struct Header {
  std::string body;
  std::string document;  ///< the report's own number as written: "TSAG-TD583"
  std::string title, kind, mode;
  Occasion own, parent;     ///< parent without a day: there is none
  std::vector<Date> days;   ///< where single days are told: "on Tuesday 13 Dec and on Thursday 15 Dec"
  std::string place_group;  ///< the group that bare numbers of documents belong to: "TSAG"
  uint32_t line = 0;        ///< where the day stands
  bool draft = false;
};

/// Reads the head. The user's body and group go before what the text says. An event without `own.from` is
/// none.
Header header_of(const std::vector<Line>& lines, const ImportOptions& options);

/// A label of the head with its value: "Place, dates: Geneva, 5-9 June 2023".
struct Labelled {
  std::string name;  ///< folded: "place dates"
  std::string value;
  uint32_t line = 0;
  size_t index = 0;  ///< of its line
};

/// The labels of the head, in their order.
std::vector<Labelled> labels_of(const std::vector<Line>& lines);

/// Returns the index of the first numbered heading behind the head, or how many lines there are.
size_t head_end(const std::vector<Line>& lines);

/// Finds where something was held, in the words before and behind its date.
std::string place_at(std::string_view text, size_t date_at, size_t date_end);

}  // namespace plenary::minutes

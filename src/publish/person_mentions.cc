#include "publish/person_mentions.h"

#include <algorithm>

#include "base/text.h"
#include "duck/rows.h"

namespace plenary {

Result<PersonMentions> PersonMentions::read(duck::Connection& c) {
  PersonMentions out;
  PLENARY_TRY(
      duck::for_each_row(c, "SELECT DISTINCT name FROM person WHERE name IS NOT NULL", [&](const auto& row) {
        const auto name = fold(duck::to_text(row[0]));
        if (name.contains(' ')) out.names_.push_back(" " + name + " ");
      }));
  return out;
}

bool PersonMentions::in(std::string_view text) const {
  const auto folded = " " + fold(text) + " ";
  return text.contains('@') ||
         std::ranges::any_of(names_, [&](const auto& name) { return folded.contains(name); });
}

}  // namespace plenary

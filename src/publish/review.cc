#include "publish/review.h"

#include <set>

namespace plenary {
namespace {

// Two designators of a kind, in either order.
using Pair = std::pair<std::string, std::string>;

Pair ordered(std::string a, std::string b) {
  return a < b ? Pair(std::move(a), std::move(b)) : Pair(std::move(b), std::move(a));
}

}  // namespace

Result<std::vector<Suggestion>> suggestions(duck::Connection& c) {
  std::set<std::pair<std::string, Pair>> known;
  PLENARY_TRY(c.each_row(
      "SELECT about, subject, object FROM judgement WHERE verb IN ('same', 'different')", {},
      [&](const auto&, const auto& row) {
        known.insert({duck::to_text(row[0]), ordered(duck::to_text(row[1]), duck::to_text(row[2]))});
        return true;
      }));
  std::vector<Suggestion> out;
  PLENARY_TRY(c.each_row(
      "SELECT about, subject, object, confidence, reason FROM name_review ORDER BY confidence DESC, 1, 2, 3",
      {}, [&](const auto&, const auto& row) {
        const auto about = duck::to_text(row[0]), subject = duck::to_text(row[1]),
                   object = duck::to_text(row[2]);
        if (subject != object && known.insert({about, ordered(subject, object)}).second)
          out.push_back(
              {about == "person", subject, object, std::get<double>(row[3]), duck::to_text(row[4])});
        return true;
      }));
  return out;
}

}  // namespace plenary

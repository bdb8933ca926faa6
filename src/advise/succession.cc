#include "advise/succession.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/text.h"
#include "metric/views.h"

namespace plenary {
namespace {

constexpr const char* kLinks = "SELECT document, kind, target FROM link WHERE kind IS NOT NULL";

// What a relation says of its two ends.
struct Word {
  std::string_view kind;  ///< in small letters
  bool forward, whole;    ///< the document comes after the target; in its place
};
constexpr std::array kWords{
    Word{"obsoletes", true, true},     Word{"replaces", true, true},     Word{"supersedes", true, true},
    Word{"successorof", true, true},   Word{"obsoletedby", false, true}, Word{"replacedby", false, true},
    Word{"supersededby", false, true}, Word{"updates", true, false},     Word{"updatedby", false, false},
};

void put_in_order(std::vector<std::vector<Succession::Step>>& lists) {
  for (auto& steps : lists) {
    // Of a text that both replaces and updates another one the stronger is told: it comes first here.
    std::ranges::sort(steps, {}, [](const auto& s) { return std::pair(s.work, !s.whole); });
    const auto rest = std::ranges::unique(steps, {}, &Succession::Step::work);
    steps.erase(rest.begin(), rest.end());
  }
}

uint32_t root(std::vector<uint32_t>& family, uint32_t work) {
  while (family[work] != work) work = family[work] = family[family[work]];
  return work;
}

}  // namespace

Result<Succession> read_succession(duck::Connection& connection, const WorkList& list) {
  Succession out;
  out.before.resize(list.works.size()), out.after.resize(list.works.size());
  out.family.resize(list.works.size());
  std::iota(out.family.begin(), out.family.end(), 0);
  const auto relate = [&](std::string_view document, std::string_view kind, std::string_view target) {
    const auto word = std::ranges::find(kWords, ascii_lower(kind), &Word::kind);
    if (word == kWords.end()) return;
    const auto from = list.find(document), to = list.find(target);
    if (!from || !to || *from == *to) return;
    const auto later = word->forward ? *from : *to, earlier = word->forward ? *to : *from;
    out.before[later].push_back({earlier, word->whole});
    out.after[earlier].push_back({later, word->whole});
    if (word->whole) out.family[root(out.family, later)] = root(out.family, earlier);
  };
  PLENARY_TRY(make_views_for(connection, kLinks));
  PLENARY_TRY(connection.each_chunk(kLinks, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i) relate(rows.text(0, i), rows.text(1, i), rows.text(2, i));
    return true;
  }));
  put_in_order(out.before), put_in_order(out.after);
  for (uint32_t w = 0; w < out.family.size(); ++w) out.family[w] = root(out.family, w);
  return out;
}

}  // namespace plenary

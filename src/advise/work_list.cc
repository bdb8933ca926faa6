#include "advise/work_list.h"

#include <algorithm>
#include <numeric>

#include "metric/views.h"

namespace plenary {
namespace {

constexpr const char* kTexts =
    "SELECT d.work, d.document, d.name, d.title, d.status, d.abstract, d.keywords, b.body, "
    "CAST(d.group_id AS BIGINT), CAST(date_diff('day', DATE '1970-01-01', d.day) AS BIGINT), d.class "
    "FROM described d JOIN body b ON b.body_id = d.body_id";

constexpr const char* kGroups =
    "SELECT CAST(a.group_id AS BIGINT), concat(b.body, '/', g.\"group\"), CAST(a.ancestor_id AS BIGINT) "
    "FROM group_ancestor a JOIN groups g ON g.group_id = a.group_id JOIN body b ON b.body_id = g.body_id "
    "ORDER BY 1, a.depth";

// Which edition tells: the text itself before its parts, then the latest, then the key, so that the order of
// rows does not matter.
struct Telling {
  bool itself = false;
  std::optional<Day> day;
  std::string document;
  auto operator<=>(const Telling&) const = default;
};

struct Draft {
  Work work;
  Telling title, abstract, keywords, group;
};

class Collector {
 public:
  explicit Collector(const std::map<int64_t, uint32_t>& groups) : groups_(groups) {}

  void add(const duck::Chunk& rows, size_t i) {
    const auto said = [&](size_t c) { return rows.said(c, i) ? rows.text(c, i) : std::string_view(); };
    Telling here{!said(1).contains('#'), {}, std::string(said(1))};
    if (rows.said(9, i)) here.day = Day{static_cast<int32_t>(rows.integer(9, i))};
    const auto key = base_key(said(0));
    if (const auto own = base_key(said(1)); own != key) series_.emplace(own, key);
    auto [at, is_new] = drafts_.try_emplace(key);
    auto& draft = at->second;
    if (is_new) draft.work.key = key, draft.work.body = body(said(7));
    take(said(5), here, draft.abstract, draft.work.abstract);
    take(said(6), here, draft.keywords, draft.work.keywords);
    if (take(said(3), here, draft.title, draft.work.title))
      draft.work.name = said(2), draft.work.status = said(4), draft.work.deliverable = said(10);
    if (draft.work.name.empty()) draft.work.name = said(2);
    if (rows.said(8, i) && draft.group < here) {
      draft.group = here;
      draft.work.group = groups_.at(rows.integer(8, i));
    }
    widen(draft.work, here.day);
    if (here.day) note_publication(draft.work, here, said(10));
  }

  void finish(WorkList& out) {
    for (auto& [key, draft] : drafts_) {
      out.places.emplace(key, static_cast<uint32_t>(out.works.size()));
      out.works.push_back(std::move(draft.work));
    }
    for (const auto& [level, key] : series_)
      if (const auto at = out.places.find(key); at != out.places.end()) out.series.emplace(level, at->second);
    out.bodies = std::move(bodies_);
  }

 private:
  static bool take(std::string_view text, const Telling& here, Telling& best, std::string& to) {
    if (text.empty() || !(best < here)) return false;
    best = here, to = text;
    return true;
  }

  static void widen(Work& work, std::optional<Day> day) {
    if (!day) return;
    work.first = std::min(work.first.value_or(*day), *day);
    work.last = std::max(work.last.value_or(*day), *day);
    const int year = civil(*day).year;
    if (const auto at = std::ranges::lower_bound(work.years, year); at == work.years.end() || *at != year)
      work.years.insert(at, year);
  }

  static void note_publication(Work& work, const Telling& here, std::string_view deliverable) {
    const auto part =
        std::string_view(here.document).substr(std::min(here.document.find('#'), here.document.size()));
    if (part.starts_with("#cor") || part.starts_with("#err")) work.corrections.push_back(*here.day);
    if (deliverable != "draft" && deliverable != "work item")
      work.published = std::min(work.published.value_or(*here.day), *here.day);
  }

  uint32_t body(std::string_view name) {
    const auto at = std::ranges::find(bodies_, name);
    if (at != bodies_.end()) return static_cast<uint32_t>(at - bodies_.begin());
    bodies_.emplace_back(name);
    return static_cast<uint32_t>(bodies_.size() - 1);
  }

  const std::map<int64_t, uint32_t>& groups_;
  std::map<std::string, Draft> drafts_;
  std::map<std::string, std::string> series_;
  std::vector<std::string> bodies_;
};

// The chunk hands on texts, so numbers of groups are looked up once all are known.
Result<std::map<int64_t, uint32_t>> read_groups(duck::Connection& connection, WorkList& out) {
  std::map<int64_t, uint32_t> places;
  std::vector<std::pair<uint32_t, int64_t>> above;
  PLENARY_TRY(connection.each_chunk(kGroups, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i) {
      const auto [at, is_new] =
          places.try_emplace(rows.integer(0, i), static_cast<uint32_t>(out.groups.size()));
      if (is_new) out.groups.push_back({rows.integer(0, i), std::string(rows.text(1, i)), {}});
      above.emplace_back(at->second, rows.integer(2, i));
    }
    return true;
  }));
  for (const auto& [group, ancestor] : above)
    if (const auto at = places.find(ancestor); at != places.end())
      out.groups[group].ancestors.push_back(at->second);
  return places;
}

// Bodies in the order of their names, so that answers do not hang on the order of rows.
void sort_bodies(WorkList& out) {
  std::vector<uint32_t> order(out.bodies.size()), place(out.bodies.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&out](uint32_t b) { return out.bodies[b]; });
  std::vector<std::string> sorted;
  for (const auto b : order) {
    place[b] = static_cast<uint32_t>(sorted.size());
    sorted.push_back(std::move(out.bodies[b]));
  }
  out.bodies = std::move(sorted);
  for (auto& work : out.works) work.body = place[work.body];
}

}  // namespace

std::string base_key(std::string_view document) {
  const auto colon = document.find(':');  // a body's own slug may hold neither of the two signs
  return std::string(document.substr(0, document.find_first_of("@#", colon == document.npos ? 0 : colon)));
}

std::optional<uint32_t> WorkList::find(std::string_view document) const {
  const auto key = base_key(document);
  if (const auto at = places.find(key); at != places.end()) return at->second;
  if (const auto at = series.find(key); at != series.end()) return at->second;
  return std::nullopt;
}

std::string near_keys(const WorkList& list, const std::string& key) {
  constexpr long kSuggestions = 5;
  const auto at = std::ranges::lower_bound(list.works, key, {}, &Work::key);
  const auto before = std::min<long>(at - list.works.begin(), kSuggestions / 2);
  std::string out;
  for (auto it = at - before; it != list.works.end() && it < at - before + kSuggestions; ++it)
    out += (out.empty() ? "" : ", ") + it->key;
  return out;
}

Result<WorkList> read_works(duck::Connection& connection) {
  WorkList out;
  PLENARY_TRY(make_views_for(connection, kTexts));
  PLENARY_LET(groups, read_groups(connection, out));
  Collector collector(groups);
  PLENARY_TRY(connection.each_chunk(kTexts, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i) collector.add(rows, i);
    return true;
  }));
  collector.finish(out);
  sort_bodies(out);
  return out;
}

}  // namespace plenary

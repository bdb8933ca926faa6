#include "advise/competence_acts.h"

#include <algorithm>

#include "metric/views.h"

namespace plenary {
namespace {

constexpr const char* kActs =
    "SELECT DISTINCT b.body, d.document, CAST(e.group_id AS BIGINT), CAST(e.event_id AS BIGINT), e.country, "
    "c.region, CAST(e.person_id AS BIGINT), CAST(e.organization_id AS BIGINT), "
    "CAST(extract(year FROM e.day) AS BIGINT) "
    "FROM engagement e JOIN body b ON b.body_id = e.body_id "
    "LEFT JOIN document d ON d.document_id = e.work_id LEFT JOIN country c ON c.country = e.country";

class Reading {
 public:
  Reading(const WorkList& list, const SubjectMap& subjects) : list_(list), subjects_(subjects) {
    for (uint32_t g = 0; g < list.groups.size(); ++g) groups_.emplace(list.groups[g].id, g);
  }

  void add(const duck::Chunk& rows, size_t i) {
    const auto body = std::ranges::lower_bound(list_.bodies, rows.text(0, i));
    const auto parts = parts_of(rows, i);
    // Bodies that only act and have no texts have no share of any.
    if (body == list_.bodies.end() || *body != rows.text(0, i) || parts.empty())
      return static_cast<void>(++out_.unplaced);
    if (rows.said(8, i))
      out_.last_year = std::max(out_.last_year.value_or(0), static_cast<int>(rows.integer(8, i)));
    for (const auto& [subject, part] : parts)
      add(rows, i, part, out_.of[{subject, static_cast<uint32_t>(body - list_.bodies.begin())}]);
  }

  ActTable finish() { return std::move(out_); }

 private:
  // The text says more of the subject than the group that it is of.
  SubjectParts parts_of(const duck::Chunk& rows, size_t i) const {
    if (rows.said(1, i))
      if (const auto work = list_.find(rows.text(1, i)); work && !subjects_.of_work[*work].empty())
        return subjects_.of_work[*work];
    if (!rows.said(2, i)) return {};
    const auto group = groups_.find(rows.integer(2, i));
    return group == groups_.end() ? SubjectParts() : subjects_.of_group[group->second];
  }

  static void add(const duck::Chunk& rows, size_t i, double part, Acts& to) {
    to.count += part;
    if (rows.said(4, i)) to.countries[std::string(rows.text(4, i))] += part;
    if (rows.said(5, i)) to.regions[std::string(rows.text(5, i))] += part;
    if (rows.said(6, i)) to.persons.insert(rows.integer(6, i));
    if (rows.said(7, i)) to.organizations.insert(rows.integer(7, i));
    if (rows.said(8, i)) to.years.insert(static_cast<int>(rows.integer(8, i)));
  }

  const WorkList& list_;
  const SubjectMap& subjects_;
  std::map<int64_t, uint32_t> groups_;
  ActTable out_;
};

}  // namespace

Result<ActTable> read_acts(duck::Connection& connection, const WorkList& list, const SubjectMap& subjects) {
  Reading reading(list, subjects);
  PLENARY_TRY(make_views_for(connection, kActs));
  PLENARY_TRY(connection.each_chunk(kActs, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i) reading.add(rows, i);
    return true;
  }));
  return reading.finish();
}

}  // namespace plenary

#include "advise/subject_map.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/embedded.h"
#include "base/text.h"
#include "duck/rows.h"
#include "stats/parallel.h"

namespace plenary {
namespace {

// A child follows its parent.
constexpr const char* kTree =
    "SELECT subject, name, parent FROM subject ORDER BY COALESCE(parent, subject), parent IS NOT NULL, "
    "subject";
constexpr const char* kGroupSubjects =
    "SELECT CAST(group_id AS BIGINT), subject FROM group_subject ORDER BY 1, 2";

using Weights = std::map<uint32_t, double>;

std::optional<uint32_t> place_of(const std::vector<Subject>& subjects, const std::string& key) {
  const auto at = std::ranges::find(subjects, key, &Subject::key);
  if (at == subjects.end()) return std::nullopt;
  return static_cast<uint32_t>(at - subjects.begin());
}

// Parts in proportion to the weights; each subject counts in itself and in all above it.
SubjectParts parts_of(const std::vector<Subject>& subjects, const Weights& weights) {
  double all = 0;
  for (const auto& [subject, weight] : weights) all += weight;
  Weights sums;
  for (const auto& [subject, weight] : weights)
    for (std::optional<uint32_t> s = subject; s && weight > 0; s = subjects[*s].parent)
      sums[*s] += weight / all;
  SubjectParts out;
  for (const auto& [subject, part] : sums) out.push_back({subject, std::min(part, 1.0)});
  return out;
}

Weights equal_weights(std::span<const uint32_t> subjects) {
  Weights out;
  for (const auto subject : subjects) out[subject] = 1;
  return out;
}

// Read where it was built in: a store of an older program has no such table.
std::vector<std::optional<uint32_t>> read_series(const WorkList& list, const std::vector<Subject>& subjects) {
  std::map<std::string, uint32_t> series;
  const auto lines = split(embedded("data/subject_series.csv").value_or(""), '\n');
  for (size_t i = 1; i < lines.size(); ++i)
    if (const auto cells = split(lines[i], ','); cells.size() == 3)
      if (const auto subject = place_of(subjects, std::string(cells[2])))
        series[fmt::format("{}:{}", cells[0], cells[1])] = *subject;
  std::vector<std::optional<uint32_t>> out;
  for (const auto& work : list.works) {
    auto& subject = out.emplace_back();
    for (size_t n = work.key.size(); n > 0 && !subject; --n) {  // the longest series that it begins with
      auto begin = work.key.substr(0, n);
      auto at = series.find(begin);
      if (at == series.end() && begin.back() >= '0' && begin.back() <= '9') {
        begin.back() = '#';
        at = series.find(begin);
      }
      if (at != series.end()) subject = at->second;
    }
  }
  return out;
}

// Maps the works one by one, and then those that could not be told by what was told of their groups.
class Mapping {
 public:
  Mapping(const WorkList& list, const TextSpace& space, const SubjectTables& tables, SubjectMap& out)
      : list_(list), tables_(tables), guesser_(list, space, tables.known(list)), out_(out) {
    decided_.resize(list.works.size());
    out.source.resize(list.works.size());
  }

  void run() {
    in_parallel(list_.works.size(), [&] {
      return [&, scratch = NeighbourIndex::Scratch()](size_t w) mutable { decide(w, scratch); };
    });
    std::vector<Weights> of_group(list_.groups.size());
    for (size_t w = 0; w < decided_.size(); ++w)
      if (const auto& group = list_.works[w].group;
          group && decided_[w] && out_.source[w] == SubjectSource::kGroup)
        of_group[*group][*decided_[w]] += 1;
    for (size_t w = 0; w < decided_.size(); ++w) out_.of_work.push_back(parts(w, of_group));
  }

 private:
  void decide(size_t w, NeighbourIndex::Scratch& scratch) {
    const auto work = static_cast<uint32_t>(w);
    const auto& group = list_.works[w].group;
    const auto own =
        group ? std::span<const uint32_t>(tables_.of_group[*group]) : std::span<const uint32_t>();
    decided_[w] = guesser_.known()[w];
    out_.source[w] = tables_.of_series[w] ? SubjectSource::kSeries : SubjectSource::kGroup;
    if (decided_[w]) return;
    decided_[w] = guesser_.guess(work, own, NeighbourIndex::kNobody, scratch);
    if (own.empty()) out_.source[w] = decided_[w] ? SubjectSource::kText : SubjectSource::kUnknown;
    if (!own.empty() && !decided_[w]) out_.source[w] = SubjectSource::kShared;
  }

  SubjectParts parts(size_t w, const std::vector<Weights>& of_group) const {
    if (decided_[w]) return parts_of(out_.subjects, {{*decided_[w], 1}});
    if (out_.source[w] != SubjectSource::kShared) return {};
    const auto group = *list_.works[w].group;
    return parts_of(out_.subjects,
                    of_group[group].empty() ? equal_weights(tables_.of_group[group]) : of_group[group]);
  }

  const WorkList& list_;
  const SubjectTables& tables_;
  SubjectGuesser guesser_;
  SubjectMap& out_;
  std::vector<std::optional<uint32_t>> decided_;
};

}  // namespace

std::vector<std::optional<uint32_t>> SubjectTables::known(const WorkList& list) const {
  auto out = of_series;
  for (size_t w = 0; w < list.works.size(); ++w)
    if (const auto& group = list.works[w].group; !out[w] && group && of_group[*group].size() == 1)
      out[w] = of_group[*group].front();
  return out;
}

Result<std::vector<Subject>> read_subject_tree(duck::Connection& connection) {
  PLENARY_LET(table, connection.query(kTree));
  std::vector<Subject> out;
  for (const auto& row : table.rows) out.push_back({duck::to_text(row[0]), duck::to_text(row[1]), {}});
  for (size_t i = 0; i < out.size(); ++i) out[i].parent = place_of(out, duck::to_text(table.rows[i][2]));
  return out;
}

Result<SubjectTables> read_subject_tables(duck::Connection& connection, const WorkList& list,
                                          const std::vector<Subject>& subjects) {
  std::map<int64_t, size_t> places;
  for (size_t g = 0; g < list.groups.size(); ++g) places.emplace(list.groups[g].id, g);
  SubjectTables out;
  out.of_group.resize(list.groups.size());
  PLENARY_TRY(duck::for_each_row(connection, kGroupSubjects, [&](const auto& row) {
    const auto group = places.find(std::get<int64_t>(row[0]));
    const auto subject = place_of(subjects, duck::to_text(row[1]));
    if (group != places.end() && subject) out.of_group[group->second].push_back(*subject);
  }));
  out.of_series = read_series(list, subjects);
  return out;
}

Result<SubjectMap> read_subjects(duck::Connection& connection, const WorkList& list, const TextSpace& space) {
  SubjectMap out;
  PLENARY_LET(subjects, read_subject_tree(connection));
  out.subjects = std::move(subjects);
  PLENARY_LET(tables, read_subject_tables(connection, list, out.subjects));
  for (const auto& own : tables.of_group) out.of_group.push_back(parts_of(out.subjects, equal_weights(own)));
  Mapping(list, space, tables, out).run();
  return out;
}

}  // namespace plenary

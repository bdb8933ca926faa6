#include "advise/subject_map.h"

#include <algorithm>

#include "duck/rows.h"
#include "stats/parallel.h"

namespace plenary {
namespace {

constexpr const char* kTree = "SELECT subject, name, parent FROM subject ORDER BY subject";
constexpr const char* kGroupSubjects =
    "SELECT CAST(group_id AS BIGINT), subject FROM group_subject ORDER BY 1, 2";

std::optional<uint32_t> place_of(const std::vector<Subject>& subjects, const std::string& key) {
  const auto at = std::ranges::find(subjects, key, &Subject::key);
  if (at == subjects.end()) return std::nullopt;
  return static_cast<uint32_t>(at - subjects.begin());
}

// Each subject counts in itself and in all above it.
SubjectParts parts_of(const std::vector<Subject>& subjects, std::span<const uint32_t> own) {
  std::map<uint32_t, double> sums;
  for (const auto subject : own)
    for (std::optional<uint32_t> s = subject; s; s = subjects[*s].parent)
      sums[*s] += 1 / static_cast<double>(own.size());
  SubjectParts out;
  for (const auto& [subject, part] : sums) out.push_back({subject, std::min(part, 1.0)});
  return out;
}

void map_works(const WorkList& list, const SubjectGuesser& guesser,
               const std::vector<std::vector<uint32_t>>& of_group, SubjectMap& out) {
  out.of_work.resize(list.works.size());
  out.source.resize(list.works.size());
  in_parallel(list.works.size(), [&] {
    return [&, scratch = NeighbourIndex::Scratch()](size_t w) mutable {
      const auto& group = list.works[w].group;
      std::vector<uint32_t> own;
      if (group) own = of_group[*group];
      out.source[w] = own.empty() ? SubjectSource::kUnknown : SubjectSource::kGroup;
      if (own.size() != 1)
        if (const auto guess =
                guesser.guess(static_cast<uint32_t>(w), own, NeighbourIndex::kNobody, scratch)) {
          if (own.empty()) out.source[w] = SubjectSource::kText;
          own = {*guess};
        }
      out.of_work[w] = parts_of(out.subjects, own);
    };
  });
}

}  // namespace

bool SubjectMap::below(uint32_t subject, uint32_t above) const {
  for (std::optional<uint32_t> s = subject; s; s = subjects[*s].parent)
    if (*s == above) return true;
  return false;
}

Result<std::vector<Subject>> read_subject_tree(duck::Connection& connection) {
  PLENARY_LET(table, connection.query(kTree));
  std::vector<Subject> out;
  for (const auto& row : table.rows) out.push_back({duck::to_text(row[0]), duck::to_text(row[1]), {}});
  for (size_t i = 0; i < out.size(); ++i) out[i].parent = place_of(out, duck::to_text(table.rows[i][2]));
  return out;
}

Result<std::vector<std::vector<uint32_t>>> read_group_subjects(duck::Connection& connection,
                                                               const WorkList& list,
                                                               const std::vector<Subject>& subjects) {
  std::map<int64_t, size_t> places;
  for (size_t g = 0; g < list.groups.size(); ++g) places.emplace(list.groups[g].id, g);
  std::vector<std::vector<uint32_t>> out(list.groups.size());
  PLENARY_TRY(duck::for_each_row(connection, kGroupSubjects, [&](const auto& row) {
    const auto group = places.find(std::get<int64_t>(row[0]));
    const auto subject = place_of(subjects, duck::to_text(row[1]));
    if (group != places.end() && subject) out[group->second].push_back(*subject);
  }));
  return out;
}

std::vector<std::optional<uint32_t>> lone_subjects(const WorkList& list,
                                                   const std::vector<std::vector<uint32_t>>& of_group) {
  std::vector<std::optional<uint32_t>> out(list.works.size());
  for (size_t w = 0; w < list.works.size(); ++w)
    if (const auto& group = list.works[w].group; group && of_group[*group].size() == 1)
      out[w] = of_group[*group].front();
  return out;
}

Result<SubjectMap> read_subjects(duck::Connection& connection, const WorkList& list, const TextSpace& space) {
  SubjectMap out;
  PLENARY_LET(subjects, read_subject_tree(connection));
  out.subjects = std::move(subjects);
  PLENARY_LET(of_group, read_group_subjects(connection, list, out.subjects));
  for (const auto& own : of_group) out.of_group.push_back(parts_of(out.subjects, own));
  map_works(list, SubjectGuesser(list, space, lone_subjects(list, of_group)), of_group, out);
  return out;
}

}  // namespace plenary

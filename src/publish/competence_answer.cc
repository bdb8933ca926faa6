#include "publish/competence_answer.h"

#include <fmt/format.h>

#include <algorithm>

#include "advise/overlap_scope.h"
#include "base/json.h"
#include "base/text.h"
#include "publish/notice.h"

namespace plenary {
namespace {

Result<std::optional<uint32_t>> find_subject(const SubjectMap& map, const std::string& name) {
  if (name.empty()) return std::nullopt;
  const auto at = std::ranges::find(map.subjects, ascii_lower(name), &Subject::key);
  if (at != map.subjects.end()) return static_cast<uint32_t>(at - map.subjects.begin());
  std::vector<std::string> names;
  for (const auto& subject : map.subjects) names.push_back(subject.key);
  return fail(ErrorKind::kUsage,
              fmt::format("there is no subject '{}'; there are: {}", name, fmt::join(names, ", ")));
}

std::vector<Standing> chosen(const Competence& c, std::optional<uint32_t> subject,
                             const std::vector<uint32_t>& bodies) {
  std::vector<Standing> out;
  for (const auto& s : c.standings) {
    const bool wanted = !subject || s.subject == *subject;
    if (wanted && (bodies.empty() || s.body == bodies.front())) out.push_back(s);
  }
  return out;
}

std::string coverage_text(const Competence& c) {
  const auto share = [&c](SubjectSource source) {
    return 100 * static_cast<double>(c.sources[static_cast<size_t>(source)]) /
           static_cast<double>(c.list.works.size());
  };
  return fmt::format(
      "Coverage: of {} texts {:.1f} % have the subject of their series, {:.1f} % of their group, {:.1f} % a "
      "share "
      "of their group's subjects, {:.1f} % that of the nearest texts; {:.1f} % are unknown.",
      c.list.works.size(), share(SubjectSource::kSeries), share(SubjectSource::kGroup),
      share(SubjectSource::kShared), share(SubjectSource::kText), share(SubjectSource::kUnknown));
}

std::vector<std::string> notes(const CompetenceAnswer& a) {
  const auto& c = a.competence;
  std::vector<std::string> out{coverage_text(c)};
  out.push_back(
      fmt::format("{} texts refer to a text of another body, as far as records, titles and abstracts tell.",
                  c.referring));
  if (!c.adoption_recorded)
    out.emplace_back("Adoption is not visible here: no channel of evidence is on record. It is not zero.");
  out.push_back(fmt::format(
      "Regions: effective number of ITU's six regions of those who act; of {} acts at least whose "
      "country is known.",
      kLeastActs));
  out.emplace_back(
      a.ranks() ? "The views are five and are never added up. A place is told where at least two bodies "
                  "can be seen."
                : "Nobody is ranked in public: no places, no verdict.");
  out.emplace_back("Shares are of what is on record here: a body whose catalogue is not imported has none.");
  return out;
}

std::string json_or_null(const std::string& text) { return text.empty() ? "null" : json_string(text); }

std::string heading(const CompetenceQuestion& q) {
  std::string out = "Where bodies are strong";
  if (!q.subject.empty()) out += ": subject " + q.subject + " and those below it";
  if (!q.body.empty()) out += (q.subject.empty() ? ": " : ", ") + q.body;
  return out + "\n";
}

}  // namespace

Result<CompetenceAnswer> competence_answer(Reader& reader, const CompetenceQuestion& question,
                                           Audience audience, Day today) {
  PLENARY_LET(competence, find_competence(reader.connection(), today));
  PLENARY_LET(subject, find_subject(competence.subjects, question.subject));
  const auto names = question.body.empty() ? std::vector<std::string>() : std::vector{question.body};
  PLENARY_LET(bodies, find_bodies(competence.list, names));
  auto standings = chosen(competence, subject, bodies);
  PLENARY_LET(policy, policy_of(reader));
  return CompetenceAnswer{question, std::move(competence), std::move(standings), reader.snapshot(),
                          audience, policy.of(audience)};
}

std::string render_competence_text(const CompetenceAnswer& a) {
  std::string out = notice(a.snapshot) + heading(a.question);
  if (a.standings.empty())
    out += "\nNo text on record has a subject that is known.\n";
  else
    out += sections_text({competence_section(a)});
  out += "\n";
  for (const auto& note : notes(a)) out += note + "\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_competence_json(const CompetenceAnswer& a) {
  constexpr const char* kNames[] = {"unknown", "by_series", "by_group", "by_shares", "by_text"};
  std::string sources;
  for (size_t i = 0; i < std::size(kNames); ++i)
    sources += fmt::format("  \"{}\": {},\n", kNames[i], a.competence.sources[i]);
  return fmt::format(
      "{{\n  \"subject_asked\": {},\n  \"body_asked\": {},\n  \"texts\": {},\n{}  \"notes\": {},\n  "
      "\"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_or_null(a.question.subject), json_or_null(a.question.body), a.competence.list.works.size(),
      sources, json_list(notes(a)), json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      sections_json({{"standings", "", "", competence_table(a)}}));
}

}  // namespace plenary

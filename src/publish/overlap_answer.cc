#include "publish/overlap_answer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "publish/notice.h"
#include "publish/render.h"

namespace plenary {
namespace {

std::string scope_text(const OverlapQuestion& q) {
  std::string out = q.between == Between::kBodies ? "bodies" : "groups";
  if (!q.bodies.empty()) out += fmt::format(", with texts of {}", fmt::join(q.bodies, " and "));
  if (!q.group.empty()) out += ", with texts of group " + q.group + " and those below it";
  if (!q.document.empty()) out += ", with " + q.document;
  return out;
}

std::string rule_text() {
  return fmt::format(
      "Listed: a cosine of {:g} or more of the words of title, abstract and keywords, {} words shared at "
      "least; or {:g} "
      "or more of the references, {} shared at least, and of the words {:g}. Of each text the {} nearest are "
      "looked "
      "at.",
      kAlikeWords, kLeastWords, kAlikeReferences, kLeastReferences, kAlikeWords / 2, kNearest);
}

double percent(size_t part, size_t all) {
  return all == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(all);
}

std::vector<std::string> notes(const OverlapAnswer& a) {
  const auto& o = a.overlap;
  const size_t all = o.list.works.size();
  const auto linked =
      std::ranges::count_if(o.pairs, [](const OverlapPair& p) { return p.link != Link::kNone; });
  std::vector<std::string> out{
      rule_text(),
      fmt::format(
          "{} pairs, of which the records link {}. No link on record does not mean that nobody coordinates.",
          o.pairs.size(), linked),
      fmt::format("Coverage: of {} texts {:.1f} % have an abstract, {:.1f} % refer to another text, {:.1f} % "
                  "say nothing "
                  "that can be compared.",
                  all, percent(o.described, all), percent(o.referring, all), percent(o.silent, all))};
  if (o.referring * 10 < all)
    out.emplace_back(
        "References: few records carry them; those that titles and abstracts name are counted too.");
  if (a.question.between == Between::kGroups)
    out.push_back(fmt::format("{} texts are of no known group and take no part.", o.without_group));
  return out;
}

std::string json_snapshot(const Snapshot& s) {
  return fmt::format("\"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": {}", json_string(s.hash),
                     json_string(s.made_at), s.synthetic ? json_string(kSynthetic) : "null");
}

std::string snapshot_line(const Snapshot& s) {
  return fmt::format("Snapshot {} of {}\n", s.hash.substr(0, 12), s.made_at);
}

std::string near_note(const NearWorks& near) {
  auto out = fmt::format("Words that count: {}", fmt::join(near.words, ", "));
  if (near.unknown_words > 0) out += fmt::format("; {} more that no text on record uses", near.unknown_words);
  return out;
}

}  // namespace

Result<OverlapAnswer> overlap_answer(Reader& reader, const OverlapQuestion& question, Day today) {
  PLENARY_LET(overlap, find_overlap(reader.connection(), question, today));
  return OverlapAnswer{question, std::move(overlap), reader.snapshot()};
}

std::string render_overlap_text(const OverlapAnswer& a, size_t limit) {
  std::string out =
      notice(a.snapshot) + fmt::format("Texts on the same subject between {}\n", scope_text(a.question));
  const auto sections = overlap_sections(a, limit, true);
  out += sections.empty() ? "\nNo two texts are as alike as that.\n" : sections_text(sections);
  out += "\n";
  for (const auto& note : notes(a)) out += note + "\n";
  return out + snapshot_line(a.snapshot);
}

std::string render_overlap_json(const OverlapAnswer& a, size_t limit) {
  const auto& q = a.question;
  return fmt::format(
      "{{\n  \"between\": {},\n  \"bodies_asked\": {},\n  \"group_asked\": {},\n  \"document_asked\": {},\n  "
      "\"texts\": "
      "{},\n  \"pairs\": {},\n  \"notes\": {},\n  {}{}\n}}\n",
      q.between == Between::kBodies ? "\"bodies\"" : "\"groups\"", json_list(q.bodies),
      q.group.empty() ? "null" : json_string(q.group), q.document.empty() ? "null" : json_string(q.document),
      a.overlap.list.works.size(), a.overlap.pairs.size(), json_list(notes(a)), json_snapshot(a.snapshot),
      sections_json(overlap_sections(a, limit, false)));
}

Result<NearAnswer> near_answer(Reader& reader, const std::string& title, const std::string& abstract,
                               const std::vector<std::string>& bodies, size_t limit) {
  PLENARY_LET(near, find_near(reader.connection(), title, abstract, bodies, limit));
  return NearAnswer{std::move(near), reader.snapshot()};
}

std::string render_near_text(const NearAnswer& a) {
  std::string out = notice(a.snapshot) + "Texts on record nearest to this one\n\n";
  out += a.near.near.empty() ? "None shares a quarter of what it says.\n" : render_table(near_table(a, true));
  return out + "\n" + near_note(a.near) + "\n" + snapshot_line(a.snapshot);
}

std::string render_near_json(const NearAnswer& a) {
  return fmt::format("{{\n  \"words\": {},\n  \"unknown_words\": {},\n  {},\n  \"near\": {}\n}}\n",
                     json_list(a.near.words), a.near.unknown_words, json_snapshot(a.snapshot),
                     render_json_rows(near_table(a, false)));
}

}  // namespace plenary

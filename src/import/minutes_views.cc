// Views by cue words: whether a sentence names an obstacle, makes a proposal or states a value.
//
// Three lists of words, looked for in the folded sentence. A proposal is told by its grammar ("should",
// "need to"), so it goes first; obstacle and value are weighed by how many cues each has, and
// what stands behind "however" or "but" counts alone. An item of a list has the view that the line above it
// announces ("the difficulties:"). Where nobody speaks and nothing is summed up, only what is told as
// somebody's opinion counts. docs/import-minutes.md says how often this is right.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/minutes_report.h"

namespace plenary::minutes {
namespace {

constexpr size_t kShortest = 4;  // words

constexpr auto kProposalCues = std::to_array<std::string_view>({"should",
                                                                "shouldn t",
                                                                "ought to",
                                                                "need to",
                                                                "needs to",
                                                                "need for",
                                                                "needed to",
                                                                "to be improved",
                                                                "proposes",
                                                                "proposal of",
                                                                "proposals for",
                                                                "proposing",
                                                                "suggest",
                                                                "suggests",
                                                                "suggested",
                                                                "suggested improvements",
                                                                "proposed",
                                                                "suggestion",
                                                                "recommends",
                                                                "recommended",
                                                                "could be improved",
                                                                "could certainly be",
                                                                "would be appropriate",
                                                                "would be helpful",
                                                                "would be useful",
                                                                "called for",
                                                                "would like",
                                                                "calls for",
                                                                "let us",
                                                                "is invited to",
                                                                "to promote",
                                                                "to improve",
                                                                "potential option",
                                                                "encouraged to",
                                                                "to boost",
                                                                "must be",
                                                                "areas for improvement",
                                                                "can leverage",
                                                                "we have to"});

constexpr auto kObstacleCues =
    std::to_array<std::string_view>({"lack",         "lacking",        "lacks",        "limited",
                                     "difficult",    "difficulty",     "difficulties", "obstacle",
                                     "obstacles",    "barrier",        "barriers",     "hurdle",
                                     "challenge",    "challenges",     "challenging",  "too slow",
                                     "too low",      "too high",       "too easy",     "too many",
                                     "too long",     "too complex",    "slow",         "risk",
                                     "losing",       "loses",          "missing",      "gap",
                                     "unclear",      "broken",         "stopped",      "negative",
                                     "detrimental",  "prevents",       "prevent",      "little",
                                     "misjudge",     "restrictions",   "threat",       "threats",
                                     "decline",      "declining",      "competing",    "elsewhere",
                                     "not scale",    "bias",           "cannot",       "hard for",
                                     "insufficient", "burden",         "expensive",    "costs",
                                     "misaligned",   "drawn",          "not in scope", "not available",
                                     "not seen as",  "no recognition", "no books",     "legacy",
                                     "only editors", "much faster",    "hard to",      "concerned",
                                     "concern",      "concerns",       "duplicates",   "duplicate",
                                     "risky",        "costly",         "problem",      "problems",
                                     "fails",        "failed to",      "complex",      "time consuming",
                                     "absence",      "shortage",       "weak",         "fragmented",
                                     "no market",    "do not",         "does not"});

constexpr auto kValueCues = std::to_array<std::string_view>({"value",
                                                             "benefit",
                                                             "benefits",
                                                             "success",
                                                             "successes",
                                                             "successful",
                                                             "importance",
                                                             "important",
                                                             "key to",
                                                             "is key",
                                                             "key factor",
                                                             "unique",
                                                             "uniqueness",
                                                             "essential",
                                                             "best",
                                                             "excellent",
                                                             "excellence",
                                                             "enable",
                                                             "enables",
                                                             "enabled",
                                                             "powerful",
                                                             "crucial",
                                                             "strong",
                                                             "strength",
                                                             "mature",
                                                             "maturity",
                                                             "good",
                                                             "positive",
                                                             "positively",
                                                             "advantage",
                                                             "advantages",
                                                             "only global",
                                                             "the only",
                                                             "world leading",
                                                             "rising",
                                                             "growing",
                                                             "increasingly",
                                                             "supports",
                                                             "helps",
                                                             "help",
                                                             "worth",
                                                             "opportunity",
                                                             "opportunities",
                                                             "bridge",
                                                             "well established",
                                                             "consensus",
                                                             "tailorable",
                                                             "platform",
                                                             "recognized",
                                                             "stable",
                                                             "stability",
                                                             "inclusive",
                                                             "inclusivity",
                                                             "foster",
                                                             "encourage innovation",
                                                             "most widely used",
                                                             "guarantees",
                                                             "guarantee",
                                                             "reduces",
                                                             "promotes",
                                                             "makes the",
                                                             "the place to",
                                                             "the place where",
                                                             "gathers",
                                                             "effective",
                                                             "efficient",
                                                             "excellently",
                                                             "enhances",
                                                             "diverse",
                                                             "achieved",
                                                             "providing a driver",
                                                             "foundation for"});

// What tells an opinion where the report itself speaks.
constexpr auto kTold = std::to_array<std::string_view>(
    {"suggested", "suggestion",  "comment",     "commented",        "proposed",     "recommended",
     "concern",   "concerns",    "highlighted", "were of the view", "expressed",    "noticed",
     "mentioned", "stressed",    "emphasized",  "underlined",       "supported",    "shared",
     "delegates", "delegations", "it was felt", "an intervention",  "participants", "noted that"});

// Sentences about the meeting, not about standardization.
constexpr auto kProcedure = std::to_array<std::string_view>({"this session was moderated",
                                                             "was moderated by",
                                                             "this presentation provided",
                                                             "the meeting noted",
                                                             "the meeting agreed",
                                                             "the meeting adopted",
                                                             "the agenda",
                                                             "were introduced",
                                                             "was introduced",
                                                             "presented tsag",
                                                             "jointly submitted",
                                                             "the meeting was closed",
                                                             "closed the meeting",
                                                             "welcomed participants",
                                                             "is invited to note",
                                                             "take aways of the session",
                                                             "the list of documents",
                                                             "in response to the",
                                                             "presented a summary",
                                                             "initiatives examples",
                                                             "the workshop was",
                                                             "this workshop was",
                                                             "workshop had",
                                                             "terms of reference"});

enum class View : uint8_t { kNone, kObstacle, kProposal, kValue };

template <size_t N>
int count(const std::string& text, const std::array<std::string_view, N>& cues) {
  return static_cast<int>(std::ranges::count_if(cues, [&](auto cue) { return has_phrase(text, cue); }));
}

// What a line above a list announces: "highlighting the difficulties:", "successful aspects for the value:".
View announced(const std::string& lead) {
  if (lead.empty()) return View::kNone;
  const std::string folded = padded(lead);
  if (has_any(folded,
              std::to_array<std::string_view>({"obstacle", "obstacles", "difficulties", "challenges",
                                               "barriers", "issues for the future", "problems", "concerns",
                                               "hurdles", "gaps", "weaknesses", "limitations"})))
    return View::kObstacle;
  if (has_any(folded,
              std::to_array<std::string_view>({"proposals", "recommendations", "suggestions", "suggested",
                                               "proposed", "way forward", "next steps"})))
    return View::kProposal;
  if (has_any(folded, std::to_array<std::string_view>({"value", "values", "value proposition", "benefits",
                                                       "advantages", "strengths", "vision",
                                                       "successful aspects", "opportunities"})))
    return View::kValue;
  return View::kNone;
}

// The clause that decides: what follows "however," or ", but".
std::string deciding(const std::string& folded) {
  for (const std::string_view turn : {" however ", " but "})
    if (const size_t at = folded.rfind(turn); at != folded.npos && folded.size() - at > 30)
      return folded.substr(at);
  return folded;
}

// A sentence that begins with its complaint ("Lack of indicators that become ever more important") is one.
bool begins_with_obstacle(const std::string& folded) {
  size_t end = 0;
  for (int words = 0; words < 4 && end != folded.npos; ++words) end = folded.find(' ', end + 1);
  return count(folded.substr(0, end) + " ", kObstacleCues) > 0;
}

View view_of(const std::string& text, View from_lead) {
  const std::string folded = padded(text);
  if (from_lead != View::kNone) return from_lead;
  const std::string clause = deciding(folded);
  if (has_any(clause, kProposalCues)) return View::kProposal;
  if (begins_with_obstacle(folded)) return View::kObstacle;
  int obstacles = count(clause, kObstacleCues), values = count(clause, kValueCues);
  if (obstacles == 0 && values == 0)
    obstacles = count(folded, kObstacleCues), values = count(folded, kValueCues);
  if (obstacles == 0 && values == 0) return View::kNone;
  return obstacles >= values ? View::kObstacle : View::kValue;
}

// The title of a talk in quotation marks.
bool is_quotation(std::string_view text) {
  return (text.starts_with("\xE2\x80\x9C") || text.starts_with('"')) &&
         (text.ends_with("\xE2\x80\x9D") || text.ends_with('"'));
}

// True where sentences of this section may be views at all.
bool may_hold_views(const Section& section, const Utterance& u, const std::string& folded) {
  if (section.part == Part::kFront || section.part == Part::kIntroduction || section.part == Part::kPeople ||
      section.part == Part::kDocuments || section.part == Part::kActions)
    return false;
  if (section.part == Part::kTalk || section.part == Part::kSummary || section.part == Part::kPanel)
    return true;
  return u.named || u.floor || has_any(folded, kTold) || (!u.lead.empty() && has_any(padded(u.lead), kTold));
}

const char* name_of(View view) {
  return view == View::kObstacle ? "obstacle" : view == View::kProposal ? "proposal" : "value";
}

}  // namespace

void read_views(const Report& report, const std::vector<Utterance>& said, Batch& out) {
  for (const auto& u : said) {
    const Section& section = report.sections[u.section];
    const std::string folded = padded(u.text);
    if (std::ranges::count(folded, ' ') < static_cast<std::ptrdiff_t>(kShortest) || u.text.ends_with('?') ||
        u.text.ends_with(':') || is_quotation(u.text))
      continue;
    if (!may_hold_views(section, u, folded) || has_any(folded, kProcedure)) continue;
    const View view = view_of(u.text, announced(u.lead));
    if (view == View::kNone) continue;
    Statement statement;
    statement.person.name = u.speaker.name;
    statement.organization.name = u.speaker.organization, statement.organization.country = u.speaker.country;
    statement.document = report.document;
    statement.section = section.label;
    statement.view = name_of(view);
    statement.text = clean(u.text, 4000);
    statement.event = report.events[section.event].event;
    statement.date = report.events[section.event].from;
    statement.line = report.lines[u.line].number;
    out.statements.push_back(std::move(statement));
  }
}

}  // namespace plenary::minutes

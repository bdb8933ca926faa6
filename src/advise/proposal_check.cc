#include "advise/proposal_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace plenary {
namespace {

using Texts = std::vector<std::string>;

constexpr double kDaysInMonth = 365.25 / 12;
constexpr size_t kMostWords = 160;  // of a field that is shown

std::string counted(size_t n, const char* what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string shown(const KnownParty& p) { return p.found ? p.name : p.said; }

class Check {
 public:
  Check(const ProposalFacts& facts, const Outcome* alike) : facts_(facts), alike_(alike) {}

  Checked operator()(const CriteriaSet& set, const Criterion& criterion) const {
    Checked out{.set = set.name, .criterion = criterion};
    look(criterion, out);
    return out;
  }

 private:
  void look(const Criterion& c, Checked& out) const {
    switch (c.kind) {
      case CriterionKind::kSupporters:
        return supporters(c, out);
      case CriterionKind::kRegions:
        return distinct(c, &KnownParty::region, "region", out);
      case CriterionKind::kCountries:
        return distinct(c, &KnownParty::country, "country", out);
      case CriterionKind::kKinds:
        return distinct(c, &KnownParty::kind, "kind", out);
      case CriterionKind::kSegments:
        return distinct(c, &KnownParty::segment, "segment", out);
      case CriterionKind::kEditors:
        return editors(c, out);
      case CriterionKind::kCustomers:
        return parties(c, facts_.customers, "customer", true, out);
      case CriterionKind::kImplementers:
        return parties(c, facts_.implementers, "implementer", false, out);
      case CriterionKind::kOverlap:
        return overlap(out);
      case CriterionKind::kConsequences:
        return consequences(out);
      case CriterionKind::kDates:
        return dates(out);
      case CriterionKind::kStated:
        return stated(c, out);
    }
  }

  // Silence of a document of the past is the records'; that of a proposal its own. Neither is evidence.
  std::string silence() const {
    return facts_.document.empty() ? "the proposal does not say" : "the records do not say";
  }

  // Records of the past seldom name all who stood behind a work: too few on record is no evidence of too few.
  void count(int64_t known, int64_t unknown, int64_t least, Checked& out) const {
    if (!facts_.document.empty()) unknown = least;
    out.state = known >= least            ? CheckState::kMet
                : known + unknown < least ? CheckState::kNotMet
                                          : CheckState::kNoEvidence;
  }

  void supporters(const Criterion& c, Checked& out) const {
    if (facts_.supporters.empty()) return void(out.why = silence());
    std::set<std::string> names, holdings;
    size_t found = 0;
    for (const auto& p : facts_.supporters) {
      names.insert(fold(shown(p)));
      holdings.insert(fold(p.holding.empty() ? shown(p) : p.holding));
      found += p.found ? 1 : 0;
      out.behind.push_back(p.holding.empty() ? shown(p) : fmt::format("{} (of {})", shown(p), p.holding));
    }
    const auto n = static_cast<int64_t>(names.size());
    count(n, 0, c.least, out);
    out.why = facts_.document.empty()
                  ? fmt::format("{} named, {} asked for; {} of them on record", n, c.least, found)
                  : fmt::format("{} on record, {} asked for; it may not name all", n, c.least);
    if (holdings.size() < names.size()) out.why += "; they belong to " + counted(holdings.size(), "holding");
  }

  void distinct(const Criterion& c, std::string KnownParty::*field, const char* word, Checked& out) const {
    if (facts_.supporters.empty()) return void(out.why = silence());
    std::map<std::string, Texts> values;
    int64_t unknown = 0;
    for (const auto& p : facts_.supporters)
      if ((p.*field).empty())
        ++unknown;
      else
        values[p.*field].push_back(shown(p));
    for (const auto& [value, names] : values)
      out.behind.push_back(fmt::format("{}: {}", value, fmt::join(names, ", ")));
    const auto known = static_cast<int64_t>(values.size());
    count(known, unknown, c.least, out);
    out.why = fmt::format("{} on record, {} asked for", known, c.least);
    if (unknown > 0)
      out.why +=
          fmt::format("; of {} of {} supporters no {} is on record", unknown, facts_.supporters.size(), word);
  }

  void editors(const Criterion& c, Checked& out) const {
    if (facts_.editors.empty()) return void(out.why = silence());
    size_t with_record = 0;
    for (const auto& e : facts_.editors) {
      with_record += e.works > 0 ? 1 : 0;
      out.behind.push_back(e.organization.empty() ? e.name : fmt::format("{}, {}", e.name, e.organization));
    }
    count(static_cast<int64_t>(facts_.editors.size()), 0, c.least, out);
    out.why = fmt::format("{} named, {} asked for; {} of them wrote or edited before", facts_.editors.size(),
                          c.least, with_record);
  }

  // Of a customer counts what it requires: a name alone is no requirement.
  void parties(const Criterion& c, const std::vector<KnownParty>& all, const char* word, bool notes,
               Checked& out) const {
    if (all.empty()) return void(out.why = silence());
    int64_t enough = 0;
    for (const auto& p : all) {
      enough += !notes || !p.note.empty() ? 1 : 0;
      out.behind.push_back(p.note.empty() ? shown(p) : fmt::format("{}: {}", shown(p), p.note));
    }
    count(enough, 0, c.least, out);
    out.why = fmt::format("{} named{}, {} asked for", counted(static_cast<size_t>(enough), word),
                          notes ? " with what they require" : "", c.least);
  }

  void overlap(Checked& out) const {
    if (facts_.texts == 0) return void(out.why = "no texts are on record to compare with");
    size_t unnamed = 0;
    for (const auto& near : facts_.near) {
      unnamed += near.named ? 0 : 1;
      out.behind.push_back(
          fmt::format("{} ({:.2f}{}) {}", near.name, near.words, near.named ? ", named" : "", near.title));
    }
    out.state = unnamed > 0 ? CheckState::kNotMet : CheckState::kMet;
    if (facts_.near.empty())
      out.why = fmt::format("none of {} is alike in words", counted(facts_.texts, "text") + " on record");
    else if (unnamed == 0)
      out.why = fmt::format("{} alike in words, named as relation", counted(facts_.near.size(), "text"));
    else
      out.why = fmt::format("of {} alike in words {} not named as relation: read beside it",
                            counted(facts_.near.size(), "text"), unnamed);
  }

  void consequences(Checked& out) const {
    if (facts_.named.empty() && facts_.proposal.consequences.empty())
      return void(
          out.why =
              "no base text or relation with a number that is known, and nothing is said of consequences");
    for (const auto& d : facts_.dependents)
      out.behind.push_back(fmt::format("{} {} {}", d.document, d.kind, d.on));
    if (!facts_.proposal.consequences.empty()) {
      out.state = CheckState::kMet;
      out.why = fmt::format("said; on record {} on what is named", rests());
    } else if (!facts_.dependents.empty()) {
      out.state = CheckState::kNotMet;
      out.why = fmt::format("on record {} on what is named, and nothing is said of it", rests());
    } else {
      out.why = facts_.named_on_record.empty() ? "what is named is not on record"
                                               : "no text on record rests on what is named";
    }
  }

  std::string rests() const {
    return counted(facts_.dependents.size(), "text") + (facts_.dependents.size() == 1 ? " rests" : " rest");
  }

  void dates(Checked& out) const {
    const auto& p = facts_.proposal;
    if (!p.end) return void(out.why = silence());
    const double days = p.end->last().days - (p.start ? p.start->day : facts_.day).days;
    out.behind.push_back(fmt::format("{} months planned", static_cast<int64_t>(days / kDaysInMonth + 0.5)));
    if (days < 0) {
      out.state = CheckState::kNotMet;
      return void(out.why = fmt::format("the planned end {} is over", to_string(*p.end)));
    }
    if (alike_ == nullptr || !alike_->quarter_published.time)
      return void(out.why = "no history says how long such works take");
    out.state = days >= *alike_->quarter_published.time ? CheckState::kMet : CheckState::kNotMet;
    out.why = fmt::format("a quarter of {} works alike were published within {:.0f} months", alike_->works,
                          *alike_->quarter_published.time / kDaysInMonth);
  }

  void stated(const Criterion& c, Checked& out) const {
    const auto said = words(c.field);
    if (said.empty()) return void(out.why = silence());
    out.state = CheckState::kMet;
    out.why = "said; whether it holds is for people to judge";
    out.behind.push_back(clean(said, kMostWords));
  }

  std::string words(const std::string& field) const {
    const auto& p = facts_.proposal;
    const std::pair<const char*, std::string> all[] = {
        {"question", p.question},
        {"type", p.type},
        {"base_text", p.base_text},
        {"approval", p.approval},
        {"scope", p.scope},
        {"summary", p.summary},
        {"market", p.market},
        {"technical", p.technical},
        {"economic", p.economic},
        {"distinct", p.distinct},
        {"consequences", p.consequences},
        {"start", p.start ? to_string(*p.start) : ""},
        {"end", p.end ? to_string(*p.end) : ""},
        {"relations", fmt::format("{}", fmt::join(p.relations, "; "))},
        {"liaisons", fmt::format("{}", fmt::join(p.liaisons, "; "))}};
    for (const auto& [name, said] : all)
      if (field == name) return said;
    return "";
  }

  const ProposalFacts& facts_;
  const Outcome* alike_;
};

}  // namespace

const char* to_string(CheckState state) {
  return state == CheckState::kMet ? "met" : state == CheckState::kNotMet ? "not met" : "no evidence";
}

std::vector<Checked> check_proposal(const ProposalFacts& facts, const std::vector<CriteriaSet>& sets,
                                    const Outcome* alike) {
  std::vector<Checked> out;
  const Check check(facts, alike);
  for (const auto& set : sets)
    for (const auto& criterion : set.criteria) out.push_back(check(set, criterion));
  return out;
}

}  // namespace plenary

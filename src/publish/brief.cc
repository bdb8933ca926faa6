#include "publish/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "publish/brief_facts.h"
#include "publish/brief_subject.h"
#include "publish/brief_telling.h"
#include "publish/question.h"

namespace plenary {
namespace {

constexpr size_t kMostSteps = 3;
constexpr std::array kReaders{BriefReader::kOperator, BriefReader::kVendor, BriefReader::kSme,
                              BriefReader::kAcademia, BriefReader::kAdministration};

void take(Told told, BriefSection& section, BriefAnswer& out) {
  switch (told.as) {
    case Told::As::kStatement:
      return section.statements.push_back(std::move(told.statement));
    case Told::As::kNotOnRecord:
      if (std::ranges::find(out.not_on_record, told.question) == out.not_on_record.end())
        out.not_on_record.push_back(std::move(told.question));
      return;
    case Told::As::kWithheld:
      return static_cast<void>(++out.withheld);
    case Told::As::kNothingToSay:
      return;
  }
}

const BriefStatement* statement_of(const BriefAnswer& a, std::string_view fact, size_t* number = nullptr) {
  size_t at = 0;
  for (const auto& section : a.sections)
    for (const auto& statement : section.statements) {
      ++at;
      if (statement.fact != fact) continue;
      if (number != nullptr) *number = at;
      return &statement;
    }
  return nullptr;
}

bool holds(const StepSpec& step, const BriefStatement& s) {
  switch (step.when) {
    case StepWhen::kNone:
      return s.none;
    case StepWhen::kSome:
      return !s.none && !s.sources.empty();
    case StepWhen::kTold:
      return true;
    case StepWhen::kFewer:
      return s.change < 0;
    case StepWhen::kOne:
      return !s.sources.empty() && s.sources[0].cell.state == CellState::kValue &&
             s.sources[0].cell.value == 1;
  }
  return false;
}

std::string step_text(const char* text, const BriefSubject& subject, const BriefStatement& s) {
  const auto list = fmt::format("{}", fmt::join(s.names, ", "));
  return brief_words(text, subject,
                     {.value = list, .first = s.names.empty() ? std::string_view() : s.names.front()});
}

// What the reader hears before others stands first; else in the order of the list.
void add_steps(BriefAnswer& a) {
  const auto& s = a.subject;
  for (const bool own : {true, false})
    for (const auto& step : brief_steps(s.side.slice)) {
      if (a.steps.size() == kMostSteps) return;
      if ((step.reader && step.reader == s.reader) != own) continue;
      if (!step.standings.empty() && std::ranges::find(step.standings, s.standing) == step.standings.end())
        continue;
      size_t number = 0;
      const auto* because = statement_of(a, step.fact, &number);
      if (because != nullptr && holds(step, *because))
        a.steps.push_back({step_text(step.text, s, *because), {number}});
    }
}

bool is_told(const FactSpec& fact, const BriefSubject& s) { return !fact.reader || fact.reader == s.reader; }

}  // namespace

const char* to_string(BriefReader reader) {
  switch (reader) {
    case BriefReader::kOperator:
      return "operator";
    case BriefReader::kVendor:
      return "vendor";
    case BriefReader::kSme:
      return "sme";
    case BriefReader::kAcademia:
      return "academia";
    case BriefReader::kAdministration:
      return "administration";
  }
  return "";
}

const char* to_string(BriefStanding standing) {
  switch (standing) {
    case BriefStanding::kMember:
      return "member";
    case BriefStanding::kFormer:
      return "former member";
    case BriefStanding::kOutside:
      return "not a member";
    case BriefStanding::kNotKnown:
      return "no register of members on record";
  }
  return "";
}

Result<BriefQuestion> parse_brief(const Parameters& asked, Day today) {
  BriefQuestion out;
  out.slice = asked.get("of"), out.body = asked.get("body"), out.today = today;
  PLENARY_LET(as_of, asked.date("as-of"));
  if (as_of) out.as_of = as_of->last();
  if (out.as_of && *out.as_of > today)
    return fail(ErrorKind::kUsage, fmt::format("{} lies in the future", to_string(*out.as_of)));
  if (!asked.has("for")) return out;
  const auto name = asked.get("for");
  for (const auto reader : kReaders)
    if (name == to_string(reader)) out.reader = reader;
  if (!out.reader)
    return fail(ErrorKind::kUsage,
                fmt::format("{}for '{}': write operator, vendor, sme, academia or administration",
                            asked.dashes, printable(name)));
  return out;
}

Result<BriefAnswer> brief_answer(Reader& reader, const BriefQuestion& question, Audience audience) {
  PLENARY_LET(subject, find_brief_subject(reader, question, audience));
  BriefAnswer out;
  out.subject = std::move(subject), out.snapshot = reader.snapshot(), out.audience = audience;
  for (const auto& spec : brief_facts(out.subject.side.slice)) {
    BriefSection section{spec.key, spec.heading, {}};
    for (const auto& fact : spec.facts) {
      if (!is_told(fact, out.subject)) continue;
      PLENARY_LET(told, tell_fact(reader, out.subject, fact, audience));
      take(std::move(told), section, out);
    }
    const bool apart = out.subject.side.slice == "organization" || out.subject.side.slice == "country";
    if (apart && section.key == "gaps") {
      const auto* partners = statement_of(out, "partners");
      PLENARY_LET(told, tell_groups_apart(reader, out.subject,
                                          partners == nullptr ? std::vector<std::string>{} : partners->names,
                                          audience));
      take(std::move(told), section, out);
    }
    if (!section.statements.empty()) out.sections.push_back(std::move(section));
  }
  if (std::ranges::all_of(out.sections, [](const auto& section) {
        return std::ranges::all_of(section.statements, &BriefStatement::none);
      }))
    return fail(ErrorKind::kNotFound,
                fmt::format("nothing that this audience may see is on record of {}", out.subject.name));
  add_steps(out);
  return out;
}

std::string brief_heading(const BriefAnswer& a) { return a.subject.name + ": a brief"; }

}  // namespace plenary

// The tables of competence: who leads in a subject, its bodies side by side, a body in all subjects.
#include <fmt/core.h>

#include <algorithm>

#include "publish/competence_answer.h"
#include "publish/index_cells.h"
#include "publish/notice.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;
using Row = std::vector<Value>;

// What stands above others is their sum; these are set in.
std::string indented(const SubjectMap& map, uint32_t subject) {
  return (map.subjects[subject].parent ? "  " : "") + map.subjects[subject].key;
}

const Standing* first_in(const CompetenceAnswer& a, uint32_t subject, View view) {
  for (const auto& s : a.competence.standings)
    if (s.subject == subject && s.place[static_cast<size_t>(view)] == size_t{1}) return &s;
  return nullptr;
}

// What a view's number is, or why there is none.
std::string view_text(const CompetenceAnswer& a, const Standing& s, View view) {
  const auto& seen = s.seen[static_cast<size_t>(view)];
  if (view == View::kRegions && seen && !a.shows_regions(s)) return "withheld";
  if (!seen)
    return view == View::kAdoption ? "not visible here" : view == View::kReferred ? "no data" : "unknown";
  switch (view) {
    case View::kShare:
      return fmt::format("{:.0f} %", 100 * *seen);
    case View::kLongevity:
      return fmt::format("{:.0f} y", *seen);
    case View::kAdoption:
      return *seen > 0 ? fmt::format("{:.0f}", *seen) : "none seen";
    default:
      return fmt::format("{:.{}f}", *seen, *seen > 0 && *seen < 1 ? 2 : 1);
  }
}

Value view_cell(const CompetenceAnswer& a, const Standing& s, View view) {
  const auto& place = s.place[static_cast<size_t>(view)];
  const auto out = view_text(a, s, view);
  if (!a.ranks() || !place || out == "withheld") return out;
  return fmt::format("{} ({} of {})", out, *place, s.compared[static_cast<size_t>(view)]);
}

constexpr View kAll[] = {View::kShare, View::kLongevity, View::kReferred, View::kRegions, View::kAdoption};

std::string since(const Standing& s) {
  if (!s.first_year) return "unknown";
  return fmt::format("{}-{}", *s.first_year, s.active ? "" : fmt::format("{}", *s.last_year));
}

std::string verdict(const Standing& s) {
  if (s.comparable() == 0) return "nothing to compare";
  return fmt::format("leads in {} of {}", s.leads(), s.comparable());
}

// Rows of bodies in a subject, or of subjects of a body.
duck::Table side_by_side(const CompetenceAnswer& a, bool of_body) {
  duck::Table out{{text(of_body ? "Subject" : "Body"), real("Texts"), text("Since")}, {}};
  for (const char* name : {"Share", "Years active", "Referred to", "Regions", "Adoption"})
    out.columns.push_back(text(name));
  if (a.ranks()) out.columns.push_back(text("Verdict"));
  for (const auto& s : a.standings) {
    const auto& c = a.competence;
    Row row{of_body ? indented(c.subjects, s.subject) : c.list.bodies[s.body], number(s.texts, true),
            since(s)};
    for (const auto view : kAll) row.push_back(view_cell(a, s, view));
    if (a.ranks()) row.emplace_back(verdict(s));
    out.rows.push_back(std::move(row));
  }
  return out;
}

duck::Table leaders(const CompetenceAnswer& a) {
  duck::Table out{{text("Subject"), real("Texts")}, {}};
  for (const char* name : {"Share", "Longevity", "References", "Regions", "Adoption"})
    out.columns.push_back(text(name));
  const Standing* before = nullptr;
  for (const auto& s : a.standings) {
    if (before && before->subject == s.subject) continue;
    before = &s;
    Row row{indented(a.competence.subjects, s.subject), number(s.texts_of_all, true)};
    for (const auto view : kAll) {
      const auto* first = first_in(a, s.subject, view);
      row.emplace_back(first ? a.competence.list.bodies[first->body] + " " + view_text(a, *first, view)
                       : view == View::kAdoption ? std::string("not visible here")
                                                 : std::string("-"));
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

Value opt(std::optional<double> x) { return x ? Value(*x) : Value(); }
Value year(std::optional<int> x) { return x ? Value(int64_t{*x}) : Value(); }

void add_places(const CompetenceAnswer& a, const Standing& s, Row& row) {
  for (size_t view = 0; view < kViews; ++view)
    row.push_back(a.ranks() && s.place[view] ? count(*s.place[view]) : Value());
  row.push_back(a.ranks() ? count(s.leads()) : Value());
  row.push_back(a.ranks() ? count(s.comparable()) : Value());
}

}  // namespace

duck::Table competence_table(const CompetenceAnswer& a) {
  duck::Table out{{text("subject"),
                   text("body"),
                   real("texts"),
                   real("texts_of_all"),
                   real("acts"),
                   real("acts_of_all"),
                   whole("first_year"),
                   whole("last_year"),
                   whole("years"),
                   {"active", duck::Type::kBool, "BOOLEAN"},
                   real("in_degree"),
                   real("percentile"),
                   real("regions"),
                   real("countries"),
                   real("acts_with_country"),
                   text("regions_state"),
                   whole("uses"),
                   text("adoption_state")},
                  {}};
  for (const auto view : kAll) out.columns.push_back(whole(fmt::format("place_{}", to_string(view))));
  out.columns.push_back(whole("leads")), out.columns.push_back(whole("of"));
  for (const auto& s : a.standings) {
    const auto& c = a.competence;
    const bool shown = a.shows_regions(s);
    const bool adoption = s.seen[static_cast<size_t>(View::kAdoption)].has_value();
    const auto state = [](bool visible, const char* otherwise) {
      return std::string(visible ? "value" : otherwise);
    };
    Row row{c.subjects.subjects[s.subject].key,
            c.list.bodies[s.body],
            s.texts,
            s.texts_of_all,
            s.acts,
            s.acts_of_all,
            year(s.first_year),
            year(s.last_year),
            count(s.years),
            s.active,
            opt(s.seen[static_cast<size_t>(View::kReferred)]),
            opt(s.percentile),
            shown ? opt(s.regions) : Value(),
            shown ? opt(s.countries) : Value(),
            shown ? Value(s.acts_with_country) : Value(),
            state(shown, "suppressed") == "value" ? state(s.regions.has_value(), "unknown") : "suppressed",
            adoption ? count(s.uses) : Value(),
            state(adoption, "not visible here")};
    add_places(a, s, row);
    out.rows.push_back(std::move(row));
  }
  mark(out, a.snapshot);
  return out;
}

Section competence_section(const CompetenceAnswer& a) {
  Section out;
  if (!a.question.body.empty())
    out = {"standings", "", "", side_by_side(a, true)};
  else if (!a.question.subject.empty())
    out = {"standings", "", "", side_by_side(a, false)};
  else if (a.ranks())
    out = {"leaders", "Who is first, view by view", "", leaders(a)};
  else
    out = {"standings", "", "Nobody is ranked in public: --subject or --body show the numbers.", {}};
  mark(out.table, a.snapshot);
  return out;
}

}  // namespace plenary

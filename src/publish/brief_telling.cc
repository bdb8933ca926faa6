#include "publish/brief_telling.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "metric/compare.h"
#include "publish/figure.h"
#include "publish/number_text.h"
#include "publish/policy.h"

namespace plenary {
namespace {

constexpr size_t kMostListed = 6, kMostGreatest = 3, kMostPairs = 5;
constexpr std::array kKindsOfCountry{"academia", "company", "government"};

MaybeDate year_date(int year) { return Date{make_day(year, 1, 1), Precision::kYear}; }

MeasureQuery question_of(const BriefSubject& s, const FactSpec& fact) {
  MeasureQuery q;
  q.metric = fact.metric, q.by = fact.by, q.today = s.today;
  // A network's own condition chooses pairs, all others what is looked at.
  const bool pairs = fact.telling == Telling::kPairs;
  q.where.push_back(
      {pairs && fact.by[0] == "group-only" ? "group-only" : s.side.slice, {s.side.label}, false});
  if (fact.within == Within::kHost && !s.host.empty() && s.side.slice != "body" && s.side.slice != "group")
    q.where.push_back({"body", {s.host}, false});
  switch (fact.window) {
    case BriefWindow::kYear:
      q.from = year_date(s.year), q.to = year_date(s.year);
      break;
    case BriefWindow::kThreeYears:
      q.from = year_date(s.year - 2), q.to = year_date(s.last_year);
      break;
    case BriefWindow::kDay:
      q.as_of = s.day;
      break;
    case BriefWindow::kAll:
      q.to = year_date(s.last_year);
      break;
  }
  return q;
}

std::string when_of(const BriefSubject& s, BriefWindow window) {
  switch (window) {
    case BriefWindow::kYear:
      return fmt::format("in {}", s.year);
    case BriefWindow::kThreeYears:
      return fmt::format("from {} to {}", s.year - 2, s.last_year);
    case BriefWindow::kDay:
      return fmt::format("at the end of {}", s.year);
    case BriefWindow::kAll:
      return fmt::format("up to {}", s.last_year);
  }
  return "";
}

bool is_there(const Cell& cell) { return cell.state == CellState::kValue || cell.state == CellState::kNone; }

std::string label_text(const MeasureRow& row) {
  std::string out;
  for (const auto& label : row.labels) {
    const auto word = label.value_or("unknown");
    out += out.empty() ? word : fmt::format(" ({})", word);
  }
  return out;
}

// A country as people write it.
Status name_country(Reader& reader, std::string& code) {
  PLENARY_LET(found, reader.connection().query("SELECT name FROM country WHERE country = $1", {code}));
  if (!found.rows.empty()) code = duck::to_text(found.rows[0][0]);
  return {};
}

BriefSource source_of(const Answer& a, const MeasureRow* row, std::string text, size_t part) {
  BriefSource out{a.query, {}, a.result.parts.at(part).name, {}, std::move(text)};
  if (row == nullptr) return out;
  for (size_t i = 0; i < row->labels.size(); ++i)
    out.row.emplace_back(a.result.by.at(i)->name, row->labels[i]);
  out.cell = row->values.at(part);
  return out;
}

// One fact being told.
class Teller {
 public:
  Teller(Reader& reader, const BriefSubject& subject, const FactSpec& fact, Audience audience)
      : reader_(reader), subject_(subject), fact_(fact), audience_(audience) {
    told_.statement.fact = fact.key;
  }

  Result<Told> tell() {
    if (fact_.telling == Telling::kChange) return tell_change();
    auto question = question_of(subject_, fact_);
    if (fact_.telling == Telling::kBelow) question.against = "memberships";
    auto asked = answer(reader_, question, audience_);
    // Where no register knows anybody there is nothing to set it against.
    if (!asked && fact_.telling == Telling::kBelow && asked.error().kind == ErrorKind::kUsage) return told_;
    // Slices that would tell single ones are refused to some.
    if (!asked && !is_staff(audience_) && asked.error().kind == ErrorKind::kUsage)
      return as(Told::As::kWithheld);
    if (!asked) return std::unexpected(asked.error());
    return tell_answer(*asked);
  }

 private:
  Result<Told> tell_answer(const Answer& a) {
    told_.question = a.result.metric.question;
    switch (fact_.telling) {
      case Telling::kTotal:
        return tell_total(a);
      case Telling::kAbsent:
        return tell_absent(a);
      case Telling::kBelow:
        return tell_rows(a, below(a), kMostListed);
      case Telling::kPairs:
        return tell_rows(a, rows_with(a), kMostPairs);
      case Telling::kMost:
        return tell_rows(a, greatest(a), kMostGreatest);
      default:
        return tell_rows(a, rows_with(a), kMostListed);
    }
  }

  Told none(const Answer& a, const MeasureRow* row) {
    if (std::string_view(fact_.none).empty()) return told_;
    told_.as = Told::As::kStatement;
    told_.statement.none = true;
    told_.statement.sources.push_back(source(a, row, ""));
    told_.statement.text = brief_words(fact_.none, subject_, {when()});
    return told_;
  }

  Result<Told> tell_total(const Answer& a) {
    const auto& row = a.result.rows.at(0);
    const auto& cell = row.values.at(fact_.part);
    if (cell.state == CellState::kSuppressed) return as(Told::As::kWithheld);
    if (!is_there(cell)) return as(Told::As::kNotOnRecord);
    if (cell.value == 0 && kind_of(a, fact_.part) != NumberKind::kShare) return none(a, &row);
    auto text = number_text(cell.value, kind_of(a, fact_.part));
    told_.as = Told::As::kStatement;
    told_.statement.text = brief_words(fact_.text, subject_, {when(), text});
    told_.statement.sources.push_back(source(a, &row, std::move(text)));
    return told_;
  }

  // The rows that are known and shown, in the order of the answer.
  std::vector<const MeasureRow*> rows_with(const Answer& a) {
    std::vector<const MeasureRow*> out;
    for (const auto& row : a.result.rows) {
      suppressed_ |= row.values.at(fact_.part).state == CellState::kSuppressed;
      if (row.labels.at(0) && row.values.at(fact_.part).state == CellState::kValue &&
          row.values.at(fact_.part).value > 0)
        out.push_back(&row);
    }
    return out;
  }

  std::vector<const MeasureRow*> greatest(const Answer& a) {
    auto out = rows_with(a);
    std::ranges::stable_sort(out, std::greater{},
                             [&](const auto* row) { return row->values[fact_.part].value; });
    return out;
  }

  std::vector<const MeasureRow*> below(const Answer& a) {
    std::vector<const MeasureRow*> out;
    for (const auto& row : a.result.rows)
      if (row.labels.at(0) && !row.words.empty() &&
          (row.words[0] == "less than its share" || row.words[0] == "absent"))
        out.push_back(&row);
    return out;
  }

  Result<Told> tell_rows(const Answer& a, std::vector<const MeasureRow*> rows, size_t most) {
    if (rows.empty()) {
      const bool recorded =
          std::ranges::any_of(a.result.rows, [](const auto& row) { return row.records > 0; }) ||
          std::ranges::any_of(a.result.coverage, [](const auto& c) { return c.all > 0; });
      if (suppressed_) return as(Told::As::kWithheld);
      return !recorded && !a.result.without_data.empty() ? Result<Told>(as(Told::As::kNotOnRecord))
                                                         : none(a, nullptr);
    }
    const bool more = rows.size() > most;
    if (more) rows.resize(most);
    std::string list;
    for (const auto* row : rows) {
      PLENARY_LET(said, said_of(a, *row));
      list += fmt::format("{}{}", list.empty() ? "" : "; ", said);
    }
    if (more && fact_.telling != Telling::kMost && fact_.telling != Telling::kPairs) list += " and others";
    told_.as = Told::As::kStatement;
    told_.statement.text = brief_words(fact_.text, subject_, {when(), list});
    return told_;
  }

  // One row in words, noted as a source.
  Result<std::string> said_of(const Answer& a, const MeasureRow& row) {
    const bool pair = fact_.telling == Telling::kPairs;
    auto name = pair ? row.labels.at(1).value_or("unknown") : label_text(row);
    if (fact_.by[0] == "country") PLENARY_TRY(name_country(reader_, name));
    told_.statement.names.push_back(fact_.telling == Telling::kNames ? *row.labels[0] : name);
    if (fact_.telling == Telling::kNames) {
      told_.statement.sources.push_back(source(a, &row, ""));
      return name;
    }
    auto number = number_text(row.values[fact_.part].value, kind_of(a, fact_.part));
    auto said = fmt::format("{} ({})", name, number);
    told_.statement.sources.push_back(source(a, &row, number));
    if (fact_.telling == Telling::kBelow) {
      auto members = number_text(row.values.at(1).value, NumberKind::kCount);
      said = fmt::format("{} ({} active, {} members)", name, number, members);
      told_.statement.sources.push_back(source(a, &row, std::move(members), 1));
    }
    return said;
  }

  Result<Told> tell_absent(const Answer& a) {
    std::set<std::string> seen;
    for (const auto& row : a.result.rows)
      if (row.labels.at(0) && row.values[0].state != CellState::kNone) seen.insert(*row.labels[0]);
    if (seen.empty() || !a.rules.zeros) return told_;  // nor who is not there
    std::string list;
    for (const char* kind : kKindsOfCountry)
      if (!seen.contains(kind)) {
        list += fmt::format("{}{}", list.empty() ? "" : ", ", kind);
        told_.statement.names.emplace_back(kind);
      }
    if (list.empty()) return told_;
    told_.as = Told::As::kStatement;
    told_.statement.sources.push_back(source(a, nullptr, ""));
    told_.statement.text = brief_words(fact_.text, subject_, {when(), list});
    return told_;
  }

  // Both years are asked by themselves: only so is nothing in one of them told from no data.
  Result<Told> tell_change() {
    std::vector<Answer> years;
    for (const int year : {subject_.year, subject_.year - 1}) {
      auto question = question_of(subject_, fact_);
      question.from = question.to = year_date(year);
      PLENARY_LET(metric, find_metric(fact_.metric));
      if (metric.kind == MeasureKind::kStock)
        question.from.reset(), question.to.reset(), question.as_of = make_day(year, 12, 31);
      PLENARY_LET(a, answer(reader_, question, audience_));
      years.push_back(std::move(a));
    }
    told_.question = years[0].result.metric.question;
    const auto &now = years[0].result.rows.at(0), &before = years[1].result.rows.at(0);
    for (const auto* row : {&now, &before})
      if (row->values[0].state == CellState::kSuppressed) return as(Told::As::kWithheld);
    if (!is_there(now.values[0]) || !is_there(before.values[0])) return as(Told::As::kNotOnRecord);
    if (now.values[0].value == 0 && before.values[0].value == 0) return told_;
    return say_change(years[0], years[1]);
  }

  Result<Told> say_change(const Answer& now, const Answer& before) {
    auto both = now.result;
    both.rows = {now.result.rows[0], before.result.rows[0]};
    both.rows[0].labels = {"now"}, both.rows[1].labels = {"before"};
    std::vector<SideBySide> compared{compare(both, nullptr, "now", "before")};
    judge(compared, "now", "before");
    const double a = compared[0].a.value, b = compared[0].b.value;
    const bool chance = compared[0].reading == "no difference beyond chance" || a == b;
    told_.statement.change = chance ? 0 : a > b ? 1 : -1;
    const char* word = a == b ? "as before" : chance ? "no change beyond chance" : a > b ? "more" : "fewer";
    auto text = number_text(a, kind_of(now, 0)), text_before = number_text(b, kind_of(before, 0));
    told_.as = Told::As::kStatement;
    const auto said =
        fmt::format("{} in {}, {} in {}: {}", text, subject_.year, text_before, subject_.year - 1, word);
    told_.statement.text = brief_words(fact_.text, subject_, {"", said});
    told_.statement.sources = {source(now, &now.result.rows[0], std::move(text)),
                               source(before, &before.result.rows[0], std::move(text_before))};
    return told_;
  }

  BriefSource source(const Answer& a, const MeasureRow* row, std::string text, size_t part = kOwnPart) {
    return source_of(a, row, std::move(text), part == kOwnPart ? fact_.part : part);
  }

  Told as(Told::As what) {
    told_.as = what;
    return told_;
  }
  std::string_view when() const { return when_; }

  static constexpr size_t kOwnPart = static_cast<size_t>(-1);
  Reader& reader_;
  const BriefSubject& subject_;
  const FactSpec& fact_;
  Audience audience_;
  std::string when_ = when_of(subject_, fact_.window);
  Told told_;
  bool suppressed_ = false;
};

// Where somebody is, or may be: what is withheld counts as being there.
std::set<std::string> labels_of(const Answer& a) {
  std::set<std::string> out;
  for (const auto& row : a.result.rows)
    if (row.labels.at(0) && row.values[0].state != CellState::kNone) out.insert(*row.labels[0]);
  return out;
}

Result<std::string> region_of(Reader& reader, const std::string& country) {
  PLENARY_LET(found, reader.connection().query("SELECT region FROM country WHERE country = $1", {country}));
  return found.rows.empty() ? std::string() : duck::to_text(found.rows[0][0]);
}

}  // namespace

std::string brief_words(const char* text, const BriefSubject& s, const BriefWords& words) {
  const auto host = s.host.empty() ? std::string_view("the bodies on record") : std::string_view(s.host);
  return fmt::format(fmt::runtime(text), fmt::arg("name", s.name), fmt::arg("host", host),
                     fmt::arg("when", words.when), fmt::arg("value", words.value),
                     fmt::arg("list", words.value), fmt::arg("first", words.first));
}

Result<Told> tell_fact(Reader& reader, const BriefSubject& subject, const FactSpec& fact, Audience audience) {
  return Teller(reader, subject, fact, audience).tell();
}

Result<Told> tell_groups_apart(Reader& reader, const BriefSubject& s,
                               const std::vector<std::string>& partners, Audience audience) {
  Told told;
  told.statement.fact = "gap-groups";
  const FactSpec fact{"gap-groups",
                      "organizations_active",
                      {"group-only"},
                      Telling::kMost,
                      BriefWindow::kThreeYears,
                      Within::kHost,
                      ""};
  const bool organization = s.side.slice == "organization";
  auto own = question_of(s, fact), others = own;
  PLENARY_LET(region, organization ? Result<std::string>(std::string()) : region_of(reader, s.side.label));
  PLENARY_LET(policy, policy_of(reader));
  // Where it is not told that nobody is there, it is not told here either.
  if ((organization ? partners.empty() : region.empty()) || !policy.of(audience).zeros) return told;
  others.where[0] = organization ? MeasureQuery::Filter{"organization", partners, false}
                                 : MeasureQuery::Filter{"region", {region}, false};
  PLENARY_LET(here, answer(reader, own, audience));
  PLENARY_LET(there, answer(reader, others, audience));
  const auto mine = labels_of(here);
  std::vector<const MeasureRow*> apart;
  for (const auto& row : there.result.rows)
    if (row.labels.at(0) && row.values[0].state == CellState::kValue && row.values[0].value > 1 &&
        !mine.contains(*row.labels[0]))
      apart.push_back(&row);
  if (apart.empty()) return told;
  std::ranges::stable_sort(apart, std::greater{}, [](const auto* row) { return row->values[0].value; });
  if (apart.size() > kMostGreatest) apart.resize(kMostGreatest);
  std::string list;
  for (const auto* row : apart) {
    auto text = number_text(row->values[0].value, NumberKind::kCount);
    list += fmt::format("{}{} ({})", list.empty() ? "" : "; ", *row->labels[0], text);
    told.statement.names.push_back(*row->labels[0]);
    told.statement.sources.push_back(source_of(there, row, std::move(text), 0));
  }
  told.statement.sources.push_back(source_of(here, nullptr, "", 0));
  told.as = Told::As::kStatement;
  told.statement.text = fmt::format(
      "{} {}, and {} is not: {}.",
      organization ? std::string("Groups in which those with whom it writes texts were active")
                   : fmt::format("Groups in which most organizations of its region ({}) were active", region),
      when_of(s, fact.window), s.name, list);
  return told;
}

}  // namespace plenary

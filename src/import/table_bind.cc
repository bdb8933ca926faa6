#include "import/table_bind.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace plenary::table {
namespace {

std::unexpected<Error> missing(uint32_t line, std::string_view name, const Header& header) {
  std::string hint;
  for (const auto& have : header.names)
    if (!name.empty() && fold(have) == fold(name)) hint = fmt::format(" (did you mean '{}'?)", have);
  return fail(
      ErrorKind::kInput,
      fmt::format("mapping line {}: there is no column '{}'{}; {} has {}", line, name, hint,
                  header.line == 0 ? "the table" : fmt::format("row {}", header.line), header.list()));
}

// Finds a column, also one element of a list; `column` is kNoColumn when there is none.
Result<ColumnRef> find(std::string_view name, uint32_t line, const Header& header) {
  auto at = header.find(name);
  if (!at) return fail(ErrorKind::kInput, fmt::format("mapping line {}: {}", line, at.error().message));
  if (*at >= 0) return ColumnRef{*at, -1};
  const size_t open = name.find('['), close = name.find(']', open == std::string_view::npos ? 0 : open);
  int item = -1;
  if (open == std::string_view::npos || close == std::string_view::npos) return ColumnRef{};
  const auto [end, error] = std::from_chars(name.data() + open + 1, name.data() + close, item);
  if (error != std::errc{} || end != name.data() + close || item < 0) return ColumnRef{};
  at = header.find(fmt::format("{}{}", name.substr(0, open + 1), name.substr(close)));
  if (!at || *at < 0) return ColumnRef{};
  return ColumnRef{*at, item};
}

Result<int> need(std::string_view name, uint32_t line, const Header& header) {
  auto at = header.find(name);
  if (!at) return fail(ErrorKind::kInput, fmt::format("mapping line {}: {}", line, at.error().message));
  if (*at < 0) return missing(line, name, header);
  return *at;
}

Status bind_columns(const Rule& rule, const Header& header, BoundRule& out) {
  for (const auto& name : rule.columns) {
    if (name == "@column" || name == "@cell") {
      out.columns.push_back({name == "@column" ? kColumnName : kColumnCell, -1});
      continue;
    }
    PLENARY_LET(ref, find(name, rule.line, header));
    if (ref.column != kNoColumn) out.columns.push_back(ref);
  }
  if (!rule.columns.empty() && out.columns.empty()) return missing(rule.line, rule.columns.front(), header);
  return {};
}

// A place in a template is a field of the record when the mapping sets that field otherwise, else a column.
Status bind_template(const Records& records, const Rule& rule, const Header& header, BoundRule& out) {
  for (const auto& part : rule.made->parts) {
    BoundPart bound{part.text, -1, {}, part.lower};
    const int field = part.place ? records.noun->find(part.text) : -1;
    if (field >= 0 && records.rules[static_cast<size_t>(field)].used()) {
      if (records.rules[static_cast<size_t>(field)].made)
        return fail(
            ErrorKind::kUsage,
            fmt::format("mapping line {}: a template cannot use '{}', which is made by a template itself",
                        rule.line, part.text));
      bound.field = field;
    } else if (part.place) {
      PLENARY_LET(ref, find(part.text, rule.line, header));
      if (ref.column == kNoColumn) return missing(rule.line, part.text, header);
      bound.from = ref;
    }
    out.parts.push_back(std::move(bound));
  }
  return {};
}

// columns = "same": every column must be a field; a stray one would be lost without a word.
Status bind_same(const Records& records, const Header& header, Bound& out) {
  for (size_t i = 0; i < header.names.size(); ++i) {
    const auto& name = header.names[i];
    const int at = records.noun->find(name);
    if (name == "line" || (at >= 0 && records.rules[static_cast<size_t>(at)].used())) continue;
    if (at < 0)
      return fail(
          ErrorKind::kInput,
          fmt::format("mapping line {}: columns = \"same\", but '{}' is no field of noun '{}'; there are: {}",
                      records.line, name, records.noun->name, list_fields(*records.noun)));
    auto& columns = out.rules[static_cast<size_t>(at)].columns;
    if (!columns.empty())
      return fail(ErrorKind::kInput,
                  fmt::format("mapping line {}: two columns are named '{}'", records.line, name));
    columns.push_back({static_cast<int>(i), -1});
  }
  return {};
}

Status bind_each(const Records& records, const Header& header, Bound& out) {
  for (const auto& pattern : records.each) {
    const size_t before = out.each.size();
    PLENARY_LET(exact, header.find(pattern));
    if (exact >= 0)
      out.each.push_back(exact);
    else
      for (size_t i = 0; i < header.names.size(); ++i)
        if (!header.names[i].empty() && matches(pattern, header.names[i]))
          out.each.push_back(static_cast<int>(i));
    if (out.each.size() == before) return missing(records.line, pattern, header);
  }
  std::ranges::sort(out.each);
  const auto twice = std::ranges::unique(out.each);
  out.each.erase(twice.begin(), twice.end());
  return {};
}

// The array that a column steps through: "groups[]" of "groups[].name"; empty for plain columns.
std::string array_of(const std::string& column) {
  const size_t at = column.rfind("[]");
  return at == std::string::npos ? "" : column.substr(0, at + 2);
}

// Values of two different arrays do not belong together; only one array can be stepped through at a time.
Status one_array(const Bound& bound, const Header& header) {
  std::string first;
  const auto see = [&](ColumnRef ref, const BoundRule& rule) -> Status {
    if (ref.column < 0 || ref.item >= 0) return {};
    const std::string array = array_of(header.names[static_cast<size_t>(ref.column)]);
    if (array.empty() || array == first) return {};
    if (!first.empty())
      return fail(
          ErrorKind::kUsage,
          fmt::format("mapping line {}: '{}' and '{}' are two lists: one [[records]] can step through one",
                      rule.rule->line, first, array));
    first = array;
    return {};
  };
  for (size_t i = 0; i < bound.rules.size(); ++i) {
    if (bound.records->noun->fields[i].name == "keywords") continue;  // joined, not stepped through
    for (const auto ref : bound.rules[i].columns) PLENARY_TRY(see(ref, bound.rules[i]));
    for (const auto& part : bound.rules[i].parts) PLENARY_TRY(see(part.from, bound.rules[i]));
  }
  return {};
}

}  // namespace

Result<Bound> bind(const Records& records, const Header& header) {
  Bound out;
  out.records = &records;
  for (size_t i = 0; i < records.rules.size(); ++i) {
    const Rule& rule = records.rules[i];
    auto& bound = out.rules.emplace_back();
    bound.rule = &rule;
    bound.type = records.noun->fields[i].type;
    PLENARY_TRY(bind_columns(rule, header, bound));
    if (rule.made) PLENARY_TRY(bind_template(records, rule, header, bound));
  }
  if (records.same) PLENARY_TRY(bind_same(records, header, out));
  for (const auto& condition : records.where) {
    PLENARY_LET(column, need(condition.column, condition.line, header));
    out.where.emplace_back(column, &condition);
  }
  PLENARY_TRY(bind_each(records, header, out));
  PLENARY_TRY(one_array(out, header));
  return out;
}

}  // namespace plenary::table

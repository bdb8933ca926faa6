#include "import/indicators.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/text.h"
#include "import/indicators_table.h"

namespace plenary {
namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();
constexpr int kMostLevels = 100;

// Reads the cells of one row of META, remembering the first fault.
class MetaRow {
 public:
  MetaRow(const NamedTable& table, size_t row) : table_(table), row_(row) {}

  std::string text(const char* column) const { return clean(table_.text(row_, table_.find(column))); }
  std::optional<double> number(const char* column) {
    auto value = table_.number(row_, table_.find(column));
    if (!value) note(std::unexpected(value.error()));
    return value ? *value : std::nullopt;
  }
  double needed(const char* column) {
    const auto value = number(column);
    if (!value) refuse(fmt::format("the column {} is empty: '{}' needs it", column, text("iCode")));
    return value.value_or(0);
  }
  bool truth(const char* column, bool otherwise) {
    const auto t = ascii_lower(text(column));
    if (t.empty()) return otherwise;
    if (t == "true" || t == "1") return true;
    if (t != "false" && t != "0")
      refuse(fmt::format("the column {} is TRUE or FALSE, not '{}'", column, printable(t)));
    return false;
  }
  void refuse(const std::string& reason) { note(table_.fault(row_, reason)); }
  Status status() const { return status_; }

 private:
  void note(std::unexpected<Error> fault) {
    if (status_) status_ = fault;
  }
  const NamedTable& table_;
  size_t row_;
  Status status_;
};

Result<IndicatorNode> read_node(const NamedTable& table, size_t row, bool indicator) {
  MetaRow cells(table, row);
  IndicatorNode node;
  node.line = table.line(row);
  node.code = cells.text("iCode"), node.name = cells.text("iName");
  node.parent = cells.text("Parent"), node.denominator = cells.text("Denominator");
  const double level = cells.needed("Level");
  if (level != std::floor(level) || level < 1 || level > kMostLevels)
    cells.refuse(
        fmt::format("the Level of '{}' is {}: 1 for an indicator, 2 and more above", node.code, level));
  else if (indicator != (level == 1))
    cells.refuse(fmt::format("'{}' is of Type {} but of Level {}: indicators have Level 1, the others more",
                             node.code, indicator ? "Indicator" : "Aggregate", level));
  else
    node.level = static_cast<int>(level);
  const double direction = cells.needed("Direction");
  if (direction != 1 && direction != -1)
    cells.refuse(fmt::format("the Direction of '{}' is {}: 1 (more is better) or -1", node.code, direction));
  node.direction = direction < 0 ? -1 : 1;
  node.weight = cells.needed("Weight");
  node.target = cells.number("Target");
  node.cap_target = cells.truth("dist2targ_cap_max", false);
  node.lower = cells.number("goalpost_lower"), node.upper = cells.number("goalpost_upper");
  node.goalpost_scale = cells.number("goalpost_scale").value_or(1);
  node.truncate = cells.truth("goalpost_trunc2posts", true);
  node.log = cells.truth("goalpost_log", false);
  if (node.lower && node.upper && *node.lower >= *node.upper)
    cells.refuse(
        fmt::format("the goalposts of '{}' leave no room: {} to {}", node.code, *node.lower, *node.upper));
  PLENARY_TRY(cells.status());
  return node;
}

Status check_columns(const NamedTable& table) {
  for (const char* column : {"iCode", "Type", "Level", "Parent", "Direction", "Weight"})
    if (!table.find(column))
      return table.fault(
          fmt::format("there is no column {}: META has iCode, Type, Level, Parent, Direction and "
                      "Weight",
                      column));
  return {};
}

Status check_parents(const NamedTable& table, const IndicatorMeta& meta,
                     const std::map<std::string, size_t>& rows) {
  std::set<std::string_view> codes;
  for (const auto& node : meta.nodes) codes.insert(node.code);
  for (const auto& node : meta.nodes) {
    if (!node.parent.empty() && !codes.contains(node.parent))
      return table.fault(
          rows.at(node.code),
          fmt::format("the Parent of '{}' is '{}', which is no code of META", node.code, node.parent));
    const bool divisor = std::ranges::find(meta.denominators, node.denominator) != meta.denominators.end();
    if (node.level == 1 && !node.denominator.empty() && !divisor)
      return table.fault(rows.at(node.code),
                         fmt::format("the Denominator of '{}' is '{}', which is no row of Type Denominator",
                                     node.code, node.denominator));
  }
  return {};
}

Status read_meta_row(const NamedTable& table, size_t row, IndicatorMeta& meta) {
  const std::string code = clean(table.text(row, table.find("iCode")));
  const std::string type = ascii_lower(table.text(row, table.find("Type")));
  if (code.empty()) return table.fault(row, "has no iCode");
  if (type == "group") return meta.groups.push_back(code), Status{};
  if (type == "denominator") return meta.denominators.push_back(code), Status{};
  if (type == "other") return {};
  if (type != "indicator" && type != "aggregate")
    return table.fault(row,
                       fmt::format("the Type of '{}' is '{}': Indicator, Aggregate, Group, Denominator or "
                                   "Other",
                                   code, printable(type)));
  PLENARY_LET(node, read_node(table, row, type == "indicator"));
  meta.nodes.push_back(std::move(node));
  return {};
}

Result<std::vector<double>> read_numbers(const NamedTable& table, const std::string& code) {
  const auto column = table.find(code);
  if (!column) return table.fault(fmt::format("there is no column {}, which META names", printable(code)));
  std::vector<double> out;
  out.reserve(table.rows());
  for (size_t r = 0; r < table.rows(); ++r) {
    PLENARY_LET(value, table.number(r, column));
    out.push_back(value.value_or(kNoValue));
  }
  return out;
}

Status read_units(const NamedTable& table, IndicatorData& out) {
  const auto column = table.find("uCode");
  if (!column) return table.fault("there is no column uCode: it names each unit");
  std::map<std::string, uint32_t> seen;
  for (size_t r = 0; r < table.rows(); ++r) {
    const std::string code = clean(table.text(r, column));
    if (code.empty()) return table.fault(r, "has no uCode");
    const auto [first, is_new] = seen.emplace(code, table.line(r));
    if (!is_new)
      return table.fault(r,
                         fmt::format("the unit '{}' is already on line {}", printable(code), first->second));
    out.units.push_back(code);
    out.lines.push_back(table.line(r));
  }
  if (out.units.empty()) return table.fault("holds no unit");
  return {};
}

void note_ignored(const NamedTable& table, IndicatorData& out) {
  for (const auto& name : table.columns()) {
    const auto is = [&name](const auto& entry) { return equals_ignoring_case(entry.first, name); };
    const bool plain = std::ranges::any_of(std::array{"uCode", "uName", "Time"},
                                           [&name](auto n) { return equals_ignoring_case(name, n); });
    if (!plain && std::ranges::none_of(out.numbers, is) && std::ranges::none_of(out.groups, is))
      out.ignored.push_back(name);
  }
}

}  // namespace

Result<IndicatorMeta> read_indicator_meta(const std::string& path, std::string_view bytes) {
  PLENARY_LET(table, NamedTable::read(path, bytes));
  PLENARY_TRY(check_columns(table));
  IndicatorMeta meta;
  std::map<std::string, size_t> rows;
  for (size_t r = 0; r < table.rows(); ++r) {
    PLENARY_TRY(read_meta_row(table, r, meta));
    const std::string code = clean(table.text(r, table.find("iCode")));
    const auto [first, is_new] = rows.emplace(code, r);
    if (!is_new)
      return table.fault(
          r, fmt::format("the iCode '{}' is already on line {}", printable(code), table.line(first->second)));
  }
  if (meta.nodes.empty()) return table.fault("holds no indicator");
  PLENARY_TRY(check_parents(table, meta, rows));
  return meta;
}

Result<IndicatorData> read_indicator_data(const std::string& path, std::string_view bytes,
                                          const IndicatorMeta& meta) {
  PLENARY_LET(table, NamedTable::read(path, bytes));
  IndicatorData out;
  PLENARY_TRY(read_units(table, out));
  for (const auto& node : meta.nodes) {
    if (node.level != 1) continue;
    PLENARY_LET(numbers, read_numbers(table, node.code));
    out.numbers[node.code] = std::move(numbers);
  }
  for (const auto& code : meta.denominators) {
    PLENARY_LET(numbers, read_numbers(table, code));
    out.numbers[code] = std::move(numbers);
  }
  for (const auto& code : meta.groups) {
    const auto column = table.find(code);
    if (!column) return table.fault(fmt::format("there is no column {}, which META names", printable(code)));
    auto& names = out.groups[code];
    for (size_t r = 0; r < table.rows(); ++r) names.push_back(clean(table.text(r, column)));
  }
  note_ignored(table, out);
  return out;
}

}  // namespace plenary

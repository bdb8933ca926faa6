// Every key is checked: an option that is misspelt must not be passed over.
#include "import/table_mapping.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <span>

#include "base/text.h"
#include "import/toml.h"

namespace plenary::table {
namespace {

uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

// One text, or a list of them; numbers count as their text.
Result<std::vector<std::string>> texts(const toml::node& node) {
  std::vector<std::string> out;
  const auto add = [&out](const toml::node& n) {
    if (const auto text = n.value<std::string>())
      out.push_back(*text);
    else if (const auto whole = n.value_exact<int64_t>())
      out.push_back(fmt::format("{}", *whole));
    else if (const auto real = n.value_exact<double>())
      out.push_back(fmt::format("{}", *real));
    else if (const auto truth = n.value_exact<bool>())
      out.push_back(*truth ? "true" : "false");
    else if (const auto day = n.value_exact<toml::date>())
      out.push_back(fmt::format("{:04}-{:02}-{:02}", day->year, day->month, day->day));
    else
      return false;
    return true;
  };
  if (const auto* array = node.as_array()) {
    for (const auto& item : *array)
      if (!add(item)) return wrong(item, "a text is expected");
    return out;
  }
  if (!add(node)) return wrong(node, "a text or a list of texts is expected");
  return out;
}

Result<std::string> text(const toml::node& node) {
  PLENARY_LET(list, texts(node));
  if (list.size() != 1 || node.is_array()) return wrong(node, "one text is expected");
  return list[0];
}

Result<Template> parse_template(const toml::node& node) {
  PLENARY_LET(source, text(node));
  Template made;
  for (size_t at = 0; at < source.size();) {
    const size_t open = std::min(source.find('{', at), source.size());
    if (open > at) made.parts.push_back({source.substr(at, open - at)});
    if (open == source.size()) break;
    const size_t close = source.find('}', open);
    if (close == std::string::npos)
      return wrong(node, fmt::format("'{}' opens a {{ that is not closed", source));
    Template::Part part{source.substr(open + 1, close - open - 1), true};
    if (part.text.ends_with("|lower")) part.text.resize(part.text.size() - 6), part.lower = true;
    if (part.text.empty()) return wrong(node, fmt::format("'{}' holds an empty {{}}", source));
    made.parts.push_back(std::move(part));
    at = close + 1;
  }
  return made;
}

// Calls f(rule, type, node) for each entry of a table whose keys are fields of the noun.
template <class F>
Status each_field(const toml::node& node, Records& out, std::string_view key_name, F f) {
  const auto* table = node.as_table();
  if (table == nullptr) return wrong(node, fmt::format("'{}' is a table: [records.{}]", key_name, key_name));
  for (const auto& [key, value] : *table) {
    const int at = out.noun->find(key.str());
    if (at < 0)
      return fail(ErrorKind::kUsage,
                  fmt::format("mapping line {}: noun '{}' has no field '{}'; there are: {}",
                              key.source().begin.line, out.noun->name, key.str(), list_fields(*out.noun)));
    Rule& rule = out.rules[static_cast<size_t>(at)];
    if (rule.line == 0) rule.line = key.source().begin.line;
    PLENARY_TRY(f(rule, out.noun->fields[static_cast<size_t>(at)].type, value));
  }
  return {};
}

// A constant of a date or number field must be one, so that no row is blamed for it.
Status check_constant(const toml::node& node, FieldType type, const std::string& value) {
  if (type == FieldType::kDate && !read_plain_date(value))
    return wrong(node, fmt::format("'{}' is no date (2024-03-14)", value));
  if (type == FieldType::kNumber && !read_number(value, {.declared = true}))
    return wrong(node, fmt::format("'{}' is no number", value));
  return {};
}

Status set_source(Rule& rule, FieldType type, std::string_view key, const toml::node& node) {
  if (rule.used()) return wrong(node, "the field is set twice: by columns, values or templates, one of them");
  if (key == "columns") {
    PLENARY_LET(list, texts(node));
    for (const auto& name : list) rule.columns.push_back(name.starts_with('@') ? name : clean(name));
    if (rule.columns.empty()) return wrong(node, "a list of columns must name one");
  } else if (key == "values") {
    PLENARY_LET(value, text(node));
    PLENARY_TRY(check_constant(node, type, value));
    rule.value = value;
  } else {
    PLENARY_LET(made, parse_template(node));
    rule.made = std::move(made);
  }
  return {};
}

Result<std::unordered_map<std::string, std::string>> translations(const toml::node& node) {
  std::unordered_map<std::string, std::string> out;
  const auto* table = node.as_table();
  if (table == nullptr) return wrong(node, "translations are a table from the words of the source to others");
  for (const auto& [from, to] : *table) {
    PLENARY_LET(value, text(to));
    out[ascii_lower(clean(from.str()))] = value;
  }
  return out;
}

Status set_detail(Rule& rule, FieldType type, std::string_view key, const toml::node& node) {
  if (key == "dates") {
    if (type != FieldType::kDate) return wrong(node, "the field is no date");
    PLENARY_LET(forms, texts(node));
    for (const auto& form : forms) {
      auto parsed = DateForm::parse(form);
      if (!parsed) return wrong(node, parsed.error().message);
      rule.dates.push_back(std::move(*parsed));
    }
  } else if (key == "numbers") {
    if (type != FieldType::kNumber) return wrong(node, "the field is no number");
    PLENARY_LET(example, text(node));
    const auto form = NumberForm::parse(example);
    if (!form) return wrong(node, form.error().message);
    rule.number = *form;
  } else if (key == "split") {
    PLENARY_LET(separator, text(node));
    rule.split = separator;
  } else {
    PLENARY_LET(translate, translations(node));
    rule.translate = std::move(translate);
  }
  return {};
}

Status read_where(const toml::node& node, std::vector<Condition>& out) {
  const auto* table = node.as_table();
  if (table == nullptr) return wrong(node, "'where' is a table from columns to values");
  for (const auto& [column, values] : *table) {
    PLENARY_LET(list, texts(values));
    for (auto& value : list) value = ascii_lower(clean(value));
    out.push_back({clean(column.str()), list, column.source().begin.line});
  }
  return {};
}

// Keys that may stand at the top for all records, or in one entry for it alone.
Status read_scope(const toml::table& table, Records& out) {
  if (const auto* file = table.get("file")) {
    PLENARY_LET(name, text(*file));
    out.file = name;
  }
  if (const auto* sheet = table.get("sheet")) {
    PLENARY_LET(names, texts(*sheet));
    out.sheets = names;
  }
  if (const auto* row = table.get("header_row")) {
    const auto number = row->value<int64_t>();
    if (!number || *number < 1 || *number > 1'000'000)
      return wrong(*row, "header_row is a row number from 1");
    out.header_row = static_cast<uint32_t>(*number);
  }
  if (const auto* where = table.get("where")) PLENARY_TRY(read_where(*where, out.where));
  return {};
}

Status check_entry(const toml::table& entry, const Records& out) {
  for (const auto& rule : out.rules) {
    const bool of_each = std::ranges::any_of(rule.columns, [](const auto& c) { return c.starts_with('@'); });
    if (of_each && out.each.empty())
      return wrong(entry, "@column and @cell need `each`, the list of columns to go through");
    if (rule.line != 0 && !rule.used() && !out.same)
      return fail(
          ErrorKind::kUsage,
          fmt::format("mapping line {}: the field has no source: name it in columns, values or templates",
                      rule.line));
  }
  if (out.same) return {};
  for (const auto& group : out.noun->required) {
    std::string names;
    bool some = false;
    for (const size_t at : group) {
      some = some || out.rules[at].used();
      names += fmt::format("{}{}", names.empty() ? "" : " or ", out.noun->fields[at].name);
    }
    if (!some) return wrong(entry, fmt::format("a record of noun '{}' needs {}", out.noun->name, names));
  }
  return {};
}

// Translations at the top, [translate.FIELD], hold for that field of every entry that has none of its own.
using Shared = std::map<std::string, std::unordered_map<std::string, std::string>>;

Result<Shared> read_shared(const toml::table& top) {
  Shared out;
  const auto* node = top.get("translate");
  if (node == nullptr) return out;
  if (!node->is_table()) return wrong(*node, "translations are tables: [translate.FIELD]");
  for (const auto& [field, table] : *node->as_table()) {
    const auto known = [&field](const Noun& noun) { return noun.find(field.str()) >= 0; };
    if (std::ranges::none_of(nouns(), known))
      return wrong(table, fmt::format("no noun has a field '{}'", field.str()));
    PLENARY_LET(translate, translations(table));
    out[std::string(field.str())] = std::move(translate);
  }
  return out;
}

Result<Records> read_records(const toml::table& entry, const Records& defaults, const Shared& shared) {
  PLENARY_TRY(only_keys(entry,
                        {"noun", "file", "sheet", "header_row", "where", "distinct", "each", "columns",
                         "values", "templates", "dates", "numbers", "split", "translate"},
                        "[[records]]"));
  Records out = defaults;
  out.line = line_of(entry);
  PLENARY_TRY(read_scope(entry, out));
  const auto* name = entry.get("noun");
  if (name == nullptr) return wrong(entry, "[[records]] needs a noun");
  PLENARY_LET(noun_name, text(*name));
  const auto noun = find_noun(noun_name);
  if (!noun) return wrong(*name, noun.error().message);
  out.noun = *noun;
  out.rules.resize(out.noun->fields.size());
  if (const auto* distinct = entry.get("distinct")) {
    if (!distinct->is_boolean()) return wrong(*distinct, "distinct is true or false");
    out.distinct = *distinct->value<bool>();
  }
  if (const auto* each = entry.get("each")) {
    PLENARY_LET(columns, texts(*each));
    for (const auto& column : columns) out.each.push_back(clean(column));
  }
  for (const std::string_view key : {"columns", "values", "templates"}) {
    const auto* node = entry.get(key);
    if (node == nullptr) continue;
    if (key == "columns" && node->value<std::string>() == "same") {
      out.same = true;
      continue;
    }
    PLENARY_TRY(each_field(*node, out, key, [key](Rule& rule, FieldType type, const toml::node& value) {
      return set_source(rule, type, key, value);
    }));
  }
  for (const std::string_view key : {"dates", "numbers", "split", "translate"})
    if (const auto* node = entry.get(key))
      PLENARY_TRY(each_field(*node, out, key, [key](Rule& rule, FieldType type, const toml::node& value) {
        return set_detail(rule, type, key, value);
      }));
  for (size_t i = 0; i < out.rules.size(); ++i)
    if (const auto found = shared.find(std::string(out.noun->fields[i].name));
        found != shared.end() && out.rules[i].translate.empty())
      out.rules[i].translate = found->second;
  PLENARY_TRY(check_entry(entry, out));
  return out;
}

Status read_options(const toml::table& top, Mapping& out) {
  if (const auto* separator = top.get("separator")) {
    PLENARY_LET(mark, text(*separator));
    if (mark.size() != 1 || mark == "\"" || mark == "\n")
      return wrong(*separator, "separator is one character, such as \";\" or \"\\t\"");
    out.read.separator = mark[0];
  }
  if (const auto* encoding = top.get("encoding")) {
    PLENARY_LET(name, text(*encoding));
    if (name != "utf-8" && name != "windows-1252")
      return wrong(*encoding, "encoding is \"utf-8\" or \"windows-1252\"");
    out.read.windows_1252 = name == "windows-1252";
  }
  if (const auto* root = top.get("root")) {
    PLENARY_LET(path, text(*root));
    out.read.root = path;
  }
  if (const auto* not_said = top.get("not_said")) {
    PLENARY_LET(list, texts(*not_said));
    out.not_said.clear();
    for (const auto& value : list) out.not_said.push_back(ascii_lower(clean(value)));
  }
  return {};
}

}  // namespace

Result<Mapping> parse_mapping(std::string_view source) {
  PLENARY_LET(top, parse_toml(source));
  PLENARY_TRY(only_keys(top,
                        {"separator", "encoding", "root", "not_said", "file", "sheet", "header_row", "where",
                         "translate", "records"},
                        "the mapping"));
  Mapping out;
  PLENARY_TRY(read_options(top, out));
  Records defaults;
  PLENARY_TRY(read_scope(top, defaults));
  PLENARY_LET(shared, read_shared(top));
  const auto* list = top.get_as<toml::array>("records");
  if (list == nullptr || list->empty()) return fail(ErrorKind::kUsage, "the mapping has no [[records]]");
  for (const auto& node : *list) {
    const auto* entry = node.as_table();
    if (entry == nullptr) return wrong(node, "records are tables: [[records]]");
    PLENARY_LET(records, read_records(*entry, defaults, shared));
    out.records.push_back(std::move(records));
  }
  return out;
}

bool matches(std::string_view pattern, std::string_view name) {
  // The last star is the only one to come back to: linear in practice, never exponential.
  size_t p = 0, n = 0, star = std::string_view::npos, resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*')
      star = p++, resume = n;
    else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n]))
      ++p, ++n;
    else if (star != std::string_view::npos)
      p = star + 1, n = ++resume;
    else
      return false;
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace plenary::table

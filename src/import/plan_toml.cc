// A plan, or what else has such a form, as TOML: the head first, then an array of tables a kind.
#include "base/toml.h"
#include "import/action_plan.h"

namespace plenary::plan {
namespace {

class Toml {
 public:
  Toml(std::string_view path, std::span<const KindForm> kinds) : path_(path), kinds_(kinds) {}

  Result<std::vector<Entry>> read(const toml::table& top) {
    PLENARY_TRY(check_keys(top));
    std::vector<Entry> out;
    for (const auto& kind : kinds_) {
      if (*kind.name == '\0') {
        PLENARY_TRY(add(kind, top, out));
        continue;
      }
      const auto* node = top.get(kind.name);
      if (node == nullptr) continue;
      const auto* list = node->as_array();
      if (list == nullptr) return not_tables(*node, kind);
      for (const auto& one : *list) {
        if (!one.is_table()) return not_tables(one, kind);
        PLENARY_TRY(add(kind, *one.as_table(), out));
      }
    }
    return out;
  }

 private:
  std::string place(const toml::node& node) const {
    return fmt::format("{} line {}", path_, node.source().begin.line);
  }
  std::string place(const toml::key& key) const {
    return fmt::format("{} line {}", path_, key.source().begin.line);
  }

  std::unexpected<Error> not_tables(const toml::node& node, const KindForm& kind) const {
    return fail(ErrorKind::kInput,
                fmt::format("{0}: write each {1} as a table: [[{1}]]", place(node), kind.name));
  }

  // Keys of the head, beside the names of the kinds.
  Status check_keys(const toml::table& top) const {
    for (const auto& [key, node] : top) {
      const bool kind = std::ranges::any_of(kinds_, [&](const auto& k) { return k.name == key.str(); });
      if (!kind && kinds_[0].find(key.str()) == nullptr) return unknown(kinds_[0], key);
    }
    return {};
  }

  std::unexpected<Error> unknown(const KindForm& kind, const toml::key& key) const {
    std::string names;
    for (const auto& field : kind.fields) names += fmt::format("{}{}", names.empty() ? "" : ", ", field.name);
    if (*kind.name == '\0')
      for (const auto& one : kinds_.subspan(1)) names += fmt::format(", [[{}]]", one.name);
    return fail(ErrorKind::kInput,
                fmt::format("{}: {} has no '{}'; it has: {}", place(key), kind.one, key.str(), names));
  }

  Status add(const KindForm& kind, const toml::table& table, std::vector<Entry>& out) const {
    Entry entry{&kind, *kind.name == '\0' ? fmt::format("{} line 1", path_) : place(table), {}};
    for (const auto& [key, node] : table) {
      const auto* form = kind.find(key.str());
      if (form == nullptr && *kind.name == '\0') continue;  // a kind: see check_keys
      if (form == nullptr) return unknown(kind, key);
      PLENARY_LET(said, words(*form, node));
      PLENARY_LET(field, make_field(*form, std::move(said), place(key)));
      entry.fields.push_back(std::move(field));
    }
    return add_entry(std::move(entry), out);
  }

  Result<std::vector<std::string>> words(const FieldForm& form, const toml::node& node) const {
    std::vector<std::string> out;
    if (const auto* list = node.as_array(); list != nullptr && form.shape == Shape::kList) {
      for (const auto& one : *list) {
        PLENARY_LET(said, word(form, one));
        out.push_back(std::move(said));
      }
      return out;
    }
    PLENARY_LET(said, word(form, node));
    out.push_back(std::move(said));
    return out;
  }

  // Numbers may stand where a number or a year is meant, TOML's own days where a date is.
  Result<std::string> word(const FieldForm& form, const toml::node& node) const {
    if (const auto text = node.value_exact<std::string>(); text && form.shape != Shape::kNumber) return *text;
    if (form.shape == Shape::kNumber && node.is_number()) return fmt::format("{}", *node.value<double>());
    if (form.shape == Shape::kDate && node.is_integer()) return fmt::format("{}", *node.value<int64_t>());
    if (const auto day = node.value_exact<toml::date>(); day && form.shape == Shape::kDate)
      return fmt::format("{:04}-{:02}-{:02}", day->year, day->month, day->day);
    constexpr const char* kWhat[] = {"a text between quotes", "a list of texts: [\"...\", \"...\"]",
                                     "a number without quotes", "a date: 2024-06-30 or \"2024-06\""};
    return fail(ErrorKind::kInput,
                fmt::format("{}: {} is {}", place(node), form.name, kWhat[static_cast<size_t>(form.shape)]));
  }

  std::string path_;
  std::span<const KindForm> kinds_;
};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + '"';
}

}  // namespace

Result<std::vector<Entry>> read_toml(std::string_view path, std::string_view text,
                                     std::span<const KindForm> of) {
  auto top = parse_toml(text, path);
  if (!top) {
    const bool date = top.error().message.contains("parsing date");
    return fail(ErrorKind::kInput,
                top.error().message + (date ? "; a month stands between quotes: \"2024-06\"" : ""));
  }
  return Toml(path, of).read(*top);
}

std::string value_text(const Field& field) {
  const auto& first = field.values.front();
  if (field.form->shape == Shape::kNumber) return first;
  if (field.form->shape == Shape::kDate && first.size() == 10) return first;
  if (field.form->shape != Shape::kList) return quoted(first);
  std::string out;
  for (const auto& one : field.values) out += (out.empty() ? "" : ", ") + quoted(one);
  return "[" + out + "]";
}

std::string to_toml(const std::vector<Entry>& entries) {
  std::string out;
  for (const auto& entry : entries) {
    if (*entry.kind->name != '\0') out += fmt::format("\n[[{}]]\n", entry.kind->name);
    for (const auto& field : entry.fields)
      out += fmt::format("{} = {}\n", field.form->name, value_text(field));
  }
  return out;
}

}  // namespace plenary::plan

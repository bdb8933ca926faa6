#include "import/plan_patch.h"

#include "base/text.h"
#include "base/toml.h"

namespace plenary::plan {
namespace {

constexpr const char* kName = "plan.toml";

std::unexpected<Error> refused(std::string message) { return fail(ErrorKind::kUsage, std::move(message)); }

// Where a line and a column, which counts letters, lie in the bytes.
size_t offset_of(std::string_view text, toml::source_position at) {
  size_t offset = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (toml::source_index line = 1; line < at.line; ++line) {
    const auto end = text.find('\n', offset);
    if (end == text.npos) return text.size();
    offset = end + 1;
  }
  const auto continues = [&](size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
  for (toml::source_index column = 1; column < at.column && offset < text.size(); ++column) do
      ++offset;
    while (offset < text.size() && continues(offset));
  return offset;
}

/// Bytes of a text, from and to.
struct Span {
  size_t from = 0, to = 0;
};

Span span_of(std::string_view text, const toml::source_region& region) {
  return {offset_of(text, region.begin), offset_of(text, region.end)};
}

bool fits(const toml::table& table, const Patch& patch) {
  return std::ranges::all_of(patch.which, [&](const std::pair<std::string, std::string>& field) {
    const toml::node* node = table.get(field.first);
    if (node == nullptr || !node->is_string()) return false;
    return trim(to_utf8(*node->value<std::string>())) == field.second;
  });
}

std::string name_of(const Patch& patch) {
  std::string out = patch.kind;
  for (const auto& [field, value] : patch.which) out += fmt::format(" '{}'", printable(value));
  return out;
}

Result<const toml::table*> find_entry(const toml::table& top, const Patch& patch) {
  const toml::table* found = nullptr;
  const auto* node = top.get(patch.kind);
  const auto* list = node == nullptr ? nullptr : node->as_array();
  for (size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const auto* table = list->get(i)->as_table();
    if (table == nullptr || !fits(*table, patch)) continue;
    if (found != nullptr) return refused(fmt::format("the plan has the {} twice", name_of(patch)));
    found = table;
  }
  if (found == nullptr) return fail(ErrorKind::kNotFound, fmt::format("the plan has no {}", name_of(patch)));
  if (found->is_inline())
    return refused(fmt::format("the {} is written within one line: change it in the file", name_of(patch)));
  return found;
}

std::string_view line_end(std::string_view text) { return text.contains("\r\n") ? "\r\n" : "\n"; }

// The end of the line behind which nothing more of the entry stands, without what ends the line.
size_t end_of_entry(std::string_view text, const toml::table& entry) {
  size_t last = 0;
  for (const auto& [key, node] : entry) last = std::max(last, span_of(text, node.source()).to);
  const auto end = std::min(text.find('\n', last), text.size());
  return end > last && text[end - 1] == '\r' ? end - 1 : end;
}

// A line that holds a field and nothing else, with what ends the line before it.
Result<Span> own_line(std::string_view text, Span field) {
  const auto before = text.substr(0, field.from);
  const size_t end = before.ends_with("\r\n") ? 2 : before.ends_with('\n') ? 1 : 0;
  const auto behind = text.substr(field.to);
  if (end == 0 || !(behind.empty() || behind.starts_with('\n') || behind.starts_with("\r\n")))
    return refused("something else stands in that line by now: change it in the file");
  return Span{field.from - end, field.to};
}

Result<std::string> change_field(std::string_view text, const Patch& patch, const FieldChange& change) {
  PLENARY_LET(top, parse_toml(text, kName));
  PLENARY_LET(entry, find_entry(top, patch));
  const auto found = entry->find(change.field);
  std::string out(text);
  if (found == entry->end()) {
    if (!change.after) return out;
    if (change.before) return refused(fmt::format("{} of the {} is gone", change.field, name_of(patch)));
    return out.insert(end_of_entry(text, *entry),
                      fmt::format("{}{} = {}", line_end(text), change.field, *change.after));
  }
  const auto value = span_of(text, found->second.source());
  const auto now = text.substr(value.from, value.to - value.from);
  if (now == change.after) return out;
  if (now != change.before)
    return refused(fmt::format("{} of the {} is {} by now", change.field, name_of(patch), printable(now)));
  if (change.after) return out.replace(value.from, value.to - value.from, *change.after);
  PLENARY_LET(line, own_line(text, {offset_of(text, found->first.source().begin), value.to}));
  return out.erase(line.from, line.to - line.from);
}

std::string move_block(std::string_view text, const Patch& patch) {
  const auto at = text.rfind(patch.block);
  std::string out(text);
  if (patch.goes) return at == text.npos ? out : out.erase(at, patch.block.size());
  return at == text.npos ? out + patch.block : out;
}

}  // namespace

Patch inverse(Patch patch) {
  for (auto& change : patch.fields) std::swap(change.before, change.after);
  std::ranges::reverse(patch.fields);
  patch.goes = !patch.goes;
  return patch;
}

Result<std::optional<std::string>> written_value(std::string_view text, const Patch& entry,
                                                 std::string_view field) {
  PLENARY_LET(top, parse_toml(text, kName));
  PLENARY_LET(table, find_entry(top, entry));
  const auto* node = table->get(field);
  if (node == nullptr) return std::optional<std::string>();
  const auto value = span_of(text, node->source());
  return std::optional(std::string(text.substr(value.from, value.to - value.from)));
}

Result<std::string> patched(std::string_view text, const Patch& patch) {
  if (!patch.block.empty()) return move_block(text, patch);
  std::string out(text);
  for (const auto& change : patch.fields) {
    PLENARY_LET(next, change_field(out, patch, change));
    out = std::move(next);
  }
  return out;
}

}  // namespace plenary::plan

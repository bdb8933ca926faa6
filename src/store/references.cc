#include "store/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace plenary {
namespace {

using duck::quote_name;

constexpr size_t kRemembered = 64 << 20;  // bytes of texts of one kind
constexpr size_t kFewest = 1024;          // slots

struct Kind {
  Reference reference;
  const char *name, *table, *id;
  std::vector<const char*> columns;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all{
      {Reference::kPerson, "person", "person_ref", "person_ref", {"name", "mail", "key", "body"}},
      {Reference::kOrganization,
       "organization",
       "organization_ref",
       "organization_ref",
       {"name", "country", "domain"}},
      {Reference::kBody, "body", "body_ref", "body_ref", {"text"}},
      {Reference::kGroup, "group", "group_ref", "group_ref", {"body", "text"}},
      {Reference::kDocument, "document", "document_key", "document_id", {"key"}},
      {Reference::kEvent, "event", "event_key", "event_id", {"key"}}};
  return all;
}

const Kind& kind_of(Reference reference) { return kinds()[static_cast<size_t>(reference) - 1]; }

std::string columns_of(const Kind& kind) { return fmt::format("{}", fmt::join(kind.columns, ", ")); }

std::string equal_columns(const Kind& kind) {
  std::string all;
  for (const char* column : kind.columns)
    all += fmt::format("{0}k.{1} = t.{1}", all.empty() ? "" : " AND ", column);
  return all;
}

// The columns of all kept tables that hold numbers of a kind, each as a select of `number`; `rest` goes
// behind each, with {0} for the column.
std::string uses(const Kind& kind, std::string_view rest) {
  std::string all;
  for (const auto& noun : nouns())
    for (const auto& field : noun.fields) {
      if (reference_of(noun, field.name) != kind.reference) continue;
      const bool keyed = kind.reference == Reference::kDocument || kind.reference == Reference::kEvent;
      const auto column = field.name + (keyed ? "_id" : "_ref");
      const auto table = noun.name == "activity" ? std::string("activity") : "raw." + quote_name(noun.name);
      all += fmt::format("{}SELECT {} AS number FROM {} {}", all.empty() ? "" : " UNION ALL ", column, table,
                         fmt::format(fmt::runtime(rest), column));
    }
  return all;
}

}  // namespace

std::string numbers_table(Reference reference) { return fmt::format("number_{}", kind_of(reference).name); }

std::string text_tables() {
  std::string sql;
  for (const auto& kind : kinds()) {
    sql += fmt::format("CREATE TABLE stage.text_{} (text_id INTEGER", kind.name);
    for (const char* column : kind.columns) sql += fmt::format(", {} VARCHAR", column);
    sql += ");\n";
  }
  return sql;
}

std::string number_statements() {
  std::string sql;
  for (const auto& kind : kinds()) {
    // New texts get the next numbers in the order of the texts: the same input gives the same numbers.
    sql += fmt::format(
        "INSERT INTO raw.{0} SELECT (SELECT COALESCE(max({1}), 0) FROM raw.{0}) + row_number() OVER (ORDER "
        "BY {2}), {2} FROM (SELECT DISTINCT {2} FROM stage.text_{3} EXCEPT SELECT {2} FROM raw.{0});\n"
        "CREATE OR REPLACE TEMP TABLE number_{3} AS SELECT t.text_id, k.{1} AS number FROM stage.text_{3} t "
        "JOIN raw.{0} k ON {4};\n"
        "CREATE OR REPLACE TEMP VIEW same_{3} AS SELECT {1} AS text_id, {1} AS number FROM raw.{0};\n",
        kind.table, kind.id, columns_of(kind), kind.name, equal_columns(kind));
  }
  return sql;
}

std::string gone_statements() {
  std::string sql;
  for (const auto& kind : kinds())
    sql += fmt::format("CREATE OR REPLACE TEMP TABLE gone_number_{} AS SELECT DISTINCT number FROM ({});\n",
                       kind.name, uses(kind, "SEMI JOIN stage.removed USING (unit_id)"));
  return sql;
}

std::string unused_statements() {
  std::string sql;
  for (const auto& kind : kinds()) {
    const auto gone = fmt::format("gone_number_{}", kind.name);
    sql += fmt::format(
        "DELETE FROM raw.{0} WHERE {1} IN (SELECT number FROM {2} EXCEPT (SELECT number FROM number_{3} "
        "UNION ALL {4}));\nDROP TABLE {2};\n",
        kind.table, kind.id, gone, kind.name, uses(kind, "WHERE {0} IN (SELECT number FROM " + gone + ")"));
  }
  return sql;
}

Status TextNumbers::stage(std::span<const std::string_view> parts) {
  if (!texts_) {
    PLENARY_LET(opened, connection_->appender("stage", fmt::format("text_{}", kind_of(reference_).name)));
    texts_ = std::make_unique<duck::Appender>(std::move(opened));
  }
  texts_->integer(count_);
  for (const auto part : parts) texts_->text(part);
  return texts_->end_row();
}

TextNumbers::Slot& TextNumbers::find(uint64_t hash) {
  const size_t mask = slots_.size() - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.number == 0) return slot;
    if (slot.hash == hash && keys_.compare(slot.at, key_.size(), key_) == 0) return slot;
  }
}

void TextNumbers::grow() {
  std::vector<Slot> old(std::max(kFewest, slots_.size() * 2));
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == 0) continue;
    size_t i = slot.hash & mask;
    while (slots_[i].number != 0) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

Result<int32_t> TextNumbers::number(std::span<const std::string_view> parts) {
  key_.clear();  // no key is the beginning of another: each part has its length before it
  for (const auto part : parts) {
    const auto length = static_cast<uint32_t>(part.size());
    key_.append(reinterpret_cast<const char*>(&length), sizeof length).append(part);
  }
  if (last_ != 0 && key_ == last_key_) return last_;  // rows of one meeting come one after another
  last_key_ = key_;
  if (keys_.size() + key_.size() > kRemembered) {
    slots_.clear();
    keys_.clear();
    used_ = 0;
  }
  if (used_ * 2 >= slots_.size()) grow();
  const uint64_t hash = std::hash<std::string_view>()(key_);
  Slot& slot = find(hash);
  if (slot.number != 0) return last_ = slot.number;
  last_ = ++count_;
  slot = {hash, static_cast<uint32_t>(keys_.size()), last_};
  keys_ += key_;
  ++used_;
  PLENARY_TRY(stage(parts));
  return last_;
}

Status TextNumbers::flush() {
  if (texts_) PLENARY_TRY(texts_->finish());
  texts_.reset();
  return {};
}

}  // namespace plenary

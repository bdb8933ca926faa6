#include "load/names_index.h"

#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <set>
#include <tuple>
#include <unordered_set>

#include "base/hash.h"
#include "base/text.h"
#include "duck/rows.h"
#include "store/reference.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

// counted: rows of one key add up, so a list adds rows and changes none.
constexpr const char* kSchema =
    "CREATE TABLE made_for (kind VARCHAR, tables VARCHAR);"
    "CREATE TABLE name (form INTEGER, raw VARCHAR, country VARCHAR, domain VARCHAR, mail VARCHAR, entity "
    "VARCHAR, canonical VARCHAR);"
    "CREATE TABLE block (key BIGINT, form INTEGER);"
    "CREATE TABLE counted (key BIGINT, n INTEGER);"
    "CREATE TABLE level (comparison INTEGER, level INTEGER, m DOUBLE, u DOUBLE);"
    "CREATE TABLE setting (name VARCHAR, value DOUBLE)";

// The engine has signed keys only in its appender.
int64_t stored(uint64_t key) { return std::bit_cast<int64_t>(key); }
int64_t whole(const Row& row, size_t i) {
  const auto* value = std::get_if<int64_t>(&row[i]);
  return value == nullptr ? 0 : *value;
}
double real(const Row& row, size_t i) {
  const auto* value = std::get_if<double>(&row[i]);
  return value == nullptr ? 0 : *value;
}

uint64_t key_in(const Row& row, size_t i) { return std::bit_cast<uint64_t>(whole(row, i)); }

Result<int64_t> number(duck::Connection& c, const std::string& sql) {
  int64_t n = 0;
  PLENARY_TRY(duck::for_each_row(c, sql, [&n](const Row& row) { n = whole(row, 0); }));
  return n;
}

auto content(const NameRow& row) { return std::tie(row.raw, row.country, row.domain, row.mail); }

}  // namespace

// The known names that share a block with the asked ones, and the asked ones behind them.
struct NamesIndex::Near {
  std::vector<NameRow> rows;
  Known known;
  std::vector<int64_t> forms;                       // of the known rows
  std::unordered_map<uint64_t, uint32_t> in_block;  // how many known forms a block holds
  std::shared_ptr<Status> counting = std::make_shared<Status>();
};

NamesIndex::NamesIndex(std::string path, duck::Connection connection, std::unique_ptr<NameResolver> resolver)
    : path_(std::move(path)), c_(std::move(connection)), resolver_(std::move(resolver)) {}

Result<NamesIndex> NamesIndex::open(const std::string& path, const std::string& kind, bool read_only) {
  PLENARY_LET(resolver, name_resolver(kind));
  if (read_only && !std::filesystem::exists(path))
    return fail(ErrorKind::kNotFound, fmt::format("{} is not there: --names FILE --known {} makes it",
                                                  printable(path), printable(path)));
  auto connection = duck::Connection::open(path, {read_only, 0, "1GiB", ""});
  if (!connection)
    return fail(ErrorKind::kInput, fmt::format("{} cannot be opened as an index of names: {}",
                                               printable(path), connection.error().message));
  // Few rows are wanted of many: texts that lie as they are need not be unpacked to be passed over.
  PLENARY_TRY(connection->run("SET disabled_compression_methods = 'fsst,dict_fsst,zstd'"));
  NamesIndex index(path, std::move(*connection), std::move(resolver));
  PLENARY_TRY(index.prepare(kind, read_only));
  return index;
}

Status NamesIndex::prepare(const std::string& kind, bool read_only) {
  PLENARY_LET(tables, number(c_, "SELECT count(*) FROM duckdb_tables()"));
  if (tables > 0) return check(kind);
  if (read_only) return fail(ErrorKind::kInput, fmt::format("{} is no index of names", printable(path_)));
  PLENARY_TRY(c_.run(kSchema));
  return c_.run(fmt::format("INSERT INTO made_for VALUES ({}, '{}')", duck::quote(kind), reference_hash()));
}

Status NamesIndex::check(const std::string& kind) {
  std::string of, tables;
  const auto read = duck::for_each_row(c_, "SELECT kind, tables FROM made_for", [&](const Row& row) {
    of = duck::to_text(row[0]), tables = duck::to_text(row[1]);
  });
  if (!read) return fail(ErrorKind::kInput, fmt::format("{} is no index of names", printable(path_)));
  if (of != kind)
    return fail(ErrorKind::kUsage, fmt::format("{} holds names of kind {}", printable(path_), of));
  if (tables != reference_hash())
    return fail(ErrorKind::kInput,
                fmt::format("{} was made with other reviewed tables than this program has: remove it and "
                            "resolve the whole list again",
                            printable(path_)));
  return read_model();
}

Status NamesIndex::read_model() {
  model_ = resolver_->model();
  PLENARY_TRY(duck::for_each_row(c_, "SELECT comparison, level, m, u FROM level", [this](const Row& row) {
    const auto comparison = static_cast<size_t>(whole(row, 0)), level = static_cast<size_t>(whole(row, 1));
    if (comparison >= model_.comparisons.size()) return;
    auto& levels = model_.comparisons[comparison].levels;
    if (level < levels.size()) levels[level].m = real(row, 2), levels[level].u = real(row, 3);
    empty_ = false;
  }));
  return duck::for_each_row(c_, "SELECT name, value FROM setting", [this](const Row& row) {
    model_.settings[duck::to_text(row[0])] = real(row, 1);
  });
}

Status NamesIndex::ask(const std::vector<uint64_t>& keys) {
  PLENARY_TRY(c_.run("CREATE OR REPLACE TEMP TABLE asked (key BIGINT)"));
  PLENARY_LET(to, c_.appender("temp", "asked"));
  for (const uint64_t key : keys) {
    to.integer(stored(key));
    PLENARY_TRY(to.end_row());
  }
  return to.finish();
}

Result<Counts> NamesIndex::counted(const std::vector<uint64_t>& keys) {
  PLENARY_TRY(ask(keys));
  Counts counts;
  PLENARY_TRY(duck::for_each_row(
      c_, "SELECT key, CAST(sum(n) AS BIGINT) FROM counted SEMI JOIN asked USING (key) GROUP BY 1",
      [&](const Row& row) { counts[key_in(row, 0)] = static_cast<uint32_t>(whole(row, 1)); }));
  return counts;
}

Result<NamesIndex::Near> NamesIndex::find_near(const std::vector<NameRow>& rows) {
  Near near;
  std::vector<uint64_t> keys;
  for (const auto& block : resolver_->keys(rows)) keys.push_back(block.key);
  std::ranges::sort(keys);
  const auto twice = std::ranges::unique(keys);
  keys.erase(twice.begin(), twice.end());
  PLENARY_TRY(ask(keys));
  PLENARY_TRY(
      c_.run("CREATE OR REPLACE TEMP TABLE met AS SELECT key, form FROM block SEMI JOIN asked USING (key)"));
  PLENARY_TRY(duck::for_each_row(c_, "SELECT key, count(*) FROM met GROUP BY 1", [&](const Row& row) {
    near.in_block[key_in(row, 0)] = static_cast<uint32_t>(whole(row, 1));
  }));
  PLENARY_TRY(duck::for_each_row(
      c_,
      "SELECT form, raw, country, domain, mail, entity, canonical FROM name SEMI JOIN met USING "
      "(form) ORDER BY ALL",
      [&](const Row& row) {
        near.forms.push_back(whole(row, 0));
        near.rows.push_back(
            {duck::to_text(row[1]), duck::to_text(row[2]), duck::to_text(row[3]), duck::to_text(row[4])});
        near.known.entities.push_back(duck::to_text(row[5]));
        near.known.names.push_back(duck::to_text(row[6]));
      }));
  near.known.rows = near.rows.size();
  near.known.model = model_;
  near.known.counted = [this, fault = near.counting](const std::vector<uint64_t>& asked) {
    auto counts = counted(asked);
    if (!counts) *fault = std::unexpected(counts.error());
    return counts ? std::move(*counts) : Counts();
  };
  near.rows.insert(near.rows.end(), rows.begin(), rows.end());
  return near;
}

Result<std::vector<NameDecision>> NamesIndex::add(const std::vector<NameRow>& rows) {
  PLENARY_LET(near, find_near(rows));
  Kept kept;
  auto resolution = resolver_->resolve(near.rows, empty_ ? nullptr : &near.known, &kept);
  PLENARY_TRY(*near.counting);
  auto& all = resolution.decisions;
  std::vector<NameDecision> decisions(
      std::make_move_iterator(all.begin() + static_cast<ptrdiff_t>(near.known.rows)),
      std::make_move_iterator(all.end()));
  PLENARY_TRY(tell_apart(near, decisions));
  PLENARY_TRY(c_.run("BEGIN"));
  PLENARY_TRY(put(rows, near, decisions, kept));
  PLENARY_TRY(c_.run("COMMIT; CHECKPOINT"));
  return decisions;
}

// A new entity never gets the name of a known one that is in none of its blocks.
Status NamesIndex::tell_apart(const Near& near, std::vector<NameDecision>& decisions) {
  const std::unordered_set<std::string> known(near.known.entities.begin(), near.known.entities.end());
  PLENARY_TRY(c_.run("CREATE OR REPLACE TEMP TABLE fresh (entity VARCHAR)"));
  PLENARY_LET(to, c_.appender("temp", "fresh"));
  std::unordered_set<std::string> seen;
  for (const auto& d : decisions)
    if (!d.entity.empty() && !known.contains(d.entity) && seen.insert(d.entity).second) {
      to.text(d.entity);
      PLENARY_TRY(to.end_row());
    }
  PLENARY_TRY(to.finish());
  std::unordered_set<std::string> taken;
  PLENARY_TRY(duck::for_each_row(c_, "SELECT DISTINCT entity FROM name SEMI JOIN fresh USING (entity)",
                                 [&](const Row& row) { taken.insert(duck::to_text(row[0])); }));
  for (auto& d : decisions)
    if (taken.contains(d.entity)) d.entity += "~" + to_hex(digest(d.canonical)).substr(0, 8);
  return {};
}

Status NamesIndex::put(const std::vector<NameRow>& rows, const Near& near,
                       const std::vector<NameDecision>& decisions, Kept& kept) {
  PLENARY_LET(first, number(c_, "SELECT CAST(COALESCE(max(form) + 1, 0) AS BIGINT) FROM name"));
  std::unordered_map<uint32_t, int64_t> form_of;  // of the list, to the file's
  std::set<std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>> there;
  for (size_t i = 0; i < near.known.rows; ++i) {
    form_of.try_emplace(kept.form_of_row[i], near.forms[i]);
    there.insert(content(near.rows[i]));
  }
  PLENARY_LET(names, c_.appender("", "name"));
  for (size_t i = 0; i < rows.size(); ++i) {
    const uint32_t form = kept.form_of_row[near.known.rows + i];
    if (form == kNoForm || decisions[i].entity.empty() || !there.insert(content(rows[i])).second) continue;
    names.integer(form_of.try_emplace(form, first + form).first->second);
    for (const auto* text : {&rows[i].raw, &rows[i].country, &rows[i].domain, &rows[i].mail})
      names.text(to_utf8(*text));
    names.text(decisions[i].entity), names.text(decisions[i].canonical);
    PLENARY_TRY(names.end_row());
  }
  PLENARY_TRY(names.finish());
  const auto most = block_bounds(kept.model).whole;
  bound_blocks(kept.keys, most);
  PLENARY_LET(blocks, c_.appender("", "block"));
  std::unordered_map<uint64_t, uint32_t> in_block = near.in_block;
  for (const auto& block : kept.keys) {
    const auto form = form_of.find(block.item);
    if (form == form_of.end()) continue;
    if (const auto full = in_block.find(block.key); full != in_block.end() && full->second++ >= most)
      continue;
    blocks.integer(stored(block.key)), blocks.integer(form->second);
    PLENARY_TRY(blocks.end_row());
  }
  PLENARY_TRY(blocks.finish());
  PLENARY_LET(counts, c_.appender("", "counted"));
  std::vector<std::pair<int64_t, uint32_t>> sorted;
  for (const auto& [key, n] : kept.counts) sorted.emplace_back(stored(key), n);
  std::ranges::sort(sorted);
  for (const auto& [key, n] : sorted) {
    counts.integer(key), counts.integer(n);
    PLENARY_TRY(counts.end_row());
  }
  PLENARY_TRY(counts.finish());
  return empty_ ? put_model(kept.model) : Status{};
}

Status NamesIndex::put_model(const LinkageModel& model) {
  PLENARY_LET(to, c_.appender("", "level"));
  for (size_t c = 0; c < model.comparisons.size(); ++c)
    for (size_t l = 0; l < model.comparisons[c].levels.size(); ++l) {
      const auto& level = model.comparisons[c].levels[l];
      to.integer(static_cast<int64_t>(c)), to.integer(static_cast<int64_t>(l));
      to.real(level.m), to.real(level.u);
      PLENARY_TRY(to.end_row());
    }
  PLENARY_TRY(to.finish());
  PLENARY_LET(settings, c_.appender("", "setting"));
  for (const auto& [name, value] : model.settings) {
    settings.text(name), settings.real(value);
    PLENARY_TRY(settings.end_row());
  }
  PLENARY_TRY(settings.finish());
  model_ = model, empty_ = false;
  return {};
}

Result<NameDecision> NamesIndex::look_up(const std::string& name) {
  PLENARY_LET(near, find_near({{name, "", "", ""}}));
  auto resolution = resolver_->resolve(near.rows, empty_ ? nullptr : &near.known);
  PLENARY_TRY(*near.counting);
  return std::move(resolution.decisions.back());
}

Result<std::vector<Explanation>> NamesIndex::explain(const std::string& name, size_t most) {
  PLENARY_LET(near, find_near({{name, "", "", ""}}));
  auto explanations = resolver_->explain(name, near.rows, most, empty_ ? nullptr : &near.known);
  PLENARY_TRY(*near.counting);
  return explanations;
}

Result<uint64_t> NamesIndex::size() {
  PLENARY_LET(names, number(c_, "SELECT count(*) FROM name"));
  return static_cast<uint64_t>(names);
}

}  // namespace plenary

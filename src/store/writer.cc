// The next generation: schema brought up to date, sources and units noted, records staged and merged, then
// published.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <map>

#include "base/files.h"
#include "base/version.h"
#include "store/columns.h"
#include "store/generation.h"
#include "store/migrations.h"
#include "store/record_filter.h"
#include "store/reference.h"
#include "store/store.h"
#include "store/withhold.h"

namespace plenary {
namespace {

// What the engine may hold in memory; the rest waits in the workspace's spill folder.
constexpr const char* kMemory = "1GiB";

int64_t number(const duck::Table& table) {
  if (table.rows.empty()) return 0;
  const auto* value = std::get_if<int64_t>(&table.rows[0][0]);
  return value == nullptr ? 0 : *value;
}

Result<int64_t> ask(duck::Connection& connection, const std::string& sql) {
  PLENARY_LET(table, connection.query(sql));
  return number(table);
}

// Which rows the tables of schema raw hold, as one text a table: equal texts, equal rows.
Result<std::map<std::string, std::string>> list_marks(duck::Connection& connection) {
  std::map<std::string, std::string> marks;
  for (const auto& [table, row] : {std::pair{"body_ref", "body_ref, text"},
                                   {"group_ref", "group_ref, text"},
                                   {"organization_ref", "organization_ref, name"},
                                   {"body", "unit_id, seq"},
                                   {"group", "unit_id, seq"},
                                   {"organization", "unit_id, seq"}}) {
    PLENARY_LET(mark, connection.query(
                          fmt::format("SELECT count(*) || ' ' || COALESCE(bit_xor(hash({})), 0) FROM raw.{}",
                                      row, duck::quote_name(table))));
    marks[table] = duck::to_text(mark.rows[0][0]);
  }
  return marks;
}

}  // namespace

std::string utc_now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

struct Writer::State {
  Workspace workspace;
  WriterLock lock;
  std::unique_ptr<duck::Connection> connection;
  std::unique_ptr<Staging> staging;
  bool reference_changed = false, decisions_changed = false;
  std::string decisions, withheld_text;
  PendingFiles pending;
  Withheld withheld;
  RecordFilter filter{withheld};
  bool withheld_changed = false;
  bool published = false;
  int32_t next_unit = 1, next_seq = 0;
  uint64_t unit_records = 0, unit_rejects = 0;  // of the unit that was started
  std::vector<int32_t> removed;
  Digest units_sum;
  std::map<std::string, std::string> before, after;  // marks of the raw tables
  std::unique_ptr<duck::Appender> units, rejects;

  State(Workspace w, WriterLock l, PendingFiles p)
      : workspace(std::move(w)), lock(std::move(l)), pending(std::move(p)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    units.reset(), rejects.reset(), staging.reset(), connection.reset();
    if (!published) drop_generation(workspace);
  }
  Status open();
  Status open_withheld(const std::string& known_hash);
  Status close();
  Status put_files();
  Status list_removed();
  Status delete_removed();
};

Status Writer::State::open() {
  PLENARY_TRY(copy_generation(workspace));
  duck::OpenOptions options;
  options.memory_limit = kMemory;
  options.temp_directory = workspace.spill();
  PLENARY_LET(opened, duck::Connection::open(workspace.next_database(), options));
  connection = std::make_unique<duck::Connection>(std::move(opened));
  PLENARY_TRY(migrate(*connection));
  PLENARY_LET(text, pending.decisions ? Result<std::string>(*pending.decisions) : read_decisions(workspace));
  decisions = std::move(text);
  PLENARY_LET(known, connection->query(
                         "SELECT reference_hash, units_sum, judgement_hash, withheld_hash FROM snapshot"));
  PLENARY_TRY(open_withheld(known.rows.empty() ? std::string() : duck::to_text(known.rows[0][3])));
  const auto judged = known.rows.empty() ? std::string() : duck::to_text(known.rows[0][2]);
  decisions_changed = judged != decisions_hash(decisions);
  const auto have = known.rows.empty() ? std::string() : duck::to_text(known.rows[0][0]);
  if (!known.rows.empty()) units_sum = digest_from_hex(duck::to_text(known.rows[0][1]));
  reference_changed = have != reference_hash();
  if (reference_changed) PLENARY_TRY(load_reference(*connection, workspace.spill()));
  PLENARY_LET(last, ask(*connection, "SELECT max(unit_id) FROM unit"));
  next_unit = static_cast<int32_t>(last) + 1;
  PLENARY_LET(made, Staging::make(*connection));
  staging = std::make_unique<Staging>(std::move(made));
  PLENARY_TRY(
      connection->run("CREATE TABLE stage.new_unit AS FROM unit LIMIT 0; CREATE TABLE stage.new_reject AS "
                      "FROM reject LIMIT 0"));
  PLENARY_LET(unit_rows, connection->appender("stage", "new_unit"));
  units = std::make_unique<duck::Appender>(std::move(unit_rows));
  PLENARY_LET(reject_rows, connection->appender("stage", "new_reject"));
  rejects = std::make_unique<duck::Appender>(std::move(reject_rows));
  return {};
}

// Who is withheld; from here to `close` the writer sees the hidden as they are.
Status Writer::State::open_withheld(const std::string& known_hash) {
  PLENARY_LET(text, pending.withheld ? Result<std::string>(*pending.withheld) : read_withheld(workspace));
  withheld_text = std::move(text);
  withheld_changed = known_hash != withheld_hash(withheld_text);
  PLENARY_LET(loaded, load_withheld(workspace, withheld_text));
  withheld = std::move(loaded);
  PLENARY_TRY(check_erased(*connection, withheld));
  return unseal_people(*connection, withheld);
}

Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer::~Writer() = default;

Result<Writer> Writer::begin(const Workspace& workspace, WriterLock lock, PendingFiles pending) {
  auto state = std::make_unique<State>(workspace, std::move(lock), std::move(pending));
  PLENARY_TRY(state->open());
  return Writer(std::move(state));
}

duck::Connection& Writer::connection() { return *state_->connection; }
bool Writer::reference_changed() const { return state_->reference_changed; }

const std::string& Writer::decisions() const { return state_->decisions; }
bool Writer::decisions_changed() const { return state_->decisions_changed; }

bool Writer::withheld_changed() const { return state_->withheld_changed; }
uint64_t Writer::records_without_person() const { return state_->filter.taken_out(); }

bool Writer::changed(std::initializer_list<const char*> tables) const {
  const auto differs = [this](const char* table) {
    return state_->before.at(table) != state_->after.at(table);
  };
  return state_->reference_changed || std::ranges::any_of(tables, differs);
}

bool Writer::people_touched() const {
  bool touched = state_->reference_changed || !state_->removed.empty();
  for (size_t i = 0; i < nouns().size(); ++i)
    touched = touched || (nouns()[i].has("person") && state_->staging->counts()[i] > 0);
  return touched;
}

Result<int32_t> Writer::add_source(const std::string& format, const std::string& locator,
                                   const std::string& place, int version) {
  auto& c = connection();
  PLENARY_LET(found,
              c.query("SELECT source_id FROM source WHERE format = $1 AND locator = $2", {format, locator}));
  if (found.rows.empty()) {
    PLENARY_LET(
        added,
        c.query(
            "INSERT INTO source SELECT COALESCE(max(source_id), 0) + 1, $1, $2, $3, $4, NULL, $5 FROM source",
            {format, locator, place, int64_t{version}, utc_now()}));
    static_cast<void>(added);
    PLENARY_LET(id, ask(c, "SELECT max(source_id) FROM source"));
    return static_cast<int32_t>(id);
  }
  const auto id = number(found);
  PLENARY_LET(
      touched,
      c.query("UPDATE source SET place = $2, importer_version = $3, imported_at = $4 WHERE source_id = $1",
              {id, place, int64_t{version}, utc_now()}));
  static_cast<void>(touched);
  return static_cast<int32_t>(id);
}

void Writer::start_unit(int32_t old) {
  if (old != 0) remove_unit(old);
  state_->next_seq = 0;
  state_->unit_records = state_->unit_rejects = 0;
}

Status Writer::add_records(Batch batch) {
  auto& s = *state_;
  s.filter.filter(batch);
  PLENARY_TRY(s.staging->append(s.next_unit, batch, s.next_seq));
  s.unit_records += batch.records();
  s.unit_rejects += batch.rejects.size();
  for (const auto& reject : batch.rejects) {
    auto& r = *s.rejects;
    r.integer(s.next_unit), r.integer(reject.line), r.text(reject.reason), r.text(reject.excerpt);
    PLENARY_TRY(r.end_row());
  }
  return {};
}

Status Writer::end_unit(int32_t source_id, const NewUnit& unit) {
  auto& s = *state_;
  auto& to = *s.units;
  to.integer(s.next_unit++), to.integer(source_id), to.text(unit.path), to.text(unit.content_hash),
      to.text(unit.reader_hash);
  to.integer(static_cast<int64_t>(s.unit_records)), to.integer(static_cast<int64_t>(s.unit_rejects));
  to.text(utc_now());
  return to.end_row();
}

void Writer::remove_unit(int32_t unit_id) { state_->removed.push_back(unit_id); }

Status Writer::State::list_removed() {
  PLENARY_TRY(connection->run("CREATE TABLE stage.removed (unit_id INTEGER)"));
  PLENARY_LET(rows, connection->appender("stage", "removed"));
  for (const int32_t id : removed) {
    rows.integer(id);
    PLENARY_TRY(rows.end_row());
  }
  return rows.finish();
}

Status Writer::State::delete_removed() {
  PLENARY_TRY(
      connection->run("CREATE OR REPLACE TEMP TABLE gone_event AS SELECT event_id FROM raw.event SEMI JOIN "
                      "stage.removed USING (unit_id);"
                      "CREATE OR REPLACE TEMP TABLE gone_document AS SELECT document_id FROM raw.document "
                      "SEMI JOIN stage.removed USING (unit_id);"
                      "CREATE OR REPLACE TEMP TABLE changed_work AS SELECT work_id FROM activity SEMI JOIN "
                      "stage.removed USING (unit_id)"));
  if (removed.empty()) return {};
  PLENARY_TRY(connection->run(gone_statements()));
  for (const auto& noun : nouns()) {
    const auto table =
        noun.name == "activity" ? std::string("activity") : "raw." + duck::quote_name(noun.name);
    PLENARY_TRY(connection->run(
        fmt::format("DELETE FROM {} WHERE unit_id IN (SELECT unit_id FROM stage.removed)", table)));
  }
  return connection->run(
      "DELETE FROM unit WHERE unit_id IN (SELECT unit_id FROM stage.removed);"
      "DELETE FROM reject WHERE unit_id IN (SELECT unit_id FROM stage.removed)");
}

// The snapshot's name is a sum over units, kept up to date by what comes and goes.
Status sum_units(duck::Connection& connection, const std::string& units, bool add, Digest& sum) {
  return connection.each_row(fmt::format("SELECT s.format || '|' || u.path || '|' || u.content_hash || '|' "
                                         "|| u.reader_hash FROM {} u JOIN source s "
                                         "ON s.source_id = u.source_id",
                                         units),
                             {}, [&](const auto&, const auto& row) {
                               const auto one = digest(std::get<std::string>(row[0]));
                               add ? sum += one : sum -= one;
                               return true;
                             });
}

Status Writer::merge() {
  auto& s = *state_;
  auto& c = connection();
  PLENARY_TRY(s.staging->flush());
  PLENARY_TRY(s.units->finish());
  PLENARY_TRY(s.rejects->finish());
  s.units.reset(), s.rejects.reset();
  PLENARY_TRY(s.list_removed());
  PLENARY_TRY(c.run("BEGIN"));
  PLENARY_LET(before, list_marks(c));
  s.before = std::move(before);
  PLENARY_TRY(sum_units(c, "(SELECT * FROM unit WHERE unit_id IN (SELECT unit_id FROM stage.removed))", false,
                        s.units_sum));
  PLENARY_TRY(sum_units(c, "stage.new_unit", true, s.units_sum));
  PLENARY_TRY(s.delete_removed());
  PLENARY_TRY(c.run("CREATE OR REPLACE TEMP TABLE erased_activity (unit_id INTEGER, seq INTEGER)"));
  if (s.withheld_changed) PLENARY_TRY(erase_people(c, s.withheld));
  PLENARY_TRY(c.run("INSERT INTO unit FROM stage.new_unit; INSERT INTO reject FROM stage.new_reject"));
  PLENARY_TRY(c.run(number_statements()));
  for (size_t i = 0; i < nouns().size(); ++i) {
    const auto& noun = nouns()[i];
    if (noun.name == "activity" || s.staging->counts()[i] == 0) continue;
    std::string columns;
    for (const auto& column : raw_columns(noun))
      columns += (columns.empty() ? "" : ", ") + duck::quote_name(column.name);
    PLENARY_TRY(c.run(
        fmt::format("INSERT INTO raw.{} ({}) {}", duck::quote_name(noun.name), columns, raw_select(noun))));
  }
  if (!s.removed.empty()) PLENARY_TRY(c.run(unused_statements()));
  PLENARY_LET(after, list_marks(c));
  s.after = std::move(after);
  return {};
}

// The engine must have closed the file before it is renamed.
Status Writer::State::close() {
  PLENARY_TRY(connection->run("COMMIT"));
  PLENARY_TRY(connection->run("DETACH stage"));
  PLENARY_TRY(connection->run("CHECKPOINT"));
  const bool whole = withheld_changed && withheld.erases();
  if (whole) PLENARY_TRY(write_whole(*connection, workspace.whole_database()));
  staging.reset();
  connection.reset();
  return whole ? replace_generation(workspace) : Status{};
}

Status Writer::State::put_files() {
  if (pending.withheld) PLENARY_TRY(write_file(workspace.withheld(), *pending.withheld));
  if (pending.decisions) PLENARY_TRY(write_file(workspace.decisions(), *pending.decisions));
  return {};
}

Status Writer::publish() {
  auto& s = *state_;
  auto& c = connection();
  PLENARY_TRY(seal_people(c, s.withheld));
  const auto reference = reference_hash();
  const auto judged = decisions_hash(s.decisions), withheld = withheld_hash(s.withheld_text);
  const auto name = to_hex(digest(to_hex(s.units_sum) + reference + judged + withheld));
  PLENARY_TRY(c.run("DELETE FROM snapshot"));
  PLENARY_LET(
      named,
      c.query("INSERT INTO snapshot VALUES ($1, $2, $3, $4, $5, NULLIF($6, ''), NULLIF($7, ''))",
              {name, utc_now(), std::string(kProgram), reference, to_hex(s.units_sum), judged, withheld}));
  static_cast<void>(named);
  PLENARY_TRY(s.close());
  PLENARY_TRY(s.put_files());
  PLENARY_TRY(publish_generation(s.workspace));
  s.published = true;
  return {};
}

}  // namespace plenary

#include "advise/scorecard_attacks.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/embedded.h"
#include "base/text.h"
#include "metric/coverage.h"
#include "metric/views.h"

namespace plenary {
namespace {

constexpr std::string_view kFolder = "sql/attacks/", kSetting = "sql/attacks/setting.sql", kEnd = ".sql";
constexpr int64_t kEnoughAttackers = 30;  // of an attack, before another is made in the same round
constexpr size_t kMostAttackers = 100;

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

// What a comment of a file says behind `head`, up to the end of its line.
std::string said(std::string_view file, std::string_view head) {
  const auto at = file.find(head);
  if (at == file.npos) return "";
  const auto from = at + head.size();
  return std::string(trim(file.substr(from, file.find('\n', from) - from)));
}

Attack parse_attack(const Embedded& file) {
  Attack out;
  out.name = file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kEnd.size());
  std::ranges::replace(out.name, '_', ' ');
  out.what = said(file.bytes, "-- ");
  if (out.what.ends_with('.')) out.what.pop_back();
  out.cost = said(file.bytes, "-- Cost: ");
  out.alone = !said(file.bytes, "-- Alone:").empty();
  out.sql = file.bytes;
  return out;
}

Status make_setting(duck::Connection& c, const ScorecardWorld& world) {
  const auto& body = world.question.body;
  auto sql = std::string(embedded(kSetting).value_or(""));
  sql = replaced(sql, "{first}", day_literal(world.periods.begins.back()));
  sql = replaced(sql, "{last}", day_literal(world.periods.last()));
  sql = replaced(
      sql, "{body}",
      body.empty() ? "true"
                   : fmt::format("body_id IN (SELECT body_id FROM body WHERE body = {})", duck::quote(body)));
  PLENARY_TRY(make_views_for(c, sql));
  return c.run(sql);
}

// Attacks that are made at the same time.
using Round = std::vector<size_t>;

std::vector<Round> rounds_of(const std::vector<Attack>& library, int64_t candidates) {
  const auto together = static_cast<size_t>(std::max<int64_t>(1, candidates / kEnoughAttackers));
  std::vector<Round> out;
  for (const bool alone : {false, true})
    for (size_t a = 0, in_round = 0; a < library.size(); ++a) {
      if (library[a].alone != alone) continue;
      if (alone || in_round % together == 0) out.emplace_back();
      out.back().push_back(a);
      ++in_round;
    }
  return out;
}

// Every organization that may attack makes one attack of the round, by turns.
Status make_acts(duck::Connection& c, const ScorecardWorld& world, const std::vector<Attack>& library,
                 const Round& round, Assault& out) {
  for (size_t turn = 0; turn < round.size(); ++turn) {
    PLENARY_TRY(c.run(
        fmt::format("CREATE OR REPLACE TEMP TABLE attacker AS SELECT * FROM candidate WHERE n % {} = {} "
                    "AND n <= {}",
                    round.size(), turn, round.size() * kMostAttackers)));
    PLENARY_TRY(c.run(fmt::format(
        "{} {}", turn == 0 ? "CREATE OR REPLACE TEMP TABLE attack_act AS" : "INSERT INTO attack_act",
        library[round[turn]].sql)));
    auto& attackers = out.attackers[round[turn]];
    attackers.assign(world.count(), false);
    PLENARY_TRY(c.each_row("SELECT organization_id FROM attacker", {}, [&](const auto&, const auto& row) {
      if (const size_t unit = world.find(static_cast<int32_t>(whole(row[0]))); unit < world.count())
        attackers[unit] = true;
      return true;
    }));
  }
  return {};
}

// Tables of this session that hide the store's: its rows and those of the attacks. Texts that an attack signs
// are shared out anew, by the pass that did so when they were loaded.
Status hide_store(duck::Connection& c, const std::string& store) {
  PLENARY_TRY(c.run(fmt::format(
      "CREATE OR REPLACE TEMP VIEW activity AS SELECT * FROM {0}.main.activity UNION ALL BY NAME "
      "SELECT CAST(2000000000 AS INTEGER) AS unit_id, CAST(row_number() OVER () AS INTEGER) AS seq, *, "
      "CAST(1 AS DOUBLE) AS weight FROM attack_act WHERE kind <> 'post';\n"
      "CREATE OR REPLACE TEMP VIEW role AS SELECT * FROM {0}.main.role UNION ALL BY NAME "
      "SELECT CAST(2000000000 AS BIGINT) * 4294967296 + row_number() OVER () AS record_id, person_id, "
      "organization_id, country, body_id, group_id, role, day AS from_day, DATE '9999-12-31' AS to_day "
      "FROM attack_act WHERE kind = 'post';\n"
      "CREATE OR REPLACE TEMP TABLE touched_work AS SELECT DISTINCT work_id FROM attack_act WHERE kind IN "
      "('contributed', 'authored', 'edited') AND work_id IS NOT NULL;\n"
      "CREATE OR REPLACE TEMP TABLE contribution_party AS SELECT * FROM {0}.main.contribution_party ANTI "
      "JOIN "
      "touched_work USING (work_id)",
      store)));
  auto share_out = std::string(embedded("sql/load/85_contribution.sql").value_or(""));
  return c.run(replaced(replaced(std::move(share_out), "{parts}", "1"), "{part}", "0"));
}

Status show_store(duck::Connection& c) {
  return c.run(
      "DROP VIEW IF EXISTS temp.activity; DROP VIEW IF EXISTS temp.role; DROP TABLE IF EXISTS "
      "temp.contribution_party; DROP TABLE IF EXISTS temp.touched_work; DROP TABLE IF EXISTS "
      "temp.attack_act");
}

// Up to rounding: a sum of fractions depends on the order in which two cores added.
bool changed(const Attacked& metric, const std::vector<Amount>& after, const std::vector<bool>& attackers) {
  constexpr double kRounding = 1e-9;
  for (size_t unit = 0; unit < after.size(); ++unit) {
    const auto &x = metric.before[unit], &y = after[unit];
    if (attackers[unit] && (std::abs(x.over - y.over) > kRounding || std::abs(x.under - y.under) > kRounding))
      return true;
  }
  return false;
}

std::vector<Amount> last_period(const MetricReading& reading, const ScorecardWorld& world) {
  std::vector<Amount> out;
  const size_t n = world.periods.count();
  for (size_t unit = 0; unit < world.count(); ++unit) out.push_back(reading.periods[unit * n + n - 1]);
  return out;
}

Status read_round(duck::Connection& c, const ScorecardWorld& world,
                  const std::vector<const MetricReading*>& metrics, const Round& round, Assault& out) {
  for (size_t m = 0; m < metrics.size(); ++m) {
    PLENARY_LET(after, read_last_period(c, world, metrics[m]->metric));
    for (const size_t attack : round)
      if (changed(out.metrics[m], after, out.attackers[attack])) out.metrics[m].after[attack] = after;
  }
  return {};
}

}  // namespace

std::vector<Attack> attack_library() {
  std::vector<Attack> out;
  for (const auto& file : embedded_below(kFolder))
    if (file.path != kSetting) out.push_back(parse_attack(file));
  return out;
}

Result<Assault> attack_metrics(duck::Connection& c, const ScorecardWorld& world,
                               const std::vector<Attack>& library,
                               const std::vector<const MetricReading*>& metrics) {
  Assault out;
  out.attackers.resize(library.size());
  PLENARY_TRY(make_setting(c, world));
  for (const auto* reading : metrics)
    out.metrics.push_back({last_period(*reading, world), std::vector<std::vector<Amount>>(library.size())});
  PLENARY_LET(setting, c.query("SELECT current_database(), count(*) FROM candidate"));
  const auto store = duck::quote_name(duck::to_text(setting.rows.at(0)[0]));
  for (const auto& round : rounds_of(library, whole(setting.rows.at(0)[1]))) {
    PLENARY_TRY(make_acts(c, world, library, round, out));
    auto done = hide_store(c, store);
    if (done) done = read_round(c, world, metrics, round, out);
    PLENARY_TRY(show_store(c));
    PLENARY_TRY(done);
  }
  return out;
}

}  // namespace plenary

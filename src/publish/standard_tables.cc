// The lists of an answer on a standard that come from the records as they are.
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "publish/index_cells.h"
#include "publish/standard_sections.h"
#include "stats/quantile.h"

namespace plenary::standard_sections {
namespace {

using namespace index_cells;
using duck::Value;

std::string cell(const duck::Table& table, size_t row, std::string_view column) {
  return duck::to_text(table.rows[row][static_cast<size_t>(table.find(column))]);
}

size_t number_at(const duck::Table& table, size_t row, std::string_view column) {
  return static_cast<size_t>(std::get<int64_t>(table.rows[row][static_cast<size_t>(table.find(column))]));
}

// The newest value that is said of a field: of the text itself before that of its corrigenda and amendments.
std::string newest(const duck::Table& table, std::string_view column) {
  std::string out;
  for (const bool itself : {false, true})
    for (size_t row = 0; row < table.rows.size(); ++row)
      if (auto text = cell(table, row, column);
          !text.empty() && cell(table, row, "document").contains('#') != itself)
        out = std::move(text);
  return out;
}

// Channels that show one or two organizations, where that must not be told.
std::set<std::string> hidden_channels(const StandardAnswer& a) {
  std::set<std::string> out;
  for (size_t row = 0; row < a.record.channels.rows.size(); ++row)
    if (a.hides(number_at(a.record.channels, row, "organizations")))
      out.insert(cell(a.record.channels, row, "channel"));
  return out;
}

void shorten(const StandardAnswer& a, bool terminal, Section& section) {
  if (terminal) section.note += cut(section.table, a.question.top);
}

}  // namespace

duck::Table pick(const duck::Table& table,
                 std::initializer_list<std::pair<const char*, const char*>> columns) {
  duck::Table out;
  std::vector<size_t> from;
  for (const auto& [name, heading] : columns) {
    from.push_back(static_cast<size_t>(table.find(name)));
    out.columns.push_back(table.columns[from.back()]);
    out.columns.back().name = heading;
  }
  for (const auto& row : table.rows) {
    auto& to = out.rows.emplace_back();
    for (const auto column : from) to.push_back(row[column]);
  }
  return out;
}

Section facts(const StandardAnswer& a, bool terminal) {
  Section out{"facts",
              "What it is",
              "",
              {{text(terminal ? "What" : "what"), text(terminal ? "On record" : "value")}, {}}};
  const auto say = [&](const char* what, const std::string& value) {
    if (!value.empty()) out.table.rows.push_back({std::string(what), value});
  };
  const auto& e = a.record.editions;
  say("identifier", a.standard.key);
  for (const char* field : {"title", "body", "group", "class", "type", "status", "approval_path", "url"})
    say(field, newest(e, field));
  for (const auto& row : a.record.milestones.rows) say(duck::to_text(row[0]).c_str(), duck::to_text(row[1]));
  if (!a.success) return out;
  const auto& s = *a.success;
  if (s.since) say("age counted from", to_string(*s.since));
  const auto years = [](double days) { return fmt::format("{:.1f} years", days / kDaysInYear); };
  if (s.days_to_first) say("first independent use after", years(*s.days_to_first));
  if (s.family > 1 && s.family_days_to_first) say("that of its family after", years(*s.family_days_to_first));
  if (s.days_to_tenth) say("tenth independent use after", years(*s.days_to_tenth));
  return out;
}

Section editions(const StandardAnswer& a, bool terminal) {
  Section out{"editions", "Editions, parts and versions", "", a.record.editions};
  std::ranges::reverse(out.table.rows);  // the newest first
  if (terminal)
    out.table = pick(out.table, {{"document", "Document"},
                                 {"name", "Name"},
                                 {"day", "Date"},
                                 {"status", "Status"},
                                 {"class", "Class"}});
  shorten(a, terminal, out);
  if (out.table.rows.empty()) out.note = "no data: no catalogue on record describes it";
  return out;
}

Section succession(const StandardAnswer& a, bool terminal) {
  Section out{"succession", "What it replaced and what replaced it", "", {}};
  out.table.columns = {text("relation"), text("document"), text("title"), whole("adopters")};
  if (terminal) out.table.columns = {text("It"), text("Text"), text("Title"), whole("Adopters")};
  if (!a.success) return out;
  const auto& s = a.world.succession();
  const auto add = [&](const std::vector<Succession::Step>& steps, const char* whole_word,
                       const char* part_word) {
    for (const auto& step : steps) {
      const auto& work = a.world.list().works[step.work];
      out.table.rows.push_back({std::string(step.whole ? whole_word : part_word), work.key, said(work.title),
                                count(a.world.counts(step.work).adopters)});
    }
  };
  add(s.before[*a.standard.work], "replaces", "updates");
  add(s.after[*a.standard.work], "is replaced by", "is updated by");
  if (!out.table.rows.empty())
    out.note =
        fmt::format("Adopters of it alone: {}; of all that it replaced or that replaced it, together: {}",
                    a.success->counts.adopters, a.success->family_adopters);
  return out;
}

Section relations(const StandardAnswer& a, bool terminal) {
  Section out{"relations", "References and other relations", "", a.record.relations};
  if (terminal)
    out.table = pick(out.table,
                     {{"direction", "Way"}, {"kind", "Relation"}, {"document", "Text"}, {"title", "Title"}});
  shorten(a, terminal, out);
  if (out.table.rows.empty()) out.note = "none on record";
  return out;
}

Section organizations(const StandardAnswer& a, bool terminal) {
  Section out{"organizations", "Organizations that worked on it", "", {}};
  const auto& all = a.record.organizations;
  const auto named = static_cast<size_t>(std::ranges::count_if(
      all.rows, [](const auto& row) { return !std::holds_alternative<std::monostate>(row[0]); }));
  if (all.rows.empty()) {
    out.note = "no data: no source says who worked on it";
  } else if (named == 0) {
    out.note = "unknown: of none who worked on it is the organization known";
  } else if (!a.names_organizations()) {
    out.note =
        a.hides(named) ? "suppressed" : fmt::format("{}; named for members and the secretariat", named);
  } else {
    out.table = terminal ? pick(all, {{"organization", "Organization"},
                                      {"country", "Country"},
                                      {"acts", "Acts"},
                                      {"persons", "Persons"},
                                      {"first", "First"},
                                      {"last", "Last"}})
                         : all;
    for (auto& row : out.table.rows)
      if (terminal && std::holds_alternative<std::monostate>(row[0])) row[0] = std::string("(unknown)");
    shorten(a, terminal, out);
  }
  return out;
}

namespace {

// Recognition: who may be named, by name and act, in the order of the alphabet; no counts, no ranks.
void credit(const StandardAnswer& a, Section& out) {
  std::set<std::pair<std::string, std::string>> named;
  const auto& all = a.record.persons;
  for (size_t row = 0; row < all.rows.size(); ++row)
    if (auto name = cell(all, row, "person"), act = cell(all, row, "act"); a.names.shows(name, act))
      named.emplace(std::move(name), std::move(act));
  out.table.columns = {text("person"), text("act")};
  for (const auto& [name, act] : named) out.table.rows.push_back({name, act});
  if (all.rows.empty())
    out.note = "no data";
  else if (named.empty())
    out.note = "nobody of them is named to this audience";
}

}  // namespace

Section persons(const StandardAnswer& a, bool terminal) {
  Section out{"persons", "People who worked on it", "", {}};
  const auto& all = a.record.persons;
  if (!a.names_persons()) {
    credit(a, out);
    return out;
  }
  out.table = terminal ? pick(all, {{"person", "Person"},
                                    {"organization", "Organization"},
                                    {"act", "Act"},
                                    {"acts", "Acts"},
                                    {"first", "First"},
                                    {"last", "Last"}})
                       : all;
  shorten(a, terminal, out);
  if (all.rows.empty()) out.note = "no data: no source names who worked on it";
  return out;
}

// Whether a channel without a record of this standard could have seen its use.
std::string silence(const StandardAnswer& a, const std::string& channel) {
  for (const auto& row : a.record.sight.rows)
    if (duck::to_text(row[0]) == channel && !std::holds_alternative<std::monostate>(row[1]))
      return std::get<int64_t>(row[1]) != 0 ? "none seen" : "not visible";
  return "not known";
}

// A channel that is on record for other standards and has nothing on this one is a row too, and says whether
// it looked. Of a hidden one nothing but its name is told.
Section channels(const StandardAnswer& a, bool terminal) {
  Section out{"channels", "Use, by channel of evidence", "", a.record.channels};
  const auto hidden = hidden_channels(a);
  std::set<std::string> met;
  out.table.columns.push_back(text("state"));
  for (auto& row : out.table.rows) {
    const auto channel = duck::to_text(row[0]);
    met.insert(channel);
    if (hidden.contains(channel)) std::fill(row.begin() + 1, row.end(), Value());
    row.emplace_back(std::string(hidden.contains(channel) ? "suppressed" : "seen"));
  }
  for (const auto& channel : a.record.channels_on_record) {
    if (met.contains(channel)) continue;
    auto& row = out.table.rows.emplace_back(out.table.columns.size());
    row.front() = channel, row.back() = silence(a, channel);
    if (row.back() == Value(std::string("none seen"))) row[1] = count(0);
  }
  if (terminal)
    out.table = pick(out.table, {{"channel", "Channel"},
                                 {"state", "State"},
                                 {"records", "Records"},
                                 {"adopters", "Adopters"},
                                 {"products", "Products"},
                                 {"organizations", "Organizations"},
                                 {"countries", "Countries"},
                                 {"copies", "Copies"},
                                 {"first", "First"},
                                 {"last", "Last"}});
  if (out.table.rows.empty()) out.note = "not visible here: no channel of evidence is on record (not zero)";
  return out;
}

// One row a year: new adopters a channel, and beside them downloads.
Section years(const StandardAnswer& a, bool terminal) {
  Section out{"years", "By year: downloads, and adopters first seen in that year", "", {}};
  std::map<std::string, std::map<std::string, Value>> by_year;
  std::set<std::string> downloads, channels;
  const auto hidden = hidden_channels(a);
  for (size_t row = 0; row < a.record.downloads.rows.size(); ++row) {
    const auto kind = cell(a.record.downloads, row, "kind"),
               channel = cell(a.record.downloads, row, "channel");
    const auto name = (kind.empty() ? "downloads" : kind) + (channel.empty() ? "" : " (" + channel + ")");
    downloads.insert(name);
    by_year[cell(a.record.downloads, row, "year")][name] = a.record.downloads.rows[row].back();
  }
  for (size_t row = 0; row < a.record.curve.rows.size(); ++row) {
    const auto channel = cell(a.record.curve, row, "channel"), name = "use: " + channel;
    if (hidden.contains(channel)) continue;
    channels.insert(name);
    by_year[cell(a.record.curve, row, "year")][name] = a.record.curve.rows[row].back();
  }
  out.table.columns.push_back(text(terminal ? "Year" : "year"));
  for (const auto* names : {&downloads, &channels})
    for (const auto& name : *names) out.table.columns.push_back(real(name));
  for (const auto& [year, values] : by_year) {
    auto& row = out.table.rows.emplace_back(1, Value(year.empty() ? std::string("unknown") : year));
    for (size_t i = 1; i < out.table.columns.size(); ++i) {
      const auto at = values.find(out.table.columns[i].name);
      row.push_back(at == values.end() ? Value() : at->second);
    }
  }
  if (downloads.empty())
    out.note = a.record.downloads_on_record
                   ? "Downloads: none on record of this standard"
                   : "Downloads: not visible here, none of any standard is on record";
  return out;
}

Section units(const StandardAnswer& a, bool terminal) {
  Section out{"units", "Units in use (devices, lines, ports), as tables tell them", "", a.record.units};
  const auto hidden = hidden_channels(a);
  std::erase_if(out.table.rows, [&](const auto& row) { return hidden.contains(duck::to_text(row[0])); });
  if (terminal)
    out.table =
        pick(out.table,
             {{"channel", "Channel"}, {"year", "Year"}, {"countries", "Countries"}, {"units", "Units"}});
  return out;
}

Section gap(const StandardAnswer& a, bool terminal) {
  Section out{"gap", "Years from publication to first use in a country", "", {}};
  std::map<std::string, std::vector<double>> days;
  for (const auto& row : a.record.waits.rows)
    days[duck::to_text(row[0])].push_back(static_cast<double>(std::get<int64_t>(row[1])) / kDaysInYear);
  out.table.columns = {text(terminal ? "Countries" : "development"),
                       whole(terminal ? "Seen in" : "countries"), real(terminal ? "Median" : "median_years"),
                       text(terminal ? "95 %" : "interval")};
  for (const auto& [development, years] : days)
    out.table.rows.push_back(
        {development, count(years.size()), *median(years), said(between(median_interval(years)))});
  if (days.contains("developed") && days.contains("developing"))
    out.note = fmt::format(
        "Developing countries began {:+.1f} years after developed ones, as far as their uses are on record",
        *median(days["developing"]) - *median(days["developed"]));
  return out;
}

Section places(const StandardAnswer& a, bool terminal) {
  Section out{"places", "Where it is used", "", a.places};
  if (!a.question.places) return out;
  if (terminal)
    out.table = pick(out.table, {{"channel", "Channel"},
                                 {"product", "Product"},
                                 {"version", "Version"},
                                 {"organization", "Organization"},
                                 {"country", "Country"},
                                 {"evidence", "Evidence"},
                                 {"first", "First"},
                                 {"count", "Count"},
                                 {"place", "Place"}});
  if (out.table.rows.empty()) out.note = "none on record";
  return out;
}

}  // namespace plenary::standard_sections

// The tables of an overlap: pairs of texts, sums, texts near to one that was asked about.
#include <fmt/format.h>

#include <algorithm>

#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/overlap_answer.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;
using Row = std::vector<Value>;

std::string years_text(const Work& work) {
  if (!work.first) return "-";
  const int first = civil(*work.first).year, last = civil(*work.last).year;
  return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
}

std::string listed(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

Value share(std::optional<double> x) {
  return x ? Value(fmt::format("{:.2f}", *x)) : Value(std::string("-"));
}

std::string evidence(const Likeness& like) {
  std::string out = listed(like.shared_words);
  if (!like.shared_references.empty()) out += "; both refer to " + listed(like.shared_references);
  return out;
}

void add_lines(const WorkList& list, const OverlapPair& pair, duck::Table& out) {
  const auto &a = list.works[pair.a], &b = list.works[pair.b];
  const auto& like = pair.likeness;
  out.rows.push_back(
      {share(like.words), share(like.references), a.name, years_text(a), said(a.status), a.title});
  out.rows.push_back({Value(), Value(), b.name, years_text(b), said(b.status), b.title});
  out.rows.push_back({Value(), Value(),
                      "  " + std::string(pair.link == Link::kNone ? "shared" : to_string(pair.link)), Value(),
                      Value(), evidence(like)});
}

Value day(std::optional<Day> d) { return d ? Value(*d) : Value(); }

void add_text(const WorkList& list, const Work& work, Row& row) {
  row.insert(row.end(),
             {list.bodies[work.body], work.group ? said(list.groups[*work.group].key) : Value(), work.key,
              work.name, said(work.title), day(work.first), day(work.last), said(work.status)});
}

duck::Table pair_columns() {
  duck::Table out;
  for (const std::string side : {"_a", "_b"})
    for (const std::string name : {"body", "group", "text", "name", "title", "first", "last", "status"})
      out.columns.push_back({name + side,
                             name == "first" || name == "last" ? duck::Type::kDate : duck::Type::kText,
                             name == "first" || name == "last" ? "DATE" : "VARCHAR"});
  for (auto column : {real("words"), text("shared_words"), real("references"), text("shared_references"),
                      text("link"), duck::Column{"current", duck::Type::kBool, "BOOLEAN"}})
    out.columns.push_back(std::move(column));
  return out;
}

Row pair_row(const WorkList& list, const OverlapPair& pair) {
  Row row;
  add_text(list, list.works[pair.a], row);
  add_text(list, list.works[pair.b], row);
  const auto& like = pair.likeness;
  row.insert(row.end(),
             {like.words, listed(like.shared_words), like.references ? Value(*like.references) : Value(),
              said(listed(like.shared_references)), said(to_string(pair.link)), pair.current});
  return row;
}

std::string more(size_t left) { return left == 0 ? "" : fmt::format("... and {} more pairs: --limit", left); }

Section pair_section(const OverlapAnswer& a, bool linked, size_t limit, bool terminal) {
  Section out{linked ? "linked" : "unlinked",
              linked ? "Alike, and the records say how they belong together"
                     : "Alike, and no link on record: read these two by two",
              "",
              {}};
  if (terminal)
    out.table.columns = {real("Words"), real("Refs"),   text("Text"),
                         text("Years"), text("Status"), text("Title")};
  else
    out.table = pair_columns();
  size_t shown = 0, left = 0;
  for (const auto& pair : a.overlap.pairs) {
    if ((pair.link != Link::kNone) != linked) continue;
    if (shown == limit) {
      ++left;
      continue;
    }
    ++shown;
    if (terminal)
      add_lines(a.overlap.list, pair, out.table);
    else
      out.table.rows.push_back(pair_row(a.overlap.list, pair));
  }
  out.note = more(left);
  return out;
}

Section sum_section(const OverlapAnswer& a, const std::vector<OverlapSum>& sums, const char* key,
                    const char* title, size_t limit, bool terminal) {
  Section out{key, title, "", {}};
  if (terminal)
    out.table.columns = {text("Of"),      text("In"),       whole("Texts"),
                         whole("linked"), whole("no link"), text("Such as")};
  else
    out.table.columns = {text("of"),        text("in"),     whole("texts"), whole("linked"),
                         whole("unlinked"), text("best_a"), text("best_b")};
  for (const auto& sum : sums) {
    Row row{sum.a, sum.b, count(sum.texts), count(sum.linked), count(sum.unlinked)};
    const auto* best = sum.best ? &a.overlap.pairs[*sum.best] : nullptr;
    const auto& works = a.overlap.list.works;
    if (terminal)
      row.push_back(best ? Value(works[best->a].key + " / " + works[best->b].key) : Value());
    else
      row.insert(row.end(),
                 {best ? Value(works[best->a].key) : Value(), best ? Value(works[best->b].key) : Value()});
    out.table.rows.push_back(std::move(row));
  }
  out.note = cut(out.table, limit);
  return out;
}

}  // namespace

duck::Table overlap_table(const OverlapAnswer& a, size_t limit) {
  auto out = pair_columns();
  for (const auto& pair : a.overlap.pairs)
    if (out.rows.size() < limit) out.rows.push_back(pair_row(a.overlap.list, pair));
  mark(out, a.snapshot);
  return out;
}

std::vector<Section> overlap_sections(const OverlapAnswer& a, size_t limit, bool terminal) {
  std::vector<Section> out;
  out.push_back(pair_section(a, false, limit, terminal));
  out.push_back(pair_section(a, true, limit, terminal));
  out.push_back(sum_section(a, a.overlap.bodies, "bodies",
                            "Texts of one body with something alike in another", limit, terminal));
  out.push_back(sum_section(a, a.overlap.groups, "groups", "The same of groups", limit, terminal));
  if (terminal) std::erase_if(out, [](const Section& s) { return s.table.rows.empty(); });
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

duck::Table near_table(const NearAnswer& a, bool terminal) {
  duck::Table out;
  if (terminal)
    out.columns = {real("Words"), text("Text"), text("Years"), text("Status"), text("Title"), text("Shared")};
  else
    out.columns = {real("words"),
                   text("shared_words"),
                   text("body"),
                   text("group"),
                   text("text"),
                   text("name"),
                   text("title"),
                   {"first", duck::Type::kDate, "DATE"},
                   {"last", duck::Type::kDate, "DATE"},
                   text("status")};
  for (const auto& near : a.near.near) {
    const auto& work = a.near.list.works[near.work];
    if (terminal) {
      out.rows.push_back({share(near.likeness.words), work.name, years_text(work), said(work.status),
                          work.title, listed(near.likeness.shared_words)});
      continue;
    }
    Row row{near.likeness.words, listed(near.likeness.shared_words)};
    add_text(a.near.list, work, row);
    out.rows.push_back(std::move(row));
  }
  mark(out, a.snapshot);
  return out;
}

}  // namespace plenary

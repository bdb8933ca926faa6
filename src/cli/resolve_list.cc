// `plenary resolve --names FILE`: a list of names resolved without a workspace.
#include "cli/resolve_list.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/files.h"
#include "base/text.h"
#include "load/names_index.h"

namespace plenary {
namespace {

std::string csv_of(const std::vector<NameRow>& rows, const std::vector<NameDecision>& decisions) {
  std::string out = "raw,entity,canonical,confidence,decision,reason\n";
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto& d = decisions[i];
    // As written, unless no reader of CSV could take it.
    const bool readable = valid_utf8(rows[i].raw) && rows[i].raw.find('\0') == std::string::npos;
    const auto raw = readable ? rows[i].raw : to_utf8(rows[i].raw);
    for (const auto& cell : {raw, d.entity, d.canonical}) append_csv(out, cell), out += ',';
    out += fmt::format("{:.3f},{},", d.confidence, d.decision);
    append_csv(out, d.reason);
    out += '\n';
  }
  return out;
}

// The waterfall: each step of the evidence with its bits, pair by pair.
std::string text_of(const std::vector<Explanation>& explanations) {
  std::string out;
  for (const auto& e : explanations) {
    out += fmt::format("{} | {}\n", printable(e.a), printable(e.b));
    for (const auto& step : e.steps)
      out += fmt::format("  {:+7.2f}  {}: {}\n", step.bits, step.comparison, step.says);
    out += fmt::format("  {:7.2f}  bits, probability {:.3f}\n\n", e.bits, e.confidence);
  }
  return out;
}

constexpr size_t kMostExplained = 10;

Result<int> show(const std::string& name, const std::vector<Explanation>& explanations) {
  if (explanations.empty())
    return fail(ErrorKind::kNotFound,
                fmt::format("no name of the list is likely to be \"{}\"", printable(name)));
  PLENARY_TRY(print(text_of(explanations)));
  return 0;
}

Result<int> explain(const std::string& name, const std::string& kind, const std::vector<NameRow>& rows) {
  auto asked = rows;
  if (std::ranges::find(rows, name, &NameRow::raw) == rows.end()) asked.push_back({name, "", "", ""});
  PLENARY_LET(resolver, name_resolver(kind));
  return show(name, resolver->explain(name, asked, kMostExplained));
}

// What a name would be taken for among the known ones, and the likeliest of them.
Result<int> search(const std::string& name, const std::string& kind, const std::string& file) {
  PLENARY_LET(index, NamesIndex::open(file, kind, true));
  PLENARY_LET(decision, index.look_up(name));
  PLENARY_LET(explanations, index.explain(name, kMostExplained));
  PLENARY_TRY(print(fmt::format("{} | {} | {}: {}\n", printable(name), printable(decision.canonical),
                                decision.decision, printable(decision.reason))));
  if (decision.decision == "joined" && explanations.empty()) return 0;
  PLENARY_TRY(print("\n"));
  return show(name, explanations);
}

Result<std::vector<NameDecision>> resolve(const std::vector<NameRow>& rows, const std::string& kind,
                                          const std::string& known) {
  if (!known.empty()) {
    PLENARY_LET(index, NamesIndex::open(known, kind));
    return index.add(rows);
  }
  PLENARY_LET(resolver, name_resolver(kind));
  return std::move(resolver->resolve(rows).decisions);
}

}  // namespace

Result<int> resolve_list(const Arguments& arguments) {
  const auto kind = arguments.get("--kind");
  const auto known = arguments.get("--known"), asked = clean(arguments.get("--explain"));
  if (!arguments.has("--names")) {
    if (asked.empty())
      return fail(ErrorKind::kUsage, "say what to do with --known: --names FILE or --explain NAME");
    return search(asked, kind, known);
  }
  PLENARY_LET(bytes, read_file(arguments.get("--names")));
  PLENARY_LET(rows, read_names(bytes));
  if (!asked.empty()) return explain(asked, kind, rows);
  PLENARY_LET(decisions, resolve(rows, kind, known));
  PLENARY_TRY(print(csv_of(rows, decisions)));
  return 0;
}

}  // namespace plenary

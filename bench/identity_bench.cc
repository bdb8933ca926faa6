// What the linkage models of data/ are fitted and checked with. `fit KIND TRUTH.csv` counts the levels of
// candidate pairs that the truth calls one entity or two, and prints the m and u of a model file;
// bench/identity is the command that scores.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/files.h"
#include "identity/resolve_organizations.h"

namespace plenary {
namespace {

struct Truth {
  std::vector<NameRow> rows;
  std::vector<std::map<std::string, std::string>> labels;  // of each row: source to canonical
};

Result<Truth> read_truth(const std::string& path) {
  PLENARY_LET(bytes, read_file(path));
  Truth truth;
  std::map<std::string, size_t> at;
  const auto rows = parse_csv(bytes);
  for (size_t i = 1; i < rows.size(); ++i) {
    const auto& c = rows[i].cells;
    if (c.size() < 3 || c[2].find("affil") != std::string::npos || c[2] == "ror-acronym") continue;
    const auto [found, fresh] = at.try_emplace(c[0], truth.rows.size());
    if (fresh) truth.rows.push_back({c[0], "", "", ""}), truth.labels.emplace_back();
    // ROR's tables name the same organizations by the same canonical names.
    truth.labels[found->second].try_emplace(c[2].starts_with("ror-") ? "ror" : c[2], c[1]);
  }
  return truth;
}

// 1 one entity, 0 two, -1 the truth does not say.
int same(const std::map<std::string, std::string>& a, const std::map<std::string, std::string>& b) {
  int answer = -1;
  for (const auto& [source, canonical] : a)
    if (const auto found = b.find(source); found != b.end())
      answer = std::max(answer, found->second == canonical ? 1 : 0);
  return answer;
}

void print_levels(const LinkageModel& model, const std::vector<std::vector<std::array<double, 2>>>& counts) {
  for (size_t c = 0; c < model.comparisons.size(); ++c) {
    std::array<double, 2> sum{0, 0};
    for (const auto& n : counts[c]) sum[0] += n[0] + 3, sum[1] += n[1] + 3;
    for (size_t l = 0; l < counts[c].size(); ++l) {
      const auto& level = model.comparisons[c].levels[l];
      fmt::print("comparison,{},{},{:.5f},{:.5f},{}\n", model.comparisons[c].name, level.name,
                 (counts[c][l][1] + 3) / sum[1], (counts[c][l][0] + 3) / sum[0], level.says);
    }
  }
}

Status fit_organizations(const Truth& truth) {
  PLENARY_LET(knowledge, organization_knowledge());
  std::vector<NameDecision> decisions(truth.rows.size());
  const auto forms = organization_forms(truth.rows, knowledge, decisions);
  std::vector<std::map<std::string, std::string>> labels(forms.forms.size());
  for (size_t i = 0; i < truth.rows.size(); ++i)
    if (forms.of_row[i] >= 0)
      for (const auto& [s, c] : truth.labels[i])
        labels[static_cast<size_t>(forms.of_row[i])].try_emplace(s, c);
  const OrganizationPairs pairs(forms.forms);
  std::vector<std::vector<std::array<double, 2>>> counts;
  for (const auto& c : knowledge.model.comparisons) counts.emplace_back(c.levels.size());
  std::array<double, 2> all{};
  for (const auto& [a, b] : pairs.candidates({30, 6, 3})) {
    const int answer = same(labels[a], labels[b]);
    if (answer < 0) continue;
    const auto compared = pairs.compare(a, b);
    if (compared.apart) continue;
    ++all[static_cast<size_t>(answer)];
    if (std::getenv("DUMP")) {
      std::string line = fmt::format("{}\t{:.2f}", answer, bits(knowledge.model, compared.pattern));
      for (size_t c = 0; c < counts.size(); ++c) line += "\t" + (compared.pattern[c] == kNotAsked ? std::string("-") : knowledge.model.comparisons[c].levels[compared.pattern[c]].name);
      fmt::print(stderr, "{}\t{}\t{}\n", line, truth.rows[forms.some_row[a]].raw, truth.rows[forms.some_row[b]].raw);
    }
    for (size_t c = 0; c < counts.size(); ++c)
      if (compared.pattern[c] != kNotAsked) ++counts[c][compared.pattern[c]][static_cast<size_t>(answer)];
  }
  fmt::print("setting,prior_match,,{:.5f},,\n", all[1] / (all[0] + all[1]));
  print_levels(knowledge.model, counts);
  fmt::print(stderr, "{} pairs of one entity, {} of two\n", all[1], all[0]);
  return {};
}

// Resolves a list with other settings ("join=0.9") than the model's: the points of a precision-recall curve.
Status resolve(const std::string& path, const std::vector<std::string>& settings) {
  PLENARY_LET(bytes, read_file(path));
  PLENARY_LET(rows, read_names(bytes));
  PLENARY_LET(knowledge, organization_knowledge());
  for (const auto& setting : settings) {
    const auto at = setting.find('=');
    if (at == std::string::npos) return fail(ErrorKind::kUsage, "a setting is name=value");
    knowledge.model.settings[setting.substr(0, at)] = std::stod(setting.substr(at + 1));
  }
  const auto resolution = resolve_organizations(rows, knowledge);
  std::string out = "raw,entity,reason\n";
  for (size_t i = 0; i < rows.size(); ++i) {
    append_csv(out, rows[i].raw), out += ',', append_csv(out, resolution.decisions[i].entity), out += ',';
    append_csv(out, resolution.decisions[i].reason), out += '\n';
  }
  fmt::print("{}", out);
  return {};
}

Status run(const std::vector<std::string>& arguments) {
  if (arguments.size() >= 3 && arguments[0] == "resolve")
    return resolve(arguments[2], {arguments.begin() + 3, arguments.end()});
  if (arguments.size() != 3 || arguments[0] != "fit")
    return fail(ErrorKind::kUsage, "usage: identity_bench fit organization|person TRUTH.csv");
  PLENARY_LET(truth, read_truth(arguments[2]));
  return fit_organizations(truth);
}

}  // namespace
}  // namespace plenary

int main(int count, char** values) {
  const auto status = plenary::run({values + 1, values + count});
  if (!status) fmt::print(stderr, "identity_bench: {}\n", status.error().message);
  return status ? 0 : 1;
}

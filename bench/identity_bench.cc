// What the linkage models of data/ are fitted and checked with. `fit KIND TRUTH.csv` counts the levels of
// candidate pairs that the truth calls one entity or two, and prints the m and u of a model file; `pairs`
// lists these pairs; bench/identity is the command that scores.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "base/files.h"
#include "identity/resolve_organizations.h"
#include "identity/resolve_people.h"

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
    truth.labels[found->second].try_emplace(c[2], c[1]);
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

// Pairs of two entities and of one, by pattern.
using Labelled = std::map<Pattern, std::array<double, 2>>;

size_t level_of(const Comparison& c, uint8_t found) { return std::min<size_t>(found, c.levels.size() - 1); }

// The bits of each level that tell best, together, which pairs are one entity: logistic regression with a
// ridge, by gradient steps. Fitting all levels together leaves no evidence counted twice, which the usual m
// and u (each comparison for itself) do.
std::vector<std::vector<double>> fit_weights(const LinkageModel& model, const Labelled& seen, double& bias) {
  std::vector<std::vector<double>> w, v;
  for (const auto& c : model.comparisons) w.emplace_back(c.levels.size()), v.emplace_back(c.levels.size());
  double all = 0, bias_speed = 0;
  for (const auto& [pattern, n] : seen) all += n[0] + n[1];
  constexpr double kRidge = 0.3, kStep = 1.5, kMomentum = 0.95;
  for (int round = 0; round < 4000; ++round) {
    auto gradient = w;
    for (auto& c : gradient)
      for (double& g : c) g *= -kRidge;
    double bias_gradient = 0;
    for (const auto& [pattern, n] : seen) {
      double x = bias;
      for (size_t c = 0; c < w.size(); ++c) x += w[c][level_of(model.comparisons[c], pattern[c])];
      const double error = n[1] - (n[0] + n[1]) / (1 + std::exp(-x));
      bias_gradient += error;
      for (size_t c = 0; c < w.size(); ++c) gradient[c][level_of(model.comparisons[c], pattern[c])] += error;
    }
    bias_speed = kMomentum * bias_speed + kStep / all * bias_gradient;
    bias += bias_speed;
    for (size_t c = 0; c < w.size(); ++c)
      for (size_t l = 0; l < w[c].size(); ++l) {
        v[c][l] = kMomentum * v[c][l] + kStep / all * gradient[c][l];
        w[c][l] += v[c][l];
      }
  }
  return w;
}

// Writes the fitted bits as m and u: u as counted, m = u 2^bits made to sum to one, the rest in the prior.
void print_model(const LinkageModel& model, const Labelled& seen) {
  double bias = 0;
  const auto weights = fit_weights(model, seen, bias);
  std::string levels;
  for (size_t c = 0; c < model.comparisons.size(); ++c) {
    const auto& comparison = model.comparisons[c];
    std::vector<double> u(comparison.levels.size(), 3.0);
    for (const auto& [pattern, n] : seen) u[level_of(comparison, pattern[c])] += n[0];
    double sum = 0, scaled = 0;
    for (const double n : u) sum += n;
    for (size_t l = 0; l < u.size(); ++l) scaled += u[l] / sum * std::exp(weights[c][l]);
    bias += std::log(scaled);
    for (size_t l = 0; l < u.size(); ++l)
      levels += fmt::format("comparison,{},{},{:.6f},{:.6f},\n", comparison.name, comparison.levels[l].name,
                            u[l] / sum * std::exp(weights[c][l]) / scaled, u[l] / sum);
  }
  fmt::print("setting,prior_match,,{:.6f},,\n{}", 1 / (1 + std::exp(-bias)), levels);
}

using Labels = std::vector<std::map<std::string, std::string>>;

// What the truth says of each form: of all rows that have it.
template <class FormOf>
Labels labels_of_forms(const Truth& truth, size_t forms, FormOf form_of) {
  Labels labels(forms);
  for (size_t i = 0; i < truth.rows.size(); ++i)
    if (const int64_t form = form_of(i); form >= 0)
      for (const auto& [s, c] : truth.labels[i]) labels[static_cast<size_t>(form)].try_emplace(s, c);
  return labels;
}

template <class Pairs>
Labelled label(const Pairs& pairs, const LinkageModel& model, const Labels& labels) {
  // An entity of k names has k (k - 1) / 2 pairs and says no more than k - 1 times that they are one.
  std::map<std::pair<std::string, std::string>, double> names_of;
  for (const auto& label : labels)
    for (const auto& l : label) ++names_of[l];
  const auto weight = [&](uint32_t a, uint32_t b) {
    double most = 2;
    for (const auto& l : labels[a])
      if (const auto found = labels[b].find(l.first); found != labels[b].end() && found->second == l.second)
        most = std::max(most, names_of[l]);
    return 2 / most;
  };
  Labelled seen;
  for (const auto& [a, b] : candidate_pairs(pairs.keys(), block_bounds(model)))
    if (const int answer = same(labels[a], labels[b]); answer >= 0)
      if (const auto compared = pairs.compare(a, b); !compared.apart && !compared.sure)
        seen[compared.pattern][static_cast<size_t>(answer)] += answer == 1 ? weight(a, b) : 1;
  return seen;
}

// Each labelled candidate pair with the levels found: what errors of the model are read from.
template <class Pairs>
void print_pairs(const Pairs& pairs, const LinkageModel& model, const Labels& labels,
                 const std::function<const std::string&(uint32_t)>& raw) {
  std::string out = "one,a,b,bits,apart,doubtful,sure,levels\n";
  for (const auto& [a, b] : candidate_pairs(pairs.keys(), block_bounds(model))) {
    const int answer = same(labels[a], labels[b]);
    if (answer < 0) continue;
    const auto compared = pairs.compare(a, b);
    out += fmt::format("{},", answer), append_csv(out, raw(a)), out += ',', append_csv(out, raw(b));
    out += fmt::format(",{:.2f},{:d},{:d},{:d},", bits(model, compared.pattern), compared.apart,
                       compared.doubtful, compared.sure);
    for (size_t c = 0; c < model.comparisons.size(); ++c)
      if (compared.pattern[c] != kNotAsked)
        out += fmt::format("{}={};", model.comparisons[c].name,
                           model.comparisons[c].level(compared.pattern[c]).name);
    out += '\n';
  }
  fmt::print("{}", out);
}

Status fit_organizations(const Truth& truth, bool list) {
  PLENARY_LET(knowledge, organization_knowledge());
  std::vector<NameDecision> decisions(truth.rows.size());
  const auto forms = organization_forms(truth.rows, knowledge, decisions);
  const auto labels =
      labels_of_forms(truth, forms.forms.size(), [&](size_t i) { return int64_t{forms.of_row[i]}; });
  const OrganizationPairs pairs(forms.forms);
  if (list)
    print_pairs(pairs, knowledge.model, labels,
                [&](uint32_t f) -> const std::string& { return truth.rows[forms.some_row[f]].raw; });
  else
    print_model(knowledge.model, label(pairs, knowledge.model, labels));
  return {};
}

std::vector<PersonRow> people(const std::vector<NameRow>& rows) {
  std::vector<PersonRow> out;
  for (const auto& r : rows) out.push_back({r.raw, r.mail, "", {}});
  return out;
}

Status fit_people(const Truth& truth, bool list) {
  PLENARY_LET(knowledge, person_knowledge());
  const auto forms = person_forms(people(truth.rows), knowledge.words);
  const auto labels =
      labels_of_forms(truth, forms.names.size(), [&](size_t i) { return int64_t{forms.of_row[i]}; });
  const PersonPairs pairs(forms.names, forms.groups, knowledge.words);
  if (list)
    print_pairs(pairs, knowledge.model, labels,
                [&](uint32_t f) -> const std::string& { return truth.rows[forms.some_row[f]].raw; });
  else
    print_model(knowledge.model, label(pairs, knowledge.model, labels));
  return {};
}

// Resolves a list with other settings ("join=0.9") than the model's: the points of a precision-recall curve.
template <class Knowledge>
Status set(Knowledge& knowledge, const std::vector<std::string>& settings) {
  for (const auto& setting : settings) {
    const auto at = setting.find('=');
    if (at == std::string::npos) return fail(ErrorKind::kUsage, "a setting is name=value");
    if constexpr (requires { knowledge.countries_apart; })
      if (setting == "countries_apart=1") knowledge.countries_apart = true;
    knowledge.model.settings[setting.substr(0, at)] = std::stod(setting.substr(at + 1));
  }
  return {};
}

Status resolve(const std::string& kind, const std::string& path, const std::vector<std::string>& settings) {
  PLENARY_LET(bytes, read_file(path));
  PLENARY_LET(rows, read_names(bytes));
  Resolution resolution;
  if (kind == "person") {
    PLENARY_LET(knowledge, person_knowledge());
    PLENARY_TRY(set(knowledge, settings));
    resolution = resolve_people(people(rows), knowledge);
  } else {
    PLENARY_LET(knowledge, organization_knowledge());
    PLENARY_TRY(set(knowledge, settings));
    resolution = resolve_organizations(rows, knowledge);
  }
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
    return resolve(arguments[1], arguments[2], {arguments.begin() + 3, arguments.end()});
  if (arguments.size() != 3 || (arguments[0] != "fit" && arguments[0] != "pairs"))
    return fail(ErrorKind::kUsage, "usage: identity_bench fit|pairs organization|person TRUTH.csv");
  PLENARY_LET(truth, read_truth(arguments[2]));
  const bool list = arguments[0] == "pairs";
  return arguments[1] == "person" ? fit_people(truth, list) : fit_organizations(truth, list);
}

}  // namespace
}  // namespace plenary

int main(int count, char** values) {
  const auto status = plenary::run({values + 1, values + count});
  if (!status) fmt::print(stderr, "identity_bench: {}\n", status.error().message);
  return status ? 0 : 1;
}

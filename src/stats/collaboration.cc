#include "stats/collaboration.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace plenary {
namespace {

using Pair = std::pair<uint32_t, uint32_t>;

std::vector<std::vector<uint32_t>> distinct(Documents documents) {
  std::vector<std::vector<uint32_t>> out;
  for (auto parties : documents) {
    std::sort(parties.begin(), parties.end());
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    if (!parties.empty()) out.push_back(std::move(parties));
  }
  return out;
}

struct Joint {
  double links = 0, documents = 0;
};

}  // namespace

std::optional<CollaborationIndices> collaboration_indices(Documents documents) {
  double count = 0, parties = 0, joint = 0, shares = 0;
  for (const auto& document : distinct(documents)) {
    const auto k = static_cast<double>(document.size());
    ++count;
    parties += k;
    joint += k > 1;
    shares += 1 / k;
  }
  if (count == 0) return std::nullopt;
  CollaborationIndices out{parties / count, joint / count, 1 - shares / count, {}};
  if (count > 1) out.modified = out.coefficient * count / (count - 1);
  return out;
}

std::optional<std::vector<double>> fractional_credit(Documents documents, size_t organizations) {
  std::vector<double> credit(organizations);
  for (const auto& document : distinct(documents)) {
    if (document.back() >= organizations) return std::nullopt;
    for (const uint32_t party : document) credit[party] += 1 / static_cast<double>(document.size());
  }
  return credit;
}

std::vector<PairStrength> pair_strengths(Documents documents, PairCounting counting) {
  std::map<Pair, Joint> pairs;
  std::map<uint32_t, double> written, strength;  // documents and links of each organization
  double all = 0;                                // twice the links of all pairs
  for (const auto& document : distinct(documents)) {
    const double others = static_cast<double>(document.size()) - 1;
    const double link = counting == PairCounting::kFull ? 1 : 1 / others;
    for (size_t i = 0; i < document.size(); ++i) {
      ++written[document[i]];
      for (size_t j = i + 1; j < document.size(); ++j) {
        Joint& pair = pairs[{document[i], document[j]}];
        pair.links += link;
        ++pair.documents;
        strength[document[i]] += link;
        strength[document[j]] += link;
        all += 2 * link;
      }
    }
  }
  std::vector<PairStrength> out;
  for (const auto& [pair, joint] : pairs) {
    const auto [a, b] = pair;
    const double product = written[a] * written[b], expected = strength[a] * strength[b] / all;
    out.push_back({a, b, joint.documents, joint.links, expected, joint.links / expected,
                   joint.documents / product, joint.documents / std::sqrt(product),
                   joint.documents / (written[a] + written[b] - joint.documents)});
  }
  return out;
}

std::optional<Flows> flow_ratios(std::span<const Flow> flows) {
  std::map<Pair, double> amounts;
  std::map<uint32_t, double> sent, received;
  double total = 0;
  for (const Flow& flow : flows) {
    if (!(flow.amount >= 0)) return std::nullopt;
    if (flow.from == flow.to || flow.amount == 0) continue;
    amounts[{flow.from, flow.to}] += flow.amount;
    sent[flow.from] += flow.amount;
    received[flow.to] += flow.amount;
    total += flow.amount;
  }
  if (total == 0 || !std::isfinite(total)) return std::nullopt;
  Flows out;
  double smaller = 0, larger = 0;
  for (const auto& [pair, amount] : amounts) {
    const auto [from, to] = pair;
    const double expected = sent[from] * (received[to] / total);
    out.pairs.push_back({from, to, amount, expected, amount / expected});
    const auto back = amounts.find({to, from});
    if (back == amounts.end()) {
      larger += amount;
    } else if (from < to) {
      smaller += std::min(amount, back->second);
      larger += std::max(amount, back->second);
    }
  }
  out.reciprocity = smaller / larger;
  return out;
}

}  // namespace plenary

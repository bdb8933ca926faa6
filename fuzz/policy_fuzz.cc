// Bytes as a policy of the gate and as a ledger of privacy; one that is accepted judges a cell.
#include <string>

#include "publish/gate_tables.h"
#include "publish/ledger.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto ledger = parse_ledger(text); ledger) (void)spent(*ledger, 2024);
  const auto policy = parse_policy("policy.toml", text);
  if (!policy) return 0;
  Metric metric;
  metric.privacy = "person";
  for (const auto audience : kAudiences)
    (void)judge(metric, policy->of(audience), Behind{0, {}, {3, 30, 20, 5}, 4});
  (void)policy->publishers("attendance");
  return 0;
}

#include "identity/resolution.h"

#include <fmt/core.h>

#include <cmath>

namespace plenary {

std::string one_sentence(const std::vector<Evidence>& steps) {
  std::string out;
  double sum = 0;
  for (const auto& step : steps) {
    sum += step.bits;
    if (std::abs(step.bits) < 0.05) continue;
    if (!out.empty()) out += ", ";
    out += fmt::format("{} ({:+.1f})", step.says, step.bits);
  }
  return fmt::format("{} = {:.1f} bits", out, sum);
}

}  // namespace plenary

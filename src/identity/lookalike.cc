#include "identity/lookalike.h"

#include <string>
#include <unordered_map>

#include "base/text.h"
#include "identity/script.h"

namespace plenary {
namespace {

// Upper case has look-alikes that lower case has not (В, Н), and the other way round: both are asked.
std::string look_of(std::string_view name) { return script_skeleton(fold(script_skeleton(name))); }

}  // namespace

std::vector<Lookalike> lookalikes(size_t count, const std::function<std::string_view(size_t)>& name) {
  std::vector<Lookalike> found;
  std::unordered_map<std::string, std::vector<size_t>> looks;
  for (size_t i = 0; i < count; ++i) {
    if (!suspicious_script(name(i))) continue;
    looks[look_of(name(i))].push_back(found.size());
    found.push_back({i, i});
  }
  if (found.empty()) return found;
  for (size_t i = 0; i < count; ++i) {
    const auto at = looks.find(look_of(name(i)));
    if (at == looks.end() || suspicious_script(name(i))) continue;
    for (const size_t k : at->second) {
      auto& f = found[k];
      if (f.looks_like == f.suspicious || name(i) < name(f.looks_like)) f.looks_like = i;
    }
  }
  return found;
}

}  // namespace plenary

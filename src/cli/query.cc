#include "cli/query.h"

namespace plenary {
namespace {

std::string_view without_dashes(std::string_view option) {
  return option.substr(std::min(option.find_first_not_of('-'), option.size()));
}

}  // namespace

Parameters parameters_of(const Arguments& arguments) {
  Parameters out{{}, "--"};
  for (const auto& [option, values] : arguments.options) out.values.emplace(without_dashes(option), values);
  return out;
}

Result<MeasureQuery> parse_query(const Arguments& arguments) {
  return parse_measure(parameters_of(arguments), clock_day());
}

Result<uint64_t> whole_option(const Arguments& arguments, const char* name, uint64_t otherwise) {
  return parameters_of(arguments).whole(without_dashes(name), otherwise);
}

std::vector<std::string> list_option(const Arguments& arguments, const char* name) {
  return parameters_of(arguments).list(without_dashes(name));
}

}  // namespace plenary

#include "serve/match.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "serve/failure.h"

namespace plenary::serve {
namespace {

constexpr std::array kCommon{
    Parameter{"audience", "A", "as if for somebody who may see less: public, member, secretariat"}};
constexpr Parameter kFormat{"format", "F", "json (default), csv, parquet"};

bool fits(const Route& route, std::span<const std::string> path, std::vector<std::string>& names) {
  const auto parts = split(std::string_view(route.path).substr(1), '/');
  if (parts.size() != path.size()) return false;
  names.clear();
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].starts_with('{') && !path[i].empty())
      names.push_back(path[i]);
    else if (parts[i] != path[i])
      return false;
  }
  return true;
}

const Parameter* find_parameter(const Route& route, std::string_view name) {
  for (const auto& p : route.parameters)
    if (name == p.name) return &p;
  for (const auto& p : kCommon)
    if (name == p.name) return &p;
  return route.table && name == kFormat.name ? &kFormat : nullptr;
}

Response unknown_parameter(const Route& route, std::string_view name) {
  std::string known;
  const auto add = [&known](const Parameter& p) {
    known += fmt::format("{}{}", known.empty() ? "" : ", ", p.name);
  };
  std::ranges::for_each(route.parameters, add);
  std::ranges::for_each(kCommon, add);
  if (route.table) add(kFormat);
  return failure(400, fmt::format("there is no parameter '{}'; there are: {}", printable(name), known), name);
}

// Adds one parameter; a switch is on when it stands alone or is "true".
std::optional<Response> add(Parameters& asked, const Parameter& p, const std::string& value) {
  if (asked.has(p.name) && !p.repeatable)
    return failure(400, fmt::format("{} is given twice", p.name), p.name);
  if (*p.value != '\0')
    asked.values[p.name].push_back(value);
  else if (value.empty() || value == "true")
    asked.values[p.name] = {};
  else if (value != "false")
    return failure(400, fmt::format("{} '{}': write true or false", p.name, printable(value)), p.name);
  return {};
}

// What a client takes, where the parameter does not say it.
std::optional<OutputFormat> accepted(std::string_view accept, bool table) {
  const auto takes = [accept](std::string_view type) { return accept.contains(type); };
  if (accept.empty() || takes("*/*") || takes("application/*") || takes("application/json"))
    return OutputFormat::kJson;
  if (table && (takes("text/csv") || takes("text/*"))) return OutputFormat::kCsv;
  if (table && takes("application/vnd.apache.parquet")) return OutputFormat::kParquet;
  return {};
}

}  // namespace

std::span<const Parameter> common_parameters() { return kCommon; }
const Parameter& format_parameter() { return kFormat; }

Match match(std::span<const Route> routes, std::string_view method, std::span<const std::string> path) {
  Match out;
  std::vector<std::string> names;
  for (const auto& route : routes) {
    if (!fits(route, path, names)) continue;
    const bool read = std::string_view(route.method) == "GET";
    out.allowed += fmt::format("{}{}", route.method, read ? ", HEAD, " : ", ");
    if (method == route.method || (read && method == "HEAD")) out.route = &route, out.names = names;
  }
  if (!out.allowed.empty()) out.allowed += "OPTIONS";
  return out;
}

std::string Question::key() const {
  std::string out = route->path;
  for (const auto& name : names) out += "\n" + name;
  for (const auto& [name, given] : asked.values) {
    out += fmt::format("\n?{}", name);
    for (const auto& value : given) out += "\n=" + value;
  }
  return out + fmt::format("\n#{}", static_cast<int>(format));
}

std::string Question::file_name() const {
  std::string out;
  const std::string_view path = route->path;
  for (const char c : names.empty() ? path.substr(1) : std::string_view(names.front()))
    out += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? c : '_';
  return out;
}

std::expected<Question, Response> question_of(const Match& match, const Target& target,
                                              std::string_view accept) {
  Question out{match.route, match.names, {}, OutputFormat::kJson};
  for (const auto& [name, value] : target.parameters) {
    const auto* parameter = find_parameter(*match.route, name);
    if (parameter == nullptr) return std::unexpected(unknown_parameter(*match.route, name));
    if (auto wrong = add(out.asked, *parameter, value)) return std::unexpected(std::move(*wrong));
  }
  if (match.route->table && out.asked.has("format")) {
    const auto format = parse_output_format(out.asked.get("format"));
    if (!format || *format == OutputFormat::kTable)
      return std::unexpected(failure(406, "format is json, csv or parquet", "format"));
    out.format = *format;
    return out;
  }
  if (out.asked.has("format")) return out;  // the route's own
  const auto format = accepted(accept, match.route->table);
  if (!format)
    return std::unexpected(failure(
        406, match.route->table ? "there are: json, csv, parquet" : "there is only application/json"));
  out.format = *format;
  return out;
}

Response failure_of(const Error& error, const Route& route) {
  if (error.message.starts_with("version "))
    return failure(409, error.message, "version");  // publish/plan_file.h
  std::string_view wrong;
  for (const auto& p : route.parameters) {
    const std::string_view name = p.name;
    if (error.message.starts_with(name) && error.message.size() > name.size() &&
        error.message[name.size()] == ' ')
      wrong = name;
  }
  return failure(status_of(error.kind), error.message, wrong);
}

}  // namespace plenary::serve

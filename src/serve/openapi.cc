#include "serve/openapi.h"

#include <fmt/core.h>

#include <map>

#include "base/json.h"
#include "base/text.h"
#include "base/version.h"
#include "serve/match.h"
#include "serve/routes.h"

namespace plenary::serve {
namespace {

constexpr const char* kComponents = R"({
  "schemas": {
    "Meta": {"type": "object", "required": ["snapshot", "made_at", "program", "audience", "notice"], "properties": {
      "snapshot": {"type": "string"}, "made_at": {"type": "string"}, "program": {"type": "string"},
      "audience": {"enum": ["public", "member", "secretariat"]}, "notice": {"type": ["string", "null"]},
      "page": {"type": "object", "properties": {"offset": {"type": "integer"}, "limit": {"type": "integer"}, "total": {"type": ["integer", "null"]}}}}},
    "Success": {"type": "object", "required": ["data", "meta"], "properties": {"data": {}, "meta": {"$ref": "#/components/schemas/Meta"}}},
    "Failure": {"type": "object", "required": ["error"], "properties": {"error": {"type": "object", "required": ["status", "code", "message", "parameter"], "properties": {
      "status": {"type": "integer"}, "code": {"type": "string"}, "message": {"type": "string"}, "parameter": {"type": ["string", "null"]}}}}}},
  "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}, "session": {"type": "apiKey", "in": "cookie", "name": "plenary"}}})";

std::string schema_of(const Parameter& p) {
  if (*p.value == '\0') return R"({"type": "boolean"})";
  return p.repeatable ? R"({"type": "array", "items": {"type": "string"}})" : R"({"type": "string"})";
}

std::string parameter_json(std::string_view name, std::string_view in, std::string_view help,
                           std::string_view schema) {
  return fmt::format(
      "{{\"name\": {}, \"in\": \"{}\", \"required\": {}, \"description\": {}, \"schema\": {}}}",
      json_string(name), in, in == "path", json_string(help), schema);
}

std::vector<Parameter> parameters_of(const Route& route) {
  std::vector<Parameter> out(route.parameters.begin(), route.parameters.end());
  if (route.answer == nullptr) return out;
  out.insert(out.end(), common_parameters().begin(), common_parameters().end());
  if (route.table) out.push_back(format_parameter());
  return out;
}

std::string all_parameters(const Route& route) {
  std::string out;
  const auto add = [&out](const std::string& json) { out += (out.empty() ? "" : ",\n      ") + json; };
  for (const auto part : split(route.path, '/'))
    if (part.starts_with('{'))
      add(parameter_json(part.substr(1, part.size() - 2), "path", "", R"({"type": "string"})"));
  for (const auto& p : parameters_of(route)) add(parameter_json(p.name, "query", p.help, schema_of(p)));
  return out;
}

std::string content_of(const Route& route) {
  std::string out = R"("application/json": {"schema": {"$ref": "#/components/schemas/Success"}})";
  if (route.table)
    out +=
        R"(, "text/csv": {"schema": {"type": "string"}}, "application/vnd.apache.parquet": {"schema": {"type": "string", "contentEncoding": "binary"}})";
  return out;
}

std::string operation(const Route& route) {
  const bool posts = std::string_view(route.method) == "POST";
  return fmt::format(
      "\"{}\": {{\"summary\": {}{},\n      \"parameters\": [{}],\n      \"responses\": {{\"200\": "
      "{{\"description\": \"the answer\", \"content\": {{{}}}}}, \"default\": {{\"description\": \"a "
      "failure\", \"content\": {{\"application/json\": {{\"schema\": {{\"$ref\": "
      "\"#/components/schemas/Failure\"}}}}}}}}}}}}",
      ascii_lower(route.method), json_string(route.summary),
      posts
          ? R"(, "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object"}}}})"
          : "",
      all_parameters(route), content_of(route));
}

const char* who(Audience least) {
  return least == Audience::kPublic ? "all" : least == Audience::kMember ? "members" : "the secretariat";
}

}  // namespace

std::string openapi() {
  std::map<std::string, std::string> paths;
  for (const auto& route : routes()) {
    auto& operations = paths[route.path];
    operations += (operations.empty() ? "" : ",\n    ") + operation(route);
  }
  std::string all;
  for (const auto& [path, operations] : paths)
    all += fmt::format("{}\n  {}: {{{}}}", all.empty() ? "" : ",", json_string(path), operations);
  return fmt::format(
      "{{\"openapi\": \"3.1.0\",\n\"info\": {{\"title\": \"Plenary\", \"version\": {}}},\n\"servers\": "
      "[{{\"url\": \"/api/v1\"}}],\n\"security\": [{{}}, {{\"token\": []}}, {{\"session\": "
      "[]}}],\n\"paths\": {{{}}},\n\"components\": {}}}\n",
      json_string(kProgram), all, kComponents);
}

std::string api_page() {
  std::string out =
      "# API\n\nAll addresses stand below `/api/v1`. Every question takes `audience` (as if for somebody who "
      "may see less), every table `format` (json, csv, parquet). How it is used: [api.md](../api.md).\n";
  for (const auto& route : routes()) {
    out +=
        fmt::format("\n## {} {}\n\n{}. For {}.\n", route.method, route.path, route.summary, who(route.least));
    if (!route.parameters.empty()) out += "\n| parameter | meaning |\n|---|---|\n";
    for (const auto& p : route.parameters)
      out += fmt::format("| `{}{}{}`{} | {} |\n", p.name, *p.value == '\0' ? "" : "=", p.value,
                         p.repeatable ? " ..." : "", p.help);
  }
  return out;
}

}  // namespace plenary::serve

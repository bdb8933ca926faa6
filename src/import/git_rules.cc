// The mapping file of the format git. Every key is checked: a rule that is misspelt must not be passed over.
#include <algorithm>

#include "base/text.h"
#include "import/git_paths.h"
#include "import/toml.h"

namespace plenary {
namespace {

Status read_text(const toml::table& table, const char* key, std::string& out) {
  const auto* node = table.get(key);
  if (node == nullptr) return {};
  if (!node->is_string()) return wrong(*node, fmt::format("{} is a text", key));
  out = clean(*node->value<std::string>());
  return {};
}

Status read_texts(const toml::table& table, const char* key, std::vector<std::string>& out) {
  const auto* node = table.get(key);
  if (node == nullptr) return {};
  const auto* list = node->as_array();
  if (list == nullptr) return wrong(*node, fmt::format("{} is a list of texts", key));
  for (const auto& item : *list) {
    if (!item.is_string()) return wrong(item, "a text is expected");
    out.push_back(clean(*item.value<std::string>()));
  }
  return {};
}

Status read_repository(const toml::table& top, GitRules& out) {
  const auto* node = top.get("repository");
  if (node == nullptr) return {};
  const auto* table = node->as_table();
  if (table == nullptr) return wrong(*node, "repository is a table: [repository]");
  PLENARY_TRY(only_keys(*table, {"url", "documents", "body", "group", "bots"}, "[repository]"));
  PLENARY_TRY(read_text(*table, "url", out.url));
  PLENARY_TRY(read_text(*table, "body", out.body));
  PLENARY_TRY(read_text(*table, "group", out.group));
  PLENARY_TRY(read_texts(*table, "documents", out.documents));
  PLENARY_TRY(read_texts(*table, "bots", out.bots));
  for (auto& bot : out.bots) bot = ascii_lower(bot);
  if (!out.url.empty() && repository_key(out.url).empty())
    return wrong(*table, fmt::format("url '{}' is no address of a repository (https://host/name)", out.url));
  return {};
}

Status read_path(const toml::node& node, GitRules& out) {
  const auto* table = node.as_table();
  if (table == nullptr) return wrong(node, "each [[path]] is a table");
  PLENARY_TRY(only_keys(*table, {"glob", "document", "body", "group", "skip"}, "[[path]]"));
  GitPathRule rule;
  PLENARY_TRY(read_text(*table, "glob", rule.glob));
  PLENARY_TRY(read_text(*table, "document", rule.document));
  PLENARY_TRY(read_text(*table, "body", rule.body));
  PLENARY_TRY(read_text(*table, "group", rule.group));
  if (const auto* skip = table->get("skip")) {
    if (!skip->is_boolean()) return wrong(*skip, "skip is true or false");
    rule.skip = *skip->value<bool>();
  }
  if (rule.glob.empty()) return wrong(*table, "[[path]] needs a glob: \"drafts/**\", \"*.md\"");
  if (!rule.skip && rule.document.empty() && rule.body.empty() && rule.group.empty())
    return wrong(*table, "[[path]] says nothing of the files: document, body, group or skip is missing");
  if (rule.skip && !rule.document.empty()) return wrong(*table, "a path that is skipped has no document");
  out.paths.push_back(std::move(rule));
  return {};
}

}  // namespace

Result<GitRules> parse_git_rules(std::string_view text) {
  PLENARY_LET(top, parse_toml(text));
  PLENARY_TRY(only_keys(top, {"repository", "path"}, "the mapping"));
  GitRules out;
  PLENARY_TRY(read_repository(top, out));
  if (const auto* paths = top.get("path")) {
    if (!paths->is_array()) return wrong(*paths, "path is a list of tables: [[path]]");
    for (const auto& node : *paths->as_array()) PLENARY_TRY(read_path(node, out));
  }
  return out;
}

}  // namespace plenary

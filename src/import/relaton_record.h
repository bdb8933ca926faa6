// Inside of the relaton importer: from the tree of one file to records.
#pragma once
#include "import/relaton_yaml.h"
#include "record/batch.h"
#include "record/identifier.h"

namespace plenary {

/// Adds the records of a document's file: document, stages, relations, groups, activities, roles.
/// `default_body` is for identifiers of no known form; when empty, the type of the identifier names the body.
void add_relaton_record(const YamlNode& root, const std::string& default_body, Batch& out);

/// Adds the body that orgs/<name>/metadata.yaml of relaton-data-sdo describes.
void add_relaton_body(const YamlNode& root, Batch& out);

/// What the parts of the importer share of one document.
struct RelatonContext {
  const YamlNode& root;
  const YamlNode* ext;  ///< the flavour's own fields; null in old files, which have them at the top
  const Document& document;
};

/// Adds the groups that are named as authors, editors' groups or subdivisions; returns the responsible one,
/// or "".
std::string add_relaton_groups(const RelatonContext& context, Batch& out);

/// Adds activities of the persons and contributing organizations, and roles of chairs.
void add_relaton_contributors(const RelatonContext& context, Batch& out);

/// Looks up a field of a map; null for anything else, so look-ups can be chained.
const YamlNode* field(const YamlNode* node, std::string_view key);

/// Text of a scalar, of a map's "content" (or "value", "name", "id"), or of the first of a list; else empty.
std::string_view content(const YamlNode* node);

/// Calls f(item) for each item of a list; a single value counts as a list of one.
template <class F>
void each(const YamlNode* node, F&& f) {
  if (!node) return;
  if (node->kind != YamlNode::Kind::kList) {
    if (node->kind == YamlNode::Kind::kMap || !node->text.empty()) f(*node);
    return;
  }
  for (const YamlNode* item = node->first; item; item = item->next) f(*item);
}

/// One clean line: entities decoded ("&amp;"), white space single.
std::string line_of(std::string_view text, size_t limit = 4096);

/// The field under either of its names: `second` is that of schema 1.5.
inline const YamlNode* either(const YamlNode* node, std::string_view first, std::string_view second) {
  const YamlNode* const found = field(node, first);
  return found ? found : field(node, second);
}

/// True for what sources write when they do not know a name: "UNKNOWN WORKING GROUP", "Waiting for new
/// Company".
bool is_placeholder(std::string_view name);

}  // namespace plenary

// The general reader: libfyaml's events into the same tree. Tags and aliases are refused rather than
// followed, which leaves a "billion laughs" file nothing to multiply.
#include <fmt/format.h>
#include <libfyaml.h>

#include <memory>

#include "import/relaton_yaml.h"

namespace plenary {
namespace {

using Kind = YamlNode::Kind;

struct Close {
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};

class Builder {
 public:
  explicit Builder(YamlTree& tree) : tree_(tree) {}

  Status take(const fy_event& event) {
    switch (event.type) {
      case FYET_DOCUMENT_START:
        return documents_++ == 0 ? Status() : refuse("more than one YAML document in the file");
      case FYET_MAPPING_START:
        return open(Kind::kMap, event.mapping_start.tag);
      case FYET_SEQUENCE_START:
        return open(Kind::kList, event.sequence_start.tag);
      case FYET_SCALAR:
        return scalar(event);
      case FYET_MAPPING_END:
      case FYET_SEQUENCE_END:
        levels_.pop_back();
        return {};
      case FYET_ALIAS:
        return refuse("a YAML alias ('*name'): not accepted in bibliographic records");
      default:
        return {};
    }
  }

 private:
  struct Level {
    YamlNode* node;
    YamlNode** tail;
    bool has_key = false;
    std::string_view key;
  };

  static Status refuse(std::string reason) { return fail(ErrorKind::kInput, std::move(reason)); }

  Status open(Kind kind, const fy_token* tag) {
    if (tag) return refuse("a YAML tag ('!name'): not accepted in bibliographic records");
    if (!levels_.empty() && levels_.back().node->kind == Kind::kMap && !levels_.back().has_key)
      return refuse("a key of a map that is itself a map or list");
    if (levels_.size() >= static_cast<size_t>(kYamlDepth))
      return refuse(fmt::format("nested deeper than {} levels", kYamlDepth));
    YamlNode* node = nullptr;
    if (Status added = append(kind, {}, node); !added) return added;
    levels_.push_back({node, &node->first, false, {}});
    return {};
  }

  Status scalar(const fy_event& event) {
    if (event.scalar.tag) return refuse("a YAML tag ('!name'): not accepted in bibliographic records");
    size_t length = 0;
    const char* const bytes = event.scalar.value ? fy_token_get_text(event.scalar.value, &length) : nullptr;
    std::string_view text = bytes ? std::string_view(bytes, length) : std::string_view();
    const bool is_plain = event.scalar.value && fy_token_scalar_style(event.scalar.value) == FYSS_PLAIN;
    if (!levels_.empty() && levels_.back().node->kind == Kind::kMap && !levels_.back().has_key) {
      levels_.back().has_key = true;
      levels_.back().key = tree_.keep(text);
      return {};
    }
    if (is_plain && is_yaml_null(text)) text = {};
    YamlNode* node = nullptr;
    return append(Kind::kScalar, tree_.keep(text), node);
  }

  Status append(Kind kind, std::string_view text, YamlNode*& node) {
    if (tree_.nodes() >= kYamlNodes) return refuse("more than a million values");
    if (levels_.empty()) {
      tree_.root = node = tree_.add(kind, {}, text);
      return {};
    }
    Level& level = levels_.back();
    node = tree_.add(kind, level.key, text);
    level.has_key = false;
    level.key = {};
    *level.tail = node;
    level.tail = &node->next;
    return {};
  }

  YamlTree& tree_;
  std::vector<Level> levels_;
  int documents_ = 0;
};

}  // namespace

Status read_general_yaml(const std::string& bytes, YamlTree& tree) {
  tree.clear();
  fy_parse_cfg config{};
  config.flags = FYPCF_QUIET;
  const std::unique_ptr<fy_parser, Close> parser(fy_parser_create(&config));
  if (!parser || fy_parser_set_string(parser.get(), bytes.data(), bytes.size()) != 0)
    return fail(ErrorKind::kInput, "libfyaml could not start on the file");
  Builder builder(tree);
  Status status;
  while (fy_event* const event = fy_parser_parse(parser.get())) {
    status = builder.take(*event);
    fy_parser_event_free(parser.get(), event);
    if (!status) return status;
  }
  if (fy_parser_get_stream_error(parser.get())) return fail(ErrorKind::kInput, "not well-formed YAML");
  if (!tree.root) return fail(ErrorKind::kInput, "an empty file");
  return {};
}

}  // namespace plenary

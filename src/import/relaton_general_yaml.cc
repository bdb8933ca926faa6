// The general reader: libfyaml's events into the same tree. Tags and aliases are refused rather than
// followed, which leaves a "billion laughs" file nothing to multiply.
#include <fmt/core.h>
#include <libfyaml.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "import/relaton_yaml.h"

namespace plenary {
namespace {

using Kind = YamlNode::Kind;

// libfyaml reads flow style ahead to its end, in time and memory that grow with the square of the nesting.
constexpr std::ptrdiff_t kBrackets = 4096;

struct Close {
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
  void operator()(fy_diag* diag) const { fy_diag_destroy(diag); }
};

// Gathers the complaints of libfyaml, which would else go to standard error.
std::unique_ptr<fy_diag, Close> silent_diagnostics() {
  fy_diag_cfg config{};
  fy_diag_cfg_default(&config);
  config.fp = nullptr;
  config.output_fn = [](fy_diag*, void*, const char*, size_t) {};
  std::unique_ptr<fy_diag, Close> diag(fy_diag_create(&config));
  if (diag) fy_diag_set_collect_errors(diag.get(), true);
  return diag;
}

std::string complaint(fy_diag* diag) {
  void* iterator = nullptr;
  const fy_diag_error* const error = fy_diag_errors_iterate(diag, &iterator);
  if (!error || !error->msg) return "not well-formed YAML";
  return fmt::format("not well-formed YAML, line {}: {}", error->line, clean(error->msg, 200));
}

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
    YamlNode* const node = append(kind, {});
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
    append(Kind::kScalar, tree_.keep(text));
    return {};
  }

  YamlNode* append(Kind kind, std::string_view text) {
    if (levels_.empty()) return tree_.root = tree_.add(kind, {}, text);
    Level& level = levels_.back();
    YamlNode* const node = tree_.add(kind, level.key, text);
    level.has_key = false;
    level.key = {};
    *level.tail = node;
    level.tail = &node->next;
    return node;
  }

  YamlTree& tree_;
  std::vector<Level> levels_;
  int documents_ = 0;
};

}  // namespace

Status read_general_yaml(const std::string& bytes, YamlTree& tree) {
  tree.clear();
  if (bytes.find('\0') != std::string::npos) return fail(ErrorKind::kInput, "binary, not text");
  if (!valid_utf8(bytes)) return fail(ErrorKind::kInput, "not UTF-8 text");
  if (bytes.find("''''") != std::string::npos)
    return fail(ErrorKind::kInput,
                "two escaped quotes side by side, which libfyaml 0.7 garbles, outside of plain block style");
  if (bytes.size() > kGeneralYamlBytes)
    return fail(ErrorKind::kInput,
                "larger than 1 MiB and not in plain block style: not a bibliographic record");
  if (std::ranges::count_if(bytes, [](char c) { return c == '[' || c == '{'; }) > kBrackets)
    return fail(ErrorKind::kInput, "more than 4096 brackets: not a bibliographic record");
  const auto diag = silent_diagnostics();
  fy_parse_cfg config{};
  config.diag = diag.get();
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
  if (fy_parser_get_stream_error(parser.get())) return fail(ErrorKind::kInput, complaint(diag.get()));
  if (!tree.root) return fail(ErrorKind::kInput, "an empty file");
  return {};
}

}  // namespace plenary

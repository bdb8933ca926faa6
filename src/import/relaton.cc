#include "import/relaton.h"

#include "base/text.h"
#include "import/relaton_record.h"

namespace plenary {
namespace {

// The last part of a path.
std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// "index.yaml", "index-v1.yaml": lists of a repository's files. "indexeddb-2.yaml" is a document.
bool is_index(std::string_view name) {
  if (!name.starts_with("index")) return false;
  return name.substr(0, name.find('.')).find_first_not_of("-v0123456789", 5) == std::string_view::npos;
}

class RelatonReader : public FormatReader {
 public:
  explicit RelatonReader(std::string body) : body_(std::move(body)) {}

  // All YAML files but those that serve the repository itself: hidden ones (CI), indexes, lists of logos.
  bool accepts(std::string_view path) const override {
    if (!path.ends_with(".yaml") && !path.ends_with(".yml")) return false;
    for (const std::string_view part : split(path, '/'))
      if (part.starts_with('.')) return false;
    const std::string_view name = file_name(path);
    return !is_index(name) && name != "logos.yaml";
  }

  void read(const SourceFile& file, Batch& out) const override {
    if (!file.fault.empty()) return out.reject(0, file.fault);
    thread_local YamlTree tree;  // its memory is used again for the next file
    if (const Status status = read_yaml(file.bytes, tree); !status)
      return out.reject(0, status.error().message, file.bytes);
    if (tree.root->kind != YamlNode::Kind::kMap)
      return out.reject(0, "not a record: no keys at the top", file.bytes);
    if (file_name(file.path) == "metadata.yaml") return add_relaton_body(*tree.root, out);
    add_relaton_record(*tree.root, body_, out);
  }

 private:
  std::string body_;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_relaton(const ImportOptions& options) {
  return std::make_unique<RelatonReader>(options.body);
}

}  // namespace plenary

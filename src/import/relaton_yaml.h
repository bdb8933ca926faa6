// YAML as a small tree, for files of bibliographic records. Two readers make the same tree: a fast one for
// the plain block style that generators write (and that nearly every file is in), and libfyaml for all the
// rest. The texts of a tree are views into the file's bytes or into the tree's own memory, which the next
// file reuses.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

/// One value. The children of a map or list hang on `first` and follow each other by `next`.
struct YamlNode {
  enum class Kind : uint8_t { kScalar, kMap, kList };
  Kind kind = Kind::kScalar;
  std::string_view key;   ///< in a map: what the value is called
  std::string_view text;  ///< of a scalar; empty for null
  YamlNode* first = nullptr;
  YamlNode* next = nullptr;
};

/// Owner of the nodes of one file at a time.
class YamlTree {
 public:
  /// Forgets the last file, keeping the memory (what a huge file took beyond a few blocks is given back).
  void clear();
  YamlNode* add(YamlNode::Kind kind, std::string_view key, std::string_view text = {});
  /// Copies a text that does not stand in the bytes as it is.
  std::string_view keep(std::string_view text);
  size_t nodes() const { return nodes_; }

  YamlNode* root = nullptr;

 private:
  std::vector<std::unique_ptr<YamlNode[]>> blocks_;
  size_t nodes_ = 0;
  std::vector<std::unique_ptr<char[]>> texts_;  // blocks of kTextBlock bytes
  size_t text_block_ = 0, text_used_ = 0;
  std::vector<std::unique_ptr<char[]>> long_texts_;
};

/// Reads a file into the tree, whichever way it takes. The bytes must outlive the use of the tree.
/// Refused, with the reason: what is not YAML, aliases and tags, several documents, keys that are no text,
/// more than 16 MiB (1 MiB in other than plain style), a million values or 48 levels: no record comes near.
Status read_yaml(const std::string& bytes, YamlTree& tree);

/// The fast way: returns false, having decided nothing, where the file is not in the plain block subset.
bool read_plain_yaml(const std::string& bytes, YamlTree& tree);

/// The general way, by libfyaml's events.
Status read_general_yaml(const std::string& bytes, YamlTree& tree);

inline constexpr size_t kYamlBytes = 16u << 20;
inline constexpr size_t kGeneralYamlBytes = 1u << 20;
inline constexpr size_t kYamlNodes = 1'000'000;
inline constexpr int kYamlDepth = 48;

/// True for UTF-8 text that ends in a line end and has no control, separator or other character that YAML
/// treats apart.
bool plain_yaml_bytes(const std::string& bytes);

/// True for the plain (unquoted) spellings of "nothing".
bool is_yaml_null(std::string_view plain);

}  // namespace plenary

#include "import/relaton_yaml.h"

#include <simdjson.h>

#include <array>
#include <cstring>

namespace plenary {
namespace {

constexpr size_t kNodeBlock = 1024;
constexpr size_t kTextBlock = 64u << 10;
constexpr size_t kKeptBlocks = 64;

enum class Class : uint8_t { kFine, kRefused, kLead };  // kLead: may begin a character that is refused

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> classes{};
  for (size_t c = 0; c < 0x20; ++c) classes[c] = c == '\n' ? Class::kFine : Class::kRefused;
  classes[0x7F] = Class::kRefused;
  for (const size_t c : {0xC2, 0xE2, 0xEF}) classes[c] = Class::kLead;
  return classes;
}();

// Control characters, line and paragraph separators, byte-order marks and non-characters: valid UTF-8, but
// YAML treats them apart.
bool refused_character(const char* at) {
  const auto byte = [at](int i) { return static_cast<unsigned char>(at[i]); };
  if (byte(0) == 0xC2) return byte(1) < 0xA0;
  if (byte(0) == 0xE2) return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9);
  return (byte(1) == 0xBB && byte(2) == 0xBF) || (byte(1) == 0xBF && byte(2) >= 0xBE);
}

}  // namespace

void YamlTree::clear() {
  root = nullptr;
  nodes_ = text_block_ = text_used_ = 0;
  long_texts_.clear();
  if (blocks_.size() > kKeptBlocks) blocks_.resize(kKeptBlocks);
  if (texts_.size() > kKeptBlocks) texts_.resize(kKeptBlocks);
}

YamlNode* YamlTree::add(YamlNode::Kind kind, std::string_view key, std::string_view text) {
  const size_t block = nodes_ / kNodeBlock;
  if (block == blocks_.size()) blocks_.push_back(std::make_unique<YamlNode[]>(kNodeBlock));
  YamlNode& node = blocks_[block][nodes_++ % kNodeBlock];
  node = {kind, key, text, nullptr, nullptr};
  return &node;
}

std::string_view YamlTree::keep(std::string_view text) {
  if (text.empty()) return {};
  char* at;
  if (text.size() > kTextBlock / 4) {
    at = long_texts_.emplace_back(std::make_unique_for_overwrite<char[]>(text.size())).get();
  } else {
    if (text_used_ + text.size() > kTextBlock) ++text_block_, text_used_ = 0;
    if (text_block_ == texts_.size()) texts_.push_back(std::make_unique_for_overwrite<char[]>(kTextBlock));
    at = texts_[text_block_].get() + text_used_;
    text_used_ += text.size();
  }
  std::memcpy(at, text.data(), text.size());
  return {at, text.size()};
}

bool is_yaml_null(std::string_view plain) {
  return plain == "~" || plain == "null" || plain == "Null" || plain == "NULL";
}

bool plain_yaml_bytes(const std::string& bytes) {
  if (bytes.empty() || bytes.back() != '\n') return false;
  for (const char& c : bytes) {
    const Class kind = kClasses[static_cast<unsigned char>(c)];
    if (kind == Class::kFine) continue;
    if (kind == Class::kRefused || refused_character(&c)) return false;
  }
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

Status read_yaml(const std::string& bytes, YamlTree& tree) {
  if (bytes.size() > kYamlBytes)
    return fail(ErrorKind::kInput, "larger than 16 MiB: not a bibliographic record");
  if (read_plain_yaml(bytes, tree)) return {};
  if (tree.nodes() >= kYamlNodes) return fail(ErrorKind::kInput, "more than a million values");
  return read_general_yaml(bytes, tree);
}

}  // namespace plenary

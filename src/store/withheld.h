// The people whom a workspace withholds: erased for good, or hidden until they are shown again. The file
// identity.withheld tells them by keyed hashes of their names, addresses and identifiers, so no name stands
// in it and who has not got the key (identity.key) learns nothing from it; yet every record that comes in can
// be asked about.
//
// A line is a verb, the time, who decided, and a hash, with tabs between. Lines are only ever added; one
// person has several. The first says which key the hashes are made with.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/secret.h"
#include "store/workspace.h"

namespace plenary {

enum class WithheldVerb {
  kErased,
  kHidden,
  kShown,  ///< what was hidden is not any more
};

/// "erased", "hidden", "shown"
const char* verb_name(WithheldVerb verb);

struct WithheldLine {
  WithheldVerb verb = WithheldVerb::kErased;
  std::string at, author;
  Digest hash;
  bool operator==(const WithheldLine&) const = default;
};

struct WithheldFile {
  std::optional<Digest> key_check;
  std::vector<WithheldLine> lines;
};

/// Reads the file. An error names the line: of a damaged file nothing is passed over.
Result<WithheldFile> parse_withheld(std::string_view text);

/// The file with lines behind it; makes its head if it has none.
std::string with_lines(std::string_view text, const SecretKey& key, std::span<const WithheldLine> lines);

/// A person as a record names one, with what the record says beside it. Empty: not said.
struct PersonText {
  std::string_view name, mail, key, body, organization;
};

/// What a person is told by: texts of which the file keeps the hashes.
///
/// `matching` are those under which a record is found: the person as written, the address, the identifier;
/// the name in its body or with its organization only where neither an address nor an identifier says who it
/// is. So another person of that name who has other evidence stays.
std::vector<std::string> matching(const PersonText& who);
/// `claims` are those that stand for a person who is written like this: `matching`, and for a full name (two
/// words at least) also the name in that body and with that organization, as other sources may write it.
std::vector<std::string> claims(const PersonText& who);
/// What a mention in running text is found by: full names, word by word and whole.
std::vector<std::string> mentions(std::string_view name);

inline constexpr const char* kErasedMention = "(erased)";
inline constexpr const char* kHiddenName = "(hidden)";

/// The people withheld, to be asked about. Remembers what it was asked: for one thread.
class Withheld {
 public:
  Withheld() = default;
  /// An error when the file is damaged or its hashes were made with another key.
  static Result<Withheld> make(std::string_view text, std::optional<SecretKey> key);

  bool erases() const { return !erased_.empty(); }
  bool hides() const { return !hidden_.empty(); }
  bool erased(const PersonText& who) { return finds(erased_, who); }
  bool hidden(const PersonText& who) { return finds(hidden_, who); }
  /// The text with each mention of an erased person (full name, address, identifier) replaced; nothing when
  /// there is none.
  std::optional<std::string> without_mentions(std::string_view text);

  const SecretKey& key() const { return key_; }
  /// The hashes of the erased, in order.
  std::vector<std::string> erased_hashes() const;

 private:
  using Hashes = std::unordered_set<Digest, DigestHash>;
  bool holds(const Hashes& hashes, const std::string& what) const {
    return hashes.contains(digest(key_, what));
  }
  bool finds(const Hashes& hashes, const PersonText& who);
  bool is_name_word(const std::string& folded);

  SecretKey key_;
  Hashes erased_, hidden_;
  std::unordered_map<std::string, bool> words_;  // asked before
};

/// The file's text; empty when the workspace withholds nobody.
Result<std::string> read_withheld(const Workspace& workspace);
/// The people withheld according to that text, with the workspace's key.
Result<Withheld> load_withheld(const Workspace& workspace, std::string_view text);
/// Names a text; empty for an empty one.
std::string withheld_hash(std::string_view text);

}  // namespace plenary

// People as git names them: "Ada Example <ada@example.org>".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/nouns.h"

namespace plenary {

struct GitName {
  std::string name, mail;
  bool operator==(const GitName&) const = default;
};

/// Reads "Name <mail>", "<mail>", "Name" or "mail"; nothing when there is neither. Masked and doubled signs
/// are kept.
std::optional<GitName> parse_git_name(std::string_view text);

/// The mapping of names that a repository keeps in its file .mailmap (gitmailmap(5)); git applies it to
/// authors and committers itself, this one is for the people named in trailers.
class GitMailmap {
 public:
  explicit GitMailmap(std::string_view text);
  GitName map(const GitName& name) const;

 private:
  struct Entry {
    std::string old_mail, old_name;  // lower case; an empty name is any
    std::string name, mail;          // empty: stays
  };
  std::vector<Entry> entries_;  // sorted by old_mail, then old_name
};

/// True for programs that commit: names and addresses that forges and tools use, names that end in the word
/// "bot". `more` are lower-case names or addresses besides.
bool is_git_bot(const GitName& name, const std::vector<std::string>& more);

/// The person; a forge's address that hides the real one gives an identifier ("github:login") instead.
PersonName git_person(const GitName& name);

/// The domain of the address, which tells for whom somebody acted; empty for hidden addresses and machines'
/// own names.
std::string git_domain(const GitName& name);

/// True when both are the same person: the same address, or the same name.
bool same_git_person(const GitName& a, const GitName& b);

}  // namespace plenary

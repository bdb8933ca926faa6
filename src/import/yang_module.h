// What a YANG module (RFC 7950) says of itself: its name, its revisions and the documents that define them.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

struct YangRevision {
  std::string date;       ///< as written: "2018-02-20"
  std::string reference;  ///< text of its reference statement; may be empty
};

struct YangModule {
  std::string name;
  std::string reference;                ///< of the module as a whole; may be empty
  std::vector<YangRevision> revisions;  ///< in the order of the file
};

/// Reads a module or submodule. Nothing for bytes that are none; what is cut off ends the reading there.
std::optional<YangModule> read_yang_module(std::string_view bytes);

/// Which document defines a module, as the modules themselves say it.
class YangDocuments {
 public:
  void add(const YangModule& module);

  struct Found {
    std::string document;
    bool exact = false;  ///< false: the first document of the module, since no revision was said or known
  };
  /// The document of a revision. YANG allows compatible changes only (RFC 7950, section 11), so whoever has
  /// any revision has what the first document defines.
  std::optional<Found> find(const std::string& module, const std::string& revision) const;

 private:
  std::map<std::string, std::map<std::string, std::string>> by_revision_;  // module, date -> document
};

}  // namespace plenary

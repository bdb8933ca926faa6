// What kind of evidence a citation is: a comment says what a programmer read, an identifier what the code
// does.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenary {

/// Kinds of evidence, by strength for "somebody implements it".
enum class EvidenceKind {
  kIdentifier,  ///< a name of code
  kComment,
  kUserString,  ///< a text that users of the program see
  kTest,        ///< of any sort, in what tests the program
  kDoc,
  kSpecText,    ///< a formal text of a standard: ASN.1, MIB, YANG
  kDataMarkup,  ///< a document type, namespace, encoding, dictionary
  kBuild,       ///< a build file, a choice of configuration
  kLicence,
};

const char* to_string(EvidenceKind kind);

/// What a file's path says of the citations in it, found out once.
class FileKind {
 public:
  /// The path must outlive this; without one (empty) lines speak for themselves, and say less.
  explicit FileKind(std::string_view path);

  /// Tells the kind of the citation that begins at byte `place` of a line. Of a long line 500 bytes on either
  /// side count.
  EvidenceKind at(std::string_view line, size_t place) const;

  /// The kind of all citations of the file, where its lines have no say.
  std::optional<EvidenceKind> always() const { return always_; }

 private:
  std::string_view path_;
  std::string type_;
  bool code_, spec_, build_;
  std::optional<EvidenceKind> always_;
};

}  // namespace plenary

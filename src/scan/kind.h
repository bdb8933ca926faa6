// What kind of evidence a citation is: a comment says what a programmer read, an identifier what the code
// does.
#pragma once
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

/// Tells the kind of the citation that begins at byte `at` of a line, from the file's path and the line;
/// without a path (empty) from the line alone, which tells less. Of a long line 500 bytes on either side
/// count.
EvidenceKind evidence_kind(std::string_view path, std::string_view line, size_t at);

}  // namespace plenary

#include "scan/kind.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

std::string kind(std::string_view path, std::string_view line, std::string_view name) {
  return to_string(FileKind(path).at(line, line.find(name)));
}

TEST(EvidenceKind, InCodeFollowsTheLanguage) {
  EXPECT_EQ(kind("src/tls.c", " * as RFC 8446 says", "RFC"), "comment");
  EXPECT_EQ(kind("src/tls.c", "int x; // RFC 8446", "RFC"), "comment");
  EXPECT_EQ(kind("src/tls.c", "X509_free(cert);", "X509"), "identifier");
  EXPECT_EQ(kind("src/tls.c", "log(\"no X.509 certificate\");", "X.509"), "user-string");
  EXPECT_EQ(kind("src/tls.py", "# see RFC 8446", "RFC"), "comment");
  EXPECT_EQ(kind("src/config.h.in", "#undef HAVE_X509_NAME", "X509"), "identifier");
}

TEST(EvidenceKind, OfALongLineIsToldByWhatStandsAround) {
  const std::string far(5000, 'x');
  EXPECT_EQ(kind("a.c", "/* " + far + " */ X509_free(cert); " + far, "X509"), "identifier");
  EXPECT_EQ(kind("a.c", far + " /* RFC 8446 */ " + far, "RFC"), "comment");
}

TEST(EvidenceKind, OfTestsIsTestWhateverTheLine) {
  EXPECT_EQ(kind("tests/tls.c", "// RFC 8446", "RFC"), "test");
  EXPECT_EQ(kind("src/tls_test.cc", "X509_free(cert);", "X509"), "test");
  EXPECT_EQ(kind("tests/README", "the vectors of RFC 8448", "RFC"), "doc");
}

TEST(EvidenceKind, OfOtherFilesFollowsTheirNames) {
  EXPECT_EQ(kind("README.md", "speaks RFC 8446", "RFC"), "doc");
  EXPECT_EQ(kind("configure.ac", "AC_ARG_ENABLE(rfc8446)", "rfc"), "build");
  EXPECT_EQ(kind("mibs/X.mib", "RFC 1213", "RFC"), "spec-text");
  EXPECT_EQ(kind("po/de.po", "msgid \"X.509\"", "X.509"), "user-string");
  EXPECT_EQ(kind("a.xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "ISO"), "data-markup");
  EXPECT_EQ(kind("COPYING", "RFC 8446", "RFC"), "licence");
}

TEST(EvidenceKind, OfALineAloneIsAGuessFromItsShape) {
  EXPECT_EQ(kind("", "/* RFC 8446 */", "RFC"), "comment");
  EXPECT_EQ(kind("", "#define HAVE_X509 1", "X509"), "identifier");
  EXPECT_EQ(kind("", "The server follows RFC 8446 in all that it does here.", "RFC"), "doc");
  EXPECT_EQ(kind("", "-- RFC 1213", "RFC"), "spec-text");
}

TEST(EvidenceKind, OfStarsDependsOnWhatStandsBehindThem) {
  EXPECT_EQ(kind("", "   * as RFC 8446 says", "RFC"), "comment");
  EXPECT_EQ(kind("", "* RFC 8446 is supported", "RFC"), "doc");
  EXPECT_EQ(kind("", "    *) Feature: RFC 8446", "RFC"), "doc");
  EXPECT_EQ(kind("", "  *cert = d2i_X509(NULL, &p, n);", "X509"), "identifier");
}

TEST(EvidenceKind, OfDirectivesIsIdentifierEvenWithABlank) {
  EXPECT_EQ(kind("src/a.c", "# include <gnutls/x509.h>", "x509"), "identifier");
  EXPECT_EQ(kind("src/a.c", "#error \"no X9.62 curve\"", "X9.62"), "identifier");
  EXPECT_EQ(kind("src/a.py", "# if the X.509 name is empty", "X.509"), "comment");
}

TEST(EvidenceKind, OfManualPagesTellsFunctionsFromProse) {
  EXPECT_EQ(kind("", "\\fBint gnutls_x509_crt_init(...)\\fP", "x509"), "identifier");
  EXPECT_EQ(kind("", ".SH THE X.509 FORMAT", "X.509"), "doc");
  EXPECT_EQ(kind("", "  This module is part of RFC 4668; see the RFC itself", "RFC"), "spec-text");
}

}  // namespace
}  // namespace plenary

#include "import/implementation_status.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

Batch read(std::string_view text, std::string_view path = "draft.txt") {
  SourceFile file;
  file.path = path;
  file.bytes = text;
  Batch out;
  (*open_implementation_status({}))->read(file, out);
  return out;
}

std::string told(const Batch& batch) {
  std::string out;
  for (const auto& a : batch.adoptions)
    out += a.document + " | " + a.implementer.name + " | " + a.product + " | " + a.evidence + " | " +
           a.place + " | " + (a.last ? to_string(*a.last) : "") + "\n";
  for (const auto& r : batch.rejects) out += std::to_string(r.line) + ": " + r.reason + "\n";
  return out;
}

constexpr std::string_view kHead =
    "Network Working Group                                         J. Example\n"
    "Internet-Draft                                         Example Institute\n"
    "Intended status: Standards Track                          March 5, 2024\n"
    "\n"
    "                     A Protocol of Examples\n"
    "                draft-example-protocol-03\n"
    "\n"
    "   7.  Implementation Status . . . . . . . . . . . . . . . . . .   9\n\n";

TEST(ImplementationStatus, SubsectionsWithLabelsAreImplementations) {
  const auto out = read(std::string(kHead) +
                        "7.  Implementation Status\n\n"
                        "   This section records the status of known implementations.\n\n"
                        "7.1.  exampled\n\n"
                        "   Organization:  Example Institute\n\n"
                        "   Description:  a server that\n      does all of it\n\n"
                        "   Maturity:  in\n      production\n"
                        "Example                 Expires 6 September 2024               [Page 9]\n"
                        "Internet-Draft            A Protocol of Examples             March 2024\n"
                        "   Coverage:  all\n   Licensing:  BSD\n   Contact:  Jane Doe <jane@example.org>\n\n"
                        "7.2.  Other\n\n   o  Name: other-client\n   o  Maturity: prototype\n\n"
                        "8.  Security Considerations\n\n   Name: not one\n   Organization: Nobody\n");
  EXPECT_EQ(
      told(out),
      "ietf:draft-example-protocol@03 | Example Institute | exampled | implementation status: in production; "
      "coverage: all; licence: BSD | section 7.1 | 2024-03-05\n"
      "ietf:draft-example-protocol@03 |  | other-client | implementation status: prototype | section 7.2 | "
      "2024-03-05\n");
  ASSERT_EQ(out.documents.size(), 1u);
  EXPECT_EQ(out.documents[0].work, "ietf:draft-example-protocol");
  EXPECT_EQ(out.affiliations.size() + out.activities.size(), 0u);  // persons are not taken
}

TEST(ImplementationStatus, AListBeginsAnewWithEachOrganization) {
  const auto out = read(std::string(kHead) +
                        "7.  Implementation Status\n\n   *  Organization: One\n   *  Implementation: a\n"
                        "   *  Organization: Two\n   *  Implementation: b\n");
  EXPECT_EQ(told(out),
            "ietf:draft-example-protocol@03 | One | a | implementation status | section 7 | 2024-03-05\n"
            "ietf:draft-example-protocol@03 | Two | b | implementation status | section 7 | 2024-03-05\n");
}

TEST(ImplementationStatus, TheMarkdownOfADraftIsReadToo) {
  const auto out = read(
      "docname: draft-example-push-latest\n\n# Implementation Status {#status}\n\n## Hub\n\n"
      "Organization responsible for the implementation:\n\nExample Services\nLtd\n\n"
      "Implementation Name and Details:\n\nHub, the reference\n\nLevel of Maturity:\n\nWidely used.\n\n"
      "## Library\n\n- Responsible Organization: Other Institute\nof Networks\n- Maturity: alpha\n\n"
      "# Security\n\nOrganization: Nobody\n",
      "draft-example-push.md");
  EXPECT_EQ(told(out),
            "ietf:draft-example-push | Example Services Ltd | Hub, the reference | implementation status: "
            "Widely used. "
            "| section Hub | \n"
            "ietf:draft-example-push | Other Institute of Networks | Library | implementation status: alpha "
            "| section "
            "Library | \n");
}

TEST(ImplementationStatus, ARfcSaysItsNumber) {
  const auto out =
      read("Request for Comments: 9999        Example\n\n5. Implementation Status\n\n   Organization: One\n");
  ASSERT_EQ(out.adoptions.size(), 1u);
  EXPECT_EQ(out.adoptions[0].document, "ietf:rfc9999");
  EXPECT_EQ(out.documents.size(), 0u);
}

TEST(ImplementationStatus, ProseWithoutLabelsIsToldNotGuessed) {
  EXPECT_EQ(told(read(std::string(kHead) +
                      "7.  Implementation Status\n\n   There are three of them, all by Acme.\n")),
            "10: an implementation-status section that labels no implementation as RFC 7942 has it\n");
  EXPECT_EQ(told(read("1. Implementation Status\n\n   Organization: One\n", "notes.txt")),
            "1: an implementation-status section in a text that names no draft and no RFC\n");
}

TEST(ImplementationStatus, TheNameOfTheFileNamesTheDraftToo) {
  const auto out = read("1. Implementation Status\n\n   Organization: One\n", "x/draft-ietf-a-b-00.txt");
  ASSERT_EQ(out.adoptions.size(), 1u);
  EXPECT_EQ(out.adoptions[0].document, "ietf:draft-ietf-a-b@00");
}

TEST(ImplementationStatus, OtherTextsSayNothing) {
  for (const char* text : {"", "7.", "7. ", "#", "##", "# ", "# {#", "Implementation Status",
                           "\xff\xfe 7. Implementation Status", ":\n: :"})
    EXPECT_EQ(told(read(text)), "") << text;
}

}  // namespace
}  // namespace plenary

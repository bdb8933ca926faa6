#include "record/identifier_names.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

std::string name(std::string_view key) { return printed_name(*parse_key(key)); }
std::string urn(std::string_view key) { return registered_urn(*parse_key(key)); }
std::string page(std::string_view key) { return page_address(*parse_key(key)); }

TEST(IdentifierNames, ArePrintedAsTheBodyPrintsThem) {
  EXPECT_EQ(name("itu-t:g.709@2020-06"), "ITU-T G.709 (06/2020)");
  EXPECT_EQ(name("itu-t:g.709@2020#amd4"), "ITU-T G.709 (2020) Amd. 4");
  EXPECT_EQ(name("itu-t:q.765bis@1998-07"), "ITU-T Q.765 bis (07/1998)");
  EXPECT_EQ(name("itu-t:g.suppl35@2010-01"), "ITU-T G Suppl. 35 (01/2010)");
  EXPECT_EQ(name("itu-t:h.323@2000-02#annex-g"), "ITU-T H.323 Annex G (02/2000)");
  EXPECT_EQ(name("itu-r:bs.1114@12"), "ITU-R BS.1114-12");
  EXPECT_EQ(name("itu-r:q102-6@5"), "ITU-R 102-5/6");
  EXPECT_EQ(name("3gpp:ts23.501@16.4.0"), "3GPP TS 23.501 V16.4.0");
  EXPECT_EQ(name("etsi:en300328@2.2.2"), "ETSI EN 300 328 V2.2.2");
  EXPECT_EQ(name("etsi:gs-nfv-ifa011@3.3.1"), "ETSI GS NFV-IFA 011 V3.3.1");
  EXPECT_EQ(name("etsi:ets300011-1@ed2#a1"), "ETSI ETS 300 011-1/A1 ed.2");
  EXPECT_EQ(name("iso-iec:14496-10@2014#cor1"), "ISO/IEC 14496-10:2014/Cor 1");
  EXPECT_EQ(name("iso:ts22163@2017"), "ISO/TS 22163:2017");
  EXPECT_EQ(name("iso:15118@dis.2"), "ISO/DIS 15118.2");
  EXPECT_EQ(name("iso:iwa6@2008"), "IWA 6:2008");
  EXPECT_EQ(name("ieee:802.1q@2015#cor1"), "IEEE Std 802.1Q/Cor1-2015");
  EXPECT_EQ(name("ieee:802.11@d3.0-2014-06"), "IEEE P802.11/D3.0-2014-06");
  EXPECT_EQ(name("ietf:rfc9110"), "RFC 9110");
  EXPECT_EQ(name("ietf:draft-ietf-quic-http@34"), "draft-ietf-quic-http-34");
  EXPECT_EQ(name("nist:sp800-53@r5"), "NIST SP 800-53 Rev. 5");
  EXPECT_EQ(name("ecma:tr90"), "ECMA TR/90");
  EXPECT_EQ(name("din:en-iso9001@2015"), "DIN EN ISO 9001:2015");
  EXPECT_EQ(name("jisc:x0208@1990"), "JIS X 0208:1990");
  EXPECT_EQ(name("pkcs:11"), "PKCS #11");
}

TEST(IdentifierNames, AreReadBackToTheirKeys) {
  for (const std::string_view key : {"itu-t:g.709@2020#amd4",
                                     "itu-t:h.264@2014-02",
                                     "itu-t:e.156@2020-06#amd1",
                                     "itu-t:g.729@2000#annex-c-cor1",
                                     "itu-r:bt.709@6",
                                     "3gpp:ts36.521-2@9.8.0",
                                     "etsi:gs-f5g036@1.1.1",
                                     "etsi:gts11.40-dcs@3.3.0",
                                     "etsi:i-ets300330@ed1#a1",
                                     "iso-iec:tr10000-1@1998",
                                     "iso:9000@2008#cd-amd1",
                                     "iso-iec-ieee:8802-1ab@2017",
                                     "ieee:802.1@d3-2005-unapproved",
                                     "ieee:1184@2006-redline",
                                     "ietf:bcp14",
                                     "w3c:css-text-3@2023-02-13",
                                     "oasis:mqtt@5.0",
                                     "oasis:oslc-rm@2.1-ps01#part1",
                                     "ecma:262@ed14",
                                     "nist:fips180-4",
                                     "bsi:en-iso-iec27001@2017",
                                     "bsi:en55032@2015#a1"}) {
    const auto back = parse_identifier(name(key));
    EXPECT_EQ(back ? back->key() : "none", key) << name(key);
  }
}

TEST(IdentifierNames, OfKeysThatNoBodyWouldGiveAreNoAccident) {
  for (const std::string_view key :
       {"3gpp:x", "cen:e", "etsi:gs-", "etsi:1", "ieee:d", "ietf:rfc", "itu-r:q", "itu-t:.suppl", "iso:ts",
        "nist:x", "ecma:tr", "itu-t:g@2020#-", "iso:1@-#-1", "din:en", "oasis:-", "w3c:-"})
    EXPECT_LT(name(key).size() + urn(key).size() + page(key).size(), 200u) << key;
}

TEST(IdentifierNames, HaveUrnsOnlyWhereOneIsRegistered) {
  EXPECT_EQ(urn("ietf:rfc9110"), "urn:ietf:rfc:9110");
  EXPECT_EQ(urn("ietf:bcp14"), "urn:ietf:bcp:14");
  EXPECT_EQ(urn("ietf:draft-ietf-quic-http@34"), "urn:ietf:id:ietf-quic-http");
  EXPECT_EQ(urn("iso:9001@2015"), "urn:iso:std:iso:9001");
  EXPECT_EQ(urn("iso-iec:14496-10"), "urn:iso:std:iso-iec:14496:-10");
  EXPECT_EQ(urn("iso:tr9998"), "urn:iso:std:iso:tr:9998");
  for (const std::string_view key :
       {"itu-t:g.709", "3gpp:ts23.501", "etsi:en300328", "ieee:802.11", "iso:9001@2015#amd1", "w3c:svg11"})
    EXPECT_EQ(urn(key), "") << key;
}

TEST(IdentifierNames, HaveAPageWhereTheKeyTellsIt) {
  EXPECT_EQ(page("ietf:rfc9110"), "https://www.rfc-editor.org/info/rfc9110");
  EXPECT_EQ(page("itu-t:g.709@2020-06"), "https://www.itu.int/rec/T-REC-G.709/en");
  EXPECT_EQ(page("3gpp:ts36.521-1"), "https://www.3gpp.org/dynareport/36521-1.htm");
  EXPECT_EQ(page("etsi:ts188005-3"), "https://www.etsi.org/deliver/etsi_ts/188000_188099/18800503/");
  EXPECT_EQ(page("ecma:tr90"),
            "https://ecma-international.org/publications-and-standards/technical-reports/ecma-tr-90/");
  EXPECT_EQ(page("whatwg:html"), "https://html.spec.whatwg.org/");
  EXPECT_EQ(page("nist:fips180-4"), "https://csrc.nist.gov/pubs/fips/180-4/final");
  for (const std::string_view key :
       {"iso:9001", "ieee:802.11", "itu-t:sec-qkd", "etsi:gs-nfv001", "oasis:mqtt"})
    EXPECT_EQ(page(key), "") << key;
}

}  // namespace
}  // namespace plenary

#include "record/identifier.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

std::string key(std::string_view text) {
  const auto id = parse_identifier(text);
  return id ? id->key() : "none";
}

std::string work(std::string_view text) {
  const auto id = parse_identifier(text);
  return id ? id->work() : "none";
}

TEST(Identifier, ItuRecommendationsTakeTheirDateAsEdition) {
  EXPECT_EQ(key("ITU-T G.709 (06/2020)"), "itu-t:g.709@2020-06");
  EXPECT_EQ(key("ITU-T G.709"), "itu-t:g.709");
  EXPECT_EQ(key("Recommendation ITU-T X.509 (10/2019)"), "itu-t:x.509@2019-10");
  EXPECT_EQ(key("ITU-T G.709/Y.1331 (06/2020)"), "itu-t:g.709@2020-06");
  EXPECT_EQ(key("ITU-T H.264 (V9) (02/2014)"), "itu-t:h.264@2014-02");
  EXPECT_EQ(key("ITU-T Q.765 bis (07/1998)"), "itu-t:q.765bis@1998-07");
  EXPECT_EQ(key("ITU-T D.9 R (01/2001)"), "itu-t:d.9r@2001-01");
  EXPECT_EQ(work("ITU-T G.709 (06/2020)"), "itu-t:g.709");
}

TEST(Identifier, AnAmendmentNamesTheEditionThatItChanges) {
  EXPECT_EQ(key("ITU-T G.709/Y.1331 (2020) Amd. 4 (07/2025)"), "itu-t:g.709@2020#amd4");
  EXPECT_EQ(key("ITU-T X.509 (2000) Technical Cor. 3 (04/2004)"), "itu-t:x.509@2000#cor3");
  EXPECT_EQ(key("ITU-T E.156 Amd.1 (06/2020)"), "itu-t:e.156@2020-06#amd1");
  EXPECT_EQ(key("ISO/IEC 14496-10:2014/Cor 1:2015"), "iso-iec:14496-10@2014#cor1");
  EXPECT_EQ(key("ISO/IEC 9000-1:2014/Amd 2:2015/Cor 1:2016"), "iso-iec:9000-1@2014#amd2-cor1");
  EXPECT_EQ(key("ISO 9000:2008/CD Amd 1"), "iso:9000@2008#cd-amd1");
  EXPECT_EQ(work("ISO/IEC 14496-10:2014/Cor 1:2015"), "iso-iec:14496-10@2014#cor1");
}

TEST(Identifier, ItuSupplementsBelongToTheirSeriesOrRecommendation) {
  EXPECT_EQ(key("ITU-T G Suppl. 35 (01/2010)"), "itu-t:g.suppl35@2010-01");
  EXPECT_EQ(key("ITU-T E-300 Suppl. 2 (11/1980)"), "itu-t:e-300@1980-11#suppl2");
  EXPECT_EQ(key("ITU-T H.323 Annex G (02/2000)"), "itu-t:h.323@2000-02#annex-g");
  EXPECT_EQ(key("ITU-T I.363 App.I (05/2001)"), "itu-t:i.363@2001-05#app-i");
  EXPECT_EQ(work("ITU-T H.323 Annex G (02/2000)"), "itu-t:h.323#annex-g");
}

TEST(Identifier, ItuRadioRevisionsAndQuestions) {
  EXPECT_EQ(key("ITU-R BS.1114-12"), "itu-r:bs.1114@12");
  EXPECT_EQ(work("ITU-R BS.1114-12"), "itu-r:bs.1114");
  EXPECT_EQ(key("ITU-R M.1036"), "itu-r:m.1036");
  EXPECT_EQ(key("ITU-R 102-5/6:"), "itu-r:q102-6@5");
  EXPECT_EQ(key("ITU-R 01.HDB"), "itu-r:01.hdb");
}

TEST(Identifier, ThirdGenerationSpecificationsGoByVersion) {
  EXPECT_EQ(key("3GPP TS 32.405:REL-7/7.0.0"), "3gpp:ts32.405@7.0.0");
  EXPECT_EQ(key("3GPP TS 23.501 v16.4.0"), "3gpp:ts23.501@16.4.0");
  EXPECT_EQ(key("3GPP TR 00.01U:UMTS/3.0.0"), "3gpp:tr00.01u@3.0.0");
  EXPECT_EQ(key("3GPP TS 36.521-2:Rel-9/9.8.0"), "3gpp:ts36.521-2@9.8.0");
  EXPECT_EQ(key("3GPP TS 29.215/2.0.0"), "3gpp:ts29.215@2.0.0");
  EXPECT_EQ(work("3GPP TS 32.405:REL-7/7.0.0"), "3gpp:ts32.405");
}

TEST(Identifier, EtsiNumbersAreWrittenTogether) {
  EXPECT_EQ(key("ETSI EN 300 328 V2.2.2 (2019-07)"), "etsi:en300328@2.2.2");
  EXPECT_EQ(key("ETSI GS NFV-IFA 011 V3.3.1 (2019-09)"), "etsi:gs-nfv-ifa011@3.3.1");
  EXPECT_EQ(key("ETSI ETS 300 011-1/A1 ed.2 (1998-03)"), "etsi:ets300011-1@ed2#a1");
  EXPECT_EQ(key("ETSI GTS GSM 03.40 V5.3.0 (1996-07)"), "etsi:gts-gsm03.40@5.3.0");
}

TEST(Identifier, IsoTypesStayInTheNumberAndStagesInTheEdition) {
  EXPECT_EQ(key("ISO 3166-1"), "iso:3166-1");
  EXPECT_EQ(key("ISO 11125-7:1993(E)"), "iso:11125-7@1993");
  EXPECT_EQ(key("ISO/TS 22163:2017"), "iso:ts22163@2017");
  EXPECT_EQ(key("ISO/IEC TR 10000-1:1998"), "iso-iec:tr10000-1@1998");
  EXPECT_EQ(key("ISO/DIS 15118.2"), "iso:15118@dis.2");
  EXPECT_EQ(key("ISO/CD TS 19124-1"), "iso:ts19124-1@cd");
  EXPECT_EQ(key("ISO/DTR 123"), "iso:tr123@dtr");
  EXPECT_EQ(key("IEC 61850-9-2:2011"), "iec:61850-9-2@2011");
  EXPECT_EQ(key("ISO/IEC Guide 98:2008"), "iso-iec:guide98@2008");
  EXPECT_EQ(key("IWA 1:2005"), "iso:iwa1@2005");
  EXPECT_EQ(work("ISO/DIS 15118.2"), "iso:15118");
}

TEST(Identifier, IeeeStandardsAndTheirDraftsAreOneWork) {
  EXPECT_EQ(key("IEEE Std 802.11-2020"), "ieee:802.11@2020");
  EXPECT_EQ(key("ANSI/IEEE Std 802.5-1998"), "ieee:802.5@1998");
  EXPECT_EQ(key("IEEE P802.11/D-3.0-2014-06"), "ieee:802.11@d3.0-2014-06");
  EXPECT_EQ(key("IEEE Unapproved Std P802.1/D3-2005"), "ieee:802.1@d3-2005-unapproved");
  EXPECT_EQ(key("IEEE P802.11-2020"), "ieee:802.11@2020-draft");
  EXPECT_EQ(key("IEEE Std 1184-2006 Redline"), "ieee:1184@2006-redline");
  EXPECT_EQ(key("IEEE Std 802.1Q/Cor1-2015"), "ieee:802.1q@2015#cor1");
  EXPECT_EQ(key("AIEE 11-1937"), "aiee:11@1937");
  EXPECT_EQ(key("IEEE/IEC 60076-16-2011"), key("IEC/IEEE 60076-16-2011"));
  EXPECT_EQ(key("ISO/IEC/IEEE 8802.3/Amd9-2017"), "iso-iec-ieee:8802-3@2017#amd9");
  EXPECT_EQ(key("ISO/IEC/IEEE 8802.11-2012 Redline"), "iso-iec-ieee:8802-11@2012-redline");
  EXPECT_EQ(key("IEC 61523.1-2023"), "iec:61523-1@2023");
  EXPECT_EQ(key("ISO/IEC AWI TR 24772-8.2"), "iso-iec:tr24772-8@awi.2");
  EXPECT_EQ(key("ISO/IEC/IEEE 8802-3:2017/Amd 9"), "iso-iec-ieee:8802-3@2017#amd9");
  EXPECT_EQ(work("IEEE P802.11/D-3.0-2014-06"), "ieee:802.11");
}

TEST(Identifier, InternetBodies) {
  EXPECT_EQ(key("RFC 9110"), "ietf:rfc9110");
  EXPECT_EQ(key("rfc0791"), "ietf:rfc791");
  EXPECT_EQ(key("BCP 14"), "ietf:bcp14");
  EXPECT_EQ(key("draft-ietf-quic-http-34"), "ietf:draft-ietf-quic-http@34");
  EXPECT_EQ(key("W3C CRD-css-text-3-20230213"), "w3c:css-text-3@2023-02-13");
  EXPECT_EQ(key("W3C css-text-3"), "w3c:css-text-3");
  EXPECT_EQ(key("W3C 02200300"), "w3c:02200300");
  EXPECT_EQ(key("W3C CR-css3-namespace-20080523"), "w3c:css3-namespace@2008-05-23");
  EXPECT_EQ(key("WHATWG HTML"), "whatwg:html");
  EXPECT_EQ(key("OASIS OSLC-RM-2.1-Part1-PS01"), "oasis:oslc-rm@2.1-ps01#part1");
  EXPECT_EQ(key("OASIS mqtt-v5.0"), "oasis:mqtt@5.0");
  EXPECT_EQ(key("ECMA-262"), "ecma:262");
  EXPECT_EQ(key("ECMA TR/90"), "ecma:tr90");
  EXPECT_EQ(key("NIST SP 800-38D"), "nist:sp800-38d");
  EXPECT_EQ(key("NIST SP 800-53 Rev. 5"), "nist:sp800-53@r5");
  EXPECT_EQ(key("FIPS PUB 180-4"), "nist:fips180-4");
  EXPECT_EQ(key("ECMA-262 ed5.1"), "ecma:262@ed5.1");
  EXPECT_EQ(key("ECMA-269 ed9 vol2"), "ecma:269@ed9#vol2");
  EXPECT_EQ(key("10.17487/RFC9110"), "ietf:rfc9110");
}

TEST(Identifier, AKeyIsReadBackAsItIs) {
  for (const std::string_view text :
       {"itu-t:g.709@2020#amd4", "ietf:draft-ietf-quic-http@34", "iso-iec-ieee:8802-11@2022",
        "iso-astm:52900", "w3c:css-text-3@2023-02-13", "3gpp:ts23.501@16.4.0", "din:en-iso9001@2015",
        "pkcs:11"})
    EXPECT_EQ(key(text), text);
  EXPECT_EQ(key("IETF:RFC9110"), "ietf:rfc9110");
}

TEST(Identifier, WhatOnlyLooksLikeAKeyIsNone) {
  for (const std::string_view text :
       {"nobody:1", ":1", "ietf:", "ietf:rfc 1", "ietf:rfc1@", "ietf:rfc1#", "ietf:rfc1@2#", "ietf:rfc1@2@3",
        "ietf:a:b", "body:1", "http://www.itu.int", "iso-nobody:1"})
    EXPECT_EQ(key(text), "none") << text;
}

TEST(Identifier, ANameWithATitleBehindItIsNone) {
  for (const std::string_view text :
       {"ISO 9001 Quality management systems", "ITU-T H.264 (08/2021) Advanced video coding",
        "IEEE 802.11 wireless LAN", "3GPP TS 23.501 System architecture", "ETSI EN 300 328: wideband",
        "ITU-T H.264 DIN EN ISO 9001"})
    EXPECT_EQ(key(text), "none") << text;
}

TEST(Identifier, RegisteredUrnsAreRead) {
  EXPECT_EQ(key("urn:ietf:rfc:2648"), "ietf:rfc2648");
  EXPECT_EQ(key("urn:ietf:id:ietf-quic-http-34"), "ietf:draft-ietf-quic-http@34");
  EXPECT_EQ(key("urn:iso:std:iso:9001"), "iso:9001");
  EXPECT_EQ(key("urn:iso:std:iso-iec:14496:-10:ed-9"), "iso-iec:14496-10@ed9");
  EXPECT_EQ(key("urn:iso:std:iso:tr:9998:ed-1:en:amd:2:v1"), "iso:tr9998@ed1#amd2");
  EXPECT_EQ(key("urn:iso:std:iso:1000:ed-3:stage-95.99:amd:1998:v1"), "iso:1000@ed3#amd1");
  EXPECT_EQ(key("urn:iso:std:iso:iwa:6:stage-95.99"), "iso:iwa6");
  EXPECT_EQ(key("urn:iso:std:iso:1000:ed-3:amd:1998:v1\xff"), "iso:1000@ed3#amd1998");
  for (const std::string_view text :
       {"urn:", "urn:ietf:", "urn:ietf:rfc:", "urn:ietf:rfc:12x", "urn:iso:std:", "urn:iso:std:iso",
        "urn:iso:std:iso:tr", "urn:iso:std:bsi:1", "urn:iso:std:iso x:1", "urn:iso:std:iso:t/r:1",
        "urn:itu:t:d.300r"})
    EXPECT_EQ(key(text), "none") << text;
}

TEST(Identifier, NationalEditionsBelongToTheirBody) {
  EXPECT_EQ(key("DIN EN ISO 9001:2015"), "din:en-iso9001@2015");
  EXPECT_EQ(key("BS EN ISO/IEC 27001:2017"), "bsi:en-iso-iec27001@2017");
  EXPECT_EQ(key("BS EN 55032:2015+A1:2020"), "bsi:en55032@2015#a1");
  EXPECT_EQ(key("NF EN 50155"), "afnor:en50155");
  EXPECT_EQ(key("JIS X 0208-1990"), "jisc:x0208@1990");
  EXPECT_EQ(key("KS X 1001"), "kats:x1001");
  EXPECT_EQ(key("GB/T 32905-2016"), "gb-t:32905@2016");
  EXPECT_EQ(key("AS/NZS 3000:2018"), "standards-australia:3000@2018");
  EXPECT_EQ(key("UNE-EN ISO 14001:2015"), "une:en-iso14001@2015");
  EXPECT_EQ(key("\xC3\x96NORM EN 1990"), "asi:en1990");
}

TEST(Identifier, WordsThatBeginAsNationalMarksAreNone) {
  for (const std::string_view text : {"DIN", "DIN A4", "BS 4", "university 2015", "NF 9001", "KS 1001",
                                      "SS 12345", "BS EN ISO 9001 and more"})
    EXPECT_EQ(key(text), "none") << text;
}

TEST(Identifier, WhatIsNoIdentifierOfAKnownBodyIsNone) {
  for (const std::string_view text :
       {"", "G.709", "3GPP", "3GPP TS", "RFC", "RFC 12x", "ITU-T ", "hello world", "ISO", "W3C "})
    EXPECT_EQ(key(text), "none") << text;
  EXPECT_EQ(key("ITU-T " + std::string(400, '9')), "none");
}

TEST(Identifier, SlugKeepsLettersDigitsPointsAndUnderscores) {
  EXPECT_EQ(identifier_slug("  Foo/Bar--Baz_1.2 (é) "), "foo-bar-baz_1.2");
  EXPECT_EQ(identifier_slug("日本"), "");
}

}  // namespace
}  // namespace plenary

#include "scan/citation.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

using Keys = std::vector<std::string>;

Keys keys(std::string_view text) {
  Keys out;
  for (const auto& citation : find_citations(text)) out.push_back(citation.id.key());
  return out;
}

TEST(Citations, OfTheIetfInProseCodeAndAddresses) {
  EXPECT_EQ(keys("as in RFC 2119 and RFC0793"), (Keys{"ietf:rfc2119", "ietf:rfc793"}));
  EXPECT_EQ(keys("char *rfc2047_decode(const char *); // toRFC3339()"),
            (Keys{"ietf:rfc2047", "ietf:rfc3339"}));
  EXPECT_EQ(keys("https://www.rfc-editor.org/rfc/rfc9110.html"), Keys{"ietf:rfc9110"});
  EXPECT_EQ(keys("BCP 14, STD0066"), (Keys{"ietf:bcp14", "ietf:std66"}));
  EXPECT_EQ(keys("draft-ietf-quic-http-34.txt"), Keys{"ietf:draft-ietf-quic-http@34"});
}

TEST(Citations, InListsAndRangesAreAllThere) {
  EXPECT_EQ(keys("RFCs 2045-2047"), (Keys{"ietf:rfc2045", "ietf:rfc2046", "ietf:rfc2047"}));
  EXPECT_EQ(keys("RFCs 4346, 5246 and 8446"), (Keys{"ietf:rfc4346", "ietf:rfc5246", "ietf:rfc8446"}));
  EXPECT_EQ(keys("3GPP TS 23.501 and .502, 29.244"),
            (Keys{"3gpp:ts23.501", "3gpp:ts23.502", "3gpp:ts29.244"}));
  EXPECT_EQ(keys("802.11a/b/g"), (Keys{"ieee:802.11a", "ieee:802.11b", "ieee:802.11g"}));
}

TEST(Citations, OfItuWithAndWithoutItsName) {
  EXPECT_EQ(keys("ITU-T Rec. G.8275.1 (11/2022)"), Keys{"itu-t:g.8275.1@2022-11"});
  EXPECT_EQ(keys("an X.509 certificate, E.164 numbers"), (Keys{"itu-t:x.509", "itu-t:e.164"}));
  EXPECT_EQ(keys("CCITT V.42bis"), Keys{"itu-t:v.42bis"});
  EXPECT_EQ(keys("ITU_T_G711, my_h264_parser, X509_free(x);"),
            (Keys{"itu-t:g.711", "itu-t:h.264", "itu-t:x.509"}));
  EXPECT_EQ(keys("https://www.itu.int/rec/T-REC-Y.3172-201906-I/en"), Keys{"itu-t:y.3172@2019-06"});
  EXPECT_EQ(keys("ITU-R BT.2020-2, COLOR_BT601"), (Keys{"itu-r:bt.2020@2", "itu-r:bt.601"}));
}

TEST(Citations, OfIsoAndIecGoToTheBodyThatNumbersThem) {
  EXPECT_EQ(keys("ISO/IEC 14496-12:2022"), Keys{"iso-iec:14496-12@2022"});
  EXPECT_EQ(keys("ISO/IEC 3166-1 alpha-2"), Keys{"iso:3166-1"});
  EXPECT_EQ(keys("charset=ISO-8859-15; iso8601_time"), (Keys{"iso-iec:8859-15", "iso:8601"}));
  EXPECT_EQ(keys("ISO/IEC/IEEE 15288:2023, IEC/IEEE 60802"),
            (Keys{"iso-iec-ieee:15288@2023", "iec-ieee:60802"}));
  EXPECT_EQ(keys("IEC 62443-4-2, IEC61966_2_1"), (Keys{"iec:62443-4-2", "iec:61966-2-1"}));
}

TEST(Citations, OfIeee) {
  EXPECT_EQ(keys("IEEE Std 1588-2019"), Keys{"ieee:1588@2019"});
  EXPECT_EQ(keys("802.1Qbv over 802.15.4"), (Keys{"ieee:802.1qbv", "ieee:802.15.4"}));
  EXPECT_EQ(keys("struct ieee80211_hdr; ETH_P_8021Q; nl80211"),
            (Keys{"ieee:802.11", "ieee:802.1q", "ieee:802.11"}));
}

TEST(Citations, OfMobileAndEuropeanBodies) {
  EXPECT_EQ(keys("3GPP TS 38.331 version 16.4.1"), Keys{"3gpp:ts38.331@16.4.1"});
  EXPECT_EQ(keys("ETSI EN 300 328 V2.2.2; ETSI TS 103 097"), (Keys{"etsi:en300328@2.2.2", "etsi:ts103097"}));
  EXPECT_EQ(keys("archive/23_series/23.060/23060-c00.zip"), Keys{"3gpp:ts23.060@12.0.0"});
  EXPECT_EQ(keys("the data model of TR-181, Broadband Forum TR 369"), (Keys{"bbf:tr-181", "bbf:tr-369"}));
}

TEST(Citations, OfOthers) {
  EXPECT_EQ(keys("FIPS PUB 186-5, NIST SP 800-90A, ANSI X9.31-1998"),
            (Keys{"nist:fips186-5", "nist:sp800-90a", "ansi:x9.31@1998"}));
  EXPECT_EQ(keys("PKCS #7, pkcs12_parse"), (Keys{"pkcs:7", "pkcs:12"}));
  EXPECT_EQ(keys("SMPTE ST 2110-20, SCTE 104, SAE J2735"), (Keys{"smpte:2110-20", "scte:104", "sae:j2735"}));
  EXPECT_EQ(keys("ECMA-262, UTS #46, MIL-STD-1553, GOST R 34.11-2012"),
            (Keys{"ecma:262", "unicode:uts46", "mil-std:1553", "gost:r-34.11@2012"}));
}

TEST(Citations, OfTheWebByAddressAndDocumentType) {
  EXPECT_EQ(keys("https://www.w3.org/TR/css-grid-1/#x"), Keys{"w3c:css-grid-1"});
  EXPECT_EQ(keys("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\">"), Keys{"w3c:xhtml11"});
  EXPECT_EQ(keys("https://url.spec.whatwg.org/#parsing"), Keys{"whatwg:url"});
  EXPECT_EQ(keys("http://docs.oasis-open.org/mqtt/mqtt/v5.0/os/"), Keys{"oasis:mqtt@5.0"});
}

TEST(Citations, AreNotSeenWhereNothingIsCited) {
  for (const std::string_view text :
       {"substitute goods, an institute", "see section A.5, table X.25", "HP92453-01 A.11.01.20",
        "v1.2.3, ISO_CONTROL, isolated", "commit a80211f, 0x8021, 1.80211",
        "IEEE 128-bit floats, ieee.org/document/9303608", "fd_setsize, getsid, packets",
        "FIPS mode 1, ERR_LIB_FIPS 45", "unistd.h, X25519 keys", "T37, T38, T39", "POSIX, UTF-8, ANSI C",
        "TR 10.53.0.1:2112", "rfc); draft-", "video/3gpp", "an ISO/IEC 1024-based size", ""})
    EXPECT_EQ(keys(text), Keys{}) << text;
}

TEST(Citations, OfALineHaveTheirContextNearThem) {
  EXPECT_EQ(keys("INCITS TR 36"), Keys{"incits:tr-36"});
  EXPECT_EQ(keys("INCITS" + std::string(300, ' ') + "TR 36"), Keys{});
}

TEST(Citations, KnowTheirPlaces) {
  const auto found = find_citations("a RFC 2119");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].at, 2u);
}

TEST(Citations, GoOnBehindTheEndOfALine) {
  EXPECT_EQ(keys("/* as in RFC\n * 2616, section 4 */"), Keys{"ietf:rfc2616"});
  EXPECT_EQ(keys("# ITU-T Recommendation\n# H.264 (06/2019)\n"), Keys{"itu-t:h.264@2019-06"});
  EXPECT_EQ(keys("See RFCs 2045,\n2046 and 2047."), (Keys{"ietf:rfc2045", "ietf:rfc2046", "ietf:rfc2047"}));
  EXPECT_EQ(keys("// IEEE Std\n// 1588-2008"), Keys{"ieee:1588@2008"});
}

TEST(Citations, AreNotMadeOfTwoStatements) {
  EXPECT_EQ(keys("return RFC;\n2616"), Keys());
  EXPECT_EQ(keys("RFC\n\n2616"), Keys());
}

TEST(Citations, WithinAPartAreThoseThatBeginThere) {
  const std::string text = "RFC 2119, RFC 8174";
  std::vector<CitedAt> found;
  find_citations(text, 1, text.size(), found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].at, 10u);
}

TEST(Citations, OfNationalEditionsStandBesideWhatTheyAdopt) {
  EXPECT_EQ(keys("to DIN EN ISO 9001:2015"), (Keys{"din:en-iso9001@2015", "iso:9001@2015"}));
  EXPECT_EQ(keys("BS EN 50155 and \xC3\x96NORM EN 50128:2011"),
            (Keys{"bsi:en50155", "cenelec:en50155", "asi:en50128@2011", "cenelec:en50128@2011"}));
  EXPECT_EQ(keys("JIS X 0208-1990, KS C 5601, GB/T 32905-2016"),
            (Keys{"jisc:x0208@1990", "kats:c5601", "gb-t:32905@2016"}));
  EXPECT_EQ(keys("jisx0213.py gb18030 ksc5601 cns11643"),
            (Keys{"jisc:x0213", "gb:18030", "kats:c5601", "bsmi:11643"}));
}

TEST(Citations, OfEuropeanStandardsGoByTheRangesOfTheirNumbers) {
  EXPECT_EQ(keys("EN 61000-4-2:2009, EN 13757-4, EN 300 328"),
            (Keys{"cenelec:en61000-4-2@2009", "cen:en13757-4", "etsi:en300328"}));
  EXPECT_EQ(keys("EN 1990:2002 but EN 1990"), Keys{"cen:en1990@2002"});
}

TEST(Citations, MemoryAndWordsAreNoNationalStandards) {
  for (const std::string_view text : {"16 GB 2312", "GB 20000", "bs en 50155", "BS 5000", "the blocks_x1001y",
                                      "UNI ENTER", "din entry", "EN 123456", "en 50155", "jis", "KSX100"})
    EXPECT_EQ(keys(text), Keys{}) << text;
}

TEST(Citations, TakeTheNumbersOfABodyThatIsNamed) {
  EXPECT_EQ(keys("IEEE Std 1-1969, IEEE PC37.118.1/D3, IEEE Std 1012a-1998"),
            (Keys{"ieee:1@1969", "ieee:c37.118.1", "ieee:1012a@1998"}));
  EXPECT_EQ(keys("ISO/R 1016, ISO/DTS 15338, ISO/CD TS 19124, ISO_IEC TR14652"),
            (Keys{"iso:r1016", "iso:ts15338", "iso:ts19124", "iso-iec:tr14652"}));
  EXPECT_EQ(keys("ISO 1:2022, ISO 1984-2:2001, ISO/TS 10303-1001:2010, ISO/ASTM 52900"),
            (Keys{"iso:1@2022", "iso:1984-2@2001", "iso:ts10303-1001@2010", "iso-astm:52900"}));
  EXPECT_EQ(keys("ISO/IEC/IEEE 8802-1AB:2017, ISO/IEC/IEEE 8802.3"),
            (Keys{"iso-iec-ieee:8802-1ab@2017", "iso-iec-ieee:8802-3"}));
  EXPECT_EQ(keys("ETSI GS NFV-IFA 011 V3.3.1, ETSI ETR 290, ETSI TS 100 392-11-8, I-ETS 300 003"),
            (Keys{"etsi:gs-nfv-ifa011@3.3.1", "etsi:etr290", "etsi:ts100392-11-8", "etsi:i-ets300003"}));
  EXPECT_EQ(keys("ITU-T G Suppl. 35 (01/2010), ITU-T V.22 bis, ITU-R V.430-3"),
            (Keys{"itu-t:g.suppl35@2010-01", "itu-t:v.22bis", "itu-r:v.430@3"}));
  EXPECT_EQ(keys("ANSI C63.4-2014 in ANSI C99"), Keys{"ansi:c63.4@2014"});
}

TEST(Citations, OfNumbersWithoutTheirUsualPublisherOrSeries) {
  EXPECT_EQ(keys("widths of TS 18661-1:2014; ISO/IEC TS 18661-4"),
            (Keys{"iso-iec:ts18661-1", "iso-iec:ts18661-4"}));
  EXPECT_EQ(keys("the ITU-R recommendation 709, ITU-R 1371-4"), (Keys{"itu-r:bt.709", "itu-r:m.1371@4"}));
  EXPECT_EQ(keys("ISO C++ 14882 TR1, ISO 8802/2, IEEE 1394a, ansi-X9-62(10045)"),
            (Keys{"iso-iec:14882", "iso-iec:8802-2", "ieee:1394a", "ansi:x9.62"}));
  EXPECT_EQ(keys("TR46 in CSA_Z243.4-1985"), (Keys{"unicode:uts46", "csa:z243.4@1985"}));
  EXPECT_EQ(keys("TS 12345, ITU-R 555, ISO C 2011"), Keys{});
}

TEST(Citations, OfListsWithoutPluralStopAtYears) {
  EXPECT_EQ(keys("RFC 1034/1035, RFC 2045, 2046 and 2047"),
            (Keys{"ietf:rfc1034", "ietf:rfc1035", "ietf:rfc2045", "ietf:rfc2046", "ietf:rfc2047"}));
  EXPECT_EQ(keys("RFC 2045, 1996 and RFC 3339 and 2005"), (Keys{"ietf:rfc2045", "ietf:rfc3339"}));
  EXPECT_EQ(keys("draft-ietf-httpbis-rfc6265bis-11"), Keys{"ietf:draft-ietf-httpbis-rfc6265bis@11"});
}

TEST(Citations, OfWebStandardsInNamesAndUrns) {
  EXPECT_EQ(keys("www.w3.org/TR/REC-xml-names, www.w3.org/TR/wai-aria-1.2/"),
            (Keys{"w3c:xml-names", "w3c:wai-aria-1.2"}));
  EXPECT_EQ(keys("W3C REC-xml-20081126; https://drafts.csswg.org/css-color-4/#rgb"),
            (Keys{"w3c:xml@2008", "w3c:css-color-4"}));
  EXPECT_EQ(keys("urn:oasis:names:tc:SAML:2.0:assertion"), Keys{"oasis:saml@2.0"});
  EXPECT_EQ(keys("W3C Working Draft, W3C xml-based"), Keys{});
}

TEST(Citations, InBase64AreNone) {
  for (const std::string_view text : {"In1H+kco4BqMFtfWKODEm5Z7vH235R/d3xUT72aKsguwDpw0dQafM24VIOSj",
                                      "2FJNF6X3ShXumnVR8uvTq81Z9Re13LeJFPPYYugfhKbA62kuIdRFC1327c13"})
    EXPECT_EQ(keys(text), Keys{}) << text;
  EXPECT_EQ(keys("/srv/Texts1/documents/standards/internet/rfcs/rfc2119"), Keys{"ietf:rfc2119"});
  EXPECT_EQ(keys("gnutls_x509_crt_get_subject_alt_othername_oid2_with_H264"),
            (Keys{"itu-t:x.509", "itu-t:h.264"}));
}

TEST(Citations, OfNumbersInTheRegisterOfCharacterSetsAreNone) {
  EXPECT_EQ(keys("csISO150GreekCCITT iso-ir-150"), Keys{});
  EXPECT_EQ(keys("csISO885915 ISO885916"), (Keys{"iso-iec:8859-15", "iso-iec:8859-16"}));
}

}  // namespace
}  // namespace plenary

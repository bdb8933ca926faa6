// The signatures are those of the standards: RFC 7515 A.2 and A.3, RFC 8037 A.4.
#include "oidc/public_key.h"

#include <gtest/gtest.h>

#include <array>

#include "oidc/base64url.h"
#include "oidc/id_token.h"
#include "oidc/key_set.h"

namespace plenary::oidc {
namespace {

constexpr const char* kModulus =
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-"
    "SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-"
    "UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_"
    "h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
constexpr const char* kRsaToken =
    "eyJhbGciOiJSUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
    "O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_"
    "nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-"
    "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_"
    "IoypGlUPQGe77Rw";
constexpr const char* kEcToken =
    "eyJhbGciOiJFUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
constexpr const char* kEdToken =
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-"
    "09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

std::string b(std::string_view text) { return *from_base64url(text); }

PublicKey rsa() { return *PublicKey::rsa(b(kModulus), b("AQAB")); }
PublicKey p256() {
  return *PublicKey::p256(b("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                          b("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
}
PublicKey ed25519() { return *PublicKey::ed25519(b("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")); }

bool verifies(const PublicKey& key, std::string_view token) {
  const auto parts = *parse_signed(token);
  return key.verifies(parts.algorithm, parts.message, parts.signature);
}

TEST(PublicKey, ChecksTheSignaturesOfTheStandards) {
  EXPECT_TRUE(verifies(rsa(), kRsaToken));
  EXPECT_TRUE(verifies(p256(), kEcToken));
  EXPECT_TRUE(verifies(ed25519(), kEdToken));
}

TEST(PublicKey, RefusesASignatureOfWhichOneLetterIsAnother) {
  for (const auto& [key, text] :
       {std::pair(rsa(), kRsaToken), std::pair(p256(), kEcToken), std::pair(ed25519(), kEdToken)})
    for (const size_t at : {std::string(text).find('.') + 5, std::string(text).rfind('.') + 3}) {
      std::string token = text;
      token[at] = token[at] == 'A' ? 'B' : 'A';
      EXPECT_FALSE(verifies(key, token)) << token;
    }
}

TEST(PublicKey, IsOfOneAlgorithmOnly) {
  EXPECT_FALSE(verifies(p256(), kRsaToken));
  EXPECT_FALSE(verifies(rsa(), kEcToken));
  EXPECT_FALSE(verifies(ed25519(), kEcToken));
  EXPECT_FALSE(rsa().verifies(Algorithm::kRs256, "", ""));
  EXPECT_FALSE(p256().verifies(Algorithm::kEs256, "x", std::string(64, '\0')));
}

TEST(PublicKey, ThatIsWeakOrNoneIsNotTaken) {
  EXPECT_FALSE(PublicKey::rsa(std::string(128, '\xff'), b("AQAB"))) << "1024 bits";
  EXPECT_FALSE(PublicKey::rsa(std::string(5000, '\xff'), b("AQAB")));
  EXPECT_FALSE(PublicKey::rsa("", ""));
  EXPECT_FALSE(PublicKey::p256(std::string(32, '\x01'), std::string(32, '\x02'))) << "not on the curve";
  EXPECT_FALSE(PublicKey::p256("x", "y"));
  EXPECT_FALSE(PublicKey::ed25519("x"));
}

TEST(PublicKey, HasNoAlgorithmWithASharedSecretOrNone) {
  for (const char* name : {"none", "None", "HS256", "HS512", "RS1", "", "rs256"})
    EXPECT_FALSE(parse_algorithm(name));
}

TEST(KeySet, HoldsTheKeysThatSignAndPassesTheOthersOver) {
  const auto keys = parse_key_set(R"({"keys": [
    {"kty": "OKP", "crv": "Ed25519", "kid": "a", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
    {"kty": "OKP", "crv": "Ed25519", "kid": "for-secrets", "use": "enc", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
    {"kty": "OKP", "crv": "Ed25519", "kid": "says-another", "alg": "RS256", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
    {"kty": "oct", "k": "c2VjcmV0"}, {"kty": "EC", "crv": "P-521"}, {"kty": "RSA", "n": "!!", "e": "AQAB"}, 7]})");
  ASSERT_TRUE(keys);
  ASSERT_EQ(keys->size(), 1u);
  EXPECT_EQ(keys->front().id, "a");
}

TEST(KeySet, ThatIsNoneIsAnError) {
  for (const char* text : {"", "[]", "{}", "{\"keys\": 1}", "<html>"})
    EXPECT_FALSE(parse_key_set(text)) << text;
}

TEST(Base64Url, IsWithoutPaddingAndOtherLetters) {
  EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
  EXPECT_EQ(from_base64url("-_8"), "\xfb\xff");
  EXPECT_EQ(from_base64url(""), "");
  for (const char* text : {"-_8=", "+/8", "a", "ab c"}) EXPECT_FALSE(from_base64url(text)) << text;
}

}  // namespace
}  // namespace plenary::oidc

// TLS from the client's side: which certificate it is shown, what it may speak, and what becomes of it.
#include "serve/certificates.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <filesystem>
#include <mutex>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "serve/serve_test_help.h"

namespace plenary::serve {
namespace {
namespace fs = std::filesystem;

/// What a client that speaks TLS hears.
struct Heard {
  std::string response, certificate;  ///< of the certificate the name
};

Heard ask_by_tls(uint16_t port, int most_version = 0) {
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                  SSL_CTX_free);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  SSL_CTX_set_cipher_list(context.get(), "DEFAULT@SECLEVEL=0");  // else it would not offer what is old
  if (most_version != 0) SSL_CTX_set_max_proto_version(context.get(), most_version);
  const std::unique_ptr<BIO, decltype(&BIO_free_all)> wire(BIO_new_ssl_connect(context.get()), BIO_free_all);
  BIO_set_conn_hostname(wire.get(), fmt::format("127.0.0.1:{}", port).c_str());
  if (BIO_do_connect(wire.get()) != 1 || BIO_do_handshake(wire.get()) != 1) return {};
  Heard out;
  SSL* tls = nullptr;
  BIO_get_ssl(wire.get(), &tls);
  if (X509* shown = SSL_get1_peer_certificate(tls)) {
    char name[200] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(shown), NID_commonName, name, sizeof name);
    out.certificate = name;
    X509_free(shown);
  }
  const std::string request = "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  BIO_write(wire.get(), request.data(), static_cast<int>(request.size()));
  char buffer[4096];
  for (int got; (got = BIO_read(wire.get(), buffer, sizeof buffer)) > 0;)
    out.response.append(buffer, static_cast<size_t>(got));
  return out;
}

class TlsTest : public testing::Test {
 protected:
  TlsFiles files() const { return {folder_.path() + "/certificate.pem", folder_.path() + "/key.pem"}; }
  /// Makes a certificate of this name with a key of its own.
  void make(const std::string& name) const {
    const auto made = folder_.path() + "/" + name;
    const auto command = fmt::format(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN={1} -keyout "
        "{0}.key -out {0}.pem 2> {0}.errors",
        made, name);
    ASSERT_EQ(std::system(command.c_str()), 0) << *read_file(made + ".errors");
    fs::rename(made + ".key", files().key);
    fs::rename(made + ".pem", files().certificate);
  }
  std::unique_ptr<Certificates> open() {
    auto out = Certificates::open(files(), [this](const std::string& news) {
      const std::scoped_lock lock(mutex_);
      told_ += news;
    });
    EXPECT_TRUE(out) << out.error().message;
    return out ? std::move(*out) : nullptr;
  }
  std::string told() {
    const std::scoped_lock lock(mutex_);
    return told_;
  }
  bool wait_for(std::string_view words) {
    for (int i = 0; i < 100 && !told().contains(words); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return told().contains(words);
  }

  const TemporaryFolder folder_ = std::move(*TemporaryFolder::make());
  std::mutex mutex_;
  std::string told_;
};

void say_how(const Request& request, const Respond& respond) {
  respond({200, {}, std::make_shared<const std::string>(request.secure ? "by TLS" : "in the clear")});
}

TEST_F(TlsTest, ARequestComesAndIsAnsweredByTls) {
  make("first.example");
  const TestServer server(say_how, {}, open());
  const auto heard = ask_by_tls(server.port());
  EXPECT_EQ(heard.certificate, "first.example");
  EXPECT_EQ(body_of_text(heard.response), "by TLS");
  EXPECT_EQ(body_of_text(ask_by_tls(server.port(), TLS1_2_VERSION).response), "by TLS");
}

TEST_F(TlsTest, VersionsThatAreOldAndWhatIsInTheClearAreNotSpokenWith) {
  make("first.example");
  const TestServer server(say_how, {}, open());
  EXPECT_EQ(ask_by_tls(server.port(), TLS1_1_VERSION).response, "");
  EXPECT_FALSE(server.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").contains("HTTP/1.1 200"));
}

TEST_F(TlsTest, AnotherCertificateIsTakenUpWithoutARestart) {
  make("first.example");
  const TestServer server(say_how, {}, open());
  ASSERT_EQ(ask_by_tls(server.port()).certificate, "first.example");
  make("second.example");
  ASSERT_TRUE(wait_for("is the certificate from now on"));
  EXPECT_EQ(ask_by_tls(server.port()).certificate, "second.example");
}

TEST_F(TlsTest, ACertificateThatIsDamagedLeavesTheFormerInForce) {
  make("first.example");
  const TestServer server(say_how, {}, open());
  ASSERT_TRUE(write_file(files().certificate, "-----BEGIN CERTIFICATE-----\nx\n"));
  EXPECT_TRUE(wait_for("NOT FOLLOWED"));
  EXPECT_EQ(ask_by_tls(server.port()).certificate, "first.example");
}

TEST_F(TlsTest, ACertificateWithAnotherKeyOrNoneIsRefused) {
  make("first.example");
  fs::rename(files().certificate, folder_.path() + "/kept");
  make("second.example");
  fs::rename(folder_.path() + "/kept", files().certificate);
  EXPECT_TRUE(Certificates::open(files(), {}).error().message.contains("not that of the certificate"));
  fs::remove(files().certificate);
  EXPECT_TRUE(Certificates::open(files(), {}).error().message.contains("no certificate in PEM"));
}

TEST_F(TlsTest, AHandshakeThatStallsHoldsNobodyUp) {
  make("first.example");
  Limits limits;
  limits.request = std::chrono::milliseconds(300);
  const TestServer server(say_how, limits, open());
  TestClient stalled(server.port());
  stalled.send("\x16\x03\x01");
  EXPECT_EQ(body_of_text(ask_by_tls(server.port()).response), "by TLS");
  EXPECT_EQ(stalled.receive(), "") << "and it is let go";
}

}  // namespace
}  // namespace plenary::serve

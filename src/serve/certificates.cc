#include "serve/certificates.h"

#include <fmt/core.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace plenary::serve {
namespace {

// Why OpenSSL refused, as it says it.
std::string why() {
  const auto code = ERR_get_error();
  ERR_clear_error();
  const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
  return reason == nullptr ? "no reason given" : reason;
}

std::unexpected<Error> refused(const std::string& path, std::string_view what) {
  return fail(ErrorKind::kUsage, fmt::format("{}: {} ({})", path, what, why()));
}

Result<std::shared_ptr<SSL_CTX>> context_of(const TlsFiles& files) {
  ERR_clear_error();
  std::shared_ptr<SSL_CTX> out(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  if (!out || SSL_CTX_set_min_proto_version(out.get(), TLS1_2_VERSION) != 1)
    return refused(files.certificate, "TLS cannot be used");
  SSL_CTX_set_options(out.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  if (SSL_CTX_use_certificate_chain_file(out.get(), files.certificate.c_str()) != 1)
    return refused(files.certificate, "this is no certificate in PEM");
  if (SSL_CTX_use_PrivateKey_file(out.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1)
    return refused(files.key, "this is no key in PEM without a password, or not that of the certificate");
  if (SSL_CTX_check_private_key(out.get()) != 1)
    return refused(files.key, "this is not the key of the certificate");
  return out;
}

}  // namespace

Result<std::unique_ptr<Certificates>> Certificates::open(TlsFiles files,
                                                         std::function<void(const std::string&)> tell) {
  std::unique_ptr<Certificates> out(new Certificates(std::move(files)));
  out->seen_ = out->stamps();
  PLENARY_LET(context, context_of(out->files_));
  out->current_ = std::move(context);
  out->tell_ = std::move(tell);
  return out;
}

// Both files cannot change at one moment: between the two they do not go together, and the former holds.
void Certificates::refresh() {
  const auto now = stamps();
  if (now == seen_) return;
  seen_ = now;
  auto context = context_of(files_);
  if (context) current_ = std::move(*context);
  tell_(context ? fmt::format("plenary serve: {} is the certificate from now on\n", files_.certificate)
                : fmt::format("plenary serve: NOT FOLLOWED: {}; the former certificate holds\n",
                              context.error().message));
}

}  // namespace plenary::serve

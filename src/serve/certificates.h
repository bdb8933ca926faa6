// The certificate by which this server is known, and its key, as they are now: a new one (they last for
// months, some for days) is taken up without a restart. The library behind it is OpenSSL.
#pragma once
#include <array>
#include <functional>
#include <memory>
#include <string>

#include "base/file_stamp.h"
#include "base/result.h"
#include "serve/access_policy.h"

struct ssl_ctx_st;  // OpenSSL's SSL_CTX

namespace plenary::serve {

class Certificates {
 public:
  /// Reads both files (PEM; the chain behind the certificate). An error where they are none, or do not go
  /// together. `tell` is told when others are taken up, or cannot be.
  static Result<std::unique_ptr<Certificates>> open(TlsFiles files,
                                                    std::function<void(const std::string&)> tell);

  /// What new connections are made with: TLS 1.2 or later.
  std::shared_ptr<ssl_ctx_st> current() const { return current_; }

  /// Reads the files again where they are others; those that are damaged leave the former in force. Like
  /// `current`, of one thread.
  void refresh();

 private:
  using Stamps = std::array<FileStamp, 2>;
  explicit Certificates(TlsFiles files) : files_(std::move(files)) {}
  Stamps stamps() const { return {stamp_of(files_.certificate), stamp_of(files_.key)}; }

  const TlsFiles files_;
  std::function<void(const std::string&)> tell_;
  Stamps seen_{};
  std::shared_ptr<ssl_ctx_st> current_;
};

}  // namespace plenary::serve

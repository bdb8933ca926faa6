// The bytes of one client, in the clear or by TLS: what reads and writes need not know which. For server.cc,
// which alone includes the library (Boost.Asio).
#pragma once
#include <openssl/ssl.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <memory>

namespace plenary::serve {

class Wire {
 public:
  using Socket = boost::asio::ip::tcp::socket;
  using executor_type = Socket::executor_type;

  /// `context`: with which TLS is spoken; nothing: it is not.
  Wire(Socket socket, const std::shared_ptr<SSL_CTX>& context) : socket_(std::move(socket)) {
    if (!context) return;
    SSL_CTX_up_ref(context.get());
    boost::asio::ssl::context owner(context.get());  // drops its part of it; the stream keeps one
    tls_ = std::make_unique<boost::asio::ssl::stream<Socket&>>(socket_, owner);
  }

  executor_type get_executor() { return socket_.get_executor(); }
  Socket& socket() { return socket_; }
  bool is_tls() const { return tls_ != nullptr; }

  /// Agrees with the client on keys; to be awaited before anything is read.
  template <class F>
  void async_handshake(F done) {
    tls_->async_handshake(boost::asio::ssl::stream_base::server, std::move(done));
  }
  /// Tells the client that no more will come.
  template <class F>
  void async_shutdown(F done) {
    tls_->async_shutdown(std::move(done));
  }
  template <class Buffers, class F>
  void async_read_some(const Buffers& buffers, F done) {
    tls_ ? tls_->async_read_some(buffers, std::move(done))
         : socket_.async_read_some(buffers, std::move(done));
  }
  template <class Buffers, class F>
  void async_write_some(const Buffers& buffers, F done) {
    tls_ ? tls_->async_write_some(buffers, std::move(done))
         : socket_.async_write_some(buffers, std::move(done));
  }

 private:
  Socket socket_;
  std::unique_ptr<boost::asio::ssl::stream<Socket&>> tls_;
};

}  // namespace plenary::serve

// Each client is a Conversation: read a request, hand it on, write the response, and again. All of them run
// on one thread, so none needs a lock; only a response comes from elsewhere, through the event queue.
#include "serve/server.h"

#include <fmt/chrono.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <csignal>
#include <ctime>
#include <list>
#include <mutex>
#include <optional>

#include "base/text.h"
#include "serve/failure.h"
#include "serve/wire.h"

namespace plenary::serve {
namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using net::ip::tcp;

class Conversation;

/// The way of a response to the events' thread; closed when the server is gone, whoever still holds it.
struct Mailbox {
  std::mutex mutex;
  net::io_context* events = nullptr;
};

struct Server::State {
  State(Handler h, const Limits& l, std::unique_ptr<Certificates> c)
      : handler(std::move(h)), limits(l), certificates(std::move(c)) {}
  // The lists outlive the events, which hold the conversations.
  Handler handler;
  Limits limits;
  std::unique_ptr<Certificates> certificates;
  uint16_t port = 0;
  bool stopping = false;
  std::list<Conversation*> idle;  ///< the one that has waited longest for a request comes first
  std::list<Conversation*> busy;  ///< those that are being answered
  net::io_context events{1};
  tcp::acceptor acceptor{events};
  net::signal_set signals{events};
  net::steady_timer ending{events};
  net::steady_timer renewing{events};  ///< of certificates
  std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();

  void accept();
  void begin_stop();
  void renew_certificates();
  void end_if_done() {
    if (stopping && idle.empty() && busy.empty()) events.stop();
  }
};

class Conversation : public std::enable_shared_from_this<Conversation> {
 public:
  Conversation(Server::State& server, tcp::socket socket)
      : server_(server),
        wire_(std::move(socket), server.certificates ? server.certificates->current() : nullptr),
        timer_(server.events) {
    place_ = server_.idle.insert(server_.idle.end(), this);
  }
  ~Conversation() {
    (busy_ ? server_.busy : server_.idle).erase(place_);
    server_.end_if_done();
  }

  void begin() {
    if (!wire_.is_tls()) return read();
    limit_time(server_.limits.request);
    wire_.async_handshake([self = shared_from_this()](error_code e) {
      self->timer_.cancel();
      if (!e) self->read();
    });
  }

  void read() {
    parser_.emplace();
    parser_->header_limit(static_cast<uint32_t>(server_.limits.head));
    parser_->body_limit(server_.limits.body);
    set_busy(false);
    late_ = head_only_ = false;
    limit_time(server_.limits.request);
    http::async_read(wire_, buffer_, *parser_,
                     [self = shared_from_this()](error_code e, size_t) { self->on_read(e); });
  }

  // Ends what waits for a request; what is being answered goes on.
  void close() {
    error_code ignored;
    timer_.cancel();
    wire_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    wire_.socket().close(ignored);
  }

  /// Gives up on a response that has not come.
  void let_go() { kept_.reset(); }

  /// Gives nobody a turn: there are too many.
  void refuse_all() {
    if (wire_.is_tls()) return close();  // to agree on keys would cost more than to answer
    refuse(failure(503, "too many connections at once: try again"));
  }

  void refuse(Response response) {
    keep_ = false;
    set_busy(true);
    write(std::move(response));
  }

 private:
  void set_busy(bool busy) {
    auto& from = busy_ ? server_.busy : server_.idle;
    auto& to = busy ? server_.busy : server_.idle;
    to.splice(to.end(), from, place_);
    busy_ = busy;
  }

  void limit_time(std::chrono::milliseconds time) {
    timer_.expires_after(time);
    timer_.async_wait([self = weak_from_this()](error_code e) {
      const auto conversation = self.lock();
      if (e || !conversation) return;
      conversation->late_ = true;
      error_code ignored;
      conversation->wire_.socket().cancel(ignored);
    });
  }

  void on_read(error_code e) {
    timer_.cancel();
    if (!wire_.socket().is_open() || e == http::error::end_of_stream) return;
    if (late_ && !parser_->got_some()) return;  // it was idle
    if (const int status = refusal(e); status != 0) return refuse(failure(status, why(status)));
    if (e) return;
    auto message = parser_->release();
    keep_ = message.keep_alive() && !server_.stopping;
    head_only_ = message.method() == http::verb::head;
    set_busy(true);
    kept_ = shared_from_this();
    server_.handler(request_of(message), [to = server_.mailbox, self = weak_from_this()](Response response) {
      const std::scoped_lock lock(to->mutex);
      if (to->events == nullptr) return;
      net::post(*to->events, [self, response = std::move(response)]() mutable {
        if (const auto conversation = self.lock()) conversation->answer(std::move(response));
      });
    });
  }

  void answer(Response response) {
    const auto self = std::exchange(kept_, nullptr);
    if (self) write(std::move(response));
  }

  int refusal(error_code e) const {
    if (late_) return 408;
    if (e == http::error::header_limit || e == http::error::buffer_overflow) return 431;
    if (e == http::error::body_limit) return 413;
    if (e && e.category() == http::make_error_code(http::error::bad_method).category() &&
        e != http::error::partial_message)
      return 400;
    return !e && parser_->get().target().size() > server_.limits.target ? 414 : 0;
  }

  std::string why(int status) const {
    const auto& limits = server_.limits;
    if (status == 408) return fmt::format("the request did not come within {} ms", limits.request.count());
    if (status == 431) return fmt::format("the head of a request has at most {} bytes", limits.head);
    if (status == 413) return fmt::format("the body of a request has at most {} bytes", limits.body);
    if (status == 414) return fmt::format("an address has at most {} bytes", limits.target);
    return "this is not HTTP/1.1";
  }

  Request request_of(http::request<http::string_body>& message) {
    Request out;
    out.method = message.method_string();
    out.target = message.target();
    for (const auto& field : message)
      out.headers.emplace_back(ascii_lower(field.name_string()), field.value());
    out.body = std::move(message.body());
    error_code ignored;
    out.client = wire_.socket().remote_endpoint(ignored).address().to_string();
    out.secure = wire_.is_tls();
    return out;
  }

  void write(Response response) {
    if (!wire_.socket().is_open()) return;
    keep_ = keep_ && !server_.stopping;
    head_ = fmt::format("HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", response.status,
                        phrase(response.status), fmt::gmtime(std::time(nullptr)));
    for (const auto& [name, value] : response.headers) head_ += fmt::format("{}: {}\r\n", name, value);
    if (response.status != 304 && response.status != 204)
      head_ += fmt::format("Content-Length: {}\r\n", response.body->size());
    head_ += keep_ ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    body_ = std::move(response.body);
    limit_time(server_.limits.response);
    const std::array<net::const_buffer, 2> parts{net::buffer(head_),
                                                 head_only_ ? net::const_buffer() : net::buffer(*body_)};
    net::async_write(wire_, parts,
                     [self = shared_from_this()](error_code e, size_t) { self->on_written(e); });
  }

  void on_written(error_code e) {
    timer_.cancel();
    body_.reset();
    if (e) return;
    if (keep_) return read();
    linger();
  }

  // Closing while bytes of the client are still to be read would reset the connection, and the response with
  // it: so what comes is read and dropped, for a moment.
  void linger() {
    limit_time(std::chrono::milliseconds(500));
    if (wire_.is_tls())
      return wire_.async_shutdown([self = shared_from_this()](error_code) { self->close(); });
    error_code ignored;
    wire_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    drop();
  }
  void drop() {
    wire_.async_read_some(net::buffer(dropped_), [self = shared_from_this()](error_code e, size_t) {
      if (!e) self->drop();
    });
  }

  Server::State& server_;
  Wire wire_;
  net::steady_timer timer_;
  boost::beast::flat_buffer buffer_{64 << 10};
  std::optional<http::request_parser<http::string_body>> parser_;
  std::list<Conversation*>::iterator place_;
  std::string head_;
  Bytes body_;
  std::shared_ptr<Conversation> kept_;  ///< itself, while its response is worked out
  std::array<char, 1024> dropped_;
  bool keep_ = true, head_only_ = false, late_ = false, busy_ = false;
};

void Server::State::accept() {
  acceptor.async_accept([this](error_code e, tcp::socket socket) {
    if (stopping) return;
    if (!e) {
      if (idle.size() + busy.size() >= limits.connections && !idle.empty()) idle.front()->close();
      error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      const auto conversation = std::make_shared<Conversation>(*this, std::move(socket));
      if (idle.size() + busy.size() > limits.connections + 64)
        conversation->refuse_all();
      else
        conversation->begin();
    } else if (e == net::error::no_descriptors && !idle.empty()) {
      idle.front()->close();
    }
    accept();
  });
}

void Server::State::begin_stop() {
  if (stopping) return;
  stopping = true;
  error_code ignored;
  acceptor.close(ignored);
  renewing.cancel();
  signals.cancel(ignored);
  for (auto* conversation : std::list(idle)) conversation->close();
  ending.expires_after(limits.stop);
  ending.async_wait([this](error_code e) {
    if (!e) events.stop();
  });
  net::post(events, [this] { end_if_done(); });
}

void Server::State::renew_certificates() {
  if (!certificates) return;
  renewing.expires_after(std::chrono::seconds(1));
  renewing.async_wait([this](error_code e) {
    if (e) return;
    certificates->refresh();
    renew_certificates();
  });
}

namespace {

// A connection is a file to the system, which lets a program have few unless it asks for more.
void allow_files(size_t most) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= most) return;
  limit.rlim_cur = std::min<rlim_t>(most, limit.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() {
  {
    const std::scoped_lock lock(state_->mailbox->mutex);
    state_->mailbox->events = nullptr;
  }
  state_->stopping = false;
  for (auto* conversation : std::list(state_->busy)) conversation->let_go();
}

Result<std::unique_ptr<Server>> Server::listen(const std::string& address, uint16_t port, Handler handler,
                                               const Limits& limits,
                                               std::unique_ptr<Certificates> certificates) {
  allow_files(limits.connections + 1024);
  auto state = std::make_unique<State>(std::move(handler), limits, std::move(certificates));
  state->mailbox->events = &state->events;
  error_code e;
  const auto where = net::ip::make_address(address, e);
  if (e) return fail(ErrorKind::kUsage, fmt::format("'{}' is no address: write 127.0.0.1 or ::1", address));
  const tcp::endpoint endpoint(where, port);
  state->acceptor.open(endpoint.protocol(), e);
  if (!e) state->acceptor.set_option(net::socket_base::reuse_address(true), e);
  if (!e) state->acceptor.bind(endpoint, e);
  if (!e) state->acceptor.listen(net::socket_base::max_listen_connections, e);
  if (e)
    return fail(ErrorKind::kIo, fmt::format("cannot listen on {} port {}: {}", address, port, e.message()));
  state->port = state->acceptor.local_endpoint(e).port();
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

uint16_t Server::port() const { return state_->port; }

void Server::run(bool signals) {
  auto& s = *state_;
  if (signals) {
    s.signals.add(SIGINT), s.signals.add(SIGTERM);
    s.signals.async_wait([&s](error_code e, int) {
      if (!e) s.begin_stop();
    });
  }
  s.accept();
  s.renew_certificates();
  s.events.run();
}

void Server::stop() {
  net::post(state_->events, [this] { state_->begin_stop(); });
}

}  // namespace plenary::serve

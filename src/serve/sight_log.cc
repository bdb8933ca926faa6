#include "serve/sight_log.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/json.h"
#include "base/text.h"
#include "serve/envelope.h"
#include "store/store.h"

namespace plenary::serve {

Status SightLog::note(const Visitor& visitor, std::string_view client, const Request& request,
                      const std::string& snapshot) {
  return add(fmt::format(
      "{{\"at\": {}, \"who\": {}, \"audience\": {}, \"client\": {}, \"method\": {}, \"target\": {}, "
      "\"snapshot\": {}}}\n",
      json_string(utc_now()), json_string(visitor.name), json_string(to_string(visitor.audience)),
      json_string(client), json_string(request.method), json_string(request.target), json_string(snapshot)));
}

Status SightLog::note(const Entrance& e, std::string_view client) {
  constexpr size_t kLongest = 300;  // a provider's words, or a browser's in its place
  const auto field = [](const std::string& text) { return json_string(clean(text, kLongest)); };
  return add(fmt::format(
      "{{\"at\": {}, \"who\": {}, \"audience\": {}, \"client\": {}, \"entrance\": {}, \"by\": {}, "
      "\"why\": {}}}\n",
      json_string(utc_now()), field(e.who), field(e.audience), json_string(client), json_string(e.what),
      field(e.by), field(e.why)));
}

Status SightLog::add(const std::string& line) {
  const std::scoped_lock lock(mutex_);
  const int fd = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const bool written = fd >= 0 && ::write(fd, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  const int why = errno;
  if (fd >= 0) ::close(fd);
  if (written) return {};
  return fail(ErrorKind::kIo, fmt::format("{}: cannot write: {}", path_, std::strerror(why)));
}

}  // namespace plenary::serve

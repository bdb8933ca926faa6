// A child process with its three streams. Input and errors go through files in memory, so only the output has
// to be read while it runs and neither side can wait for the other.
#include "base/process.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

namespace plenary {
namespace {

constexpr size_t kErrorsKept = 4096;
constexpr size_t kPiece = 1 << 16;

// A file descriptor that closes itself.
class Handle {
 public:
  explicit Handle(int fd) : fd_(fd) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { close(); }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }
  bool ok() const { return fd_ >= 0; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  return ::lseek(fd, 0, SEEK_SET) == 0;
}

using Clock = std::chrono::steady_clock;

enum class Came { kAll, kTooMuch, kTooLate };

// Milliseconds until a moment, as poll wants them; without one, for ever.
int until(std::optional<Clock::time_point> end) {
  if (!end) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*end - Clock::now()).count();
  return static_cast<int>(std::clamp<int64_t>(left, 0, 1'000'000));
}

// Reads to the end, if it comes in time and within the limit.
Came read_all(int fd, uint64_t limit, std::optional<Clock::time_point> end, std::string& out) {
  for (;;) {
    pollfd wait{fd, POLLIN, 0};
    if (::poll(&wait, 1, until(end)) == 0 && Clock::now() >= *end) return Came::kTooLate;
    if (wait.revents == 0) continue;
    const size_t have = out.size();
    out.resize(have + kPiece);
    const ssize_t got = ::read(fd, out.data() + have, kPiece);
    out.resize(have + static_cast<size_t>(got > 0 ? got : 0));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Came::kAll;
    if (out.size() > limit) return Came::kTooMuch;
  }
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

std::unexpected<Error> broken(std::string_view program, int error) {
  return fail(error == ENOENT ? ErrorKind::kNotFound : ErrorKind::kIo,
              fmt::format("cannot run {}: {}", program, std::strerror(error)));
}

Result<pid_t> start(const Program& command, int input, int output, int errors) {
  auto words = command.words;
  auto environment = command.environment;
  const char* path = std::getenv("PATH");
  environment.push_back(fmt::format("PATH={}", path == nullptr ? "/usr/bin:/bin" : path));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own, so that what it starts can be ended with it.
  if (command.time.count() > 0) posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t pid = 0;
  const int error = ::posix_spawnp(&pid, words[0].c_str(), &actions, &attributes, pointers(words).data(),
                                   pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return broken(words[0], error);
  const rlimit most{command.memory, command.memory};
  if (command.memory > 0) ::prlimit(pid, RLIMIT_DATA, &most, nullptr);
  return pid;
}

int wait_for(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Result<Finished> run_command(const Program& command) {
  const Handle input(::memfd_create("input", MFD_CLOEXEC)), errors(::memfd_create("errors", MFD_CLOEXEC));
  int ends[2] = {-1, -1};
  if (!input.ok() || !errors.ok() || !write_all(input.get(), command.input) || ::pipe2(ends, O_CLOEXEC) != 0)
    return broken(command.words[0], errno);
  Handle from(ends[0]), to(ends[1]);
  PLENARY_LET(pid, start(command, input.get(), to.get(), errors.get()));
  to.close();
  Finished done;
  std::optional<Clock::time_point> end;
  if (command.time.count() > 0) end = Clock::now() + command.time;
  if (const auto came = read_all(from.get(), command.limit, end, done.output); came != Came::kAll) {
    done.too_large = came == Came::kTooMuch;
    done.too_late = came == Came::kTooLate;
    ::kill(end ? -pid : pid, SIGKILL);
    done.output.clear();
  }
  from.close();
  done.code = wait_for(pid);
  done.errors.resize(kErrorsKept);
  const ssize_t got = ::pread(errors.get(), done.errors.data(), kErrorsKept, 0);
  done.errors.resize(static_cast<size_t>(got > 0 ? got : 0));
  return done;
}

Result<std::unique_ptr<Conversation>> Conversation::start(const Program& command) {
  // A socket for what it reads: writing to one whose reader has gone is an error, not a signal to us.
  int in[2] = {-1, -1}, out[2] = {-1, -1};
  const bool made =
      ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) == 0 && ::pipe2(out, O_CLOEXEC) == 0;
  const int error = errno;
  Handle input(in[0]), its_input(in[1]), output(out[0]), its_output(out[1]);
  const Handle nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  if (!made || !nowhere.ok()) return broken(command.words[0], error);
  PLENARY_LET(pid, plenary::start(command, its_input.get(), its_output.get(), nowhere.get()));
  return std::unique_ptr<Conversation>(new Conversation(pid, input.release(), output.release()));
}

Conversation::~Conversation() {
  ::close(input_);
  ::close(output_);
  ::kill(pid_, SIGKILL);
  wait_for(pid_);
}

// Writes and reads as either goes, for the program may print long before it has read all.
bool Conversation::ask(std::string_view question, std::string_view end, uint64_t limit, std::string& answer) {
  answer.clear();
  while (!question.empty() || !answer.ends_with(end)) {
    pollfd wait[2] = {{output_, POLLIN, 0}, {question.empty() ? -1 : input_, POLLOUT, 0}};
    if (::poll(wait, 2, -1) < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    if (wait[1].revents != 0) {
      const ssize_t put = ::send(input_, question.data(), question.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (put < 0 && errno != EINTR && errno != EAGAIN) return false;
      question.remove_prefix(static_cast<size_t>(put > 0 ? put : 0));
    }
    if (wait[0].revents == 0) continue;
    const size_t have = answer.size();
    answer.resize(have + kPiece);
    const ssize_t got = ::read(output_, answer.data() + have, kPiece);
    answer.resize(have + static_cast<size_t>(got > 0 ? got : 0));
    if ((got <= 0 && errno != EINTR) || answer.size() > limit) return false;
  }
  answer.resize(answer.size() - end.size());
  return true;
}

}  // namespace plenary

#pragma once
#include <expected>
#include <string>
#include <string_view>

namespace plenary {

/// Says what kind of thing went wrong; the exit code follows from it (see cli/main.cc).
enum class ErrorKind {
  kUsage,      ///< the caller asked wrongly: an unknown name, a bad option
  kInput,      ///< the bytes given are not what they should be
  kNotFound,   ///< a file, record or name is not there
  kWorkspace,  ///< the workspace is missing, locked or damaged
  kEngine,     ///< the database refused
  kIo,         ///< the system refused: permission, disk, pipe
};

/// One fault: its kind and one sentence that says what happened and what to do.
struct Error {
  ErrorKind kind;
  std::string message;
};

template <class T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

/// Makes the failing arm of a Result: `return fail(ErrorKind::kInput, "...")`.
inline std::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return std::unexpected(Error{kind, std::move(message)});
}

#define PLENARY_JOIN2(a, b) a##b
#define PLENARY_JOIN(a, b) PLENARY_JOIN2(a, b)

/// Returns from the enclosing function with the error of `expr`, if it has one.
#define PLENARY_TRY(expr)                                                                \
  do {                                                                                   \
    if (auto PLENARY_JOIN(status_, __LINE__) = (expr); !PLENARY_JOIN(status_, __LINE__)) \
      return std::unexpected(std::move(PLENARY_JOIN(status_, __LINE__)).error());        \
  } while (false)

/// Declares `name` as the value of `expr`, or returns its error.
#define PLENARY_LET(name, expr)                                           \
  auto name##_or_ = (expr);                                               \
  if (!name##_or_) return std::unexpected(std::move(name##_or_).error()); \
  auto& name = *name##_or_

}  // namespace plenary

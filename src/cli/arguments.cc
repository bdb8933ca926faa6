#include <cerrno>
#include <cstdio>
#include <cstring>

#include "cli/command.h"

namespace plenary {

std::string Arguments::get(const std::string& option, std::string otherwise) const {
  const auto found = options.find(option);
  return found == options.end() || found->second.empty() ? std::move(otherwise) : found->second.back();
}

std::vector<std::string> Arguments::all(const std::string& positional) const {
  const auto found = positionals.find(positional);
  return found == positionals.end() ? std::vector<std::string>{} : found->second;
}

std::string Arguments::first(const std::string& positional) const {
  const auto values = all(positional);
  return values.empty() ? "" : values.front();
}

Status print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return {};
  return fail(ErrorKind::kIo, std::string("cannot write the result: ") + std::strerror(errno));
}

void tell(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace plenary

// `plenary serve`: the API and the dashboard over HTTP.
#include <fmt/core.h>

#include <array>
#include <filesystem>

#include "cli/commands.h"
#include "cli/query.h"
#include "load/begin.h"
#include "serve/openapi.h"
#include "serve/server.h"
#include "serve/service.h"

namespace plenary {
namespace {

constexpr uint64_t kUsualPort = 8417, kMostPort = 65535, kUsualDays = 90, kMostDays = 3660;
constexpr const char* kThisMachine = "127.0.0.1";

constexpr std::array kOptions{
    Option{"--port", "N", "where to listen (default 8417; 0: any that is free)"},
    Option{"--listen", "ADDRESS", "on which address (default 127.0.0.1, which only this machine reaches)"},
    Option{"--audience", "A",
           "for whom, where there is no access.toml: secretariat (default), member, public"},
    Option{"--new-token", "NAME", "make a token for somebody, of --audience, print it once, and end"},
    Option{"--days", "N", "how long the token is good (default 90)"},
    Option{"--openapi", "", "print the description of the API (OpenAPI 3.1), and end"},
};

Result<int> make_token(const Arguments& arguments, const Workspace& workspace) {
  if (!arguments.has("--audience"))
    return fail(ErrorKind::kUsage, "say for whom the token is: --audience secretariat, member or public");
  PLENARY_LET(audience, parse_audience(arguments.get("--audience")));
  PLENARY_LET(days, whole_option(arguments, "--days", kUsualDays));
  if (days > kMostDays) return fail(ErrorKind::kUsage, fmt::format("--days {}: at most {}", days, kMostDays));
  const Day expires{clock_day().days + static_cast<int32_t>(days)};
  PLENARY_LET(token, serve::add_token(workspace, arguments.get("--new-token"), audience, expires));
  tell(fmt::format("good until {}; its hash is in {}/access.toml, the token itself is kept nowhere:\n",
                   to_string(expires), workspace.folder));
  PLENARY_TRY(print(token + "\n"));
  return 0;
}

Result<std::unique_ptr<serve::Access>> access_of(const Arguments& arguments, const Workspace& workspace,
                                                 const std::string& address) {
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(access, serve::Access::of_workspace(workspace, audience));
  const auto policy = access->policy();
  if (policy && arguments.has("--audience"))
    return fail(ErrorKind::kUsage, "access.toml says who is of which audience: leave --audience out");
  if (serve::is_loopback(address) || (policy && (policy->behind_proxy || policy->tls)))
    return std::move(access);
  if (policy)
    return fail(
        ErrorKind::kUsage,
        fmt::format("{} is reached from elsewhere, and tokens must not travel in the clear: write [tls] "
                    "with certificate and key into access.toml; or behind_proxy = true, where a server "
                    "that speaks TLS stands before this one",
                    address));
  return fail(ErrorKind::kUsage,
              fmt::format("{} is reached from elsewhere, and nothing says who may ask: make a token first, "
                          "plenary serve --new-token NAME --audience A",
                          address));
}

Result<std::unique_ptr<serve::Certificates>> certificates_of(const serve::Access& access) {
  const auto policy = access.policy();
  if (!policy || !policy->tls) return nullptr;
  return serve::Certificates::open(*policy->tls, [](const std::string& news) { tell(news); });
}

// Where a browser finds the server.
std::string address_of(const serve::Access& access, const std::string& listening, uint16_t port) {
  const auto policy = access.policy();
  const bool tls = policy && policy->tls;
  const auto host = serve::is_loopback(listening)      ? std::string("localhost")
                    : policy && !policy->hosts.empty() ? policy->hosts.front()
                                                       : listening;
  return fmt::format("{}://{}:{}/\n", tls ? "https" : "http", host, port);
}

Result<int> run(const Arguments& arguments) {
  if (arguments.has("--openapi")) {
    PLENARY_TRY(print(serve::openapi()));
    return 0;
  }
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  if (arguments.has("--new-token")) return make_token(arguments, workspace);
  PLENARY_TRY(begin_store(workspace));
  const auto address = arguments.get("--listen", kThisMachine);
  PLENARY_LET(port, parameters_of(arguments).whole("port", kUsualPort, 0));
  if (port > kMostPort) return fail(ErrorKind::kUsage, fmt::format("--port {}: at most {}", port, kMostPort));
  PLENARY_LET(access, access_of(arguments, workspace, address));
  PLENARY_LET(certificates, certificates_of(*access));
  const auto& rules = *access;  // the service's from here on
  std::error_code ignored;
  serve::Service service(workspace, std::move(access),
                         {.program = std::filesystem::read_symlink("/proc/self/exe", ignored).string(),
                          .tell = [](const std::string& news) { tell(news); }});
  PLENARY_LET(server, serve::Server::listen(
                          address, static_cast<uint16_t>(port),
                          [&service](const serve::Request& request, const serve::Respond& respond) {
                            service.handle(request, respond);
                          },
                          {}, std::move(certificates)));
  PLENARY_TRY(print(address_of(rules, address, server->port())));
  server->run(true);
  service.finish();
  return 0;
}

}  // namespace

Command serve_command() {
  return {"serve",
          "the API and the dashboard over HTTP, on this machine or by tokens",
          {},
          kOptions,
          "plenary serve --port 8417",
          run};
}

}  // namespace plenary

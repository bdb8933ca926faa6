// A small workspace and a service over it: requests in, responses out, without sockets.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <string>

#include "base/files.h"
#include "serve/service.h"

namespace plenary::serve {
namespace fs = std::filesystem;

/// Runs the program in a folder of the test; what it prints on standard output.
inline std::string run(const fs::path& folder, const std::string& command) {
  const auto out = (folder / "printed").string();
  const auto line = "cd '" + folder.string() + "' && " + std::string(std::getenv("PLENARY_BINARY")) + " " +
                    command + " > '" + out + "' 2> errors";
  EXPECT_EQ(std::system(line.c_str()), 0) << command;
  return *read_file(out);
}

inline constexpr const char* kMapping =
    "[[records]]\nnoun = \"activity\"\n[records.columns]\ndate = \"Day\"\nperson = \"Name\"\norganization = "
    "\"Company\"\ncountry = \"Country\"\n[records.values]\nkind = \"attended\"\nbody = \"itu-t\"\n";

class ServiceTest : public testing::Test {
 protected:
  // Each test has a copy of a workspace that is made once.
  static void SetUpTestSuite() {
    fs::create_directories(made());
    std::ofstream(made() / "mapping.toml") << kMapping;
    run(made(), "init w");
    import_into(
        made(),
        "2024-04-18,Ada Example,Example Telecom,Canada\n2024-04-19,Ben Sample,Sample Networks,Japan\n");
  }
  static void TearDownTestSuite() { fs::remove_all(made()); }
  void SetUp() override { fs::copy(made(), folder_, fs::copy_options::recursive); }
  void TearDown() override {
    service_.reset();
    fs::remove_all(folder_);
  }

  static fs::path made() {
    return fs::temp_directory_path() / ("plenary-service-" + std::to_string(::getpid()));
  }
  static void import_into(const fs::path& folder, const std::string& rows) {
    std::ofstream(folder / "attendance.csv") << "Day,Name,Company,Country\n" << rows;
    run(folder, "-C w import table attendance.csv --mapping mapping.toml");
  }
  Workspace workspace() const { return Workspace{(folder_ / "w").string()}; }
  void serve(std::unique_ptr<Access> access = Access::local(Audience::kSecretariat)) {
    service_ = std::make_unique<Service>(workspace(), std::move(access),
                                         ServiceSettings{.program = std::getenv("PLENARY_BINARY")});
  }

  void serve_by_policy() { serve(std::move(*Access::of_workspace(workspace(), Audience::kPublic))); }

  /// Asks until the answer has this status, for five seconds.
  Response wait_for(int status, const std::string& target, const Headers& headers) {
    Response out = get(target, headers);
    for (int i = 0; i < 50 && out.status != status; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      out = get(target, headers);
    }
    return out;
  }

  Response ask(Request request) {
    if (!service_) serve();
    if (request.header("host").empty()) request.headers.emplace_back("host", "localhost");
    auto answered = std::make_shared<std::promise<Response>>();
    auto response = answered->get_future();
    service_->handle(request, [answered](Response r) { answered->set_value(std::move(r)); });
    if (response.wait_for(std::chrono::seconds(60)) != std::future_status::ready) return {0, {}};
    return response.get();
  }
  Response get(const std::string& target, Headers headers = {}) {
    return ask({"GET", "/api/v1" + target, std::move(headers), "", "127.0.0.1"});
  }
  Response post(const std::string& target, const std::string& body, Headers headers = {}) {
    headers.emplace_back("content-type", "application/json");
    return ask({"POST", "/api/v1" + target, std::move(headers), body, "127.0.0.1"});
  }

  const fs::path folder_ =
      made().string() + "-" + testing::UnitTest::GetInstance()->current_test_info()->name();
  std::unique_ptr<Service> service_;
};

inline std::string header_of(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return "";
}

}  // namespace plenary::serve

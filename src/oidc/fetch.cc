#include "oidc/fetch.h"

#include <curl/curl.h>
#include <fmt/core.h>

#include <array>
#include <memory>

#include "base/version.h"

namespace plenary::oidc {
namespace {

struct Free {
  void operator()(CURL* p) const { curl_easy_cleanup(p); }
  void operator()(curl_slist* p) const { curl_slist_free_all(p); }
};

struct Coming {
  std::string bytes;
  size_t most;
};

size_t take(char* bytes, size_t, size_t count, void* to) {
  auto& coming = *static_cast<Coming*>(to);
  if (coming.bytes.size() + count > coming.most) return 0;  // which ends it
  coming.bytes.append(bytes, count);
  return count;
}

// curl's options are of one function for all types.
template <class T>
void set(CURL* call, CURLoption option, T value) {
  curl_easy_setopt(call, option, value);
}

void limit(CURL* call, const FetchLimits& limits) {
  set(call, CURLOPT_NOSIGNAL, 1L);
  set(call, CURLOPT_FOLLOWLOCATION, 0L);
  set(call, CURLOPT_PROTOCOLS_STR, "http,https");
  set(call, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(call, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  set(call, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.all.count()));
  set(call, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
}

Result<Fetched> fetch(const Call& asked, const FetchLimits& limits) {
  const std::unique_ptr<CURL, Free> call(curl_easy_init());
  const std::unique_ptr<curl_slist, Free> headers(curl_slist_append(nullptr, "Accept: application/json"));
  if (!call) return fail(ErrorKind::kIo, "the provider cannot be asked: no memory");
  Coming coming{{}, limits.bytes};
  std::array<char, CURL_ERROR_SIZE> why{};
  limit(call.get(), limits);
  set(call.get(), CURLOPT_URL, asked.address.c_str());
  set(call.get(), CURLOPT_HTTPHEADER, headers.get());
  set(call.get(), CURLOPT_USERAGENT, kProgram);
  set(call.get(), CURLOPT_ERRORBUFFER, why.data());
  set(call.get(), CURLOPT_WRITEFUNCTION, take);
  set(call.get(), CURLOPT_WRITEDATA, &coming);
  if (!asked.form.empty()) set(call.get(), CURLOPT_POSTFIELDS, asked.form.c_str());
  if (!asked.user.empty()) {
    set(call.get(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    set(call.get(), CURLOPT_USERNAME, asked.user.c_str());
    set(call.get(), CURLOPT_PASSWORD, asked.password.c_str());
  }
  if (const auto result = curl_easy_perform(call.get()); result == CURLE_WRITE_ERROR)
    return fail(ErrorKind::kIo, fmt::format("the provider's answer is longer than {} bytes", limits.bytes));
  else if (result != CURLE_OK)
    return fail(ErrorKind::kIo, fmt::format("the provider does not answer: {}",
                                            why[0] != '\0' ? why.data() : curl_easy_strerror(result)));
  long status = 0;
  curl_easy_getinfo(call.get(), CURLINFO_RESPONSE_CODE, &status);
  return Fetched{static_cast<int>(status), std::move(coming.bytes)};
}

}  // namespace

Fetch over_network(const FetchLimits& limits) {
  static const auto ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK)
    return [](const Call&) -> Result<Fetched> { return fail(ErrorKind::kIo, "libcurl cannot be used"); };
  return [limits](const Call& call) { return fetch(call, limits); };
}

}  // namespace plenary::oidc

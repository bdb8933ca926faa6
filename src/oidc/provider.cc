#include "oidc/provider.h"

#include <fmt/core.h>

namespace plenary::oidc {

template <class T, class Read>
Result<std::shared_ptr<const T>> Provider::have(Kept<T>& kept, const std::string& address, int64_t now,
                                                int64_t fresh, Read read) {
  if (kept.value && now < kept.asked + fresh) return kept.value;
  if (!kept.fault.empty() && now < kept.asked + kAfterFault) return fail(ErrorKind::kIo, kept.fault);
  auto got = [&]() -> Result<T> {
    PLENARY_LET(answer, fetch_({.address = address}));
    if (answer.status != 200)
      return fail(ErrorKind::kIo, fmt::format("the provider answers {} to {}", answer.status, address));
    return read(answer.body);
  }();
  const std::scoped_lock lock(mutex_);
  kept.asked = now;
  kept.fault = got ? "" : got.error().message;
  if (!got) return fail(ErrorKind::kIo, kept.fault);
  kept.value = std::make_shared<const T>(std::move(*got));
  return kept.value;
}

Result<std::shared_ptr<const Discovery>> Provider::discovery(int64_t now) {
  const std::scoped_lock lock(asking_);
  return have(discovery_, discovery_address(issuer_), now, kKept,
              [this](const std::string& body) { return parse_discovery(body, issuer_); });
}

Result<std::shared_ptr<const KeySet>> Provider::keys(int64_t now, const KeySet* unfit) {
  PLENARY_LET(document, discovery(now));
  const std::scoped_lock lock(asking_);
  // Somebody else may have fetched others meanwhile; and a token that was made up must not make us ask each
  // time.
  const bool again = unfit != nullptr && keys_.value.get() == unfit;
  return have(keys_, document->keys, now, again ? kBetween : kKept,
              [](const std::string& body) -> Result<KeySet> {
                auto keys = parse_key_set(body);
                if (!keys) return fail(ErrorKind::kIo, "the provider's keys: it " + keys.error().message);
                return keys;
              });
}

std::shared_ptr<const Discovery> Provider::known() const {
  const std::scoped_lock lock(mutex_);
  return discovery_.value;
}

}  // namespace plenary::oidc

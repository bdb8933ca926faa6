// A provider as it was last heard: its document and its keys, asked for when they are needed and kept for an
// hour. Whoever asks may have to wait for the network; `known` never does.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "oidc/discovery.h"
#include "oidc/fetch.h"
#include "oidc/key_set.h"

namespace plenary::oidc {

class Provider {
 public:
  static constexpr int64_t kKept = 3600;      ///< seconds after which it is asked again
  static constexpr int64_t kBetween = 60;     ///< seconds between two looks for keys that are new
  static constexpr int64_t kAfterFault = 10;  ///< seconds for which a provider that is silent is left alone

  Provider(std::string issuer, Fetch fetch) : issuer_(std::move(issuer)), fetch_(std::move(fetch)) {}

  /// Its document; `now` is seconds since 1970.
  Result<std::shared_ptr<const Discovery>> discovery(int64_t now);
  /// Its keys; where none of those that are kept will do (`unfit`), as they are now.
  Result<std::shared_ptr<const KeySet>> keys(int64_t now, const KeySet* unfit = nullptr);
  /// Its document if it is there already.
  std::shared_ptr<const Discovery> known() const;

  const std::string& issuer() const { return issuer_; }
  const Fetch& fetch() const { return fetch_; }

 private:
  template <class T>
  struct Kept {
    std::shared_ptr<const T> value;
    int64_t asked = 0;
    std::string fault;  ///< of the last time
  };
  /// What is kept while it is fresh, else what `read` makes of the answer at an address. `fresh`: seconds.
  template <class T, class Read>
  Result<std::shared_ptr<const T>> have(Kept<T>& kept, const std::string& address, int64_t now, int64_t fresh,
                                        Read read);

  const std::string issuer_;
  const Fetch fetch_;
  std::mutex asking_;         ///< one asks for all who wait
  mutable std::mutex mutex_;  ///< over what is kept
  Kept<Discovery> discovery_;
  Kept<KeySet> keys_;
};

}  // namespace plenary::oidc

// The one shape of all successes, {"data", "meta"}, and what every response carries besides.
#pragma once
#include "serve/answer_cache.h"
#include "serve/route.h"

namespace plenary::serve {

/// A reply as it is kept: data that is JSON in its envelope, all else as it is; packed where that pays.
/// `name` is the one under which a browser keeps a file, without its end.
KeptAnswer kept_answer(const Reply& reply, const Snapshot& snapshot, Audience audience, std::string_view tag,
                       std::string_view name);

/// A kept answer as one client takes it.
Response response_of(const KeptAnswer& answer, bool packed);

/// The response to somebody who has the answer already.
Response not_modified(const std::string& tag);

/// The tag (weak: packed or not, it is the same answer) of what a key names.
std::string tag_of(std::string_view key);

/// Adds what tells a browser to run nothing from elsewhere, to show this nowhere else and to tell nobody;
/// and, of a server that speaks TLS, to come by it only (`tls`).
void add_protection(Response& response, bool tls);

}  // namespace plenary::serve

// Files that come in over HTTP: from requests to serve/uploads and back.
#include <fmt/core.h>

#include "base/json.h"
#include "base/json_read.h"
#include "serve/routes.h"
#include "serve/uploads.h"

namespace plenary::serve {
namespace {

Uploads uploads_of(const Given& given) { return {given.workspace, given.program}; }

/// What an import is told.
struct How {
  std::string format, mapping;
};

Result<How> how_of(const Given& given) {
  json::dom::parser parser;
  PLENARY_LET(top, json::parse(parser, given.body));
  How how{std::string(json::text(top, "format")), std::string(json::text(top, "mapping"))};
  if (how.format.empty()) return fail(ErrorKind::kUsage, "hand in {\"format\": ..., \"mapping\": ...}");
  return how;
}

}  // namespace

Result<Reply> take_upload(const Given& given) {
  json::dom::parser parser;
  PLENARY_LET(top, json::parse(parser, given.body));
  PLENARY_LET(id, uploads_of(given).begin(std::string(json::text(top, "name"))));
  return json_reply(fmt::format("{{\"id\": {}}}", json_string(id)));
}

Result<Reply> take_upload_part(const Given& given) {
  PLENARY_LET(offset, given.asked.whole("offset", 0, 0));
  PLENARY_LET(of, given.asked.whole("of", 0, 0));
  PLENARY_LET(have, uploads_of(given).add(given.names[0], offset, of, given.body));
  return json_reply(fmt::format("{{\"bytes\": {}, \"whole\": {}}}", have, have >= of));
}

Result<Reply> take_upload_suggestion(const Given& given) {
  PLENARY_LET(said, uploads_of(given).suggest(given.names[0]));
  return json_reply(std::move(said));
}

Result<Reply> take_upload_trial(const Given& given) {
  PLENARY_LET(how, how_of(given));
  PLENARY_LET(said, uploads_of(given).attempt(given.names[0], how.format, how.mapping));
  return json_reply(std::move(said));
}

Result<Reply> take_upload_import(const Given& given) {
  PLENARY_LET(how, how_of(given));
  PLENARY_LET(said, uploads_of(given).import(given.names[0], how.format, how.mapping));
  return json_reply(std::move(said));
}

}  // namespace plenary::serve

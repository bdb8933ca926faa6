// What a route is: one value from which matching, checking of parameters, documentation and the OpenAPI
// description follow.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "publish/answer.h"
#include "publish/document.h"
#include "publish/question.h"

namespace plenary::serve {

struct Parameter {
  const char* name;
  const char* value;  ///< what stands behind it: "SLICES"; empty for a switch
  const char* help;
  bool repeatable = false;
};

/// A question of somebody, with all that it takes to answer it.
struct Ask {
  Reader& reader;
  const Workspace& workspace;
  const Parameters& asked;
  const std::vector<std::string>& names;  ///< what stood in the places of the path, in order
  Audience audience;
  OutputFormat format;  ///< JSON, CSV or Parquet
  Day today;
  const std::string&
      access_fault;  ///< for staff: what is wrong with access.toml, of which an older text holds
};

/// A part of a list.
struct Page {
  uint64_t offset = 0, limit = 0;
  std::optional<uint64_t> total;  ///< nothing where counting all would cost as much as showing them
};

struct Reply {
  std::string bytes;                      ///< the data: a JSON value, or a file
  std::string type = "application/json";  ///< other types are sent as they are, without an envelope
  std::optional<Page> page;
  const char* end = "";  ///< of the name under which a browser keeps it: ".csv"; empty: it is shown
};

enum class Cost {
  kQuick,
  kLong,  ///< waits in a line of its own, so that others need not wait for it
};

/// What somebody hands in.
struct Given {
  const Workspace& workspace;
  const Parameters& asked;
  const std::vector<std::string>& names;  ///< what stood in the places of the path, in order
  const std::string& body;
  const std::string& visitor;  ///< who hands it in
  const std::string& program;  ///< plenary's own file
  Audience audience;           ///< of whoever hands it in
};

struct Route {
  const char* method;  ///< "GET", which is HEAD too; "POST", "DELETE"
  const char* path;    ///< below /api/v1: "/measure/{metric}"
  const char* summary;
  std::span<const Parameter> parameters;  ///< beside those of every route: audience, format
  Result<Reply> (*answer)(const Ask&);    ///< of a question; nothing of what is handed in, and of doors
  bool table = false;                     ///< also as CSV and Parquet
  Audience least = Audience::kPublic;     ///< who may ask at all
  Cost cost = Cost::kQuick;
  bool persons = false;                           ///< the secretariat sees persons: who looked is noted
  Result<Reply> (*take)(const Given&) = nullptr;  ///< of what is handed in
};

/// The reply whose data is this JSON.
Reply json_reply(std::string json);

/// The reply that is a table: as rows, CSV or Parquet.
Result<Reply> table_reply(const Ask& ask, const duck::Table& table);

/// The same of the part of a table that `offset` and `limit` ask for.
Result<Reply> paged_reply(const Ask& ask, duck::Table table);

/// "html, md, docx, pdf".
std::string document_format_names();

/// The type of document that `format` asks for; a page by default.
Result<const DocumentType*> parse_document_type(const Parameters& asked);

/// The reply that is a document.
Result<Reply> document_reply(const Report& report, const DocumentType& type);

/// Cuts a table to a page of it, and says of how many rows.
Page take_page(duck::Table& table, Page page);

/// offset and limit; `most` and the default of `limit` are 10,000 and 100.
Result<Page> parse_page(const Parameters& asked);

}  // namespace plenary::serve

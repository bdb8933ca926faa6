#include <fmt/core.h>

#include <algorithm>

#include "publish/render.h"
#include "serve/route.h"

namespace plenary::serve {
namespace {

constexpr uint64_t kUsualLimit = 100, kMostLimit = 10'000;

}  // namespace

Reply json_reply(std::string json) { return {std::move(json), "application/json", {}}; }

Result<Reply> table_reply(const Ask& ask, const duck::Table& table) {
  if (ask.format == OutputFormat::kCsv)
    return Reply{render_csv(table), "text/csv; charset=utf-8; header=present", {}, ".csv"};
  if (ask.format != OutputFormat::kParquet) return json_reply(render_json_rows(table));
  PLENARY_LET(bytes, render_parquet(table));
  return Reply{std::move(bytes), "application/vnd.apache.parquet", {}, ".parquet"};
}

std::string document_format_names() {
  std::string out;
  for (const auto& type : document_types())
    out += fmt::format("{}{}", out.empty() ? "" : ", ", type.ending + 1);
  return out;
}

Result<const DocumentType*> parse_document_type(const Parameters& asked) {
  const auto wanted = "." + asked.get("format", "html");
  for (const auto& type : document_types())
    if (wanted == type.ending) return &type;
  return fail(ErrorKind::kUsage, fmt::format("format is one of {}", document_format_names()));
}

Result<Reply> document_reply(const Report& report, const DocumentType& type) {
  PLENARY_LET(bytes, render_document(report, type.format));
  Reply reply{std::move(bytes), type.media, {}};
  if (type.format != DocumentFormat::kHtml) reply.end = type.ending;
  return reply;
}

Result<Page> parse_page(const Parameters& asked) {
  PLENARY_LET(offset, asked.whole("offset", 0, 0));
  PLENARY_LET(limit, asked.whole("limit", kUsualLimit));
  if (limit > kMostLimit) return fail(ErrorKind::kUsage, "limit is at most 10000: page on with offset");
  return Page{offset, limit, {}};
}

Page take_page(duck::Table& table, Page page) {
  page.total = table.rows.size();
  const auto from = std::min<uint64_t>(page.offset, table.rows.size());
  table.rows.erase(table.rows.begin(), table.rows.begin() + static_cast<int64_t>(from));
  table.rows.resize(std::min<uint64_t>(page.limit, table.rows.size()));
  return page;
}

Result<Reply> paged_reply(const Ask& ask, duck::Table table) {
  PLENARY_LET(asked, parse_page(ask.asked));
  const auto page = take_page(table, asked);
  PLENARY_LET(reply, table_reply(ask, table));
  reply.page = page;
  return reply;
}

}  // namespace plenary::serve

// New work: a bar tried on the past, a work of the past as it was at its beginning, and a proposal that is
// handed in: it is answered and not kept.
#include <sodium.h>

#include <vector>

#include "base/json_read.h"
#include "publish/assess_answer.h"
#include "publish/proposal_answer.h"
#include "serve/routes.h"

namespace plenary::serve {
namespace {

constexpr const char* kHow =
    "hand in {\"name\": \"proposal.toml\", \"text\": ...}, or \"base64\" in place of \"text\" for a .docx";

Result<std::string> from_base64(std::string_view text) {
  std::string out(text.size(), '\0');
  size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(),
                        "\r\n ", &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return fail(ErrorKind::kUsage, "base64: this is none");
  out.resize(size);
  return out;
}

Result<ProposalFile> proposal_in(const std::string& body) {
  json::dom::parser parser;
  PLENARY_LET(top, json::parse(parser, body));
  const std::string name(json::text(top, "name")), coded(json::text(top, "base64"));
  std::string bytes(json::text(top, "text"));
  if (name.empty() || bytes.empty() == coded.empty()) return fail(ErrorKind::kUsage, kHow);
  if (!coded.empty()) {
    PLENARY_LET(plain, from_base64(coded));
    bytes = std::move(plain);
  }
  if (bytes.size() > kMostProposal) return fail(ErrorKind::kUsage, "text: a proposal has at most 4 MiB");
  return parse_proposal(name, bytes);
}

}  // namespace

Result<Reply> answer_assess(const Ask& ask) {
  if (ask.asked.has("bar") == ask.asked.has("document"))
    return fail(ErrorKind::kUsage, "say one: bar, tried on the past, or document, a work of the past");
  if (ask.asked.has("bar")) {
    PLENARY_LET(answer, bar_answer(ask.reader, parse_assess(ask.asked), ask.audience));
    if (ask.format != OutputFormat::kJson) return table_reply(ask, bar_table(answer));
    return json_reply(render_bar_json(answer));
  }
  PLENARY_LET(answer,
              proposal_answer(ask.reader, parse_proposal_question(ask.asked, ask.today), ask.audience));
  if (ask.format != OutputFormat::kJson) return table_reply(ask, proposal_table(answer));
  return json_reply(render_proposal_json(answer));
}

Result<Reply> take_proposal(const Given& given) {
  auto question = parse_proposal_question(given.asked, clock_day());
  PLENARY_LET(file, proposal_in(given.body));
  question.file = std::move(file);
  PLENARY_LET(reader, Reader::open(given.workspace));
  PLENARY_LET(answer, proposal_answer(reader, std::move(question), given.audience));
  return json_reply(render_proposal_json(answer));
}

}  // namespace plenary::serve

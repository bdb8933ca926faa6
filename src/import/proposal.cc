#include "import/proposal.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/text.h"
#include "import/minutes_docx.h"
#include "import/proposal_form.h"

namespace plenary {
namespace {

using plan::Entry;

bool ends(std::string_view path, std::string_view with) { return ascii_lower(path).ends_with(with); }

Status known_end(std::string_view path) {
  for (const auto* end : {".toml", ".docx", ".txt", ".md"})
    if (ends(path, end)) return {};
  return fail(ErrorKind::kUsage,
              fmt::format("{}: a proposal is a file .toml, .docx, .txt or .md", printable(path)));
}

Result<std::vector<Entry>> entries_of(std::string_view path, std::string_view bytes) {
  if (ends(path, ".toml")) return plan::read_toml(path, bytes, proposal::form());
  if (!ends(path, ".docx")) return proposal::read_form(path, to_utf8(bytes), false);
  auto text = minutes::text_of_docx(bytes);
  if (!text) return fail(text.error().kind, fmt::format("{}: {}", path, text.error().message));
  return proposal::read_form(path, *text, true);
}

std::string text(const Entry& entry, std::string_view field) {
  const auto* found = entry.find(field);
  return found == nullptr ? "" : found->values.front();
}

std::vector<std::string> list(const Entry& entry, std::string_view field) {
  const auto* found = entry.find(field);
  return found == nullptr ? std::vector<std::string>() : found->values;
}

// "Operator A: what it requires"
std::vector<ProposalParty> parties(const Entry& entry, std::string_view field) {
  std::vector<ProposalParty> out;
  for (const auto& said : list(entry, field)) {
    const auto colon = said.find(": ");
    out.push_back({std::string(trim(std::string_view(said).substr(0, colon))),
                   colon == said.npos ? "" : std::string(trim(std::string_view(said).substr(colon + 2)))});
  }
  return out;
}

// "Jo Doe, Company, jo@example.org", "Jo Doe (Company)"
ProposalEditor editor(std::string said) {
  std::ranges::replace(said, '(', ',');
  std::erase(said, ')');
  ProposalEditor out;
  for (const auto part : split(said, ',')) {
    const auto word = clean(part, 400);
    if (word.empty() || word.contains('@')) continue;
    if (out.name.empty())
      out.name = word;
    else
      out.organization += (out.organization.empty() ? "" : ", ") + word;
  }
  return out;
}

// "6/13" is Question 6 of Study Group 13.
void place_question(Proposal& out) {
  const auto slash = out.question.find('/');
  if (slash == out.question.npos || !out.group.empty()) return;
  const auto behind = std::string_view(out.question).substr(slash + 1);
  const auto digits = std::string(behind.substr(0, behind.find_first_not_of("0123456789")));
  if (digits.empty()) return;
  out.question.resize(slash + 1 + digits.size());  // forms have more words in that row
  out.group = "SG" + digits;
  out.places.emplace("group", out.place("question"));
}

Proposal build(const Entry& e, std::string_view path) {
  Proposal out;
  out.file = path;
  for (const auto& field : e.fields) out.places.emplace(field.form->name, field.place);
  out.title = text(e, "title"), out.body = ascii_lower(text(e, "body")), out.group = text(e, "group");
  out.question = text(e, "question"), out.type = text(e, "type"), out.base_text = text(e, "base_text");
  out.approval = text(e, "approval"), out.scope = text(e, "scope"), out.summary = text(e, "summary");
  out.market = text(e, "market"), out.technical = text(e, "technical"), out.economic = text(e, "economic");
  out.distinct = text(e, "distinct"), out.consequences = text(e, "consequences");
  out.start = parse_date(text(e, "start")), out.end = parse_date(text(e, "end"));
  for (const auto& said : list(e, "editors"))
    if (auto one = editor(said); !one.name.empty()) out.editors.push_back(std::move(one));
  out.supporters = parties(e, "supporters"), out.objecting = parties(e, "objecting");
  out.customers = parties(e, "customers"), out.implementers = parties(e, "implementers");
  out.relations = list(e, "relations"), out.liaisons = list(e, "liaisons");
  if (out.body.empty() && !ends(path, ".toml")) out.body = "itu-t";  // whose form it is
  place_question(out);
  return out;
}

// Those who are said to support and to object count as neither.
void check_parties(Proposal& p, std::vector<ProposalFault>& faults) {
  std::vector<std::string> both;
  for (const auto& against : p.objecting)
    if (std::ranges::any_of(p.supporters,
                            [&](const auto& s) { return fold(s.name) == fold(against.name); })) {
      both.push_back(fold(against.name));
      faults.push_back({p.place("objecting"),
                        fmt::format("{} is said to object and to support ({})", printable(against.name),
                                    p.place("supporters")),
                        "take it out of one of the two lists; until then it counts in neither"});
    }
  const auto contradicted = [&](const ProposalParty& x) {
    return std::ranges::find(both, fold(x.name)) != both.end();
  };
  std::erase_if(p.supporters, contradicted), std::erase_if(p.objecting, contradicted);
}

void check_dates(Proposal& p, std::vector<ProposalFault>& faults) {
  if (!p.start || !p.end || p.start->day <= p.end->last()) return;
  faults.push_back({p.place("end"),
                    fmt::format("the planned end {} lies before the start {} ({})", to_string(*p.end),
                                to_string(*p.start), p.place("start")),
                    fmt::format("write an end after {}; until then no date counts", to_string(*p.start))});
  p.start.reset(), p.end.reset();
}

std::vector<ProposalFault> check(Proposal& p) {
  std::vector<ProposalFault> out;
  const auto missing = [&](const char* field, const char* instead) {
    if (!p.has(field)) out.push_back({p.file, fmt::format("{} is missing", field), instead});
  };
  if (p.body.empty()) missing("body", "write body = \"itu-t\": rules and history are a body's");
  if (p.group.empty())
    missing("group", "write group = \"SG13\", or the question (6/13): history is first the group's");
  missing("scope", "say what the work covers and what it does not");
  missing("supporters", "list the organizations that commit to contribute");
  missing("end", "write when it is to be approved: 2026-12");
  check_dates(p, out), check_parties(p, out);
  return out;
}

}  // namespace

Result<ProposalFile> parse_proposal(std::string_view path, std::string_view bytes) {
  PLENARY_TRY(known_end(path));
  PLENARY_LET(entries, entries_of(path, bytes));
  ProposalFile out{build(entries.front(), path), {}};
  out.faults = check(out.proposal);
  return out;
}

Result<ProposalFile> read_proposal(const std::string& path) {
  PLENARY_TRY(known_end(path));
  PLENARY_LET(bytes, read_file(path, kMostProposal));
  return parse_proposal(std::filesystem::path(path).filename().string(), bytes);
}

std::string proposal_template() {
  std::string out =
      "# A proposal of new work. Take out what nobody can say yet: it is told as no evidence.\n";
  for (const auto& field : proposal::form()[0].fields)
    out += fmt::format("{}{} = {}  # {}\n", field.needed ? "" : "# ", field.name,
                       field.shape == plan::Shape::kList ? "[]" : "\"\"", proposal::meaning(field.name));
  return out;
}

}  // namespace plenary

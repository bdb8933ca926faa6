#include "import/proposal_form.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace plenary::proposal {
namespace {

using plan::FieldForm;
using plan::Shape;

constexpr std::array kFields{FieldForm{"title", "Title", Shape::kText, true},
                             FieldForm{"body", "Body"},
                             FieldForm{"group", "Group"},
                             FieldForm{"question", "Question"},
                             FieldForm{"type", "Type"},
                             FieldForm{"base_text", "Base text"},
                             FieldForm{"start", "Start", Shape::kDate},
                             FieldForm{"end", "Timing", Shape::kDate},
                             FieldForm{"editors", "Editors", Shape::kList},
                             FieldForm{"approval", "Approval process"},
                             FieldForm{"scope", "Scope"},
                             FieldForm{"summary", "Summary"},
                             FieldForm{"relations", "Relations", Shape::kList},
                             FieldForm{"liaisons", "Liaisons", Shape::kList},
                             FieldForm{"supporters", "Supporting members", Shape::kList},
                             FieldForm{"objecting", "Objecting members", Shape::kList},
                             FieldForm{"market", "Market potential"},
                             FieldForm{"customers", "Customers' requirements", Shape::kList},
                             FieldForm{"technical", "Technical feasibility"},
                             FieldForm{"economic", "Economic feasibility"},
                             FieldForm{"distinct", "Distinct identity"},
                             FieldForm{"implementers", "Implementers", Shape::kList},
                             FieldForm{"consequences", "Consequences for existing standards"}};

constexpr std::array kKinds{plan::KindForm{"", "Proposal", "a proposal", kFields}};

// In the order of kFields.
constexpr std::array<std::string_view, kFields.size()> kMeanings{
    "in a few words, without the number",
    "itu-t, ietf, 3gpp, w3c ...",
    "as the body's records name it: SG13",
    "of a study group: 6/13",
    "recommendation, report, ts ...",
    "the document from which it starts",
    "when the work begins: 2025-03",
    "when it is to be approved: 2026-12",
    "[\"Name, organization\", ...]",
    "AAP, TAP, agreement ...",
    "purpose and scope: what it covers and what it does not",
    "what it holds, and for whom",
    "[\"texts that it builds on, replaces or touches\"]",
    "[\"bodies and groups to be told\"]",
    "[\"organizations that commit to contribute\"]",
    "[\"organizations that are known to object\"]",
    "who needs it, how many, where",
    "[\"organization: what it requires\"]",
    "why it can be built and tested",
    "why it is worth its cost",
    "how it differs from what there is",
    "[\"organization: what it commits to build\"]",
    "what existing standards and products have to change"};

struct LabelForm {
  std::string_view words;  // folded; with '*' any words may follow
  std::string_view field;
};

constexpr std::array kLabels{LabelForm{"title", "title"},
                             LabelForm{"reference and title", "title"},
                             LabelForm{"proposed title", "title"},
                             LabelForm{"title of the*", "title"},
                             LabelForm{"body", "body"},
                             LabelForm{"standards body", "body"},
                             LabelForm{"study group", "group"},
                             LabelForm{"working group", "group"},
                             LabelForm{"group", "group"},
                             LabelForm{"committee", "group"},
                             LabelForm{"question", "question"},
                             LabelForm{"questions", "question"},
                             LabelForm{"question s", "question"},
                             LabelForm{"type", "type"},
                             LabelForm{"type of deliverable", "type"},
                             LabelForm{"deliverable type", "type"},
                             LabelForm{"base text", "base_text"},
                             LabelForm{"base texts", "base_text"},
                             LabelForm{"start", "start"},
                             LabelForm{"planned start", "start"},
                             LabelForm{"timing", "end"},
                             LabelForm{"planned end", "end"},
                             LabelForm{"target date", "end"},
                             LabelForm{"editor", "editors"},
                             LabelForm{"editors", "editors"},
                             LabelForm{"editor s", "editors"},
                             LabelForm{"champion", "editors"},
                             LabelForm{"champions", "editors"},
                             LabelForm{"rapporteur", "editors"},
                             LabelForm{"approval process", "approval"},
                             LabelForm{"scope", "scope"},
                             LabelForm{"purpose", "scope"},
                             LabelForm{"purpose and scope", "scope"},
                             LabelForm{"summary", "summary"},
                             LabelForm{"relations*", "relations"},
                             LabelForm{"relationship*", "relations"},
                             LabelForm{"liaison*", "liaisons"},
                             LabelForm{"liaisons*", "liaisons"},
                             LabelForm{"supporting members*", "supporters"},
                             LabelForm{"supporting individual members*", "supporters"},
                             LabelForm{"members committed*", "supporters"},
                             LabelForm{"members that are committing*", "supporters"},
                             LabelForm{"supporters", "supporters"},
                             LabelForm{"objecting members", "objecting"},
                             LabelForm{"objections", "objecting"},
                             LabelForm{"market potential", "market"},
                             LabelForm{"broad market potential", "market"},
                             LabelForm{"market need", "market"},
                             LabelForm{"customers", "customers"},
                             LabelForm{"customers requirements", "customers"},
                             LabelForm{"customer requirements", "customers"},
                             LabelForm{"operators requirements", "customers"},
                             LabelForm{"identified customers", "customers"},
                             LabelForm{"technical feasibility", "technical"},
                             LabelForm{"economic feasibility", "economic"},
                             LabelForm{"distinct identity", "distinct"},
                             LabelForm{"implementers", "implementers"},
                             LabelForm{"commitment to implement", "implementers"},
                             LabelForm{"compatibility", "consequences"},
                             LabelForm{"consequences*", "consequences"}};

constexpr size_t kLongestLabel = 160;

bool fits(const LabelForm& form, std::string_view folded) {
  if (!form.words.ends_with('*')) return folded == form.words;
  const auto front = form.words.substr(0, form.words.size() - 1);
  return folded == front || (folded.starts_with(front) && folded[front.size()] == ' ');
}

// Marks of lists and of Markdown, and numbers of clauses: "## 2.1 Scope", "* **Scope**".
std::string_view without_marks(std::string_view piece) {
  const auto marks = piece.find_first_not_of("#*-_>0123456789.) \t");
  const auto rest = marks == piece.npos ? std::string_view() : piece.substr(marks);
  return rest;
}

std::string_view behind(std::string_view rest) {
  while (true) {
    rest = trim(rest);
    if (rest.starts_with(':') || rest.starts_with('*'))
      rest.remove_prefix(1);
    else
      return rest;
  }
}

bool is_legal_form(std::string_view part) {
  constexpr std::array<std::string_view, 14> kForms{"ltd", "inc", "co ltd", "llc", "corp", "gmbh", "s a",
                                                    "sa",  "ag",  "plc",    "co",  "ltda", "b v",  "limited"};
  return std::ranges::find(kForms, fold(part)) != kForms.end();
}

std::string_view without_bullet(std::string_view line) {
  line = trim(line);
  for (const std::string_view bullet : {"- ", "* ", "• ", "– ", "— "})
    if (line.starts_with(bullet)) return trim(line.substr(bullet.size()));
  return line;
}

std::vector<std::string> at_commas(std::string_view said) {
  std::vector<std::string> out;
  int depth = 0;
  size_t from = 0;
  for (size_t i = 0; i <= said.size(); ++i) {
    const char c = i < said.size() ? said[i] : ',';
    depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
    if (i < said.size() && (c != ',' || depth > 0)) continue;
    const auto part = trim(said.substr(from, i - from));
    from = i + 1;
    if (!out.empty() && is_legal_form(part))
      out.back() += ", " + std::string(part);
    else
      out.emplace_back(part);
  }
  return out;
}

}  // namespace

std::span<const plan::KindForm> form() { return kKinds; }

std::string_view meaning(std::string_view field) {
  return kMeanings[static_cast<size_t>(kKinds[0].find(field) - kFields.data())];
}

std::optional<Label> label_of(std::string_view piece) {
  piece = without_marks(piece);
  const auto end = piece.find_first_of(":(<");
  auto head = piece.substr(0, end);
  if (end != piece.npos && piece[end] == '(' && piece.substr(end).starts_with("(s)")) {  // "Editor(s)"
    const auto past = piece.find_first_of(":(<", end + 3);
    head = piece.substr(0, past);
    piece.remove_prefix(past == piece.npos ? piece.size() : past);
  } else {
    piece.remove_prefix(end == piece.npos ? piece.size() : end);
  }
  if (head.size() > kLongestLabel) return std::nullopt;
  const auto folded = fold(head);
  const auto found = std::ranges::find_if(kLabels, [&](const LabelForm& form) { return fits(form, folded); });
  if (found == kLabels.end()) return std::nullopt;
  Label out{kKinds[0].find(found->field), {}, false, false};
  out.wrapped = end == std::string_view::npos && folded.size() >= found->words.size();
  if (piece.starts_with('(')) {
    const auto close = piece.find(')');
    out.open = close == piece.npos;
    piece = out.open ? std::string_view() : piece.substr(close + 1);
  }
  out.rest = behind(piece);
  return out;
}

std::string date_text(std::string_view said) {
  const auto text = clean(said, 100);
  if (parse_date(text)) return text;
  const auto folded = fold(text);
  std::vector<std::string> words;
  for (const auto part : split(folded, ' ')) words.emplace_back(part);
  if (words.size() != 2) return text;
  const auto year = words[1].size() == 4 ? words[1] : words[0];
  const auto& word = words[1].size() == 4 ? words[0] : words[1];
  int month = month_number(word);
  if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4') month = 3 * (word[1] - '0');
  if (month == 0 && !word.empty() && word.size() <= 2 &&
      std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; }))
    month = std::stoi(word);
  if (month < 1 || month > 12) return text;
  const auto out = fmt::format("{}-{:02}", year, month);
  return parse_date(out) ? out : text;
}

std::vector<std::string> items_of(std::string_view said, bool commas) {
  std::vector<std::string> out;
  const bool semicolons = said.contains(';');
  const bool bullets = std::ranges::any_of(split(said, '\n'), [](std::string_view line) {
    return without_bullet(line).size() < trim(line).size();
  });
  std::string joined;
  for (const auto line : split(said, '\n')) {
    const bool fresh = bullets ? without_bullet(line).size() < trim(line).size() : !semicolons;
    if (!joined.empty()) joined += fresh && !(commas && !bullets && said.contains(',')) ? ";" : " ";
    joined += without_bullet(line);
  }
  if (commas && !joined.contains(';'))
    out = at_commas(joined);
  else
    for (const auto part : split(joined, ';')) out.emplace_back(trim(part));
  std::erase_if(out, [](const std::string& item) { return is_blank(item); });
  return out;
}

bool is_blank(std::string_view said) {
  said = trim(said);
  constexpr std::array<std::string_view, 7> kNothing{
      "", "tbd", "n a", "none", "nil", "to be determined", "to be added"};
  return (said.starts_with('<') && said.ends_with('>')) ||
         std::ranges::find(kNothing, fold(said)) != kNothing.end();
}

}  // namespace plenary::proposal

#include "advise/criteria.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/toml.h"

namespace plenary {
namespace {

constexpr bool kCounts = true;
constexpr std::array<CriterionWord, 12> kWords{{
    {"supporters", "organizations that commit to contribute", kCounts},
    {"regions", "ITU regions of these", kCounts},
    {"countries", "countries of these", kCounts},
    {"kinds", "kinds of these: company, government, academia ...", kCounts},
    {"segments", "segments of these: operator, vendor ...", kCounts},
    {"editors", "editors named", kCounts},
    {"customers", "customers named with what they require", kCounts},
    {"implementers", "organizations that commit to implement", kCounts},
    {"overlap", "texts of the same subject, in any body", !kCounts},
    {"consequences", "what depends on the base text", !kCounts},
    {"dates", "planned dates beside those of the past", !kCounts},
    {"stated", "whether a field of the proposal says something", !kCounts},
}};

// Fields that a criterion of kind "stated" may ask for: those of import/proposal_form that are told in words.
constexpr std::array<std::string_view, 14> kFields{
    "question", "type",      "base_text", "start",  "end",       "approval", "scope",
    "summary",  "relations", "liaisons",  "market", "technical", "economic", "consequences"};

bool is_field(std::string_view field) {
  return field == "distinct" || std::ranges::find(kFields, field) != kFields.end();
}

class CriteriaReader {
 public:
  explicit CriteriaReader(std::string path) : path_(std::move(path)) {}

  Result<CriteriaSet> read(const toml::table& top) {
    PLENARY_TRY(
        only_keys(path_, top, {"name", "title", "body", "version", "criterion"}, "a set of criteria"));
    CriteriaSet out;
    PLENARY_LET(name, text(top, "name"));
    PLENARY_LET(title, text(top, "title"));
    out.name = name, out.title = title;
    if (top.contains("body")) {
      PLENARY_LET(body, text(top, "body"));
      out.body = body;
    }
    const auto* list = top["criterion"].as_array();
    if (list == nullptr || list->empty()) return wrong_at(path_, top, "there is no [[criterion]]");
    for (const auto& node : *list) {
      if (!node.is_table()) return wrong_at(path_, node, "criteria are tables: [[criterion]]");
      PLENARY_LET(one, criterion(*node.as_table()));
      if (std::ranges::find(out.criteria, one.id, &Criterion::id) != out.criteria.end())
        return wrong_at(path_, node,
                        fmt::format("there is another criterion '{}': give each its own id", one.id));
      out.criteria.push_back(std::move(one));
    }
    return out;
  }

 private:
  Result<std::string> text(const toml::table& table, std::string_view key) const {
    const auto* node = table.get(key);
    if (node == nullptr) return wrong_at(path_, table, fmt::format("{} is missing", key));
    const auto value = node->value_exact<std::string>();
    if (!value) return wrong_at(path_, *node, fmt::format("{} is a text between quotes", key));
    return *value;
  }

  Result<Criterion> criterion(const toml::table& table) const {
    PLENARY_TRY(only_keys(path_, table,
                          {"id", "title", "kind", "least", "field", "document", "section", "says", "quoted"},
                          "a criterion"));
    Criterion out;
    for (const auto& [key, to] : {std::pair("id", &out.id),
                                  {"title", &out.title},
                                  {"document", &out.document},
                                  {"section", &out.section},
                                  {"says", &out.says}}) {
      PLENARY_LET(said, text(table, key));
      *to = said;
    }
    PLENARY_TRY(read_kind(table, out));
    if (const auto* quoted = table.get("quoted")) {
      if (!quoted->is_boolean()) return wrong_at(path_, *quoted, "quoted is true or false");
      out.quoted = *quoted->value<bool>();
    }
    return out;
  }

  Status read_kind(const toml::table& table, Criterion& out) const {
    PLENARY_LET(said, text(table, "kind"));
    const auto word = std::ranges::find_if(kWords, [&](const auto& w) { return said == w.name; });
    std::string names;
    for (const auto& w : kWords) names += fmt::format("{}{}", names.empty() ? "" : ", ", w.name);
    if (word == kWords.end()) return wrong_at(path_, *table.get("kind"), "kind is one of: " + names);
    out.kind = static_cast<CriterionKind>(word - kWords.begin());
    if (const auto* least = table.get("least")) {
      const auto number = least->value_exact<int64_t>();
      if (!word->counts || !number || *number < 1 || *number > 1000)
        return wrong_at(path_, *least,
                        word->counts ? "least is a whole number from 1 to 1000"
                                     : fmt::format("{} has no least number", said));
      out.least = *number;
    }
    if (out.kind != CriterionKind::kStated) return {};
    PLENARY_LET(field, text(table, "field"));
    if (!is_field(field))
      return wrong_at(path_, *table.get("field"),
                      fmt::format("field is one of: {}, distinct", fmt::join(kFields, ", ")));
    out.field = field;
    return {};
  }

  std::string path_;
};

}  // namespace

std::span<const CriterionWord> criterion_words() { return kWords; }

Result<CriteriaSet> parse_criteria(const NamedText& source) {
  PLENARY_LET(top, parse_toml(source.text, source.path));
  return CriteriaReader(source.path).read(top);
}

Result<std::vector<CriteriaSet>> find_criteria(const std::string& folder, const std::string& body,
                                               const std::vector<std::string>& names) {
  PLENARY_LET(texts, named_texts(folder, "criteria", "a set of criteria"));
  std::vector<CriteriaSet> out;
  std::string known;
  for (const auto& source : texts) {
    PLENARY_LET(set, parse_criteria(source));
    known += (known.empty() ? "" : ", ") + source.name;
    const bool wanted = names.empty() ? set.body.empty() || set.body == body
                                      : std::ranges::find(names, source.name) != names.end();
    if (wanted) out.push_back(std::move(set));
  }
  for (const auto& name : names)
    if (std::ranges::find(texts, name, &NamedText::name) == texts.end())
      return fail(ErrorKind::kUsage,
                  fmt::format("there are no criteria '{}'; there are: {}", printable(name), known));
  // Those of any body first.
  std::ranges::stable_sort(out, {}, [](const CriteriaSet& set) { return !set.body.empty(); });
  return out;
}

}  // namespace plenary

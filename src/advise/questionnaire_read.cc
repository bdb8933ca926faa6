// Reads a questionnaire: what is misspelt or missing is told with its line.
#include <fmt/ranges.h>

#include <algorithm>

#include "advise/questionnaire.h"
#include "base/text.h"
#include "base/toml.h"

namespace plenary {
namespace {

constexpr size_t kMostOptions = 100, kMostQuestions = 500;

class QuestionnaireReader {
 public:
  explicit QuestionnaireReader(const NamedText& source) : path_(source.path) {
    out_.name = source.name, out_.path = source.path;
  }

  Result<Questionnaire> read(const toml::table& top) {
    PLENARY_TRY(only_keys(
        path_, top, {"title", "survey", "body", "date", "no_opinion", "frame", "consent", "question", "code"},
        "a questionnaire"));
    PLENARY_TRY(head(top));
    PLENARY_TRY(each_of(top, "question", [this](const toml::table& t) { return question(t); }));
    if (out_.questions.empty()) return wrong_at(path_, top, "there is no [[question]]");
    PLENARY_TRY(each_of(top, "code", [this](const toml::table& t) { return code(t); }));
    PLENARY_TRY(table_of(top, "frame", [this](const toml::table& t) { return frame(t); }));
    PLENARY_TRY(table_of(top, "consent", [this](const toml::table& t) { return consent(t); }));
    PLENARY_TRY(check_only(top));
    return std::move(out_);
  }

 private:
  Result<std::string> text(const toml::table& table, std::string_view key) const {
    const auto* node = table.get(key);
    if (node == nullptr) return wrong_at(path_, table, fmt::format("{} is missing", key));
    const auto value = node->value_exact<std::string>();
    if (!value || trim(*value).empty())
      return wrong_at(path_, *node, fmt::format("{} is a text between quotes", key));
    return std::string(trim(*value));
  }

  Result<std::string> text_or(const toml::table& table, std::string_view key, std::string otherwise) const {
    return table.contains(key) ? text(table, key) : Result<std::string>(std::move(otherwise));
  }

  // Different texts; none where the key is missing.
  Result<std::vector<std::string>> texts(const toml::table& table, std::string_view key) const {
    std::vector<std::string> out;
    const auto* node = table.get(key);
    if (node == nullptr) return out;
    const auto* list = node->as_array();
    if (list == nullptr || list->empty() || list->size() > kMostOptions)
      return wrong_at(path_, *node, fmt::format("{} is a list of texts: [\"...\", \"...\"]", key));
    for (const auto& one : *list) {
      const auto value = one.value_exact<std::string>();
      if (!value || fold(*value).empty())
        return wrong_at(path_, one, fmt::format("{} is a list of texts: [\"...\", \"...\"]", key));
      if (std::ranges::any_of(out, [&](const auto& other) { return fold(other) == fold(*value); }))
        return wrong_at(path_, one, fmt::format("{} has '{}' twice", key, printable(*value)));
      out.emplace_back(trim(*value));
    }
    return out;
  }

  template <class Read>
  Status each_of(const toml::table& top, std::string_view key, Read read) const {
    const auto* node = top.get(key);
    if (node == nullptr) return {};
    const auto* list = node->as_array();
    if (list == nullptr) return wrong_at(path_, *node, fmt::format("write each as a table: [[{}]]", key));
    if (list->size() > kMostQuestions)
      return wrong_at(path_, *node, fmt::format("more than {} of {}", kMostQuestions, key));
    for (const auto& one : *list) {
      if (!one.is_table()) return wrong_at(path_, one, fmt::format("write each as a table: [[{}]]", key));
      PLENARY_TRY(read(*one.as_table()));
    }
    return {};
  }

  template <class Read>
  Status table_of(const toml::table& top, std::string_view key, Read read) const {
    const auto* node = top.get(key);
    if (node == nullptr) return {};
    if (!node->is_table()) return wrong_at(path_, *node, fmt::format("write it as a table: [{}]", key));
    return read(*node->as_table());
  }

  Status head(const toml::table& top) {
    PLENARY_LET(title, text(top, "title"));
    PLENARY_LET(survey, text_or(top, "survey", out_.name));
    PLENARY_LET(body, text(top, "body"));
    PLENARY_LET(no_opinion, texts(top, "no_opinion"));
    out_.title = title, out_.survey = survey, out_.body = body, out_.no_opinion = no_opinion;
    const auto* date = top.get("date");
    if (date == nullptr) return wrong_at(path_, top, "date is missing: the day for which the frame is meant");
    const auto day = date->value_exact<toml::date>();
    if (!day || !valid_date(day->year, day->month, day->day) || day->year < 1800 || day->year > 2200)
      return wrong_at(path_, *date, "date is a day without quotes: 2024-03-01");
    out_.day = make_day(day->year, day->month, day->day);
    return {};
  }

  Status question(const toml::table& table) {
    PLENARY_TRY(
        only_keys(path_, table,
                  {"id", "text", "theme", "kind", "scale", "agree", "options", "several", "only", "coders"},
                  "a question"));
    SurveyQuestion q;
    q.line = table.source().begin.line;
    PLENARY_LET(id, text(table, "id"));
    PLENARY_LET(asked, text(table, "text"));
    PLENARY_LET(theme, text_or(table, "theme", ""));
    PLENARY_LET(coders, texts(table, "coders"));
    q.id = id, q.text = asked, q.theme = theme, q.coders = coders;
    if (out_.find(q.id) != nullptr || is_survey_attribute(q.id))
      return wrong_at(
          path_, *table.get("id"),
          fmt::format("'{}' is {}: give each question its own id", printable(q.id),
                      is_survey_attribute(q.id) ? "an attribute of organizations" : "there twice"));
    PLENARY_TRY(kind(table, q));
    PLENARY_TRY(only(table, q));
    out_.questions.push_back(std::move(q));
    return {};
  }

  Status kind(const toml::table& table, SurveyQuestion& q) const {
    PLENARY_LET(word, text(table, "kind"));
    if (word == "likert")
      q.kind = QuestionKind::kLikert;
    else if (word == "choice")
      q.kind = QuestionKind::kChoice;
    else if (word == "text")
      q.kind = QuestionKind::kText;
    else
      return wrong_at(path_, *table.get("kind"), "kind is one of: likert, choice, text");
    const auto refuse = [&](const char* key, QuestionKind of) -> Status {
      if (q.kind == of || !table.contains(key)) return {};
      return wrong_at(path_, *table.get(key), fmt::format("a question of kind {} has no {}", word, key));
    };
    PLENARY_TRY(refuse("scale", QuestionKind::kLikert));
    PLENARY_TRY(refuse("agree", QuestionKind::kLikert));
    PLENARY_TRY(refuse("options", QuestionKind::kChoice));
    PLENARY_TRY(refuse("several", QuestionKind::kChoice));
    PLENARY_TRY(refuse("coders", QuestionKind::kText));
    if (q.coders.size() > 2) return wrong_at(path_, *table.get("coders"), "coders are two at most");
    if (q.kind == QuestionKind::kText) return {};
    const char* key = q.kind == QuestionKind::kLikert ? "scale" : "options";
    PLENARY_LET(options, texts(table, key));
    if (options.size() < 2)
      return wrong_at(path_, table,
                      fmt::format("a question of kind {0} needs {1}: {1} = [\"...\", \"...\"]{2}", word, key,
                                  q.kind == QuestionKind::kLikert ? ", from least to most agreement" : ""));
    q.options = options;
    return q.kind == QuestionKind::kLikert ? agreeing(table, q) : several(table, q);
  }

  Status agreeing(const toml::table& table, SurveyQuestion& q) const {
    q.agreeing = q.options.size() / 2;
    const auto* node = table.get("agree");
    if (node == nullptr) return {};
    const auto n = node->value_exact<int64_t>();
    if (!n || *n < 1 || *n >= static_cast<int64_t>(q.options.size()))
      return wrong_at(
          path_, *node,
          fmt::format("agree says how many options at the scale's end agree: 1 to {}", q.options.size() - 1));
    q.agreeing = static_cast<size_t>(*n);
    return {};
  }

  Status several(const toml::table& table, SurveyQuestion& q) const {
    const auto* node = table.get("several");
    if (node == nullptr) return {};
    if (!node->is_boolean()) return wrong_at(path_, *node, "several is true or false");
    q.several = *node->value<bool>();
    return {};
  }

  Status only(const toml::table& table, SurveyQuestion& q) const {
    return table_of(table, "only", [&](const toml::table& conditions) -> Status {
      for (const auto& [key, node] : conditions) {
        const auto value = node.value_exact<std::string>();
        if (!value) return wrong_at(path_, node, "only names values: only = { member = \"no\" }");
        q.only.emplace(key.str(), *value);
      }
      return {};
    });
  }

  // Of variables that are named before the questions are all known.
  Status check_variable(const toml::node& where, const std::string& name) const {
    const auto* q = out_.find(name);
    if (is_survey_attribute(name) || (q != nullptr && q->kind == QuestionKind::kChoice && !q->several))
      return {};
    return wrong_at(path_, where,
                    fmt::format("'{}' is neither one of {} nor a question with one choice", printable(name),
                                kSurveyAttributes));
  }

  Status check_only(const toml::table& top) const {
    for (const auto& q : out_.questions)
      for (const auto& [name, value] : q.only)
        if (auto fault = check_variable(top, name); !fault)
          return fail(ErrorKind::kUsage,
                      fmt::format("{} line {}: only: '{}' is neither one of {} nor a question "
                                  "with one choice",
                                  path_, q.line, printable(name), kSurveyAttributes));
    return {};
  }

  Status frame(const toml::table& table) {
    PLENARY_TRY(only_keys(path_, table, {"by", "count"}, "the frame"));
    PLENARY_LET(by, texts(table, "by"));
    if (by.empty() || by.size() > 4)
      return wrong_at(path_, table, "the frame is cut by one to four: by = [\"region\", \"member\"]");
    for (const auto& name : by) PLENARY_TRY(check_variable(*table.get("by"), name));
    out_.strata = by;
    PLENARY_TRY(each_of(table, "count", [this](const toml::table& t) { return count(t); }));
    if (out_.counts.empty())
      for (const auto& name : by)
        if (out_.find(name) != nullptr)
          return wrong_at(path_, *table.get("by"),
                          fmt::format("'{}' is a question, which says nothing of those who did not answer: "
                                      "give [[frame.count]]",
                                      printable(name)));
    return {};
  }

  Status count(const toml::table& table) {
    FrameCount out;
    out.line = table.source().begin.line;
    for (const auto& [key, node] : table)
      if (key.str() != "organizations" && std::ranges::find(out_.strata, key.str()) == out_.strata.end())
        return wrong_at(path_, node,
                        fmt::format("a count has {} and organizations, not '{}'",
                                    fmt::join(out_.strata, ", "), key.str()));
    for (const auto& name : out_.strata) {
      PLENARY_LET(value, text(table, name));
      out.values.push_back(value);
    }
    const auto* node = table.get("organizations");
    const auto n = node == nullptr ? std::nullopt : node->value_exact<int64_t>();
    if (!n || *n < 0 || *n > 100'000'000)
      return wrong_at(path_, node == nullptr ? static_cast<const toml::node&>(table) : *node,
                      "organizations is how many there are of the stratum: a whole number");
    out.units = static_cast<double>(*n);
    for (const auto& other : out_.counts)
      if (other.values == out.values)
        return wrong_at(path_, table, fmt::format("this stratum is already on line {}", other.line));
    out_.counts.push_back(std::move(out));
    return {};
  }

  Status consent(const toml::table& table) {
    PLENARY_TRY(only_keys(path_, table, {"question", "yes"}, "consent"));
    PLENARY_LET(question, text(table, "question"));
    PLENARY_LET(yes, texts(table, "yes"));
    if (yes.empty())
      return wrong_at(path_, table, "yes lists the answers that allow a quote: yes = [\"yes\"]");
    out_.consent = question, out_.consenting = yes;
    return {};
  }

  Status code(const toml::table& table) {
    PLENARY_TRY(only_keys(path_, table, {"code", "label", "words"}, "a code"));
    SurveyCode out;
    PLENARY_LET(key, text(table, "code"));
    PLENARY_LET(label, text_or(table, "label", key));
    PLENARY_LET(words, texts(table, "words"));
    out.code = key, out.label = label, out.words = words;
    if (out.code.contains(';')) return wrong_at(path_, *table.get("code"), "a code has no ';'");
    if (std::ranges::any_of(out_.codes,
                            [&](const auto& c) { return equals_ignoring_case(c.code, out.code); }))
      return wrong_at(path_, table, fmt::format("the code '{}' is there twice", printable(out.code)));
    out_.codes.push_back(std::move(out));
    return {};
  }

  std::string path_;
  Questionnaire out_;
};

}  // namespace

Result<Questionnaire> parse_questionnaire(const NamedText& source) {
  PLENARY_LET(top, parse_toml(source.text, source.path));
  return QuestionnaireReader(source).read(top);
}

}  // namespace plenary

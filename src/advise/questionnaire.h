// The questionnaire of a survey: what was asked, in which words one could answer, of whom the answers are a
// sample, and how free text is coded. A workspace keeps them as surveys/NAME.toml; the answers themselves are
// imported like any table (noun "answer"), under the questions' names.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "advise/named_texts.h"
#include "base/day.h"

namespace plenary {

enum class QuestionKind : uint8_t { kLikert, kChoice, kText };

struct SurveyQuestion {
  std::string id;     ///< as the answers name it
  std::string text;   ///< as it was asked
  std::string theme;  ///< reason, obstacle ...: for the order of what is shown; may be empty
  QuestionKind kind = QuestionKind::kLikert;
  std::vector<std::string> options;         ///< of a scale from least to most agreement; empty for text
  size_t agreeing = 0;                      ///< of a scale: the last so many options agree; of a choice: 0
  bool several = false;                     ///< of a choice: more than one may be chosen
  std::map<std::string, std::string> only;  ///< asked of these only: {"member": "no"}
  std::vector<std::string> coders;  ///< of text: the names under which coders put their codes, two at most
  uint32_t line = 0;

  /// Which option an answer means, by its words in any case, or by its number from 1; nothing: none.
  std::optional<size_t> option(std::string_view answer) const;
};

/// A category of free text.
struct SurveyCode {
  std::string code, label;
  std::vector<std::string>
      words;  ///< that put an answer here where nobody coded it: "fee", "membership cost*"

  /// Whether one of the words stands in a text; * stands for any ending.
  bool matches(std::string_view text) const;
};

/// How many there are of a stratum, as the file counts them.
struct FrameCount {
  std::vector<std::string> values;  ///< in the order of Questionnaire::strata
  double units = 0;
  uint32_t line = 0;
};

struct Questionnaire {
  std::string name, path, title, body;
  std::string survey;  ///< the key under which answers are on record; the name, where the file gives none
  Day day;             ///< of the frame: who was a member, and of whom there were records
  std::vector<std::string> strata;      ///< attributes of organizations, or questions
  std::vector<FrameCount> counts;       ///< empty: the frame is the organizations on record
  std::string consent;                  ///< the question by which one may be quoted; empty: nobody was asked
  std::vector<std::string> consenting;  ///< the answers to it that allow it
  std::vector<std::string> no_opinion;  ///< answers that are none: "Don't know"
  std::vector<SurveyQuestion> questions;
  std::vector<SurveyCode> codes;

  const SurveyQuestion* find(std::string_view id) const;
};

/// What organizations differ by that records can tell: region, kind, segment, size, member.
bool is_survey_attribute(std::string_view name);
inline constexpr const char* kSurveyAttributes = "region, kind, segment, size, member";

/// Reads a questionnaire. An error says the line and what to write instead.
Result<Questionnaire> parse_questionnaire(const NamedText& source);

/// The questionnaires of a workspace, by name.
Result<std::vector<Questionnaire>> find_questionnaires(const std::string& folder);

}  // namespace plenary

// A bar for new work, tried on the works of the past: which it would have stopped, and what became of them.
// Evidence for people who decide what the bar shall be, and no verdict.
#pragma once
#include <string>
#include <vector>

#include "advise/outcome.h"
#include "publish/answer.h"
#include "publish/question.h"
#include "publish/section.h"

namespace plenary {

struct BarQuestion {
  std::string bar, body;  ///< as typed; body may be empty
};

/// bar, body.
BarQuestion parse_assess(const Parameters& asked);

struct BarOfBody {
  std::string body;
  Outcome stopped, passed;
  size_t unknown = 0;                         ///< nobody is on record behind them, with a day
  std::optional<ShareDifference> difference;  ///< in time: stopped less passed
  std::optional<ShareDifference> use_difference;
  std::vector<PastWork> works;  ///< those stopped; those published and used most first
};

struct BarAnswer {
  Bar bar;
  std::vector<BarOfBody> bodies;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
};

/// Errors: a bar that cannot be read, a body without works that have a beginning, an audience to which the
/// policy names no organizations (who stands behind a work would be told one bar after another).
Result<BarAnswer> bar_answer(Reader& reader, const BarQuestion& question, Audience audience);

std::vector<Section> bar_sections(const BarAnswer& answer, bool terminal);
std::vector<std::string> bar_notes(const BarAnswer& answer);

/// The works that the bar would have stopped, a row each.
duck::Table bar_table(const BarAnswer& answer);

std::string render_bar_text(const BarAnswer& answer);
std::string render_bar_json(const BarAnswer& answer);

}  // namespace plenary

// Two bodies, groups or organizations side by side, as an answer: after the audience's rules.
#pragma once
#include <string>
#include <vector>

#include "metric/compare.h"
#include "metric/side.h"
#include "publish/answer.h"
#include "publish/body_pair.h"

namespace plenary {

struct CompareQuestion {
  std::string a, b;                  ///< as typed
  std::string slice;                 ///< what they are; empty: whatever is found
  std::vector<std::string> metrics;  ///< none: all that know of either
  MeasureQuery window;               ///< window and filters
};

/// What a register or a table says of both, side by side: "category of itu-t".
struct ComparedFact {
  std::string what, a, b;
};

struct CompareAnswer {
  Side a, b;
  MeasureQuery window;
  std::vector<ComparedFact> facts;
  std::vector<SideBySide> rows;      ///< by theme and metric
  std::vector<BodyLink> links;       ///< of two bodies: what holds them together
  std::vector<std::string> neither;  ///< metrics that know of neither
  std::vector<std::string> notes;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
};

/// Asks every metric about both. For the public organizations are not compared by name.
Result<CompareAnswer> compare_answer(Reader& reader, const CompareQuestion& question, Audience audience);

/// A row a metric: all columns, or those that fit a terminal.
duck::Table compare_table(const CompareAnswer& answer, bool terminal);

/// A row an indicator and direction of what links two bodies.
duck::Table link_table(const CompareAnswer& answer, bool terminal);

std::string render_compare_text(const CompareAnswer& answer);
std::string render_compare_json(const CompareAnswer& answer);

}  // namespace plenary

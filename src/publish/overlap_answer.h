// Overlap as an answer: pairs of texts with their evidence, sums of bodies and groups, what it rests on. It
// tells of documents, which are no persons and public where their body published them: every audience sees
// the same.
#pragma once
#include <string>
#include <vector>

#include "advise/overlap.h"
#include "publish/section.h"
#include "store/store.h"

namespace plenary {

struct OverlapAnswer {
  OverlapQuestion question;
  Overlap overlap;
  Snapshot snapshot;
};

Result<OverlapAnswer> overlap_answer(Reader& reader, const OverlapQuestion& question, Day today);

/// One row a pair, at most `limit`: both texts, likeness and link, in all columns.
duck::Table overlap_table(const OverlapAnswer& answer, size_t limit);

/// Pairs without a link, pairs with one, sums of bodies and of groups; `limit` holds for each. For a terminal
/// a pair stands in three lines: the two texts, and what they share.
std::vector<Section> overlap_sections(const OverlapAnswer& answer, size_t limit, bool terminal);

std::string render_overlap_text(const OverlapAnswer& answer, size_t limit);
std::string render_overlap_json(const OverlapAnswer& answer, size_t limit);

struct NearAnswer {
  NearWorks near;
  Snapshot snapshot;
};

Result<NearAnswer> near_answer(Reader& reader, const std::string& title, const std::string& abstract,
                               const std::vector<std::string>& bodies, size_t limit);

/// One row a text near to the one that was asked about.
duck::Table near_table(const NearAnswer& answer, bool terminal);

std::string render_near_text(const NearAnswer& answer);
std::string render_near_json(const NearAnswer& answer);

}  // namespace plenary

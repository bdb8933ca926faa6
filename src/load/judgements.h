// The decisions of people on their way into the store: from the workspace's file to tables that answers and
// reviews can show.
#pragma once
#include "base/result.h"
#include "identity/journal.h"
#include "identity/judge.h"
#include "store/store.h"

namespace plenary {

/// Reads the decisions that the writer's workspace keeps and puts those in force into table judgement. A
/// damaged file is an error: no decision is passed over.
Result<Judgements> take_judgements(Writer& writer);

/// Notes what cannot hold together in table judgement_conflict.
Status note_conflicts(duck::Connection& connection, const Judge& judge);

/// Gives people the names that they were decided to write. The later decision holds.
Status judge_names(duck::Connection& connection, const Judgements& judgements);

/// Notes whose credit is disputed, in the table credit_dispute.
Status note_disputes(duck::Connection& connection, const Judgements& judgements);

/// Puts the affiliations that people decided into table judged_affiliation, by the person and organization
/// numbers that their names mean now.
Status judge_affiliations(duck::Connection& connection, const Judgements& judgements);

/// The organization number that a name in a decision means; none when no organization has it.
Result<std::optional<int64_t>> judged_organization(duck::Connection& connection, const std::string& name);

}  // namespace plenary

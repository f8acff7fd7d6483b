//! Chooses the SDK that the old token is read as, where nobody says which one it was.
//!
//! The rows are decided for every SDK of the table that may have written the scope. The one with the fewest failures
//! counts, so that all rows rest on one assumption. This module deliberately knows nothing about encodings.

use super::Options;
use super::case::{Case, Tokens};
use super::claims::claims;
use super::dialect::Sdk;
use super::outcome::{Outcome, Verdict};
use super::rows;
use super::scope::ScopeError;

/// The rows, as they are decided for one SDK.
struct Table {
    sdk: &'static Sdk,
    outcomes: Vec<Outcome>,
}

/// Decides the rows, in their order. A row that passes only under an assumption says so.
pub(super) fn decide(tokens: &Tokens, options: &Options) -> Result<Vec<Outcome>, ScopeError> {
    if let Some(sdk) = options.old_sdk {
        return Ok(Table::new(&tokens.read_as(sdk, options)?).outcomes);
    }
    let cases = claims().sdks.iter().map(|sdk| tokens.read_as(sdk, options)).collect::<Result<Vec<_>, _>>()?;
    let all_foreign = cases.iter().all(|case| case.scopes.foreign);
    let possible = cases.iter().filter(|case| all_foreign || !case.scopes.foreign);
    let tables: Vec<Table> = possible.map(Table::new).collect();
    // The first of equals is as good as any: nothing that passes depends on the choice without saying so.
    let Some(best) = tables.iter().min_by_key(|table| table.failures()) else {
        return Ok(Vec::new());
    };
    let outcomes = best.outcomes.iter().enumerate();
    Ok(outcomes.map(|(row, outcome)| with_assumption(outcome, row, &tables)).collect())
}

impl Table {
    fn new(case: &Case<'_>) -> Self {
        let outcomes = case.claims.rows.iter().map(|row| rows::decide(row.rule, case)).collect();
        Self { sdk: case.sdk, outcomes }
    }

    /// How many rows fail, and how many do not simply pass.
    fn failures(&self) -> (usize, usize) {
        let count = |is: fn(Verdict) -> bool| self.outcomes.iter().filter(|outcome| is(outcome.verdict)).count();
        (count(Verdict::is_failure), count(|verdict| verdict != Verdict::Pass))
    }
}

/// The outcome of a row, with the SDKs that it passes for if it fails for others.
fn with_assumption(outcome: &Outcome, row: usize, tables: &[Table]) -> Outcome {
    let fails = |table: &&Table| table.outcomes[row].verdict.is_failure();
    let (without, with): (Vec<&Table>, Vec<&Table>) = tables.iter().partition(fails);
    if without.is_empty() || outcome.verdict.is_failure() {
        return outcome.clone();
    }
    let (word, named) = if with.len() <= without.len() { ("if", with) } else { ("unless", without) };
    let names: Vec<String> = named.iter().map(|table| table.sdk.range()).collect();
    let reason = format!("{} ({word} the old SDK was {})", outcome.reason, names.join(" or "));
    Outcome { verdict: outcome.verdict.max(Verdict::PassWithNote), reason, ..outcome.clone() }
}

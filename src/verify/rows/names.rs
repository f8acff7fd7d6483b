//! What the client is called.
//!
//! Exactly one of the three rules applies to a pair of tokens. An empty name is none. This module deliberately does not
//! judge which characters a name may have.

use super::super::case::Case;
use super::super::outcome::{Outcome, Verdict};
use super::super::scope::Scopes;
use super::{shown, texts};
use serde_json::Value;
use std::collections::BTreeSet;

/// The one name of the old token is the new token's.
pub(super) fn one(case: &Case<'_>) -> Outcome {
    let names = names(&case.scopes);
    let new = case.grant(&case.claims.grants.caller);
    let [name] = names.iter().copied().collect::<Vec<_>>()[..] else {
        return match names.len() {
            0 => Outcome::pass("the old token has no client name to carry over"),
            _ => Outcome::not_checked("the old token has several client names"),
        };
    };
    let outcome = match new {
        Some(Value::String(new)) if new == name => one_and_the_same(case),
        Some(Value::String(_)) => Outcome::fail("the new token has another name"),
        Some(_) => Outcome::fail("the new token's name is no text"),
        None => Outcome::fail("the new token has no name"),
    };
    outcome.of(texts([name]), shown(new))
}

fn one_and_the_same(case: &Case<'_>) -> Outcome {
    let unnamed = case.scopes.outgoing.iter().any(|scope| scope.name.as_deref().unwrap_or_default().is_empty());
    if unnamed {
        return Outcome::note("the name is the same; calls from the client, which had no name before, now have it too");
    }
    Outcome::pass("the name is the same")
}

/// Where the old token has no name, the new one needs some.
pub(super) fn none(case: &Case<'_>) -> Outcome {
    if !names(&case.scopes).is_empty() {
        return Outcome::pass("the old token has a client name");
    }
    let new = case.grant(&case.claims.grants.caller);
    let outcome = match new {
        Some(Value::String(name)) if !name.is_empty() => {
            Outcome::new(Verdict::PassWithChoice, "the old token has no client name; the new one's was chosen")
        }
        Some(Value::String(_)) | None => Outcome::fail("the new token has no name, and the platform refuses it without one"),
        Some(_) => Outcome::fail("the new token's name is no text"),
    };
    outcome.of(None, shown(new))
}

/// An access token has one name.
pub(super) fn several(case: &Case<'_>) -> Outcome {
    let names = names(&case.scopes);
    if names.len() < 2 {
        return Outcome::pass("the old token has at most one client name");
    }
    let outcome = Outcome::new(Verdict::NoEquivalent, "an access token has one name, and the old token has several");
    outcome.of(texts(names), shown(case.grant(&case.claims.grants.caller)))
}

/// The client names, each once.
fn names(scopes: &Scopes) -> BTreeSet<&str> {
    let outgoing = scopes.outgoing.iter().map(|scope| &scope.name);
    let all = scopes.incoming.iter().chain(outgoing).filter_map(Option::as_deref);
    all.filter(|name| !name.is_empty()).collect()
}

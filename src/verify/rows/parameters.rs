//! What the application is told.
//!
//! Capability tokens hold texts, access tokens JSON: the new values are written as the old SDK would have written them,
//! and that is compared. This module deliberately does not know how values were written; `spelling` does.

use super::super::case::Case;
use super::super::outcome::{Outcome, Verdict};
use super::super::scope::Outgoing;
use super::spelling::{Match, compare};
use super::{shown, texts};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Both tokens tell the application the same.
pub(super) fn same(case: &Case<'_>) -> Outcome {
    let found = case.outgoing(&case.claims.grants.parameters);
    let Some(old) = case.scopes.outgoing.first() else {
        let found_any = case.voice(&case.claims.grants.outgoing).is_some();
        return match found_any {
            true => Outcome::not_checked("the old token does not allow calls from the client").of(None, shown(found)),
            false => Outcome::pass("neither token allows calls from the client"),
        };
    };
    let outcome = if case.voice(&case.claims.grants.outgoing).is_none() {
        Outcome::not_checked("the new token does not allow calls from the client")
    } else if case.scopes.outgoing.iter().any(|other| other.application != old.application) {
        Outcome::not_checked("the old token calls several applications")
    } else if case.scopes.outgoing.iter().any(|other| other.parameters != old.parameters) {
        Outcome::new(Verdict::NoEquivalent, "an access token has one set of parameters, and the old token several")
    } else {
        against(case, old, found)
    };
    outcome.of(written(&old.parameters), shown(found))
}

fn against(case: &Case<'_>, old: &Outgoing, found: Option<&Value>) -> Outcome {
    let empty = Map::new();
    let new = match found {
        None => &empty,
        Some(Value::Object(new)) => new,
        Some(_) => return Outcome::fail("the new token's parameters are no object"),
    };
    match compare(old, new, case.values()) {
        Match::Same if old.is_lossy() => {
            Outcome::note("the new parameters give the old text, which does not say where each value ends")
        }
        Match::Same if old.parameters.is_empty() && new.is_empty() => Outcome::pass("neither token has parameters"),
        Match::Same => Outcome::pass("both tokens have the same parameters"),
        Match::Unknown if case.options.old_sdk.is_some() => {
            Outcome::not_checked("how the old SDK wrote a value that is no text is not known")
        }
        // Some SDK may have written anything; that is no reason to take one on trust.
        Match::Unknown => Outcome::fail("no SDK whose way of writing the new values is known wrote the old parameters"),
        Match::Different => Outcome::fail(difference(old, new)),
    }
}

/// The first difference, in words.
fn difference(old: &Outgoing, new: &Map<String, Value>) -> String {
    let before: BTreeMap<&str, &str> = old.parameters.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    if let Some(key) = before.keys().find(|key| !new.contains_key(**key)) {
        return format!("the parameter `{key}` is missing in the new token");
    }
    if let Some(key) = new.keys().find(|key| !before.contains_key(key.as_str())) {
        return format!("the old token does not have the parameter `{key}`");
    }
    let differs = |(key, value): &(&String, &Value)| value.as_str() != before.get(key.as_str()).copied();
    let texts_first = new.iter().filter(|(_, value)| value.is_string()).chain(new.iter());
    texts_first.into_iter().find(differs).map_or_else(
        || "the parameters are not the same".to_owned(),
        |(key, _)| format!("the parameter `{key}` has another value"),
    )
}

/// In the old token every value was text.
pub(super) fn types(case: &Case<'_>) -> Outcome {
    let found = case.outgoing(&case.claims.grants.parameters).and_then(Value::as_object);
    let typed = found.into_iter().flatten().filter(|(_, value)| !value.is_string()).map(|(key, _)| key.as_str());
    let typed: Vec<&str> = typed.chain(missing(case, found)).collect();
    if typed.is_empty() {
        return Outcome::pass("every parameter is text, as before");
    }
    Outcome::note("these parameters were text before and are JSON now, or are left out").of(None, texts(typed))
}

/// Keys whose value the old SDK wrote and the new one leaves out.
fn missing<'a>(case: &'a Case<'_>, found: Option<&Map<String, Value>>) -> Vec<&'a str> {
    let marker = case.values().missing.as_ref();
    let absent = |key: &str| found.is_none_or(|found| !found.contains_key(key));
    let old = case.scopes.outgoing.iter().flat_map(|scope| &scope.parameters);
    old.filter(|(key, value)| Some(value) == marker && absent(key)).map(|(key, _)| key.as_str()).collect()
}

/// Pairs as they are shown: a JSON object, unless a key comes twice.
fn written(pairs: &[(String, String)]) -> Option<String> {
    if pairs.is_empty() {
        return None;
    }
    let object: Map<String, Value> = pairs.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect();
    if object.len() == pairs.len() {
        return Some(Value::Object(object).to_string());
    }
    Some(Value::from(pairs.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>()).to_string())
}

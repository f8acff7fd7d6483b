//! Who issued the tokens and for whom: header, signature, issuer, account, and what must not be left over.
//!
//! This module deliberately knows no secret but those it is given.

use super::super::case::{Case, custom};
use super::super::outcome::Outcome;
use super::shown;
use serde_json::{Map, Value};

/// The new header says that it is an access token. The algorithm was looked at when the tokens were decoded.
pub(super) fn header(case: &Case<'_>) -> Outcome {
    let header = &case.new.header;
    let wrong = [&case.claims.header.r#type, &case.claims.header.content_type]
        .into_iter()
        .find(|fixed| header.get(&fixed.name).and_then(Value::as_str) != Some(&fixed.value));
    let outcome = match wrong {
        None => Outcome::pass("the header is that of an access token"),
        Some(fixed) => Outcome::fail(format!("the new header's `{}` is not `{}`", fixed.name, fixed.value)),
    };
    let show = |header: &Map<String, Value>| Some(Value::Object(header.clone()).to_string());
    outcome.of(show(&case.old.header), show(header))
}

/// Capability tokens have the default region.
pub(super) fn region(case: &Case<'_>) -> Outcome {
    let found = case.new.header.get(&case.claims.header.region).filter(|value| !value.is_null());
    let outcome = match (&case.options.region, found) {
        (None, None) => Outcome::pass("no region is named, as for the old token"),
        (None, Some(_)) => Outcome::fail("the new token is for a region; capability tokens know only the default one"),
        (Some(asked), Some(found)) if found == asked => Outcome::pass("the region is the one asked for"),
        (Some(_), _) => Outcome::fail("the region is not the one asked for"),
    };
    outcome.of(None, shown(found))
}

/// The new token is signed with the API key's secret, and not with the auth token as the old one.
pub(super) fn signature(case: &Case<'_>) -> Outcome {
    let key = case.options.new_secret.as_ref().map(|secret| case.new.is_signed_with(secret.text()));
    let auth = case.options.old_secret.as_ref().map(|token| token.text());
    let auth = auth.map(|token| (case.old.is_signed_with(token), case.new.is_signed_with(token)));
    match (key, auth) {
        (_, Some((_, true))) => Outcome::fail("the new token is signed with the auth token"),
        (Some(false), _) => Outcome::fail("the new token is not signed with the API key's secret"),
        (_, Some((false, _))) => Outcome::fail("the old token is not signed with the auth token given"),
        (Some(true), Some(_)) => Outcome::pass("each token is signed with its own secret"),
        (Some(true), None) => Outcome::not_checked("the new signature is right; the auth token was not given"),
        (None, Some(_)) => Outcome::not_checked("the old signature is right; the API key's secret was not given"),
        (None, None) => Outcome::not_checked("no secret was given"),
    }
}

/// The issuer is an API key instead of the account.
pub(super) fn issuer(case: &Case<'_>) -> Outcome {
    let (old, new) = (case.old_claim(&case.claims.names.issuer), case.new_claim(&case.claims.names.issuer));
    let is_key = new.and_then(Value::as_str).is_some_and(|text| case.claims.key_sid.matches(text));
    let outcome = if new.is_some() && old == new {
        Outcome::fail("the new token is issued by the account instead of an API key")
    } else if is_key {
        Outcome::pass("the new token is issued by an API key")
    } else {
        let prefix = &case.claims.key_sid.prefix;
        Outcome::fail(format!("the new token's issuer is not the SID of an API key, which begins with {prefix}"))
    };
    outcome.of(shown(old), shown(new))
}

/// The account is the same one.
pub(super) fn account(case: &Case<'_>) -> Outcome {
    let (old, new) = (case.old_claim(&case.claims.names.issuer), case.new_claim(&case.claims.names.subject));
    let outcome = match (old, new) {
        (Some(old), Some(new)) if old == new => Outcome::pass("both tokens are for the same account"),
        (None, _) => Outcome::fail("the old token names no account"),
        (_, None) => Outcome::fail("the new token names no account"),
        _ => Outcome::fail("the new token is for another account"),
    };
    outcome.of(shown(old), shown(new))
}

/// Claims that the old source added are in the new token too.
pub(super) fn custom_claims(case: &Case<'_>) -> Outcome {
    let old: Map<String, Value> = custom(&case.old.payload).map(|(name, value)| (name.clone(), value.clone())).collect();
    if old.is_empty() {
        return Outcome::pass("the old token has no claims of its own");
    }
    let same = |name: &String| case.new.payload.get(name);
    let new: Map<String, Value> = old.keys().filter_map(|name| Some((name.clone(), same(name)?.clone()))).collect();
    let outcome = match old.iter().find(|(name, value)| same(name) != Some(*value)) {
        None => Outcome::pass("the old token's own claims are in the new one"),
        Some((name, _)) if new.contains_key(name) => Outcome::fail(format!("the claim `{name}` has another value")),
        Some((name, _)) => Outcome::fail(format!("the claim `{name}` is missing in the new token")),
    };
    outcome.of(Some(Value::Object(old).to_string()), Some(Value::Object(new).to_string()))
}

/// Nothing of the old token's scope or key is in the new one.
pub(super) fn leftovers(case: &Case<'_>) -> Outcome {
    let scope = case.new.payload.get(&case.claims.names.scope);
    let parts = [&case.new.header, &case.new.payload];
    let outcome = match &case.options.old_secret {
        _ if scope.is_some() => Outcome::fail("the new token still has a scope"),
        Some(token) if parts.into_iter().any(|part| holds_object(part, token.text())) => {
            Outcome::fail("the auth token stands in the new token, where everybody can read it")
        }
        Some(_) => Outcome::pass("neither a scope nor the auth token is in the new token"),
        None => Outcome::not_checked("there is no scope; whether the auth token is in the new token needs it to be given"),
    };
    outcome.of(None, shown(scope))
}

fn holds_object(object: &Map<String, Value>, sought: &str) -> bool {
    object.iter().any(|(name, value)| name.contains(sought) || holds(value, sought))
}

fn holds(value: &Value, sought: &str) -> bool {
    match value {
        Value::String(text) => text.contains(sought),
        Value::Array(values) => values.iter().any(|value| holds(value, sought)),
        Value::Object(object) => holds_object(object, sought),
        Value::Number(number) => number.to_string() == sought,
        Value::Bool(_) | Value::Null => false,
    }
}

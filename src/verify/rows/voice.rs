//! What the new token grants: calls to the client, calls from it, which application, and nothing else.
//!
//! The parameters of the application have a file of their own. This module deliberately accepts every way in which an
//! SDK leaves a member out: absent, null, or saying no.

use super::super::case::Case;
use super::super::outcome::{Outcome, Verdict};
use super::{shown, texts};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The new token has the grants it needs and those it had before.
pub(super) fn grants(case: &Case<'_>) -> Outcome {
    let names = &case.claims.grants;
    let new = case.new_claim(&case.claims.names.grants);
    let Some(grants) = new.and_then(Value::as_object) else {
        return Outcome::fail("the new token has no grants").of(None, shown(new));
    };
    let expected = |name: &&String| {
        *name == &names.caller || *name == &names.voice || case.options.other_grants.iter().any(|other| other == *name)
    };
    let voice = case.grant(&names.voice);
    let directions = case.scopes.incoming.len() + case.scopes.outgoing.len();
    let outcome = match grants.keys().find(|name| !expected(name)) {
        Some(name) => {
            Outcome::fail(format!("the new token has the grant `{name}`, which the old one cannot have asked for"))
        }
        None if voice.is_some_and(|voice| !voice.is_object()) => Outcome::fail("the grant for voice calls is no object"),
        None if directions == 0 => {
            Outcome::note("the old token allows no calls in either direction; is that what its source meant?")
        }
        None => Outcome::pass("there are no other grants"),
    };
    outcome.of(None, texts(grants.keys().map(String::as_str)))
}

/// Calls to the client are allowed by both tokens or by neither.
pub(super) fn incoming(case: &Case<'_>) -> Outcome {
    let names = &case.claims.grants;
    let found = case.voice(&names.incoming);
    let allows = found.and_then(|incoming| incoming.get(&names.incoming_allowed)) == Some(&Value::Bool(true));
    let outcome = match (!case.scopes.incoming.is_empty(), allows) {
        (true, true) => Outcome::pass("both tokens allow calls to the client"),
        (false, false) => Outcome::pass("neither token allows calls to the client"),
        (true, false) => Outcome::fail("the new token does not allow calls to the client"),
        (false, true) => Outcome::fail("the new token allows calls to the client, and the old one does not"),
    };
    let old = texts(case.scopes.incoming.iter().map(|name| name.as_deref().unwrap_or_default()));
    outcome.of(old, shown(found))
}

/// Calls from the client are allowed by both tokens or by neither.
pub(super) fn outgoing(case: &Case<'_>) -> Outcome {
    let found = case.voice(&case.claims.grants.outgoing);
    let outcome = match (!case.scopes.outgoing.is_empty(), found.is_some()) {
        (true, true) => Outcome::pass("both tokens allow calls from the client"),
        (false, false) => Outcome::pass("neither token allows calls from the client"),
        (true, false) => Outcome::fail("the new token does not allow calls from the client"),
        (false, true) => Outcome::fail("the new token allows calls from the client, and the old one does not"),
    };
    outcome.of(texts(applications(case)), shown(found))
}

/// Calls from the client go to the same application.
pub(super) fn application(case: &Case<'_>) -> Outcome {
    let names = &case.claims.grants;
    let found = case.outgoing(&names.application);
    let old = applications(case);
    let outcome = match old.iter().copied().collect::<Vec<_>>()[..] {
        _ if case.scopes.outgoing.is_empty() => Outcome::pass("the old token calls no application"),
        _ if old.len() > 1 => {
            Outcome::new(Verdict::NoEquivalent, "an access token calls one application, and the old token several")
        }
        _ if case.voice(&names.outgoing).is_none() => {
            Outcome::not_checked("the new token does not allow calls from the client")
        }
        [application] if found.and_then(Value::as_str) == Some(application) => {
            Outcome::pass("both tokens call the same application")
        }
        [""] => Outcome::fail("the old token names no application"),
        _ if found.is_none() => Outcome::fail("the new token names no application"),
        _ => Outcome::fail("the new token calls another application"),
    };
    outcome.of(texts(old), shown(found))
}

/// The new token has nothing that no capability token can ask for.
pub(super) fn without_counterpart(case: &Case<'_>) -> Outcome {
    let names = &case.claims.grants.without_counterpart;
    let found: Map<String, Value> =
        names.iter().filter_map(|name| Some((name.clone(), case.voice(name)?.clone()))).collect();
    if found.is_empty() {
        return Outcome::pass("the new token has nothing that the old one cannot have asked for");
    }
    let outcome = Outcome::fail("the new token has what no capability token can ask for");
    outcome.of(None, Some(Value::Object(found).to_string()))
}

/// Access tokens cannot listen to events.
pub(super) fn event_stream(case: &Case<'_>) -> Outcome {
    if case.scopes.events.is_empty() {
        return Outcome::pass("the old token does not listen to events");
    }
    let old = texts(case.scopes.events.iter().map(|path| path.as_deref().unwrap_or_default()));
    Outcome::new(Verdict::PassWithLoss, "the old token listens to events, and access tokens cannot").of(old, None)
}

/// The applications, each once; an empty text stands for a scope without one.
fn applications<'a>(case: &'a Case<'_>) -> BTreeSet<&'a str> {
    case.scopes.outgoing.iter().map(|scope| scope.application.as_deref().unwrap_or_default()).collect()
}

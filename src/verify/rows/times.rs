//! How long the tokens live, from when, and when the new one says it was minted.
//!
//! This module deliberately asks no clock: a token is judged the same whenever it is looked at.

use super::super::case::Case;
use super::super::outcome::Outcome;
use super::shown;
use serde_json::Value;

/// How long a token lives, or why that is not known.
enum Life {
    /// In seconds. The start may be off by the slack.
    Lasts { seconds: f64, slack: f64 },
    /// The expiry is missing or no number.
    Unreadable,
    /// Nothing says when the token was minted.
    NoStart,
}

/// When a token was minted, in unix seconds, and by how much that may be off.
#[derive(Clone, Copy)]
struct Start {
    at: f64,
    slack: f64,
}

impl Start {
    const fn exactly(at: f64) -> Self {
        Self { at, slack: 0.0 }
    }
}

impl Life {
    fn new(expires: Option<f64>, start: Option<Start>) -> Self {
        match (expires, start) {
            (None, _) => Self::Unreadable,
            (Some(_), None) => Self::NoStart,
            (Some(expires), Some(start)) => Self::Lasts { seconds: expires - start.at, slack: start.slack },
        }
    }

    fn shown(&self) -> Option<String> {
        match self {
            Self::Lasts { seconds, .. } => Some(format!("{seconds} s")),
            _ => None,
        }
    }
}

/// The new token's id is its issuer and the time of minting.
pub(super) fn token_id(case: &Case<'_>) -> Outcome {
    let names = &case.claims.names;
    let minted = case.options.new_minted_at.map(seconds).or_else(|| new_number(case, &names.issued_at));
    let valid_from = new_number(case, &names.not_before);
    let outcome = match (id_time(case), minted) {
        (None, _) => Outcome::fail("the token's id is not its issuer, a dash and the seconds of the time of minting"),
        (Some(id), None) if valid_from.is_some_and(|from| (id.at - from).abs() <= id.slack) => {
            Outcome::pass("the token's id is its issuer and the time from which it is valid")
        }
        (Some(_), None) => Outcome::not_checked("the form is right; when the new token was minted is not known"),
        (Some(id), Some(minted)) => {
            let off = (id.at - minted).abs();
            match off <= id.slack {
                true => Outcome::pass("the token's id is its issuer and the time of minting"),
                false => Outcome::fail(format!("the time in the token's id is {off} s from the time of minting")),
            }
        }
    };
    outcome.of(None, shown(case.new_claim(&names.token_id)))
}

/// The new token lives as long as the old one.
pub(super) fn lifetime(case: &Case<'_>) -> Outcome {
    let tolerance = case.claims.limits.lifetime_tolerance_seconds;
    let (old, new) = (old_life(case), new_life(case));
    let outcome = match (&old, &new) {
        (Life::Unreadable, _) => Outcome::fail("the old token's expiry is missing or no number"),
        (_, Life::Unreadable) => Outcome::fail("the new token's expiry is missing or no number"),
        (Life::NoStart, _) => Outcome::not_checked("when the old token was minted is not known"),
        (_, Life::NoStart) => Outcome::not_checked("when the new token was minted is not known"),
        (Life::Lasts { seconds: old, .. }, Life::Lasts { seconds: new, slack }) => {
            let (off, word) = ((new - old).abs(), if new < old { "less" } else { "longer" });
            if off <= tolerance {
                Outcome::pass("both tokens live equally long")
            } else if off <= tolerance + slack {
                Outcome::note(format!("both tokens live equally long, as far as the new token's id tells ({off} s {word})"))
            } else {
                Outcome::fail(format!("the new token lives {off} s {word}"))
            }
        }
    };
    outcome.of(old.shown(), new.shown())
}

/// The new token lives no longer than the platform accepts.
pub(super) fn lifetime_limit(case: &Case<'_>) -> Outcome {
    let limit = case.claims.limits.lifetime_seconds;
    let new = new_life(case);
    let outcome = match &new {
        Life::Lasts { seconds, .. } if *seconds <= limit => Outcome::pass("the new token lives no longer than is accepted"),
        Life::Lasts { seconds, slack } if *seconds <= limit + slack => {
            Outcome::note("the new token lives no longer than is accepted, as far as its id tells")
        }
        Life::Lasts { .. } => Outcome::fail(format!("the platform refuses access tokens that live longer than {limit} s")),
        Life::Unreadable => Outcome::not_checked("the new token has no lifetime"),
        Life::NoStart => Outcome::not_checked("when the new token was minted is not known"),
    };
    outcome.of(None, new.shown())
}

/// The new token is valid at once, or from the time the old source asked for.
pub(super) fn not_before(case: &Case<'_>) -> Outcome {
    let name = &case.claims.names.not_before;
    let (old, new) = (case.old_claim(name), case.new_claim(name));
    let issued = new_number(case, &case.claims.names.issued_at).map(Start::exactly);
    let outcome = match (new_number(case, name), issued.or_else(|| new_minted_at(case))) {
        _ if new.is_none() => Outcome::pass("the new token is valid at once"),
        (None, _) => Outcome::fail("the time from which the new token is valid is no number"),
        (start, _) if old.and_then(number) == start => Outcome::pass("both tokens are valid from the same time"),
        (Some(_), None) => Outcome::not_checked("when the new token was minted is not known"),
        (Some(start), Some(minted)) => {
            let after = start - minted.at;
            match after <= case.claims.limits.not_before_tolerance_seconds + minted.slack {
                true => Outcome::pass("the new token is valid at once"),
                false => Outcome::fail(format!("the new token is valid only {after} s after it was minted")),
            }
        }
    };
    outcome.of(shown(old), shown(new))
}

fn old_life(case: &Case<'_>) -> Life {
    let names = &case.claims.names;
    // One SDK writes it as a text.
    let expires = case.old_claim(&names.expires).and_then(|value| match value {
        Value::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        other => number(other),
    });
    let claim = |name| case.old_claim(name).and_then(number);
    let start = claim(&names.issued_at).or_else(|| claim(&names.not_before));
    Life::new(expires, start.or(case.options.old_minted_at.map(seconds)).map(Start::exactly))
}

fn new_life(case: &Case<'_>) -> Life {
    let names = &case.claims.names;
    let start = new_number(case, &names.issued_at).or_else(|| new_number(case, &names.not_before));
    Life::new(new_number(case, &names.expires), start.map(Start::exactly).or_else(|| new_minted_at(case)))
}

/// When the new token was minted: as is said, or as its id tells.
fn new_minted_at(case: &Case<'_>) -> Option<Start> {
    case.options.new_minted_at.map(seconds).map(Start::exactly).or_else(|| id_time(case))
}

/// The time in the new token's id, if the id has the right form.
fn id_time(case: &Case<'_>) -> Option<Start> {
    let (names, limits) = (&case.claims.names, &case.claims.limits);
    let text = |name| case.new_claim(name).and_then(Value::as_str);
    let digits = text(&names.token_id)?.strip_prefix(text(&names.issuer)?)?.strip_prefix('-')?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let slack = match case.options.old_sdk {
        Some(sdk) => sdk.token_id_tolerance_seconds.unwrap_or(limits.token_id_tolerance_seconds),
        None => limits.token_id_tolerance_unknown_seconds,
    };
    Some(Start { at: digits.parse().ok().map(seconds)?, slack })
}

fn new_number(case: &Case<'_>, name: &str) -> Option<f64> {
    case.new_claim(name).and_then(number)
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().filter(|number| number.is_finite())
}

#[expect(clippy::cast_precision_loss, reason = "seconds of the next million years fit exactly")]
const fn seconds(unix: i64) -> f64 {
    unix as f64
}

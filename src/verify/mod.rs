//! Compares a capability token with the access token that took its place, claim by claim.
//!
//! Names, limits and the rows themselves are data in `rules/claims.toml`. This module deliberately does no I/O, mints
//! nothing, asks no clock and no server: what the tokens and the [`Options`] do not say is not checked.

mod assume;
mod case;
pub mod claims;
pub mod dialect;
pub mod jwt;
mod outcome;
mod rows;
pub mod scope;
pub mod sdks;
mod secret;

pub use outcome::{Comparison, Row, Verdict};
pub use secret::Secret;

use case::Tokens;
use claims::claims;
use dialect::Sdk;
use jwt::Defect;
use outcome::Outcome;
use scope::ScopeError;
use std::fmt;

/// What is known besides the two tokens. Everything is optional.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// When the old token was minted, in unix seconds. Used where the token does not say.
    pub old_minted_at: Option<i64>,
    /// When the new token was minted, in unix seconds. Used where the token says so only by its id, and to judge the id.
    pub new_minted_at: Option<i64>,
    /// Which SDK minted the old token; [`sdks::sdk`] finds it by name. The new one is taken to be of the same
    /// language. Where it is not known, the old token is read as any SDK writes it that makes the tokens agree.
    pub old_sdk: Option<&'static Sdk>,
    /// What signed the new token: the API key's secret.
    pub new_secret: Option<Secret>,
    /// What signed the old token: the auth token.
    pub old_secret: Option<Secret>,
    /// The region the new token is asked to be for.
    pub region: Option<String>,
    /// Grants that the new token had before, besides the one for voice calls.
    pub other_grants: Vec<String>,
}

/// One of the two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The capability token.
    Old,
    /// The access token.
    New,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Old => "OLD",
            Self::New => "NEW",
        })
    }
}

/// Why two texts cannot be compared. No text of a token is part of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// One is no token at all.
    #[error("{side} is no HS256 JWT: {defect}")]
    NotAJwt {
        /// Which one.
        side: Side,
        /// Why.
        defect: Defect,
    },
    /// The order is wrong.
    #[error("OLD is an access token and NEW a capability token: the capability token comes first")]
    Swapped,
    /// There are two access tokens.
    #[error("OLD is an access token; it must be a capability token")]
    OldIsAccessToken,
    /// The first is something else.
    #[error("OLD is a JWT, but not a capability token")]
    OldIsOther,
    /// There are two capability tokens.
    #[error("NEW is a capability token; it must be an access token")]
    NewIsCapabilityToken,
    /// The second is something else.
    #[error("NEW is a JWT, but not an access token")]
    NewIsOther,
    /// The first asks for something unknown.
    #[error("OLD is a JWT, but not a capability token: {0}")]
    Scope(#[from] ScopeError),
}

/// Compares two tokens: a row for each rule, in the order of the rules. No secret of the options is in any row.
///
/// # Errors
/// If one of the texts is no HS256 JWT of its kind.
pub fn compare(old: &str, new: &str, options: &Options) -> Result<Comparison, VerifyError> {
    let hide = |text: String| secret::hide(text, [&options.new_secret, &options.old_secret]);
    let outcomes = assume::decide(&Tokens::decode(old, new)?, options)?;
    let rows = claims().rows.iter().zip(outcomes).map(|(row, Outcome { old, new, verdict, reason })| Row {
        id: &row.id,
        claim: &row.claim,
        old: old.map(hide),
        new: new.map(hide),
        verdict,
        reason: hide(reason),
    });
    Ok(Comparison { rows: rows.collect() })
}

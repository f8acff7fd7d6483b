//! The two tokens of a comparison, and whether they are of the kinds they should be.
//!
//! This module deliberately gives no verdict: a token of the wrong kind is an error, everything else is for the rows.

use super::claims::{Claims, claims};
use super::dialect::{Sdk, Values};
use super::jwt::Jwt;
use super::scope::{self, ScopeError, Scopes};
use super::{Options, Side, VerifyError};
use serde_json::{Map, Value};

/// Two tokens of the right kinds.
pub(super) struct Tokens {
    old: Jwt,
    new: Jwt,
}

/// Two tokens, the old one read as an SDK writes it.
pub(super) struct Case<'a> {
    pub(super) claims: &'static Claims,
    pub(super) old: &'a Jwt,
    pub(super) new: &'a Jwt,
    /// The SDK that is taken for the old token's.
    pub(super) sdk: &'static Sdk,
    /// What the old token allows.
    pub(super) scopes: Scopes,
    pub(super) options: &'a Options,
}

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A capability token.
    Old,
    /// An access token.
    New,
    /// Neither.
    Other,
}

impl Tokens {
    /// Takes both tokens apart.
    pub(super) fn decode(old: &str, new: &str) -> Result<Self, VerifyError> {
        let decode = |side, text| Jwt::decode(text).map_err(|defect| VerifyError::NotAJwt { side, defect });
        let (old, new) = (decode(Side::Old, old)?, decode(Side::New, new)?);
        match (kind(&old), kind(&new)) {
            (Kind::Old, Kind::New) => Ok(Self { old, new }),
            (Kind::New, Kind::Old) => Err(VerifyError::Swapped),
            (Kind::New, _) => Err(VerifyError::OldIsAccessToken),
            (Kind::Other, _) => Err(VerifyError::OldIsOther),
            (_, Kind::Old) => Err(VerifyError::NewIsCapabilityToken),
            (_, Kind::Other) => Err(VerifyError::NewIsOther),
        }
    }

    /// Reads the old token as an SDK writes it.
    pub(super) fn read_as<'a>(&'a self, sdk: &'static Sdk, options: &'a Options) -> Result<Case<'a>, ScopeError> {
        let claims = claims();
        let scope = self.old.payload.get(&claims.names.scope).and_then(Value::as_str);
        let scopes = scope::parse(scope.unwrap_or_default(), sdk)?;
        Ok(Case { claims, old: &self.old, new: &self.new, sdk, scopes, options })
    }
}

impl Case<'_> {
    /// How the SDK wrote values that are no text.
    pub(super) fn values(&self) -> &'static Values {
        &self.claims.values[&self.sdk.values]
    }

    /// A claim of the old token; null is as good as none.
    pub(super) fn old_claim(&self, name: &str) -> Option<&Value> {
        present(&self.old.payload, name)
    }

    /// A claim of the new token.
    pub(super) fn new_claim(&self, name: &str) -> Option<&Value> {
        present(&self.new.payload, name)
    }

    /// A member of the new token's grants.
    pub(super) fn grant(&self, name: &str) -> Option<&Value> {
        self.new_claim(&self.claims.names.grants)?.as_object().and_then(|grants| present(grants, name))
    }

    /// A member of the new token's grant for voice calls.
    pub(super) fn voice(&self, name: &str) -> Option<&Value> {
        self.grant(&self.claims.grants.voice)?.as_object().and_then(|voice| present(voice, name))
    }

    /// A member of what the new token says about calls from the client.
    pub(super) fn outgoing(&self, name: &str) -> Option<&Value> {
        self.voice(&self.claims.grants.outgoing)?.as_object().and_then(|outgoing| present(outgoing, name))
    }
}

/// A member that is there and not null.
pub(super) fn present<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).filter(|value| !value.is_null())
}

fn kind(jwt: &Jwt) -> Kind {
    let claims = claims();
    let (names, content) = (&claims.names, &claims.header.content_type);
    let says_access = jwt.header.get(&content.name).and_then(Value::as_str) == Some(&content.value);
    if says_access || jwt.payload.get(&names.grants).is_some_and(Value::is_object) {
        return Kind::New;
    }
    match jwt.payload.get(&names.scope) {
        Some(Value::String(text)) if text.is_empty() || text.starts_with(&claims.scope.prefix) => Kind::Old,
        Some(_) => Kind::Other,
        // Some SDKs leave an empty scope out; such a token has nothing else to be known by.
        None if jwt.payload.contains_key(&names.issuer) && custom(&jwt.payload).next().is_none() => Kind::Old,
        None => Kind::Other,
    }
}

/// The claims that no SDK puts into a capability token by itself.
pub(super) fn custom(payload: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let names = &claims().names;
    let own = [&names.scope, &names.issuer, &names.expires, &names.not_before, &names.issued_at];
    payload.iter().filter(move |(name, _)| !own.contains(name))
}

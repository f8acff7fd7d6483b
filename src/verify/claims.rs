//! What is known about the two kinds of token, read from `rules/claims.toml`: names, kinds of scope, limits, and the rows.
//!
//! This module knows the format and not one name in it; `dialect` has the part about SDKs. It deliberately compares nothing.

use super::dialect::{Sdk, Values};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::OnceLock};

const TEXT: &str = include_str!("../../rules/claims.toml");

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Sizes and tolerances.
    pub limits: Limits,
    /// Names in the header.
    pub header: Header,
    /// Names of claims of both kinds of token.
    #[serde(rename = "claims")]
    pub names: Names,
    /// Names inside the grants of an access token.
    pub grants: Grants,
    /// What the SID of an API key looks like.
    #[serde(rename = "key-sid")]
    pub key_sid: Sid,
    /// Words of a capability token's scope.
    pub scope: Scope,
    /// The rows of the table, in its order.
    #[serde(rename = "row")]
    pub rows: Vec<RowRule>,
    /// How each SDK writes a scope.
    #[serde(rename = "sdk")]
    pub sdks: Vec<Sdk>,
    /// How values that are no text were written, by the name an [`Sdk`] refers to.
    pub values: BTreeMap<String, Values>,
}

/// Sizes and tolerances.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// Longest token that is looked at.
    pub token_bytes: usize,
    /// Longest life of an access token.
    pub lifetime_seconds: f64,
    /// How far the lifetimes may differ.
    pub lifetime_tolerance_seconds: f64,
    /// How long after minting a new token may become valid.
    pub not_before_tolerance_seconds: f64,
    /// How far the time in the token's id may be from the time of minting.
    pub token_id_tolerance_seconds: f64,
    /// The same, where the SDK is not known.
    pub token_id_tolerance_unknown_seconds: f64,
}

/// A member that must have one value.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Names in the header.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Header {
    /// The signature's algorithm, in both kinds of token.
    pub algorithm: Fixed,
    /// The kind of document.
    pub r#type: Fixed,
    /// The kind of content, in access tokens alone.
    pub content_type: Fixed,
    /// The region, in access tokens alone.
    pub region: String,
}

/// Names of claims. Each field is named after what the claim means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each field is named after what the claim means")]
pub struct Names {
    pub issuer: String,
    pub subject: String,
    pub token_id: String,
    pub expires: String,
    pub issued_at: String,
    pub not_before: String,
    pub scope: String,
    pub grants: String,
}

/// Names inside the grants of an access token.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Grants {
    /// Who calls and is called.
    pub caller: String,
    /// The grant that voice calls need.
    pub voice: String,
    /// In the voice grant: about calls to the client.
    pub incoming: String,
    /// In there: whether they are allowed.
    pub incoming_allowed: String,
    /// In the voice grant: about calls from the client.
    pub outgoing: String,
    /// In there: the application that is called.
    pub application: String,
    /// In there: what it is told.
    pub parameters: String,
    /// Members of the voice grant that no capability token can ask for.
    pub without_counterpart: Vec<String>,
}

/// What a SID looks like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sid {
    /// How it begins.
    pub prefix: String,
    /// How many hexadecimal digits follow.
    pub hex_digits: usize,
}

impl Sid {
    /// Whether a text looks like one.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let digits = text.strip_prefix(&self.prefix);
        digits.is_some_and(|digits| digits.len() == self.hex_digits && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }
}

/// Words of a capability token's scope.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Scope {
    /// How each scope begins.
    pub prefix: String,
    /// The kind that allows calls to the client.
    pub incoming: String,
    /// The kind that allows calls from the client.
    pub outgoing: String,
    /// The kind that allows to listen to events.
    pub events: String,
    /// Key of the client's name.
    pub client_name: String,
    /// Key of the application.
    pub application: String,
    /// Key of what the application is told.
    pub parameters: String,
    /// Key of the events' address.
    pub path: String,
}

/// One row of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowRule {
    /// Its id.
    pub id: String,
    /// The claims it compares, as shown.
    pub claim: String,
    /// How it decides.
    pub rule: Rule,
}

/// How a row decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "what each demands is documented at the function that decides it")]
pub enum Rule {
    Header,
    Region,
    Signature,
    Issuer,
    Account,
    TokenId,
    Lifetime,
    LifetimeLimit,
    NotBefore,
    OneName,
    NoName,
    SeveralNames,
    Grants,
    Incoming,
    Outgoing,
    Application,
    Parameters,
    ParameterTypes,
    WithoutCounterpart,
    EventStream,
    CustomClaims,
    Leftovers,
}

/// The file, read once.
///
/// # Panics
/// If the embedded file is not valid, which a test rules out.
pub fn claims() -> &'static Claims {
    static CLAIMS: OnceLock<Claims> = OnceLock::new();
    CLAIMS.get_or_init(|| toml::from_str(TEXT).unwrap_or_else(|error| panic!("rules/claims.toml: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn rows_have_one_id_and_one_rule_each() {
        let ids: BTreeSet<&str> = claims().rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids.len(), claims().rows.len());
        for (at, row) in claims().rows.iter().enumerate() {
            assert!(claims().rows[..at].iter().all(|earlier| earlier.rule != row.rule), "{}", row.id);
        }
    }
}

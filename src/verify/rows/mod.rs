//! The rules, one function each: what both tokens say, and the verdict.
//!
//! No rule looks at another's verdict; where two could complain about the same thing, one of them says that there is
//! nothing to compare. This module deliberately holds no name of a claim.

mod issue;
mod names;
mod parameters;
mod spelling;
mod times;
mod voice;

use super::case::Case;
use super::claims::Rule;
use super::outcome::Outcome;
use serde_json::Value;

/// Decides one row.
pub(super) fn decide(rule: Rule, case: &Case<'_>) -> Outcome {
    match rule {
        Rule::Header => issue::header(case),
        Rule::Region => issue::region(case),
        Rule::Signature => issue::signature(case),
        Rule::Issuer => issue::issuer(case),
        Rule::Account => issue::account(case),
        Rule::CustomClaims => issue::custom_claims(case),
        Rule::Leftovers => issue::leftovers(case),
        Rule::TokenId => times::token_id(case),
        Rule::Lifetime => times::lifetime(case),
        Rule::LifetimeLimit => times::lifetime_limit(case),
        Rule::NotBefore => times::not_before(case),
        Rule::OneName => names::one(case),
        Rule::NoName => names::none(case),
        Rule::SeveralNames => names::several(case),
        Rule::Grants => voice::grants(case),
        Rule::Incoming => voice::incoming(case),
        Rule::Outgoing => voice::outgoing(case),
        Rule::Application => voice::application(case),
        Rule::WithoutCounterpart => voice::without_counterpart(case),
        Rule::EventStream => voice::event_stream(case),
        Rule::Parameters => parameters::same(case),
        Rule::ParameterTypes => parameters::types(case),
    }
}

/// A value as it is shown.
fn shown(value: Option<&Value>) -> Option<String> {
    value.map(Value::to_string)
}

/// Texts as they are shown: one as it is, several as a list.
fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let texts: Vec<&str> = texts.into_iter().collect();
    match texts[..] {
        [] => None,
        [one] => Some(Value::from(one).to_string()),
        _ => Some(Value::from(texts).to_string()),
    }
}

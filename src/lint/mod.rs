//! Rules: from the tokens and mentions of a file to findings.
//!
//! The texts and levels are in `rules/lints`; what is here decides when a rule fires. Nothing here plans an edit.

mod access;
pub mod catalog;
mod identity;
pub mod manifest;
mod secrets;
mod suspects;
mod wording;

pub use suspects::suspects;

use crate::{
    finding::{Applicability, Confidence, Finding, Presence, Related, Severity},
    resolve::{Names, Origin},
    sdk::{LONGEST_LIFETIME, Slot, mapping},
    source::Span,
    syntax::{Form, Key, Literal, NodeId},
    token::{Mentioned, Part, Token, lifetime},
};
use std::collections::{BTreeMap, BTreeSet};

const CAPABILITY_TOKEN: &str = "capability-token";
const CAPABILITY_REFERENCE: &str = "capability-reference";
const HARD_CODED_AUTH_TOKEN: &str = "hard-coded-auth-token";
const HAND_MADE_CAPABILITY_TOKEN: &str = "hand-made-capability-token";
const TTL_OVER_24H: &str = "ttl-over-24h";

/// What the rules say about one file, and which of its literals no report may show.
#[must_use]
pub fn check(
    names: &Names<'_>,
    tokens: &[Token<'_>],
    access_tokens: &[Token<'_>],
    mentions: &[Mentioned],
) -> (Vec<Finding>, Vec<Span>) {
    let mut findings = Vec::new();
    let mut secrets = secrets::named(names.unit);
    let mut hard_coded = BTreeMap::new();
    for token in tokens {
        findings.push(capability_token(names, token));
        findings.extend(token.parts.iter().filter_map(|part| long_lifetime(names, token, part)));
        for part in token.parts.iter().filter(|part| part.slot == Slot::AuthToken) {
            for literal in literals(names, part.node) {
                let known = hard_coded.entry(names.unit.span(literal)).or_insert((token.confidence, literal));
                known.0 = known.0.max(token.confidence);
            }
        }
    }
    secrets.extend(hard_coded.keys());
    for token in access_tokens {
        findings.extend(access::check(names, token));
        findings.extend(token.parts.iter().filter_map(|part| long_lifetime(names, token, part)));
        let keys = token.parts.iter().filter(|part| part.slot == Slot::ApiKeySecret);
        secrets.extend(keys.flat_map(|part| literals(names, part.node)).map(|literal| names.unit.span(literal)));
    }
    findings.extend(identity::check(names, tokens, access_tokens));
    for (span, (confidence, literal)) in hard_coded {
        let message = "the auth token is written into the code".to_owned();
        findings.push(finding(names, HARD_CODED_AUTH_TOKEN, confidence, span, literal, message));
    }
    findings.extend(mentions.iter().map(|mentioned| reference(names, mentioned)));
    findings.extend(names.unit.ids().filter_map(|node| hand_made(names, node)));
    findings.sort_by(|a, b| (a.primary, &a.rule).cmp(&(b.primary, &b.rule)));
    secrets.sort_unstable();
    secrets.dedup();
    (findings, secrets)
}

/// What the rewrite of a token does.
pub const REPLACEMENT: &str = "mint an access token instead";

/// Whether a finding is about a whole deprecated token, which a rewrite replaces.
#[must_use]
pub fn is_about_tokens(finding: &Finding) -> bool {
    finding.rule == CAPABILITY_TOKEN
}

fn capability_token(names: &Names<'_>, token: &Token<'_>) -> Finding {
    let message = "a deprecated capability token is minted".to_owned();
    let mut finding = finding(names, CAPABILITY_TOKEN, token.confidence, token.region, token.construct, message);
    finding.related = token.parts.iter().map(related).collect();
    finding.reasons = token.reasons.iter().map(|(_, reason)| wording::reason(reason)).collect();
    finding.reasons.dedup();
    finding
}

fn related(part: &Part) -> Related {
    let label = mapping::label(part.slot);
    let message = match part.presence {
        Presence::Always => label.to_owned(),
        Presence::Conditional => format!("{label} (only on some paths)"),
        Presence::Repeated => format!("{label} (in a loop)"),
    };
    Related { span: part.span, slot: Some(part.slot.name().to_owned()), presence: part.presence, message }
}

fn long_lifetime(names: &Names<'_>, token: &Token<'_>, part: &Part) -> Option<Finding> {
    let seconds = lifetime(names, token.kind, part)?;
    let message = format!("a lifetime of {seconds} s is more than the {LONGEST_LIFETIME} s that an access token may have");
    let over = seconds > f64::from(LONGEST_LIFETIME);
    over.then(|| finding(names, TTL_OVER_24H, token.confidence, part.span, part.node, message))
}

fn reference(names: &Names<'_>, mentioned: &Mentioned) -> Finding {
    let message = wording::mention(mentioned.how).to_owned();
    finding(names, CAPABILITY_REFERENCE, Confidence::High, mentioned.span, mentioned.node, message)
}

fn hand_made(names: &Names<'_>, node: NodeId) -> Option<Finding> {
    let message = "a capability scope is written by hand".to_owned();
    let span = names.unit.span(node);
    is_hand_made(names, node).then(|| finding(names, HAND_MADE_CAPABILITY_TOKEN, Confidence::High, span, node, message))
}

/// Whether a node is a text with a capability scope.
fn is_hand_made(names: &Names<'_>, node: NodeId) -> bool {
    let Form::Literal(Literal::Text(text, _)) = names.unit.form(node) else { return false };
    let rule = catalog::rule(HAND_MADE_CAPABILITY_TOKEN);
    rule.is_some_and(|rule| rule.literals.iter().any(|literal| text.contains(literal)))
}

/// The text literals that a value may be made of, also those that the callers of a function in this file give it.
fn literals(names: &Names<'_>, value: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut pending = vec![value];
    let mut seen = BTreeSet::new();
    while let Some(value) = pending.pop().filter(|_| seen.len() < MOST_SOURCES) {
        for origin in names.trace(value).iter() {
            match origin {
                Origin::Made(made) => found.extend(secrets::literals_in(names.unit, *made)),
                Origin::Param(function, index) => {
                    let calls = names.callers(*function).calls;
                    let given = calls.into_iter().filter_map(|call| match names.unit.form(call) {
                        Form::Call(form) => names.argument(&form.args, *function, *index).map(|arg| arg.value),
                        _ => None,
                    });
                    pending.extend(given.filter(|&arg| seen.insert(arg)));
                }
                _ => {}
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Values that are followed back for one credential.
const MOST_SOURCES: usize = 64;

fn finding(names: &Names<'_>, rule: &str, confidence: Confidence, primary: Span, node: NodeId, message: String) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity: severity(rule, confidence),
        confidence,
        applicability: Applicability::None,
        message,
        primary,
        symbol: symbol(names, node),
        related: Vec::new(),
        reasons: Vec::new(),
        fix: None,
        fingerprint: String::new(),
    }
}

/// The rule's level; a name that was not traced is never more than a warning.
fn severity(rule: &str, confidence: Confidence) -> Severity {
    let level = catalog::rule(rule).map_or(Severity::Error, |rule| rule.severity);
    if confidence == Confidence::Low { level.min(Severity::Warning) } else { level }
}

/// The named functions, methods and classes around a node, outermost first.
fn symbol(names: &Names<'_>, node: NodeId) -> String {
    let unit = names.unit;
    let name_of = |node: NodeId| -> Option<&str> {
        let name = match unit.form(node) {
            Form::Function(function) => function.name,
            Form::Class(class) => class.name,
            _ => return None,
        };
        if let Some(name) = name {
            return unit.variable(name);
        }
        match unit.form(unit.parent(node)?) {
            Form::Assign(assign) if assign.value == Some(node) => match unit.form(assign.target) {
                Form::Member(member) => match &member.key {
                    Key::Named(name, _) => Some(name),
                    Key::Computed(_) => None,
                },
                _ => unit.variable(assign.target),
            },
            Form::Collection(collection) => {
                let entry = collection.entries.iter().find(|entry| entry.value == node)?;
                match &entry.key {
                    Some(Key::Named(name, _)) => Some(name),
                    _ => None,
                }
            }
            _ => None,
        }
    };
    let mut around = unit.ancestors(node).filter_map(name_of).collect::<Vec<_>>();
    around.reverse();
    around.join(".")
}

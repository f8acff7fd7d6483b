//! The characters of names that clients are given, as far as they are written in the code.

use super::finding;
use crate::{
    finding::{Confidence, Finding},
    resolve::{Names, Origin},
    sdk::Slot,
    syntax::{Form, HOLE, Literal, NodeId, Operator},
    token::Token,
};
use std::collections::{BTreeMap, BTreeSet};

const IDENTITY_CHARACTERS: &str = "identity-characters";

/// The literals in names of clients that hold a character which an identity may not have, each once.
pub(super) fn check(names: &Names<'_>, tokens: &[Token<'_>], access_tokens: &[Token<'_>]) -> Vec<Finding> {
    let mut found: BTreeMap<NodeId, (Confidence, &str)> = BTreeMap::new();
    let mut add = |token: &Token<'_>, slots: &[Slot], what| {
        for part in token.parts.iter().filter(|part| slots.contains(&part.slot)) {
            for literal in literals(names, part.node) {
                let known = found.entry(literal).or_insert((token.confidence, what));
                known.0 = known.0.max(token.confidence);
            }
        }
    };
    for token in tokens {
        add(token, &[Slot::IncomingClientName, Slot::OutgoingClientName], "client name");
    }
    // The identities of tokens for other products have rules of their own.
    let calls = |token: &&Token<'_>| token.parts.iter().any(|part| part.slot == Slot::Voice);
    for token in access_tokens.iter().filter(calls) {
        add(token, &[Slot::Identity], "identity");
    }
    let report = |(literal, (confidence, what))| {
        let message = format!("the {what} has characters other than letters, digits and underscores");
        finding(names, IDENTITY_CHARACTERS, confidence, names.unit.span(literal), literal, message)
    };
    found.into_iter().map(report).collect()
}

/// The text literals with such a character that a value is made of: constants, and parts that are joined with others.
fn literals(names: &Names<'_>, value: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut pending = vec![value];
    let mut seen = BTreeSet::new();
    while let Some(value) = pending.pop() {
        for origin in names.trace(value).iter() {
            let Origin::Made(made) = *origin else { continue };
            if !seen.insert(made) {
                continue;
            }
            match names.unit.form(made) {
                Form::Literal(Literal::Text(text, holes)) => {
                    if text.chars().any(|c| !c.is_ascii_alphanumeric() && c != '_' && c != HOLE) {
                        found.push(made);
                    }
                    pending.extend(holes);
                }
                Form::Arithmetic(joined) if joined.operator == Operator::Add => pending.extend(&joined.operands),
                _ => {}
            }
        }
    }
    found
}

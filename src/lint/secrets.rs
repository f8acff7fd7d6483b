//! Literals that look like credentials by the name they are given to, so that no report shows them.

use crate::{
    source::Span,
    syntax::{Form, HOLE, Key, Literal, NodeId, Unit},
};
use serde::Deserialize;
use std::sync::OnceLock;

const TEXT: &str = include_str!("../../rules/masking.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Masking {
    words: Vec<String>,
}

fn words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| toml::from_str(TEXT).map(|masking: Masking| masking.words).unwrap_or_default())
}

/// The text literals that are given to a name with one of the words of `rules/masking.toml`.
pub(super) fn named(unit: &Unit) -> Vec<Span> {
    let mut spans = Vec::new();
    for node in unit.ids() {
        match unit.form(node) {
            Form::Assign(assign) => {
                if let Some(value) = assign.value.filter(|_| target_name(unit, assign.target).is_some_and(is_secret)) {
                    texts(unit, value, &mut spans);
                }
            }
            Form::Collection(collection) => {
                for entry in &collection.entries {
                    if let Some(Key::Named(name, _)) = &entry.key
                        && is_secret(name)
                    {
                        texts(unit, entry.value, &mut spans);
                    }
                }
            }
            Form::Call(call) => {
                for arg in call.args.iter().filter(|arg| arg.name.as_ref().is_some_and(|(name, _)| is_secret(name))) {
                    texts(unit, arg.value, &mut spans);
                }
            }
            _ => {}
        }
    }
    spans
}

fn target_name(unit: &Unit, target: NodeId) -> Option<&str> {
    match unit.form(target) {
        Form::Member(member) => match &member.key {
            Key::Named(name, _) => Some(name),
            Key::Computed(_) => None,
        },
        _ => unit.variable(target),
    }
}

pub(super) fn is_secret(name: &str) -> bool {
    let plain = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    words().iter().any(|word| plain.contains(word))
}

/// The text literals a value is made of, through the operators that choose, join or convert them.
fn texts(unit: &Unit, value: NodeId, spans: &mut Vec<Span>) {
    spans.extend(literals_in(unit, value).into_iter().map(|literal| unit.span(literal)));
}

/// The non-empty text literals inside a value. Arguments of a call that reads something by name are not part of its result.
pub(super) fn literals_in(unit: &Unit, value: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut pending = vec![value];
    while let Some(node) = pending.pop() {
        match unit.form(node) {
            Form::Literal(Literal::Text(text, holes)) => {
                if text.chars().any(|c| c != HOLE) {
                    found.push(node);
                }
                pending.extend(holes);
            }
            Form::Arithmetic(arithmetic) => pending.extend(&arithmetic.operands),
            Form::Coerce(coerce) => pending.push(coerce.value),
            Form::Collection(collection) => pending.extend(collection.entries.iter().map(|entry| entry.value)),
            Form::Block(body) => pending.extend(body.last()),
            Form::Branch(branch) => pending.extend([branch.test].iter().chain(&branch.arms)),
            Form::Member(member) => pending.push(member.object),
            Form::Call(call) => pending.push(call.callee),
            _ => {}
        }
    }
    found.sort_unstable();
    found
}

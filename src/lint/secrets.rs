//! Literals that look like credentials by the name they are given to, so that no report shows them.

use crate::{
    source::Span,
    syntax::{Form, Key, Literal, NodeId, Unit},
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

fn is_secret(name: &str) -> bool {
    let plain = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    words().iter().any(|word| plain.contains(word))
}

/// The text literals a value is made of, through the operators that choose one.
fn texts(unit: &Unit, value: NodeId, spans: &mut Vec<Span>) {
    match unit.form(value) {
        Form::Literal(Literal::Text(text, _)) if !text.is_empty() => spans.push(unit.span(value)),
        Form::Branch(branch) => {
            texts(unit, branch.test, spans);
            branch.arms.iter().for_each(|&arm| texts(unit, arm, spans));
        }
        Form::Coerce(coerce) => texts(unit, coerce.value, spans),
        _ => {}
    }
}

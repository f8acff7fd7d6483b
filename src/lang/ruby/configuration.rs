//! Objects that give a program's configuration: what they are asked without arguments is a part of them.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{Form, Key, Member, NodeId, Text},
};
use tree_sitter::Node;

/// Ends of the names of constants that hold a program's settings.
const NAMED: &[&str] = &["Chamber", "Config", "Configuration", "Credentials", "Env", "Figaro", "Secrets", "Settings"];

/// Longer ways to a setting are not followed.
const LONGEST: usize = 16;

/// Ways to a framework's settings.
const FRAMEWORK: &[&[&str]] = &[
    &["Rails", "application", "credentials"],
    &["Rails", "application", "secrets"],
    &["Rails", "application", "config"],
    &["Rails", "configuration"],
];

impl Lowering<'_> {
    /// A part of the configuration: `Settings.voice.secret`, `Rails.application.credentials.dig(:voice, :secret)`.
    pub(super) fn configuration(&mut self, node: Node<'_>, arguments: &[Node<'_>]) -> Option<NodeId> {
        let (receiver, method) = (self.field(node, Field::Receiver)?, self.field(node, Field::Method)?);
        if self.field(node, Field::Block).is_some() || !self.is_configuration(receiver) {
            return None;
        }
        let name = self.text_of(method).trim_end_matches('!');
        let keys = match (name, arguments) {
            ("dig", keys @ [_, ..]) => {
                keys.iter().map(|&key| Some((self.constant_text(key)?, span(key)))).collect::<Option<Vec<_>>>()?
            }
            (name, []) if name.starts_with(char::is_lowercase) && !name.ends_with('?') => {
                vec![(Text::from(name), span(method))]
            }
            _ => return None,
        };
        let mut object = self.lower(receiver);
        let last = keys.len() - 1;
        for (at, (name, key)) in keys.into_iter().enumerate() {
            let whole = if at == last { span(node) } else { Span::new(node.start_byte(), key.end) };
            object = self.unit.add(whole, Form::Member(Member { object, key: Key::Named(name, key) }));
        }
        Some(object)
    }

    /// Whether an expression leads to the configuration, or is on the way to it.
    fn is_configuration(&self, node: Node<'_>) -> bool {
        let mut path = Vec::new();
        let mut rest = node;
        for _ in 0..LONGEST {
            match self.kind(rest) {
                Kind::Constant => {
                    path.push(self.text_of(rest));
                    break;
                }
                Kind::Call if self.field(rest, Field::Block).is_none() => {
                    path.extend(self.field(rest, Field::Method).map(|method| self.text_of(method)));
                }
                Kind::Element => {}
                _ => return false,
            }
            let receiver = self.field(rest, Field::Receiver).or_else(|| self.field(rest, Field::Object));
            let Some(receiver) = receiver else { return false };
            rest = receiver;
        }
        if self.kind(rest) != Kind::Constant {
            return false;
        }
        path.reverse();
        let Some(&root) = path.first() else { return false };
        if self.defines(root) {
            return false;
        }
        let leads = |way: &&[&str]| way.iter().zip(&path).all(|(step, own)| step == own);
        NAMED.iter().any(|end| root.ends_with(end)) || FRAMEWORK.iter().any(leads)
    }
}

//! Literals that may be part of a credential although nothing says so: whatever a token is given as its secret is followed
//! back by any way at all, and the SDK's own calls may hold credentials in any place.
//!
//! Nothing is reported for these; they are only not shown.

use super::secrets;
use crate::{
    resolve::{Base, Names, Origin},
    sdk::{Slot, Table},
    source::Span,
    syntax::{Arg, Form, HOLE, Literal, NodeId},
    token::Token,
};
use std::collections::BTreeSet;

/// Nodes that are looked at for one file.
const MOST_NODES: usize = 20_000;

/// All of a file's literals that may be part of a credential.
#[must_use]
pub fn suspects<'a>(names: &Names<'_>, table: &Table, tokens: impl IntoIterator<Item = &'a Token<'a>>) -> Vec<Span> {
    let mut search = Search { names, seen: BTreeSet::new(), pending: Vec::new(), found: BTreeSet::new() };
    for token in tokens {
        // What is given as the account may be the secret in the wrong place; identifiers are told by their looks.
        let secret = |slot| matches!(slot, Slot::AuthToken | Slot::ApiKeySecret);
        let known = |slot| {
            use Slot::{AccountSid, ApiKeySid, Generation, Grants, Scopes, Unmapped};
            !secret(slot) && !matches!(slot, AccountSid | ApiKeySid | Scopes | Grants | Generation | Unmapped)
        };
        let plain = token.parts.iter().filter(|part| known(part.slot)).map(|part| part.node).collect::<Vec<_>>();
        search.seen.extend(&plain);
        search.pending.extend(args(names, token.construct).iter().map(|arg| arg.value));
        search.pending.extend(token.parts.iter().filter(|part| secret(part.slot)).map(|part| part.node));
        search.run();
    }
    for node in names.unit.ids() {
        let own = match names.unit.form(node) {
            Form::Call(call) => is_of_sdk(names, table, call.callee) || call.args.iter().any(|arg| is_hand_made(names, arg)),
            Form::Construct(construct) => is_of_sdk(names, table, construct.class),
            _ => false,
        };
        if own {
            let given = args(names, node).iter().filter(|arg| !is_hand_made(names, arg));
            search.pending.extend(given.map(|arg| arg.value));
        }
    }
    search.run();
    search.found.into_iter().collect()
}

struct Search<'a, 'u> {
    names: &'a Names<'u>,
    seen: BTreeSet<NodeId>,
    pending: Vec<NodeId>,
    found: BTreeSet<Span>,
}

impl Search<'_, '_> {
    fn run(&mut self) {
        while let Some(node) = self.pending.pop() {
            if self.seen.len() > MOST_NODES || !self.seen.insert(node) {
                continue;
            }
            match self.names.unit.form(node) {
                Form::Literal(Literal::Text(text, _)) if !is_plain(text) => {
                    self.found.insert(self.names.unit.span(node));
                }
                Form::Literal(Literal::Number(number)) if *number >= 1e6 => {
                    self.found.insert(self.names.unit.span(node));
                }
                // Something not understood, such as a pattern written out.
                Form::Opaque(parts) if parts.is_empty() => {
                    self.found.insert(self.names.unit.span(node));
                }
                Form::Name(_) | Form::Member(_) => self.sources(node),
                _ => {}
            }
            self.pending.extend(self.names.unit.children(node));
        }
    }

    /// Whatever a name may have got its value from.
    fn sources(&mut self, reader: NodeId) {
        for def in self.names.reaching(reader) {
            match def.base {
                Base::Node(value) | Base::Element(value) => self.pending.push(value),
                Base::Param(function, index) => {
                    let calls = self.names.callers(function).calls;
                    let given =
                        calls.iter().filter_map(|&call| self.names.argument(args(self.names, call), function, index));
                    self.pending.extend(given.map(|arg| arg.value));
                }
                // A changed value, or an enumeration: what stands in the definition itself.
                Base::Unknown => self.pending.extend(self.names.unit.parent(def.at)),
                Base::Import(..) => {}
            }
            self.pending.extend(def.default);
        }
        if let Some(place) = self.names.place(reader) {
            self.pending.extend(&self.names.at(place).elements);
        }
    }
}

/// Texts that are names of something rather than a value: environment variables, keys that say what they are for or are paths
/// of words, account and key identifiers, and texts without a letter or digit.
fn is_plain(text: &str) -> bool {
    let mut letters = text.chars();
    let variable = text.contains('_') && letters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    let identifier = text.len() > 2
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text[1..].starts_with(|c: char| c.is_ascii_uppercase());
    let identifier = identifier && text[2..].chars().all(|c| c.is_ascii_digit());
    let key = secrets::is_secret(text) && text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '.' | '-'));
    // `services.acme.sid`
    let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-'));
    let path = text.contains('.') && text.split('.').all(|part| part.len() < 20 && word(part));
    variable || identifier || key || path || !text.chars().any(|c| c.is_alphanumeric() && c != HOLE)
}

fn is_of_sdk(names: &Names<'_>, table: &Table, callee: NodeId) -> bool {
    let root = |origin: &Origin| match origin {
        Origin::Imported(path) => table.is_package(path),
        _ => false,
    };
    names.trace(callee).iter().any(root)
}

fn is_hand_made(names: &Names<'_>, arg: &Arg) -> bool {
    super::is_hand_made(names, arg.value)
        || names.unit.children(arg.value).into_iter().any(|child| super::is_hand_made(names, child))
}

fn args<'n>(names: &Names<'n>, node: NodeId) -> &'n [Arg] {
    match names.unit.form(node) {
        Form::Construct(construct) => &construct.args,
        Form::Call(call) => &call.args,
        _ => &[],
    }
}

//! Targets of assignments.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::lang::lowering::{Lower, span};
use crate::syntax::{Assign, AssignMode, Collection, CollectionKind, Entry, Form, Key, Literal, NodeId};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn assignment(&mut self, node: Node<'_>) -> NodeId {
        let value = self.lower_field(node, Field::Right);
        let Some(left) = self.field(node, Field::Left) else { return self.opaque(node) };
        let (target, mode) = self.target(left);
        let operator = self.field(node, Field::Operator).map(|operator| self.text_of(operator));
        let made = self
            .field(node, Field::Right)
            .is_some_and(|right| matches!(self.kind(right), Kind::New | Kind::Call | Kind::ScopedCall));
        let mode = match (self.kind(node), operator) {
            (Kind::Augmented, Some("??=")) => AssignMode::Default,
            (Kind::Augmented, _) => AssignMode::Update,
            // What the other name is set to shows here, too, unless there is no other name.
            (Kind::ReferenceAssignment, _) if !made => AssignMode::Foreign,
            _ => mode,
        };
        self.add(node, Form::Assign(Assign { target, value, mode, annotation: None }))
    }

    /// A target, and how it gets its value.
    pub(super) fn target(&mut self, node: Node<'_>) -> (NodeId, AssignMode) {
        let mut mode = AssignMode::Set;
        let id = self.deeper(node, |this| {
            let (id, found) = this.target_of(node);
            mode = found;
            id
        });
        (id, mode)
    }

    fn target_of(&mut self, node: Node<'_>) -> (NodeId, AssignMode) {
        match self.kind(node) {
            Kind::Variable if self.text_of(node) != "$this" => self.assigned(node),
            Kind::ListLiteral | Kind::Array => (self.list_pattern(node), AssignMode::Set),
            Kind::ByReference | Kind::Parenthesized | Kind::ArrayElement => match self.parts(node)[..] {
                [inner] => self.target(inner),
                _ => (self.opaque(node), AssignMode::Set),
            },
            _ => (self.lower(node), AssignMode::Set),
        }
    }

    /// `[$a, , 'k' => $b]` on the left of an assignment.
    fn list_pattern(&mut self, node: Node<'_>) -> NodeId {
        let mut cursor = node.walk();
        let children = node.children(&mut cursor).collect::<Vec<_>>();
        let (mut entries, mut key, mut filled) = (Vec::new(), None, false);
        for (at, &child) in children.iter().enumerate() {
            let is_key = children.get(at + 1).is_some_and(|next| next.kind() == "=>");
            match child.kind() {
                "," if !filled => entries.push(self.skipped(child)),
                "," => filled = false,
                _ if child.is_named() && is_key => key = Some(self.key(child)),
                _ if child.is_named() && self.kind(child) != Kind::Comment => {
                    let value = self.target(child).0;
                    entries.push(Entry { key: key.take(), value, spread: false });
                    filled = true;
                }
                _ => {}
            }
        }
        let keyed = entries.iter().any(|entry| entry.key.is_some());
        let kind = if keyed { CollectionKind::Map } else { CollectionKind::List };
        self.add(node, Form::Collection(Collection { kind, entries }))
    }

    fn skipped(&mut self, node: Node<'_>) -> Entry {
        Entry { key: None, value: self.add(node, Form::Opaque(Vec::new())), spread: false }
    }

    /// A key: a name where it is a text written out.
    pub(super) fn key(&mut self, node: Node<'_>) -> Key {
        let id = self.lower(node);
        match self.unit.form(id) {
            Form::Literal(Literal::Text(text, holes)) if holes.is_empty() => Key::Named(text.clone(), span(node)),
            _ => Key::Computed(id),
        }
    }
}

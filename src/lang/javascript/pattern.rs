//! Patterns, keys and types: what stands on the left of an assignment, before a colon, or after one.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::lang::lowering::{Lower, span};
use crate::syntax::{Assign, AssignMode, Collection, CollectionKind, Entry, Form, Key, Literal, Member, NodeId};
use tree_sitter::Node;

impl Lowering<'_> {
    /// A binding or assignment target.
    pub(super) fn pattern(&mut self, node: Node<'_>) -> NodeId {
        self.deeper(node, |this| this.pattern_of(node))
    }

    fn pattern_of(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Identifier | Kind::Shorthand => self.variable(node),
            Kind::ObjectPattern | Kind::Object => self.collection_pattern(node, CollectionKind::Map),
            Kind::ArrayPattern | Kind::Array => self.collection_pattern(node, CollectionKind::List),
            Kind::AssignmentDefault | Kind::Assignment => {
                let value = self.lower_field(node, Field::Right);
                let target = match self.field(node, Field::Left) {
                    Some(left) => self.pattern(left),
                    None => self.opaque(node),
                };
                self.add(node, Form::Assign(Assign { target, value, mode: AssignMode::Default, annotation: None }))
            }
            Kind::RestPattern => match self.parts(node)[..] {
                [inner, ..] => self.pattern(inner),
                [] => self.opaque(node),
            },
            _ => self.lower(node),
        }
    }

    fn collection_pattern(&mut self, node: Node<'_>, kind: CollectionKind) -> NodeId {
        let entries = self.parts(node).into_iter().map(|part| self.pattern_entry(part, kind)).collect();
        self.add(node, Form::Collection(Collection { kind, entries }))
    }

    fn pattern_entry(&mut self, part: Node<'_>, kind: CollectionKind) -> Entry {
        match self.kind(part) {
            Kind::RestPattern | Kind::Spread => {
                let value = self.parts(part).first().map(|&inner| self.pattern(inner));
                Entry { key: None, value: value.unwrap_or_else(|| self.opaque(part)), spread: true }
            }
            Kind::Pair => {
                let key = self.field(part, Field::Key).map(|key| self.key(key));
                let value = match self.field(part, Field::Value) {
                    Some(value) => self.pattern(value),
                    None => self.opaque(part),
                };
                Entry { key, value, spread: false }
            }
            _ if kind == CollectionKind::List => Entry { key: None, value: self.pattern(part), spread: false },
            Kind::AssignmentDefault => {
                let name = self.field(part, Field::Left).unwrap_or(part);
                let value = self.pattern(part);
                self.entry(self.text_of(name).into(), name, value)
            }
            _ => {
                let value = self.pattern(part);
                self.entry(self.text_of(part).into(), part, value)
            }
        }
    }

    /// A property name: plain, quoted, private, numeric or computed.
    pub(super) fn key(&mut self, node: Node<'_>) -> Key {
        match self.kind(node) {
            Kind::String => Key::Named(self.string_text(node).into(), span(node)),
            Kind::ComputedName => match self.parts(node)[..] {
                [inner] => self.computed_key(inner),
                _ => Key::Computed(self.opaque(node)),
            },
            _ => Key::Named(self.text_of(node).into(), span(node)),
        }
    }

    /// The key in brackets: a name where it is a literal.
    pub(super) fn computed_key(&mut self, node: Node<'_>) -> Key {
        let id = self.lower(node);
        match self.unit.form(self.unit.bare(id)) {
            Form::Literal(Literal::Text(text, holes)) if holes.is_empty() => Key::Named(text.clone(), span(node)),
            _ => Key::Computed(id),
        }
    }

    /// The names in the type annotation of a node.
    pub(super) fn annotation(&mut self, node: Node<'_>, field: Field) -> Option<NodeId> {
        let annotation = self.field(node, field)?;
        let names = self.types_in(annotation);
        Some(self.add(annotation, Form::Opaque(names)))
    }

    /// The names that a type mentions; the structure of types is not lowered.
    pub(super) fn types_in(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let mut names = Vec::new();
        let mut pending = vec![node];
        while let Some(node) = pending.pop() {
            let asks = node.parent().is_some_and(|outer| self.kind(outer) == Kind::TypeQuery);
            match self.kind(node) {
                Kind::TypeName => names.push(self.variable(node)),
                Kind::Identifier if asks => names.push(self.variable(node)),
                Kind::NestedIdentifier | Kind::Member => names.push(self.nested_name(node)),
                Kind::TypeParameters => {}
                _ => pending.extend(self.parts(node)),
            }
        }
        names
    }

    /// `a.b.C` in a type, an import alias or a type query.
    pub(super) fn nested_name(&mut self, node: Node<'_>) -> NodeId {
        self.deeper(node, |this| this.nested_name_of(node))
    }

    fn nested_name_of(&mut self, node: Node<'_>) -> NodeId {
        // Grammars call the last part `name` in types, `property` in expressions.
        let last = self.field(node, Field::Name).or_else(|| self.field(node, Field::Property));
        let first = self.field(node, Field::Module).or_else(|| self.field(node, Field::Object));
        let (Some(first), Some(last)) = (first, last) else { return self.variable(node) };
        let object = match self.kind(first) {
            Kind::NestedIdentifier | Kind::Member => self.nested_name(first),
            _ => self.lower(first),
        };
        let key = self.key(last);
        self.add(node, Form::Member(Member { object, key }))
    }
}

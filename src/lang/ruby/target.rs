//! Assignments and what they give values to.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::lowering::{Lower, span},
    syntax::{Assign, AssignMode, Collection, CollectionKind, Entry, Form, Key, Member, NodeId, Text},
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn assignment(&mut self, node: Node<'_>) -> NodeId {
        let value = self.field(node, Field::Right).map(|right| match self.kind(right) {
            Kind::RightList => self.list(right),
            _ => self.lower(right),
        });
        let Some(left) = self.field(node, Field::Left) else { return self.opaque(node) };
        let (target, mode) = self.target(left);
        self.add(node, Form::Assign(Assign { target, value, mode, annotation: None }))
    }

    /// `||=` gives a value where there is none; every other operator changes the old one.
    pub(super) fn operator_assignment(&mut self, node: Node<'_>) -> NodeId {
        let operator = self.field(node, Field::Operator).map(|operator| self.text_of(operator));
        let value = self.lower_field(node, Field::Right);
        let Some(left) = self.field(node, Field::Left) else { return self.opaque(node) };
        // A place that is new here is declared all the same.
        let known = self.kind(left) != Kind::Identifier || self.local(self.text_of(left)).is_some();
        let (target, mode) = self.target(left);
        let mode = match operator {
            Some("||=") if known && self.kind(left) != Kind::Constant => AssignMode::Default,
            Some("||=") => mode,
            _ => AssignMode::Update,
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
            Kind::Identifier => {
                let name = self.text_of(node);
                let mode = match self.local(name) {
                    // A block gives a new value to a variable of the method around.
                    Some(1..) => AssignMode::Outer,
                    _ => {
                        self.declare(name);
                        AssignMode::Set
                    }
                };
                (self.named(node), mode)
            }
            Kind::Constant => (self.named(node), AssignMode::Set),
            Kind::GlobalVariable => (self.named(node), AssignMode::Outer),
            Kind::LeftList | Kind::Destructured => {
                let entries = self.parts(node).into_iter().map(|part| {
                    let spread = self.kind(part) == Kind::Rest;
                    let inner = if spread { self.parts(part).first().copied().unwrap_or(part) } else { part };
                    Entry { key: None, value: self.target(inner).0, spread }
                });
                let entries = entries.collect();
                let pattern = Form::Collection(Collection { kind: CollectionKind::List, entries });
                (self.add(node, pattern), AssignMode::Set)
            }
            Kind::Call => (self.attribute(node), AssignMode::Set),
            _ => (self.lower(node), AssignMode::Set),
        }
    }

    /// `object.name = …`
    fn attribute(&mut self, node: Node<'_>) -> NodeId {
        let (Some(receiver), Some(method)) = (self.field(node, Field::Receiver), self.field(node, Field::Method)) else {
            return self.opaque(node);
        };
        let object = self.lower(receiver);
        let name = self.text_of(method);
        // What the class's own writer sets is the instance variable.
        let own = self.kind(receiver) == Kind::Receiver && self.writers.contains(name);
        let name = if own { format!("@{name}").into() } else { Text::from(name) };
        self.add(node, Form::Member(Member { object, key: Key::Named(name, span(method)) }))
    }
}

//! What a bare name means where it stands: a variable, the receiver of a method, or a name of the class body.

use super::{lower::Lowering, scope::Scope};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{AssignMode, Form, Key, Member, Name, NodeId, Text},
};
use tree_sitter::Node;

impl Lowering<'_> {
    /// A name that is read or assigned.
    pub(super) fn name(&mut self, node: Node<'_>) -> NodeId {
        let name = Text::from(self.text_of(node));
        match self.scopes.last() {
            Some(Scope::Class(known)) if known.contains(&name) => self.receiver_member(node, name),
            _ if self.is_receiver(&name) => self.add(node, Form::Name(Name::Receiver)),
            _ => self.add(node, Form::Name(Name::Variable(name))),
        }
    }

    /// A name as a plain variable, whatever it means elsewhere.
    pub(super) fn variable(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node).into();
        self.add(node, Form::Name(Name::Variable(name)))
    }

    /// A member of the receiver that is written as a bare name.
    pub(super) fn receiver_member(&mut self, node: Node<'_>, name: Text) -> NodeId {
        let start = Span::new(node.start_byte(), node.start_byte());
        let object = self.unit.add(start, Form::Name(Name::Receiver));
        let key = Key::Named(name, span(node));
        self.add(node, Form::Member(Member { object, key }))
    }

    /// Whether a name is the receiver of the method around, also inside functions in it.
    fn is_receiver(&self, name: &str) -> bool {
        for scope in self.scopes.iter().rev() {
            match scope {
                Scope::Function(function) if function.receiver.as_deref() == Some(name) => return true,
                Scope::Function(function) if function.locals.contains(name) => return false,
                Scope::Function(_) => {}
                Scope::Class(_) | Scope::Module => return false,
            }
        }
        false
    }

    /// Notes that a name gets a value, and says how: a class body gives it to the class.
    pub(super) fn assigned(&mut self, node: Node<'_>) -> AssignMode {
        let name = Text::from(self.text_of(node));
        match self.scopes.last_mut() {
            Some(Scope::Class(known)) => drop(known.insert(name)),
            Some(Scope::Function(function)) if function.outer.contains(&name) => return AssignMode::Outer,
            Some(Scope::Function(function)) => drop(function.locals.insert(name)),
            _ => {}
        }
        AssignMode::Set
    }

    /// The names of the function around so far.
    pub(super) fn locals(&self) -> Vec<Text> {
        match self.scopes.last() {
            Some(Scope::Function(function)) => function.locals.iter().cloned().collect(),
            _ => Vec::new(),
        }
    }
}

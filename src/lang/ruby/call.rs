//! Calls, constructions, their arguments, and blocks.

use super::{
    grammar::{Field, Kind},
    lower::{Last, Lowering, Sees},
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{Arg, Call, Construct, Form, Function, Jump, JumpKind, Name, NodeId, Param, Runs},
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn call(&mut self, node: Node<'_>) -> NodeId {
        let arguments = self.field(node, Field::Arguments).map(|list| self.parts(list)).unwrap_or_default();
        if let Some(known) = self.library_call(node, &arguments) {
            return known;
        }
        let (receiver, method) = (self.field(node, Field::Receiver), self.field(node, Field::Method));
        if let (Some(receiver), Some("new")) = (receiver, method.map(|method| self.text_of(method))) {
            return self.construction(node, receiver, &arguments);
        }
        if let Some(read) = self.configuration(node, &arguments) {
            return read;
        }
        let object = receiver.map(|receiver| self.lower(receiver));
        let callee = match (object, method) {
            // A function object is called.
            (Some(object), None) => object,
            (Some(object), Some(method)) if matches!(self.text_of(method), "call" | "()") => object,
            (Some(object), Some(method)) => self.member(object, method),
            (None, Some(method)) if self.kind(method) == Kind::Super => self.opaque(method),
            (None, Some(method)) => {
                let name = self.text_of(method);
                self.receiver_member(method, name)
            }
            (None, None) => return self.opaque(node),
        };
        let args = self.args(&arguments);
        let args = self.with_block(node, object, args);
        self.add(node, Form::Call(Call { callee, args }))
    }

    /// `Name.new(…)`; a block that it takes may be given the new object.
    fn construction(&mut self, node: Node<'_>, class: Node<'_>, arguments: &[Node<'_>]) -> NodeId {
        let class = self.lower(class);
        let args = self.args(arguments);
        let args = self.with_block(node, None, args);
        self.add(node, Form::Construct(Construct { class, args }))
    }

    pub(super) fn args(&mut self, arguments: &[Node<'_>]) -> Vec<Arg> {
        arguments.iter().map(|&argument| self.arg(argument)).collect()
    }

    pub(super) fn arg(&mut self, part: Node<'_>) -> Arg {
        match self.kind(part) {
            Kind::Splat | Kind::HashSplat => Arg { name: None, value: self.inner(part), spread: true },
            Kind::Pair => {
                let key = self.field(part, Field::Key);
                let name = key.and_then(|key| Some((self.constant_text(key)?, span(key))));
                Arg { name, value: self.pair_value(part), spread: false }
            }
            Kind::Block => Arg::plain(self.block(part, Runs::Unknown)),
            _ => Arg::plain(self.lower(part)),
        }
    }

    fn with_block(&mut self, node: Node<'_>, object: Option<NodeId>, mut args: Vec<Arg>) -> Vec<Arg> {
        if let Some(block) = self.field(node, Field::Block) {
            let method = self.field(node, Field::Method).map(|method| self.text_of(method)).unwrap_or_default();
            let runs = match object {
                Some(object) if super::library::WALKING.contains(&method) => Runs::Each(object),
                _ => Runs::Unknown,
            };
            // What walks over elements for nothing but its effect takes no result.
            let effect = method.starts_with("each") || super::library::EFFECT.contains(&method);
            let last = if effect && runs != Runs::Unknown { Last::Plain } else { Last::Result };
            args.push(Arg::plain(self.block_with(block, runs, last)));
        }
        args
    }

    /// A block: a function that sees the variables around it.
    pub(super) fn block(&mut self, node: Node<'_>, runs: Runs) -> NodeId {
        self.block_with(node, runs, Last::Result)
    }

    fn block_with(&mut self, node: Node<'_>, runs: Runs, last: Last) -> NodeId {
        let mut form = Function { runs, ..Function::default() };
        self.scoped_in(Sees::Outside, |this| {
            form.params = this.block_params(node);
            form.body = Some(this.block_statements(node, last));
        });
        self.add(node, Form::Function(form))
    }

    pub(super) fn block_params(&mut self, node: Node<'_>) -> Vec<Param> {
        if let Some(list) = self.field(node, Field::Parameters) {
            return self.params(list);
        }
        // A block without parameters may name its first one all the same.
        let text = self.text_of(node);
        let used = ["it", "_1"].into_iter().find(|&name| {
            let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            text.contains(name) && words.any(|word| word == name) && self.local(name).is_none()
        });
        let Some(name) = used else { return Vec::new() };
        self.declare(name);
        let at = Span::new(node.start_byte(), node.start_byte());
        let target = self.unit.add(at, Form::Name(Name::Variable(name.into())));
        vec![Param { target, annotation: None, rest: false, field: false }]
    }

    /// A block's statements; the last one is its result if it is no branch, whose arms would seem to leave.
    fn block_statements(&mut self, node: Node<'_>, last: Last) -> NodeId {
        let Some(body) = self.field(node, Field::Body) else { return self.add(node, Form::Block(Vec::new())) };
        let parts = self.parts(body);
        let own = |kind| matches!(kind, Kind::Rescue | Kind::Ensure | Kind::Else);
        let branches = |kind| {
            use Kind::{Begin, Case, CaseMatch, If, IfModifier, Unless, UnlessModifier};
            matches!(kind, Begin | Case | CaseMatch | If | IfModifier | Unless | UnlessModifier)
        };
        let plain =
            parts.iter().any(|&part| own(self.kind(part))) || parts.last().is_none_or(|&last| branches(self.kind(last)));
        self.body(body, if plain { Last::Plain } else { last })
    }

    /// `->(x) { … }`
    pub(super) fn lambda(&mut self, node: Node<'_>) -> NodeId {
        let mut form = Function::default();
        self.scoped_in(Sees::Outside, |this| {
            form.params = this.field(node, Field::Parameters).map(|list| this.params(list)).unwrap_or_default();
            form.body = this.field(node, Field::Body).map(|block| this.block_statements(block, Last::Result));
        });
        self.add(node, Form::Function(form))
    }

    /// `raise …` and its like.
    pub(super) fn throw(&mut self, node: Node<'_>, arguments: &[Node<'_>]) -> NodeId {
        let values = arguments.iter().map(|&argument| self.lower(argument)).collect::<Vec<_>>();
        let value = match values[..] {
            [] => None,
            [only] => Some(only),
            _ => Some(self.add(node, Form::Opaque(values))),
        };
        self.add(node, Form::Jump(Jump { kind: JumpKind::Throw, value }))
    }
}

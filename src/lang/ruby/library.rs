//! Calls whose meaning the language's own library gives.

use super::{
    grammar::{Field, Kind},
    lower::{Last, Lowering, Sees},
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{
        Arithmetic, Assign, AssignMode, Branch, BranchKind, Call, Coerce, Coercion, Form, Import, Key, Literal, Loop,
        Member, Name, NodeId, Operator, Param, Runs, Text,
    },
};
use tree_sitter::Node;

/// Methods that run their block for each element.
pub(super) const WALKING: &[&str] = &[
    "all?",
    "any?",
    "collect",
    "collect_concat",
    "each",
    "each_entry",
    "each_key",
    "each_pair",
    "each_value",
    "each_with_index",
    "each_with_object",
    "filter_map",
    "find_each",
    "flat_map",
    "map",
    "reject",
    "reverse_each",
    "select",
    "times",
    "upto",
];

/// Those of them that do not begin with `each` and make nothing of what the block gives.
pub(super) const EFFECT: &[&str] = &["find_each", "reverse_each", "times", "upto"];

/// Seconds in units that numbers have as methods.
const UNITS: &[(&str, f64)] = &[("second", 1.0), ("minute", 60.0), ("hour", 3600.0), ("day", 86_400.0), ("week", 604_800.0)];

impl Lowering<'_> {
    pub(super) fn library_call(&mut self, node: Node<'_>, arguments: &[Node<'_>]) -> Option<NodeId> {
        let method = self.text_of(self.field(node, Field::Method)?);
        let plain = arguments.iter().all(|&argument| self.is_plain(argument));
        match self.field(node, Field::Receiver) {
            None => self.function_call(node, method, arguments),
            Some(receiver) => self.method_call(node, receiver, method, arguments, plain),
        }
    }

    fn is_plain(&self, argument: Node<'_>) -> bool {
        !matches!(self.kind(argument), Kind::Splat | Kind::HashSplat | Kind::Pair | Kind::BlockArgument)
    }

    fn function_call(&mut self, node: Node<'_>, method: &str, arguments: &[Node<'_>]) -> Option<NodeId> {
        let block = self.field(node, Field::Block);
        match (method, arguments, block) {
            ("require" | "require_relative" | "load", &[name], None) => {
                let module = vec![self.constant_text(name)?];
                Some(self.add(node, Form::Import(Import { module, ..Import::default() })))
            }
            ("include", modules, None) if !modules.is_empty() => Some(self.include(node, modules)),
            ("raise" | "fail" | "abort" | "exit", _, None) => Some(self.throw(node, arguments)),
            ("lambda" | "proc", [], Some(block)) => Some(self.block(block, Runs::Unknown)),
            ("loop", [], Some(block)) => Some(self.endless(node, block)),
            ("attr_reader" | "attr_writer" | "attr_accessor" | "attr", names, None) => {
                let definitions = self.attributes(method, names);
                Some(self.add(node, Form::Opaque(definitions)))
            }
            ("alias_method", &[new, old], None) => self.second_name(node, new, old),
            ("String", &[value], None) => {
                let value = self.lower(value);
                Some(self.add(node, Form::Coerce(Coerce { how: Coercion::Text, value })))
            }
            _ => None,
        }
    }

    fn method_call(
        &mut self,
        node: Node<'_>,
        receiver: Node<'_>,
        method: &str,
        arguments: &[Node<'_>],
        plain: bool,
    ) -> Option<NodeId> {
        let block = self.field(node, Field::Block);
        match (method, arguments, block) {
            ("tap" | "then" | "yield_self", [], Some(block)) => Some(self.in_place(node, receiver, method, block)),
            ("new", [], Some(block)) if self.text_of(receiver) == "Proc" => Some(self.block(block, Runs::Unknown)),
            ("push" | "append" | "add", &[value], None) if plain && method != "add" => {
                Some(self.pushed(node, receiver, &[value]))
            }
            ("fetch" | "dig", &[key], _) if plain && method == "fetch" => {
                let block = block?;
                let read = self.reading(node, receiver, key);
                let default = self.field(block, Field::Body).map(|body| self.lower(body));
                Some(self.or_else(node, read, default.into_iter().collect()))
            }
            ("fetch", &[key, default], None) if plain => {
                let read = self.reading(node, receiver, key);
                let default = self.lower(default);
                Some(self.or_else(node, read, vec![default]))
            }
            ("send" | "public_send" | "__send__", &[name, ref rest @ ..], None) => {
                let key = Key::Named(self.constant_text(name)?, span(name));
                let object = self.lower(receiver);
                let callee = self.unit.add(span(receiver).cover(span(name)), Form::Member(Member { object, key }));
                let args = self.args(rest);
                Some(self.add(node, Form::Call(Call { callee, args })))
            }
            ("const_get", &[name], None) => {
                let module = self.constant_text(name)?.split("::").map(Text::from).collect();
                Some(self.add(node, Form::Import(Import { module, ..Import::default() })))
            }
            ("freeze" | "itself" | "presence", [], None) => Some(self.coerce(node, receiver, Coercion::Same)),
            ("strip" | "to_str", [], None) => Some(self.coerce(node, receiver, Coercion::Text)),
            ("is_a?" | "kind_of?" | "instance_of?", &[class], None) => {
                let value = self.lower(receiver);
                let class = vec![self.lower(class)];
                // The class is not asked about: it is used.
                let class = self.add(node, Form::Opaque(class));
                Some(self.add(node, Form::Test(vec![value, class])))
            }
            (name, [], None) if name.ends_with('?') => {
                let value = self.lower(receiver);
                Some(self.add(node, Form::Test(vec![value])))
            }
            (unit, [], None) => self.duration(node, receiver, unit),
            _ => None,
        }
    }

    fn coerce(&mut self, node: Node<'_>, value: Node<'_>, how: Coercion) -> NodeId {
        let value = self.lower(value);
        self.add(node, Form::Coerce(Coerce { how, value }))
    }

    /// `object.fetch(key)`, whatever is given where there is none.
    fn reading(&mut self, node: Node<'_>, object: Node<'_>, key: Node<'_>) -> NodeId {
        let object = self.lower(object);
        let callee = match self.field(node, Field::Method) {
            Some(method) => self.member(object, method),
            None => object,
        };
        let args = self.args(&[key]);
        self.add(node, Form::Call(Call { callee, args }))
    }

    fn or_else(&mut self, node: Node<'_>, test: NodeId, arms: Vec<NodeId>) -> NodeId {
        self.add(node, Form::Branch(Branch { kind: BranchKind::OrTest, test, arms, exhaustive: false }))
    }

    /// `24.hours`, and that as a whole number.
    fn duration(&mut self, node: Node<'_>, number: Node<'_>, unit: &str) -> Option<NodeId> {
        if matches!(unit, "to_i" | "seconds") && self.is_number(number) {
            return Some(self.coerce(node, number, Coercion::Same));
        }
        let singular = unit.strip_suffix('s').unwrap_or(unit);
        let (_, seconds) = UNITS.iter().find(|(name, _)| *name == singular)?;
        if self.kind(number) != Kind::Number {
            return None;
        }
        let number = self.lower(number);
        let end = Span::new(node.end_byte(), node.end_byte());
        let seconds = self.unit.add(end, Form::Literal(Literal::Number(*seconds)));
        let operands = vec![number, seconds];
        Some(self.add(node, Form::Arithmetic(Arithmetic { operator: Operator::Multiply, operands })))
    }

    fn is_number(&self, node: Node<'_>) -> bool {
        match self.kind(node) {
            Kind::Number => true,
            Kind::Call => self.field(node, Field::Receiver).is_some_and(|inner| self.kind(inner) == Kind::Number),
            _ => false,
        }
    }

    /// `value.tap { |name| … }` and `value.then { |name| … }`: the block runs on the spot.
    fn in_place(&mut self, node: Node<'_>, receiver: Node<'_>, method: &str, block: Node<'_>) -> NodeId {
        let value = self.lower(receiver);
        let result = if method == "tap" { Gives::Value } else { Gives::Last };
        let body = self.scoped_in(Sees::Outside, |this| this.with_value(block, value, result));
        self.add(node, Form::Block(body))
    }

    fn with_value(&mut self, block: Node<'_>, value: NodeId, gives: Gives) -> Vec<NodeId> {
        let params = self.block_params(block);
        let Some(&Param { target, .. }) = params.first() else {
            let rest = self.field(block, Field::Body).map(|body| self.lower(body));
            let parts = [value].into_iter().chain(rest).collect::<Vec<_>>();
            return if gives == Gives::Value { parts.into_iter().rev().collect() } else { parts };
        };
        let assign = Assign { target, value: Some(value), mode: AssignMode::Block, annotation: None };
        let mut body = vec![self.unit.add(self.unit.span(target), Form::Assign(assign))];
        body.extend(self.field(block, Field::Body).map(|inner| match gives {
            Gives::Value => self.lower(inner),
            Gives::Last => self.block_of(inner, Last::Plain),
        }));
        if let (Gives::Value, Some(name)) = (gives, self.unit.variable(target).map(Text::from)) {
            let end = Span::new(block.end_byte(), block.end_byte());
            body.push(self.unit.add(end, Form::Name(Name::Variable(name))));
        }
        body
    }

    /// `loop do … end`
    fn endless(&mut self, node: Node<'_>, block: Node<'_>) -> NodeId {
        let body = self.field(block, Field::Body).map(|body| self.lower(body)).into_iter().collect();
        self.add(node, Form::Loop(Loop { before: Vec::new(), target: None, over: None, body }))
    }
}

/// What a block on the spot makes of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gives {
    /// The value it was given.
    Value,
    /// What the block gives.
    Last,
}

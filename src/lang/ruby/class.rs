//! Methods, parameters, classes and modules.

use super::{
    grammar::{Field, Kind},
    lower::{Last, Lowering, Sees},
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{Assign, AssignMode, Class, Form, Function, Key, Member, Name, NodeId, Param, Text},
};
use tree_sitter::Node;

/// Names of methods that define readers or writers of instance variables.
const WRITERS: &[&str] = &["attr_accessor", "attr_writer"];

impl Lowering<'_> {
    /// Notes the attributes that a class lets be set.
    pub(super) fn note_writers(&mut self, call: Node<'_>) {
        let method = self.field(call, Field::Method).map(|method| self.text_of(method)).unwrap_or_default();
        let arguments = self.field(call, Field::Arguments).filter(|_| WRITERS.contains(&method));
        let names = arguments.map(|list| self.parts(list)).unwrap_or_default();
        let names = names.into_iter().filter_map(|name| self.constant_text(name)).collect::<Vec<_>>();
        self.writers.extend(names);
    }

    /// Readers of instance variables, as the methods that they are.
    pub(super) fn attributes(&mut self, method: &str, names: &[Node<'_>]) -> Vec<NodeId> {
        let mut defined = Vec::new();
        for &name in names {
            let text = self.constant_text(name).filter(|_| method != "attr_writer");
            let Some(text) = text else { continue };
            let body = self.receiver_member(name, &format!("@{text}"));
            let form = Function { method: true, public: true, body: Some(body), ..Function::default() };
            let value = self.add(name, Form::Function(form));
            let target = self.receiver_member(name, &text);
            let assign = Assign { target, value: Some(value), mode: AssignMode::Set, annotation: None };
            defined.push(self.add(name, Form::Assign(assign)));
        }
        defined
    }

    /// A method is a member of the receiver, whether it is called on an object or on its class.
    pub(super) fn method(&mut self, node: Node<'_>) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let own = self.text_of(name);
        let constructs = self.kind(node) == Kind::Method && own == "initialize" && !self.nesting.is_empty();
        let mut form = Function { method: true, constructs, ..Function::default() };
        let last = if constructs { Last::Plain } else { Last::Result };
        self.scoped_in(Sees::Itself, |this| {
            form.params = this.field(node, Field::Parameters).map(|list| this.params(list)).unwrap_or_default();
            form.body = this.field(node, Field::Body).map(|body| match this.kind(body) {
                Kind::Body => this.lower_last(body, last),
                // `def name = expression`
                _ => this.lower(body),
            });
        });
        let value = self.add(node, Form::Function(form));
        let start = Span::new(name.start_byte(), name.start_byte());
        let object = self.unit.add(start, Form::Name(Name::Receiver));
        let target = self.add(name, Form::Member(Member { object, key: Key::Named(own.into(), span(name)) }));
        self.add(node, Form::Assign(Assign { target, value: Some(value), mode: AssignMode::Set, annotation: None }))
    }

    /// `alias new old`
    pub(super) fn alias(&mut self, node: Node<'_>) -> NodeId {
        let names = self.field(node, Field::Alias).zip(self.field(node, Field::Name));
        let Some((old, new)) = names else { return self.opaque(node) };
        self.second_name(node, new, old).unwrap_or_else(|| self.opaque(node))
    }

    /// A method gets a second name, if both are written out.
    pub(super) fn second_name(&mut self, node: Node<'_>, new: Node<'_>, old: Node<'_>) -> Option<NodeId> {
        let name = |this: &Self, name: Node<'_>| match this.kind(name) {
            Kind::Identifier | Kind::Constant => Some(Text::from(this.text_of(name))),
            _ => this.constant_text(name),
        };
        let (new_name, old_name) = (name(self, new)?, name(self, old)?);
        let value = self.receiver_member(old, &old_name);
        let target = self.receiver_member(new, &new_name);
        let assign = Assign { target, value: Some(value), mode: AssignMode::Set, annotation: None };
        Some(self.add(node, Form::Assign(assign)))
    }

    pub(super) fn params(&mut self, list: Node<'_>) -> Vec<Param> {
        self.parts(list).into_iter().filter_map(|param| self.param(param)).collect()
    }

    fn param(&mut self, node: Node<'_>) -> Option<Param> {
        let rest = matches!(self.kind(node), Kind::SplatParameter | Kind::HashSplatParameter | Kind::BlockParameter);
        let mut target = match self.kind(node) {
            Kind::DestructuredParameter => {
                let parts = self.params(node).into_iter();
                let entry = |param: Param| crate::syntax::Entry { key: None, value: param.target, spread: param.rest };
                let entries = parts.map(entry).collect();
                let kind = crate::syntax::CollectionKind::List;
                self.add(node, Form::Collection(crate::syntax::Collection { kind, entries }))
            }
            _ => {
                let name =
                    self.field(node, Field::Name).or_else(|| (self.kind(node) == Kind::Identifier).then_some(node))?;
                // A default is evaluated before its own parameter is known.
                let text = self.text_of(name).to_owned();
                self.declare(&text);
                self.named(name)
            }
        };
        if let Some(value) = self.lower_field(node, Field::Value) {
            let assign = Assign { target, value: Some(value), mode: AssignMode::Default, annotation: None };
            target = self.add(node, Form::Assign(assign));
        }
        Some(Param { target, annotation: None, rest, field: false })
    }

    /// A class or module. What it is called from the top decides what constants mean inside.
    pub(super) fn class(&mut self, node: Node<'_>) -> NodeId {
        let bases = self.field(node, Field::Superclass).map(|list| self.lower_all(list)).unwrap_or_default();
        let name = self.field(node, Field::Name);
        let last = name.and_then(|name| match self.kind(name) {
            Kind::Constant => Some(name),
            _ => self.field(name, Field::Name),
        });
        let local = last.map(|name| self.named(name));
        // Without a superclass and a constructor it may be another's class that is opened again.
        let begins = !bases.is_empty() || self.constructs(node);
        let whole = name.filter(|_| begins && self.kind(node) == Kind::Class).and_then(|name| self.whole_name(name));
        let body = self.nested(name, |this| this.class_body(node));
        let class = self.add(node, Form::Class(Class { name: local, bases, body, ..Class::default() }));
        self.unit.defines.extend(whole.map(|whole| (whole, class)));
        class
    }

    /// Whether a class says how its objects are made.
    fn constructs(&self, class: Node<'_>) -> bool {
        let body = self.field(class, Field::Body).map(|body| self.parts(body)).unwrap_or_default();
        let methods = body.into_iter().filter(|&part| self.kind(part) == Kind::Method);
        methods.filter_map(|method| self.field(method, Field::Name)).any(|name| self.text_of(name) == "initialize")
    }

    /// The statements of a class; methods behind `private` and inside `class << self` are as good as any.
    pub(super) fn class_body(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let statements = self.field(node, Field::Body).map(|body| self.parts(body)).unwrap_or_default();
        self.scoped_in(Sees::Itself, |this| {
            let mut body = Vec::new();
            for statement in statements {
                this.member_of_class(statement, &mut body);
            }
            body
        })
    }

    fn member_of_class(&mut self, statement: Node<'_>, body: &mut Vec<NodeId>) {
        let arguments = match self.kind(statement) {
            Kind::SingletonClass => return body.extend(self.class_body(statement)),
            Kind::Call if self.field(statement, Field::Receiver).is_none() => {
                self.field(statement, Field::Arguments).map(|list| self.parts(list)).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        let method = self.field(statement, Field::Method).map(|method| Text::from(self.text_of(method)));
        let defines = |&part: &Node<'_>| matches!(self.kind(part), Kind::Method | Kind::SingletonMethod);
        match (method.as_deref(), &arguments[..]) {
            // `private def name`
            (_, [only]) if defines(only) => body.push(self.lower(*only)),
            (Some(method), names) if method.starts_with("attr_") => body.extend(self.attributes(method, names)),
            _ => body.push(self.lower(statement)),
        }
    }
}

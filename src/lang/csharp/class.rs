//! Classes, their members, functions and parameters.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::{
        clike::Expressions,
        lowering::{Lower, start},
        members::ClassScope,
    },
    syntax::{AssignMode, Class, Form, Function, Key, Member, Name, NodeId, Param, Runs, Text},
};
use tree_sitter::Node;

/// Words by which other code may reach a member.
const OPEN: &[&str] = &["public", "internal", "protected"];

impl Lowering<'_> {
    pub(super) fn class(&mut self, node: Node<'_>) -> NodeId {
        let members = self.members(node);
        let params = self.parts(node).into_iter().find(|&part| self.kind(part) == Kind::ParameterList);
        let own = self.field(node, Field::Name).map(|name| Text::from(self.text_of(name)));
        let private = Some(self.private_members(node, &members));
        self.around.extend(own.clone());
        let whole = self.namespace.iter().chain(&self.around).cloned().collect();
        let name = self.field(node, Field::Name).map(|name| self.variable(name));
        let type_params = self.type_params(node);
        let fields = self.declared(&members, params);
        self.scopes.open_class(ClassScope { name: own.clone(), fields, ..ClassScope::default() });
        let (mut bases, mut body, mut handed) = (Vec::new(), Vec::new(), Vec::new());
        let lists = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::BaseList);
        for base in lists.flat_map(|list| self.parts(list)).collect::<Vec<_>>() {
            match self.kind(base) {
                Kind::Arguments => handed.push(base),
                Kind::PrimaryBase => {
                    bases.extend(self.field(base, Field::Type).map(|base| self.class_name(base)));
                    handed.extend(self.parts(base).into_iter().filter(|&part| self.kind(part) == Kind::Arguments));
                }
                _ => bases.push(self.class_name(base)),
            }
        }
        body.extend(params.map(|params| self.primary_constructor(params, &handed)));
        for member in members {
            self.member(member, &mut body);
        }
        self.scopes.close();
        self.around.truncate(self.around.len() - usize::from(own.is_some()));
        let class = self.add(node, Form::Class(Class { name, type_params, bases, body, private }));
        self.unit.defines.push((whole, class));
        class
    }

    /// The members of a class, whatever the compiler is told.
    fn members<'tree>(&self, class: Node<'tree>) -> Vec<Node<'tree>> {
        let mut pending = self.field(class, Field::Body).map(|body| self.parts(body)).unwrap_or_default();
        pending.reverse();
        let mut members = Vec::new();
        while let Some(part) = pending.pop() {
            match self.kind(part) {
                Kind::Preprocessor => {
                    let condition = self.field(part, Field::Condition);
                    pending.extend(self.parts(part).into_iter().rev().filter(|&part| Some(part) != condition));
                }
                _ => members.push(part),
            }
        }
        members
    }

    /// The names that the members have, with their declared types.
    fn named<'tree>(&self, member: Node<'tree>) -> Vec<(Node<'tree>, Option<Node<'tree>>)> {
        if self.kind(member) != Kind::Fields {
            let name = self.field(member, Field::Name).filter(|_| self.kind(member) != Kind::Class);
            return name.map(|name| (name, self.field(member, Field::Type))).into_iter().collect();
        }
        let declarations = self.parts(member).into_iter().flat_map(|declaration| {
            let declared = self.field(declaration, Field::Type);
            self.parts(declaration).into_iter().map(move |part| (part, declared))
        });
        declarations.filter_map(|(part, declared)| Some((self.field(part, Field::Name)?, declared))).collect()
    }

    fn declared(&self, members: &[Node<'_>], params: Option<Node<'_>>) -> std::collections::HashMap<Text, Option<Text>> {
        let kept = |&member: &Node<'_>| !matches!(self.kind(member), Kind::Constructor | Kind::Foreign | Kind::Operator);
        let params = params.map(|params| self.parts(params)).unwrap_or_default();
        let all = members.iter().copied().filter(kept).chain(params).flat_map(|member| self.named(member));
        let text = |node: Node<'_>| Text::from(self.text_of(node));
        all.map(|(name, declared)| (text(name), declared.map(text))).collect()
    }

    /// The members that only this class's own code reaches: a part of it elsewhere, or a framework told to, would, too.
    fn private_members(&self, class: Node<'_>, members: &[Node<'_>]) -> Vec<Text> {
        if self.has_modifier(class, &["partial"]) || class.kind() == "interface_declaration" {
            return Vec::new();
        }
        let told = |member: Node<'_>| member.child(0).is_some_and(|first| first.kind() == "attribute_list");
        let private = members.iter().filter(|&&member| !self.has_modifier(member, OPEN) && !told(member));
        private.flat_map(|&member| self.named(member)).map(|(name, _)| self.text_of(name).into()).collect()
    }

    pub(super) fn has_modifier(&self, node: Node<'_>, words: &[&str]) -> bool {
        let mut cursor = node.walk();
        node.children(&mut cursor).any(|child| child.kind() == "modifier" && words.contains(&self.text_of(child)))
    }

    fn member(&mut self, member: Node<'_>, body: &mut Vec<NodeId>) {
        match self.kind(member) {
            Kind::Fields => {
                for declaration in self.parts(member) {
                    for declarator in self.parts(declaration) {
                        let Some(name) = self.field(declarator, Field::Name) else { continue };
                        let value = self.parts(declarator).into_iter().skip(1).last().map(|value| self.lower(value));
                        let annotation = self.annotation(declaration);
                        body.push(self.field_of_receiver(declarator, name, value, annotation));
                    }
                }
            }
            Kind::Property => self.property(member, body),
            Kind::Method | Kind::Constructor => {
                let Some(name) = self.field(member, Field::Name) else { return body.push(self.opaque(member)) };
                let constructs = self.kind(member) == Kind::Constructor && !self.has_modifier(member, &["static"]);
                let interface = member
                    .parent()
                    .and_then(|list| list.parent())
                    .is_some_and(|outer| outer.kind() == "interface_declaration");
                let public = interface || self.has_modifier(member, OPEN);
                let form = Function { method: true, constructs, public, ..Function::default() };
                let value = Some(self.function(member, form, &[]));
                body.push(self.field_of_receiver(member, name, value, None));
            }
            Kind::Operator => body.push(self.function(member, Function::default(), &[])),
            _ => body.push(self.lower(member)),
        }
    }

    /// A property is a field, or what reading and setting it call.
    fn property(&mut self, node: Node<'_>, body: &mut Vec<NodeId>) {
        let name = self.field(node, Field::Name);
        let accessors = self.field(node, Field::Accessors).map(|list| self.parts(list)).unwrap_or_default();
        let value = self.field(node, Field::Value);
        let (arrow, value) = (value.filter(|&value| self.kind(value) == Kind::Arrow), value);
        let written = accessors.into_iter().filter(|&accessor| self.field(accessor, Field::Body).is_some()).chain(arrow);
        let written = written.collect::<Vec<_>>();
        if let Some(name) = name.filter(|_| written.is_empty() || (arrow.is_none() && value.is_some())) {
            let value = value.map(|value| self.lower(value));
            let annotation = self.annotation(node);
            body.push(self.field_of_receiver(node, name, value, annotation));
        }
        for accessor in written {
            let kind = self.field(accessor, Field::Name).map_or("get", |name| self.text_of(name));
            let reads = name.filter(|_| kind == "get");
            let implied = if kind == "get" { &[][..] } else { &["value"] };
            let (method, public) = (reads.is_some(), self.has_modifier(node, OPEN));
            let form = Function { method, accessor: method, public, ..Function::default() };
            let function = self.function(accessor, form, implied);
            body.push(match reads {
                Some(name) => {
                    let annotation = self.annotation(node);
                    self.field_of_receiver(accessor, name, Some(function), annotation)
                }
                None => function,
            });
        }
    }

    /// `class C(string name)`: what it is given are members of it.
    fn primary_constructor(&mut self, list: Node<'_>, handed: &[Node<'_>]) -> NodeId {
        let mut params = self.params(list);
        params.iter_mut().for_each(|param| param.field = true);
        let handed = handed.iter().map(|&arguments| self.lower(arguments)).collect();
        let body = Some(self.add(list, Form::Block(handed)));
        let form = Function { method: true, constructs: true, public: true, params, body, ..Function::default() };
        let value = Some(self.add(list, Form::Function(form)));
        let object = self.unit.add(start(list), Form::Name(Name::Receiver));
        let key = Key::Named("new".into(), start(list));
        let target = self.unit.add(start(list), Form::Member(Member { object, key }));
        self.assign(list, target, value, AssignMode::Set)
    }

    pub(super) fn local_function(&mut self, node: Node<'_>) -> NodeId {
        let name = self.field(node, Field::Name).map(|name| self.binding(name, None));
        self.function(node, Function { name, ..Function::default() }, &[])
    }

    pub(super) fn closure(&mut self, node: Node<'_>, runs: Runs) -> NodeId {
        self.function(node, Function { runs, ..Function::default() }, &[])
    }

    /// The parameters and the body of a function; some parameters may be implied.
    fn function(&mut self, node: Node<'_>, mut form: Function, implied: &[&str]) -> NodeId {
        let lambda = || self.parts(node).into_iter().find(|&part| self.kind(part) == Kind::ParameterList);
        let list = self.field(node, Field::Parameters).or_else(lambda);
        let result = if self.kind(node) == Kind::Method { Field::Returns } else { Field::Type };
        form.type_params = self.type_params(node);
        form.result = self.field(node, result).and_then(|class| self.type_of(class));
        self.scopes.open();
        form.params.extend(list.map(|list| self.params(list)).unwrap_or_default());
        for name in implied {
            self.scopes.declare(name, None);
            let target = self.unit.add(start(node), Form::Name(Name::Variable((*name).into())));
            form.params.push(Param { target, annotation: None, rest: false, field: false });
        }
        // What the constructor of this class or the one above is given.
        let handed = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::Arguments);
        let handed = handed.collect::<Vec<_>>().into_iter().map(|part| self.lower(part)).collect::<Vec<_>>();
        let block = || self.parts(node).into_iter().find(|&part| self.kind(part) == Kind::Block);
        let body = self.field(node, Field::Body).or_else(block).or(Some(node).filter(|_| self.kind(node) == Kind::Arrow));
        form.body = body.map(|body| if self.kind(body) == Kind::Arrow { self.only_part(body) } else { self.lower(body) });
        if !handed.is_empty() {
            form.body = Some(self.add(node, Form::Block(handed.into_iter().chain(form.body).collect())));
        }
        self.scopes.close();
        self.add(node, Form::Function(form))
    }

    fn type_params(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let lists = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::TypeParameters);
        let params = lists.flat_map(|list| self.parts(list)).filter_map(|param| self.field(param, Field::Name));
        params.collect::<Vec<_>>().into_iter().map(|name| self.variable(name)).collect()
    }

    fn params(&mut self, list: Node<'_>) -> Vec<Param> {
        if self.kind(list) == Kind::Identifier {
            let target = self.binding(list, None);
            return vec![Param { target, annotation: None, rest: false, field: false }];
        }
        let parts = self.parts(list).into_iter().filter(|&part| self.kind(part) == Kind::Parameter);
        let mut params = parts.collect::<Vec<_>>().into_iter().map(|part| self.param(part)).collect::<Vec<_>>();
        // `params T[] rest` stands in the list itself.
        if let Some(name) = self.field(list, Field::Name) {
            let annotation = self.annotation(list);
            let target = self.binding(name, self.field(list, Field::Type));
            params.push(Param { target, annotation, rest: true, field: false });
        }
        params
    }

    fn param(&mut self, node: Node<'_>) -> Param {
        let name = self.field(node, Field::Name);
        let default =
            self.parts(node).into_iter().rfind(|part| name.is_some_and(|name| part.start_byte() > name.start_byte()));
        let value = default.map(|default| self.lower(default));
        let annotation = self.annotation(node);
        let mut target = match name {
            Some(name) => self.binding(name, self.field(node, Field::Type)),
            None => self.nothing(node.end_byte()),
        };
        if value.is_some() {
            target = self.assign(node, target, value, AssignMode::Default);
        }
        Param { target, annotation, rest: false, field: false }
    }
}

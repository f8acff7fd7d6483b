//! Classes, records, interfaces and enums; functions and their parameters.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::{
        clike::{Expressions, Statements},
        lowering::Lower,
        members::ClassScope,
    },
    source::Span,
    syntax::{Arg, Assign, AssignMode, Call, Class, Construct, Form, Function, Name, NodeId, Param, Runs, Text},
};
use tree_sitter::Node;

/// What constructors are called as members.
pub(super) const CONSTRUCTOR: &str = "<init>";

/// Annotations by which a framework gives a field or parameter a value of the configuration. Any annotation does so whose
/// text has a place for such a value.
const CONFIGURED: &[&str] = &["ConfigProperty", "Named", "Property"];

/// Annotations of classes that add methods to reach the fields by.
const OPENING: &[&str] = &["AllArgsConstructor", "Data", "Getter", "RequiredArgsConstructor", "Setter", "Value", "With"];

impl Lowering<'_> {
    pub(super) fn class(&mut self, node: Node<'_>) -> NodeId {
        let name = self.field(node, Field::Name).map(|name| self.variable(name));
        let (mut bases, mut pending) = (Vec::new(), self.parts(node));
        pending.retain(|&part| self.kind(part) == Kind::Heritage);
        while let Some(part) = pending.pop() {
            match self.kind(part) {
                Kind::Heritage => pending.extend(self.parts(part)),
                _ => bases.push(self.class_name(part)),
            }
        }
        self.class_with(node, name, bases)
    }

    /// A class with the body that is a part of the node.
    pub(super) fn class_with(&mut self, node: Node<'_>, name: Option<NodeId>, bases: Vec<NodeId>) -> NodeId {
        let type_params = self.type_params(node);
        let members = self.members(node);
        let nested = self.scopes.class().is_some() || name.is_none();
        let around = self.scopes.classes().filter_map(|class| class.name.clone()).collect::<Vec<_>>();
        let private = if nested { Vec::new() } else { self.private_members(node, &members) };
        let scope = self.class_scope(node, &members, !bases.is_empty());
        let own_name = scope.name.clone();
        self.scopes.open_class(scope);
        let mut body = self.annotations(node);
        body.extend(self.record_fields(node, &members));
        for member in members {
            match self.kind(member) {
                Kind::Method | Kind::Constructor | Kind::CompactConstructor => {
                    body.extend(self.annotations(member));
                    body.push(self.method(node, member));
                }
                Kind::Field => body.extend(self.fields(member)),
                Kind::EnumConstant => body.push(self.enum_constant(node, member)),
                Kind::Block => body.push(self.initializer(member)),
                _ => body.push(self.lower(member)),
            }
        }
        self.scopes.close();
        let class = self.add(node, Form::Class(Class { name, type_params, bases, body, private: Some(private) }));
        if let Some(own) = own_name {
            let whole = self.package.iter().cloned().chain(around.into_iter().rev()).chain([own]).collect();
            self.unit.defines.push((whole, class));
        }
        class
    }

    /// What stands in the body of a class.
    fn members<'tree>(&self, node: Node<'tree>) -> Vec<Node<'tree>> {
        let is_body = |part: &Node<'_>| self.kind(*part) == Kind::Body;
        let body = self.parts(node).into_iter().find(is_body).map(|body| self.parts(body)).unwrap_or_default();
        let flat = |part| if is_body(&part) { self.parts(part) } else { vec![part] };
        body.into_iter().flat_map(flat).collect()
    }

    fn type_params(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let list = self.field(node, Field::TypeParameters).map(|list| self.parts(list)).unwrap_or_default();
        let identifier = |part: &Node<'_>| self.kind(*part) == Kind::Identifier;
        let names = list.into_iter().filter_map(|param| self.parts(param).into_iter().find(identifier));
        names.collect::<Vec<_>>().into_iter().map(|name| self.variable(name)).collect()
    }

    fn class_scope(&self, node: Node<'_>, members: &[Node<'_>], inherits: bool) -> ClassScope {
        let name = self.field(node, Field::Name).filter(|_| self.kind(node) == Kind::Class);
        let mut scope = ClassScope { name: name.map(|name| self.text_of(name).into()), inherits, ..ClassScope::default() };
        let class = |node| self.field(node, Field::Type).map(|class| Text::from(self.simple_name(class)));
        let components = self.field(node, Field::Parameters).map(|list| self.parts(list)).unwrap_or_default();
        for &member in members.iter().chain(&components) {
            let name = self.field(member, Field::Name).map(|name| Text::from(self.text_of(name)));
            match self.kind(member) {
                Kind::Method => scope.methods.extend(name),
                Kind::Field => {
                    let names = self.declarators(member).into_iter().filter_map(|one| self.field(one, Field::Name));
                    scope.fields.extend(names.map(|name| (self.text_of(name).into(), class(member))));
                }
                _ => scope.fields.extend(name.map(|name| (name, class(member)))),
            }
        }
        scope
    }

    /// The fields and methods that no code outside of the body reaches. An annotation is there for somebody who does.
    fn private_members(&self, class: Node<'_>, members: &[Node<'_>]) -> Vec<Text> {
        let mut annotations = self.annotation_nodes(class).into_iter();
        if annotations.any(|found| OPENING.contains(&self.annotation_name(found))) {
            return Vec::new();
        }
        let mut names = Vec::new();
        for &member in members.iter().filter(|&&member| self.is_private(member)) {
            let named = if self.kind(member) == Kind::Field { self.declarators(member) } else { vec![member] };
            names.extend(named.into_iter().filter_map(|one| self.field(one, Field::Name)));
        }
        names.into_iter().map(|name| self.text_of(name).into()).collect()
    }

    fn is_private(&self, node: Node<'_>) -> bool {
        let modifiers = self.parts(node).into_iter().find(|&part| self.kind(part) == Kind::Modifiers);
        let words = modifiers.map_or("", |modifiers| self.text_of(modifiers));
        !words.contains('@') && words.split_whitespace().any(|word| word == "private")
    }

    fn annotation_nodes<'tree>(&self, node: Node<'tree>) -> Vec<Node<'tree>> {
        let modifiers = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::Modifiers);
        modifiers.flat_map(|part| self.parts(part)).collect()
    }

    fn annotation_name(&self, annotation: Node<'_>) -> &str {
        self.field(annotation, Field::Name).map_or("", |name| self.simple_name(name))
    }

    /// The annotations of a declaration that have arguments.
    fn annotations(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let found = self.annotation_nodes(node).into_iter().filter(|&one| self.field(one, Field::Arguments).is_some());
        found.collect::<Vec<_>>().into_iter().map(|annotation| self.lower(annotation)).collect()
    }

    /// The value of the configuration that a framework gives what is declared: as a call of the annotation.
    fn configured(&mut self, node: Node<'_>) -> Option<NodeId> {
        let annotation = self.annotation_nodes(node).into_iter().find(|&annotation| {
            let arguments = self.field(annotation, Field::Arguments).map_or("", |list| self.text_of(list));
            arguments.contains("${")
                || arguments.contains("#{")
                || (CONFIGURED.contains(&self.annotation_name(annotation)) && arguments.contains('"'))
        })?;
        let callee = self.field(annotation, Field::Name).map(|name| self.class_name(name))?;
        let text =
            self.parts(self.field(annotation, Field::Arguments)?).into_iter().find_map(|part| match self.kind(part) {
                Kind::Element => self.field(part, Field::Value),
                _ => Some(part),
            })?;
        let args = vec![Arg::plain(self.lower(text))];
        Some(self.add(annotation, Form::Call(Call { callee, args })))
    }

    fn fields(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let mut found = Vec::new();
        for declarator in self.declarators(node) {
            let Some(name) = self.field(declarator, Field::Name) else { continue };
            let given = self.configured(node);
            if given.is_none() {
                found.extend(self.annotations(node));
            }
            let value = self.lower_field(declarator, Field::Value).or(given);
            let annotation = self.annotation(node);
            let target = self.receiver_member(name, self.text_of(name).into());
            found.push(self.add(node, Form::Assign(Assign { target, value, mode: AssignMode::Set, annotation })));
        }
        found
    }

    /// A constant of an enum is an object of it, or of a class that is written behind it.
    fn enum_constant(&mut self, class: Node<'_>, node: Node<'_>) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let of = self.field(class, Field::Name).unwrap_or(name);
        let start = Span::new(node.start_byte(), node.start_byte());
        let args = self.field(node, Field::Arguments).map(|list| self.args(list, Runs::Unknown)).unwrap_or_default();
        let mut made = self.unit.add(start, Form::Name(Name::Variable(self.text_of(of).into())));
        if self.field(node, Field::Body).is_some() {
            made = self.class_with(node, None, vec![made]);
        }
        let value = Some(self.add(node, Form::Construct(Construct { class: made, args })));
        let target = self.receiver_member(name, self.text_of(name).into());
        self.assign(node, target, value, AssignMode::Set)
    }

    /// The constructor that a record has unless it is written out.
    fn record_fields(&mut self, node: Node<'_>, members: &[Node<'_>]) -> Option<NodeId> {
        let list = self.field(node, Field::Parameters).filter(|_| self.kind(node) == Kind::Class)?;
        if members.iter().any(|&member| matches!(self.kind(member), Kind::Constructor | Kind::CompactConstructor)) {
            return None;
        }
        Some(self.constructor_of_record(list, list))
    }

    fn constructor_of_record(&mut self, list: Node<'_>, node: Node<'_>) -> NodeId {
        let form = Function { method: true, constructs: true, public: true, ..Function::default() };
        let value = self.function_with(node, list, form, |param| Param { field: true, ..param });
        self.method_member(node, CONSTRUCTOR.into(), value)
    }

    fn method_member(&mut self, node: Node<'_>, key: Text, value: NodeId) -> NodeId {
        let name = self.field(node, Field::Name).unwrap_or(node);
        let target = self.receiver_member(name, key);
        self.assign(node, target, Some(value), AssignMode::Set)
    }

    fn method(&mut self, class: Node<'_>, node: Node<'_>) -> NodeId {
        if self.kind(node) == Kind::CompactConstructor
            && let Some(list) = self.field(class, Field::Parameters)
        {
            return self.constructor_of_record(list, node);
        }
        let constructs = self.kind(node) == Kind::Constructor;
        let form = Function { method: true, constructs, public: !self.is_private(node), ..Function::default() };
        let value = self.function(node, form);
        let key = match self.field(node, Field::Name) {
            Some(name) if !constructs => self.method_key(self.text_of(name)),
            _ => CONSTRUCTOR.into(),
        };
        self.method_member(node, key, value)
    }

    /// A method outside of any class, as the newest versions allow.
    pub(super) fn free_function(&mut self, node: Node<'_>) -> NodeId {
        let name = self.field(node, Field::Name).map(|name| self.variable(name));
        self.function(node, Function { name, public: true, ..Function::default() })
    }

    pub(super) fn lambda(&mut self, node: Node<'_>, runs: Runs) -> NodeId {
        self.function(node, Function { runs, ..Function::default() })
    }

    fn function(&mut self, node: Node<'_>, form: Function) -> NodeId {
        let list = self.field(node, Field::Parameters).unwrap_or(node);
        self.function_with(node, list, form, |param| param)
    }

    /// A function with the parameters of a list.
    fn function_with(&mut self, node: Node<'_>, list: Node<'_>, mut form: Function, change: fn(Param) -> Param) -> NodeId {
        form.type_params = self.type_params(node);
        form.result = self.annotation(node);
        let throws = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::Throws);
        let thrown = throws.flat_map(|part| self.parts(part)).collect::<Vec<_>>();
        form.throws = thrown.into_iter().filter_map(|class| self.class_type(class)).collect();
        self.scoped(|this| {
            let params = match this.kind(list) {
                Kind::Identifier => vec![list],
                _ if list == node => Vec::new(),
                _ => this.parts(list),
            };
            let mut given = Vec::new();
            for param in params {
                form.params.extend(this.param(param).map(change));
                given.extend(this.given(param));
            }
            form.body = this.field(node, Field::Body).map(|body| {
                if this.kind(body) != Kind::Block {
                    return this.lower(body);
                }
                given.extend(this.statements(body));
                this.add(body, Form::Block(given))
            });
            this.add(node, Form::Function(form))
        })
    }

    fn param(&mut self, node: Node<'_>) -> Option<Param> {
        let declarator = self.declarators(node).first().copied();
        let name = match self.kind(node) {
            Kind::Identifier => node,
            _ => self.field(declarator.unwrap_or(node), Field::Name)?,
        };
        let annotation = self.annotation(node);
        let target = self.binding(name, self.field(node, Field::Type));
        Some(Param { target, annotation, rest: self.kind(node) == Kind::Spread, field: false })
    }

    /// A parameter that a framework gives a value of the configuration: as if the function began by reading it.
    fn given(&mut self, node: Node<'_>) -> Option<NodeId> {
        let value = Some(self.configured(node)?);
        let target = self.variable(self.field(node, Field::Name)?);
        Some(self.assign(node, target, value, AssignMode::Set))
    }

    /// `this(…)`, and `super(…)`, which is not followed.
    pub(super) fn constructor_call(&mut self, node: Node<'_>) -> NodeId {
        let Some(which) = self.field(node, Field::Constructor) else { return self.opaque(node) };
        let callee = match self.kind(which) {
            Kind::This => self.receiver_member(which, CONSTRUCTOR.into()),
            _ => self.add(which, Form::Opaque(Vec::new())),
        };
        let args = self.field(node, Field::Arguments).map(|list| self.args(list, Runs::Unknown)).unwrap_or_default();
        self.add(node, Form::Call(Call { callee, args }))
    }
}

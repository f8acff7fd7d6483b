//! Functions, classes, parameters and types.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
    scope::{Scope, Sees},
};
use crate::lang::lowering::{Lower, span};
use crate::source::Span;
use crate::syntax::{Assign, AssignMode, Class, Form, Function, Key, Member, Name, NodeId, Param, Runs, Text};
use tree_sitter::Node;

/// Signs of code that reaches properties otherwise than by their names.
const OPENING: &[&str] = &[
    "$this->$",
    "$this->{",
    "($this as",
    "get_object_vars",
    "(array) $this",
    "(array)$this",
    "clone $this",
    "__get",
    "__set",
];

/// Signs of functions that run on an object of another class.
const BINDING: &[&str] = &["->call(", "bind(", "bindTo("];

impl Lowering<'_> {
    /// A function with a name.
    pub(super) fn function_definition(&mut self, node: Node<'_>) -> NodeId {
        let name = self.field(node, Field::Name).map(|name| self.declared_name(name));
        self.function(node, Function { name, public: self.scopes.is_empty(), ..Function::default() }, Sees::Named)
    }

    /// The name of a function or class where it is declared.
    fn declared_name(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node).into();
        self.add(node, Form::Name(Name::Variable(name)))
    }

    pub(super) fn closure(&mut self, node: Node<'_>, runs: Runs) -> NodeId {
        let sees = if self.kind(node) == Kind::Arrow { Sees::All } else { Sees::Named };
        self.function(node, Function { runs, ..Function::default() }, sees)
    }

    /// The parameters and the body of a function, method or closure.
    fn function(&mut self, node: Node<'_>, mut form: Function, sees: Sees) -> NodeId {
        let params = self.field(node, Field::Parameters).map(|list| self.parts(list)).unwrap_or_default();
        // Defaults are evaluated outside.
        let outside = params.iter().map(|&param| {
            let annotation = self.annotation(param, Field::Type);
            (self.lower_field(param, Field::DefaultValue), annotation)
        });
        let outside = outside.collect::<Vec<_>>();
        form.closed = sees == Sees::Named;
        form.result = self.annotation(node, Field::ReturnType);
        let captured = self.captures(node);
        self.scopes.push(Scope::new(sees));
        if let Some(scope) = self.scopes.last_mut() {
            captured.iter().for_each(|name| scope.share(name));
        }
        let mut promoted = Vec::new();
        for (&param, (default, annotation)) in params.iter().zip(outside) {
            form.params.push(self.param(param, default, annotation));
            if self.kind(param) == Kind::PromotedParameter {
                promoted.extend(self.field(param, Field::Name));
            }
        }
        form.body = self.field(node, Field::Body).map(|body| {
            if self.kind(body) != Kind::Block {
                return self.lower(body);
            }
            let mut statements = promoted.into_iter().map(|name| self.promoted(name)).collect::<Vec<_>>();
            statements.extend(self.statements(body));
            statements.extend(self.leave(body));
            self.add(body, Form::Block(statements))
        });
        if form.body.is_none() || sees == Sees::All {
            self.leave(node);
        }
        self.add(node, Form::Function(form))
    }

    /// The variables that a closure takes with it: they are read where it is made.
    fn captures(&mut self, node: Node<'_>) -> Vec<Text> {
        let mut names = Vec::new();
        let clauses = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::Captures);
        for captured in clauses.flat_map(|clause| self.parts(clause)).collect::<Vec<_>>() {
            let variable = self.parts(captured).into_iter().find(|&part| self.kind(part) == Kind::Variable);
            let variable = if self.kind(captured) == Kind::ByReference { variable } else { Some(captured) };
            let Some(variable) = variable else { continue };
            let name = Text::from(self.text_of(variable));
            if let Some(scope) = self.scopes.last_mut() {
                scope.read(&name, span(variable));
            }
            names.push(name);
        }
        names
    }

    fn param(&mut self, node: Node<'_>, default: Option<NodeId>, annotation: Option<NodeId>) -> Param {
        let rest = self.kind(node) == Kind::VariadicParameter;
        let Some(name) = self.field(node, Field::Name) else {
            return Param { target: self.opaque(node), annotation, rest, field: false };
        };
        let name = match self.kind(name) {
            Kind::ByReference => self.parts(name).first().copied().unwrap_or(name),
            _ => name,
        };
        let (mut target, _) = self.assigned(name);
        if let Some(value) = default {
            let assign = Assign { target, value: Some(value), mode: AssignMode::Default, annotation: None };
            target = self.add(node, Form::Assign(assign));
        }
        Param { target, annotation, rest, field: false }
    }

    /// `private $sid` among the parameters of a constructor: a property gets the parameter's value.
    fn promoted(&mut self, name: Node<'_>) -> NodeId {
        let at = Span::new(name.start_byte(), name.start_byte());
        let text = Text::from(self.text_of(name));
        let value = Some(self.implied(at, text.clone()));
        let object = self.unit.add(at, Form::Name(Name::Receiver));
        let target = self.unit.add(at, Form::Member(Member { object, key: Key::Named(text, at) }));
        self.unit.add(at, Form::Assign(Assign { target, value, mode: AssignMode::Set, annotation: None }))
    }

    pub(super) fn class(&mut self, node: Node<'_>) -> NodeId {
        let (mut bases, mut body) = (Vec::new(), Vec::new());
        let parts = self.parts(node);
        for part in parts {
            if self.kind(part) == Kind::ClassHeritage {
                bases.extend(self.class_names(part));
            }
        }
        let name = self.field(node, Field::Name).map(|name| self.declared_name(name));
        for member in self.field(node, Field::Body).map(|body| self.parts(body)).unwrap_or_default() {
            match self.kind(member) {
                Kind::TraitUse => bases.extend(self.class_names(member)),
                Kind::Method => body.push(self.method(member)),
                Kind::Property => body.extend(self.properties(member)),
                Kind::Const => body.extend(self.class_constants(member)),
                _ => body.push(self.opaque(member)),
            }
        }
        let private = Some(self.private_members(node));
        let class = self.add(node, Form::Class(Class { name, bases, body, private, ..Class::default() }));
        let whole = self.field(node, Field::Name).map(|name| self.in_namespace(self.text_of(name)));
        self.unit.defines.extend(whole.map(|whole| (whole, class)));
        class
    }

    /// The properties that only the class's own code reaches, and only by their names.
    fn private_members(&self, class: Node<'_>) -> Vec<Text> {
        let Some(body) = self.field(class, Field::Body) else { return Vec::new() };
        let (code, members) = (self.text_of(body), self.parts(body));
        let bound = BINDING.iter().any(|sign| self.text.contains(sign));
        let shared = bound
            || members.iter().any(|&member| self.kind(member) == Kind::TraitUse)
            || class.kind() == "trait_declaration";
        if shared || OPENING.iter().any(|sign| code.contains(sign)) {
            return Vec::new();
        }
        let parameters = members.iter().filter_map(|&member| self.field(member, Field::Parameters));
        let promoted =
            parameters.flat_map(|list| self.parts(list)).filter(|&part| self.kind(part) == Kind::PromotedParameter);
        let properties = members.iter().copied().filter(|&member| self.kind(member) == Kind::Property);
        let elements = properties.filter(|&property| self.is_private(property)).flat_map(|property| self.parts(property));
        let named = elements.chain(promoted.filter(|&param| self.is_private(param)));
        named.filter_map(|node| self.field(node, Field::Name)).map(|name| self.text_of(name).into()).collect()
    }

    fn is_private(&self, node: Node<'_>) -> bool {
        self.parts(node).into_iter().any(|part| part.kind() == "visibility_modifier" && self.text_of(part) == "private")
    }

    fn class_names(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let names = self.parts(node).into_iter().filter(|&part| matches!(self.kind(part), Kind::Name | Kind::Qualified));
        names.collect::<Vec<_>>().into_iter().map(|name| self.class_name(name)).collect()
    }

    fn method(&mut self, node: Node<'_>) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let constructs = self.text_of(name).eq_ignore_ascii_case("__construct");
        let form = Function { method: true, constructs, ..Function::default() };
        let value = Some(self.function(node, form, Sees::Named));
        let target = self.receiver_member(name, self.text_of(name).into());
        self.add(node, Form::Assign(Assign { target, value, mode: AssignMode::Set, annotation: None }))
    }

    /// Properties keep their dollar sign, since a method may have the same name.
    fn properties(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let elements = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::PropertyElement);
        let mut found = Vec::new();
        for element in elements.collect::<Vec<_>>() {
            let Some(name) = self.field(element, Field::Name) else { continue };
            let value = self.lower_field(element, Field::DefaultValue);
            let annotation = self.annotation(node, Field::Type);
            let target = self.receiver_member(name, self.text_of(name).into());
            found.push(self.add(element, Form::Assign(Assign { target, value, mode: AssignMode::Set, annotation })));
        }
        found
    }

    fn class_constants(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let mut found = Vec::new();
        for (element, name, value) in self.const_elements(node) {
            let value = Some(self.lower(value));
            let target = self.receiver_member(name, self.text_of(name).into());
            found.push(self.add(element, Form::Assign(Assign { target, value, mode: AssignMode::Set, annotation: None })));
        }
        found
    }

    /// The elements of `const A = 1, B = 2`, with their names and values.
    pub(super) fn const_elements<'tree>(&self, node: Node<'tree>) -> Vec<(Node<'tree>, Node<'tree>, Node<'tree>)> {
        let elements = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::ConstElement);
        elements
            .filter_map(|element| match self.parts(element)[..] {
                [name, value] => Some((element, name, value)),
                _ => None,
            })
            .collect()
    }

    /// The classes in a type.
    fn annotation(&mut self, node: Node<'_>, field: Field) -> Option<NodeId> {
        let annotation = self.field(node, field)?;
        let mut names = Vec::new();
        let mut pending = vec![annotation];
        while let Some(node) = pending.pop() {
            match self.kind(node) {
                Kind::Name | Kind::Qualified | Kind::Relative => names.push(self.class_name(node)),
                _ => pending.extend(self.parts(node)),
            }
        }
        Some(self.add(annotation, Form::Opaque(names)))
    }
}

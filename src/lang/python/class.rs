//! Functions, classes, parameters and annotations.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
    scope::{FunctionScope, Scope},
};
use crate::lang::lowering::Lower;
use crate::syntax::{Assign, AssignMode, Class, Form, Function, NodeId, Param, Runs, Text};
use tree_sitter::Node;

/// Decorators that make a method one that is called by reading it.
const ACCESSORS: &[&str] = &["property", "cached_property"];

impl Lowering<'_> {
    /// The decorators, then what they decorate.
    pub(super) fn decorated(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let mut lowered = Vec::new();
        let mut names = Vec::new();
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::Decorator => {
                    let name = self.text_of(part).trim_start_matches('@').split('(').next().unwrap_or_default().trim();
                    names.push(name.rsplit('.').next().unwrap_or_default().to_owned());
                    lowered.push(self.opaque(part));
                }
                Kind::Function => lowered.push(self.function_definition(part, &names)),
                _ => lowered.push(self.lower(part)),
            }
        }
        lowered
    }

    /// A function; in a class body it becomes a member of the class.
    pub(super) fn function_definition(&mut self, node: Node<'_>, decorators: &[String]) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let decorated_by = |names: &[&str]| decorators.iter().any(|decorator| names.contains(&decorator.as_str()));
        let in_class = matches!(self.scopes.last(), Some(Scope::Class(_)));
        let at_top = matches!(self.scopes.last(), Some(Scope::Module));
        self.assigned(name);
        let local = (!in_class).then(|| self.variable(name));
        let form = Function {
            name: local,
            method: in_class,
            constructs: in_class && self.text_of(name) == "__init__",
            accessor: decorated_by(ACCESSORS),
            public: (at_top && !self.text_of(name).starts_with('_')) || (!in_class && !decorators.is_empty()),
            ..Function::default()
        };
        let function = self.function(node, form, in_class && !decorated_by(&["staticmethod"]));
        if !in_class {
            return function;
        }
        let target = self.receiver_member(name, self.text_of(name).into());
        self.add(node, Form::Assign(Assign { target, value: Some(function), mode: AssignMode::Set, annotation: None }))
    }

    /// The parameters and the body of a function or lambda.
    pub(super) fn function(&mut self, node: Node<'_>, mut form: Function, takes_receiver: bool) -> NodeId {
        let params = self.field(node, Field::Parameters).map(|list| self.parts(list)).unwrap_or_default();
        let mut params = params.into_iter().filter(|&param| self.kind(param) != Kind::Separator).collect::<Vec<_>>();
        let mut scope = FunctionScope::default();
        if takes_receiver && !params.is_empty() {
            scope.receiver = Some(self.text_of(params.remove(0)).into());
        }
        // Defaults and annotations are evaluated outside.
        let outside =
            params.iter().map(|&param| (self.lower_field(param, Field::Value), self.annotation(param, Field::Type)));
        let outside = outside.collect::<Vec<_>>();
        form.result = self.annotation(node, Field::ReturnType);
        self.scopes.push(Scope::Function(scope));
        for (param, (default, annotation)) in params.into_iter().zip(outside) {
            form.params.push(self.param(param, default, annotation));
        }
        form.body = self.lower_field(node, Field::Body);
        self.scopes.pop();
        self.add(node, Form::Function(form))
    }

    fn param(&mut self, node: Node<'_>, default: Option<NodeId>, annotation: Option<NodeId>) -> Param {
        let inner = self.field(node, Field::Name).or_else(|| match self.kind(node) {
            Kind::TypedParameter | Kind::Splat => self.parts(node).first().copied(),
            _ => None,
        });
        let inner = inner.unwrap_or(node);
        let rest = self.kind(node) == Kind::Splat || self.kind(inner) == Kind::Splat;
        let inner =
            if self.kind(inner) == Kind::Splat { self.parts(inner).first().copied().unwrap_or(inner) } else { inner };
        let mut target = if self.kind(inner) == Kind::Identifier {
            self.assigned(inner);
            self.variable(inner)
        } else {
            self.target(inner).0
        };
        if let Some(value) = default {
            let assign = Assign { target, value: Some(value), mode: AssignMode::Default, annotation: None };
            target = self.add(node, Form::Assign(assign));
        }
        Param { target, annotation, rest, field: false }
    }

    pub(super) fn lambda(&mut self, node: Node<'_>, runs: Runs) -> NodeId {
        self.function(node, Function { runs, ..Function::default() }, false)
    }

    pub(super) fn class(&mut self, node: Node<'_>) -> NodeId {
        let bases = self.field(node, Field::Superclasses).map(|list| self.lower_all(list)).unwrap_or_default();
        let name = self.field(node, Field::Name).map(|name| {
            self.assigned(name);
            self.variable(name)
        });
        self.scopes.push(Scope::Class(std::collections::BTreeSet::<Text>::new()));
        let body = self.field(node, Field::Body).map(|body| self.statements(body)).unwrap_or_default();
        self.scopes.pop();
        self.add(node, Form::Class(Class { name, bases, body, ..Class::default() }))
    }

    /// The names in an annotation.
    pub(super) fn annotation(&mut self, node: Node<'_>, field: Field) -> Option<NodeId> {
        let annotation = self.field(node, field)?;
        let mut names = Vec::new();
        let mut pending = vec![annotation];
        while let Some(node) = pending.pop() {
            match self.kind(node) {
                Kind::Identifier => names.push(self.name(node)),
                Kind::Attribute | Kind::String => names.push(self.lower(node)),
                _ => pending.extend(self.parts(node)),
            }
        }
        Some(self.add(annotation, Form::Opaque(names)))
    }
}

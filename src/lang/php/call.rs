//! Calls and their arguments.

use super::{
    grammar::{Field, Kind},
    library,
    lower::Lowering,
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{Arg, Assign, AssignMode, Call, Form, Key, Name, NodeId, Text},
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn call(&mut self, node: Node<'_>) -> NodeId {
        let arguments = self.field(node, Field::Arguments);
        if let Some(function) = self.field(node, Field::Function) {
            let parts = arguments.map(|list| self.parts(list)).unwrap_or_default();
            let name = self.text_of(function).trim_start_matches('\\').to_lowercase();
            let named = matches!(self.kind(function), Kind::Name | Kind::Qualified);
            if let Some(known) = named.then(|| self.library_call(node, function, &name, &parts)).flatten() {
                return known;
            }
            let callee = if named { self.free_name(function) } else { self.lower(function) };
            return self.called(node, callee, arguments, &name);
        }
        let object = match (self.field(node, Field::Object), self.field(node, Field::Scope)) {
            (Some(object), _) => self.lower(object),
            (None, Some(class)) => self.class_name(class),
            (None, None) => return self.opaque(node),
        };
        let Some(name) = self.field(node, Field::Name) else { return self.add(node, Form::Opaque(vec![object])) };
        let key = match self.kind(name) {
            Kind::Name => Key::Named(self.text_of(name).into(), span(name)),
            _ => Key::Computed(self.lower(name)),
        };
        let member = Span::new(node.start_byte(), name.end_byte());
        let callee = self.unit.add(member, Form::Member(crate::syntax::Member { object, key }));
        let name = self.text_of(name).to_lowercase();
        self.called(node, callee, arguments, &name)
    }

    fn called(&mut self, node: Node<'_>, callee: NodeId, arguments: Option<Node<'_>>, name: &str) -> NodeId {
        let callable =
            arguments.is_some_and(|list| self.parts(list).iter().any(|&part| self.kind(part) == Kind::VariadicPlaceholder));
        // `f(...)` is the function itself.
        if callable {
            return self.add(node, Form::Opaque(vec![callee]));
        }
        let args = arguments.map(|list| self.arguments(list, name)).unwrap_or_default();
        self.add(node, Form::Call(Call { callee, args }))
    }

    /// The arguments of a function or method with this name in lower case.
    pub(super) fn arguments(&mut self, list: Node<'_>, name: &str) -> Vec<Arg> {
        let references = self.survey.references.get(name).cloned().unwrap_or_default();
        let parts = self.parts(list).into_iter().enumerate();
        parts
            .map(|(at, part)| self.argument(part, references.get(at) == Some(&true) || library::changes(name, at)))
            .collect()
    }

    pub(super) fn argument(&mut self, part: Node<'_>, changes: bool) -> Arg {
        let Some(&inner) = self.parts(part).last() else { return Arg::plain(self.opaque(part)) };
        if self.kind(inner) == Kind::Unpacking {
            let value = self.parts(inner).first().map(|&value| self.lower(value));
            return Arg { name: None, value: value.unwrap_or_else(|| self.opaque(inner)), spread: true };
        }
        let name = self.field(part, Field::Name).map(|name| (Text::from(self.text_of(name)), span(name)));
        let changes = changes || self.field(part, Field::Reference).is_some();
        let value = if changes { self.changed(inner) } else { self.lower(inner) };
        Arg { name, value, spread: false }
    }

    /// A variable that the called function may give another value.
    fn changed(&mut self, node: Node<'_>) -> NodeId {
        if self.kind(node) != Kind::Variable {
            return self.lower(node);
        }
        let read = self.lower(node);
        let end = Span::new(node.end_byte(), node.end_byte());
        let text = Text::from(self.text_of(node));
        if let Some(scope) = self.scopes.last_mut() {
            scope.assign(&text);
        }
        let target = self.unit.add(end, Form::Name(Name::Variable(text)));
        let assign = Assign { target, value: None, mode: AssignMode::Update, annotation: None };
        let change = self.unit.add(end, Form::Assign(assign));
        self.add(node, Form::Opaque(vec![read, change]))
    }
}

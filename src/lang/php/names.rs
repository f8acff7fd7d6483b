//! Names: variables, and what the name of a class, function or constant means in its namespace.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
    scope::{Namespace, Sees},
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{AssignMode, Form, Import, ImportName, Key, Member, Name, NodeId, Text},
};
use std::collections::HashMap;
use tree_sitter::Node;

impl Lowering<'_> {
    /// Looks for the declarations whose names count in the whole file.
    pub(super) fn survey(&mut self, root: Node<'_>) {
        let mut namespace = String::new();
        let mut cursor = root.walk();
        loop {
            let node = cursor.node();
            let name = self.field(node, Field::Name).map(|name| self.text_of(name).to_lowercase());
            match (self.kind(node), name) {
                (Kind::Namespace, name) => namespace = name.unwrap_or_default(),
                (Kind::Class, Some(name)) => {
                    let written = self.field(node, Field::Name).map_or("", |name| self.text_of(name)).into();
                    self.survey.classes.insert((namespace.clone(), name), written);
                }
                (Kind::Function | Kind::Method, Some(name)) => {
                    let params = self.field(node, Field::Parameters).map(|list| self.parts(list)).unwrap_or_default();
                    let references = params.into_iter().map(|param| self.field(param, Field::Reference).is_some());
                    let references = references.collect::<Vec<_>>();
                    if references.contains(&true) {
                        self.survey.references.insert(name, references);
                    }
                }
                _ => {}
            }
            if cursor.goto_first_child() || cursor.goto_next_sibling() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return;
                }
            }
        }
    }

    /// `namespace a\b;`, or with a body of its own.
    pub(super) fn namespace_statement(&mut self, node: Node<'_>) -> NodeId {
        let name = self.field(node, Field::Name).map(|name| self.segments(self.text_of(name))).unwrap_or_default();
        let around = std::mem::replace(&mut self.namespace, Namespace { name, uses: HashMap::new() });
        match self.field(node, Field::Body) {
            Some(body) => {
                let body = self.lower(body);
                self.namespace = around;
                body
            }
            None => self.add(node, Form::Opaque(Vec::new())),
        }
    }

    /// `use a\b\C as D;`, `use a\{B, c\D};`
    pub(super) fn use_statement(&mut self, node: Node<'_>) -> NodeId {
        let mut import = Import::default();
        let mut clauses = Vec::new();
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::NamespaceName => import.module = self.segments(self.text_of(part)),
                Kind::UseGroup => clauses.extend(self.parts(part)),
                _ => clauses.push(part),
            }
        }
        // A group of one is no group.
        let alone = if clauses.len() == 1 { std::mem::take(&mut import.module) } else { Vec::new() };
        let grouped = !import.module.is_empty();
        for clause in clauses {
            let Some(&name) = self.parts(clause).first() else { continue };
            let path = alone.iter().cloned().chain(self.segments(self.text_of(name))).collect::<Vec<_>>();
            let local = self.field(clause, Field::Alias).or_else(|| self.last_name(name)).unwrap_or(name);
            let written = Text::from(self.text_of(local));
            self.namespace.uses.insert(written.to_lowercase(), written.clone());
            // A name in a group goes with the namespaces before it.
            let entry = if grouped && path.len() > 1 { clause } else { local };
            let local = self.add(entry, Form::Name(Name::Variable(written)));
            import.names.push(ImportName { path, local });
        }
        self.add(node, Form::Import(import))
    }

    /// The name of a class where a class is meant.
    pub(super) fn class_name(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Name | Kind::RelativeScope => {
                let text = self.text_of(node);
                match text.to_lowercase().as_str() {
                    "self" | "static" => self.add(node, Form::Name(Name::Receiver)),
                    // What a method of the class above does is not followed.
                    "parent" => self.add(node, Form::Opaque(Vec::new())),
                    lower => match self.known_class(lower) {
                        Some(known) => self.add(node, Form::Name(Name::Variable(known))),
                        None if self.namespace.name.is_empty() => self.add(node, Form::Name(Name::Variable(text.into()))),
                        None => {
                            let module = self.in_namespace(text);
                            self.add(node, Form::Import(Import { module, ..Import::default() }))
                        }
                    },
                }
            }
            Kind::Qualified | Kind::Relative => self.qualified(node),
            _ => self.lower(node),
        }
    }

    /// The whole name of what is declared here, or named here and not brought in.
    pub(super) fn in_namespace(&self, name: &str) -> Vec<Text> {
        self.namespace.name.iter().cloned().chain([name.into()]).collect()
    }

    /// A class of this file, or one that was brought in.
    fn known_class(&self, lower: &str) -> Option<Text> {
        let used = self.namespace.uses.get(lower).cloned();
        used.or_else(|| self.survey.classes.get(&(self.namespace.name.join("\\").to_lowercase(), lower.into())).cloned())
    }

    /// A name with backslashes: a member of a namespace, so that its last segment stands for itself.
    pub(super) fn qualified(&mut self, node: Node<'_>) -> NodeId {
        let text = self.text_of(node);
        let absolute = text.starts_with('\\');
        let mut segments = self.segments(text);
        let Some(last) = segments.pop() else { return self.opaque(node) };
        let name = self.last_name(node).map_or(span(node), span);
        let before = Span::new(node.start_byte(), name.start);
        let relative = segments.first().is_some_and(|first| first.eq_ignore_ascii_case("namespace"));
        if relative {
            segments.remove(0);
        }
        let used = segments.first().and_then(|first| self.namespace.uses.get(&first.to_lowercase()).cloned());
        if let Some(alias) = used.filter(|_| !absolute && !relative) {
            let mut object = self.unit.add(before, Form::Name(Name::Variable(alias)));
            for segment in segments.into_iter().skip(1) {
                object = self.unit.add(before, Form::Member(Member { object, key: Key::Named(segment, before) }));
            }
            return self.add(node, Form::Member(Member { object, key: Key::Named(last, name) }));
        }
        let module = if absolute { segments } else { self.namespace.name.iter().cloned().chain(segments).collect() };
        let lower = last.to_lowercase();
        if module == self.namespace.name
            && let Some(own) = self.survey.classes.get(&(module.join("\\").to_lowercase(), lower)).cloned()
        {
            return self.add(node, Form::Name(Name::Variable(own)));
        }
        if module.is_empty() {
            // A global name is its own trace.
            return self.unit.add(name, Form::Import(Import { module: vec![last], ..Import::default() }));
        }
        let object = self.unit.add(before, Form::Import(Import { module, ..Import::default() }));
        self.add(node, Form::Member(Member { object, key: Key::Named(last, name) }))
    }

    /// The name of a function or constant.
    pub(super) fn free_name(&mut self, node: Node<'_>) -> NodeId {
        let text = self.text_of(node);
        match self.kind(node) {
            Kind::Qualified if text.starts_with('\\') && !text[1..].contains('\\') => {
                self.add(node, Form::Name(Name::Variable(text[1..].into())))
            }
            Kind::Qualified | Kind::Relative => self.qualified(node),
            _ => self.add(node, Form::Name(Name::Variable(text.into()))),
        }
    }

    fn last_name<'tree>(&self, node: Node<'tree>) -> Option<Node<'tree>> {
        match self.kind(node) {
            Kind::Name => Some(node),
            _ => self.parts(node).into_iter().rfind(|&part| self.kind(part) == Kind::Name),
        }
    }

    fn segments(&self, text: &str) -> Vec<Text> {
        text.split('\\').map(str::trim).filter(|segment| !segment.is_empty()).map(Text::from).collect()
    }

    /// A variable that is read.
    pub(super) fn variable(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node);
        if name == "$this" {
            return self.add(node, Form::Name(Name::Receiver));
        }
        if let Some(scope) = self.scopes.last_mut() {
            scope.read(name, span(node));
        }
        self.add(node, Form::Name(Name::Variable(name.into())))
    }

    /// A variable that is named by a text, or not named where it is read.
    pub(super) fn implied(&mut self, at: Span, name: Text) -> NodeId {
        if let Some(scope) = self.scopes.last_mut() {
            scope.read(&name, at);
        }
        self.unit.add(at, Form::Name(Name::Variable(name)))
    }

    /// A variable that gets a value, and how.
    pub(super) fn assigned(&mut self, node: Node<'_>) -> (NodeId, AssignMode) {
        let name = self.text_of(node);
        let mut mode = AssignMode::Set;
        match self.scopes.last_mut() {
            Some(scope) if scope.shares(name) => mode = AssignMode::Outer,
            Some(scope) => scope.assign(name),
            None => drop(self.globals.insert(name.into())),
        }
        (self.add(node, Form::Name(Name::Variable(name.into()))), mode)
    }

    /// A member of the receiver where it is declared.
    pub(super) fn receiver_member(&mut self, node: Node<'_>, name: Text) -> NodeId {
        let object = self.unit.add(Span::new(node.start_byte(), node.start_byte()), Form::Name(Name::Receiver));
        self.add(node, Form::Member(Member { object, key: Key::Named(name, span(node)) }))
    }

    /// Ends a function's scope: what it reads and has no value for is its own, or, in an arrow function, the one's around.
    pub(super) fn leave(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let Some(scope) = self.scopes.pop() else { return Vec::new() };
        let end = Span::new(node.end_byte(), node.end_byte());
        let missing = scope.missing().map(|(name, at)| (name.clone(), at)).collect::<Vec<_>>();
        if scope.sees() == Sees::All {
            if let Some(around) = self.scopes.last_mut() {
                missing.iter().for_each(|(name, at)| around.read(name, *at));
            }
            return Vec::new();
        }
        missing.into_iter().map(|(name, _)| self.declaration(end, name)).collect()
    }

    /// Declares a variable and gives it no value.
    fn declaration(&mut self, at: Span, name: Text) -> NodeId {
        let target = self.unit.add(at, Form::Name(Name::Variable(name)));
        let assign = crate::syntax::Assign { target, value: None, mode: AssignMode::Set, annotation: None };
        self.unit.add(at, Form::Assign(assign))
    }
}

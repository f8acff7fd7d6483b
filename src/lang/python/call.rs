//! Calls, and what calls of the language's own library mean.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{
        Arg, Assign, AssignMode, Branch, BranchKind, Call, Coerce, Coercion, Collection, CollectionKind, Entry, Form, Key,
        Member, NodeId, Runs,
    },
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn call(&mut self, node: Node<'_>) -> NodeId {
        let Some(function) = self.field(node, Field::Function) else { return self.opaque(node) };
        let arguments = self.field(node, Field::Arguments);
        let parts = match arguments {
            Some(list) if self.kind(list) == Kind::Comprehension => vec![list],
            Some(list) => self.parts(list),
            None => Vec::new(),
        };
        if let Some(known) = self.library_call(node, function, &parts) {
            return known;
        }
        let callee = self.lower(function);
        let args = parts.into_iter().map(|part| self.arg(part)).collect();
        self.add(node, Form::Call(Call { callee, args }))
    }

    fn arg(&mut self, part: Node<'_>) -> Arg {
        match self.kind(part) {
            Kind::Splat => {
                let value = self.parts(part).first().map(|&inner| self.lower(inner));
                Arg { name: None, value: value.unwrap_or_else(|| self.opaque(part)), spread: true }
            }
            Kind::KeywordArgument => {
                let name = self.field(part, Field::Name).map(|name| (self.text_of(name).into(), span(name)));
                Arg { name, value: self.lower_required(part, Field::Value), spread: false }
            }
            Kind::Lambda => Arg::plain(self.lambda(part, Runs::Unknown)),
            _ => Arg::plain(self.lower(part)),
        }
    }

    /// A call whose meaning the language's library gives.
    fn library_call(&mut self, node: Node<'_>, function: Node<'_>, parts: &[Node<'_>]) -> Option<NodeId> {
        let method = self.field(function, Field::Attribute).map(|attribute| self.text_of(attribute));
        let object = self.field(function, Field::Object);
        let plain = |this: &Self, part: Node<'_>| !matches!(this.kind(part), Kind::Splat | Kind::KeywordArgument);
        match (method.unwrap_or_else(|| self.text_of(function)), object, parts) {
            // All variables of the function go where the result goes.
            ("locals" | "vars", None, []) => Some(self.all_locals(node)),
            ("append", Some(list), &[value]) if plain(self, value) => Some(self.append(node, list, value)),
            ("getenv", _, &[_, default]) if plain(self, default) => Some(self.with_default(node, function, parts)),
            ("get", Some(object), &[_, default]) if plain(self, default) && self.text_of(object).ends_with("environ") => {
                Some(self.with_default(node, function, parts))
            }
            ("import_module" | "__import__", _, &[name]) if self.kind(name) == Kind::String => {
                let name = self.string_text(name);
                Some(self.module_named(node, &name))
            }
            ("getattr", None, &[object, name]) if self.kind(name) == Kind::String => {
                let key = Key::Named(self.string_text(name).into(), span(name));
                let object = self.lower(object);
                Some(self.add(node, Form::Member(Member { object, key })))
            }
            ("str", None, &[value]) if plain(self, value) => {
                let value = self.lower(value);
                Some(self.add(node, Form::Coerce(Coerce { how: Coercion::Text, value })))
            }
            ("strip", Some(value), []) => {
                let value = self.lower(value);
                Some(self.add(node, Form::Coerce(Coerce { how: Coercion::Text, value })))
            }
            ("hasattr" | "callable" | "len" | "bool" | "id", None, &[_, ..]) => {
                let parts = parts.iter().map(|&part| self.lower(part)).collect();
                Some(self.add(node, Form::Test(parts)))
            }
            ("isinstance" | "issubclass", None, &[value, class]) => {
                let value = self.lower(value);
                let class = vec![self.lower(class)];
                // The class is not asked about: it is used.
                let class = self.add(node, Form::Opaque(class));
                Some(self.add(node, Form::Test(vec![value, class])))
            }
            ("dict", None, parts) if parts.iter().all(|&part| !plain(self, part)) => {
                let entries = parts.iter().map(|&part| {
                    let Arg { name, value, spread } = self.arg(part);
                    Entry { key: name.map(|(name, at)| Key::Named(name, at)), value, spread }
                });
                let entries = entries.collect();
                Some(self.add(node, Form::Collection(Collection { kind: CollectionKind::Map, entries })))
            }
            _ => None,
        }
    }

    fn all_locals(&mut self, node: Node<'_>) -> NodeId {
        let at = Span::new(node.start_byte(), node.start_byte());
        let names = self.locals().into_iter();
        let entries = names.map(|name| Entry {
            key: Some(Key::Named(name.clone(), at)),
            value: self.implied(node, name),
            spread: false,
        });
        let entries = entries.collect();
        self.add(node, Form::Collection(Collection { kind: CollectionKind::Map, entries }))
    }

    /// `list.append(value)`: the list gets an element.
    fn append(&mut self, node: Node<'_>, list: Node<'_>, value: Node<'_>) -> NodeId {
        let object = self.lower(list);
        let value = self.lower(value);
        let end = self.unit.add(Span::new(node.end_byte(), node.end_byte()), Form::Opaque(Vec::new()));
        let target = self.add(node, Form::Member(Member { object, key: Key::Computed(end) }));
        self.add(node, Form::Assign(Assign { target, value: Some(value), mode: AssignMode::Set, annotation: None }))
    }

    /// A reading call with a default as its second argument.
    fn with_default(&mut self, node: Node<'_>, function: Node<'_>, parts: &[Node<'_>]) -> NodeId {
        let callee = self.lower(function);
        let args = parts[..1].iter().map(|&part| self.arg(part)).collect();
        let test = self.add(node, Form::Call(Call { callee, args }));
        let arms = parts[1..].iter().map(|&part| self.lower(part)).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::OrTest, test, arms, exhaustive: false }))
    }
}

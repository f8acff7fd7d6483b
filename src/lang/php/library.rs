//! What calls of the language's own functions mean.

use super::{grammar::Kind, lower::Lowering};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{
        Arg, Assign, AssignMode, Branch, BranchKind, Call, Coerce, Coercion, Collection, CollectionKind, Entry, Form, Key,
        Literal, Member, Name, NodeId, Runs, Text,
    },
};
use tree_sitter::Node;

/// Functions that change a variable in one of their arguments, and which.
const CHANGING: &[(&str, &[usize])] = &[
    ("array_multisort", &[0]),
    ("array_pop", &[0]),
    ("array_shift", &[0]),
    ("array_splice", &[0]),
    ("array_unshift", &[0]),
    ("array_walk", &[0]),
    ("arsort", &[0]),
    ("asort", &[0]),
    ("exec", &[1, 2]),
    ("krsort", &[0]),
    ("ksort", &[0]),
    ("openssl_sign", &[1]),
    ("parse_str", &[1]),
    ("preg_match", &[2]),
    ("preg_match_all", &[2]),
    ("preg_replace", &[4]),
    ("rsort", &[0]),
    ("settype", &[0]),
    ("shuffle", &[0]),
    ("similar_text", &[2]),
    ("sort", &[0]),
    ("str_ireplace", &[3]),
    ("str_replace", &[3]),
    ("uasort", &[0]),
    ("uksort", &[0]),
    ("usort", &[0]),
];

/// Whether a function of the language changes the variable in this argument.
pub(super) fn changes(function: &str, argument: usize) -> bool {
    CHANGING.iter().any(|(name, changed)| *name == function && changed.contains(&argument))
}

impl Lowering<'_> {
    /// A call whose meaning the language gives; the name is in lower case.
    pub(super) fn library_call(
        &mut self,
        node: Node<'_>,
        function: Node<'_>,
        name: &str,
        parts: &[Node<'_>],
    ) -> Option<NodeId> {
        let values = parts.iter().map(|&part| self.plain(part)).collect::<Option<Vec<_>>>()?;
        match (name, &values[..]) {
            (
                "isset" | "empty" | "is_null" | "is_string" | "is_numeric" | "is_int" | "is_array" | "is_object" | "count"
                | "strlen" | "in_array" | "array_key_exists" | "class_exists" | "function_exists" | "defined"
                | "ctype_alnum" | "str_contains" | "str_starts_with",
                _,
            ) => {
                let parts = values.into_iter().map(|value| self.lower(value)).collect();
                Some(self.add(node, Form::Test(parts)))
            }
            ("is_a" | "is_subclass_of", &[value, class, ..]) => {
                let value = self.lower(value);
                let class = self.lower(class);
                let class = self.add(node, Form::Opaque(vec![class]));
                Some(self.add(node, Form::Test(vec![value, class])))
            }
            ("define", &[name, value, ..]) => self.define(node, name, value),
            ("constant", &[name]) => {
                let name = self.literal_text(name)?;
                Some(self.add(node, Form::Name(Name::Variable(name))))
            }
            ("compact", _) => self.compact(node, &values),
            ("get_defined_vars", []) => Some(self.all_variables(span(node))),
            ("die" | "exit", _) => {
                let parts = values.into_iter().map(|value| self.lower(value)).collect::<Vec<_>>();
                let value = parts.first().copied();
                Some(self.add(node, Form::Jump(crate::syntax::Jump { kind: crate::syntax::JumpKind::Throw, value })))
            }
            ("strval" | "trim", &[value]) => {
                let value = self.lower(value);
                Some(self.add(node, Form::Coerce(Coerce { how: Coercion::Text, value })))
            }
            ("array_push", &[list, ref pushed @ ..]) => Some(self.push(node, list, pushed)),
            ("array_merge" | "array_replace", _) => {
                let entries = values.into_iter().map(|value| Entry { key: None, value: self.lower(value), spread: true });
                let entries = entries.collect();
                Some(self.add(node, Form::Collection(Collection { kind: CollectionKind::Map, entries })))
            }
            ("array_map", &[callback, list]) => self.each(node, function, callback, list),
            // What a reader of settings gives where there is none.
            ("env" | "config", &[_, _]) => Some(self.with_default(node, function, &values)),
            _ => None,
        }
    }

    /// The value of an argument that has no name and is not unpacked.
    fn plain<'tree>(&self, part: Node<'tree>) -> Option<Node<'tree>> {
        match self.parts(part)[..] {
            [value] if !matches!(self.kind(value), Kind::Unpacking) && self.kind(part) == Kind::Argument => Some(value),
            _ => None,
        }
    }

    /// A text that is written out.
    fn literal_text(&mut self, node: Node<'_>) -> Option<Text> {
        let literal = matches!(self.kind(node), Kind::String | Kind::Encapsed);
        let text = self.text_of(node);
        let inner = text.get(1..text.len().saturating_sub(1)).filter(|inner| !inner.contains(['$', '\\', '{']));
        inner.filter(|_| literal).map(Text::from)
    }

    /// `define('NAME', value)`: a constant of the whole program.
    fn define(&mut self, node: Node<'_>, name: Node<'_>, value: Node<'_>) -> Option<NodeId> {
        let text = self.literal_text(name)?;
        let value = Some(self.lower(value));
        let target = self.add(name, Form::Name(Name::Variable(text)));
        Some(self.add(node, Form::Assign(Assign { target, value, mode: AssignMode::Outer, annotation: None })))
    }

    /// `compact('a', 'b')`: a map of the variables with these names.
    fn compact(&mut self, node: Node<'_>, values: &[Node<'_>]) -> Option<NodeId> {
        let mut names = Vec::new();
        for &value in values {
            let inner = if self.kind(value) == Kind::Array { self.parts(value) } else { vec![value] };
            for part in inner {
                let part = if self.kind(part) == Kind::ArrayElement { *self.parts(part).first()? } else { part };
                names.push((self.literal_text(part)?, span(part)));
            }
        }
        let entries = names.into_iter().map(|(name, at)| {
            let value = self.implied(at, format!("${name}").into());
            Entry { key: Some(Key::Named(name, at)), value, spread: false }
        });
        let entries = entries.collect();
        Some(self.add(node, Form::Collection(Collection { kind: CollectionKind::Map, entries })))
    }

    /// All variables that have values here, as a map.
    pub(super) fn all_variables(&mut self, at: Span) -> NodeId {
        let names = match self.scopes.last() {
            Some(scope) => scope.names(),
            None => self.globals.iter().cloned().collect(),
        };
        let start = Span::new(at.start, at.start);
        let entries = names.into_iter().map(|name| Entry {
            key: Some(Key::Named(name.trim_start_matches('$').into(), start)),
            value: self.implied(start, name),
            spread: false,
        });
        let entries = entries.collect();
        self.unit.add(at, Form::Collection(Collection { kind: CollectionKind::Map, entries }))
    }

    /// `array_push($list, $value)`: the list gets elements.
    fn push(&mut self, node: Node<'_>, list: Node<'_>, pushed: &[Node<'_>]) -> NodeId {
        let mut assigns = Vec::new();
        for &value in pushed {
            let value = Some(self.lower(value));
            let object = self.lower(list);
            let end = self.unit.add(Span::new(node.end_byte(), node.end_byte()), Form::Opaque(Vec::new()));
            let target = self.add(node, Form::Member(Member { object, key: Key::Computed(end) }));
            let assign = Assign { target, value, mode: AssignMode::Set, annotation: None };
            assigns.push(self.add(node, Form::Assign(assign)));
        }
        self.add(node, Form::Block(assigns))
    }

    /// A function that runs once for each element.
    fn each(&mut self, node: Node<'_>, function: Node<'_>, callback: Node<'_>, list: Node<'_>) -> Option<NodeId> {
        if !matches!(self.kind(callback), Kind::AnonymousFunction | Kind::Arrow) {
            return None;
        }
        let callee = self.free_name(function);
        let list = self.lower(list);
        let callback = self.closure(callback, Runs::Each(list));
        Some(self.add(node, Form::Call(Call { callee, args: vec![Arg::plain(callback), Arg::plain(list)] })))
    }

    /// A reading call with a default as its second argument.
    fn with_default(&mut self, node: Node<'_>, function: Node<'_>, values: &[Node<'_>]) -> NodeId {
        let callee = self.free_name(function);
        let args = values[..1].iter().map(|&value| Arg::plain(self.lower(value))).collect();
        let test = self.add(node, Form::Call(Call { callee, args }));
        let arms = values[1..].iter().map(|&value| self.lower(value)).collect::<Vec<_>>();
        let nothing = |&arm: &NodeId| matches!(self.unit.form(arm), Form::Literal(Literal::Null));
        if arms.iter().all(nothing) {
            return test;
        }
        self.add(node, Form::Branch(Branch { kind: BranchKind::OrTest, test, arms, exhaustive: false }))
    }
}

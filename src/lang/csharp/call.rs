//! Calls and new objects, and what the language's own library does.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
    names::segments,
};
use crate::{
    lang::{
        clike::Expressions,
        lowering::{Lower, span},
    },
    source::Span,
    syntax::{
        Arg, AssignMode, Call, Coercion, CollectionKind, Construct, Entry, Form, Key, Literal, Member, NodeId, Runs, Text,
    },
};
use tree_sitter::Node;

/// Classes of lists and sets.
const LISTS: &[&str] = &[
    "ArrayList",
    "Collection",
    "ConcurrentBag",
    "HashSet",
    "LinkedList",
    "List",
    "ObservableCollection",
    "Queue",
    "SortedSet",
    "Stack",
];

/// Classes of maps.
const MAPS: &[&str] = &[
    "ConcurrentDictionary",
    "Dictionary",
    "Hashtable",
    "NameValueCollection",
    "SortedDictionary",
    "SortedList",
    "StringDictionary",
];

/// Classes of lists whose elements are the arguments of their `Create`.
const CREATED: &[&str] = &["ImmutableArray", "ImmutableHashSet", "ImmutableList"];

impl Lowering<'_> {
    pub(super) fn invocation(&mut self, node: Node<'_>) -> NodeId {
        let Some(function) = self.field(node, Field::Function) else { return self.opaque(node) };
        let list = self.field(node, Field::Arguments);
        let arguments = list.map(|list| self.parts(list)).unwrap_or_default();
        if let Some(known) = self.library_call(node, function, &arguments) {
            return known;
        }
        let callee = self.lower(function);
        let each = match self.unit.form(callee) {
            Form::Member(Member { object, key: Key::Named(name, _) }) if &**name == "ForEach" => Runs::Each(*object),
            _ => Runs::Unknown,
        };
        let args = arguments.into_iter().map(|argument| self.argument(argument, each)).collect();
        self.add(node, Form::Call(Call { callee, args }))
    }

    /// A call whose meaning the language gives.
    fn library_call(&mut self, node: Node<'_>, function: Node<'_>, arguments: &[Node<'_>]) -> Option<NodeId> {
        let values = arguments.iter().map(|&argument| self.plain(argument)).collect::<Option<Vec<_>>>()?;
        if let ("nameof", [named]) = (self.text_of(function), &values[..]) {
            let name = self.text_of(self.member_name(*named)).into();
            return Some(self.literal(node, Some(Literal::Text(name, Vec::new()))));
        }
        let (object, part) = match self.kind(function) {
            Kind::Member => (self.field(function, Field::Expression)?, function),
            Kind::ConditionalAccess => (self.field(function, Field::Condition)?, *self.parts(function).last()?),
            _ => return None,
        };
        let method = self.text_of(self.member_name(part));
        if self.methods.contains(method) {
            return None;
        }
        let alone = node.parent().is_some_and(|outer| outer.kind() == "expression_statement");
        let class = self.text_of(object);
        match (method, &values[..]) {
            ("ToString", []) | ("Trim", []) => Some(self.coerce(node, object, Coercion::Text)),
            ("ToString", &[value]) if class == "Convert" => Some(self.coerce(node, value, Coercion::Text)),
            ("GetBytes", &[value]) => Some(self.coerce(node, value, Coercion::Bytes)),
            ("ConfigureAwait", [_]) => Some(self.coerce(node, object, Coercion::Same)),
            ("FromResult", &[value]) if class == "Task" => Some(self.coerce(node, value, Coercion::Same)),
            ("ToList" | "ToArray" | "ToHashSet", []) => {
                let entries = vec![self.entries_of(object)];
                Some(self.collected(node, CollectionKind::List, entries))
            }
            ("Create", _) if CREATED.contains(&class) => Some(self.list_of(node, &values)),
            ("Add" | "Enqueue" | "Push", &[value]) if alone => Some(self.appended(node, object, value)),
            ("Add" | "TryAdd", &[key, value]) if alone => Some(self.put(node, object, key, value)),
            _ => None,
        }
    }

    /// The value of an argument that has no name and is not changed.
    fn plain<'tree>(&self, argument: Node<'tree>) -> Option<Node<'tree>> {
        match (self.parts(argument).as_slice(), argument.child_count()) {
            (&[value], 1) => Some(value),
            _ => None,
        }
    }

    fn argument(&mut self, node: Node<'_>, runs: Runs) -> Arg {
        let name = self.field(node, Field::Name);
        let Some(value) = self.parts(node).into_iter().rfind(|&part| Some(part) != name) else {
            return Arg::plain(self.opaque(node));
        };
        let mut cursor = node.walk();
        let changes = node.children(&mut cursor).any(|child| matches!(child.kind(), "ref" | "out"));
        let lowered = match self.kind(value) {
            Kind::Closure => self.closure(value, runs),
            Kind::DeclarationExpression => self.lower(value),
            // The called function may give it another value.
            _ if changes => {
                let target = self.target(value).0;
                let change = self.assign(value, target, None, AssignMode::Update);
                self.add(node, Form::Opaque(vec![change]))
            }
            _ => self.lower(value),
        };
        let name = name.map(|name| (Text::from(self.text_of(name)), span(name)));
        Arg { name, value: lowered, spread: false }
    }

    /// `new T(…) { … }`, `new(…) { … }`
    pub(super) fn construct(&mut self, node: Node<'_>) -> NodeId {
        let written = self.field(node, Field::Type);
        if written.is_some_and(|written| written.kind() == "array_type") {
            return self.list(node);
        }
        let class = match written {
            Some(written) => self.text_of(written).into(),
            None => self.expected(node).unwrap_or_default(),
        };
        let parts = self.parts(node);
        let arguments = parts.iter().copied().find(|&part| self.kind(part) == Kind::Arguments);
        let arguments = arguments.map(|list| self.parts(list)).unwrap_or_default();
        let initial = parts.iter().copied().find(|&part| self.kind(part) == Kind::Initializer);
        let initial = initial.map(|initial| self.parts(initial)).unwrap_or_default();
        if let Some(kind) = self.collects(&class, &initial) {
            return self.collection(node, kind, &arguments, &initial);
        }
        let class = match written {
            Some(written) => self.class_name(written),
            None => {
                let keyword = Span::new(node.start_byte(), node.start_byte() + "new".len());
                self.class_of(&class, keyword, keyword)
            }
        };
        let mut args = arguments.into_iter().map(|part| self.argument(part, Runs::Unknown)).collect::<Vec<_>>();
        for member in initial {
            args.push(match self.field(member, Field::Left).filter(|&left| self.kind(left) == Kind::Identifier) {
                Some(left) => {
                    let value = self.lower_required(member, Field::Right);
                    Arg { name: Some((self.text_of(left).into(), span(left))), value, spread: false }
                }
                None => Arg::plain(self.lower(member)),
            });
        }
        self.add(node, Form::Construct(Construct { class, args }))
    }

    /// Whether a class is one of lists or maps: by its name, or by what its object begins with.
    fn collects(&self, class: &str, initial: &[Node<'_>]) -> Option<CollectionKind> {
        let path = segments(class);
        let name = path.last().filter(|name| !self.types.contains(*name))?;
        let member =
            |part: &&Node<'_>| self.field(**part, Field::Left).is_some_and(|left| self.kind(left) == Kind::Identifier);
        match &**name {
            name if LISTS.contains(&name) => Some(CollectionKind::List),
            name if MAPS.contains(&name) => Some(CollectionKind::Map),
            _ if initial.is_empty() || initial.iter().any(|part| member(&part)) => None,
            _ if matches!(self.kind(initial[0]), Kind::Initializer | Kind::Assignment) => Some(CollectionKind::Map),
            _ => Some(CollectionKind::List),
        }
    }

    fn collection(&mut self, node: Node<'_>, kind: CollectionKind, from: &[Node<'_>], initial: &[Node<'_>]) -> NodeId {
        let mut entries = Vec::new();
        for &argument in from {
            let value = self.parts(argument).last().copied().unwrap_or(argument);
            // Its size or how it compares is not what it holds.
            if self.kind(value) != Kind::Integer && !self.text_of(value).contains("Comparer") {
                entries.push(self.entries_of(value));
            }
        }
        for &part in initial {
            entries.push(self.entry(part));
        }
        self.collected(node, kind, entries)
    }

    /// `{ key, value }`, `[key] = value`, or a value.
    fn entry(&mut self, part: Node<'_>) -> Entry {
        let binding = self.field(part, Field::Left).filter(|&left| self.kind(left) == Kind::ElementBinding);
        match (self.kind(part), &self.parts(part)[..]) {
            (Kind::Initializer, &[key, value]) => self.keyed(key, value),
            (Kind::Assignment, &[.., value]) if binding.is_some() => {
                let key = binding.map(|binding| self.index(binding));
                Entry { key, value: self.lower(value), spread: false }
            }
            (Kind::CollectionElement, &[element]) => match (self.kind(element), self.parts(element).last()) {
                (Kind::Spread, Some(&value)) => self.entries_of(value),
                _ => self.element(element),
            },
            _ => self.element(part),
        }
    }

    /// The values between braces, brackets or parentheses.
    pub(super) fn values(&mut self, node: Node<'_>) -> Vec<Entry> {
        self.parts(node).into_iter().map(|part| self.entry(part)).collect()
    }

    /// `new[] { … }`, `new T[n] { … }`, `{ … }`, `[…]`
    pub(super) fn list(&mut self, node: Node<'_>) -> NodeId {
        let initial = self.parts(node).into_iter().rfind(|&part| self.kind(part) == Kind::Initializer);
        let written = matches!(self.kind(node), Kind::Initializer | Kind::Collection);
        let parts = match initial {
            Some(initial) if !written => self.parts(initial),
            _ if written => self.parts(node),
            _ => return self.opaque(node),
        };
        let map = parts.iter().any(|&part| self.kind(part) == Kind::Assignment);
        let kind = if map { CollectionKind::Map } else { CollectionKind::List };
        self.collection(node, kind, &[], &parts)
    }

    /// `new { a = 1, b.C }`
    pub(super) fn anonymous_object(&mut self, node: Node<'_>) -> NodeId {
        let mut parts = self.parts(node).into_iter();
        let mut entries = Vec::new();
        while let Some(part) = parts.next() {
            let named = part.next_sibling().is_some_and(|next| next.kind() == "=");
            let name = if named { part } else { self.member_name(part) };
            // `@class` is a way to write a word of the language as a name.
            let key = Some(Key::Named(self.text_of(name).trim_start_matches('@').into(), span(name)));
            let value = if named { parts.next().unwrap_or(part) } else { part };
            entries.push(Entry { key, value: self.lower(value), spread: false });
        }
        self.collected(node, CollectionKind::Map, entries)
    }
}

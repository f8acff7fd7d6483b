//! Calls whose meaning the language's own library gives, and that of the collections that most programs use beside it.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::{clike::Expressions, lowering::Lower},
    source::Span,
    syntax::{
        Arg, Arithmetic, Branch, BranchKind, Call, Coercion, Collection, CollectionKind, Entry, Form, Literal, NodeId,
        Operator,
    },
};
use tree_sitter::Node;

/// Methods that call their first argument once for each element.
pub(super) const EACH: &[&str] = &["filter", "flatMap", "forEach", "forEachOrdered", "map", "peek"];

/// Classes whose static methods of some names make a list or a set of their arguments.
const LISTS: &[&str] = &["Arrays", "Collections", "ImmutableList", "ImmutableSet", "List", "Lists", "Set", "Sets", "Stream"];
const LIST_MAKERS: &[&str] = &[
    "asList",
    "builder",
    "emptyList",
    "emptySet",
    "newArrayList",
    "newHashSet",
    "newLinkedHashSet",
    "newLinkedList",
    "of",
    "singleton",
    "singletonList",
];

/// The same for maps, whose keys and values take turns.
const MAPS: &[&str] = &["Collections", "ImmutableMap", "Map", "Maps"];
const MAP_MAKERS: &[&str] = &["builder", "emptyMap", "newHashMap", "newLinkedHashMap", "of", "ofEntries", "singletonMap"];

/// Classes of lists and sets, and of maps.
const LIST_CLASSES: &[&str] =
    &["ArrayDeque", "ArrayList", "CopyOnWriteArrayList", "HashSet", "LinkedHashSet", "LinkedList", "TreeSet", "Vector"];
const MAP_CLASSES: &[&str] = &["ConcurrentHashMap", "HashMap", "Hashtable", "LinkedHashMap", "TreeMap"];

/// Units of time: how durations and the library's units call them, and their seconds.
const UNITS: &[(&str, &str, f64)] = &[
    ("ofDays", "DAYS", 86_400.0),
    ("ofHours", "HOURS", 3600.0),
    ("ofMinutes", "MINUTES", 60.0),
    ("ofSeconds", "SECONDS", 1.0),
];

/// Whether a static method of this name makes a list or a set of its arguments.
pub(super) fn makes_list(method: &str) -> bool {
    LIST_MAKERS.contains(&method) && method != "builder"
}

impl Lowering<'_> {
    /// Whether something is the user's own, so that its methods mean what its class says.
    pub(super) fn is_own(&self, object: Node<'_>) -> bool {
        let name = self.text_of(object).rsplit('.').next().unwrap_or_default();
        match self.kind(object) {
            Kind::This | Kind::Super => true,
            Kind::Identifier | Kind::FieldAccess => {
                self.own.contains(name) || self.scopes.class_of(name).is_some_and(|class| self.own.contains(class))
            }
            Kind::New => self.field(object, Field::Type).is_some_and(|class| self.own.contains(self.simple_name(class))),
            _ => false,
        }
    }

    pub(super) fn library_call(
        &mut self,
        node: Node<'_>,
        object: Node<'_>,
        method: &str,
        args: &[Node<'_>],
    ) -> Option<NodeId> {
        let named = matches!(self.kind(object), Kind::Identifier | Kind::FieldAccess);
        let class = if named { self.simple_name(object) } else { "" };
        match (class, method, args) {
            _ if LISTS.contains(&class) && LIST_MAKERS.contains(&method) => Some(self.list(node, args)),
            ("Map" | "ImmutableMap", "copyOf", &[copied]) => Some(self.copy(node, CollectionKind::Map, &[copied])),
            ("List" | "Set" | "ImmutableList" | "ImmutableSet", "copyOf", &[copied]) => {
                Some(self.copy(node, CollectionKind::List, &[copied]))
            }
            _ if MAPS.contains(&class) && MAP_MAKERS.contains(&method) => self.map(node, args),
            ("Objects", "requireNonNull", &[value, ..]) => Some(self.coerce(node, value, Coercion::NonNull)),
            ("Objects", "requireNonNullElse", &[value, default]) => {
                let value = self.lower(value);
                Some(self.or_else(node, value, default))
            }
            ("String", "valueOf", &[value]) | ("Objects" | "Integer" | "Long", "toString", &[value]) => {
                Some(self.coerce(node, value, Coercion::Text))
            }
            ("Math", "toIntExact", &[value]) => Some(self.coerce(node, value, Coercion::Whole)),
            ("Collections" | "Arrays" | "Optional", method, &[value])
                if method.starts_with("unmodifiable") || matches!(method, "stream" | "of" | "ofNullable") =>
            {
                Some(self.coerce(node, value, Coercion::Same))
            }
            ("Collections", "addAll", &[list, ref added @ ..]) => Some(self.added(node, list, added)),
            (unit, "toSeconds", &[number]) => self.duration(node, number, unit),
            _ => self.method_of_value(node, object, method, args),
        }
    }

    fn method_of_value(&mut self, node: Node<'_>, object: Node<'_>, method: &str, args: &[Node<'_>]) -> Option<NodeId> {
        let chained = matches!(self.kind(object), Kind::Invocation | Kind::New);
        match (method, args) {
            ("toString" | "trim" | "strip", []) => Some(self.coerce(node, object, Coercion::Text)),
            ("getBytes", _) => Some(self.coerce(node, object, Coercion::Bytes)),
            ("stream", []) => Some(self.coerce(node, object, Coercion::Same)),
            ("orElseThrow", _) => Some(self.coerce(node, object, Coercion::NonNull)),
            ("orElse", &[default]) => {
                let value = self.lower(object);
                Some(self.or_else(node, value, default))
            }
            ("getProperty" | "getOrDefault", &[key, default]) => {
                let value = self.read(node, object, key)?;
                Some(self.or_else(node, value, default))
            }
            // All variables of the environment, and one of them.
            ("get", &[key]) if chained && self.text_of(object) == "System.getenv()" => self.read(node, object, key),
            ("getSeconds" | "toSeconds", []) if self.kind(object) == Kind::Invocation => {
                let number = self.field(object, Field::Arguments).map(|list| self.parts(list))?;
                let unit = self.field(object, Field::Name).map(|name| self.text_of(name))?;
                self.duration(node, *number.first()?, unit)
            }
            ("build" | "collect" | "toList" | "put" | "add", _) if chained => self.chained(node, object, method, args),
            ("add", &[_]) => Some(self.added(node, object, args)),
            ("addAll", &[list]) if self.kind(list) == Kind::Invocation => {
                let of = self.field(list, Field::Object).map_or("", |class| self.simple_name(class));
                let parts = self.field(list, Field::Arguments).map(|list| self.parts(list)).unwrap_or_default();
                (LISTS.contains(&of) && !self.own.contains(of)).then(|| self.added(node, object, &parts))
            }
            ("put", &[key, value]) => Some(self.put(node, object, key, value)),
            _ => None,
        }
    }

    fn or_else(&mut self, node: Node<'_>, test: NodeId, default: Node<'_>) -> NodeId {
        let default = self.lower(default);
        // What is nothing anyway adds nothing.
        if matches!(self.unit.form(default), Form::Literal(Literal::Null)) {
            return self.coerced(node, test, Coercion::Same);
        }
        let arms = vec![default];
        self.add(node, Form::Branch(Branch { kind: BranchKind::OrTest, test, arms, exhaustive: false }))
    }

    /// A reading call, without what it is to give where there is nothing.
    fn read(&mut self, node: Node<'_>, object: Node<'_>, key: Node<'_>) -> Option<NodeId> {
        let environment = self.text_of(object) == "System.getenv()";
        let from = if environment { object } else { node };
        let name = self.field(from, Field::Name)?;
        let (callee, _) = self.callee(self.field(from, Field::Object), name);
        let args = vec![Arg::plain(self.lower(key))];
        Some(self.add(node, Form::Call(Call { callee, args })))
    }

    /// A number of units of time in seconds.
    fn duration(&mut self, node: Node<'_>, number: Node<'_>, unit: &str) -> Option<NodeId> {
        let (.., seconds) = UNITS.iter().find(|(of, name, _)| *of == unit || *name == unit)?;
        let number = self.lower(number);
        let end = Span::new(node.end_byte(), node.end_byte());
        let seconds = self.unit.add(end, Form::Literal(Literal::Number(*seconds)));
        let operands = vec![number, seconds];
        Some(self.add(node, Form::Arithmetic(Arithmetic { operator: Operator::Multiply, operands })))
    }

    pub(super) fn list(&mut self, node: Node<'_>, elements: &[Node<'_>]) -> NodeId {
        // An array that is written out in the place of several arguments is those.
        if let &[array] = elements
            && self.kind(array) == Kind::ArrayCreation
        {
            return self.coerce(node, array, Coercion::Same);
        }
        self.list_of(node, elements)
    }

    fn map(&mut self, node: Node<'_>, parts: &[Node<'_>]) -> Option<NodeId> {
        // `Map.ofEntries(Map.entry(k, v), …)`
        let entries = self.field(node, Field::Name).is_some_and(|name| self.text_of(name) == "ofEntries");
        let mut flat = if entries { Vec::new() } else { parts.to_vec() };
        for &part in parts.iter().filter(|_| entries) {
            flat.extend(self.field(part, Field::Arguments).map(|list| self.parts(list)).unwrap_or_default());
        }
        if flat.len() == 1 {
            return Some(self.copy(node, CollectionKind::Map, &flat));
        }
        let mut entries = Vec::new();
        for pair in flat.chunks(2) {
            let &[key, value] = pair else { return None };
            entries.push(self.keyed(key, value));
        }
        Some(self.collected(node, CollectionKind::Map, entries))
    }

    /// A collection with what others hold.
    fn copy(&mut self, node: Node<'_>, kind: CollectionKind, of: &[Node<'_>]) -> NodeId {
        let entries = of.iter().map(|&other| self.entries_of(other)).collect();
        self.collected(node, kind, entries)
    }

    /// `list.add(value)`: the list gets elements.
    fn added(&mut self, node: Node<'_>, list: Node<'_>, values: &[Node<'_>]) -> NodeId {
        let assigns = values.iter().map(|&value| self.appended(node, list, value)).collect::<Vec<_>>();
        if let [only] = assigns[..] { only } else { self.add(node, Form::Block(assigns)) }
    }

    /// A call on a collection that is still being made, or on something else.
    fn chained(&mut self, node: Node<'_>, object: Node<'_>, method: &str, args: &[Node<'_>]) -> Option<NodeId> {
        let name = self.field(node, Field::Name)?;
        let value = self.lower(object);
        let Form::Collection(Collection { kind, .. }) = *self.unit.form(self.unit.bare(value)) else {
            let callee = self.member(value, name);
            let args = self.field(node, Field::Arguments).map(|list| self.args(list, crate::syntax::Runs::Unknown));
            return Some(self.add(node, Form::Call(Call { callee, args: args.unwrap_or_default() })));
        };
        let mut entries = vec![Entry { key: None, value, spread: true }];
        match (method, args) {
            ("put", &[key, value]) => entries.push(self.keyed(key, value)),
            ("add", values) => {
                entries.extend(values.iter().map(|&value| self.element(value)));
            }
            _ => return Some(self.coerced(node, value, Coercion::Same)),
        }
        Some(self.collected(node, kind, entries))
    }

    /// `new ArrayList<>(…)`, `new HashMap<>(…)`, also with braces in which entries are added.
    pub(super) fn new_collection(&mut self, node: Node<'_>, of: Node<'_>, args: &[Node<'_>]) -> Option<NodeId> {
        let class = self.simple_name(of);
        let kind = match class {
            _ if self.own.contains(class) => return None,
            _ if LIST_CLASSES.contains(&class) => CollectionKind::List,
            _ if MAP_CLASSES.contains(&class) => CollectionKind::Map,
            _ => return None,
        };
        let body = self.parts(node).into_iter().find(|&part| self.kind(part) == Kind::Body);
        let calls = match body {
            Some(body) => self.calls_in_braces(body)?,
            None => Vec::new(),
        };
        // A number is how much there is to be room for.
        let mut entries = Vec::new();
        for &other in args {
            if self.kind(other) == Kind::Number {
                continue;
            }
            let value = self.lower(other);
            // A copy of what is written out on the spot is that.
            if matches!(self.unit.form(value), Form::Collection(_)) && calls.is_empty() {
                return Some(self.coerced(node, value, Coercion::Same));
            }
            entries.push(Entry { key: None, value, spread: true });
        }
        for call in calls {
            entries.push(match call[..] {
                [key, value] => self.keyed(key, value),
                [value] => self.element(value),
                _ => return None,
            });
        }
        Some(self.collected(node, kind, entries))
    }

    /// The arguments of the calls in `{{ add(…); put(…, …); }}`, if there is nothing else.
    fn calls_in_braces<'tree>(&self, body: Node<'tree>) -> Option<Vec<Vec<Node<'tree>>>> {
        let [block] = self.parts(body)[..] else { return None };
        let arguments = |statement: Node<'tree>| {
            let call = *self.parts(statement).first().filter(|_| self.kind(statement) == Kind::ExpressionStatement)?;
            let name = self.text_of(self.field(call, Field::Name).filter(|_| self.kind(call) == Kind::Invocation)?);
            let args = self.parts(self.field(call, Field::Arguments)?);
            matches!((name, args.len()), ("add", 1) | ("put", 2)).then_some(args)
        };
        self.parts(block).into_iter().map(arguments).collect()
    }
}

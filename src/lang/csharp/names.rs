//! Names: namespaces, types, and bare names that are variables or members.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::{
        clike::Expressions,
        lowering::{Lower, span},
    },
    source::Span,
    syntax::{Form, Import, ImportName, Key, Member, Name, NodeId, Text},
};
use tree_sitter::Node;

impl Lowering<'_> {
    /// Notes the types, aliases and methods that the file declares.
    pub(super) fn survey(&mut self, root: Node<'_>) {
        let mut pending = vec![root];
        while let Some(node) = pending.pop() {
            let name = self.field(node, Field::Name).map(|name| Text::from(self.text_of(name)));
            match self.kind(node) {
                Kind::Class | Kind::Foreign | Kind::Using => self.types.extend(name.filter(|_| node.is_named())),
                Kind::Method => self.methods.extend(name),
                _ => {}
            }
            // Nothing below a statement declares a type.
            if !matches!(self.kind(node), Kind::Block | Kind::Method | Kind::Fields | Kind::Property | Kind::Constructor) {
                pending.extend(self.parts(node));
            }
        }
    }

    /// `using A.B;`, `using static A.B;`, `using X = A.B;`
    pub(super) fn using(&mut self, node: Node<'_>) -> NodeId {
        let alias = self.field(node, Field::Name);
        let Some(named) = self.parts(node).into_iter().rfind(|&part| Some(part) != alias) else { return self.opaque(node) };
        let mut module = segments(self.text_of(named));
        let Some(alias) = alias else {
            return self.add(node, Form::Import(Import { module, everything: true, ..Import::default() }));
        };
        let path = if module.len() > 1 { module.split_off(module.len() - 1) } else { Vec::new() };
        let local = self.add(alias, Form::Name(Name::Variable(self.text_of(alias).into())));
        self.add(node, Form::Import(Import { module, names: vec![ImportName { path, local }], everything: false }))
    }

    /// A namespace sees the names of all namespaces around it.
    pub(super) fn namespace(&mut self, node: Node<'_>) -> NodeId {
        let before = self.namespace.len();
        let name = self.field(node, Field::Name);
        self.namespace.extend(name.map(|name| segments(self.text_of(name))).unwrap_or_default());
        let at = name.map_or(node.start_byte(), |name| name.end_byte());
        let mut body = Vec::new();
        for end in before + 1..=self.namespace.len() {
            let import = Import { module: self.namespace[..end].to_vec(), everything: true, ..Import::default() };
            body.push(self.unit.add(Span::new(at, at), Form::Import(import)));
        }
        let Some(block) = self.field(node, Field::Body) else { return self.add(node, Form::Opaque(body)) };
        body.extend(self.lower_all(block));
        self.namespace.truncate(before);
        self.add(node, Form::Block(body))
    }

    /// A bare name: a variable, or a member of a class around.
    pub(super) fn bare_value(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node);
        self.bare(node, self.scopes.value(name), name.into())
    }

    /// The class that a type names, whatever its arguments are.
    pub(super) fn class_name(&mut self, node: Node<'_>) -> NodeId {
        let mut last = node;
        while let Some(inner) = self.last_part(last) {
            last = inner;
        }
        self.class_of(self.text_of(node), Span::new(node.start_byte(), last.start_byte()), span(last))
    }

    /// What the name of a type ends with, besides its arguments.
    fn last_part<'tree>(&self, node: Node<'tree>) -> Option<Node<'tree>> {
        match self.kind(node) {
            Kind::Generic | Kind::Type => self.parts(node).first().copied(),
            _ => self.field(node, Field::Name),
        }
    }

    /// The class of a name that is written with what stands before its last segment in one place, and that in another.
    pub(super) fn class_of(&mut self, text: &str, before: Span, last: Span) -> NodeId {
        let top = text.starts_with("global::");
        let mut path = segments(text);
        let Some(name) = path.pop() else { return self.unit.add(last, Form::Opaque(Vec::new())) };
        let object = match path.first() {
            None if top => return self.unit.add(last, Form::Import(Import { module: vec![name], ..Import::default() })),
            None => return self.unit.add(last, Form::Name(Name::Variable(name))),
            Some(first) if !top && self.types.contains(first) => {
                let object = self.unit.add(before, Form::Name(Name::Variable(first.clone())));
                path.into_iter().skip(1).fold(object, |object, segment| {
                    self.unit.add(before, Form::Member(Member { object, key: Key::Named(segment, before) }))
                })
            }
            Some(first) => {
                // A namespace around hides one of the same name at the top.
                let inside = self.namespace.iter().rposition(|around| around == first).filter(|_| !top).unwrap_or(0);
                let module = self.namespace[..inside].iter().cloned().chain(path).collect();
                self.unit.add(before, Form::Import(Import { module, ..Import::default() }))
            }
        };
        self.unit.add(before.cover(last), Form::Member(Member { object, key: Key::Named(name, last) }))
    }

    /// The class of a type, or something opaque with the names in it.
    pub(super) fn type_names(&mut self, node: Node<'_>) -> NodeId {
        if self.kind(node) == Kind::Type {
            let parts = self.parts(node).into_iter().map(|part| self.type_names(part)).collect();
            return self.add(node, Form::Opaque(parts));
        }
        let class = self.class_name(node);
        let generic = self.field(node, Field::Name).unwrap_or(node);
        let mut arguments = self.parts(generic).into_iter().filter(|&part| part.kind() == "type_argument_list");
        match arguments.next_back() {
            Some(arguments) if self.kind(generic) == Kind::Generic => {
                let arguments = self.type_names(arguments);
                self.add(node, Form::Opaque(vec![class, arguments]))
            }
            _ => class,
        }
    }

    /// The declared type of the place that a value of no written type goes to.
    pub(super) fn expected(&self, node: Node<'_>) -> Option<Text> {
        let mut inner = node;
        loop {
            let outer = inner.parent()?;
            let declared = match self.kind(outer) {
                Kind::Declarator => self.field(outer.parent()?, Field::Type),
                Kind::Property | Kind::Parameter | Kind::LocalFunction => self.field(outer, Field::Type),
                Kind::Method => self.field(outer, Field::Returns),
                Kind::Closure | Kind::Argument | Kind::Initializer | Kind::Class => return None,
                Kind::Assignment => {
                    let left = self.field(outer, Field::Left)?;
                    let name = self.field(left, Field::Name).unwrap_or(left);
                    return self.scopes.class_of(self.text_of(name)).map(Text::from);
                }
                _ => None,
            };
            if let Some(declared) = declared {
                let text = self.text_of(declared);
                let promised = ["Task<", "ValueTask<"].iter().find_map(|task| text.strip_prefix(task)?.strip_suffix('>'));
                return Some(promised.unwrap_or(text).into());
            }
            inner = outer;
        }
    }
}

/// The segments of a qualified name, without type arguments.
pub(super) fn segments(text: &str) -> Vec<Text> {
    let name = text.split(['<', '?', '[']).next().unwrap_or_default();
    let name = name.strip_prefix("global::").unwrap_or(name);
    name.split(['.', ':']).map(str::trim).filter(|segment| !segment.is_empty()).map(Text::from).collect()
}

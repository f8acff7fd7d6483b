//! Names: packages, imports, types, and what a bare name means.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::{
        clike::Expressions,
        lowering::{Lower, span},
        members::Bare,
    },
    source::Span,
    syntax::{Form, Import, ImportName, Key, Member, NodeId, Text},
};
use tree_sitter::Node;

impl<'a> Lowering<'a> {
    /// Learns the package and the names of classes before anything is lowered.
    pub(super) fn survey(&mut self, root: Node<'_>) {
        let mut pending = self.parts(root);
        while let Some(node) = pending.pop() {
            match self.kind(node) {
                Kind::Package => {
                    let name = self.parts(node).pop().map(|name| self.segments(name)).unwrap_or_default();
                    self.unit.closed = true;
                    self.package = name.into_iter().map(|segment| self.text_of(segment).into()).collect();
                }
                Kind::Import => self.imported.extend(self.parts(node).first().map(|&name| self.simple_name(name))),
                Kind::Class => {
                    self.own.extend(self.field(node, Field::Name).map(|name| self.text_of(name)));
                    pending.extend(self.field(node, Field::Body).map(|body| self.parts(body)).unwrap_or_default());
                }
                Kind::Body => pending.extend(self.parts(node)),
                _ => {}
            }
        }
    }

    /// `import a.b.C;`, `import a.b.*;`, and the same for static members.
    pub(super) fn import(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let Some(&name) = parts.first() else { return self.opaque(node) };
        let segments = self.segments(name);
        let mut module = segments.iter().map(|&segment| Text::from(self.text_of(segment))).collect::<Vec<_>>();
        let everything = parts.iter().any(|&part| self.kind(part) == Kind::Asterisk);
        let mut names = Vec::new();
        if let Some(&local) = segments.last().filter(|_| !everything) {
            let path = module.pop().into_iter().collect::<Vec<_>>();
            let local = self.variable(local);
            names.push(ImportName { path, local });
        }
        self.add(node, Form::Import(Import { module, names, everything }))
    }

    /// The last word of the name of a type or value.
    pub(super) fn simple_name(&self, node: Node<'_>) -> &'a str {
        self.segments(node).last().map_or(self.text_of(node), |&last| self.text_of(last))
    }

    /// The words of a name with dots; none of anything else.
    pub(super) fn segments<'tree>(&self, node: Node<'tree>) -> Vec<Node<'tree>> {
        let (mut found, mut pending) = (Vec::new(), vec![node]);
        while let Some(node) = pending.pop() {
            match self.kind(node) {
                Kind::Identifier => found.push(node),
                Kind::Scoped | Kind::FieldAccess => {
                    let named = |part: &Node<'_>| self.kind(*part) != Kind::Annotation;
                    pending.extend(self.parts(node).into_iter().filter(named));
                }
                Kind::Generic => pending.extend(self.parts(node).first()),
                _ => return Vec::new(),
            }
        }
        found.reverse();
        found
    }

    /// A type: its class where it is one name, all its classes otherwise. Types of numbers have none.
    pub(super) fn class_type(&mut self, node: Node<'_>) -> Option<NodeId> {
        match self.kind(node) {
            Kind::Primitive => None,
            Kind::Identifier if self.text_of(node) == "var" => None,
            Kind::Identifier | Kind::Scoped => Some(self.class_name(node)),
            _ => {
                let (mut classes, mut pending) = (Vec::new(), vec![node]);
                while let Some(part) = pending.pop() {
                    match self.kind(part) {
                        Kind::Identifier | Kind::Scoped => classes.push(self.class_name(part)),
                        Kind::Annotation => {}
                        _ => pending.extend(self.parts(part).into_iter().rev()),
                    }
                }
                Some(self.add(node, Form::Opaque(classes)))
            }
        }
    }

    /// A class where one is meant, without the arguments of its type.
    pub(super) fn class_name(&mut self, node: Node<'_>) -> NodeId {
        let segments = self.segments(node);
        if segments.is_empty() { self.opaque(node) } else { self.dotted(&segments) }
    }

    /// A name with dots. One that begins with a package is its own trace; any other is a member of what it begins with.
    pub(super) fn dotted(&mut self, segments: &[Node<'_>]) -> NodeId {
        let (package, names) = segments.split_at(self.package_length(segments));
        let (mut object, rest) = match (package, names) {
            (&[], &[first, ref rest @ ..]) => (self.bare_value(first), rest),
            _ => {
                let module = package.iter().map(|&segment| self.text_of(segment).into()).collect();
                let ends = package.iter().map(|&segment| span(segment)).reduce(Span::cover);
                let import = Form::Import(Import { module, ..Import::default() });
                (self.unit.add(ends.unwrap_or_default(), import), names)
            }
        };
        for &segment in rest {
            object = self.member(object, segment);
        }
        object
    }

    /// How many words of a name are a package: small ones up to the first that is a class's, if the file declares none.
    fn package_length(&self, segments: &[Node<'_>]) -> usize {
        let small = |&segment: &Node<'_>| self.text_of(segment).starts_with(char::is_lowercase);
        let length = segments.iter().take_while(|segment| small(segment)).count();
        let first = segments.first().map_or("", |&first| self.text_of(first));
        let declared = self.imported.contains(first) || self.scopes.value(first) != Bare::Unknown;
        if declared || length == segments.len() || (length == 1 && self.inherits()) { 0 } else { length }
    }

    /// Whether a name that nothing here declares may be an inherited member.
    fn inherits(&self) -> bool {
        self.scopes.classes().any(|class| class.inherits)
    }

    /// A variable or field by its bare name.
    pub(super) fn bare_value(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node);
        let bare = self.scopes.value(name);
        let inherited = self.inherits() && name.starts_with(char::is_lowercase) && !self.imported.contains(name);
        let bare = if bare == Bare::Unknown && inherited { Bare::Member } else { bare };
        self.bare(node, bare, name.into())
    }

    /// A method by its bare name.
    pub(super) fn bare_method(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node);
        let bare = self.scopes.method(name);
        self.bare(node, bare, self.method_key(name))
    }

    /// What a method of the class around is called as a member: a field may have the same name.
    pub(super) fn method_key(&self, name: &str) -> Text {
        let both = self.scopes.classes().any(|class| class.fields.contains_key(name));
        if both { format!("{name}()").into() } else { name.into() }
    }

    /// `object.name`, of which the name was given as a node.
    pub(super) fn member(&mut self, object: NodeId, name: Node<'_>) -> NodeId {
        let key = Key::Named(self.text_of(name).into(), span(name));
        let whole = self.unit.span(object).cover(span(name));
        self.unit.add(whole, Form::Member(Member { object, key }))
    }
}

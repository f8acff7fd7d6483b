//! Constants: which of them the file defines, and what a qualified name means where it stands.
//!
//! A name that the file does not define needs no import: it is looked up in the modules around, in those that are included,
//! and from the top. That is said by opening those modules.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
    survey::{Defined, Meaning},
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{Form, Import, Key, Member, Name, NodeId, Text},
};
use tree_sitter::{Node, TreeCursor};

/// More modules of one file are not opened.
const MOST_MODULES: usize = 16;

impl Lowering<'_> {
    /// Whether the file gives a constant of this name a meaning.
    pub(super) fn defines(&self, name: &str) -> bool {
        self.constants.has_segment(name)
    }

    /// Notes what the file defines before anything is lowered, since a method may name what stands below it.
    pub(super) fn find_constants(&mut self, root: Node<'_>) {
        let mut cursor = root.walk();
        let mut around: Vec<(usize, Vec<Text>)> = Vec::new();
        loop {
            let node = cursor.node();
            while around.last().is_some_and(|(end, _)| node.start_byte() >= *end) {
                around.pop();
            }
            let inside = around.last().map(|(_, path)| path.clone()).unwrap_or_default();
            match self.kind(node) {
                Kind::Class | Kind::Module => {
                    if let Some(path) = self.field(node, Field::Name).and_then(|name| self.own_name(name, &inside)) {
                        if self.kind(node) == Kind::Module && !self.constants.modules.contains(&path) {
                            self.constants.modules.push(path.clone());
                        }
                        self.constants.defined.insert(path.clone(), Defined::Module);
                        around.push((node.end_byte(), path));
                    }
                }
                Kind::Assignment | Kind::OperatorAssignment => {
                    let name = self.field(node, Field::Left).and_then(|left| self.own_name(left, &inside));
                    if let Some(name) = name {
                        self.constants.defined.entry(name).or_insert(Defined::Value);
                    }
                }
                Kind::Call => self.note_writers(node),
                Kind::Heredoc => self.heredocs.begin(span(node)),
                Kind::HeredocBody => self.heredocs.body(span(node)),
                _ => {}
            }
            if !next(&mut cursor) {
                return;
            }
        }
    }

    /// The name from the top of a constant that is defined here.
    fn own_name(&self, node: Node<'_>, inside: &[Text]) -> Option<Vec<Text>> {
        let (path, absolute) = self.path(node)?;
        let names = path.iter().map(|&segment| self.text_of(segment).into()).collect::<Vec<_>>();
        Some(if absolute { names } else { [inside, &names].concat() })
    }

    /// The name from the top of a constant that is defined where the lowering is.
    pub(super) fn whole_name(&self, node: Node<'_>) -> Option<Vec<Text>> {
        self.own_name(node, self.nesting.last().map(Vec::as_slice).unwrap_or_default())
    }

    /// Opens the modules in which constants are looked up.
    pub(super) fn open_modules(&mut self) -> Vec<NodeId> {
        let own = self.constants.modules.iter().take(MOST_MODULES).cloned();
        let opened = [Vec::new()].into_iter().chain(own).collect::<Vec<_>>();
        let open = |module| Form::Import(Import { module, names: Vec::new(), everything: true });
        opened.into_iter().map(|module| self.unit.add(Span::new(0, 0), open(module))).collect()
    }

    /// Runs a step inside a class or module.
    pub(super) fn nested<T>(&mut self, name: Option<Node<'_>>, step: impl FnOnce(&mut Self) -> T) -> T {
        let inside = self.nesting.last().cloned().unwrap_or_default();
        let path = name.and_then(|name| self.own_name(name, &inside));
        let deeper = path.is_some();
        self.nesting.extend(path);
        let result = step(self);
        if deeper {
            self.nesting.pop();
        }
        result
    }

    /// The segments of a qualified name, and whether it begins at the top.
    fn path<'tree>(&self, node: Node<'tree>) -> Option<(Vec<Node<'tree>>, bool)> {
        let mut segments = Vec::new();
        let mut rest = node;
        loop {
            match self.kind(rest) {
                Kind::Constant => {
                    segments.push(rest);
                    segments.reverse();
                    return Some((segments, false));
                }
                Kind::ScopeResolution => {
                    segments.push(self.field(rest, Field::Name)?);
                    match self.field(rest, Field::Scope) {
                        Some(scope) => rest = scope,
                        None => {
                            segments.reverse();
                            return Some((segments, true));
                        }
                    }
                }
                _ => return None,
            }
        }
    }

    /// A constant that is read.
    pub(super) fn constant(&mut self, node: Node<'_>) -> NodeId {
        let Some((path, absolute)) = self.path(node) else { return self.scoped(node) };
        let names = path.iter().map(|&segment| Text::from(self.text_of(segment))).collect::<Vec<_>>();
        let nesting = if absolute { &[] } else { self.nesting.as_slice() };
        let (root, known) = match self.constants.meaning(nesting, &names) {
            Meaning::Own => (self.qualified(node, path[path.len() - 1]), path.len()),
            Meaning::Value(end) => (self.qualified(node, path[end - 1]), end),
            Meaning::Inside(module) => (self.module(path[0], module), 1),
            // The environment is the same everywhere.
            Meaning::Elsewhere if &*names[0] == "ENV" => (self.module(path[0], vec![names[0].clone()]), 1),
            Meaning::Elsewhere if absolute || self.constants.has_segment(&names[0]) => {
                (self.module(path[0], vec![names[0].clone()]), 1)
            }
            Meaning::Elsewhere => (self.named(path[0]), 1),
        };
        let start = node.start_byte();
        path[known..].iter().zip(&names[known..]).fold(root, |object, (segment, name)| {
            let whole = Span::new(start, segment.end_byte());
            let key = Key::Named(name.clone(), span(*segment));
            self.unit.add(whole, Form::Member(Member { object, key }))
        })
    }

    /// A constant of something that is no constant: `self.class::NAME`.
    fn scoped(&mut self, node: Node<'_>) -> NodeId {
        let object = self.lower_required(node, Field::Scope);
        let Some(name) = self.field(node, Field::Name) else { return self.add(node, Form::Opaque(vec![object])) };
        let key = Key::Named(self.text_of(name).into(), span(name));
        self.add(node, Form::Member(Member { object, key }))
    }

    /// A name of the file.
    pub(super) fn named(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node).into();
        self.add(node, Form::Name(Name::Variable(name)))
    }

    /// A name of the file with the modules it is read from: without them it means nothing elsewhere.
    fn qualified(&mut self, whole: Node<'_>, last: Node<'_>) -> NodeId {
        let name = self.text_of(last).into();
        self.unit.add(Span::new(whole.start_byte(), last.end_byte()), Form::Name(Name::Variable(name)))
    }

    fn module(&mut self, node: Node<'_>, module: Vec<Text>) -> NodeId {
        self.add(node, Form::Import(Import { module, ..Import::default() }))
    }

    /// `include Name`: the names of that module are known here. What the file itself defines is known anyway.
    pub(super) fn include(&mut self, node: Node<'_>, modules: &[Node<'_>]) -> NodeId {
        let mut opened = Vec::new();
        for &module in modules {
            let Some((path, absolute)) = self.path(module) else {
                opened.push(self.lower(module));
                continue;
            };
            let names = path.iter().map(|&segment| Text::from(self.text_of(segment))).collect::<Vec<_>>();
            let nesting = if absolute { &[] } else { self.nesting.as_slice() };
            let own = matches!(self.constants.meaning(nesting, &names), Meaning::Own | Meaning::Value(_));
            opened.push(if own {
                self.constant(module)
            } else {
                self.add(module, Form::Import(Import { module: names, names: Vec::new(), everything: true }))
            });
        }
        self.add(node, Form::Opaque(opened))
    }
}

/// Goes on to the next node in the order of the text.
fn next(cursor: &mut TreeCursor<'_>) -> bool {
    if cursor.goto_first_child() || cursor.goto_next_sibling() {
        return true;
    }
    loop {
        if !cursor.goto_parent() {
            return false;
        }
        if cursor.goto_next_sibling() {
            return true;
        }
    }
}

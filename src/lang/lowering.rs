//! What lowering is in every language: walking down a tree with a depth limit and adding nodes.

use super::grammar::Grammar;
use crate::{
    source::Span,
    syntax::{Form, NodeId, Unit},
};
use tree_sitter::{Node, Parser};

/// Deeper nodes are left out and reported: the stack is finite.
const MAX_DEPTH: u32 = 200;

/// The state of lowering one file, and the steps that do not depend on the language.
pub(super) trait Lower<'a>: Sized {
    /// The node kinds of the language.
    type Kind: Copy + PartialEq + 'static;
    /// The fields of the language.
    type Field: Copy + PartialEq + 'static;

    /// The kind of what has no meaning wherever it stands.
    const COMMENT: Self::Kind;

    fn grammar(&self) -> &'static Grammar<Self::Kind, Self::Field>;
    fn text(&self) -> &'a str;
    fn unit(&mut self) -> &mut Unit;
    fn depth(&mut self) -> &mut u32;

    /// Lowers a node of any kind; called by [`Lower::lower`] alone.
    fn node(&mut self, node: Node<'_>) -> NodeId;

    /// The statements of a block.
    fn statements(&mut self, block: Node<'_>) -> Vec<NodeId> {
        self.lower_all(block)
    }

    /// Lowers the whole file into the unit.
    fn file(&mut self) {
        let mut parser = Parser::new();
        let tree = parser.set_language(&self.grammar().language).ok().and_then(|()| parser.parse(self.text(), None));
        let mut body = Vec::new();
        if let Some(tree) = tree {
            self.unit().errors = super::grammar::errors(tree.root_node());
            self.unit().comments = self.comments(tree.root_node());
            body = self.statements(tree.root_node());
        }
        let whole = Span::new(0, self.text().len());
        self.unit().add(whole, Form::Block(body));
    }

    /// All comments below a node, in order.
    fn comments(&self, root: Node<'_>) -> Vec<Span> {
        let mut found = Vec::new();
        let mut cursor = root.walk();
        loop {
            // A line continuation is no more than white space.
            let says = |node| !self.text_of(node).starts_with('\\');
            if cursor.node().is_named() && self.kind(cursor.node()) == Self::COMMENT && says(cursor.node()) {
                found.push(span(cursor.node()));
            }
            if cursor.goto_first_child() || cursor.goto_next_sibling() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return found;
                }
            }
        }
    }

    fn kind(&self, node: Node<'_>) -> Self::Kind {
        self.grammar().kind(node)
    }

    fn field<'tree>(&self, node: Node<'tree>, field: Self::Field) -> Option<Node<'tree>> {
        self.grammar().child(node, field)
    }

    fn text_of(&self, node: Node<'_>) -> &'a str {
        self.text().get(node.byte_range()).unwrap_or_default()
    }

    fn add(&mut self, node: Node<'_>, form: Form) -> NodeId {
        self.unit().add(span(node), form)
    }

    /// The named children that are not comments.
    fn parts<'tree>(&self, node: Node<'tree>) -> Vec<Node<'tree>> {
        let mut cursor = node.walk();
        node.named_children(&mut cursor).filter(|&child| self.kind(child) != Self::COMMENT).collect()
    }

    /// Lowers a node, or leaves it out where it is nested too deeply.
    fn lower(&mut self, node: Node<'_>) -> NodeId {
        self.deeper(node, |this| this.node(node))
    }

    /// Runs a step that may come back here for a part of the node, or leaves the node out where it is nested too deeply.
    fn deeper(&mut self, node: Node<'_>, step: impl FnOnce(&mut Self) -> NodeId) -> NodeId {
        if *self.depth() >= MAX_DEPTH {
            self.unit().too_deep.get_or_insert(span(node));
            return self.add(node, Form::Opaque(Vec::new()));
        }
        *self.depth() += 1;
        let id = step(self);
        *self.depth() -= 1;
        id
    }

    fn lower_all(&mut self, node: Node<'_>) -> Vec<NodeId> {
        self.parts(node).into_iter().map(|part| self.lower(part)).collect()
    }

    fn lower_field(&mut self, node: Node<'_>, field: Self::Field) -> Option<NodeId> {
        self.field(node, field).map(|child| self.lower(child))
    }

    /// A field that the grammar promises; where an error took it away, an empty node stands in.
    fn lower_required(&mut self, node: Node<'_>, field: Self::Field) -> NodeId {
        let end = Span::new(node.end_byte(), node.end_byte());
        match self.lower_field(node, field) {
            Some(id) => id,
            None => self.unit().add(end, Form::Opaque(Vec::new())),
        }
    }

    fn opaque(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.lower_all(node);
        self.add(node, Form::Opaque(parts))
    }
}

/// Where a node stands.
pub(super) fn span(node: Node<'_>) -> Span {
    Span::new(node.start_byte(), node.end_byte())
}

/// Where a node begins, and nothing of it.
pub(super) fn start(node: Node<'_>) -> Span {
    Span::new(node.start_byte(), node.start_byte())
}

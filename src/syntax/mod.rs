//! The neutral vocabulary: one tree for all languages, just large enough to follow a token from construction to generation.
//!
//! An adapter lowers a file into a [`Unit`]; everything after it works on units alone. Nodes live in one arena and refer to
//! each other by [`NodeId`], so that any fact about a node is an index away and dropping a deep tree costs no stack.

mod code;
mod form;
#[cfg(test)]
mod tests;

pub use code::*;
pub use form::*;

use crate::{
    source::{SourceFile, Span},
    style::{Place, Style},
};

/// A language: how its files are recognised and lowered.
pub trait Adapter: Sync {
    /// The language's name: its folder in `src/lang`, its table in `rules/sdk`, its fixtures.
    fn language(&self) -> &'static str;

    /// File extensions without the dot, lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// Whole names of other files of the language.
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    /// Ends of the names of files that hold code of the language among other text, lower case. Those are never rewritten.
    fn templates(&self) -> &'static [&'static str] {
        &[]
    }

    /// A file that holds an expression and nothing else.
    fn alone(&self, expression: &str) -> String {
        expression.to_owned()
    }

    /// Lowers a file. Never fails: what is not understood is [`Form::Opaque`], and errors are listed in the unit.
    fn lower(&self, source: &SourceFile) -> Unit;

    /// The ways in which a file names something by its whole name, which for a module of its own project leads from the
    /// project's folder. The file's path is relative to that folder too, with `/` between components.
    fn spellings(&self, name: &[Text], _file: &str) -> Vec<Vec<Text>> {
        vec![name.to_vec()]
    }

    /// What a file's code looks like.
    fn style(&self, text: &str) -> Style;

    /// The text of an expression that begins in a column.
    fn expression(&self, code: &Code, place: Place<'_>, column: usize) -> String;

    /// Statements in a place where statements stand, without what ends the last one.
    fn statements(&self, statements: &[Statement], place: Place<'_>) -> String;

    /// Statements in a place where an expression stands, if the language can say that: one call may stand where another did.
    fn in_expression(&self, statements: &[Statement], place: Place<'_>) -> Option<String> {
        let [Statement::Evaluate(code)] = statements else { return None };
        Some(self.expression(code, place, 0))
    }

    /// The type of a class's instances, where it is written otherwise than the class.
    fn type_of_instances(&self, _class: &Code, _place: Place<'_>) -> Option<String> {
        None
    }

    /// A function's body in place of an expression that was its result, if the language has such functions.
    fn body(&self, _statements: &[Statement], _place: Place<'_>) -> Option<String> {
        None
    }

    /// A statement that imports a name.
    fn import(&self, import: &NewImport, place: Place<'_>) -> String;

    /// An entry of a pattern that takes a nested name, if the language has such patterns.
    fn pattern_entry(&self, _path: &[String], _local: &str) -> Option<String> {
        None
    }
}

/// Index of a node in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// The node's index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A node: where it stands and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The whole expression or statement.
    pub span: Span,
    /// What it means.
    pub form: Form,
}

/// One lowered file. Nodes are numbered children first, in the order they were lowered.
#[derive(Debug, Clone, Default)]
pub struct Unit {
    nodes: Vec<Node>,
    parents: Vec<Option<NodeId>>,
    depths: Vec<u32>,
    /// Where the parser found no sense.
    pub errors: Vec<Span>,
    /// Comments, in order.
    pub comments: Vec<Span>,
    /// The first place that was nested too deeply to be lowered.
    pub too_deep: Option<Span>,
    /// Whether assigning to an unknown name declares it in the function.
    pub declares_by_assigning: bool,
    /// Whether a name that the file neither declares nor imports is one of its own package.
    pub closed: bool,
    /// Whether it jumps to labels, so that a statement may be left out without a sign of that around it.
    pub jumps: bool,
    /// The classes that other files know by their whole names, without an import that says where they are.
    pub defines: Vec<(Vec<Text>, NodeId)>,
}

impl Unit {
    /// Adds a node whose children were added before.
    pub fn add(&mut self, span: Span, form: Form) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { span, form });
        id
    }

    /// Computes parents and depths; call once, after the root was added last.
    #[must_use]
    pub fn finish(mut self) -> Self {
        self.parents = vec![None; self.nodes.len()];
        self.depths = vec![0; self.nodes.len()];
        for id in self.ids().rev() {
            for child in self.children(id) {
                self.parents[child.index()] = Some(id);
                self.depths[child.index()] = self.depths[id.index()] + 1;
            }
        }
        self
    }

    /// All nodes, children before their parents.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }

    /// The nodes that were added between two others.
    pub fn range(&self, first: NodeId, last: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (first.0.saturating_add(1)..last.0).map(NodeId)
    }

    /// The last node added: the file's block.
    #[must_use]
    pub fn root(&self) -> Option<NodeId> {
        self.ids().next_back()
    }

    /// What a node means.
    #[must_use]
    pub fn form(&self, id: NodeId) -> &Form {
        &self.nodes[id.index()].form
    }

    /// Where a node stands.
    #[must_use]
    pub fn span(&self, id: NodeId) -> Span {
        self.nodes[id.index()].span
    }

    /// The node around a node.
    #[must_use]
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.parents[id.index()]
    }

    /// The nodes around a node, innermost first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |&node| self.parent(node))
    }

    /// Whether `inner` is `outer` or inside it.
    #[must_use]
    pub fn is_inside(&self, inner: NodeId, outer: NodeId) -> bool {
        inner == outer || self.ancestors(inner).any(|node| node == outer)
    }

    /// The innermost node around both.
    #[must_use]
    pub fn common_ancestor(&self, mut a: NodeId, mut b: NodeId) -> Option<NodeId> {
        while a != b {
            if self.depths[a.index()] >= self.depths[b.index()] {
                a = self.parent(a)?;
            } else {
                b = self.parent(b)?;
            }
        }
        Some(a)
    }

    /// The node without parentheses, assertions and awaiting.
    #[must_use]
    pub fn bare(&self, mut id: NodeId) -> NodeId {
        while let Form::Coerce(coerce) = self.form(id) {
            id = coerce.value;
        }
        id
    }

    /// The variable a [`Form::Name`] node names.
    #[must_use]
    pub fn variable(&self, id: NodeId) -> Option<&str> {
        match self.form(id) {
            Form::Name(Name::Variable(name)) => Some(name),
            _ => None,
        }
    }

    /// A node's parts in the order in which they are evaluated.
    #[must_use]
    pub fn children(&self, id: NodeId) -> Vec<NodeId> {
        fn keys<'a>(entries: &'a [Entry]) -> impl Iterator<Item = NodeId> + 'a {
            entries.iter().flat_map(|entry| key(entry.key.as_ref()).into_iter().chain([entry.value]))
        }
        fn key(key: Option<&Key>) -> Option<NodeId> {
            match key {
                Some(Key::Computed(node)) => Some(*node),
                _ => None,
            }
        }
        let args = |head: NodeId, args: &[Arg]| [head].into_iter().chain(args.iter().map(|arg| arg.value)).collect();
        match self.form(id) {
            Form::Import(import) => import.names.iter().map(|name| name.local).collect(),
            Form::Function(function) => {
                let params = function.params.iter().flat_map(|param| [Some(param.target), param.annotation]).flatten();
                let types = function.type_params.iter().copied();
                let head = types.chain(function.name).chain(params).chain(function.result);
                head.chain(function.throws.iter().copied()).chain(function.body).collect()
            }
            Form::Class(class) => {
                let head = class.type_params.iter().copied().chain(class.name);
                head.chain(class.bases.iter().copied()).chain(class.body.iter().copied()).collect()
            }
            Form::Block(nodes) | Form::Test(nodes) | Form::Opaque(nodes) => nodes.clone(),
            Form::Branch(branch) => [branch.test].into_iter().chain(branch.arms.iter().copied()).collect(),
            Form::Loop(each) => {
                let head = each.before.iter().copied().chain(each.over).chain(each.target);
                head.chain(each.body.iter().copied()).collect()
            }
            Form::Try(attempt) => {
                [attempt.body].into_iter().chain(attempt.handlers.iter().copied()).chain(attempt.last).collect()
            }
            Form::Jump(jump) => jump.value.into_iter().collect(),
            Form::Assign(assign) => assign.value.into_iter().chain(assign.annotation).chain([assign.target]).collect(),
            Form::Name(_) | Form::Literal(Literal::Number(_) | Literal::Bool(_) | Literal::Null) => Vec::new(),
            Form::Literal(Literal::Text(_, holes)) => holes.clone(),
            Form::Member(member) => [member.object].into_iter().chain(key(Some(&member.key))).collect(),
            Form::Call(call) => args(call.callee, &call.args),
            Form::Construct(construct) => args(construct.class, &construct.args),
            Form::Collection(collection) => keys(&collection.entries).collect(),
            Form::Arithmetic(arithmetic) => arithmetic.operands.clone(),
            Form::Coerce(coerce) => vec![coerce.value],
        }
    }
}

//! Statements: control flow and assignments.

use super::{
    grammar::{Field, Kind, PythonGrammar, python},
    scope::Scope,
};
use crate::{
    lang::lowering::Lower,
    source::Span,
    syntax::{
        Assign, AssignMode, Branch, BranchKind, Coerce, Coercion, Collection, CollectionKind, Entry, Form, Jump, JumpKind,
        Loop, NodeId, Try, Unit,
    },
};
use tree_sitter::Node;

/// Lowers a whole file.
pub(super) fn lower(text: &str) -> Unit {
    let mut unit = Unit::default();
    unit.declares_by_assigning = true;
    let mut lowering = Lowering { text, unit, scopes: vec![Scope::Module], depth: 0 };
    lowering.file();
    lowering.unit.finish()
}

/// The state of lowering one file.
pub(super) struct Lowering<'a> {
    pub(super) text: &'a str,
    pub(super) unit: Unit,
    pub(super) scopes: Vec<Scope>,
    depth: u32,
}

impl<'a> Lower<'a> for Lowering<'a> {
    type Kind = Kind;
    type Field = Field;

    const COMMENT: Kind = Kind::Comment;

    fn grammar(&self) -> &'static PythonGrammar {
        python()
    }

    fn text(&self) -> &'a str {
        self.text
    }

    fn unit(&mut self) -> &mut Unit {
        &mut self.unit
    }

    fn depth(&mut self) -> &mut u32 {
        &mut self.depth
    }

    fn node(&mut self, node: Node<'_>) -> NodeId {
        self.statement(node)
    }

    /// The statements of a block; a decorator is a statement before the one it decorates.
    fn statements(&mut self, block: Node<'_>) -> Vec<NodeId> {
        let mut lowered = Vec::new();
        for part in self.parts(block) {
            if self.kind(part) == Kind::Decorated {
                lowered.extend(self.decorated(part));
            } else {
                lowered.push(self.lower(part));
            }
        }
        lowered
    }
}

impl Lowering<'_> {
    fn statement(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::ExpressionStatement => match self.parts(node)[..] {
                [part] => self.lower(part),
                _ => self.opaque(node),
            },
            Kind::Block => {
                let body = self.statements(node);
                self.add(node, Form::Block(body))
            }
            Kind::Else | Kind::Finally => match self.parts(node)[..] {
                [.., body] => self.lower(body),
                [] => self.opaque(node),
            },
            Kind::Assignment | Kind::Augmented | Kind::Named => self.assignment(node),
            Kind::Function => self.function_definition(node, &[]),
            Kind::Decorated => {
                let parts = self.decorated(node);
                self.add(node, Form::Opaque(parts))
            }
            Kind::Class => self.class(node),
            Kind::If | Kind::Elif => self.branch(node),
            Kind::Match => self.match_statement(node),
            Kind::For => self.for_loop(node),
            Kind::While => {
                let condition = self.lower_required(node, Field::Condition);
                let body = self.lower_required(node, Field::Body);
                let turns = self.add(
                    node,
                    Form::Loop(Loop { before: Vec::new(), target: None, over: None, body: vec![condition, body] }),
                );
                self.and_then(node, turns)
            }
            Kind::Try => self.attempt(node),
            Kind::With => self.with(node),
            Kind::Return => self.jump(node, JumpKind::Return),
            Kind::Raise => self.jump(node, JumpKind::Throw),
            Kind::Assert => self.assertion(node),
            Kind::Delete => self.deletion(node),
            Kind::Yield => self.jump(node, JumpKind::Yield),
            Kind::Break => self.jump(node, JumpKind::Break),
            Kind::Continue => self.jump(node, JumpKind::Continue),
            Kind::Global => self.global(node),
            Kind::Import | Kind::ImportFrom => self.import(node),
            _ => self.expression(node),
        }
    }

    fn assignment(&mut self, node: Node<'_>) -> NodeId {
        let right = if self.kind(node) == Kind::Named { Field::Value } else { Field::Right };
        let left = if self.kind(node) == Kind::Named { Field::Name } else { Field::Left };
        let value = self.lower_field(node, right);
        let annotation = self.annotation(node, Field::Type);
        let Some(left) = self.field(node, left) else { return self.opaque(node) };
        let (target, mode) = self.target(left);
        let mode = if self.kind(node) == Kind::Augmented { AssignMode::Update } else { mode };
        self.add(node, Form::Assign(Assign { target, value, mode, annotation }))
    }

    /// A target, and how it gets its value.
    pub(super) fn target(&mut self, node: Node<'_>) -> (NodeId, AssignMode) {
        let mut mode = AssignMode::Set;
        let id = self.deeper(node, |this| {
            let (id, found) = this.target_of(node);
            mode = found;
            id
        });
        (id, mode)
    }

    fn target_of(&mut self, node: Node<'_>) -> (NodeId, AssignMode) {
        match self.kind(node) {
            Kind::Identifier => {
                let mode = self.assigned(node);
                (self.name(node), mode)
            }
            Kind::List => {
                let entries = self.parts(node).into_iter().map(|part| {
                    let spread = self.kind(part) == Kind::Splat;
                    let inner = if spread { self.parts(part).first().copied().unwrap_or(part) } else { part };
                    Entry { key: None, value: self.target(inner).0, spread }
                });
                let entries = entries.collect();
                let pattern = Form::Collection(Collection { kind: CollectionKind::List, entries });
                (self.add(node, pattern), AssignMode::Set)
            }
            Kind::Parenthesized | Kind::AsPatternTarget => match self.parts(node)[..] {
                [inner] => self.target(inner),
                _ => (self.opaque(node), AssignMode::Set),
            },
            _ => (self.lower(node), AssignMode::Set),
        }
    }

    fn branch(&mut self, node: Node<'_>) -> NodeId {
        let mut cursor = node.walk();
        let rest = node.named_children(&mut cursor).filter(|&part| matches!(self.kind(part), Kind::Elif | Kind::Else));
        let rest = rest.collect::<Vec<_>>();
        let test = self.lower_required(node, Field::Condition);
        let body = self.lower_required(node, Field::Consequence);
        let otherwise = self.otherwise(&rest);
        let exhaustive = otherwise.is_some();
        let arms = [body].into_iter().chain(otherwise).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    /// `elif … elif … else`: each is the other arm of the one before.
    fn otherwise(&mut self, rest: &[Node<'_>]) -> Option<NodeId> {
        let (&first, rest) = rest.split_first()?;
        Some(self.deeper(first, |this| this.otherwise_of(first, rest)))
    }

    fn otherwise_of(&mut self, first: Node<'_>, rest: &[Node<'_>]) -> NodeId {
        if self.kind(first) == Kind::Else {
            return self.lower(first);
        }
        let test = self.lower_required(first, Field::Condition);
        let body = self.lower_required(first, Field::Consequence);
        let otherwise = self.otherwise(rest);
        let exhaustive = otherwise.is_some();
        let arms = [body].into_iter().chain(otherwise).collect();
        self.add(first, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    fn match_statement(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Subject);
        let cases = self.field(node, Field::Body).map(|body| self.parts(body)).unwrap_or_default();
        let takes_all = |case: &Node<'_>| {
            let patterns = self.parts(*case).into_iter().filter(|&part| self.kind(part) == Kind::CasePattern);
            let any =
                patterns.into_iter().all(|pattern| self.text_of(pattern).chars().all(|c| c.is_alphanumeric() || c == '_'));
            any && self.field(*case, Field::Guard).is_none()
        };
        let exhaustive = cases.iter().any(takes_all);
        let arms = cases.into_iter().map(|case| self.case(case)).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    fn case(&mut self, case: Node<'_>) -> NodeId {
        let mut body = Vec::new();
        let mut pending =
            self.parts(case).into_iter().filter(|&part| self.kind(part) == Kind::CasePattern).collect::<Vec<_>>();
        while let Some(pattern) = pending.pop() {
            let parts = self.parts(pattern);
            // A plain name in a pattern is captured; a dotted one is compared with.
            // So is the name behind `as` or a star.
            let within = pattern.parent().map(|outer| self.kind(outer));
            let captured = match (self.kind(pattern), &parts[..]) {
                // The class in `str()` is asked for.
                (Kind::DottedName, [name]) if within != Some(Kind::ClassPattern) => Some(*name),
                (Kind::Identifier, _) if matches!(within, Some(Kind::AsPattern | Kind::SplatPattern)) => Some(pattern),
                _ => None,
            };
            if let Some(name) = captured {
                self.assigned(name);
                let target = self.variable(name);
                body.push(self.add(
                    pattern,
                    Form::Assign(Assign { target, value: None, mode: AssignMode::Foreign, annotation: None }),
                ));
            } else {
                pending.extend(parts);
            }
        }
        body.extend(self.lower_field(case, Field::Guard));
        body.extend(self.lower_field(case, Field::Consequence));
        self.add(case, Form::Block(body))
    }

    fn for_loop(&mut self, node: Node<'_>) -> NodeId {
        let over = self.lower_required(node, Field::Right);
        let target = self.field(node, Field::Left).map(|left| {
            let (target, mode) = self.target(left);
            self.add(left, Form::Assign(Assign { target, value: None, mode, annotation: None }))
        });
        let body = vec![self.lower_required(node, Field::Body)];
        let turns = self.add(node, Form::Loop(Loop { before: Vec::new(), target, over: Some(over), body }));
        self.and_then(node, turns)
    }

    /// The `else` of a loop runs after it, unless the loop was left by `break`.
    fn and_then(&mut self, node: Node<'_>, turns: NodeId) -> NodeId {
        let Some(alternative) = self.field(node, Field::Alternative) else { return turns };
        let test = self.add(alternative, Form::Opaque(Vec::new()));
        let arms = vec![self.lower(alternative)];
        let after = Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: false });
        let after = self.add(alternative, after);
        self.add(node, Form::Block(vec![turns, after]))
    }

    /// The `else` of a `try` runs when the body did: it is lowered as its end.
    fn attempt(&mut self, node: Node<'_>) -> NodeId {
        let mut body = self.lower_field(node, Field::Body).into_iter().collect::<Vec<_>>();
        let parts = self.parts(node);
        for &part in &parts {
            if self.kind(part) == Kind::Else {
                body.push(self.lower(part));
            }
        }
        let body = self.add(node, Form::Block(body));
        let (mut handlers, mut last) = (Vec::new(), None);
        for part in parts {
            match self.kind(part) {
                Kind::Except => handlers.push(self.handler(part)),
                Kind::Finally => last = Some(self.lower(part)),
                _ => {}
            }
        }
        self.add(node, Form::Try(Try { body, handlers, last }))
    }

    fn handler(&mut self, node: Node<'_>) -> NodeId {
        let mut body = Vec::new();
        for part in self.parts(node) {
            let alias = self.field(node, Field::Alias).filter(|&alias| alias == part);
            body.push(match alias {
                Some(alias) => {
                    let (target, _) = self.target(alias);
                    self.add(
                        alias,
                        Form::Assign(Assign { target, value: None, mode: AssignMode::Foreign, annotation: None }),
                    )
                }
                None => self.lower(part),
            });
        }
        self.add(node, Form::Block(body))
    }

    fn with(&mut self, node: Node<'_>) -> NodeId {
        let mut body = Vec::new();
        let clauses = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::WithClause);
        for item in clauses.flat_map(|clause| self.parts(clause)).collect::<Vec<_>>() {
            let value = self.field(item, Field::Value).unwrap_or(item);
            let value = self.lower(value);
            // Entering does what the context manager likes.
            body.push(self.add(item, Form::Coerce(Coerce { how: Coercion::Await, value })));
        }
        let Some(block) = self.field(node, Field::Body) else { return self.add(node, Form::Block(body)) };
        let lowered = self.lower(block);
        let head = self.text.get(node.start_byte()..block.start_byte()).unwrap_or_default();
        body.push(if head.contains("suppress(") {
            // What fails in it is passed over.
            let handler = self.unit.add(Span::new(block.end_byte(), block.end_byte()), Form::Block(Vec::new()));
            self.add(block, Form::Try(Try { body: lowered, handlers: vec![handler], last: None }))
        } else {
            lowered
        });
        self.add(node, Form::Block(body))
    }

    /// `value as target`: what the context manager gives is not followed.
    pub(super) fn as_pattern(&mut self, node: Node<'_>) -> NodeId {
        let Some(alias) = self.field(node, Field::Alias) else { return self.opaque(node) };
        let values = self.parts(node).into_iter().filter(|&part| part != alias).collect::<Vec<_>>();
        let values = values.into_iter().map(|value| self.lower(value)).collect();
        let value = self.add(node, Form::Opaque(values));
        let (target, mode) = self.target(alias);
        self.add(node, Form::Assign(Assign { target, value: Some(value), mode, annotation: None }))
    }

    /// Where what is asserted does not hold, an error is raised.
    fn assertion(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.lower_all(node);
        let Some((&test, rest)) = parts.split_first() else { return self.opaque(node) };
        let raise = self.add(node, Form::Jump(Jump { kind: JumpKind::Throw, value: rest.first().copied() }));
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms: vec![raise], exhaustive: false }))
    }

    /// `del a, b[0]`: both are changed.
    fn deletion(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let parts = match parts.as_slice() {
            [list] if matches!(self.kind(*list), Kind::List) => self.parts(*list),
            _ => parts,
        };
        let mut body = Vec::new();
        for part in parts {
            let (target, _) = self.target(part);
            let assign = Assign { target, value: None, mode: AssignMode::Update, annotation: None };
            body.push(self.add(part, Form::Assign(assign)));
        }
        self.add(node, Form::Block(body))
    }

    fn jump(&mut self, node: Node<'_>, kind: JumpKind) -> NodeId {
        let value = self.parts(node).first().map(|&value| self.lower(value));
        self.add(node, Form::Jump(Jump { kind, value }))
    }

    fn global(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let names = parts.iter().map(|&name| self.text_of(name).into()).collect::<Vec<_>>();
        if let Some(Scope::Function(function)) = self.scopes.last_mut() {
            function.outer.extend(names);
        }
        let names = parts.into_iter().map(|name| self.variable(name)).collect();
        self.add(node, Form::Opaque(names))
    }
}

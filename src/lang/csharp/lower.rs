//! Statements: control flow and variables.

use super::grammar::{CSharpGrammar, Field, Kind, grammar};
use crate::{
    lang::{
        lowering::{Lower, span},
        members::Scopes,
    },
    source::Span,
    syntax::{
        Assign, AssignMode, Branch, BranchKind, Collection, CollectionKind, Entry, Form, Jump, JumpKind, Loop, Name, NodeId,
        Text, Try, Unit,
    },
};
use std::collections::BTreeSet;
use tree_sitter::Node;

/// Lowers a whole file.
pub(super) fn lower(text: &str) -> Unit {
    let unit = Unit::default();
    let (scopes, types, methods) = (Scopes::default(), BTreeSet::new(), BTreeSet::new());
    let mut lowering = Lowering { text, unit, depth: 0, scopes, types, methods, namespace: Vec::new(), around: Vec::new() };
    lowering.file();
    lowering.unit.finish()
}

/// The state of lowering one file.
pub(super) struct Lowering<'a> {
    text: &'a str,
    pub(super) unit: Unit,
    depth: u32,
    pub(super) scopes: Scopes,
    /// The types that the file declares, and its aliases.
    pub(super) types: BTreeSet<Text>,
    /// The methods that the file declares.
    pub(super) methods: BTreeSet<Text>,
    pub(super) namespace: Vec<Text>,
    /// The classes around, outermost first.
    pub(super) around: Vec<Text>,
}

impl<'a> Lower<'a> for Lowering<'a> {
    type Kind = Kind;
    type Field = Field;

    const COMMENT: Kind = Kind::Comment;

    fn grammar(&self) -> &'static CSharpGrammar {
        grammar()
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

    /// `this` and `base` are expressions, too, and attributes are none.
    fn parts<'tree>(&self, node: Node<'tree>) -> Vec<Node<'tree>> {
        let mut cursor = node.walk();
        let counts = |child: &Node<'tree>| match child.is_named() {
            true => !matches!(self.kind(*child), Kind::Comment | Kind::Attribute),
            false => matches!(child.kind(), "this" | "base"),
        };
        node.children(&mut cursor).filter(counts).collect()
    }

    fn statements(&mut self, block: Node<'_>) -> Vec<NodeId> {
        if block.parent().is_none() {
            self.survey(block);
        }
        self.scoped(|this| this.lower_all(block))
    }
}

impl Lowering<'_> {
    /// Runs a step in a scope of its own.
    pub(super) fn scoped<T>(&mut self, step: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.open();
        let result = step(self);
        self.scopes.close();
        result
    }

    /// A place where nothing is written.
    pub(super) fn nothing(&mut self, at: usize) -> NodeId {
        self.unit.add(Span::new(at, at), Form::Opaque(Vec::new()))
    }

    fn statement(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::ExpressionStatement | Kind::Declaration => self.only_part(node),
            Kind::Block => {
                let body = self.statements(node);
                self.add(node, Form::Block(body))
            }
            Kind::Scoped => {
                let body = self.scoped(|this| this.lower_all(node));
                self.add(node, Form::Block(body))
            }
            Kind::Declarations => self.declarations(node),
            Kind::If => self.branch(node),
            Kind::Switch => self.switch(node),
            Kind::For => self.scoped(|this| this.for_loop(node)),
            Kind::While | Kind::Do => self.plain_loop(node),
            Kind::Foreach => self.scoped(|this| this.foreach(node)),
            Kind::Try => self.attempt(node),
            Kind::Return => self.jump(node, JumpKind::Return),
            Kind::Throw => self.jump(node, JumpKind::Throw),
            // `yield break` ends the function.
            Kind::Yield if self.parts(node).is_empty() => self.jump(node, JumpKind::Return),
            Kind::Yield => self.jump(node, JumpKind::Yield),
            Kind::Break => self.jump(node, JumpKind::Break),
            Kind::Continue => self.jump(node, JumpKind::Continue),
            Kind::Goto => {
                self.unit.jumps = true;
                self.add(node, Form::Opaque(Vec::new()))
            }
            Kind::Label => match self.parts(node).last() {
                Some(&statement) => self.lower(statement),
                None => self.opaque(node),
            },
            Kind::Preprocessor => self.preprocessor(node),
            Kind::Using => self.using(node),
            Kind::Namespace | Kind::FileNamespace => self.namespace(node),
            Kind::Class => self.class(node),
            Kind::Foreign => self.foreign(node),
            Kind::LocalFunction => self.local_function(node),
            _ => self.expression(node),
        }
    }

    pub(super) fn only_part(&mut self, node: Node<'_>) -> NodeId {
        match self.parts(node)[..] {
            [part] => self.lower(part),
            _ => self.opaque(node),
        }
    }

    /// `T a = 1, b;`
    fn declarations(&mut self, node: Node<'_>) -> NodeId {
        let declarators = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::Declarator);
        let declarators = declarators.collect::<Vec<_>>();
        // Where the statement declares one variable, it is the declaration, but for what ends it.
        let statement = node.parent().filter(|parent| self.kind(*parent) == Kind::Declaration).unwrap_or(node);
        let alone = (declarators.len() == 1).then(|| statement.start_byte());
        let assigns = declarators.into_iter().map(|part| self.declarator(node, part, alone.unwrap_or(part.start_byte())));
        let assigns = assigns.collect::<Vec<_>>();
        match assigns[..] {
            [only] => only,
            _ => self.add(node, Form::Opaque(assigns)),
        }
    }

    fn declarator(&mut self, declaration: Node<'_>, node: Node<'_>, start: usize) -> NodeId {
        let parts = self.parts(node);
        let [name, rest @ ..] = &parts[..] else { return self.opaque(node) };
        let (name, value) = (*name, rest.last().map(|&value| self.lower(value)));
        let annotation = self.annotation(declaration, Field::Type);
        let target = self.binding(name, self.field(declaration, Field::Type));
        let span = Span::new(start, node.end_byte());
        self.unit.add(span, Form::Assign(Assign { target, value, mode: AssignMode::Block, annotation }))
    }

    /// A new variable of a type, or several of them in parentheses.
    pub(super) fn binding(&mut self, node: Node<'_>, declared: Option<Node<'_>>) -> NodeId {
        match self.kind(node) {
            Kind::Identifier => {
                let name = self.text_of(node);
                self.scopes.declare(name, declared.map(|declared| self.text_of(declared)));
                self.add(node, Form::Name(Name::Variable(name.into())))
            }
            Kind::TuplePattern => {
                let parts = self.parts(node);
                let entry = |part| Entry { key: None, value: self.binding(part, None), spread: false };
                let entries = parts.into_iter().map(entry).collect();
                self.add(node, Form::Collection(Collection { kind: CollectionKind::List, entries }))
            }
            _ => self.add(node, Form::Opaque(Vec::new())),
        }
    }

    /// A new variable whose value is not followed.
    pub(super) fn unfollowed(&mut self, node: Node<'_>, declared: Option<Node<'_>>) -> NodeId {
        let target = self.binding(node, declared);
        self.add(node, Form::Assign(Assign { target, value: None, mode: AssignMode::Foreign, annotation: None }))
    }

    fn branch(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        let arms = [self.lower_field(node, Field::Consequence), self.lower_field(node, Field::Alternative)];
        let exhaustive = arms.iter().all(Option::is_some);
        let arms = arms.into_iter().flatten().collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    /// `#if`: the compiler takes one of the ways.
    fn preprocessor(&mut self, node: Node<'_>) -> NodeId {
        let (condition, alternative) = (self.field(node, Field::Condition), self.field(node, Field::Alternative));
        // What no compiler takes is a comment.
        let never = condition.is_some_and(|condition| self.text_of(condition) == "false");
        let own = self.parts(node).into_iter().filter(|&part| Some(part) != condition && Some(part) != alternative);
        let own = own.filter(|_| !never);
        let own = own.collect::<Vec<_>>().into_iter().map(|part| self.lower(part)).collect::<Vec<_>>();
        // No scope of its own: what is declared inside is known behind it.
        let own = self.add(node, Form::Opaque(own));
        if condition.is_none() {
            return own;
        }
        let test = self.nothing(node.start_byte());
        let alternative = alternative.map(|alternative| self.lower(alternative));
        let exhaustive = alternative.is_some();
        let arms = [own].into_iter().chain(alternative).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::FallThrough, test, arms, exhaustive }))
    }

    fn switch(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Value);
        let sections = self.field(node, Field::Body).map(|body| self.parts(body)).unwrap_or_default();
        let exhaustive = sections.iter().any(|&section| self.text_of(section).starts_with("default"));
        // All sections are one scope.
        let arms = self.scoped(|this| sections.into_iter().map(|section| this.opaque(section)).collect());
        let switch = self.add(node, Form::Branch(Branch { kind: BranchKind::FallThrough, test, arms, exhaustive }));
        self.add(node, Form::Block(vec![switch]))
    }

    fn for_loop(&mut self, node: Node<'_>) -> NodeId {
        let mut cursor = node.walk();
        let first = node.children(&mut cursor).find(|child| child.kind() == ";").map_or(0, |end| end.start_byte());
        let (condition, body) = (self.field(node, Field::Condition), self.field(node, Field::Body));
        let named = |part: &Node<'_>| Some(*part) == condition || Some(*part) == body;
        let others = self.parts(node).into_iter().filter(|part| !named(part));
        let (before, after): (Vec<_>, Vec<_>) = others.partition(|part| part.start_byte() < first);
        let before = before.into_iter().map(|part| self.lower(part)).collect();
        let body = condition.into_iter().chain(body).chain(after).map(|part| self.lower(part)).collect();
        self.add(node, Form::Loop(Loop { before, target: None, over: None, body }))
    }

    fn plain_loop(&mut self, node: Node<'_>) -> NodeId {
        let (first, second) = match self.kind(node) {
            Kind::Do => (Field::Body, Field::Condition),
            _ => (Field::Condition, Field::Body),
        };
        let body = vec![self.lower_required(node, first), self.lower_required(node, second)];
        self.add(node, Form::Loop(Loop { before: Vec::new(), target: None, over: None, body }))
    }

    fn foreach(&mut self, node: Node<'_>) -> NodeId {
        let Some(left) = self.field(node, Field::Left) else { return self.opaque(node) };
        let over = Some(self.lower_required(node, Field::Right));
        let annotation = self.annotation(node, Field::Type);
        let target = match self.kind(left) {
            Kind::Tuple => self.target(left).0,
            _ => self.binding(left, self.field(node, Field::Type)),
        };
        let assign = Assign { target, value: None, mode: AssignMode::Block, annotation };
        let target = Some(self.add(left, Form::Assign(assign)));
        let body = self.lower_field(node, Field::Body).into_iter().collect();
        self.add(node, Form::Loop(Loop { before: Vec::new(), target, over, body }))
    }

    fn attempt(&mut self, node: Node<'_>) -> NodeId {
        let body = self.lower_required(node, Field::Body);
        let (mut handlers, mut last) = (Vec::new(), None);
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::Catch => handlers.push(self.scoped(|this| this.handler(part))),
                Kind::ExpressionStatement => last = Some(self.lower(part)),
                _ => {}
            }
        }
        self.add(node, Form::Try(Try { body, handlers, last }))
    }

    fn handler(&mut self, node: Node<'_>) -> NodeId {
        let mut parts = Vec::new();
        for part in self.parts(node) {
            if self.kind(part) != Kind::CatchDeclaration {
                parts.push(self.lower(part));
                continue;
            }
            let annotation = self.annotation(part, Field::Type);
            let target = match self.field(part, Field::Name) {
                Some(name) => self.binding(name, self.field(part, Field::Type)),
                None => self.nothing(part.end_byte()),
            };
            let assign = Assign { target, value: None, mode: AssignMode::Foreign, annotation };
            parts.push(self.add(part, Form::Assign(assign)));
        }
        self.add(node, Form::Block(parts))
    }

    fn jump(&mut self, node: Node<'_>, kind: JumpKind) -> NodeId {
        let value = self.parts(node).first().map(|&value| self.lower(value));
        self.add(node, Form::Jump(Jump { kind, value }))
    }

    /// A declared name that is no value the analysis follows.
    fn foreign(&mut self, node: Node<'_>) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let target = self.add(name, Form::Name(Name::Variable(self.text_of(name).into())));
        self.add(node, Form::Assign(Assign { target, value: None, mode: AssignMode::Foreign, annotation: None }))
    }

    /// Where a node begins, and nothing of it.
    pub(super) fn start(node: Node<'_>) -> Span {
        Span::new(span(node).start, span(node).start)
    }
}

//! Lowering a file: scopes of variables, and what each kind of node becomes. In Ruby every statement is an expression.

use super::{
    grammar::{Kind, RubyGrammar, ruby},
    survey::{Constants, Heredocs},
};
use crate::{
    lang::lowering::Lower,
    source::Span,
    syntax::{Form, Jump, JumpKind, Key, Member, Name, NodeId, Text, Unit},
};
use std::collections::BTreeSet;
use tree_sitter::Node;

/// Lowers a whole file.
pub(super) fn lower(text: &str) -> Unit {
    let mut unit = Unit::default();
    unit.declares_by_assigning = true;
    let mut lowering = Lowering {
        text,
        unit,
        scopes: vec![Scope::default()],
        constants: Constants::default(),
        nesting: Vec::new(),
        heredocs: Heredocs::default(),
        writers: BTreeSet::new(),
        depth: 0,
    };
    lowering.file();
    lowering.unit.finish()
}

/// The state of lowering one file.
pub(super) struct Lowering<'a> {
    pub(super) text: &'a str,
    pub(super) unit: Unit,
    /// The scopes of variables around, innermost last.
    pub(super) scopes: Vec<Scope>,
    pub(super) constants: Constants,
    /// The classes and modules around, by their names from the top.
    pub(super) nesting: Vec<Vec<Text>>,
    pub(super) heredocs: Heredocs,
    /// Attributes that a class lets be set.
    pub(super) writers: BTreeSet<Text>,
    depth: u32,
}

/// The variables of a method, block, class or file.
#[derive(Debug, Default)]
pub(super) struct Scope {
    locals: BTreeSet<Text>,
    /// Whether it sees the variables around: a block does.
    open: bool,
}

/// What becomes of the value of the last statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// Whatever stands around takes it.
    Plain,
    /// It is the method's result.
    Result,
}

impl<'a> Lower<'a> for Lowering<'a> {
    type Kind = Kind;
    type Field = super::grammar::Field;

    const COMMENT: Kind = Kind::Comment;

    fn grammar(&self) -> &'static RubyGrammar {
        ruby()
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
        self.statement(node, Last::Plain)
    }

    /// The named children that say something where they stand; a heredoc's text is read where it is announced.
    fn parts<'tree>(&self, node: Node<'tree>) -> Vec<Node<'tree>> {
        let mut cursor = node.walk();
        let says = |node: &Node<'_>| !matches!(self.kind(*node), Kind::Comment | Kind::HeredocBody | Kind::Ignored);
        node.named_children(&mut cursor).filter(says).collect()
    }

    fn statements(&mut self, block: Node<'_>) -> Vec<NodeId> {
        if self.kind(block) != Kind::Program {
            return self.lower_all(block);
        }
        self.find_constants(block);
        let opened = self.open_modules();
        opened.into_iter().chain(self.lower_all(block)).collect()
    }
}

impl Lowering<'_> {
    /// Lowers a statement that may be the last of a method.
    pub(super) fn lower_last(&mut self, node: Node<'_>, last: Last) -> NodeId {
        self.deeper(node, |this| this.statement(node, last))
    }

    fn statement(&mut self, node: Node<'_>, last: Last) -> NodeId {
        match self.kind(node) {
            Kind::If | Kind::Unless | Kind::Elsif => self.branch(node, last),
            Kind::IfModifier | Kind::UnlessModifier => self.modified(node, last),
            Kind::Case => self.case(node, last),
            Kind::CaseMatch => self.case_match(node, last),
            Kind::Begin | Kind::Body | Kind::BlockBody => self.body(node, last),
            Kind::Then | Kind::Else | Kind::Ensure | Kind::Do => self.block_of(node, last),
            _ => {
                let id = self.plain(node);
                if last == Last::Plain || !self.has_value(node) || matches!(self.unit.form(id), Form::Jump(_)) {
                    return id;
                }
                self.add(node, Form::Jump(Jump { kind: JumpKind::Return, value: Some(id) }))
            }
        }
    }

    fn has_value(&self, node: Node<'_>) -> bool {
        use Kind::{Alias, Class, For, Method, Module, Redo, Retry, SingletonClass, SingletonMethod, Undef, While};
        !matches!(
            self.kind(node),
            Alias
                | Class
                | For
                | Method
                | Module
                | Redo
                | Retry
                | SingletonClass
                | SingletonMethod
                | Undef
                | While
                | Kind::WhileModifier
        )
    }

    /// A node that is never taken apart into statements.
    fn plain(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Assignment => self.assignment(node),
            Kind::OperatorAssignment => self.operator_assignment(node),
            Kind::Method | Kind::SingletonMethod => self.method(node),
            Kind::Class | Kind::Module => self.class(node),
            Kind::SingletonClass => {
                let body = self.class_body(node);
                self.add(node, Form::Block(body))
            }
            Kind::While | Kind::WhileModifier => self.while_loop(node),
            Kind::For => self.for_loop(node),
            Kind::RescueModifier => self.rescue_modifier(node),
            Kind::MatchPattern => self.match_pattern(node),
            Kind::Alias => self.alias(node),
            Kind::Return => self.jump(node, JumpKind::Return),
            Kind::Next => {
                let kind = if self.in_loop(node) { JumpKind::Continue } else { JumpKind::Return };
                self.jump(node, kind)
            }
            Kind::Break => self.jump(node, JumpKind::Break),
            Kind::Redo | Kind::Retry => self.jump(node, JumpKind::Continue),
            Kind::Yield => self.jump(node, JumpKind::Yield),
            _ => self.expression(node),
        }
    }

    /// Runs a step in a scope of its own: that of a block sees the variables around.
    pub(super) fn scoped_in<T>(&mut self, open: Sees, step: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.push(Scope { locals: BTreeSet::new(), open: open == Sees::Outside });
        let result = step(self);
        self.scopes.pop();
        result
    }

    /// How many scopes around the innermost one have a variable, from inside outwards.
    pub(super) fn local(&self, name: &str) -> Option<usize> {
        for (distance, scope) in self.scopes.iter().rev().enumerate() {
            if scope.locals.contains(name) {
                return Some(distance);
            }
            if !scope.open {
                return None;
            }
        }
        None
    }

    pub(super) fn declare(&mut self, name: &str) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.locals.insert(name.into());
        }
    }

    /// The variables that are known here.
    pub(super) fn locals(&self) -> Vec<Text> {
        let mut names = BTreeSet::new();
        for scope in self.scopes.iter().rev() {
            names.extend(scope.locals.iter().cloned());
            if !scope.open {
                break;
            }
        }
        names.into_iter().collect()
    }

    /// A member of the object that a method runs on, which is not written.
    pub(super) fn receiver_member(&mut self, node: Node<'_>, name: &str) -> NodeId {
        let start = Span::new(node.start_byte(), node.start_byte());
        let object = self.unit.add(start, Form::Name(Name::Receiver));
        let key = Key::Named(name.into(), crate::lang::lowering::span(node));
        self.add(node, Form::Member(Member { object, key }))
    }

    /// A node of nothing at the end of another.
    pub(super) fn nothing_after(&mut self, node: Node<'_>) -> NodeId {
        self.unit.add(Span::new(node.end_byte(), node.end_byte()), Form::Opaque(Vec::new()))
    }
}

/// Whether a scope sees the variables around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sees {
    /// A block does.
    Outside,
    /// A method, a class and a module do not.
    Itself,
}

//! What languages have in common whose statements and expressions look like those of C, and whose members may be named as
//! variables are.
//!
//! Says nothing about calls, classes and types: there the languages differ.

mod expressions;
mod vocabulary;

pub(super) use expressions::{Expressions, number, octal, unescape};
#[cfg(test)]
pub(super) use vocabulary::unknown;
pub(super) use vocabulary::{CLikeGrammar, Field, Kind, grammar};

use super::lowering::start;
use crate::{
    source::Span,
    syntax::{Assign, AssignMode, Branch, BranchKind, Form, Jump, JumpKind, Loop, NodeId, Try},
};
use tree_sitter::Node;

/// Statements. A node of a kind that is not known here is the language's own.
pub(super) trait Statements<'a>: Expressions<'a> {
    /// A statement or expression that the language alone has, or has in a way of its own.
    fn own(&mut self, node: Node<'_>) -> NodeId;

    /// What handles a failure.
    fn handler(&mut self, node: Node<'_>) -> NodeId;

    /// The value that a declared variable begins with.
    fn initial<'tree>(&self, declarator: Node<'tree>) -> Option<Node<'tree>> {
        self.field(declarator, Field::Value)
    }

    fn statement(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::ExpressionStatement | Kind::Finally => self.only_part(node),
            Kind::Block => {
                let body = self.statements(node);
                self.add(node, Form::Block(body))
            }
            Kind::Guarded => {
                let body = self.scoped(|this| this.lower_all(node));
                self.add(node, Form::Block(body))
            }
            Kind::Declarations => self.declarations(node),
            Kind::If | Kind::Conditional => self.branch(node),
            Kind::For => self.scoped(|this| this.for_loop(node)),
            Kind::ForEach => self.scoped(|this| this.for_each(node)),
            Kind::While => self.plain_loop(node, [Field::Condition, Field::Body]),
            Kind::Do => self.plain_loop(node, [Field::Body, Field::Condition]),
            Kind::Labeled => self.labeled(node),
            Kind::Try => self.scoped(|this| this.attempt(node)),
            Kind::Return => self.jump(node, JumpKind::Return),
            Kind::Throw => self.jump(node, JumpKind::Throw),
            Kind::Break => self.jump(node, JumpKind::Break),
            Kind::Continue => self.jump(node, JumpKind::Continue),
            Kind::Assignment => self.assignment(node),
            Kind::Binary => self.operation(node),
            Kind::Parenthesized | Kind::Cast => self.coerce_last(node, crate::syntax::Coercion::Same),
            _ => self.own(node),
        }
    }

    /// `T a = 1, b;`
    fn declarations(&mut self, node: Node<'_>) -> NodeId {
        let declarators = self.declarators(node);
        // Where the statement declares one variable, it is the declaration, but for what ends it.
        let statement = node.parent().filter(|parent| self.kind(*parent) == Kind::Declaration).unwrap_or(node);
        let alone = (declarators.len() == 1).then(|| statement.start_byte());
        let declare = |part: Node<'_>| self.declarator(node, part, alone.unwrap_or(part.start_byte()));
        let assigns = declarators.into_iter().map(declare).collect::<Vec<_>>();
        match assigns[..] {
            [only] => only,
            _ => self.add(node, Form::Opaque(assigns)),
        }
    }

    fn declarators<'tree>(&self, node: Node<'tree>) -> Vec<Node<'tree>> {
        self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::Declarator).collect()
    }

    fn declarator(&mut self, declaration: Node<'_>, node: Node<'_>, start: usize) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let value = self.initial(node).map(|value| self.lower(value));
        let annotation = self.annotation(declaration);
        let target = self.binding(name, self.field(declaration, Field::Type));
        let assign = Assign { target, value, mode: AssignMode::Block, annotation };
        self.unit().add(Span::new(start, node.end_byte()), Form::Assign(assign))
    }

    fn branch(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        let arms = [self.lower_field(node, Field::Consequence), self.lower_field(node, Field::Alternative)];
        let exhaustive = arms.iter().all(Option::is_some);
        let arms = arms.into_iter().flatten().collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    fn for_loop(&mut self, node: Node<'_>) -> NodeId {
        let (condition, body) = (self.field(node, Field::Condition), self.field(node, Field::Body));
        let mut cursor = node.walk();
        let ends = |child: &Node<'_>| child.kind() == ";" || self.kind(*child) == Kind::Declarations;
        let end = node.children(&mut cursor).find(ends).map_or(0, |end| end.end_byte());
        let (before, mut after): (Vec<_>, Vec<_>) = self.parts(node).into_iter().partition(|part| part.end_byte() <= end);
        let before = before.into_iter().map(|part| self.lower(part)).collect();
        // The condition comes before the body, everything else behind it.
        after.retain(|part| ![condition, body].contains(&Some(*part)));
        let body = condition.into_iter().chain(body).chain(after).map(|part| self.lower(part)).collect();
        self.add(node, Form::Loop(Loop { before, target: None, over: None, body }))
    }

    fn for_each(&mut self, node: Node<'_>) -> NodeId {
        let over = self.lower_field(node, Field::Over);
        let annotation = self.annotation(node);
        let target = self.field(node, Field::Element).map(|element| {
            let target = self.binding(element, self.field(node, Field::Type));
            self.add(element, Form::Assign(Assign { target, value: None, mode: AssignMode::Block, annotation }))
        });
        let body = self.lower_field(node, Field::Body).into_iter().collect();
        self.add(node, Form::Loop(Loop { before: Vec::new(), target, over, body }))
    }

    fn plain_loop(&mut self, node: Node<'_>, parts: [Field; 2]) -> NodeId {
        let body = parts.into_iter().map(|part| self.lower_required(node, part)).collect();
        self.add(node, Form::Loop(Loop { before: Vec::new(), target: None, over: None, body }))
    }

    /// A labelled block can be left by `break` anywhere, so nothing in it is certain to run.
    fn labeled(&mut self, node: Node<'_>) -> NodeId {
        let Some(&body) = self.parts(node).last() else { return self.opaque(node) };
        if self.kind(body) != Kind::Block {
            return self.lower(body);
        }
        let test = self.unit().add(start(node), Form::Opaque(Vec::new()));
        let arms = vec![self.lower(body)];
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: false }))
    }

    /// A `try`. Its resources are opened in its body, since the handlers are for them too.
    fn attempt(&mut self, node: Node<'_>) -> NodeId {
        let resources = self.field(node, Field::Resources).map(|list| self.lower_all(list));
        let mut statements = resources.unwrap_or_default();
        let mut body = self.lower_required(node, Field::Body);
        if !statements.is_empty() {
            statements.push(body);
            body = self.add(node, Form::Block(statements));
        }
        let (mut handlers, mut last) = (Vec::new(), None);
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::Catch => handlers.push(self.scoped(|this| this.handler(part))),
                Kind::Finally => last = Some(self.lower(part)),
                _ => {}
            }
        }
        self.add(node, Form::Try(Try { body, handlers, last }))
    }

    fn jump(&mut self, node: Node<'_>, kind: JumpKind) -> NodeId {
        // What these name is a label.
        let labels = matches!(kind, JumpKind::Break | JumpKind::Continue);
        let value = self.parts(node).first().copied().filter(|_| !labels).map(|value| self.lower(value));
        self.add(node, Form::Jump(Jump { kind, value }))
    }
}

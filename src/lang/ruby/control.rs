//! Control flow: statements, branches, loops, what is rescued, and jumps.

use super::{
    grammar::{Field, Kind},
    lower::{Last, Lowering},
};
use crate::{
    lang::lowering::{Lower, span},
    syntax::{
        Assign, AssignMode, Branch, BranchKind, Coerce, Coercion, Collection, CollectionKind, Entry, Form, Jump, JumpKind,
        Loop, NodeId, Try,
    },
};
use tree_sitter::Node;

impl Lowering<'_> {
    /// Statements, and what is rescued of them.
    pub(super) fn body(&mut self, node: Node<'_>, last: Last) -> NodeId {
        let (clauses, own): (Vec<_>, Vec<_>) = self.parts(node).into_iter().partition(|&part| self.is_clause(part));
        // What `else` gives is the value then.
        let otherwise = clauses.iter().copied().find(|&clause| self.kind(clause) == Kind::Else);
        let own_last = if otherwise.is_some() { Last::Plain } else { last };
        let mut body = self.in_order(&own, own_last);
        body.extend(otherwise.map(|clause| self.lower_last(clause, last)));
        let block = self.add(node, Form::Block(body));
        let (mut handlers, mut ensured) = (Vec::new(), None);
        for clause in clauses {
            match self.kind(clause) {
                Kind::Rescue => handlers.push(self.handler(clause, last)),
                Kind::Ensure => ensured = Some(self.lower(clause)),
                _ => {}
            }
        }
        if handlers.is_empty() && ensured.is_none() {
            return block;
        }
        let attempt = self.add(node, Form::Try(Try { body: block, handlers, last: ensured }));
        self.add(node, Form::Block(vec![attempt]))
    }

    fn is_clause(&self, node: Node<'_>) -> bool {
        matches!(self.kind(node), Kind::Rescue | Kind::Ensure)
            || (self.kind(node) == Kind::Else
                && node.parent().is_some_and(|outer| matches!(self.kind(outer), Kind::Begin | Kind::Body)))
    }

    fn in_order(&mut self, statements: &[Node<'_>], last: Last) -> Vec<NodeId> {
        let Some((&end, before)) = statements.split_last() else { return Vec::new() };
        let mut lowered = before.iter().map(|&statement| self.lower(statement)).collect::<Vec<_>>();
        lowered.push(self.lower_last(end, last));
        lowered
    }

    /// The statements of an arm: a single one where a value is wanted stands for itself, since it is the arm's.
    pub(super) fn block_of(&mut self, node: Node<'_>, last: Last) -> NodeId {
        let statements = self.parts(node);
        let body = self.in_order(&statements, last);
        match body[..] {
            [only] if last == Last::Plain && !self.is_statement(node) => only,
            _ => self.add(node, Form::Block(body)),
        }
    }

    /// Whether the statement that an arm belongs to stands among others, and not where a value is wanted.
    fn is_statement(&self, arm: Node<'_>) -> bool {
        use Kind::{
            Begin, BlockBody, Body, Case, CaseMatch, Do, Else, Elsif, Ensure, If, InClause, Program, Rescue, Then, Unless,
            When,
        };
        let within = |kind| matches!(kind, If | Unless | Elsif | Case | CaseMatch | When | InClause | Rescue);
        let mut outer = arm.parent();
        while let Some(node) = outer.filter(|&node| within(self.kind(node))) {
            outer = node.parent();
        }
        outer.is_some_and(|node| matches!(self.kind(node), Begin | BlockBody | Body | Do | Else | Ensure | Program | Then))
    }

    fn handler(&mut self, node: Node<'_>, last: Last) -> NodeId {
        let mut body = self.lower_field(node, Field::Exceptions).into_iter().collect::<Vec<_>>();
        if let Some(variable) = self.field(node, Field::Variable).and_then(|variable| self.parts(variable).first().copied())
        {
            let (target, _) = self.target(variable);
            let assign = Assign { target, value: None, mode: AssignMode::Foreign, annotation: None };
            body.push(self.add(variable, Form::Assign(assign)));
        }
        body.extend(self.field(node, Field::Body).map(|body| self.lower_last(body, last)));
        self.add(node, Form::Block(body))
    }

    /// `value rescue other`
    pub(super) fn rescue_modifier(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Body);
        let arms = vec![self.lower_required(node, Field::Handler)];
        self.add(node, Form::Branch(Branch { kind: BranchKind::OrTest, test, arms, exhaustive: false }))
    }

    pub(super) fn branch(&mut self, node: Node<'_>, last: Last) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        // An arm without statements is there all the same.
        let then = match self.field(node, Field::Consequence) {
            Some(then) => self.lower_last(then, last),
            None => self.nothing_after(node),
        };
        let otherwise = self.field(node, Field::Alternative).map(|otherwise| self.lower_last(otherwise, last));
        let exhaustive = otherwise.is_some();
        let arms = [then].into_iter().chain(otherwise).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    /// `statement if condition`
    pub(super) fn modified(&mut self, node: Node<'_>, last: Last) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        let arms = self.field(node, Field::Body).map(|body| self.lower_last(body, last)).into_iter().collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: false }))
    }

    pub(super) fn conditional(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        let arms = vec![self.lower_required(node, Field::Consequence), self.lower_required(node, Field::Alternative)];
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: true }))
    }

    pub(super) fn case(&mut self, node: Node<'_>, last: Last) -> NodeId {
        let value = self.field(node, Field::Value);
        let test = match value {
            Some(value) => self.lower(value),
            None => self.unit.add(crate::source::Span::new(node.start_byte(), node.start_byte()), Form::Opaque(Vec::new())),
        };
        let clauses = self.parts(node).into_iter().filter(|&part| matches!(self.kind(part), Kind::When | Kind::Else));
        let clauses = clauses.collect::<Vec<_>>();
        let exhaustive = clauses.iter().any(|&clause| self.kind(clause) == Kind::Else);
        let arms = clauses.into_iter().map(|clause| self.arm(clause, last)).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    fn arm(&mut self, clause: Node<'_>, last: Last) -> NodeId {
        if self.kind(clause) == Kind::Else {
            return self.lower_last(clause, last);
        }
        let patterns = self.parts(clause).into_iter().filter(|&part| self.kind(part) == Kind::Pattern);
        let asked = patterns.collect::<Vec<_>>().into_iter().map(|pattern| self.opaque(pattern)).collect();
        let asked = self.add(clause, Form::Test(asked));
        let body = self.field(clause, Field::Body).map(|body| self.lower_last(body, last));
        self.add(clause, Form::Block([asked].into_iter().chain(body).collect()))
    }

    pub(super) fn case_match(&mut self, node: Node<'_>, last: Last) -> NodeId {
        let test = self.lower_required(node, Field::Value);
        let clauses = self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::InClause);
        let mut arms = Vec::new();
        for clause in clauses.collect::<Vec<_>>() {
            let mut body = self.field(clause, Field::Pattern).map(|pattern| self.captured(pattern)).unwrap_or_default();
            body.extend(self.lower_field(clause, Field::Guard));
            body.extend(self.field(clause, Field::Body).map(|body| self.lower_last(body, last)));
            arms.push(self.add(clause, Form::Block(body)));
        }
        // Without an `else`, what matches nothing is an error.
        arms.extend(self.field(node, Field::Else).map(|otherwise| self.lower_last(otherwise, last)));
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: true }))
    }

    /// `value => pattern` and `value in pattern`
    pub(super) fn match_pattern(&mut self, node: Node<'_>) -> NodeId {
        let mut parts = vec![self.lower_required(node, Field::Value)];
        parts.extend(self.field(node, Field::Pattern).map(|pattern| self.captured(pattern)).unwrap_or_default());
        self.add(node, Form::Opaque(parts))
    }

    /// The names that a pattern gives values to; what the values are is not followed.
    fn captured(&mut self, pattern: Node<'_>) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut pending = vec![pattern];
        while let Some(node) = pending.pop() {
            let name = match self.kind(node) {
                Kind::Identifier => Some(node),
                Kind::AsPattern | Kind::SplatParameter | Kind::HashSplatParameter => self.field(node, Field::Name),
                Kind::KeywordPattern if self.field(node, Field::Value).is_none() => self.field(node, Field::Key),
                _ => None,
            };
            match name {
                Some(name) => {
                    let text = self.text_of(name).to_owned();
                    self.declare(&text);
                    let target = self.named(name);
                    let assign = Assign { target, value: None, mode: AssignMode::Foreign, annotation: None };
                    found.push(self.add(name, Form::Assign(assign)));
                    pending.extend(self.field(node, Field::Value).filter(|&value| value != name));
                }
                None => pending.extend(self.parts(node)),
            }
        }
        found
    }

    pub(super) fn while_loop(&mut self, node: Node<'_>) -> NodeId {
        let condition = self.lower_required(node, Field::Condition);
        let body = vec![condition, self.lower_required(node, Field::Body)];
        self.add(node, Form::Loop(Loop { before: Vec::new(), target: None, over: None, body }))
    }

    pub(super) fn for_loop(&mut self, node: Node<'_>) -> NodeId {
        let over = self.field(node, Field::Value).and_then(|value| self.parts(value).first().copied());
        let over = over.map(|over| self.lower(over));
        let target = self.field(node, Field::Pattern).map(|pattern| {
            let (target, mode) = self.target(pattern);
            self.add(pattern, Form::Assign(Assign { target, value: None, mode, annotation: None }))
        });
        let body = vec![self.lower_required(node, Field::Body)];
        self.add(node, Form::Loop(Loop { before: Vec::new(), target, over, body }))
    }

    /// A jump with its value; of several a list is made.
    pub(super) fn jump(&mut self, node: Node<'_>, kind: JumpKind) -> NodeId {
        let list = self.parts(node);
        let parts = match list[..] {
            [only] if span(only) != span(node) && self.is_arguments(only) => self.parts(only),
            _ => list,
        };
        let value = match parts[..] {
            [] => None,
            [only] if self.kind(only) != Kind::Splat => Some(self.lower(only)),
            _ => {
                let entry = |value| Entry { key: None, value, spread: false };
                let entries = parts.into_iter().map(|part| entry(self.lower(part))).collect();
                Some(self.add(node, Form::Collection(Collection { kind: CollectionKind::List, entries })))
            }
        };
        self.add(node, Form::Jump(Jump { kind, value }))
    }

    fn is_arguments(&self, node: Node<'_>) -> bool {
        self.kind(node) == Kind::Arguments
    }

    /// Whether the nearest thing around that `next` goes on with is a loop rather than a block.
    pub(super) fn in_loop(&self, node: Node<'_>) -> bool {
        let around = std::iter::successors(node.parent(), Node::parent);
        let mut kinds = around.map(|outer| self.kind(outer));
        let found = kinds.find(|kind| {
            use Kind::{Block, For, Lambda, Method, SingletonMethod, While, WhileModifier};
            matches!(kind, Block | For | Lambda | Method | SingletonMethod | While | WhileModifier)
        });
        matches!(found, Some(Kind::For | Kind::While | Kind::WhileModifier))
    }

    /// `(value)`, or statements of which the last gives the value.
    pub(super) fn parenthesized(&mut self, node: Node<'_>) -> NodeId {
        match self.parts(node)[..] {
            [only] => {
                let value = self.lower(only);
                self.add(node, Form::Coerce(Coerce { how: Coercion::Same, value }))
            }
            _ => {
                let body = self.lower_all(node);
                self.add(node, Form::Block(body))
            }
        }
    }
}

//! Statements: control flow and variables.

use super::grammar::{CLikeGrammar, Field, Kind, grammar};
use crate::{
    lang::{
        clike::{Expressions, Statements},
        lowering::Lower,
        members::Scopes,
    },
    syntax::{Assign, AssignMode, Branch, BranchKind, CollectionKind, Entry, Form, JumpKind, Name, NodeId, Text, Unit},
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

    fn grammar(&self) -> &'static CLikeGrammar {
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

impl<'a> Expressions<'a> for Lowering<'a> {
    fn scopes(&mut self) -> &mut Scopes {
        &mut self.scopes
    }

    fn type_of(&mut self, class: Node<'_>) -> Option<NodeId> {
        if class.kind() == "implicit_type" {
            return None;
        }
        let named = self.type_names(class);
        let whole = matches!(self.unit.form(named), Form::Opaque(_));
        Some(if whole { named } else { self.add(class, Form::Opaque(vec![named])) })
    }

    /// A new variable of a type, or several of them in parentheses.
    fn binding(&mut self, node: Node<'_>, declared: Option<Node<'_>>) -> NodeId {
        match self.kind(node) {
            Kind::Identifier => {
                let name = self.text_of(node);
                self.scopes.declare(name, declared.map(|declared| self.text_of(declared)));
                self.variable(node)
            }
            Kind::TuplePattern => {
                let parts = self.parts(node);
                let entry = |part| Entry { key: None, value: self.binding(part, None), spread: false };
                let entries = parts.into_iter().map(entry).collect();
                self.collected(node, CollectionKind::List, entries)
            }
            Kind::Tuple => self.target(node).0,
            _ => self.add(node, Form::Opaque(Vec::new())),
        }
    }

    /// What is assigned to, and whether it is declared by that.
    fn target(&mut self, node: Node<'_>) -> (NodeId, AssignMode) {
        let mut mode = AssignMode::Set;
        let id = self.deeper(node, |this| match this.kind(node) {
            Kind::DeclarationExpression => {
                mode = AssignMode::Block;
                match this.field(node, Field::Name) {
                    Some(name) => this.binding(name, this.field(node, Field::Type)),
                    None => this.opaque(node),
                }
            }
            Kind::Tuple => {
                let mut entries = Vec::new();
                for argument in this.parts(node) {
                    let inner = this.parts(argument).last().copied().unwrap_or(argument);
                    let (value, declared) = this.target(inner);
                    mode = if declared == AssignMode::Block { declared } else { mode };
                    entries.push(Entry { key: None, value, spread: false });
                }
                this.collected(node, CollectionKind::List, entries)
            }
            _ => this.lower(node),
        });
        (id, mode)
    }
}

impl<'a> Statements<'a> for Lowering<'a> {
    fn own(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Declaration => self.only_part(node),
            Kind::Switch => self.switch(node),
            // `yield break` ends the function.
            Kind::Yield if self.parts(node).is_empty() => self.jump(node, JumpKind::Return),
            Kind::Yield => self.jump(node, JumpKind::Yield),
            Kind::Goto => {
                self.unit.jumps = true;
                self.add(node, Form::Opaque(Vec::new()))
            }
            Kind::Preprocessor => self.preprocessor(node),
            Kind::Using => self.using(node),
            Kind::Namespace | Kind::FileNamespace => self.namespace(node),
            Kind::Class => self.class(node),
            Kind::Foreign => self.foreign(node),
            Kind::LocalFunction => self.local_function(node),
            _ => self.expression(node),
        }
    }

    fn handler(&mut self, node: Node<'_>) -> NodeId {
        let mut parts = Vec::new();
        for part in self.parts(node) {
            if self.kind(part) != Kind::CatchDeclaration {
                parts.push(self.lower(part));
                continue;
            }
            let annotation = self.annotation(part);
            let target = match self.field(part, Field::Name) {
                Some(name) => self.binding(name, self.field(part, Field::Type)),
                None => self.nothing(part.end_byte()),
            };
            let assign = Assign { target, value: None, mode: AssignMode::Foreign, annotation };
            parts.push(self.add(part, Form::Assign(assign)));
        }
        self.add(node, Form::Block(parts))
    }

    /// Only `goto` asks for labels.
    fn labeled(&mut self, node: Node<'_>) -> NodeId {
        self.last(node)
    }

    fn initial<'tree>(&self, declarator: Node<'tree>) -> Option<Node<'tree>> {
        self.parts(declarator).into_iter().skip(1).last()
    }
}

impl Lowering<'_> {
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

    /// A declared name that is no value the analysis follows.
    fn foreign(&mut self, node: Node<'_>) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let target = self.add(name, Form::Name(Name::Variable(self.text_of(name).into())));
        self.assign(node, target, None, AssignMode::Foreign)
    }
}

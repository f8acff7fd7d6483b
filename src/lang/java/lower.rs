//! Statements: control flow and declarations of variables.

use super::grammar::{CLikeGrammar, Field, Kind, java};
use crate::{
    lang::{
        clike::{Expressions, Statements},
        lowering::Lower,
        members::Scopes,
    },
    syntax::{Assign, AssignMode, Branch, BranchKind, Call, Form, Function, Jump, JumpKind, NodeId, Text, Unit},
};
use std::collections::BTreeSet;
use tree_sitter::Node;

/// Lowers a whole file.
pub(super) fn lower(text: &str) -> Unit {
    let mut lowering = Lowering {
        text,
        unit: Unit::default(),
        scopes: Scopes::default(),
        package: Vec::new(),
        own: BTreeSet::new(),
        imported: BTreeSet::new(),
        depth: 0,
    };
    lowering.file();
    lowering.unit.finish()
}

/// The state of lowering one file.
pub(super) struct Lowering<'a> {
    pub(super) text: &'a str,
    pub(super) unit: Unit,
    pub(super) scopes: Scopes,
    pub(super) package: Vec<Text>,
    /// The names of the classes that the file declares.
    pub(super) own: BTreeSet<&'a str>,
    /// The names that imports bring in.
    pub(super) imported: BTreeSet<&'a str>,
    depth: u32,
}

impl<'a> Lower<'a> for Lowering<'a> {
    type Kind = Kind;
    type Field = Field;

    const COMMENT: Kind = Kind::Comment;

    fn grammar(&self) -> &'static CLikeGrammar {
        java()
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

    fn type_of(&mut self, node: Node<'_>) -> Option<NodeId> {
        let class = self.class_type(node)?;
        let whole = matches!(self.unit.form(class), Form::Opaque(_));
        Some(if whole { class } else { self.add(node, Form::Opaque(vec![class])) })
    }

    /// A type of numbers names nothing, but says what a value is.
    fn annotation(&mut self, node: Node<'_>) -> Option<NodeId> {
        let class = self.field(node, Field::Type)?;
        let number = self.kind(class) == Kind::Primitive;
        if number { Some(self.add(class, Form::Opaque(Vec::new()))) } else { self.type_of(class) }
    }

    fn binding(&mut self, name: Node<'_>, class: Option<Node<'_>>) -> NodeId {
        let class = class.map(|class| self.simple_name(class));
        self.scopes.declare(self.text_of(name), class.filter(|class| *class != "var"));
        self.variable(name)
    }

    /// These give true or false.
    fn decision(&mut self, node: Node<'_>, _: &str, test: NodeId, arms: Vec<NodeId>) -> NodeId {
        let decided = self.add(node, Form::Branch(Branch { kind: BranchKind::IfAll, test, arms, exhaustive: false }));
        self.add(node, Form::Test(vec![decided]))
    }
}

impl<'a> Statements<'a> for Lowering<'a> {
    fn own(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::StaticInitializer => self.initializer(node),
            Kind::Package => self.add(node, Form::Opaque(Vec::new())),
            Kind::Import => self.import(node),
            Kind::Class => self.class(node),
            Kind::Method => self.free_function(node),
            Kind::Switch => self.scoped(|this| this.switch(node)),
            Kind::Yield => self.switch_result(node),
            Kind::Resource if self.field(node, Field::Name).is_some() => self.declarator(node, node, node.start_byte()),
            Kind::Resource => self.only_part(node),
            _ => self.expression(node),
        }
    }

    fn handler(&mut self, node: Node<'_>) -> NodeId {
        let parameter = self.parts(node).into_iter().find(|&part| self.kind(part) == Kind::CatchParameter);
        let caught = parameter.and_then(|parameter| {
            let list = self.parts(parameter).into_iter().find(|&part| self.kind(part) == Kind::CatchType)?;
            let types = self.parts(list).into_iter().filter_map(|class| self.class_type(class)).collect::<Vec<_>>();
            let annotation = if let [only] = types[..] { only } else { self.add(list, Form::Opaque(types)) };
            Some(self.foreign(parameter, self.field(parameter, Field::Name)?, Some(annotation)))
        });
        let body = self.lower_field(node, Field::Body);
        self.add(node, Form::Block(caught.into_iter().chain(body).collect()))
    }
}

impl Lowering<'_> {
    /// `static { … }`, and what stands in braces in a class: as a function that is called on the spot.
    pub(super) fn initializer(&mut self, node: Node<'_>) -> NodeId {
        let body = self.statements(node);
        let body = Some(self.add(node, Form::Block(body)));
        let callee = self.add(node, Form::Function(Function { body, ..Function::default() }));
        self.add(node, Form::Call(Call { callee, args: Vec::new() }))
    }

    /// A variable whose value is not followed.
    pub(super) fn foreign(&mut self, whole: Node<'_>, name: Node<'_>, annotation: Option<NodeId>) -> NodeId {
        let target = self.binding(name, self.field(whole, Field::Type));
        self.add(whole, Form::Assign(Assign { target, value: None, mode: AssignMode::Foreign, annotation }))
    }

    /// A `switch`, whose groups may run into each other and whose rules do not.
    fn switch(&mut self, node: Node<'_>) -> NodeId {
        let mut tests = vec![self.lower_required(node, Field::Condition)];
        let cases = self.field(node, Field::Body).map(|body| self.parts(body)).unwrap_or_default();
        let rules = cases.iter().any(|&case| self.kind(case) == Kind::SwitchRule);
        let statement = node.parent().is_some_and(|parent| self.kind(parent) == Kind::ExpressionStatement);
        let otherwise = |&case: &Node<'_>| self.text_of(case).starts_with("default");
        let exhaustive = !statement || cases.iter().any(otherwise);
        let mut arms = Vec::new();
        for case in cases {
            let (labels, body): (Vec<_>, Vec<_>) =
                self.parts(case).into_iter().partition(|&part| self.kind(part) == Kind::SwitchLabel);
            tests.extend(labels.into_iter().map(|label| self.opaque(label)));
            let body = body.into_iter().map(|part| self.lower(part)).collect::<Vec<_>>();
            arms.push(match body[..] {
                [only] if rules => only,
                _ => self.add(case, Form::Block(body)),
            });
        }
        let test = self.add(node, Form::Test(tests));
        let kind = if rules { BranchKind::Either } else { BranchKind::FallThrough };
        let switch = self.add(node, Form::Branch(Branch { kind, test, arms, exhaustive }));
        // All cases are one scope.
        if rules { switch } else { self.add(node, Form::Block(vec![switch])) }
    }

    /// `yield value;`: the value of the block around, where it ends that.
    fn switch_result(&mut self, node: Node<'_>) -> NodeId {
        if node.next_named_sibling().is_none() {
            return self.only_part(node);
        }
        let value = self.parts(node).first().map(|&value| self.lower(value));
        self.add(node, Form::Jump(Jump { kind: JumpKind::Break, value }))
    }
}

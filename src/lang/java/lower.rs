//! Statements: control flow and declarations of variables.

use super::grammar::{Field, JavaGrammar, Kind, java};
use crate::{
    lang::{lowering::Lower, members::Scopes},
    source::Span,
    syntax::{
        Assign, AssignMode, Branch, BranchKind, Call, Form, Function, Jump, JumpKind, Loop, Name, NodeId, Text, Try, Unit,
    },
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

    fn grammar(&self) -> &'static JavaGrammar {
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

impl Lowering<'_> {
    /// Runs a step that declares variables of its own.
    pub(super) fn scoped<T>(&mut self, step: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.open();
        let value = step(self);
        self.scopes.close();
        value
    }

    fn statement(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::ExpressionStatement | Kind::Finally => self.only_part(node),
            Kind::Block => {
                let body = self.statements(node);
                self.add(node, Form::Block(body))
            }
            Kind::StaticInitializer => self.initializer(node),
            Kind::Package => self.add(node, Form::Opaque(Vec::new())),
            Kind::Import => self.import(node),
            Kind::Class => self.class(node),
            Kind::Method => self.free_function(node),
            Kind::Declaration => self.declaration(node),
            Kind::If | Kind::Ternary => self.branch(node),
            Kind::Switch => self.scoped(|this| this.switch(node)),
            Kind::For => self.scoped(|this| this.for_loop(node)),
            Kind::ForEach => self.scoped(|this| this.for_each(node)),
            Kind::While => self.plain_loop(node, [Field::Condition, Field::Body]),
            Kind::Do => self.plain_loop(node, [Field::Body, Field::Condition]),
            Kind::Labeled => self.labeled(node),
            Kind::Try => self.scoped(|this| this.attempt(node)),
            Kind::Return => self.jump(node, JumpKind::Return),
            Kind::Throw => self.jump(node, JumpKind::Throw),
            Kind::Break => self.add(node, Form::Jump(Jump { kind: JumpKind::Break, value: None })),
            Kind::Continue => self.add(node, Form::Jump(Jump { kind: JumpKind::Continue, value: None })),
            Kind::Yield => self.switch_result(node),
            Kind::Synchronized => {
                let parts = self.lower_all(node);
                self.add(node, Form::Block(parts))
            }
            _ => self.expression(node),
        }
    }

    fn only_part(&mut self, node: Node<'_>) -> NodeId {
        match self.parts(node)[..] {
            [part] => self.lower(part),
            _ => self.opaque(node),
        }
    }

    /// `static { … }`, and what stands in braces in a class: as a function that is called on the spot.
    pub(super) fn initializer(&mut self, node: Node<'_>) -> NodeId {
        let body = self.statements(node);
        let body = Some(self.add(node, Form::Block(body)));
        let callee = self.add(node, Form::Function(Function { body, ..Function::default() }));
        self.add(node, Form::Call(Call { callee, args: Vec::new() }))
    }

    fn declaration(&mut self, node: Node<'_>) -> NodeId {
        let declarators = self.declarators(node);
        let assigns = declarators.iter().map(|&declarator| self.declarator(node, declarator)).collect::<Vec<_>>();
        match assigns[..] {
            [only] => only,
            _ => self.add(node, Form::Opaque(assigns)),
        }
    }

    pub(super) fn declarators<'tree>(&self, node: Node<'tree>) -> Vec<Node<'tree>> {
        self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::Declarator).collect()
    }

    fn declarator(&mut self, whole: Node<'_>, node: Node<'_>) -> NodeId {
        let value = self.lower_field(node, Field::Value);
        let annotation = self.annotation(whole);
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let target = self.declared(whole, name);
        // Where the statement declares one variable, it is the declaration, but for what ends it.
        let place = if self.declarators(whole).len() == 1 { whole } else { node };
        let span = Span::new(place.start_byte(), node.end_byte());
        self.unit.add(span, Form::Assign(Assign { target, value, mode: AssignMode::Block, annotation }))
    }

    /// A variable where it is declared by a node with its type.
    pub(super) fn declared(&mut self, whole: Node<'_>, name: Node<'_>) -> NodeId {
        let class = self.field(whole, Field::Type).map(|class| self.simple_name(class));
        let text = self.text_of(name);
        self.scopes.declare(text, class.filter(|class| *class != "var"));
        self.add(name, Form::Name(Name::Variable(text.into())))
    }

    /// A variable whose value is not followed.
    pub(super) fn foreign(&mut self, whole: Node<'_>, name: Node<'_>, annotation: Option<NodeId>) -> NodeId {
        let target = self.declared(whole, name);
        self.add(whole, Form::Assign(Assign { target, value: None, mode: AssignMode::Foreign, annotation }))
    }

    fn branch(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        let arms = [self.lower_field(node, Field::Consequence), self.lower_field(node, Field::Alternative)];
        let exhaustive = arms.iter().all(Option::is_some);
        let arms = arms.into_iter().flatten().collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
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
        if node.next_named_sibling().is_none() { self.only_part(node) } else { self.jump(node, JumpKind::Break) }
    }

    fn for_loop(&mut self, node: Node<'_>) -> NodeId {
        let (condition, body) = (self.field(node, Field::Condition), self.field(node, Field::Body));
        let mut cursor = node.walk();
        let first = node.children(&mut cursor).find(|child| child.kind() == ";" || self.kind(*child) == Kind::Declaration);
        let end = first.map_or(0, |end| end.end_byte());
        let (before, mut rest): (Vec<_>, Vec<_>) = self.parts(node).into_iter().partition(|part| part.end_byte() <= end);
        let before = before.into_iter().map(|part| self.lower(part)).collect();
        // The condition comes before the body, everything else behind it.
        rest.retain(|part| ![condition, body].contains(&Some(*part)));
        let body = condition.into_iter().chain(body).chain(rest).collect::<Vec<_>>();
        let body = body.into_iter().map(|part| self.lower(part)).collect();
        self.add(node, Form::Loop(Loop { before, target: None, over: None, body }))
    }

    fn for_each(&mut self, node: Node<'_>) -> NodeId {
        let over = self.lower_field(node, Field::Value);
        let annotation = self.annotation(node);
        let target = self.field(node, Field::Name).map(|name| {
            let target = self.declared(node, name);
            self.add(name, Form::Assign(Assign { target, value: None, mode: AssignMode::Block, annotation }))
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
        let test = self.unit.add(Span::new(node.start_byte(), node.start_byte()), Form::Opaque(Vec::new()));
        let arms = vec![self.lower(body)];
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: false }))
    }

    /// A `try`. Its resources are opened in its body, since the handlers are for them too.
    fn attempt(&mut self, node: Node<'_>) -> NodeId {
        let resources = self.field(node, Field::Resources).map(|list| self.parts(list)).unwrap_or_default();
        let mut statements = resources.into_iter().map(|resource| self.resource(resource)).collect::<Vec<_>>();
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

    fn resource(&mut self, node: Node<'_>) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.only_part(node) };
        let value = self.lower_field(node, Field::Value);
        let annotation = self.annotation(node);
        let target = self.declared(node, name);
        self.add(node, Form::Assign(Assign { target, value, mode: AssignMode::Block, annotation }))
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

    fn jump(&mut self, node: Node<'_>, kind: JumpKind) -> NodeId {
        let value = self.parts(node).first().map(|&value| self.lower(value));
        self.add(node, Form::Jump(Jump { kind, value }))
    }
}

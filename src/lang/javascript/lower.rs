//! Statements: control flow, declarations, functions and classes.

use super::grammar::{Field, JavaScriptGrammar, Kind};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{
        Assign, AssignMode, Branch, BranchKind, Call, Class, Entry, Form, Function, Jump, JumpKind, Key, Loop, Member, Name,
        NodeId, Param, Runs, Text, Try, Unit,
    },
};
use tree_sitter::Node;

/// Lowers a whole file.
pub(super) fn lower(text: &str, grammar: &'static JavaScriptGrammar) -> Unit {
    let mut lowering = Lowering { text, grammar, unit: Unit::default(), depth: 0 };
    lowering.file();
    lowering.unit.finish()
}

/// The state of lowering one file.
pub(super) struct Lowering<'a> {
    text: &'a str,
    grammar: &'static JavaScriptGrammar,
    pub(super) unit: Unit,
    depth: u32,
}

impl<'a> Lower<'a> for Lowering<'a> {
    type Kind = Kind;
    type Field = Field;

    const COMMENT: Kind = Kind::Comment;

    fn grammar(&self) -> &'static JavaScriptGrammar {
        self.grammar
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
}

impl Lowering<'_> {
    pub(super) fn variable(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node).into();
        self.add(node, Form::Name(Name::Variable(name)))
    }

    fn statement(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::ExpressionStatement | Kind::ElseClause | Kind::FinallyClause => self.only_part(node),
            Kind::StaticBlock => {
                // Its `var`s are its own, as those of a function that is called on the spot.
                let body = self.lower_all(node);
                let body = Some(self.add(node, Form::Block(body)));
                let callee = self.add(node, Form::Function(Function { body, ..Function::default() }));
                self.add(node, Form::Call(Call { callee, args: Vec::new() }))
            }
            Kind::Block | Kind::ClassBody => {
                let body = self.lower_all(node);
                self.add(node, Form::Block(body))
            }
            Kind::LexicalDeclaration => self.declaration(node, AssignMode::Block),
            Kind::VariableDeclaration => self.declaration(node, AssignMode::Function),
            Kind::FunctionDeclaration | Kind::Signature => {
                let name = self.field(node, Field::Name).map(|name| self.variable(name));
                self.function(node, name, Runs::Unknown)
            }
            Kind::Class => self.class(node),
            Kind::If => self.branch(node),
            Kind::Switch => self.switch(node),
            Kind::For | Kind::While | Kind::Do => self.plain_loop(node),
            Kind::ForIn => self.for_in(node),
            Kind::Try => self.attempt(node),
            Kind::Return => self.jump(node, JumpKind::Return),
            Kind::Throw => self.jump(node, JumpKind::Throw),
            Kind::Yield => self.jump(node, JumpKind::Yield),
            Kind::Break => self.jump(node, JumpKind::Break),
            Kind::Continue => self.jump(node, JumpKind::Continue),
            Kind::Labeled => self.labeled(node),
            Kind::Enum | Kind::Interface => self.foreign(node),
            Kind::Namespace => self.namespace(node),
            Kind::ImportStatement | Kind::ImportAlias | Kind::ExportStatement => self.module_statement(node),
            _ => self.expression(node),
        }
    }

    /// A labelled block can be left by `break` anywhere, so nothing in it is certain to run.
    fn labeled(&mut self, node: Node<'_>) -> NodeId {
        let Some(body) = self.field(node, Field::Body) else { return self.opaque(node) };
        if self.kind(body) != Kind::Block {
            return self.lower(body);
        }
        let test = self.unit.add(Span::new(node.start_byte(), node.start_byte()), Form::Opaque(Vec::new()));
        let arms = vec![self.lower(body)];
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: false }))
    }

    fn only_part(&mut self, node: Node<'_>) -> NodeId {
        match self.parts(node)[..] {
            [part] => self.lower(part),
            _ => self.opaque(node),
        }
    }

    fn declaration(&mut self, node: Node<'_>, mode: AssignMode) -> NodeId {
        let declarators = self.parts(node);
        let assigns = declarators.iter().map(|&declarator| self.declarator(declarator, mode)).collect::<Vec<_>>();
        match assigns[..] {
            [only] => only,
            _ => self.add(node, Form::Opaque(assigns)),
        }
    }

    fn declarator(&mut self, node: Node<'_>, mode: AssignMode) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.lower(node) };
        let value = self.lower_field(node, Field::Value);
        let annotation = self.annotation(node, Field::Type);
        let target = self.pattern(name);
        self.add(node, Form::Assign(Assign { target, value, mode, annotation }))
    }

    pub(super) fn function(&mut self, node: Node<'_>, name: Option<NodeId>, runs: Runs) -> NodeId {
        let mut type_params = self.type_params(node);
        if self.kind(node) == Kind::FunctionExpression {
            let own = self.field(node, Field::Name).map(|name| self.variable(name));
            type_params.extend(own);
        }
        let params = match (self.field(node, Field::Parameters), self.field(node, Field::Parameter)) {
            (Some(list), _) => self.parts(list).into_iter().map(|param| self.param(param)).collect(),
            (None, Some(single)) => vec![self.param(single)],
            _ => Vec::new(),
        };
        let result = self.annotation(node, Field::ReturnType);
        let body = self.lower_field(node, Field::Body);
        let method = self.kind(node) != Kind::Arrow;
        let named = self.field(node, Field::Name).filter(|_| self.kind(node) == Kind::Method);
        let constructs = named.is_some_and(|name| self.text_of(name) == "constructor");
        let mut cursor = node.walk();
        let accessor = self.kind(node) == Kind::Method && node.children(&mut cursor).any(|child| child.kind() == "get");
        let function =
            Function { name, method, constructs, params, type_params, result, body, runs, accessor, ..Function::default() };
        self.add(node, Form::Function(function))
    }

    fn param(&mut self, node: Node<'_>) -> Param {
        if self.kind(node) != Kind::Parameter {
            return Param {
                target: self.pattern(node),
                annotation: None,
                rest: self.kind(node) == Kind::RestPattern,
                field: false,
            };
        }
        let pattern = self.field(node, Field::Pattern).unwrap_or(node);
        let target = match self.lower_field(node, Field::Value) {
            Some(value) => {
                let target = self.pattern(pattern);
                self.add(
                    node,
                    Form::Assign(Assign { target, value: Some(value), mode: AssignMode::Default, annotation: None }),
                )
            }
            None if pattern == node => self.opaque(node),
            None => self.pattern(pattern),
        };
        let annotation = self.annotation(node, Field::Type);
        let mut cursor = node.walk();
        let field = node.children(&mut cursor).any(|child| matches!(child.kind(), "accessibility_modifier" | "readonly"));
        Param { target, annotation, rest: self.kind(pattern) == Kind::RestPattern, field }
    }

    fn type_params(&mut self, node: Node<'_>) -> Vec<NodeId> {
        let Some(list) = self.field(node, Field::TypeParameters) else { return Vec::new() };
        let names = self.parts(list).into_iter().filter_map(|param| self.field(param, Field::Name)).collect::<Vec<_>>();
        names.into_iter().map(|name| self.variable(name)).collect()
    }

    pub(super) fn class(&mut self, node: Node<'_>) -> NodeId {
        let mut name = self.field(node, Field::Name).map(|name| self.variable(name));
        let mut type_params = self.type_params(node);
        if node.kind() == "class" {
            // The name of a class expression is known inside it alone.
            type_params.extend(name.take());
        }
        let (mut bases, mut body) = (Vec::new(), Vec::new());
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::ClassHeritage => bases.extend(self.lower_all(part)),
                Kind::ClassBody => body.extend(self.class_body(part)),
                _ => {}
            }
        }
        self.add(node, Form::Class(Class { name, type_params, bases, body, ..Class::default() }))
    }

    fn class_body(&mut self, body: Node<'_>) -> Vec<NodeId> {
        let mut members = Vec::new();
        for part in self.parts(body) {
            members.push(match self.kind(part) {
                Kind::Method => {
                    let value = self.function(part, None, Runs::Unknown);
                    self.member_assign(part, Field::Name, Some(value), None)
                }
                Kind::FieldDefinition => {
                    let value = self.lower_field(part, Field::Value);
                    let annotation = self.annotation(part, Field::Type);
                    let name = if self.field(part, Field::Name).is_some() { Field::Name } else { Field::Property };
                    self.member_assign(part, name, value, annotation)
                }
                _ => self.lower(part),
            });
        }
        members
    }

    fn member_assign(&mut self, node: Node<'_>, name: Field, value: Option<NodeId>, annotation: Option<NodeId>) -> NodeId {
        let Some(name) = self.field(node, name) else { return self.opaque(node) };
        let object = self.unit.add(Span::new(name.start_byte(), name.start_byte()), Form::Name(Name::Receiver));
        let key = self.key(name);
        let target = self.add(name, Form::Member(Member { object, key }));
        self.add(node, Form::Assign(Assign { target, value, mode: AssignMode::Set, annotation }))
    }

    fn branch(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        let arms = [self.lower_field(node, Field::Consequence), self.lower_field(node, Field::Alternative)];
        let exhaustive = arms.iter().all(Option::is_some);
        let arms = arms.into_iter().flatten().collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    fn switch(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Value);
        let cases = self.field(node, Field::Body).map(|body| self.parts(body)).unwrap_or_default();
        let exhaustive = cases.iter().any(|case| case.kind() == "switch_default");
        let arms = cases
            .into_iter()
            .map(|case| {
                let body = self.lower_all(case);
                self.add(case, Form::Opaque(body))
            })
            .collect();
        // All cases are one scope.
        let switch = self.add(node, Form::Branch(Branch { kind: BranchKind::FallThrough, test, arms, exhaustive }));
        self.add(node, Form::Block(vec![switch]))
    }

    fn plain_loop(&mut self, node: Node<'_>) -> NodeId {
        let before = self.lower_field(node, Field::Initializer).into_iter().collect();
        let condition = self.lower_field(node, Field::Condition);
        let body = self.lower_field(node, Field::Body);
        let increment = self.lower_field(node, Field::Increment);
        let body = condition.into_iter().chain(body).chain(increment).collect();
        self.add(node, Form::Loop(Loop { before, target: None, over: None, body }))
    }

    fn for_in(&mut self, node: Node<'_>) -> NodeId {
        let over = self.lower_field(node, Field::Right);
        let target = self.field(node, Field::Left).map(|left| {
            let target = self.pattern(left);
            let mode = match self.field(node, Field::Kind).map(|kind| self.text_of(kind)) {
                None => AssignMode::Set,
                Some("var") => AssignMode::Function,
                Some(_) => AssignMode::Block,
            };
            self.add(left, Form::Assign(Assign { target, value: None, mode, annotation: None }))
        });
        // The keys of `for (k in o)` are not the elements that `for (e of o)` gives.
        let elements = self.field(node, Field::Operator).is_some_and(|operator| self.text_of(operator) == "of");
        let before = over.filter(|_| !elements).into_iter().collect();
        let body = self.lower_field(node, Field::Body).into_iter().collect();
        self.add(node, Form::Loop(Loop { before, target, over: over.filter(|_| elements), body }))
    }

    fn attempt(&mut self, node: Node<'_>) -> NodeId {
        let body = self.lower_required(node, Field::Body);
        let handlers = self.field(node, Field::Handler).map(|handler| {
            let caught = self.field(handler, Field::Parameter).map(|caught| {
                let target = self.pattern(caught);
                self.add(caught, Form::Assign(Assign { target, value: None, mode: AssignMode::Foreign, annotation: None }))
            });
            let body = self.lower_field(handler, Field::Body);
            self.add(handler, Form::Block(caught.into_iter().chain(body).collect()))
        });
        let last = self.lower_field(node, Field::Finalizer);
        self.add(node, Form::Try(Try { body, handlers: handlers.into_iter().collect(), last }))
    }

    fn jump(&mut self, node: Node<'_>, kind: JumpKind) -> NodeId {
        let labels = matches!(kind, JumpKind::Break | JumpKind::Continue);
        let value = if labels { None } else { self.parts(node).first().map(|&value| self.lower(value)) };
        self.add(node, Form::Jump(Jump { kind, value }))
    }

    /// A declared name that is no value the analysis follows: a type, an interface, an enum.
    fn foreign(&mut self, node: Node<'_>) -> NodeId {
        let names = match self.field(node, Field::Body).filter(|_| self.kind(node) == Kind::Enum) {
            Some(body) => self.lower_all(body),
            None => self.types_in(node),
        };
        let value = Some(self.add(node, Form::Opaque(names)));
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let target = self.variable(name);
        self.add(node, Form::Assign(Assign { target, value, mode: AssignMode::Foreign, annotation: None }))
    }

    /// `namespace A { … }`: its exported names are reached through `A`, which is not followed.
    fn namespace(&mut self, node: Node<'_>) -> NodeId {
        let body = self.lower_field(node, Field::Body);
        let mut name = self.field(node, Field::Name);
        while let Some(inner) = name.and_then(|name| self.field(name, Field::Object)) {
            name = Some(inner);
        }
        match name {
            Some(name) if self.kind(name) == Kind::Identifier => {
                let target = self.variable(name);
                self.add(node, Form::Assign(Assign { target, value: body, mode: AssignMode::Foreign, annotation: None }))
            }
            _ => self.add(node, Form::Opaque(body.into_iter().collect())),
        }
    }

    /// A map entry whose key is a name of its own.
    pub(super) fn entry(&self, key: Text, at: Node<'_>, value: NodeId) -> Entry {
        Entry { key: Some(Key::Named(key, span(at))), value, spread: false }
    }
}

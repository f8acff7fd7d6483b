//! Statements: control flow and declarations.

use super::{
    grammar::{Field, Kind, PhpGrammar},
    scope::{Namespace, Scope, Survey},
};
use crate::{
    lang::lowering::Lower,
    source::Span,
    syntax::{
        Assign, AssignMode, Branch, BranchKind, Form, Jump, JumpKind, Key, Loop, Member, Name, NodeId, Runs, Text, Try, Unit,
    },
};
use std::collections::BTreeSet;
use tree_sitter::Node;

/// Lowers a whole file.
pub(super) fn lower(text: &str, grammar: &'static PhpGrammar) -> Unit {
    let mut unit = Unit::default();
    unit.declares_by_assigning = true;
    let mut lowering = Lowering {
        text,
        grammar,
        unit,
        scopes: Vec::new(),
        namespace: Namespace::default(),
        survey: Survey::default(),
        globals: BTreeSet::new(),
        depth: 0,
    };
    lowering.file();
    lowering.unit.finish()
}

/// The state of lowering one file.
pub(super) struct Lowering<'a> {
    pub(super) text: &'a str,
    grammar: &'static PhpGrammar,
    pub(super) unit: Unit,
    /// The functions around; none at the top of the file.
    pub(super) scopes: Vec<Scope>,
    pub(super) namespace: Namespace,
    pub(super) survey: Survey,
    /// The variables of the file that have values so far.
    pub(super) globals: BTreeSet<Text>,
    depth: u32,
}

impl<'a> Lower<'a> for Lowering<'a> {
    type Kind = Kind;
    type Field = Field;

    const COMMENT: Kind = Kind::Comment;

    fn grammar(&self) -> &'static PhpGrammar {
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

    fn statements(&mut self, block: Node<'_>) -> Vec<NodeId> {
        if block.parent().is_some() {
            return self.lower_all(block);
        }
        self.survey(block);
        // What stands behind the end of the compiler's input is data.
        let halts = |&node: &Node<'_>| {
            let text = self.text_of(node);
            text.get(.."__halt_compiler".len()).is_some_and(|word| word.eq_ignore_ascii_case("__halt_compiler"))
        };
        let parts = self.parts(block);
        let end = parts.iter().position(halts).unwrap_or(parts.len());
        // What stands around the code is no statement.
        let code = parts[..end].iter().filter(|&&part| self.kind(part) != Kind::Markup).copied().collect::<Vec<_>>();
        code.into_iter().map(|part| self.lower(part)).collect()
    }
}

impl Lowering<'_> {
    fn statement(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::ExpressionStatement => self.expression_statement(node),
            Kind::Block => {
                let body = self.statements(node);
                self.add(node, Form::Block(body))
            }
            Kind::Else | Kind::Finally => self.lower_required(node, Field::Body),
            Kind::If | Kind::ElseIf => self.branch(node),
            Kind::Switch => self.switch(node),
            Kind::For => self.for_loop(node),
            Kind::While | Kind::Do => self.plain_loop(node),
            Kind::Foreach => self.foreach(node),
            Kind::Try => self.attempt(node),
            Kind::Return => self.jump(node, JumpKind::Return),
            Kind::Throw | Kind::Exit => self.jump(node, JumpKind::Throw),
            Kind::Yield => self.jump(node, JumpKind::Yield),
            Kind::Break => self.add(node, Form::Jump(Jump { kind: JumpKind::Break, value: None })),
            Kind::Continue => self.add(node, Form::Jump(Jump { kind: JumpKind::Continue, value: None })),
            Kind::Global => self.global(node),
            Kind::StaticDeclaration => self.static_variables(node),
            Kind::Unset => self.unset(node),
            Kind::Const => self.constants(node),
            Kind::Namespace => self.namespace_statement(node),
            Kind::Use => self.use_statement(node),
            Kind::Function => self.function_definition(node),
            Kind::Class => self.class(node),
            Kind::AnonymousFunction | Kind::Arrow => self.closure(node, Runs::Unknown),
            Kind::Goto => {
                self.unit.jumps = true;
                self.add(node, Form::Opaque(Vec::new()))
            }
            Kind::TextInterpolation => self.add(node, Form::Opaque(Vec::new())),
            _ => self.expression(node),
        }
    }

    fn expression_statement(&mut self, node: Node<'_>) -> NodeId {
        let [part] = self.parts(node)[..] else { return self.opaque(node) };
        let value = self.lower(part);
        let echoed = self.text.get(..node.start_byte()).is_some_and(|before| before.trim_end().ends_with("<?="));
        if echoed { self.add(node, Form::Opaque(vec![value])) } else { value }
    }

    fn branch(&mut self, node: Node<'_>) -> NodeId {
        let rest = self.parts(node).into_iter().filter(|&part| matches!(self.kind(part), Kind::ElseIf | Kind::Else));
        self.branch_of(node, &rest.collect::<Vec<_>>())
    }

    /// `if … elseif … else`: each is the other arm of the one before.
    fn branch_of(&mut self, node: Node<'_>, rest: &[Node<'_>]) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        let body = self.lower_required(node, Field::Body);
        let otherwise = rest.split_first().map(|(&first, rest)| match self.kind(first) {
            Kind::Else => self.lower(first),
            _ => self.deeper(first, |this| this.branch_of(first, rest)),
        });
        let exhaustive = otherwise.is_some();
        let arms = [body].into_iter().chain(otherwise).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    fn switch(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        let cases = self.field(node, Field::Body).map(|body| self.parts(body)).unwrap_or_default();
        let exhaustive = cases.iter().any(|&case| self.kind(case) == Kind::Default);
        let arms = cases.into_iter().map(|case| self.opaque(case)).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::FallThrough, test, arms, exhaustive }))
    }

    fn for_loop(&mut self, node: Node<'_>) -> NodeId {
        let before = self.lower_field(node, Field::Initialize).into_iter().collect();
        let condition = self.lower_field(node, Field::Condition);
        let mut body = condition.into_iter().collect::<Vec<_>>();
        let statements =
            self.parts(node).into_iter().filter(|part| part.kind().ends_with("statement") || part.kind().ends_with("block"));
        for statement in statements.collect::<Vec<_>>() {
            body.push(self.lower(statement));
        }
        body.extend(self.lower_field(node, Field::Update));
        self.add(node, Form::Loop(Loop { before, target: None, over: None, body }))
    }

    fn plain_loop(&mut self, node: Node<'_>) -> NodeId {
        let first = if self.kind(node) == Kind::Do { Field::Body } else { Field::Condition };
        let second = if self.kind(node) == Kind::Do { Field::Condition } else { Field::Body };
        let body = vec![self.lower_required(node, first), self.lower_required(node, second)];
        self.add(node, Form::Loop(Loop { before: Vec::new(), target: None, over: None, body }))
    }

    fn foreach(&mut self, node: Node<'_>) -> NodeId {
        let body = self.field(node, Field::Body);
        let mut parts = self.parts(node).into_iter().filter(|&part| Some(part) != body);
        let (Some(list), Some(target)) = (parts.next(), parts.next()) else { return self.opaque(node) };
        let over = self.lower(list);
        let mut lowered = Vec::new();
        let value = match (self.kind(target), &self.parts(target)[..]) {
            (Kind::Pair, &[key, value]) => {
                let (key_target, _) = self.target(key);
                let mode = AssignMode::Foreign;
                lowered
                    .push(self.add(key, Form::Assign(Assign { target: key_target, value: None, mode, annotation: None })));
                value
            }
            _ => target,
        };
        let (bound, mode) = self.target(value);
        let bound = self.add(value, Form::Assign(Assign { target: bound, value: None, mode, annotation: None }));
        lowered.extend(body.map(|body| self.lower(body)));
        if self.kind(value) == Kind::ByReference && self.kind(list) == Kind::Variable {
            lowered.push(self.some_element_is_set(list));
        }
        self.add(node, Form::Loop(Loop { before: Vec::new(), target: Some(bound), over: Some(over), body: lowered }))
    }

    /// A loop by reference may set every element.
    fn some_element_is_set(&mut self, list: Node<'_>) -> NodeId {
        let at = Span::new(list.end_byte(), list.end_byte());
        let object = self.implied(at, self.text_of(list).into());
        let key = Key::Computed(self.unit.add(at, Form::Opaque(Vec::new())));
        let target = self.unit.add(at, Form::Member(Member { object, key }));
        let (value, mode) = (None, AssignMode::Foreign);
        self.unit.add(at, Form::Assign(Assign { target, value, mode, annotation: None }))
    }

    fn attempt(&mut self, node: Node<'_>) -> NodeId {
        let body = self.lower_required(node, Field::Body);
        let (mut handlers, mut last) = (Vec::new(), None);
        for part in self.parts(node) {
            match self.kind(part) {
                Kind::Catch => handlers.push(self.handler(part)),
                Kind::Finally => last = Some(self.lower(part)),
                _ => {}
            }
        }
        self.add(node, Form::Try(Try { body, handlers, last }))
    }

    fn handler(&mut self, node: Node<'_>) -> NodeId {
        let caught = self.field(node, Field::Name).map(|name| {
            let (target, _) = self.assigned(name);
            self.add(name, Form::Assign(Assign { target, value: None, mode: AssignMode::Foreign, annotation: None }))
        });
        let body = self.lower_field(node, Field::Body);
        self.add(node, Form::Block(caught.into_iter().chain(body).collect()))
    }

    pub(super) fn jump(&mut self, node: Node<'_>, kind: JumpKind) -> NodeId {
        let value = self.parts(node).first().map(|&value| self.lower(value));
        self.add(node, Form::Jump(Jump { kind, value }))
    }

    /// `global $a, $b;`: from here on these are the file's.
    fn global(&mut self, node: Node<'_>) -> NodeId {
        let names = self.parts(node);
        for &name in &names {
            let text = self.text_of(name);
            if let Some(scope) = self.scopes.last_mut() {
                scope.share(text);
            }
        }
        let names = names.into_iter().map(|name| self.lower(name)).collect::<Vec<_>>();
        self.add(node, Form::Test(names))
    }

    /// A variable that keeps its value from call to call: which one it has is not known.
    fn static_variables(&mut self, node: Node<'_>) -> NodeId {
        let mut assigns = Vec::new();
        for part in self.parts(node).into_iter().filter(|&part| self.kind(part) == Kind::StaticVariable).collect::<Vec<_>>()
        {
            let value = self.lower_field(part, Field::Value);
            let Some(name) = self.field(part, Field::Name) else { continue };
            let (target, _) = self.assigned(name);
            assigns
                .push(self.add(part, Form::Assign(Assign { target, value, mode: AssignMode::Foreign, annotation: None })));
        }
        self.add(node, Form::Opaque(assigns))
    }

    fn unset(&mut self, node: Node<'_>) -> NodeId {
        let mut parts = Vec::new();
        for part in self.parts(node) {
            let (target, _) = self.target(part);
            parts.push(
                self.add(part, Form::Assign(Assign { target, value: None, mode: AssignMode::Update, annotation: None })),
            );
        }
        self.add(node, Form::Block(parts))
    }

    /// `const A = 1;` outside of a class.
    fn constants(&mut self, node: Node<'_>) -> NodeId {
        let mut assigns = Vec::new();
        for (element, name, value) in self.const_elements(node) {
            let value = Some(self.lower(value));
            let text = Text::from(self.text_of(name));
            let target = self.add(name, Form::Name(Name::Variable(text)));
            assigns
                .push(self.add(element, Form::Assign(Assign { target, value, mode: AssignMode::Outer, annotation: None })));
        }
        match assigns[..] {
            [only] => only,
            _ => self.add(node, Form::Opaque(assigns)),
        }
    }
}

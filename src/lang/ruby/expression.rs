//! Expressions: names, members and operators.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{
        Arithmetic, Assign, AssignMode, Branch, BranchKind, Call, Collection, CollectionKind, Entry, Form, Key, Literal,
        Member, Name, NodeId, Operator,
    },
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn expression(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Identifier => self.read(node),
            Kind::Constant | Kind::ScopeResolution => self.constant(node),
            Kind::InstanceVariable | Kind::ClassVariable => {
                let name = self.text_of(node);
                self.receiver_member(node, name)
            }
            Kind::GlobalVariable => self.named(node),
            Kind::Receiver => self.add(node, Form::Name(Name::Receiver)),
            Kind::Call => self.call(node),
            Kind::Element => self.element_reference(node),
            Kind::Lambda => self.lambda(node),
            Kind::Parenthesized => self.parenthesized(node),
            Kind::Array | Kind::StringArray | Kind::RightList => self.list(node),
            Kind::Hash => self.hash(node),
            Kind::Conditional => self.conditional(node),
            Kind::Binary => self.chain(node),
            Kind::Unary => self.unary(node),
            Kind::String | Kind::Chained | Kind::DelimitedSymbol | Kind::BareString => self.string(node),
            Kind::Heredoc => self.heredoc(node),
            Kind::SimpleSymbol => self.symbol(node),
            Kind::Number => self.number(node),
            Kind::Character => {
                let text = self.text_of(node).trim_start_matches('?').into();
                self.add(node, Form::Literal(Literal::Text(text, Vec::new())))
            }
            Kind::True => self.add(node, Form::Literal(Literal::Bool(true))),
            Kind::False => self.add(node, Form::Literal(Literal::Bool(false))),
            Kind::Nil => self.add(node, Form::Literal(Literal::Null)),
            Kind::Splat | Kind::HashSplat | Kind::BlockArgument => self.inner(node),
            Kind::Pair => self.pair_value(node),
            _ => self.opaque(node),
        }
    }

    /// A bare name: a variable, or a method of the receiver that is called without arguments.
    pub(super) fn read(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node);
        if self.local(name).is_some() {
            return self.named(node);
        }
        match name {
            // All variables go where the result goes.
            "binding" | "local_variables" => self.all_locals(node),
            "raise" | "fail" | "abort" | "exit" => self.throw(node, &[]),
            "block_given?" => self.add(node, Form::Test(Vec::new())),
            _ => {
                let callee = self.receiver_member(node, name);
                self.add(node, Form::Call(Call { callee, args: Vec::new() }))
            }
        }
    }

    fn all_locals(&mut self, node: Node<'_>) -> NodeId {
        let at = Span::new(node.start_byte(), node.start_byte());
        let entries = self.locals().into_iter().map(|name| {
            let value = self.unit.add(at, Form::Name(Name::Variable(name.clone())));
            Entry { key: Some(Key::Named(name, at)), value, spread: false }
        });
        let entries = entries.collect();
        self.add(node, Form::Collection(Collection { kind: CollectionKind::Map, entries }))
    }

    /// `object[key]`
    fn element_reference(&mut self, node: Node<'_>) -> NodeId {
        let object = self.lower_required(node, Field::Object);
        let object_node = self.field(node, Field::Object);
        let keys = self.parts(node).into_iter().filter(|&part| Some(part) != object_node).collect::<Vec<_>>();
        if let [key] = keys[..] {
            let key = self.key(key);
            return self.add(node, Form::Member(Member { object, key }));
        }
        let parts = [object].into_iter().chain(keys.into_iter().map(|key| self.lower(key))).collect();
        self.add(node, Form::Opaque(parts))
    }

    fn unary(&mut self, node: Node<'_>) -> NodeId {
        let value = self.lower_required(node, Field::Operand);
        let operator = self.field(node, Field::Operator).map(|operator| self.text_of(operator));
        let form = match (operator, self.unit.form(value)) {
            (Some("-"), Form::Literal(Literal::Number(number))) => Form::Literal(Literal::Number(-number)),
            (Some("!" | "not" | "defined?"), _) => Form::Test(vec![value]),
            _ => Form::Opaque(vec![value]),
        };
        self.add(node, form)
    }

    fn operator_of(&self, node: Node<'_>) -> &str {
        self.field(node, Field::Operator).map(|operator| self.text_of(operator)).unwrap_or_default()
    }

    /// Operators. A chain of one operator becomes one node, since it can be longer than the stack is deep.
    fn chain(&mut self, node: Node<'_>) -> NodeId {
        let operator = self.operator_of(node).to_owned();
        let mut operands = Vec::new();
        let mut rest = node;
        loop {
            operands.extend(self.field(rest, Field::Right));
            match self.field(rest, Field::Left) {
                Some(left) if self.kind(left) == Kind::Binary && self.operator_of(left) == operator => rest = left,
                left => break operands.extend(left),
            }
        }
        operands.reverse();
        if operator == "<<"
            && let Some((&list, values)) = operands.split_first()
        {
            return self.pushed(node, list, values);
        }
        let operands = operands.into_iter().map(|operand| self.lower(operand)).collect::<Vec<_>>();
        let is_text = |&operand: &NodeId| matches!(self.unit.form(operand), Form::Literal(Literal::Text(..)));
        let operator = match operator.as_str() {
            "+" => Operator::Add,
            // Values put into a text.
            "%" if operands.first().is_some_and(is_text) => Operator::Add,
            "-" => Operator::Subtract,
            "*" => Operator::Multiply,
            "/" => Operator::Divide,
            "&&" | "and" => return self.logical(node, BranchKind::IfAll, &operands),
            "||" | "or" => return self.logical(node, BranchKind::OrTest, &operands),
            "==" | "!=" | "===" | "=~" | "!~" | "<" | ">" | "<=" | ">=" | "<=>" => {
                return self.add(node, Form::Test(operands));
            }
            _ => return self.add(node, Form::Opaque(operands)),
        };
        self.add(node, Form::Arithmetic(Arithmetic { operator, operands }))
    }

    fn logical(&mut self, node: Node<'_>, kind: BranchKind, operands: &[NodeId]) -> NodeId {
        match operands {
            [test, arms @ ..] => {
                self.add(node, Form::Branch(Branch { kind, test: *test, arms: arms.to_vec(), exhaustive: false }))
            }
            [] => self.add(node, Form::Opaque(Vec::new())),
        }
    }

    /// `list << value` and `list.push(value)`: the list gets an element, and is the value of it all.
    pub(super) fn pushed(&mut self, node: Node<'_>, list: Node<'_>, values: &[Node<'_>]) -> NodeId {
        let mut parts = Vec::new();
        for &value in values {
            let object = self.lower(list);
            let value = self.lower(value);
            let end = self.nothing_after(node);
            let target = self.add(node, Form::Member(Member { object, key: Key::Computed(end) }));
            let assign = Assign { target, value: Some(value), mode: AssignMode::Set, annotation: None };
            parts.push(self.add(node, Form::Assign(assign)));
        }
        match parts[..] {
            [only] => only,
            _ => self.add(node, Form::Opaque(parts)),
        }
    }

    /// Where a name of the language's own means a key: `name` of `object`.
    pub(super) fn member(&mut self, object: NodeId, name: Node<'_>) -> NodeId {
        let whole = self.unit.span(object).cover(span(name));
        let key = Key::Named(self.text_of(name).into(), span(name));
        self.unit.add(whole, Form::Member(Member { object, key }))
    }
}

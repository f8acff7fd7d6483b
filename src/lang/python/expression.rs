//! Expressions: names, members, literals, operators and comprehensions.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::lang::lowering::{Lower, span};
use crate::syntax::{
    Arithmetic, Assign, AssignMode, Branch, BranchKind, Coerce, Coercion, Collection, CollectionKind, Entry, Form, HOLE,
    Key, Literal, Loop, Member, NodeId, Operator, Runs,
};
use tree_sitter::Node;

/// Each clause of a comprehension is a loop inside the one before; more are left out and reported.
const MOST_CLAUSES: usize = 50;

impl Lowering<'_> {
    pub(super) fn expression(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Identifier => self.name(node),
            Kind::Attribute => self.attribute(node),
            Kind::Subscript => self.subscript(node),
            Kind::Call => self.call(node),
            Kind::Lambda => self.lambda(node, Runs::Unknown),
            Kind::Parenthesized => self.coerce(node, Coercion::Same),
            Kind::Await => self.coerce(node, Coercion::Await),
            Kind::List => self.list(node),
            Kind::Dictionary => self.dictionary(node),
            Kind::Comprehension => self.comprehension(node),
            Kind::Conditional => self.conditional(node),
            Kind::Boolean | Kind::Binary => self.chain(node),
            Kind::Comparison | Kind::Test => {
                let parts = self.lower_all(node);
                self.add(node, Form::Test(parts))
            }
            Kind::String | Kind::Concatenated => self.string(node),
            Kind::Number => {
                let value = number(self.text_of(node));
                self.add(node, value.map_or(Form::Opaque(Vec::new()), |value| Form::Literal(Literal::Number(value))))
            }
            Kind::True => self.add(node, Form::Literal(Literal::Bool(true))),
            Kind::False => self.add(node, Form::Literal(Literal::Bool(false))),
            Kind::None => self.add(node, Form::Literal(Literal::Null)),
            Kind::AsPattern => self.as_pattern(node),
            Kind::KeywordArgument => self.lower_required(node, Field::Value),
            _ => self.opaque(node),
        }
    }

    fn coerce(&mut self, node: Node<'_>, how: Coercion) -> NodeId {
        match self.parts(node)[..] {
            [inner] => {
                let value = self.lower(inner);
                self.add(node, Form::Coerce(Coerce { how, value }))
            }
            _ => self.opaque(node),
        }
    }

    fn attribute(&mut self, node: Node<'_>) -> NodeId {
        let object = self.lower_required(node, Field::Object);
        let Some(name) = self.field(node, Field::Attribute) else { return self.add(node, Form::Opaque(vec![object])) };
        let key = Key::Named(self.text_of(name).into(), span(name));
        self.add(node, Form::Member(Member { object, key }))
    }

    fn subscript(&mut self, node: Node<'_>) -> NodeId {
        let object = self.lower_required(node, Field::Value);
        let Some(key) = self.field(node, Field::Subscript) else { return self.add(node, Form::Opaque(vec![object])) };
        let key = self.key(key);
        self.add(node, Form::Member(Member { object, key }))
    }

    /// A key: a name where it is a text written out.
    fn key(&mut self, node: Node<'_>) -> Key {
        let id = self.lower(node);
        match self.unit.form(id) {
            Form::Literal(Literal::Text(text, holes)) if holes.is_empty() => Key::Named(text.clone(), span(node)),
            _ => Key::Computed(id),
        }
    }

    fn list(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let entries = parts.into_iter().map(|part| self.element(part)).collect();
        self.add(node, Form::Collection(Collection { kind: CollectionKind::List, entries }))
    }

    fn element(&mut self, part: Node<'_>) -> Entry {
        if self.kind(part) != Kind::Splat {
            return Entry { key: None, value: self.lower(part), spread: false };
        }
        let value = self.parts(part).first().map(|&inner| self.lower(inner));
        Entry { key: None, value: value.unwrap_or_else(|| self.opaque(part)), spread: true }
    }

    fn dictionary(&mut self, node: Node<'_>) -> NodeId {
        let mut entries = Vec::new();
        for part in self.parts(node) {
            entries.push(if self.kind(part) == Kind::Pair {
                let key = self.field(part, Field::Key).map(|key| self.key(key));
                Entry { key, value: self.lower_required(part, Field::Value), spread: false }
            } else {
                self.element(part)
            });
        }
        self.add(node, Form::Collection(Collection { kind: CollectionKind::Map, entries }))
    }

    /// A comprehension is a loop around another; what the innermost one evaluates goes into a collection not followed.
    fn comprehension(&mut self, node: Node<'_>) -> NodeId {
        let clauses = self.parts(node).into_iter().filter(|&part| matches!(self.kind(part), Kind::ForIn | Kind::IfClause));
        let clauses = clauses.collect::<Vec<_>>();
        if clauses.len() > MOST_CLAUSES {
            self.unit.too_deep.get_or_insert(span(node));
            return self.add(node, Form::Opaque(Vec::new()));
        }
        let (target, over, body) = self.clauses(node, &clauses);
        self.add(node, Form::Loop(Loop { before: Vec::new(), target, over, body }))
    }

    fn clauses(&mut self, node: Node<'_>, clauses: &[Node<'_>]) -> (Option<NodeId>, Option<NodeId>, Vec<NodeId>) {
        let Some((&clause, rest)) = clauses.split_first() else {
            let element = self.lower_required(node, Field::Body);
            let kept = self.add(node, Form::Opaque(vec![element]));
            return (None, None, vec![kept]);
        };
        if self.kind(clause) == Kind::IfClause {
            let test = self.opaque(clause);
            let (target, over, body) = self.clauses(node, rest);
            // Names of inner clauses live in the whole comprehension.
            let arm = self.add(node, Form::Loop(Loop { before: Vec::new(), target, over, body }));
            return (None, None, vec![test, arm]);
        }
        let over = self.lower_field(clause, Field::Right);
        let target = self.field(clause, Field::Left).map(|left| {
            let target = self.comprehension_target(left);
            self.add(left, Form::Assign(Assign { target, value: None, mode: AssignMode::Block, annotation: None }))
        });
        let (inner_target, inner_over, inner) = self.clauses(node, rest);
        let body = if inner_over.is_none() && inner_target.is_none() {
            inner
        } else {
            vec![
                self.add(node, Form::Loop(Loop { before: Vec::new(), target: inner_target, over: inner_over, body: inner })),
            ]
        };
        (target, over, body)
    }

    /// The names of a comprehension are its own.
    fn comprehension_target(&mut self, node: Node<'_>) -> NodeId {
        self.deeper(node, |this| this.comprehension_target_of(node))
    }

    fn comprehension_target_of(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Identifier => self.variable(node),
            Kind::List => {
                let parts = self.parts(node);
                let entries =
                    parts.into_iter().map(|part| Entry { key: None, value: self.comprehension_target(part), spread: false });
                let entries = entries.collect();
                self.add(node, Form::Collection(Collection { kind: CollectionKind::List, entries }))
            }
            _ => self.lower(node),
        }
    }

    /// `value if test else other`.
    fn conditional(&mut self, node: Node<'_>) -> NodeId {
        let [value, test, other] = self.parts(node)[..] else { return self.opaque(node) };
        let test = self.lower(test);
        let arms = vec![self.lower(value), self.lower(other)];
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: true }))
    }

    /// Operators. A chain of one operator becomes one node, since it can be longer than the stack is deep.
    fn chain(&mut self, node: Node<'_>) -> NodeId {
        let operator_of = |this: &Self, node: Node<'_>| {
            this.field(node, Field::Operator).map(|operator| this.text_of(operator).to_owned())
        };
        let operator = operator_of(self, node);
        let mut operands = Vec::new();
        let mut rest = node;
        loop {
            operands.extend(self.field(rest, Field::Right));
            match self.field(rest, Field::Left) {
                Some(left)
                    if matches!(self.kind(left), Kind::Boolean | Kind::Binary) && operator_of(self, left) == operator =>
                {
                    rest = left
                }
                left => break operands.extend(left),
            }
        }
        let operands = operands.into_iter().rev().map(|operand| self.lower(operand)).collect::<Vec<_>>();
        let is_text = |&operand: &NodeId| matches!(self.unit.form(operand), Form::Literal(Literal::Text(..)));
        let operator = match operator.as_deref() {
            Some("+") => Operator::Add,
            // Values put into a text.
            Some("%") if operands.first().is_some_and(is_text) => Operator::Add,
            Some("-") => Operator::Subtract,
            Some("*") => Operator::Multiply,
            Some("/") => Operator::Divide,
            Some("and" | "or") => {
                let [test, arms @ ..] = &operands[..] else { return self.add(node, Form::Opaque(operands)) };
                let kind = if operator.as_deref() == Some("and") { BranchKind::IfAll } else { BranchKind::OrTest };
                let branch = Branch { kind, test: *test, arms: arms.to_vec(), exhaustive: false };
                return self.add(node, Form::Branch(branch));
            }
            _ => return self.add(node, Form::Test(operands)),
        };
        self.add(node, Form::Arithmetic(Arithmetic { operator, operands }))
    }

    /// A string, or several that stand side by side.
    fn string(&mut self, node: Node<'_>) -> NodeId {
        let mut holes = Vec::new();
        let mut text = String::new();
        let strings = if self.kind(node) == Kind::String { vec![node] } else { self.parts(node) };
        for string in strings {
            for part in self.parts(string) {
                if self.kind(part) == Kind::Interpolation {
                    text.push(HOLE);
                    holes.extend(self.lower_all(part));
                }
                self.push_content(part, string, &mut text);
            }
        }
        self.add(node, Form::Literal(Literal::Text(text.into(), holes)))
    }

    /// A string literal's value.
    pub(super) fn string_text(&self, node: Node<'_>) -> String {
        let mut text = String::new();
        for part in self.parts(node) {
            self.push_content(part, node, &mut text);
        }
        text
    }

    fn push_content(&self, part: Node<'_>, string: Node<'_>, text: &mut String) {
        if self.kind(part) != Kind::StringContent {
            return;
        }
        let start = self.parts(string).into_iter().find(|&part| self.kind(part) == Kind::StringStart);
        let raw = start.is_some_and(|start| self.text_of(start).contains(['r', 'R']));
        let mut at = part.start_byte();
        for escape in self.parts(part).into_iter().filter(|&escape| self.kind(escape) == Kind::Escape && !raw) {
            text.push_str(self.text.get(at..escape.start_byte()).unwrap_or_default());
            text.extend(unescape(self.text_of(escape)));
            at = escape.end_byte();
        }
        text.push_str(self.text.get(at..part.end_byte()).unwrap_or_default());
    }
}

/// The character an escape sequence stands for; none for a line continuation or one that names a character.
fn unescape(escape: &str) -> Option<char> {
    let Some(rest) = escape.strip_prefix('\\') else { return escape.chars().next() };
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    match rest.chars().next()? {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        'x' | 'u' | 'U' => hex(&rest[1..]),
        '0'..='7' => u32::from_str_radix(rest, 8).ok().and_then(char::from_u32),
        '\n' | 'N' => None,
        other => Some(other),
    }
}

fn number(text: &str) -> Option<f64> {
    let digits = text.replace('_', "").to_ascii_lowercase();
    let digits = digits.strip_suffix('l').unwrap_or(&digits);
    // An old octal number: a zero before octal digits.
    if digits.len() > 1 && digits.starts_with('0') && digits.chars().all(|c| ('0'..='7').contains(&c)) {
        return u32::from_str_radix(digits, 8).ok().map(f64::from);
    }
    let radix = |prefix, radix| {
        // Constants beyond 2^53 lose precision, which no lifetime comes near.
        #[allow(clippy::cast_precision_loss, reason = "see above")]
        u64::from_str_radix(digits.strip_prefix(prefix)?, radix).ok().map(|value| value as f64)
    };
    radix("0x", 16).or_else(|| radix("0o", 8)).or_else(|| radix("0b", 2)).or_else(|| digits.parse().ok())
}

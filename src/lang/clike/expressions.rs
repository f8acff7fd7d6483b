//! Operators, assignments, constants and names.

use super::vocabulary::{Field, Kind};
use crate::{
    lang::{
        lowering::{Lower, span, start},
        members::{Bare, Scopes},
    },
    source::Span,
    syntax::{
        Arithmetic, Assign, AssignMode, Branch, BranchKind, Coerce, Coercion, Collection, CollectionKind, Entry, Form, Key,
        Literal, Member, Name, NodeId, Operator, Text,
    },
};
use tree_sitter::Node;

/// Expressions, and the names in them.
pub(in crate::lang) trait Expressions<'a>: Lower<'a, Kind = Kind, Field = Field> {
    /// What is declared around.
    fn scopes(&mut self) -> &mut Scopes;

    /// The classes in a type that is written out; none where it says nothing about the value.
    fn type_of(&mut self, class: Node<'_>) -> Option<NodeId>;

    /// A new variable of a type, or several of them.
    fn binding(&mut self, name: Node<'_>, class: Option<Node<'_>>) -> NodeId;

    /// What is assigned to, and whether it is declared by that.
    fn target(&mut self, node: Node<'_>) -> (NodeId, AssignMode) {
        (self.lower(node), AssignMode::Set)
    }

    /// Operators that decide what is evaluated.
    fn decision(&mut self, node: Node<'_>, operator: &str, test: NodeId, arms: Vec<NodeId>) -> NodeId {
        let kind = if operator == "&&" { BranchKind::IfAll } else { BranchKind::OrTest };
        self.add(node, Form::Branch(Branch { kind, test, arms, exhaustive: false }))
    }

    /// Runs a step that declares variables of its own.
    fn scoped<T>(&mut self, step: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes().open();
        let value = step(self);
        self.scopes().close();
        value
    }

    /// The classes in the declared type.
    fn annotation(&mut self, node: Node<'_>) -> Option<NodeId> {
        let class = self.field(node, Field::Type)?;
        self.type_of(class)
    }

    /// A place where nothing is written.
    fn nothing(&mut self, at: usize) -> NodeId {
        self.unit().add(Span::new(at, at), Form::Opaque(Vec::new()))
    }

    /// What a node is but a pair of brackets or a sign around.
    fn only_part(&mut self, node: Node<'_>) -> NodeId {
        match self.parts(node)[..] {
            [part] => self.lower(part),
            _ => self.opaque(node),
        }
    }

    /// What a node is but what stands before it.
    fn last(&mut self, node: Node<'_>) -> NodeId {
        match self.parts(node).last() {
            Some(&part) => self.lower(part),
            None => self.opaque(node),
        }
    }

    /// A name as it stands.
    fn variable(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text_of(node).into();
        self.add(node, Form::Name(Name::Variable(name)))
    }

    /// A name of which is known what it is.
    fn bare(&mut self, node: Node<'_>, bare: Bare, name: Text) -> NodeId {
        let object = match bare {
            Bare::Variable | Bare::Unknown => return self.variable(node),
            Bare::Member => Name::Receiver,
            Bare::MemberOf(class) => Name::Variable(class),
        };
        let object = self.unit().add(start(node), Form::Name(object));
        self.add(node, Form::Member(Member { object, key: Key::Named(name, span(node)) }))
    }

    /// A member of the receiver where it is declared.
    fn receiver_member(&mut self, name: Node<'_>, key: Text) -> NodeId {
        self.bare(name, Bare::Member, key)
    }

    /// A member of the receiver where it is declared by its name, with its value.
    fn field_of_receiver(&mut self, at: Node<'_>, name: Node<'_>, value: Option<NodeId>, class: Option<NodeId>) -> NodeId {
        let target = self.receiver_member(name, self.text_of(name).into());
        self.add(at, Form::Assign(Assign { target, value, mode: AssignMode::Set, annotation: class }))
    }

    fn assign(&mut self, at: Node<'_>, target: NodeId, value: Option<NodeId>, mode: AssignMode) -> NodeId {
        self.add(at, Form::Assign(Assign { target, value, mode, annotation: None }))
    }

    /// A variable whose value is not followed.
    fn unfollowed(&mut self, name: Node<'_>, class: Option<Node<'_>>) -> NodeId {
        let target = self.binding(name, class);
        self.assign(name, target, None, AssignMode::Foreign)
    }

    fn coerced(&mut self, node: Node<'_>, value: NodeId, how: Coercion) -> NodeId {
        self.add(node, Form::Coerce(Coerce { how, value }))
    }

    fn coerce(&mut self, node: Node<'_>, value: Node<'_>, how: Coercion) -> NodeId {
        let value = self.lower(value);
        self.coerced(node, value, how)
    }

    /// `(x)`, `(T) x`, `await x`: the value in another guise.
    fn coerce_last(&mut self, node: Node<'_>, how: Coercion) -> NodeId {
        match self.parts(node).last() {
            Some(&value) => self.coerce(node, value, how),
            None => self.opaque(node),
        }
    }

    fn test(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.lower_all(node);
        self.add(node, Form::Test(parts))
    }

    fn assignment(&mut self, node: Node<'_>) -> NodeId {
        let value = self.lower_field(node, Field::Right);
        let Some(left) = self.field(node, Field::Left) else { return self.opaque(node) };
        let (target, mode) = self.target(left);
        let mode = match self.operator_of(node) {
            "=" => mode,
            "??=" => AssignMode::Default,
            _ => AssignMode::Update,
        };
        self.assign(node, target, value, mode)
    }

    /// `n++` and `--n` change what they name.
    fn update(&mut self, node: Node<'_>) -> NodeId {
        let [target] = self.parts(node)[..] else { return self.opaque(node) };
        let (target, _) = self.target(target);
        self.assign(node, target, None, AssignMode::Update)
    }

    fn operator_of(&self, node: Node<'_>) -> &'a str {
        self.field(node, Field::Operator).map(|operator| self.text_of(operator)).unwrap_or_default()
    }

    /// Operators. A chain of one operator becomes one node, since `a + b + …` can be longer than the stack is deep.
    fn operation(&mut self, node: Node<'_>) -> NodeId {
        let operator = self.operator_of(node);
        let (mut operands, mut rest) = (Vec::new(), node);
        loop {
            operands.extend(self.field(rest, Field::Right));
            match self.field(rest, Field::Left) {
                Some(left) if self.kind(left) == Kind::Binary && self.operator_of(left) == operator => rest = left,
                left => break operands.extend(left),
            }
        }
        let operands = operands.into_iter().rev().map(|operand| self.lower(operand)).collect::<Vec<_>>();
        let arithmetic = match operator {
            "+" => Operator::Add,
            "-" => Operator::Subtract,
            "*" => Operator::Multiply,
            "/" => Operator::Divide,
            "&&" | "||" | "??" => {
                let [test, arms @ ..] = &operands[..] else { return self.add(node, Form::Opaque(operands)) };
                return self.decision(node, operator, *test, arms.to_vec());
            }
            _ => return self.add(node, Form::Test(operands)),
        };
        self.add(node, Form::Arithmetic(Arithmetic { operator: arithmetic, operands }))
    }

    /// A key: a name where it is a text written out.
    fn key(&mut self, node: Node<'_>) -> Key {
        let id = self.lower(node);
        let at = self.unit().span(id);
        match self.unit().form(id) {
            Form::Literal(Literal::Text(text, holes)) if holes.is_empty() => Key::Named(text.clone(), at),
            _ => Key::Computed(id),
        }
    }

    fn keyed(&mut self, key: Node<'_>, value: Node<'_>) -> Entry {
        let key = Some(self.key(key));
        Entry { key, value: self.lower(value), spread: false }
    }

    fn element(&mut self, value: Node<'_>) -> Entry {
        Entry { key: None, value: self.lower(value), spread: false }
    }

    /// All entries of another collection.
    fn entries_of(&mut self, other: Node<'_>) -> Entry {
        Entry { key: None, value: self.lower(other), spread: true }
    }

    fn collected(&mut self, node: Node<'_>, kind: CollectionKind, entries: Vec<Entry>) -> NodeId {
        self.add(node, Form::Collection(Collection { kind, entries }))
    }

    /// A list of values that are written out.
    fn list_of(&mut self, node: Node<'_>, values: &[Node<'_>]) -> NodeId {
        let entries = values.iter().map(|&value| self.element(value)).collect();
        self.collected(node, CollectionKind::List, entries)
    }

    /// A collection gets an element.
    fn appended(&mut self, node: Node<'_>, list: Node<'_>, value: Node<'_>) -> NodeId {
        let object = self.lower(list);
        let value = self.lower(value);
        let key = Key::Computed(self.nothing(node.end_byte()));
        self.stored(node, object, key, value)
    }

    /// A map gets an entry.
    fn put(&mut self, node: Node<'_>, map: Node<'_>, key: Node<'_>, value: Node<'_>) -> NodeId {
        let object = self.lower(map);
        let key = self.key(key);
        let value = self.lower(value);
        self.stored(node, object, key, value)
    }

    fn stored(&mut self, node: Node<'_>, object: NodeId, key: Key, value: NodeId) -> NodeId {
        let target = self.add(node, Form::Member(Member { object, key }));
        self.assign(node, target, Some(value), AssignMode::Set)
    }

    fn literal(&mut self, node: Node<'_>, literal: Option<Literal>) -> NodeId {
        self.add(node, literal.map_or(Form::Opaque(Vec::new()), Form::Literal))
    }
}

/// A number as most languages write it, with the letters that say its type.
pub(in crate::lang) fn number(text: &str) -> Option<f64> {
    let digits = text.replace('_', "").to_ascii_lowercase();
    let whole = digits.trim_end_matches(['l', 'n', 'u']);
    let prefixed = [("0x", 16), ("0b", 2), ("0o", 8)].into_iter().find_map(|(prefix, radix)| {
        let digits = whole.strip_prefix(prefix)?;
        Some(in_radix(digits, radix))
    });
    prefixed.unwrap_or_else(|| whole.trim_end_matches(['f', 'd', 'm']).parse().ok())
}

/// A number that a zero before its digits makes octal.
pub(in crate::lang) fn octal(text: &str) -> Option<f64> {
    let digits = text.trim_end_matches(['l', 'L']).replace('_', "");
    let digits = digits.strip_prefix('0').filter(|rest| !rest.is_empty())?;
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| in_radix(digits, 8))?
}

fn in_radix(digits: &str, radix: u32) -> Option<f64> {
    // Constants beyond 2^53 lose precision, which no lifetime comes near.
    #[allow(clippy::cast_precision_loss, reason = "see above")]
    u64::from_str_radix(digits, radix).ok().map(|value| value as f64)
}

/// The character that an escape sequence of most languages stands for; none for a line that goes on or a wrong one.
pub(in crate::lang) fn unescape(escape: &str) -> Option<char> {
    let rest = escape.strip_prefix('\\')?;
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match rest.chars().next()? {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'v' => Some('\u{b}'),
        'x' | 'u' => code(rest[1..].trim_matches(['{', '}']), 16),
        '0'..='7' => code(rest, 8),
        '\n' | '\r' => None,
        other => Some(other),
    }
}

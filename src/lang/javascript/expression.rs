//! Expressions: names, members, calls, literals and operators.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::lang::{
    clike::{number, octal},
    lowering::Lower,
};
use crate::source::Span;
use crate::syntax::{
    Arg, Arithmetic, Assign, AssignMode, Branch, BranchKind, Call, Coerce, Coercion, Collection, CollectionKind, Construct,
    Entry, Form, HOLE, Import, Key, Literal, Member, Name, NodeId, Operator, Runs,
};
use tree_sitter::Node;

/// Methods of arrays that call their first argument once for each element.
const EACH: &[&str] = &["forEach", "map", "flatMap", "filter"];

/// Functions that compilers put around `require`; what they return is the module for our purposes.
const INTEROP: &[&str] = &[
    "__importDefault",
    "__importStar",
    "__toESM",
    "_interopDefault",
    "_interopDefaultLegacy",
    "_interopRequireDefault",
    "_interopRequireWildcard",
    "_interop_require_default",
    "_interop_require_wildcard",
];

impl<'a> Lowering<'a> {
    pub(super) fn expression(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Identifier | Kind::TypeName => self.variable(node),
            Kind::This => self.add(node, Form::Name(Name::Receiver)),
            Kind::Member => self.member(node, Field::Property),
            Kind::Subscript => self.member(node, Field::Index),
            Kind::NestedIdentifier => self.nested_name(node),
            Kind::Call => self.call(node),
            Kind::New => self.construct(node),
            Kind::Arrow | Kind::FunctionExpression | Kind::Method => self.function(node, None, Runs::Unknown),
            Kind::Object => self.object(node),
            Kind::Array => self.array(node),
            Kind::Parenthesized => self.coerce(node, Coercion::Same),
            Kind::Await => self.coerce(node, Coercion::Await),
            Kind::NonNull => self.coerce(node, Coercion::NonNull),
            Kind::TypeAssertion => self.assertion(node),
            Kind::Sequence => {
                let parts = self.lower_all(node);
                self.add(node, Form::Block(parts))
            }
            Kind::Assignment => self.assignment(node, AssignMode::Set),
            Kind::Augmented => self.augmented(node),
            Kind::AssignmentDefault | Kind::ObjectPattern | Kind::ArrayPattern => self.pattern(node),
            Kind::Ternary => {
                let test = self.lower_required(node, Field::Condition);
                let arms =
                    vec![self.lower_required(node, Field::Consequence), self.lower_required(node, Field::Alternative)];
                self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: true }))
            }
            Kind::Binary => self.binary(node),
            Kind::Unary | Kind::Update => self.unary(node),
            Kind::String => {
                let text = self.string_text(node).into();
                self.add(node, Form::Literal(Literal::Text(text, Vec::new())))
            }
            Kind::Template => self.template(node),
            Kind::Number => {
                let text = self.text_of(node);
                let value = octal(text).or_else(|| number(text));
                self.add(node, value.map_or(Form::Opaque(Vec::new()), |value| Form::Literal(Literal::Number(value))))
            }
            Kind::True => self.add(node, Form::Literal(Literal::Bool(true))),
            Kind::False => self.add(node, Form::Literal(Literal::Bool(false))),
            Kind::Null => self.add(node, Form::Literal(Literal::Null)),
            Kind::Type | Kind::TypeArguments | Kind::TypeParameters => {
                let names = self.types_in(node);
                self.add(node, Form::Opaque(names))
            }
            _ => self.opaque(node),
        }
    }

    /// `n++` and `delete a.b` change what they name; the other operators give a value.
    fn unary(&mut self, node: Node<'_>) -> NodeId {
        let changes = self.kind(node) == Kind::Update || self.text_of(node).starts_with("delete");
        match (changes, self.parts(node).as_slice()) {
            (true, &[target]) => {
                let target = self.pattern(target);
                let assign = Assign { target, value: None, mode: AssignMode::Update, annotation: None };
                self.add(node, Form::Assign(assign))
            }
            _ => {
                let parts = self.lower_all(node);
                self.add(node, Form::Test(parts))
            }
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

    /// `x as T`, `x satisfies T`, `<T>x`, `f<T>`: the value, and the names in the type beside it.
    fn assertion(&mut self, node: Node<'_>) -> NodeId {
        let is_type = |this: &Self, part: Node<'_>| {
            matches!(this.kind(part), Kind::TypeArguments | Kind::TypeName | Kind::NestedIdentifier)
                || part.kind().ends_with("_type")
        };
        let parts = self.parts(node);
        let Some(&value) = parts.iter().find(|&&part| !is_type(self, part)) else { return self.opaque(node) };
        let value = self.lower(value);
        self.add(node, Form::Coerce(Coerce { how: Coercion::Same, value }))
    }

    fn member(&mut self, node: Node<'_>, key: Field) -> NodeId {
        let object = self.lower_required(node, Field::Object);
        let Some(property) = self.field(node, key) else { return self.add(node, Form::Opaque(vec![object])) };
        let key = if matches!(key, Field::Index) { self.computed_key(property) } else { self.key(property) };
        self.add(node, Form::Member(Member { object, key }))
    }

    fn call(&mut self, node: Node<'_>) -> NodeId {
        let Some(function) = self.field(node, Field::Function) else { return self.opaque(node) };
        let arguments = self.field(node, Field::Arguments);
        let name = self.text_of(function);
        let parts = arguments.map(|list| self.parts(list)).unwrap_or_default();
        match parts[..] {
            [module, ..] if (self.kind(function) == Kind::ImportCall || is_require(name)) && self.is_plain_text(module) => {
                let import = Import { module: self.module_name(module), ..Import::default() };
                return self.add(node, Form::Import(import));
            }
            [value, ..] if is_interop(name) => {
                let value = self.lower(value);
                return self.add(node, Form::Coerce(Coerce { how: Coercion::Same, value }));
            }
            [value] if name == "String" => {
                let value = self.lower(value);
                return self.add(node, Form::Coerce(Coerce { how: Coercion::Text, value }));
            }
            [] if self.field(function, Field::Property).is_some_and(|method| self.text_of(method) == "trim") => {
                let value = self.lower_required(function, Field::Object);
                return self.add(node, Form::Coerce(Coerce { how: Coercion::Text, value }));
            }
            _ => {}
        }
        if let [value] = parts[..]
            && let Some(list) = self.pushed_list(function).filter(|_| self.kind(value) != Kind::Spread)
        {
            return self.push(node, list, value);
        }
        let callee = self.lower(function);
        let args = match arguments {
            // A tagged template: its parts are arguments of a kind nobody mints tokens with.
            Some(list) if self.kind(list) == Kind::Template => {
                vec![Arg::plain(self.lower(list))]
            }
            Some(list) => self.args(list, self.runs(callee)),
            None => Vec::new(),
        };
        self.add(node, Form::Call(Call { callee, args }))
    }

    /// Whether a node is a text without holes.
    fn is_plain_text(&self, node: Node<'_>) -> bool {
        let hole = |part: &Node<'_>| self.kind(*part) == Kind::TemplateSubstitution;
        matches!(self.kind(node), Kind::String | Kind::Template) && !self.parts(node).iter().any(hole)
    }

    fn pushed_list<'tree>(&self, function: Node<'tree>) -> Option<Node<'tree>> {
        let method = self.field(function, Field::Property).filter(|_| self.kind(function) == Kind::Member)?;
        (self.text_of(method) == "push").then(|| self.field(function, Field::Object)).flatten()
    }

    /// `list.push(value)`: the list gets an element.
    fn push(&mut self, node: Node<'_>, list: Node<'_>, value: Node<'_>) -> NodeId {
        let list = self.lower(list);
        let value = self.lower(value);
        let end = self.unit.add(Span::new(node.end_byte(), node.end_byte()), Form::Opaque(Vec::new()));
        let target = self.add(node, Form::Member(Member { object: list, key: Key::Computed(end) }));
        self.add(node, Form::Assign(Assign { target, value: Some(value), mode: AssignMode::Set, annotation: None }))
    }

    /// What a callback given to this callee is called with.
    fn runs(&self, callee: NodeId) -> Runs {
        match self.unit.form(callee) {
            Form::Member(Member { object, key: Key::Named(name, _) }) if EACH.contains(&&**name) => Runs::Each(*object),
            Form::Member(Member { object, key: Key::Named(name, _) }) if &**name == "then" => Runs::Later(*object),
            _ => Runs::Unknown,
        }
    }

    fn construct(&mut self, node: Node<'_>) -> NodeId {
        let class = self.lower_required(node, Field::Constructor);
        let args = self.field(node, Field::Arguments).map(|list| self.args(list, Runs::Unknown)).unwrap_or_default();
        self.add(node, Form::Construct(Construct { class, args }))
    }

    fn args(&mut self, list: Node<'_>, runs: Runs) -> Vec<Arg> {
        let parts = self.parts(list);
        let lower = |(at, part): (usize, Node<'_>)| match self.kind(part) {
            Kind::Spread => Arg { name: None, value: self.spread_value(part), spread: true },
            Kind::Arrow | Kind::FunctionExpression if at == 0 => Arg::plain(self.function(part, None, runs)),
            _ => Arg::plain(self.lower(part)),
        };
        parts.into_iter().enumerate().map(lower).collect()
    }

    fn spread_value(&mut self, node: Node<'_>) -> NodeId {
        match self.parts(node)[..] {
            [inner] => self.lower(inner),
            _ => self.opaque(node),
        }
    }

    fn object(&mut self, node: Node<'_>) -> NodeId {
        let entries = self.parts(node).into_iter().map(|part| self.object_entry(part)).collect();
        self.add(node, Form::Collection(Collection { kind: CollectionKind::Map, entries }))
    }

    fn object_entry(&mut self, part: Node<'_>) -> Entry {
        match self.kind(part) {
            Kind::Pair => {
                let key = self.field(part, Field::Key).map(|key| self.key(key));
                Entry { key, value: self.lower_required(part, Field::Value), spread: false }
            }
            Kind::Method => {
                let key = self.field(part, Field::Name).map(|key| self.key(key));
                Entry { key, value: self.lower(part), spread: false }
            }
            Kind::Shorthand => {
                let value = self.variable(part);
                self.entry(self.text_of(part).into(), part, value)
            }
            Kind::Spread => Entry { key: None, value: self.spread_value(part), spread: true },
            _ => Entry { key: None, value: self.lower(part), spread: false },
        }
    }

    fn array(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let lower = |part: Node<'_>| match self.kind(part) {
            Kind::Spread => Entry { key: None, value: self.spread_value(part), spread: true },
            _ => Entry { key: None, value: self.lower(part), spread: false },
        };
        let entries = parts.into_iter().map(lower).collect();
        self.add(node, Form::Collection(Collection { kind: CollectionKind::List, entries }))
    }

    fn assignment(&mut self, node: Node<'_>, mode: AssignMode) -> NodeId {
        let Some(left) = self.field(node, Field::Left) else { return self.opaque(node) };
        let value = self.lower_field(node, Field::Right);
        let target = self.pattern(left);
        self.add(node, Form::Assign(Assign { target, value, mode, annotation: None }))
    }

    fn augmented(&mut self, node: Node<'_>) -> NodeId {
        let operator = self.field(node, Field::Operator).map(|operator| self.text_of(operator));
        let mode = if matches!(operator, Some("||=" | "??=")) { AssignMode::Default } else { AssignMode::Update };
        self.assignment(node, mode)
    }

    /// Operators. A chain of one operator becomes one node, since `a + b + …` can be longer than the stack is deep.
    fn binary(&mut self, node: Node<'_>) -> NodeId {
        let operator = self.operator_of(node);
        let mut operands = Vec::new();
        let mut rest = node;
        loop {
            operands.extend(self.field(rest, Field::Right));
            match self.field(rest, Field::Left) {
                Some(left) if self.kind(left) == Kind::Binary && self.operator_of(left) == operator => rest = left,
                left => break operands.extend(left),
            }
        }
        let mut operands = operands.into_iter().rev().map(|operand| self.lower(operand)).collect::<Vec<_>>();
        let operator = match operator {
            "+" => Operator::Add,
            "-" => Operator::Subtract,
            "*" => Operator::Multiply,
            "/" => Operator::Divide,
            "||" | "??" | "&&" => {
                let kind = if operator == "&&" { BranchKind::IfAll } else { BranchKind::OrTest };
                let [test, arms @ ..] = &operands[..] else { return self.add(node, Form::Opaque(operands)) };
                let branch = Branch { kind, test: *test, arms: arms.to_vec(), exhaustive: false };
                return self.add(node, Form::Branch(branch));
            }
            // The class is not asked about: it is used.
            "instanceof" => {
                let class = operands.pop().into_iter().collect();
                operands.push(self.add(node, Form::Opaque(class)));
                return self.add(node, Form::Test(operands));
            }
            _ => return self.add(node, Form::Test(operands)),
        };
        self.add(node, Form::Arithmetic(Arithmetic { operator, operands }))
    }

    fn operator_of(&self, node: Node<'_>) -> &'a str {
        self.field(node, Field::Operator).map(|operator| self.text_of(operator)).unwrap_or_default()
    }

    fn template(&mut self, node: Node<'_>) -> NodeId {
        let (mut text, mut holes) = (String::new(), Vec::new());
        for part in self.parts(node) {
            if self.kind(part) == Kind::TemplateSubstitution {
                text.push(HOLE);
                holes.extend(self.lower_all(part));
            } else {
                self.push_fragment(part, &mut text);
            }
        }
        self.add(node, Form::Literal(Literal::Text(text.into(), holes)))
    }

    /// A string literal's value.
    pub(super) fn string_text(&self, node: Node<'_>) -> String {
        let mut text = String::new();
        for part in self.parts(node) {
            self.push_fragment(part, &mut text);
        }
        text
    }

    fn push_fragment(&self, part: Node<'_>, text: &mut String) {
        match self.kind(part) {
            Kind::StringFragment => text.push_str(self.text_of(part)),
            Kind::StringEscape => text.extend(unescape(self.text_of(part))),
            _ => {}
        }
    }
}

/// Whether a callee is a compiler's helper, or a member of one.
fn is_interop(callee: &str) -> bool {
    callee.len() < 80 && callee.split(|c: char| !c.is_alphanumeric() && c != '_').any(|name| INTEROP.contains(&name))
}

/// Whether a callee is `require`, alone or as a member: `module.require`.
fn is_require(callee: &str) -> bool {
    callee == "require" || callee.strip_suffix("require").is_some_and(|before| before.ends_with('.'))
}

/// The character an escape sequence stands for; none for a line continuation or an invalid one.
fn unescape(escape: &str) -> Option<char> {
    let mut rest = escape.strip_prefix('\\')?.chars();
    let hex = |digits: &str| u32::from_str_radix(digits.trim_matches(['{', '}']), 16).ok().and_then(char::from_u32);
    match rest.next()? {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'v' => Some('\u{b}'),
        '0' => Some('\0'),
        'x' | 'u' => hex(rest.as_str()),
        '\n' | '\r' => None,
        other => Some(other),
    }
}

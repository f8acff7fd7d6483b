//! Expressions: members, operators and casts.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::lowering::{Lower, span},
    source::Span,
    syntax::{
        Arg, Arithmetic, Assign, AssignMode, Branch, BranchKind, Call, Coerce, Coercion, Construct, Form, JumpKind, Key,
        Literal, Member, Name, NodeId, Operator,
    },
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn expression(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Variable => self.variable(node),
            Kind::Name if matches!(self.text_of(node), "die" | "exit") => self.jump_out(node),
            Kind::Name | Kind::Qualified | Kind::Relative => self.free_name(node),
            Kind::RelativeScope => self.class_name(node),
            Kind::DynamicVariable => self.dynamic_variable(node),
            Kind::Member => self.member(node),
            Kind::Subscript => self.subscript(node),
            Kind::ClassConstant => self.class_constant(node),
            Kind::ScopedProperty => self.scoped_property(node),
            Kind::Call | Kind::ScopedCall => self.call(node),
            Kind::New => self.new_object(node),
            Kind::AnonymousClass => self.class(node),
            Kind::Assignment | Kind::Augmented | Kind::ReferenceAssignment => self.assignment(node),
            Kind::Update => self.update(node),
            Kind::Parenthesized | Kind::Silenced => self.same(node),
            Kind::Array => self.array(node),
            Kind::String | Kind::Encapsed | Kind::Heredoc | Kind::Nowdoc => self.string(node),
            Kind::Number => self.number(node),
            Kind::Boolean => {
                let value = self.text_of(node).eq_ignore_ascii_case("true");
                self.add(node, Form::Literal(Literal::Bool(value)))
            }
            Kind::Null => self.add(node, Form::Literal(Literal::Null)),
            Kind::Conditional => self.conditional(node),
            Kind::Match => self.match_expression(node),
            Kind::Binary => self.chain(node),
            Kind::Unary => {
                let parts = self.lower_all(node);
                self.add(node, Form::Test(parts))
            }
            Kind::Cast => self.cast(node),
            Kind::Include => self.include(node),
            _ => self.opaque(node),
        }
    }

    fn same(&mut self, node: Node<'_>) -> NodeId {
        let [inner] = self.parts(node)[..] else { return self.opaque(node) };
        let value = self.lower(inner);
        self.add(node, Form::Coerce(Coerce { how: Coercion::Same, value }))
    }

    pub(super) fn jump_out(&mut self, node: Node<'_>) -> NodeId {
        self.jump(node, JumpKind::Throw)
    }

    /// `$$name`: any variable, which is looked up by its name.
    fn dynamic_variable(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.lower_all(node);
        let start = Span::new(node.start_byte(), node.start_byte());
        let callee = self.unit.add(start, Form::Name(Name::Variable("$$".into())));
        self.add(node, Form::Call(Call { callee, args: parts.into_iter().map(Arg::plain).collect() }))
    }

    /// `$object->name`; properties keep the dollar sign that they are declared with.
    fn member(&mut self, node: Node<'_>) -> NodeId {
        let object = self.lower_required(node, Field::Object);
        let Some(name) = self.field(node, Field::Name) else { return self.add(node, Form::Opaque(vec![object])) };
        let key = match self.kind(name) {
            Kind::Name => Key::Named(format!("${}", self.text_of(name)).into(), span(name)),
            _ => Key::Computed(self.lower(name)),
        };
        self.part_of(node, object, key)
    }

    fn subscript(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let Some(&object) = parts.first() else { return self.opaque(node) };
        if self.text_of(object) == "$GLOBALS" && self.also_has_a_variable(parts.get(1).copied()) {
            return self.dynamic_variable(node);
        }
        let object = self.lower(object);
        let key = match parts.get(1) {
            // Inside a text the key has no quotes.
            Some(&key) if self.kind(key) == Kind::Name && node.parent().is_some_and(|outer| self.is_text(outer)) => {
                Key::Named(self.text_of(key).into(), span(key))
            }
            Some(&key) => self.key(key),
            // `$list[]` is the place behind the last element.
            None => Key::Computed(self.unit.add(Span::new(node.end_byte(), node.end_byte()), Form::Opaque(Vec::new()))),
        };
        self.part_of(node, object, key)
    }

    /// Whether the global variable that is named by a text may be one that the file writes in the usual way, too.
    fn also_has_a_variable(&self, key: Option<Node<'_>>) -> bool {
        let Some(key) = key else { return true };
        let name = self.text_of(key).trim_matches(['\'', '"']);
        let variable = format!("${name}");
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        !plain || self.text.match_indices(&variable).any(|(at, found)| ends(&self.text[at + found.len()..]))
    }

    fn is_text(&self, node: Node<'_>) -> bool {
        matches!(self.kind(node), Kind::Encapsed | Kind::HeredocBody)
    }

    /// `Name::CONSTANT`, and `Name::class`, which is the class itself wherever one is asked for.
    fn class_constant(&mut self, node: Node<'_>) -> NodeId {
        let [class, name] = self.parts(node)[..] else { return self.opaque(node) };
        let value = self.class_name(class);
        if self.text_of(name).eq_ignore_ascii_case("class") {
            return self.add(node, Form::Coerce(Coerce { how: Coercion::Same, value }));
        }
        let key = Key::Named(self.text_of(name).into(), span(name));
        self.part_of(node, value, key)
    }

    fn scoped_property(&mut self, node: Node<'_>) -> NodeId {
        let Some(class) = self.field(node, Field::Scope) else { return self.opaque(node) };
        let object = self.class_name(class);
        let Some(name) = self.field(node, Field::Name) else { return self.add(node, Form::Opaque(vec![object])) };
        let key = match self.kind(name) {
            Kind::Variable => Key::Named(self.text_of(name).into(), span(name)),
            _ => Key::Computed(self.lower(name)),
        };
        self.part_of(node, object, key)
    }

    fn new_object(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let is_class = |part: &Node<'_>| !matches!(self.kind(*part), Kind::Arguments | Kind::Attributes);
        let Some(class) = parts.iter().copied().find(is_class) else { return self.opaque(node) };
        let anonymous = (self.kind(class) == Kind::AnonymousClass).then(|| self.parts(class));
        let arguments = anonymous.unwrap_or_default().into_iter().chain(parts);
        let arguments = arguments.into_iter().find(|&part| self.kind(part) == Kind::Arguments);
        let class = self.class_name(class);
        let args = arguments.map(|list| self.arguments(list, "__construct")).unwrap_or_default();
        self.add(node, Form::Construct(Construct { class, args }))
    }

    fn update(&mut self, node: Node<'_>) -> NodeId {
        let Some(argument) = self.field(node, Field::Argument) else { return self.opaque(node) };
        let (target, _) = self.target(argument);
        self.add(node, Form::Assign(Assign { target, value: None, mode: AssignMode::Update, annotation: None }))
    }

    /// `test ? a : b`, and `a ?: b`.
    fn conditional(&mut self, node: Node<'_>) -> NodeId {
        let test = self.lower_required(node, Field::Condition);
        let body = self.lower_field(node, Field::Body);
        let kind = if body.is_some() { BranchKind::Either } else { BranchKind::OrTest };
        let exhaustive = body.is_some();
        let arms = body.into_iter().chain(self.lower_field(node, Field::Alternative)).collect();
        self.add(node, Form::Branch(Branch { kind, test, arms, exhaustive }))
    }

    fn match_expression(&mut self, node: Node<'_>) -> NodeId {
        let mut tests = vec![self.lower_required(node, Field::Condition)];
        let arms = self.field(node, Field::Body).map(|body| self.parts(body)).unwrap_or_default();
        let exhaustive = arms.iter().any(|&arm| self.kind(arm) == Kind::MatchDefault);
        for &arm in &arms {
            let given = self.field(arm, Field::ReturnExpression);
            for condition in self.parts(arm).into_iter().filter(|&part| Some(part) != given).collect::<Vec<_>>() {
                tests.push(self.opaque(condition));
            }
        }
        let test = self.add(node, Form::Test(tests));
        let arms = arms.into_iter().map(|arm| self.lower_required(arm, Field::ReturnExpression)).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive }))
    }

    /// Operators. A chain of one operator becomes one node, since it can be longer than the stack is deep.
    fn chain(&mut self, node: Node<'_>) -> NodeId {
        let operator_of = |this: &Self, node: Node<'_>| {
            this.field(node, Field::Operator).map(|operator| this.text_of(operator).to_lowercase())
        };
        let operator = operator_of(self, node).unwrap_or_default();
        let mut operands = Vec::new();
        let mut rest = node;
        // `a ?? b ?? c` leans to the right, all others to the left.
        let (near, far) = if operator == "??" { (Field::Left, Field::Right) } else { (Field::Right, Field::Left) };
        loop {
            operands.extend(self.field(rest, near));
            match self.field(rest, far) {
                Some(inner) if self.kind(inner) == Kind::Binary && operator_of(self, inner).as_ref() == Some(&operator) => {
                    rest = inner
                }
                inner => break operands.extend(inner),
            }
        }
        if near == Field::Right {
            operands.reverse();
        }
        if operator == "instanceof" {
            return self.instance_of(node, &operands);
        }
        let operands = operands.into_iter().map(|operand| self.lower(operand)).collect::<Vec<_>>();
        let branch = |kind| match &operands[..] {
            [test, arms @ ..] => Form::Branch(Branch { kind, test: *test, arms: arms.to_vec(), exhaustive: false }),
            [] => Form::Opaque(Vec::new()),
        };
        let arithmetic = |operator| Form::Arithmetic(Arithmetic { operator, operands: operands.clone() });
        let form = match &*operator {
            "." | "+" => arithmetic(Operator::Add),
            "-" => arithmetic(Operator::Subtract),
            "*" => arithmetic(Operator::Multiply),
            "/" => arithmetic(Operator::Divide),
            "??" => branch(BranchKind::OrTest),
            // These give true or false, but decide what is evaluated.
            "&&" | "and" | "||" | "or" => {
                let decided = self.add(node, branch(BranchKind::IfAll));
                Form::Test(vec![decided])
            }
            _ => Form::Test(operands),
        };
        self.add(node, form)
    }

    /// The class is not asked about: it is used.
    fn instance_of(&mut self, node: Node<'_>, operands: &[Node<'_>]) -> NodeId {
        let &[value, class] = operands else { return self.opaque(node) };
        let value = self.lower(value);
        let name = self.class_name(class);
        let class = self.add(class, Form::Opaque(vec![name]));
        self.add(node, Form::Test(vec![value, class]))
    }

    /// `(string) $x` is a text; the other casts are what the functions of those names do.
    fn cast(&mut self, node: Node<'_>) -> NodeId {
        let (Some(kind), Some(value)) = (self.field(node, Field::Type), self.field(node, Field::Value)) else {
            return self.opaque(node);
        };
        let name = match self.text_of(kind).trim().to_lowercase().as_str() {
            "string" | "binary" => {
                let value = self.lower(value);
                return self.add(node, Form::Coerce(Coerce { how: Coercion::Text, value }));
            }
            "int" | "integer" => "intval",
            "float" | "double" | "real" => "floatval",
            "bool" | "boolean" => "boolval",
            _ => return self.opaque(node),
        };
        let callee = self.add(kind, Form::Name(Name::Variable(name.into())));
        let args = vec![Arg::plain(self.lower(value))];
        self.add(node, Form::Call(Call { callee, args }))
    }

    /// Another file sees the variables that stand here.
    fn include(&mut self, node: Node<'_>) -> NodeId {
        let mut parts = self.lower_all(node);
        parts.push(self.all_variables(Span::new(node.end_byte(), node.end_byte())));
        self.add(node, Form::Opaque(parts))
    }

    /// A part of a value.
    pub(super) fn part_of(&mut self, node: Node<'_>, object: NodeId, key: Key) -> NodeId {
        self.add(node, Form::Member(Member { object, key }))
    }
}

//! Expressions: members, calls, patterns and operators.

use super::{
    grammar::{Field, Kind},
    library,
    lower::Lowering,
};
use crate::{
    lang::{
        clike::Expressions,
        lowering::{Lower, span},
    },
    syntax::{Arg, Assign, AssignMode, Call, Coercion, Construct, Form, Function, Key, Literal, Member, Name, NodeId, Runs},
};
use tree_sitter::Node;

impl Lowering<'_> {
    pub(super) fn expression(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Identifier => self.bare_value(node),
            Kind::Scoped => self.class_name(node),
            Kind::This => self.add(node, Form::Name(Name::Receiver)),
            // What a class above does is not followed.
            Kind::Super => self.add(node, Form::Opaque(Vec::new())),
            Kind::FieldAccess => self.field_access(node),
            Kind::ArrayAccess => self.array_access(node),
            Kind::Invocation => self.method_call(node),
            Kind::New => self.new_object(node),
            Kind::ConstructorCall => self.constructor_call(node),
            Kind::ArrayCreation => match self.field(node, Field::Value) {
                Some(value) => self.lower(value),
                None => self.opaque(node),
            },
            Kind::ArrayInitializer => self.list(node, &self.parts(node)),
            Kind::Closure => self.lambda(node, Runs::Unknown),
            Kind::MethodReference => self.method_reference(node),
            Kind::ClassLiteral => self.class_literal(node),
            Kind::Update => self.update(node),
            Kind::Unary => self.test(node),
            Kind::InstanceOf => self.instance_of(node),
            Kind::TypePattern | Kind::RecordPart => self.type_pattern(node),
            Kind::RecordPattern => self.record_pattern(node),
            Kind::String => self.string(node),
            Kind::Number => self.number(node),
            Kind::True | Kind::False => self.literal(node, Some(Literal::Bool(self.kind(node) == Kind::True))),
            Kind::Null => self.literal(node, Some(Literal::Null)),
            Kind::Generic | Kind::ArrayType | Kind::AnnotatedType | Kind::TypeArguments | Kind::Primitive => {
                let class = self.class_type(node);
                class.unwrap_or_else(|| self.add(node, Form::Opaque(Vec::new())))
            }
            Kind::Annotation => {
                let arguments = self.field(node, Field::Arguments);
                let values = arguments.map(|list| self.lower_all(list)).unwrap_or_default();
                self.add(node, Form::Opaque(values))
            }
            Kind::Element => self.lower_required(node, Field::Value),
            _ => self.opaque(node),
        }
    }

    fn array_access(&mut self, node: Node<'_>) -> NodeId {
        let object = self.lower_required(node, Field::Array);
        let Some(index) = self.field(node, Field::Index) else { return self.add(node, Form::Opaque(vec![object])) };
        let key = self.key(index);
        self.add(node, Form::Member(Member { object, key }))
    }

    /// `C.class`: the class itself wherever one is asked for.
    fn class_literal(&mut self, node: Node<'_>) -> NodeId {
        match self.parts(node)[..] {
            [class] if self.kind(class) != Kind::Primitive => {
                let value = self.class_name(class);
                self.coerced(node, value, Coercion::Same)
            }
            _ => self.add(node, Form::Opaque(Vec::new())),
        }
    }

    /// `object::method` is a function that calls the method; a class's is not followed.
    fn method_reference(&mut self, node: Node<'_>) -> NodeId {
        let [object, name] = self.parts(node)[..] else { return self.opaque(node) };
        if self.text_of(object).starts_with(char::is_uppercase) {
            return self.opaque(node);
        }
        let object = self.lower(object);
        let key = Key::Named(self.text_of(name).into(), span(name));
        let callee = self.add(node, Form::Member(Member { object, key }));
        let body = Some(self.add(node, Form::Call(Call { callee, args: Vec::new() })));
        self.add(node, Form::Function(Function { body, ..Function::default() }))
    }

    fn field_access(&mut self, node: Node<'_>) -> NodeId {
        let segments = self.segments(node);
        if !segments.is_empty() {
            return self.dotted(&segments);
        }
        let object = self.lower_required(node, Field::Object);
        match self.field(node, Field::Member) {
            Some(name) if self.kind(name) == Kind::Identifier => self.member(object, name),
            // `Outer.this` has the members that the class has.
            _ => object,
        }
    }

    fn method_call(&mut self, node: Node<'_>) -> NodeId {
        let Some(name) = self.field(node, Field::Name) else { return self.opaque(node) };
        let arguments = self.field(node, Field::Arguments);
        let parts = arguments.map(|list| self.parts(list)).unwrap_or_default();
        let object = self.field(node, Field::Object);
        if let Some(object) = object.filter(|&object| !self.is_own(object))
            && let Some(known) = self.library_call(node, object, self.text_of(name), &parts)
        {
            return known;
        }
        // A factory of lists by its own name.
        if object.is_none() && self.imported.contains(self.text_of(name)) && library::makes_list(self.text_of(name)) {
            return self.list(node, &parts);
        }
        let (callee, runs) = self.callee(object, name);
        let args = arguments.map(|list| self.args(list, runs)).unwrap_or_default();
        self.add(node, Form::Call(Call { callee, args }))
    }

    /// What a method call calls, and what that calls its first argument with.
    pub(super) fn callee(&mut self, object: Option<Node<'_>>, name: Node<'_>) -> (NodeId, Runs) {
        let Some(object) = object else { return (self.bare_method(name), Runs::Unknown) };
        if self.kind(object) == Kind::This {
            let key = self.method_key(self.text_of(name));
            return (self.receiver_member(name, key), Runs::Unknown);
        }
        let object = self.lower(object);
        let each = library::EACH.contains(&self.text_of(name));
        (self.member(object, name), if each { Runs::Each(object) } else { Runs::Unknown })
    }

    pub(super) fn args(&mut self, list: Node<'_>, runs: Runs) -> Vec<Arg> {
        let parts = self.parts(list);
        let lower = |(at, part): (usize, Node<'_>)| match self.kind(part) {
            Kind::Closure if at == 0 => self.lambda(part, runs),
            _ => self.lower(part),
        };
        parts.into_iter().enumerate().map(lower).map(Arg::plain).collect()
    }

    fn new_object(&mut self, node: Node<'_>) -> NodeId {
        let Some(of) = self.field(node, Field::Type) else { return self.opaque(node) };
        let arguments = self.field(node, Field::Arguments);
        let parts = arguments.map(|list| self.parts(list)).unwrap_or_default();
        if let Some(collection) = self.new_collection(node, of, &parts) {
            return collection;
        }
        let mut class = self.class_name(of);
        let args = arguments.map(|list| self.args(list, Runs::Unknown)).unwrap_or_default();
        if self.parts(node).into_iter().any(|part| self.kind(part) == Kind::Body) {
            class = self.class_with(node, None, vec![class]);
        }
        self.add(node, Form::Construct(Construct { class, args }))
    }

    /// `x instanceof C c`: the class is not asked about, it is used.
    fn instance_of(&mut self, node: Node<'_>) -> NodeId {
        let mut value = self.lower_required(node, Field::Left);
        let class = self.field(node, Field::Right).and_then(|class| self.type_of(class));
        if let Some(name) = self.field(node, Field::Name) {
            let target = self.binding(name, self.field(node, Field::Type));
            let assign = Assign { target, value: Some(value), mode: AssignMode::Block, annotation: class };
            value = self.add(node, Form::Assign(assign));
            return self.add(node, Form::Test(vec![value]));
        }
        let pattern = self.lower_field(node, Field::Pattern);
        let used = self.add(node, Form::Opaque(class.into_iter().chain(pattern).collect()));
        self.add(node, Form::Test(vec![value, used]))
    }

    /// `C c` where a value is taken apart.
    fn type_pattern(&mut self, node: Node<'_>) -> NodeId {
        let [class, name] = self.parts(node)[..] else { return self.opaque(node) };
        let annotation = self.type_of(class);
        self.foreign(node, name, annotation)
    }

    fn record_pattern(&mut self, node: Node<'_>) -> NodeId {
        let [class, body] = self.parts(node)[..] else { return self.opaque(node) };
        let mut parts = vec![self.class_name(class)];
        parts.extend(self.lower_all(body));
        self.add(node, Form::Opaque(parts))
    }
}

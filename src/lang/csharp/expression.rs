//! Expressions: members, operators, patterns and assignments.

use super::{
    grammar::{Field, Kind},
    lower::Lowering,
};
use crate::{
    lang::{
        clike::Expressions,
        lowering::{Lower, span},
    },
    syntax::{Assign, AssignMode, Branch, BranchKind, Coercion, CollectionKind, Form, Key, Member, Name, NodeId, Runs},
};
use tree_sitter::Node;

impl<'a> Lowering<'a> {
    pub(super) fn expression(&mut self, node: Node<'_>) -> NodeId {
        match self.kind(node) {
            Kind::Identifier => self.bare_value(node),
            Kind::Generic => match self.parts(node).first() {
                Some(&name) => self.bare_value(name),
                None => self.opaque(node),
            },
            Kind::Member | Kind::ConditionalAccess | Kind::ElementAccess => self.member_access(node),
            Kind::Invocation => self.invocation(node),
            Kind::New | Kind::ImplicitNew => self.construct(node),
            Kind::ImplicitArray | Kind::Collection | Kind::Initializer => self.list(node),
            Kind::AnonymousObject => self.anonymous_object(node),
            Kind::Tuple => {
                let entries = self.values(node);
                self.collected(node, CollectionKind::List, entries)
            }
            Kind::Argument | Kind::Subpattern => self.last(node),
            Kind::Closure => self.closure(node, Runs::Unknown),
            Kind::Await => self.coerce_last(node, Coercion::Await),
            Kind::As => {
                let value = self.lower_required(node, Field::Left);
                self.coerced(node, value, Coercion::Same)
            }
            Kind::Postfix if self.text_of(node).ends_with('!') => self.coerce_last(node, Coercion::NonNull),
            Kind::Postfix | Kind::Prefix => self.unary(node),
            Kind::Is => self.is(node),
            Kind::Pattern => self.pattern(node),
            Kind::DeclarationExpression => match self.field(node, Field::Name) {
                Some(name) => self.unfollowed(name, self.field(node, Field::Type)),
                None => self.opaque(node),
            },
            Kind::TuplePattern => self.unfollowed(node, None),
            Kind::SwitchExpression => self.switch_expression(node),
            Kind::Query => self.scoped(|this| this.opaque(node)),
            Kind::From => self.query_clause(node),
            Kind::Qualified | Kind::AliasQualified => self.type_names(node),
            // `string.Format`
            Kind::Type if node.kind() == "predefined_type" => self.variable(node),
            Kind::Typeof | Kind::Type => {
                let types = self.parts(node).into_iter().map(|part| self.type_names(part)).collect();
                self.add(node, Form::Opaque(types))
            }
            _ if node.kind() == "this" => self.add(node, Form::Name(Name::Receiver)),
            _ => self.constant(node),
        }
    }

    /// `a.b`, `a?.b`, `a["b"]`, `a?["b"]`
    fn member_access(&mut self, node: Node<'_>) -> NodeId {
        let whole = if self.kind(node) == Kind::ConditionalAccess { Field::Condition } else { Field::Expression };
        let object = self.lower_required(node, whole);
        let part = self.field(node, Field::Subscript).or_else(|| self.parts(node).last().copied()).unwrap_or(node);
        let key = match self.kind(part) {
            Kind::Arguments | Kind::ElementBinding => self.index(part),
            _ => {
                let name = self.member_name(part);
                Key::Named(self.text_of(name).into(), span(name))
            }
        };
        self.add(node, Form::Member(Member { object, key }))
    }

    /// The name of a member without its type arguments.
    pub(super) fn member_name<'tree>(&self, node: Node<'tree>) -> Node<'tree> {
        let name = self.field(node, Field::Name).unwrap_or(node);
        if self.kind(name) == Kind::Generic { self.parts(name).first().copied().unwrap_or(name) } else { name }
    }

    pub(super) fn index(&mut self, list: Node<'_>) -> Key {
        match self.parts(list)[..] {
            [argument] => self.key(argument),
            _ => Key::Computed(self.opaque(list)),
        }
    }

    /// `n++` changes what it names; the other operators give a value.
    fn unary(&mut self, node: Node<'_>) -> NodeId {
        let text = self.text_of(node);
        let changes = ["++", "--"].iter().any(|sign| text.starts_with(sign) || text.ends_with(sign));
        if changes { self.update(node) } else { self.test(node) }
    }

    /// `x is T`, `x is T name`, `x is { … }`
    fn is(&mut self, node: Node<'_>) -> NodeId {
        let (left, pattern) = match self.parts(node)[..] {
            [left, pattern] => (left, pattern),
            _ => return self.opaque(node),
        };
        let value = self.lower(left);
        let name = self.field(pattern, Field::Name).filter(|_| pattern.kind() == "declaration_pattern");
        if let Some(name) = name {
            let annotation = self.annotation(pattern);
            let target = self.binding(name, self.field(pattern, Field::Type));
            let assign = Assign { target, value: Some(value), mode: AssignMode::Block, annotation };
            let assign = self.add(node, Form::Assign(assign));
            return self.add(node, Form::Test(vec![assign]));
        }
        // The class is not asked about: it is used.
        let class = match self.field(node, Field::Right) {
            Some(class) => {
                let class = self.type_names(class);
                self.add(pattern, Form::Opaque(vec![class]))
            }
            None => self.lower(pattern),
        };
        self.add(node, Form::Test(vec![value, class]))
    }

    /// The names that a pattern declares, and the types and values in it.
    fn pattern(&mut self, node: Node<'_>) -> NodeId {
        let (name, class) = (self.field(node, Field::Name), self.field(node, Field::Type));
        let mut parts = Vec::new();
        for part in self.parts(node) {
            parts.push(match part {
                _ if Some(part) == name => self.unfollowed(part, class),
                _ if Some(part) == class => self.type_names(part),
                _ => self.lower(part),
            });
        }
        self.add(node, Form::Opaque(parts))
    }

    fn switch_expression(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let [value, arms @ ..] = &parts[..] else { return self.opaque(node) };
        let test = self.lower(*value);
        let arm = |arm: &Node<'_>| {
            let parts = self.scoped(|this| this.lower_all(*arm));
            self.add(*arm, Form::Block(parts))
        };
        let arms = arms.iter().map(arm).collect();
        self.add(node, Form::Branch(Branch { kind: BranchKind::Either, test, arms, exhaustive: true }))
    }

    /// `from x in xs`, `let x = y`, `join x in xs on … equals …`
    fn query_clause(&mut self, node: Node<'_>) -> NodeId {
        let parts = self.parts(node);
        let first = || parts.iter().copied().find(|&part| self.kind(part) == Kind::Identifier);
        let name = self.field(node, Field::Name).or_else(first);
        let others = parts.iter().filter(|&&part| Some(part) != name);
        let mut lowered = others.map(|&part| self.lower(part)).collect::<Vec<_>>();
        lowered.extend(name.map(|name| self.unfollowed(name, None)));
        self.add(node, Form::Opaque(lowered))
    }
}

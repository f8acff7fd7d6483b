//! What can be said about an expression without running it: whether another place may read it and get the same value,
//! whether it is a text, whether it does more than give a value.

use super::File;
use crate::{
    resolve::{Base, Origin, PlaceId, Root},
    syntax::{Coercion, CollectionKind, Form, JumpKind, Key, Literal, NodeId, Operator},
};
use std::collections::BTreeSet;

/// Whether an expression may be evaluated at another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Readable {
    /// It has the same value there.
    Same,
    /// It can be read there and may have another value.
    Perhaps,
    /// It uses names that have no value there.
    No,
}

/// Chains of aliases are followed this far.
const LONGEST_CHAIN: usize = 32;

impl File<'_, '_> {
    /// All nodes of an expression.
    pub(super) fn nodes_in(&self, node: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut pending = vec![node];
        while let Some(node) = pending.pop() {
            found.push(node);
            pending.extend(self.names.unit.children(node));
        }
        found
    }

    /// Whether evaluating an expression may do more than give a value, or give another value the next time.
    pub(super) fn acts(&self, node: NodeId) -> bool {
        self.nodes_in(node).into_iter().any(|inner| match self.names.unit.form(inner) {
            Form::Call(call) => !self.only_computes(call.callee),
            Form::Construct(_) | Form::Assign(_) | Form::Jump(_) => true,
            Form::Coerce(coerce) => coerce.how == Coercion::Await,
            Form::Opaque(parts) => !parts.is_empty(),
            _ => false,
        })
    }

    fn only_computes(&self, callee: NodeId) -> bool {
        self.called_name(callee).is_some_and(|name| self.words.computing.iter().any(|known| **known == *name))
    }

    /// The last segment of what a call calls.
    pub(super) fn called_name(&self, callee: NodeId) -> Option<&str> {
        match self.names.unit.form(self.names.unit.bare(callee)) {
            Form::Member(member) => match &member.key {
                Key::Named(name, _) => Some(name),
                Key::Computed(_) => None,
            },
            _ => self.names.unit.variable(self.names.unit.bare(callee)),
        }
    }

    /// Whether an expression can be evaluated at an earlier or later place in the same frame. `own` are nodes whose effects
    /// do not count, those of the token.
    pub(super) fn readable(&self, node: NodeId, at: NodeId, own: &[NodeId]) -> Readable {
        let unit = self.names.unit;
        let mut readable = Readable::Same;
        let inside = self.nodes_in(node).into_iter().collect::<BTreeSet<_>>();
        for &inner in &inside {
            let Some(place) = self.names.place(inner) else { continue };
            if !matches!(unit.form(inner), Form::Name(_) | Form::Member(_)) || self.names.defines(inner) {
                continue;
            }
            readable = readable.max(self.place_readable(place, inner, at, &inside));
        }
        if readable == Readable::Same && self.acted_between(node, at, own) && (self.acts(node) || self.reads_members(node)) {
            readable = Readable::Perhaps;
        }
        readable
    }

    fn place_readable(&self, place: PlaceId, here: NodeId, at: NodeId, inside: &BTreeSet<NodeId>) -> Readable {
        let info = self.names.at(place);
        if let Root::Declared(scope, _) = &info.root
            && !self.names.unit.is_inside(at, *scope)
            && !inside.contains(scope)
        {
            return Readable::No;
        }
        let definitions = |node| self.names.reaching_at(place, node).iter().map(|def| def.at).collect::<BTreeSet<_>>();
        let (now, then) = (definitions(here), definitions(at));
        if now == then || info.defs.iter().any(|def| inside.contains(&def.at)) {
            return Readable::Same;
        }
        // A variable that has no value yet.
        let absent = then.is_empty() && info.path.is_empty() && matches!(info.root, Root::Declared(..));
        if absent { Readable::No } else { Readable::Perhaps }
    }

    /// Whether an expression reads a part of something that other code may change.
    fn reads_members(&self, node: NodeId) -> bool {
        let fixed = |origin: &Origin| matches!(origin, Origin::Imported(_) | Origin::Global(_) | Origin::Perhaps(_));
        self.nodes_in(node).into_iter().any(|inner| match self.names.unit.form(inner) {
            Form::Member(member) => !self.names.trace(member.object).iter().all(fixed),
            _ => false,
        })
    }

    /// The variables that an expression reads parts of.
    fn roots(&self, node: NodeId) -> BTreeSet<PlaceId> {
        let unit = self.names.unit;
        let variable = |&inner: &NodeId| matches!(unit.form(inner), Form::Name(_));
        self.nodes_in(node).into_iter().filter(variable).filter_map(|inner| self.names.place(inner)).collect()
    }

    /// Whether something between two places, apart from the token's own calls, may change what an expression gives.
    fn acted_between(&self, node: NodeId, at: NodeId, own: &[NodeId]) -> bool {
        let unit = self.names.unit;
        let (first, last) = (node.min(at), node.max(at));
        let is_own = |node: NodeId| own.iter().any(|&outer| unit.span(outer).contains(unit.span(node)));
        let roots = self.roots(node);
        let acts = self.acts(node);
        let touches = |node: NodeId| self.roots(node).iter().any(|root| roots.contains(root));
        let between = |&node: &NodeId| {
            let beside = !unit.is_inside(node, first) && !unit.is_inside(node, last);
            first < node && node < last && beside && !is_own(node) && self.names.frame(node) == self.names.frame(at)
        };
        unit.ids().filter(between).any(|node| match unit.form(node) {
            Form::Call(call) => {
                !self.only_computes(call.callee) && (acts || touches(node) || self.names.called(node).is_some())
            }
            Form::Construct(_) => acts || touches(node) || self.names.called(node).is_some(),
            Form::Assign(assign) => matches!(unit.form(assign.target), Form::Member(_)) && touches(assign.target),
            Form::Coerce(coerce) => coerce.how == Coercion::Await,
            Form::Jump(jump) => jump.kind == JumpKind::Yield,
            _ => false,
        })
    }

    /// Whether two expressions certainly have the same value.
    pub(super) fn same(&self, a: NodeId, b: NodeId) -> bool {
        let unit = self.names.unit;
        let (a, b) = (unit.bare(a), unit.bare(b));
        if a == b {
            return true;
        }
        if let (Some(x), Some(y)) = (self.names.constant_text(a), self.names.constant_text(b)) {
            return x == y;
        }
        match (unit.form(a), unit.form(b)) {
            (Form::Name(_), Form::Name(_)) => self.same_place(a, b),
            (Form::Member(x), Form::Member(y)) => {
                let keys = match (&x.key, &y.key) {
                    (Key::Named(x, _), Key::Named(y, _)) => x == y,
                    (Key::Computed(x), Key::Computed(y)) => self.same(*x, *y),
                    _ => false,
                };
                keys && self.same(x.object, y.object) && (self.names.place(a).is_none() || self.same_place(a, b))
            }
            (Form::Literal(Literal::Number(x)), Form::Literal(Literal::Number(y))) => x.total_cmp(y).is_eq(),
            (Form::Literal(Literal::Text(x, xs)), Form::Literal(Literal::Text(y, ys))) => {
                x == y && xs.len() == ys.len() && xs.iter().zip(ys).all(|(&x, &y)| self.same(x, y))
            }
            (Form::Arithmetic(x), Form::Arithmetic(y)) => {
                let operands = x.operands.iter().zip(&y.operands);
                x.operator == y.operator
                    && x.operands.len() == y.operands.len()
                    && operands.into_iter().all(|(&x, &y)| self.same(x, y))
            }
            (Form::Branch(x), Form::Branch(y)) => {
                let arms = x.arms.iter().zip(&y.arms);
                x.kind == y.kind
                    && x.arms.len() == y.arms.len()
                    && self.same(x.test, y.test)
                    && arms.into_iter().all(|(&x, &y)| self.same(x, y))
            }
            (Form::Call(x), Form::Call(y)) => {
                let args = x.args.iter().zip(&y.args);
                !self.acts(a)
                    && x.args.len() == y.args.len()
                    && self.same(x.callee, y.callee)
                    && args.into_iter().all(|(x, y)| x.spread == y.spread && self.same(x.value, y.value))
            }
            _ => false,
        }
    }

    fn same_place(&self, a: NodeId, b: NodeId) -> bool {
        let definitions = |node| self.names.reaching(node).iter().map(|def| def.at).collect::<BTreeSet<_>>();
        self.names.place(a).is_some() && self.names.place(a) == self.names.place(b) && definitions(a) == definitions(b)
    }

    /// Whether a value is evidently a text.
    pub(super) fn is_text(&self, node: NodeId) -> bool {
        self.is_text_within(node, LONGEST_CHAIN)
    }

    fn is_text_within(&self, node: NodeId, depth: usize) -> bool {
        let unit = self.names.unit;
        let Some(depth) = depth.checked_sub(1) else { return false };
        match unit.form(node) {
            Form::Literal(Literal::Text(..)) => true,
            Form::Coerce(coerce) => coerce.how == Coercion::Text || self.is_text_within(coerce.value, depth),
            Form::Arithmetic(sum) if sum.operator == Operator::Add => {
                sum.operands.iter().any(|&operand| self.is_text_within(operand, depth))
            }
            Form::Call(call) => {
                let known = self.called_name(call.callee);
                known.is_some_and(|name| self.words.text.iter().any(|text| **text == *name))
            }
            Form::Branch(branch) => {
                use crate::syntax::BranchKind::{Either, OrTest};
                let arms = branch.arms.iter().all(|&arm| self.is_text_within(arm, depth));
                match branch.kind {
                    Either => arms,
                    OrTest => arms && self.is_text_within(branch.test, depth),
                    _ => false,
                }
            }
            Form::Name(_) => {
                let reaching = self.names.reaching(node);
                !reaching.is_empty()
                    && reaching.into_iter().all(|def| match def.base {
                        Base::Node(value) if def.steps.is_empty() && def.default.is_none() => {
                            self.is_text_within(value, depth)
                        }
                        Base::Param(function, index) if def.steps.is_empty() => self.declared_text(function, index),
                        _ => false,
                    })
            }
            _ => false,
        }
    }

    /// Whether a parameter is declared to be a text.
    fn declared_text(&self, function: NodeId, index: usize) -> bool {
        let Form::Function(form) = self.names.unit.form(function) else { return false };
        let annotation = form.params.get(index).and_then(|param| param.annotation);
        annotation.is_some_and(|node| {
            let written = self.source.slice(self.names.unit.span(node)).trim_start_matches(':').trim();
            self.words.text_types.iter().any(|known| **known == *written)
        })
    }

    /// Whether a value is evidently something that a parameter's text cannot be: nothing, a list or a map.
    pub(super) fn is_no_scalar(&self, node: NodeId) -> bool {
        self.names.trace(node).iter().any(|origin| match origin {
            Origin::Made(made) => match self.names.unit.form(*made) {
                Form::Literal(Literal::Null) => true,
                Form::Collection(collection) => matches!(collection.kind, CollectionKind::List | CollectionKind::Map),
                _ => false,
            },
            _ => false,
        })
    }
}

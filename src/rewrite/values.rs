//! What can be said about an expression without running it: whether another place may read it and get the same value, and
//! whether it does more than give a value.

use super::File;
use crate::{
    resolve::{Base, Def, Origin, PlaceId, Root},
    syntax::{Assign, AssignMode, Call, Coercion, Entry, Form, JumpKind, Key, Literal, Member, NodeId},
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
            Form::Call(call) => !self.only_computes(call),
            Form::Construct(_) | Form::Assign(_) | Form::Jump(_) => true,
            Form::Coerce(coerce) => coerce.how == Coercion::Await,
            Form::Opaque(parts) => !parts.is_empty(),
            Form::Member(member) => {
                matches!(&member.key, Key::Named(name, _) if self.is_accessor(name)) || self.is_called_by_key(inner, member)
            }
            _ => false,
        })
    }

    /// Whether what looks like a read of a part calls a function: `name[key]`.
    fn is_called_by_key(&self, node: NodeId, member: &Member) -> bool {
        let unit = self.names.unit;
        let function =
            |origin: &Origin| matches!(origin, Origin::Made(made) if matches!(unit.form(*made), Form::Function(_)));
        self.source.slice(unit.span(node)).ends_with(']') && self.names.trace(member.object).iter().any(function)
    }

    fn only_computes(&self, call: &Call) -> bool {
        let Some(name) = self.called_name(call.callee) else { return false };
        let known = self.words.computing.iter().any(|known| **known == *name);
        let lacks = call.args.is_empty() && self.words.computing_of_arguments.iter().any(|known| **known == *name);
        known && !lacks && !self.is_of_this_file(call.callee)
    }

    /// Whether a function may be one of the file's own, whatever its name.
    fn is_of_this_file(&self, callee: NodeId) -> bool {
        let unit = self.names.unit;
        let own = |origin: &Origin| match origin {
            Origin::Made(made) => match unit.form(*made) {
                Form::Function(_) => true,
                Form::Construct(construct) => {
                    self.names.trace(construct.class).iter().any(|origin| matches!(origin, Origin::Made(_)))
                }
                Form::Call(call) => self
                    .names
                    .trace(call.callee)
                    .iter()
                    .any(|origin| matches!(origin, Origin::Made(made) if matches!(unit.form(*made), Form::Class(_)))),
                Form::Collection(collection) => {
                    let value = |entry: &Entry| self.names.trace(entry.value);
                    let function = |origin: &Origin| matches!(origin, Origin::Made(made) if matches!(unit.form(*made), Form::Function(_)));
                    collection.entries.iter().any(|entry| value(entry).iter().any(function))
                }
                _ => false,
            },
            _ => false,
        };
        let object = match unit.form(unit.bare(callee)) {
            Form::Member(member) => Some(member.object),
            _ => None,
        };
        object.into_iter().chain([callee]).any(|node| self.names.trace(node).iter().any(own))
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
        let mut shared = false;
        let inside = self.nodes_in(node).into_iter().collect::<BTreeSet<_>>();
        for &inner in &inside {
            let Some(place) = self.names.place(inner) else { continue };
            if !matches!(unit.form(inner), Form::Name(_) | Form::Member(_)) || self.names.defines(inner) {
                continue;
            }
            shared |= self.is_shared(place, inner);
            if unit.variable(inner).is_some_and(|name| self.words.changing.iter().any(|known| **known == *name)) {
                readable = readable.max(Readable::Perhaps);
            }
            readable = readable.max(self.place_readable(place, inner, at, &inside));
        }
        let open = shared || self.acts(node) || self.reads_members(node, at);
        if readable == Readable::Same && open && self.changes_between(node, at, own) {
            readable = Readable::Perhaps;
        }
        readable
    }

    fn place_readable(&self, place: PlaceId, here: NodeId, at: NodeId, inside: &BTreeSet<NodeId>) -> Readable {
        let info = self.names.at(place);
        if info.defs.iter().any(|def| inside.contains(&def.at)) {
            return Readable::Same;
        }
        if !self.means(place, at) {
            return Readable::No;
        }
        let (first, last) = (here.min(at), here.max(at));
        let frame = self.names.frame(here);
        let between = |def: NodeId| first < def && def < last && self.frame_of(def) == frame;
        let definitions = |node| self.names.reaching_at(place, node).iter().map(|def| def.at).collect::<BTreeSet<_>>();
        let (now, then) = (definitions(here), definitions(at));
        let variable = info.path.is_empty() && matches!(info.root, Root::Declared(..));
        // What only the last round of a loop gave is no value for the first.
        if variable && !then.iter().any(|&def| !between(def)) {
            let known = info.defs.iter().any(|def| def.hoisted || self.frame_of(def.at) != frame);
            if !known || info.defs.iter().any(|def| between(def.at)) {
                return Readable::No;
            }
        }
        let settled = !info.defs.iter().any(|def| !def.hoisted && between(def.at));
        if now == then && settled { Readable::Same } else { Readable::Perhaps }
    }

    /// The function that a definition happens in; a function's own name is defined around it.
    fn frame_of(&self, def: NodeId) -> Option<NodeId> {
        let unit = self.names.unit;
        let own =
            unit.parent(def).filter(|&parent| matches!(unit.form(parent), Form::Function(form) if form.name == Some(def)));
        self.names.frame(own.unwrap_or(def))
    }

    /// Whether a name means this place where a node stands.
    pub(super) fn means(&self, place: PlaceId, at: NodeId) -> bool {
        let unit = self.names.unit;
        let (name, home) = match &self.names.at(place).root {
            Root::Declared(scope, name) => (name, Some(*scope)),
            Root::Global(name) => (name, None),
            Root::Receiver(_) => return true,
        };
        let around = self.declared(name).iter().map(|&(_, scope)| scope).filter(|&scope| unit.is_inside(at, scope));
        around.min() == home
    }

    /// Whether a place may be given a value by another function than the one that reads it.
    fn is_shared(&self, place: PlaceId, reader: NodeId) -> bool {
        let unit = self.names.unit;
        self.names.at(place).defs.iter().any(|def| match self.frame_of(def.at) {
            Some(function) => !def.hoisted && !unit.is_inside(reader, function),
            None => false,
        })
    }

    /// Whether an expression reads a part of something that other code may change before it is read.
    fn reads_members(&self, node: NodeId, at: NodeId) -> bool {
        let fixed = |origin: &Origin| matches!(origin, Origin::Imported(_) | Origin::Global(_) | Origin::Perhaps(_));
        self.nodes_in(node).into_iter().any(|inner| match self.names.unit.form(inner) {
            // Read later, the environment and other modules are as good.
            Form::Member(member) => at < node || !self.names.trace(member.object).iter().all(fixed),
            // A collection or an object as a whole: all its parts.
            Form::Name(_) => self.names.trace(inner).iter().any(|origin| self.has_parts(origin)),
            // Spreading reads all parts.
            Form::Collection(collection) => collection.entries.iter().any(|entry| entry.spread),
            _ => false,
        })
    }

    /// Whether a value is made in the file and has parts that may change.
    fn has_parts(&self, origin: &Origin) -> bool {
        let unit = self.names.unit;
        let Origin::Made(made) = origin else { return false };
        match unit.form(*made) {
            Form::Collection(_) | Form::Construct(_) => true,
            Form::Call(call) => {
                let class =
                    |origin: &Origin| matches!(origin, Origin::Made(class) if matches!(unit.form(*class), Form::Class(_)));
                self.names.trace(call.callee).iter().any(class)
            }
            _ => false,
        }
    }

    /// Whether every variable of an expression certainly has a value at a node.
    pub(super) fn is_bound(&self, node: NodeId, at: NodeId) -> bool {
        let unit = self.names.unit;
        if !unit.declares_by_assigning {
            return true;
        }
        self.nodes_in(node).into_iter().filter(|&inner| unit.variable(inner).is_some()).all(|inner| {
            let Some(place) = self.names.place(inner).map(|place| self.names.at(place)) else { return true };
            let bound = |def: &Def| {
                def.hoisted
                    || matches!(def.base, Base::Param(..))
                    || self.frame_of(def.at) != self.names.frame(at)
                    || !matches!(def.base, Base::Element(_)) && self.names.always_before(def.at, at)
            };
            let changed = place.defs.iter().any(|def| def.mode == AssignMode::Update && def.at < at);
            !matches!(place.root, Root::Declared(..)) || !changed && place.defs.iter().any(bound)
        })
    }

    /// The nodes that run between two places in the same function, without those around or inside either.
    fn between(&self, a: NodeId, b: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let unit = self.names.unit;
        let (first, last) = (a.min(b), a.max(b));
        let frame = self.names.frame(b);
        let inside = move |node: NodeId| unit.is_inside(node, first) || unit.is_inside(node, last);
        unit.range(first, last).filter(move |&node| !inside(node) && self.names.frame(node) == frame)
    }

    /// Whether something between two places, apart from the token's own calls, may change what an expression gives.
    fn changes_between(&self, node: NodeId, at: NodeId, own: &[NodeId]) -> bool {
        let unit = self.names.unit;
        let acts = self.acts(node);
        self.between(node, at).filter(|other| !own.contains(other)).any(|other| match unit.form(other) {
            Form::Assign(assign) => acts || self.changes_parts(assign),
            _ => self.does_something(other),
        })
    }

    /// Whether an assignment changes a part of something, or something in its place.
    fn changes_parts(&self, assign: &Assign) -> bool {
        let unit = self.names.unit;
        let part = |node: NodeId| matches!(unit.form(node), Form::Member(_));
        assign.mode == AssignMode::Update || self.nodes_in(assign.target).into_iter().any(part)
    }

    /// Whether a part of a value may change between two places.
    pub(super) fn may_change_parts(&self, whole: NodeId, at: NodeId, own: &[NodeId]) -> bool {
        self.between(whole, at).filter(|other| !own.contains(other)).any(|other| match self.names.unit.form(other) {
            Form::Assign(assign) => self.changes_parts(assign),
            _ => self.does_something(other),
        })
    }

    /// Whether something that is not the token's own happens between two places.
    pub(super) fn acted_between(&self, a: NodeId, b: NodeId, own: &[NodeId]) -> bool {
        self.between(a, b).any(|node| !own.contains(&node) && self.does_something(node))
    }

    /// Whether a node by itself, without its parts, may do more than give a value.
    pub(super) fn does_something(&self, node: NodeId) -> bool {
        match self.names.unit.form(node) {
            Form::Call(call) => !self.only_computes(call),
            Form::Member(member) => self.is_called_by_key(node, member),
            Form::Construct(_) => true,
            Form::Coerce(coerce) => coerce.how == Coercion::Await,
            Form::Jump(jump) => jump.kind == JumpKind::Yield,
            _ => false,
        }
    }

    /// Whether a node asks for the time.
    pub(super) fn reads_clock(&self, node: NodeId) -> bool {
        let callee = match self.names.unit.form(node) {
            Form::Call(call) => call.callee,
            Form::Construct(construct) => construct.class,
            _ => return false,
        };
        self.called_name(callee).is_some_and(|name| self.words.clocks.iter().any(|known| **known == *name))
    }

    /// Whether a loop may be left between two places.
    pub(super) fn breaks_between(&self, a: NodeId, b: NodeId) -> bool {
        self.between(a, b).any(|node| match self.names.unit.form(node) {
            Form::Jump(jump) => matches!(jump.kind, JumpKind::Break | JumpKind::Continue),
            _ => false,
        })
    }

    /// Whether the function or the loop may be left between two places.
    pub(super) fn left_between(&self, a: NodeId, b: NodeId) -> bool {
        self.between(a, b).any(|node| match self.names.unit.form(node) {
            Form::Jump(jump) => jump.kind != JumpKind::Yield,
            _ => false,
        })
    }

    /// Whether two expressions certainly have the same value.
    pub(super) fn same(&self, a: NodeId, b: NodeId) -> bool {
        if !self.same_text(a, b) || a == b || !self.is_open(a, a) {
            return self.same_text(a, b);
        }
        let own = self.tokens.iter().flat_map(|token| self.own_nodes(token)).collect::<Vec<_>>();
        !self.changes_between(a, b, &own)
    }

    /// Whether what other code does may change what an expression gives at another place.
    pub(super) fn is_open(&self, node: NodeId, at: NodeId) -> bool {
        let shared = |inner: &NodeId| self.names.place(*inner).is_some_and(|place| self.is_shared(place, *inner));
        self.acts(node) || self.reads_members(node, at) || self.nodes_in(node).iter().any(shared)
    }

    /// Whether two expressions read the same variables, members and constants in the same way.
    fn same_text(&self, a: NodeId, b: NodeId) -> bool {
        let unit = self.names.unit;
        let (a, b) = (unit.bare(a), unit.bare(b));
        if a == b {
            return true;
        }
        // Of two modules, each may have a constant of one name.
        let written = |node| self.source.slice(unit.span(node));
        if unit.variable(a).is_some() && unit.variable(a) == unit.variable(b) && written(a) != written(b) {
            return false;
        }
        if let (Some(x), Some(y)) = (self.names.constant_text(a), self.names.constant_text(b)) {
            // What an escape stands for is not always known.
            let (written, other) = (self.source.slice(unit.span(a)), self.source.slice(unit.span(b)));
            return x == y && (written == other || !(written.contains('\\') || other.contains('\\')));
        }
        match (unit.form(a), unit.form(b)) {
            (Form::Name(_), Form::Name(_)) => self.same_place(a, b),
            (Form::Import(x), Form::Import(y)) => x.names.is_empty() && y.names.is_empty() && x.module == y.module,
            (Form::Member(x), Form::Member(y)) => {
                let keys = match (&x.key, &y.key) {
                    (Key::Named(x, _), Key::Named(y, _)) => x == y,
                    (Key::Computed(x), Key::Computed(y)) => self.same_text(*x, *y),
                    _ => false,
                };
                let by_text = |node: NodeId| self.source.slice(unit.span(node)).ends_with(']');
                keys && by_text(a) == by_text(b)
                    && !self.is_called_by_key(a, x)
                    && self.same_text(x.object, y.object)
                    && (self.names.place(a).is_none() || self.same_place(a, b))
            }
            (Form::Literal(Literal::Number(x)), Form::Literal(Literal::Number(y))) => x.total_cmp(y).is_eq(),
            (Form::Literal(Literal::Text(x, xs)), Form::Literal(Literal::Text(y, ys))) => {
                x == y && xs.len() == ys.len() && xs.iter().zip(ys).all(|(&x, &y)| self.same_text(x, y))
            }
            (Form::Arithmetic(x), Form::Arithmetic(y)) => {
                let operands = x.operands.iter().zip(&y.operands);
                x.operator == y.operator
                    && self.between_operands(&x.operands) == self.between_operands(&y.operands)
                    && x.operands.len() == y.operands.len()
                    && operands.into_iter().all(|(&x, &y)| self.same_text(x, y))
            }
            (Form::Branch(x), Form::Branch(y)) => {
                let arms = x.arms.iter().zip(&y.arms);
                x.kind == y.kind
                    && x.arms.len() == y.arms.len()
                    && self.same_text(x.test, y.test)
                    && arms.into_iter().all(|(&x, &y)| self.same_text(x, y))
            }
            (Form::Call(x), Form::Call(y)) => {
                let args = x.args.iter().zip(&y.args);
                !self.acts(a)
                    && x.args.len() == y.args.len()
                    && self.same_text(x.callee, y.callee)
                    && args.into_iter().all(|(x, y)| {
                        let named = x.name.as_ref().map(|(name, _)| name) == y.name.as_ref().map(|(name, _)| name);
                        named && x.spread == y.spread && self.same_text(x.value, y.value)
                    })
            }
            _ => false,
        }
    }

    /// The operators as they are written.
    fn between_operands(&self, operands: &[NodeId]) -> Vec<&str> {
        let unit = self.names.unit;
        let between = |pair: &[NodeId]| self.source.text.get(unit.span(pair[0]).end..unit.span(pair[1]).start);
        operands
            .windows(2)
            .filter_map(between)
            .map(|text| text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')')))
            .collect()
    }

    fn same_place(&self, a: NodeId, b: NodeId) -> bool {
        let definitions = |node| self.names.reaching(node).iter().map(|def| def.at).collect::<BTreeSet<_>>();
        self.names.place(a).is_some() && self.names.place(a) == self.names.place(b) && definitions(a) == definitions(b)
    }
}

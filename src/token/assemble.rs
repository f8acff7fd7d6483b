//! Joins a construction and everything that happens to it into a token: each argument in its slot, each with its presence.

use super::{
    Fills, MethodCall, Part, Reason, Token,
    collect::{Site, args, class_of, last_segment, names_by_text},
    flow::{self, Flow, Touch, Trail},
};
use crate::{
    finding::{Confidence, Presence},
    resolve::{Base, Names, Origin},
    sdk::{Does, Role, Signature, Slot, Table, Type},
    source::Span,
    syntax::{Arg, BranchKind, Collection, CollectionKind, Form, Key, Literal, NodeId},
};
use std::iter;

pub(super) fn token<'t>(names: &Names<'_>, table: &'t Table, site: Site<'t>) -> Option<Token<'t>> {
    let Flow { touches, reasons, holders } = flow::follow(names, site.kind, site.node);
    let token = Token {
        kind: site.kind,
        construct: site.node,
        region: last_segment(names, site.kind.builder.as_deref(), site.class),
        confidence: site.confidence,
        parts: Vec::new(),
        reasons,
        scopes: Vec::new(),
        lists: Vec::new(),
        holders,
        calls: Vec::new(),
    };
    let generates = |touch: &&Touch| site.kind.method(&touch.name).is_some_and(|method| method.does == Does::Generate);
    let generations = touches.iter().filter(generates).cloned().collect();
    let mut assembly = Assembly { names, table, token, either: site.either, generations, by: site.node, scope: None };
    assembly.construction(site);
    for touch in &touches {
        let presence = presence(names, touch, &assembly.generations);
        assembly.touch(touch, presence);
    }
    let mut token = assembly.token;
    token.parts.sort_by_key(|part| (part.span, part.slot));
    token.parts.dedup();
    token.reasons.sort();
    token.reasons.dedup();
    // A name that could not be traced needs more than the name.
    (token.confidence == Confidence::High || !token.parts.is_empty()).then_some(token)
}

pub(super) struct Assembly<'a, 'u, 't> {
    pub(super) names: &'a Names<'u>,
    pub(super) table: &'t Table,
    pub(super) token: Token<'t>,
    /// Whether the class may be the one of another version.
    either: bool,
    /// Where the token's text is made.
    pub(super) generations: Vec<Touch>,
    /// The construction, the method call or the change of a list at hand.
    pub(super) by: NodeId,
    /// The scope object at hand.
    pub(super) scope: Option<NodeId>,
}

/// What an argument without a name is.
#[derive(Clone, Copy)]
enum Takes {
    Slot(Slot),
    /// The map of what other languages name.
    Map,
}

/// What the arguments without names are, in order.
fn takes(signature: &Signature) -> impl Iterator<Item = Takes> + '_ {
    signature.positional.iter().copied().map(Takes::Slot).chain(signature.map.then_some(Takes::Map))
}

impl Assembly<'_, '_, '_> {
    pub(super) fn because(&mut self, node: NodeId, reason: Reason) {
        self.token.reasons.push((self.names.unit.span(node), reason));
    }

    pub(super) fn part(&mut self, slot: Slot, node: NodeId, span: Span, presence: Presence) {
        let fills = Fills::Whole;
        self.token.parts.push(Part { slot, node, span, presence, by: self.by, scope: self.scope, fills });
    }

    /// One entry, or several, of what a slot asks for.
    fn entry(&mut self, slot: Slot, node: NodeId, span: Span, presence: Presence) {
        let fills = Fills::Entry;
        self.token.parts.push(Part { slot, node, span, presence, by: self.by, scope: self.scope, fills });
    }

    fn construction(&mut self, site: Site<'_>) {
        let called = matches!(self.names.unit.form(site.node), Form::Call(_));
        if called && !site.kind.without_new {
            self.because(site.class, Reason::NotConstructed);
        }
        if !site.certain {
            self.because(site.class, Reason::MaybeAnotherClass);
        }
        if names_by_text(self.names, self.table, site.class).is_some() {
            self.because(site.class, Reason::NamedByText);
        }
        let kind = self.token.kind;
        self.arguments(&kind.constructor, args(self.names, site.node), &[], Presence::Always);
    }

    fn touch(&mut self, touch: &Touch, presence: Presence) {
        let kind = self.token.kind;
        if matches!(self.names.unit.form(touch.call), Form::Assign(_)) {
            return self.property(kind, touch, 0, presence);
        }
        let Some(method) = kind.method(&touch.name) else { return };
        let args = args(self.names, touch.call);
        self.by = touch.call;
        self.token.calls.push(MethodCall {
            node: touch.call,
            does: method.does,
            name: touch.name.clone(),
            name_span: touch.name_span,
            presence,
            handed: !touch.trail.calls.is_empty(),
            maybe: touch.trail.maybe,
        });
        if method.wrong_era && !self.either {
            self.because(touch.call, Reason::WrongEra(touch.name.clone()));
        }
        let whole = Span::new(touch.name_span.start, self.names.unit.span(touch.call).end);
        match method.does {
            Does::Build => {}
            Does::Claim => self.because(touch.call, Reason::OwnClaim),
            Does::EventStream => self.part(Slot::EventStream, touch.call, whole, presence),
            Does::Generate => {
                self.part(Slot::Generation, touch.call, whole, Presence::Always);
                self.arguments(&method.arguments, args, &touch.trail.calls, Presence::Always);
            }
            Does::Fill => self.arguments(&method.arguments, args, &touch.trail.calls, presence),
        }
    }

    /// A property that is set: what was there before, among the parts from `first` on, counts on other paths only.
    pub(super) fn property(&mut self, kind: &Type, touch: &Touch, first: usize, presence: Presence) {
        let Form::Assign(assign) = self.names.unit.form(touch.call) else { return };
        let Some((&slot, value)) = kind.properties.get(&*touch.name).zip(assign.value) else { return };
        if presence == Presence::Always {
            self.forget(slot, first);
        }
        self.fill(slot, value, &touch.trail.calls, presence);
    }

    fn fill(&mut self, slot: Slot, value: NodeId, calls: &[NodeId], presence: Presence) {
        match slot {
            Slot::Scopes | Slot::Grants if matches!(self.names.unit.form(value), Form::Literal(Literal::Null)) => {}
            Slot::Scopes | Slot::Grants => self.scopes(value, calls, presence),
            Slot::Unmapped => {}
            // Nothing is given.
            Slot::Identity | Slot::Params | Slot::OutgoingClientName | Slot::ValidUntil | Slot::NotBefore
                if matches!(self.names.unit.form(value), Form::Literal(Literal::Null)) => {}
            _ => self.part(slot, value, self.names.unit.span(value), presence),
        }
    }

    pub(super) fn arguments(&mut self, signature: &Signature, args: &[Arg], calls: &[NodeId], presence: Presence) {
        let mut positional = takes(signature);
        for arg in args {
            match &arg.name {
                _ if arg.spread => self.spread(signature, &mut positional, arg.value, calls, presence),
                Some((name, at)) => self.named(signature, name, *at, arg.value, calls, presence),
                None => {
                    if let Some(takes) = positional.next() {
                        self.positional(signature, takes, arg.value, calls, presence);
                    }
                }
            }
        }
    }

    /// An argument without a name.
    fn positional(&mut self, signature: &Signature, takes: Takes, value: NodeId, calls: &[NodeId], presence: Presence) {
        match takes {
            Takes::Slot(slot) => self.fill(slot, value, calls, presence),
            Takes::Map => self.options(signature, value, calls, presence),
        }
    }

    /// An argument or entry with a name.
    fn named(&mut self, signature: &Signature, name: &str, at: Span, value: NodeId, calls: &[NodeId], presence: Presence) {
        if let Some(&slot) = signature.named.get(name) {
            self.fill(slot, value, calls, presence);
        } else if let Some(nested) = signature.nested.get(name) {
            self.options(nested, value, calls, presence);
        } else if let Some(slot) = signature.rest {
            self.entry(slot, value, at.cover(self.names.unit.span(value)), presence);
        }
    }

    /// A collection whose elements or entries are arguments.
    fn spread(
        &mut self,
        signature: &Signature,
        positional: &mut dyn Iterator<Item = Takes>,
        value: NodeId,
        calls: &[NodeId],
        presence: Presence,
    ) {
        let made = match origins(self.names, value, calls)[..] {
            [Origin::Made(made)] if !self.may_be_left_out(value, 8) => self.names.unit.form(made),
            _ => &Form::Opaque(Vec::new()),
        };
        let first = self.token.parts.len();
        match made {
            Form::Collection(collection)
                if collection.kind == CollectionKind::Map
                    && signature.rest.is_none_or(|_| listed(signature, collection)) =>
            {
                self.entries(signature, collection, calls, presence);
                self.later_options(signature, value, first, presence);
            }
            Form::Collection(collection)
                if collection.kind == CollectionKind::List && !collection.entries.iter().any(|entry| entry.spread) =>
            {
                for (entry, takes) in collection.entries.iter().zip(positional) {
                    self.positional(signature, takes, entry.value, calls, presence);
                }
            }
            _ => match signature.rest {
                Some(slot) => self.entry(slot, value, self.names.unit.span(value), presence),
                None => self.because(value, Reason::UnknownArguments),
            },
        }
    }

    /// Whether a value is what a condition guards: `a && b`.
    fn may_be_left_out(&self, value: NodeId, depth: u32) -> bool {
        let unit = self.names.unit;
        let value = unit.bare(value);
        match unit.form(value) {
            Form::Branch(branch) => branch.kind == BranchKind::IfAll,
            Form::Name(_) => self.names.reaching(value).iter().any(|def| match (def.base, depth.checked_sub(1)) {
                (Base::Node(given), Some(depth)) => def.steps.is_empty() && self.may_be_left_out(given, depth),
                _ => false,
            }),
            _ => false,
        }
    }

    /// The entries of the map that an argument is.
    fn options(&mut self, signature: &Signature, value: NodeId, calls: &[NodeId], presence: Presence) {
        let first = self.token.parts.len();
        for origin in origins(self.names, value, calls) {
            match origin {
                Origin::Made(made) => match self.names.unit.form(made) {
                    Form::Collection(collection) if collection.kind == CollectionKind::Map => {
                        self.entries(signature, collection, calls, presence);
                    }
                    _ => self.because(value, Reason::UnknownArguments),
                },
                _ => self.because(value, Reason::UnknownArguments),
            }
        }
        self.later_options(signature, value, first, presence);
    }

    fn entries(&mut self, signature: &Signature, collection: &Collection, calls: &[NodeId], presence: Presence) {
        let first = self.token.parts.len();
        for entry in &collection.entries {
            match &entry.key {
                Some(Key::Named(name, at)) => {
                    // The last entry of a name counts.
                    if let Some(&slot) = signature.named.get(&**name) {
                        self.forget(slot, first);
                    }
                    self.named(signature, name, *at, entry.value, calls, presence);
                }
                _ if entry.spread => self.spread(signature, &mut iter::empty(), entry.value, calls, presence),
                _ => self.because(entry.value, Reason::UnknownArguments),
            }
        }
    }

    /// Options that are set on the map after it was made, `options.ttl = 600`; its own parts begin at `first`.
    fn later_options(&mut self, signature: &Signature, value: NodeId, first: usize, presence: Presence) {
        let Some(whole) = self.names.place(value) else { return };
        for (name, &slot) in &signature.named {
            let Some(member) = self.names.member(whole, name) else { continue };
            // A map that was made anew since then has lost it.
            let renewed = |at: NodeId| self.names.at(whole).defs.iter().any(|other| at < other.at && other.at < value);
            let set = self.names.reaching_at(member, value).into_iter().filter_map(|def| match def.base {
                Base::Node(node) if def.at < value && !renewed(def.at) => {
                    Some((node, self.names.always_before(def.at, value)))
                }
                _ => None,
            });
            let set = set.collect::<Vec<_>>();
            if set.iter().any(|&(_, always)| always) {
                self.forget(slot, first);
            }
            // What is set on one path only leaves what was there on the others.
            let one = set.len() == 1;
            for (node, always) in set {
                let presence = if always && one { presence } else { Presence::Conditional };
                self.part(slot, node, self.names.unit.span(node), presence);
            }
        }
    }

    /// Drops what fills a slot, from the given part on.
    pub(super) fn forget(&mut self, slot: Slot, first: usize) {
        let mut index = 0;
        self.token.parts.retain(|part| {
            index += 1;
            index <= first || part.slot != slot
        });
    }
}

/// Whether a map has an entry that a signature lists.
fn listed(signature: &Signature, collection: &Collection) -> bool {
    let listed = |key: &Key| matches!(key, Key::Named(name, _) if signature.named.contains_key(&**name));
    collection.entries.iter().any(|entry| entry.key.as_ref().is_some_and(listed))
}

/// Where a value comes from, seen through the calls that led here.
pub(super) fn origins(names: &Names<'_>, node: NodeId, calls: &[NodeId]) -> Vec<Origin> {
    let resolve = |origin: &Origin| match (origin, calls.split_last()) {
        (Origin::Param(function, index), Some((&call, outer))) if names.called(call) == Some(*function) => {
            match names.argument(args(names, call), *function, *index) {
                Some(arg) => origins(names, arg.value, outer),
                None => vec![Origin::Unknown],
            }
        }
        _ => vec![origin.clone()],
    };
    names.trace(node).iter().flat_map(resolve).collect()
}

/// Whether a part is there whenever the token's text is made.
pub(super) fn presence(names: &Names<'_>, touch: &Touch, generations: &[Touch]) -> Presence {
    let outermost = touch.trail.calls.first().copied().unwrap_or(touch.call);
    let origin = touch.trail.origin;
    let mut passages = vec![names.passage_from(origin, outermost)];
    passages.extend(inner_passages(names, touch, 0));
    if let Some(function) = names.frame(outermost).filter(|_| passages[0].deferred) {
        let common = |call| names.unit.common_ancestor(call, origin).unwrap_or(origin);
        passages.extend(names.callers(function).calls.into_iter().map(|call| names.passage(call, common(call))));
    }
    if passages.iter().any(|passage| passage.repeated) {
        return Presence::Repeated;
    }
    if touch.trail.maybe {
        return Presence::Conditional;
    }
    let always = if generations.is_empty() {
        passages.iter().all(|passage| !passage.conditional)
    } else {
        generations.iter().all(|generation| covers(names, touch, generation))
    };
    if always { Presence::Always } else { Presence::Conditional }
}

/// The passages inside the helpers that a touch goes through, from the given depth on.
fn inner_passages(names: &Names<'_>, touch: &Touch, from: usize) -> Vec<crate::resolve::Passage> {
    let steps = touch.trail.calls.iter().copied().chain([touch.call]).skip(1).zip(&touch.trail.calls);
    let inside = |(node, call): (NodeId, &NodeId)| names.called(*call).map(|function| names.passage_in(node, function));
    steps.skip(from).filter_map(inside).collect()
}

/// Whether a touch has happened on every path to a generation.
fn covers(names: &Names<'_>, touch: &Touch, generation: &Touch) -> bool {
    let way = |touch: &Touch| {
        let Trail { returned, calls, .. } = &touch.trail;
        returned.iter().chain(calls).copied().chain([touch.call]).collect::<Vec<_>>()
    };
    let (own, other) = (way(touch), way(generation));
    let Some((at, (&a, &b))) = own.iter().zip(&other).enumerate().find(|(_, (a, b))| a != b) else { return false };
    let depth = at.saturating_sub(touch.trail.returned.len());
    if !inner_passages(names, touch, depth).iter().all(|passage| passage.is_plain()) {
        return false;
    }
    if names.frame(a) == names.frame(b) && names.always_before(a, b) {
        return true;
    }
    // Two callers of one factory have two tokens.
    let (origin, other) = (touch.trail.origin, generation.trail.origin);
    if touch.trail.returned == generation.trail.returned && origin != other {
        return false;
    }
    // Whenever the token is constructed the touch follows, and nothing is generated in between.
    follows(names, origin, a, b, MOST_CALLERS)
}

/// Whether a node always runs when the construction does, and before the token is generated: beside it, in the constructor of
/// its class, or called from there.
fn follows(names: &Names<'_>, origin: NodeId, node: NodeId, generation: NodeId, depth: usize) -> bool {
    let home = names.frame(origin);
    if names.frame(node) == home {
        let beside = names.frame(generation) == home;
        let between = beside && origin < generation && generation < node;
        let left = !beside && home.is_some_and(|home| names.returns_between(home, Some(origin), node));
        let recovered = beside && names.recovers_from(node, generation);
        return origin < node && !between && !left && !recovered && names.passage_from(origin, node).is_plain();
    }
    let inside = |function: &NodeId| names.passage_in(node, *function).is_plain();
    let Some(function) = names.frame(node).filter(inside) else { return false };
    let Form::Function(form) = names.unit.form(function) else { return false };
    let class = |node| names.unit.ancestors(node).find(|&outer| matches!(names.unit.form(outer), Form::Class(_)));
    let constructs = form.constructs && class(function) == class(origin);
    let from = |&call: &NodeId| follows(names, origin, call, generation, depth - 1);
    constructs || (depth > 0 && names.callers(function).calls.iter().any(from))
}

/// Callers of callers are looked at this far.
const MOST_CALLERS: usize = 3;

/// Whether an expression names a token's class, traced.
pub(super) fn names_token_class(names: &Names<'_>, table: &Table, node: NodeId) -> bool {
    class_of(names, table, node)
        .is_some_and(|site| site.kind.role == Role::DeprecatedToken && site.confidence == Confidence::High)
}

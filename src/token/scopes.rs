//! Scope and grant objects on their way into a token: one by one, through a builder of their own, or in a list.

use super::{
    Reason, ScopeList,
    assemble::{Assembly, origins, presence},
    collect::{Site, args, last_segment, site},
    flow::{self, Touch, Trail},
};
use crate::{
    finding::Presence,
    resolve::Origin,
    sdk::{Does, Role, Slot},
    syntax::{Collection, CollectionKind, Form, NodeId, Text},
};

impl<'t> Assembly<'_, '_, 't> {
    /// A scope or grant object, several of which one is added, or a collection of them.
    pub(super) fn scopes(&mut self, value: NodeId, calls: &[NodeId], presence: Presence) {
        let origins = origins(self.names, value, calls);
        let presence = if origins.len() > 1 && presence == Presence::Always { Presence::Conditional } else { presence };
        for origin in origins {
            let Origin::Made(made) = origin else {
                self.because(value, Reason::UnknownScope);
                continue;
            };
            if let Some(site) = self.built(made) {
                let whole = if self.names.unit.is_inside(site.node, made) { made } else { site.node };
                self.scope(site, whole, calls, presence);
                continue;
            }
            match self.names.unit.form(made) {
                Form::Collection(collection) if collection.kind == CollectionKind::List => {
                    self.listed(value, made, collection, calls, presence);
                }
                _ => self.because(value, Reason::UnknownScope),
            }
        }
    }

    /// The construction behind a scope or grant object, seen through the methods of its builder.
    fn built(&self, made: NodeId) -> Option<Site<'t>> {
        let access = self.token.kind.role.is_access();
        if let Some(site) = site(self.names, self.table, made) {
            return (site.kind.role.is_access() == access).then_some(site);
        }
        let Form::Call(call) = self.names.unit.form(made) else { return None };
        let Form::Member(member) = self.names.unit.form(self.names.unit.bare(call.callee)) else { return None };
        let crate::syntax::Key::Named(name, _) = &member.key else { return None };
        let site = self.built(self.names.made_by(member.object)?)?;
        site.kind.method(name).is_some_and(|method| method.fluent).then_some(site)
    }

    /// The elements of a list. If it is a variable's, what changes that gives them to the token.
    fn listed(&mut self, value: NodeId, made: NodeId, collection: &Collection, calls: &[NodeId], presence: Presence) {
        let list = if calls.is_empty() { self.list(value, made) } else { None };
        let by = self.by;
        self.by = list.as_ref().map_or(by, |list| list.declared);
        for entry in &collection.entries {
            self.scopes(entry.value, calls, presence);
        }
        let unit = self.names.unit;
        let holder = unit.parent(made).and_then(|assign| match unit.form(assign) {
            Form::Assign(assign) => self.names.place(assign.target),
            _ => None,
        });
        let place = self.names.place(unit.bare(value)).or(holder).map(|place| self.names.at(place));
        for &element in place.map(|place| place.elements.as_slice()).unwrap_or_default() {
            let push = self.names.unit.parent(element).filter(|_| list.is_some());
            self.by = push.unwrap_or(by);
            let own = push.map_or(Presence::Always, |push| self.pushed(made, push));
            self.scopes(element, calls, presence.max(own));
        }
        self.by = by;
        if let Some(list) = &list
            && self.is_changed_otherwise(list)
        {
            self.because(value, Reason::UnknownScope);
        }
        self.token.lists.extend(list);
    }

    /// Whether something else is done with a list that may change it.
    fn is_changed_otherwise(&self, list: &ScopeList) -> bool {
        let unit = self.names.unit;
        self.names.at(list.place).uses.iter().filter(|&&reader| reader != list.read).any(|&reader| {
            let Some(parent) = unit.parent(reader) else { return false };
            match unit.form(parent) {
                Form::Member(_) => unit.parent(parent).is_some_and(|call| self.names.is_callee(parent, call)),
                Form::Call(_) => true,
                _ => false,
            }
        })
    }

    /// The list that a variable holds and nothing else.
    fn list(&self, value: NodeId, made: NodeId) -> Option<ScopeList> {
        let unit = self.names.unit;
        let read = unit.bare(value);
        let place = self.names.place(read)?;
        let declared = unit.parent(made)?;
        let Form::Assign(assign) = unit.form(declared) else { return None };
        (self.names.place(assign.target) == Some(place)).then_some(ScopeList { declared, place, read, by: self.by })
    }

    /// Whether an element is in the list whenever the token's text is made.
    fn pushed(&self, list: NodeId, push: NodeId) -> Presence {
        let trail = Trail { returned: Vec::new(), origin: list, calls: Vec::new(), maybe: false };
        let touch = Touch { name: Text::default(), name_span: self.names.unit.span(push), call: push, trail };
        presence(self.names, &touch, &self.generations)
    }

    fn scope(&mut self, site: Site<'_>, whole: NodeId, calls: &[NodeId], presence: Presence) {
        self.token.scopes.push(site.node);
        self.scope = Some(whole);
        let named = last_segment(self.names, site.kind.builder.as_deref(), site.class);
        match site.kind.role {
            Role::EventScope => self.part(Slot::EventStream, site.node, self.names.unit.span(site.node), presence),
            Role::Voice => self.part(Slot::Voice, site.node, named, presence),
            _ => {}
        }
        let first = self.token.parts.len();
        self.arguments(&site.kind.constructor, args(self.names, site.node), calls, presence);
        if !site.kind.properties.is_empty() || !site.kind.methods.is_empty() {
            let flow = flow::follow(self.names, site.kind, site.node);
            let unknown = flow.reasons.into_iter().filter(|(_, reason)| matches!(reason, Reason::UnknownMethod(_)));
            self.token.reasons.extend(unknown);
            for touch in flow.touches {
                self.token.scopes.push(touch.call);
                let own = self::presence(self.names, &touch, &self.generations).max(presence);
                match site.kind.method(&touch.name) {
                    Some(method) if method.does == Does::Fill => {
                        if own == Presence::Always {
                            method.arguments.positional.iter().for_each(|&slot| self.forget(slot, first));
                        }
                        self.arguments(&method.arguments, args(self.names, touch.call), calls, own);
                    }
                    Some(_) => {}
                    None => self.property(site.kind, &touch, first, own),
                }
            }
        }
        self.scope = None;
    }
}

//! What nothing reads once some tokens are rewritten: the auth token as an entry of a collection of options.

use super::{File, plan::Plan};
use crate::{
    finding::Edit,
    resolve::{Origin, Root},
    sdk::Slot,
    source::Span,
    syntax::{AssignMode, Collection, CollectionKind, Entry, Form, Key, NodeId},
};

impl File<'_, '_> {
    /// The entries that only these plans' tokens read as their auth token: the entry, and the edit that takes it away.
    pub(super) fn unread_entries(&self, plans: &[&Plan<'_>]) -> Vec<(Span, Edit)> {
        let auths = plans.iter().flat_map(|plan| &plan.token.parts).filter(|part| part.slot == Slot::AuthToken);
        let mut nodes = auths.map(|part| part.node).collect::<Vec<_>>();
        nodes.sort_unstable();
        nodes.dedup();
        nodes.into_iter().filter_map(|node| self.unread_entry(node, plans)).collect()
    }

    fn unread_entry(&self, auth: NodeId, plans: &[&Plan<'_>]) -> Option<(Span, Edit)> {
        let unit = self.names.unit;
        let (whole, value) = self.entry_behind(auth)?;
        let Form::Collection(collection) = unit.form(whole) else { return None };
        let at = collection.entries.iter().position(|entry| entry.value == value)?;
        let Some(Key::Named(key, _)) = &collection.entries[at].key else { return None };
        let known = collection.kind == CollectionKind::Map && collection.entries.len() > 1 && !self.acts(value);
        let ours = |construct: NodeId| plans.iter().any(|plan| plan.token.construct == construct);
        let others = self.tokens.iter().filter(|token| !ours(token.construct)).flat_map(|token| &token.parts);
        if !known || others.into_iter().any(|part| part.node == value) || !self.is_read_by(plans, whole, key) {
            return None;
        }
        let entry = self.stretch(collection, at)?;
        let before = at.checked_sub(1).and_then(|before| self.stretch(collection, before));
        let span = match (self.stretch(collection, at + 1), before) {
            (Some(next), _) => Span::new(entry.start, next.start),
            (None, Some(before)) => Span::new(before.end, entry.end),
            (None, None) => return None,
        };
        let commented = unit.comments.iter().any(|comment| span.contains(*comment));
        (!commented).then(|| (entry, Edit { span, text: String::new() }))
    }

    /// The collection and the entry that an auth token is, or is read from.
    fn entry_behind(&self, auth: NodeId) -> Option<(NodeId, NodeId)> {
        let unit = self.names.unit;
        let Form::Member(member) = unit.form(unit.bare(auth)) else { return Some((unit.parent(auth)?, auth)) };
        let Key::Named(name, _) = &member.key else { return None };
        let whole = self.names.made_by(member.object)?;
        let Form::Collection(collection) = unit.form(whole) else { return Some((unit.parent(auth)?, auth)) };
        let named = |entry: &&Entry| matches!(&entry.key, Some(Key::Named(key, _)) if key == name);
        Some((whole, collection.entries.iter().find(named)?.value))
    }

    /// Whether a collection is held by a variable of this file's own, and the tokens of these plans are all that may read
    /// an entry of it.
    fn is_read_by(&self, plans: &[&Plan<'_>], whole: NodeId, key: &str) -> bool {
        let unit = self.names.unit;
        let Some(assign) = unit.parent(whole) else { return false };
        let Form::Assign(form) = unit.form(assign) else { return false };
        let Some(place) = self.names.place(form.target).map(|place| self.names.at(place)) else { return false };
        let Root::Declared(scope, name) = &place.root else { return false };
        let declares = form.mode != AssignMode::Set || unit.declares_by_assigning;
        let typed = place
            .uses
            .first()
            .and_then(|&reader| self.names.place(reader))
            .is_some_and(|id| !self.declared_types(id).is_empty());
        if !declares || typed || self.asks_for_type(|asked, _| *asked == **name) || self.has_functions(whole) {
            return false;
        }
        let [def] = place.defs.as_slice() else { return false };
        let private = place.path.is_empty() && def.steps.is_empty() && !self.is_public(*scope, def.at);
        let own = plans.iter().flat_map(|plan| self.own_nodes(plan.token)).collect::<Vec<_>>();
        let auths = plans.iter().flat_map(|plan| &plan.token.parts).filter(|part| part.slot == Slot::AuthToken);
        let given = auths.map(|part| unit.bare(part.node)).collect::<Vec<_>>();
        private
            && form.value == Some(whole)
            && form.annotation.is_none()
            && !self.may_look_up_names()
            && place.elements.is_empty()
            && place.uses.iter().all(|&reader| match unit.parent(reader).map(|parent| (parent, unit.form(parent))) {
                Some((parent, Form::Member(member))) => {
                    let other = matches!(&member.key, Key::Named(name, _) if **name != *key);
                    member.object == reader && (other && self.is_quiet(parent) || given.contains(&parent))
                }
                Some((parent, Form::Call(_) | Form::Construct(_))) => own.contains(&parent),
                // Spread into the options.
                Some((parent, Form::Collection(_))) => unit.parent(parent).is_some_and(|outer| own.contains(&outer)),
                _ => false,
            })
    }

    /// Whether a collection has functions, which may read its other entries.
    fn has_functions(&self, whole: NodeId) -> bool {
        let unit = self.names.unit;
        let Form::Collection(collection) = unit.form(whole) else { return true };
        let function =
            |origin: &Origin| matches!(origin, Origin::Made(made) if matches!(unit.form(*made), Form::Function(_)));
        collection.entries.iter().any(|entry| entry.spread || self.names.trace(entry.value).iter().any(function))
    }

    /// Whether a member is only read, or given a plain value.
    fn is_quiet(&self, member: NodeId) -> bool {
        let unit = self.names.unit;
        let Some(parent) = unit.parent(member) else { return true };
        match unit.form(parent) {
            Form::Call(call) => call.callee != member,
            Form::Member(_) => false,
            Form::Assign(assign) if assign.target == member => assign.value.is_some_and(|value| {
                !self.acts(value)
                    && self.names.trace(value).iter().all(|origin| {
                        !matches!(origin, Origin::Unknown)
                            && !matches!(origin, Origin::Made(made) if matches!(unit.form(*made), Form::Function(_)))
                    })
            }),
            _ => true,
        }
    }

    /// An entry with its key.
    fn stretch(&self, collection: &Collection, at: usize) -> Option<Span> {
        let entry = collection.entries.get(at)?;
        let value = self.names.unit.span(entry.value);
        match &entry.key {
            Some(Key::Named(_, key)) => Some(key.cover(value)),
            _ => None,
        }
    }
}

//! How scopes come together on one grant: all at once where one of them was added or the token is constructed, or each in
//! its place.

use super::{
    File, Refusal,
    plan::Grants,
    shape::{Addition, Holder, Shape, Stands},
    values::Readable,
};
use crate::{
    finding::Presence,
    sdk::Slot,
    syntax::{Form, NodeId},
    token::{self, Token},
};

impl File<'_, '_> {
    pub(super) fn grants(&self, token: &Token<'_>, shape: &Shape) -> Result<Grants, Refusal> {
        let additions = &shape.additions;
        if additions.is_empty() {
            return Ok(Grants::None);
        }
        let applications = additions.iter().filter_map(|addition| addition.application.as_ref()).collect::<Vec<_>>();
        let together = |a: NodeId, b: NodeId| !self.names.exclude_each_other(a, b) || self.is_repeated(token, a);
        for (at, a) in applications.iter().enumerate() {
            if applications[at + 1..].iter().any(|b| together(a.by, b.by)) {
                return Err("outgoing calls are allowed more than once, and an access token has one application".into());
            }
        }
        for addition in additions.iter().filter(|addition| addition.presence == Presence::Repeated) {
            self.refuse_changing(addition)?;
        }
        let chained = additions.iter().all(|addition| addition.stands == Stands::Chained);
        if chained {
            if self.moved(token, additions) == Readable::No {
                return Err("a scope object is made in one place and added in another".into());
            }
            return Ok(Grants::Constructed);
        }
        if additions.iter().any(|addition| addition.stands == Stands::Chained) {
            return Err("some scopes are chained on the construction and others are added later".into());
        }
        if self.can_merge(token, additions, &additions[0]) {
            return Ok(Grants::Together(additions[0].by));
        }
        if additions.iter().any(|addition| addition.declared.is_some()) {
            return Err("a scope object is made in one place and added in another".into());
        }
        let Holder::Assigned(assign) = shape.holder else { return Err("the token is not held by a variable".into()) };
        let statement = if self.is_declarator(assign) { self.names.unit.parent(assign) } else { Some(assign) };
        let home = statement.and_then(|statement| self.statement_list(statement));
        let home = home.ok_or("the token is constructed inside another expression or statement")?;
        if !additions.iter().all(|addition| self.names.unit.is_inside(addition.by, home)) {
            return Err("the token is constructed in a narrower block than its scopes are added in".into());
        }
        let first = &additions[0];
        let leads = first.presence == Presence::Always && first.stands == Stands::Statement(home);
        Ok(if leads { Grants::FromFirst } else { Grants::OneByOne })
    }

    /// Whether what scope objects are made of is the same where the token is constructed with them.
    fn moved(&self, token: &Token<'_>, additions: &[Addition]) -> Readable {
        let own = self.own_nodes(token);
        let parts = additions.iter().filter(|addition| addition.declared.is_some()).flat_map(Addition::parts);
        let moved = parts.map(|part| match self.value(part) {
            Ok(value) => {
                let value = self.readable_value(&value, token.construct, &own);
                value.max(self.readable(part.node, token.construct, &own))
            }
            Err(_) => Readable::No,
        });
        moved.max().unwrap_or(Readable::Same)
    }

    /// What scope objects are made of is read later where the token is constructed with them.
    pub(super) fn doubt_moved(&self, token: &Token<'_>, shape: &Shape, grants: Grants) -> Option<String> {
        let moved = grants == Grants::Constructed && self.moved(token, &shape.additions) != Readable::Same;
        moved.then(|| "what the scope objects are made of is read later than before, and may be another value".to_owned())
    }

    /// Whether a node runs any number of times for one construction.
    fn is_repeated(&self, token: &Token<'_>, node: NodeId) -> bool {
        let unit = self.names.unit;
        let loops = |outer: NodeId| match unit.form(outer) {
            Form::Loop(_) => true,
            Form::Function(function) => matches!(function.runs, crate::syntax::Runs::Each(_)),
            _ => false,
        };
        unit.ancestors(node).any(|outer| loops(outer) && !unit.is_inside(token.construct, outer))
    }

    /// A scope that is added in each round of a loop must be the same each time.
    fn refuse_changing(&self, addition: &Addition) -> Result<(), Refusal> {
        let unit = self.names.unit;
        let rounds = unit.ancestors(addition.by).find(|&outer| match unit.form(outer) {
            Form::Loop(_) => true,
            Form::Function(function) => matches!(function.runs, crate::syntax::Runs::Each(_)),
            _ => false,
        });
        let Some(round) = rounds else { return Err("a scope is added any number of times".into()) };
        let parts = addition.parts();
        let changes = parts.iter().any(|part| {
            self.acts(part.node)
                || self.nodes_in(part.node).into_iter().any(|node| {
                    let reaching = self.names.reaching(node);
                    reaching.iter().any(|def| unit.is_inside(def.at, round))
                })
        });
        if changes { Err("a scope is added in a loop, with another value each time".into()) } else { Ok(()) }
    }

    /// Whether all scopes can be given at the place of one of them.
    pub(super) fn can_merge(&self, token: &Token<'_>, additions: &[Addition], host: &Addition) -> bool {
        let Stands::Statement(block) = host.stands else { return false };
        let own = self.own_nodes(token);
        additions.iter().all(|addition| {
            let beside = addition.presence == Presence::Always && addition.stands == Stands::Statement(block);
            let there = addition.by == host.by && addition.declared.is_none();
            let readable = |part: &&token::Part| {
                let value = self.value(part).is_ok_and(|value| self.readable_value(&value, host.by, &own) == Readable::Same);
                value && self.readable(part.node, host.by, &own) == Readable::Same
            };
            // An incoming name goes to the constructor, not to the grant.
            let incoming = |part: &&token::Part| part.slot == Slot::IncomingClientName || readable(part);
            let unit = self.names.unit;
            let handled = unit.ancestors(addition.by).any(|outer| matches!(unit.form(outer), Form::Try(_)));
            let acts = |part: &&token::Part| handled && self.acts(part.node);
            let quiet = there
                || !(addition.parts().iter().any(acts)
                    || self.left_between(addition.by, host.by)
                    || (host.by < addition.by && self.acted_between(addition.by, host.by, &own)));
            beside && quiet && (there || addition.parts().iter().all(incoming))
        })
    }
}

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
    /// How the grant comes to its fields, and the statement that the construction takes the place of, if it has to.
    pub(super) fn grants(&self, token: &Token<'_>, shape: &Shape) -> Result<(Grants, Option<NodeId>), Refusal> {
        let additions = &shape.additions;
        let listed = self.all_listed(token, additions)?;
        if additions.is_empty() {
            return Ok((Grants::None, None));
        }
        self.refuse_repeated(token, additions)?;
        if listed {
            return if self.moved(token, additions) == Readable::No {
                Err("a scope object is made in one place and added in another".into())
            } else {
                Ok((Grants::Listed, None))
            };
        }
        let chained = additions.iter().filter(|addition| addition.stands == Stands::Chained).count();
        if chained == additions.len() {
            if self.moved(token, additions) == Readable::No {
                return Err("a scope object is made in one place and added in another".into());
            }
            return Ok((Grants::Constructed, None));
        }
        if chained > 0 {
            return Err("some scopes are chained on the construction and others are added later".into());
        }
        if self.takes_all_at_once(token) { self.at_once(token, shape) } else { Ok((self.added(token, shape)?, None)) }
    }

    /// What is allowed once must be what is allowed every time.
    fn refuse_repeated(&self, token: &Token<'_>, additions: &[Addition]) -> Result<(), Refusal> {
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
        Ok(())
    }

    /// Whether the new token has to have its grant when it is constructed.
    pub(super) fn takes_all_at_once(&self, token: &Token<'_>) -> bool {
        self.target.add.is_none() || self.target.builder.is_some() && token.kind.builder.is_none()
    }

    /// All scopes are given with the construction, there or in place of the last of them, or the grant is made before it.
    fn at_once(&self, token: &Token<'_>, shape: &Shape) -> Result<(Grants, Option<NodeId>), Refusal> {
        let additions = &shape.additions;
        let home = self.home(shape)?;
        let last = additions.iter().map(|addition| addition.by).max();
        if self.can_merge_at(token, additions, token.construct, home) {
            return Ok((Grants::Constructed, None));
        }
        if let Some(last) = last
            && self.can_merge_at(token, additions, last, home)
            && self.moves_construction(token, last) != Readable::No
        {
            return Ok((Grants::Constructed, Some(last)));
        }
        if additions.iter().any(|addition| addition.declared.is_some()) {
            return Err("a scope object is made in one place and added in another".into());
        }
        Ok((Grants::Before, None))
    }

    /// Whether the construction's arguments are the same at another place.
    pub(super) fn moves_construction(&self, token: &Token<'_>, at: NodeId) -> Readable {
        let own = self.own_nodes(token);
        let parts = token.parts.iter().filter(|part| part.by == token.construct && part.slot != Slot::AuthToken);
        let moved = parts.map(|part| match self.value(part) {
            Ok(value) => self.readable_value(&value, at, &own),
            Err(_) => Readable::No,
        });
        moved.max().unwrap_or(Readable::Same)
    }

    /// The block that constructs the token in a statement of its own.
    fn home(&self, shape: &Shape) -> Result<NodeId, Refusal> {
        let Holder::Assigned(assign) = shape.holder else { return Err("the token is not held by a variable".into()) };
        if self.words.typed && self.is_declarator(assign) {
            return Err("the token's variable is declared together with others".into());
        }
        let statement = if self.is_declarator(assign) { self.names.unit.parent(assign) } else { Some(assign) };
        let home = statement.and_then(|statement| self.statement_list(statement));
        home.ok_or_else(|| "the token is constructed inside another expression or statement".into())
    }

    /// The grant is added where the scopes were.
    fn added(&self, token: &Token<'_>, shape: &Shape) -> Result<Grants, Refusal> {
        let additions = &shape.additions;
        if self.can_merge(token, additions, &additions[0]) {
            return Ok(Grants::Together(additions[0].by));
        }
        if additions.iter().any(|addition| addition.declared.is_some()) {
            return Err("a scope object is made in one place and added in another".into());
        }
        let home = self.home(shape)?;
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
        let declared = additions.iter().filter(|addition| addition.declared.is_some());
        let parts = declared.flat_map(|addition| {
            // The grant takes the list's place.
            let at = if addition.stands == Stands::Listed { addition.by } else { token.construct };
            addition.parts().into_iter().map(move |part| (part, at))
        });
        let moved = parts.map(|(part, at)| match self.value(part) {
            Ok(value) => {
                let value = self.readable_value(&value, at, &own);
                value.max(self.readable(part.node, at, &own))
            }
            Err(_) => Readable::No,
        });
        moved.max().unwrap_or(Readable::Same)
    }

    /// What scope objects are made of is read later where the token is constructed with them.
    pub(super) fn doubt_moved(&self, token: &Token<'_>, shape: &Shape, grants: Grants) -> Option<String> {
        let moved =
            matches!(grants, Grants::Constructed | Grants::Listed) && self.moved(token, &shape.additions) != Readable::Same;
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
        matches!(host.stands, Stands::Statement(block) if self.can_merge_at(token, additions, host.by, block))
    }

    /// Whether all scopes can be given at a place in a block.
    fn can_merge_at(&self, token: &Token<'_>, additions: &[Addition], host: NodeId, block: NodeId) -> bool {
        let own = self.own_nodes(token);
        additions.iter().all(|addition| {
            let beside = addition.presence == Presence::Always && addition.stands == Stands::Statement(block);
            let there = addition.by == host && addition.declared.is_none();
            let readable = |part: &&token::Part| {
                let value = self.value(part).is_ok_and(|value| self.readable_value(&value, host, &own) == Readable::Same);
                value && self.readable(part.node, host, &own) == Readable::Same
            };
            // An incoming name goes to the constructor, not to the grant.
            let incoming = |part: &&token::Part| part.slot == Slot::IncomingClientName || readable(part);
            let unit = self.names.unit;
            let handled = unit.ancestors(addition.by).any(|outer| matches!(unit.form(outer), Form::Try(_)));
            let acts = |part: &&token::Part| handled && self.acts(part.node);
            let quiet = there
                || !(addition.parts().iter().any(acts)
                    || self.left_between(addition.by, host)
                    || (host < addition.by && self.acted_between(addition.by, host, &own)));
            beside && quiet && (there || addition.parts().iter().all(incoming))
        })
    }
}

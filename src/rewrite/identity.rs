//! The identity of the new token: which name it is, and where the token can be constructed with it.

use super::{
    Configured, File, Refusal,
    arguments::Value,
    plan::{Grants, Plan},
    shape::{Addition, Holder},
    values::Readable,
};
use crate::{
    finding::Presence,
    sdk::Slot,
    source::Span,
    syntax::{AssignMode, Code, Coercion, Form, Key, Literal, NodeId},
    token,
};

impl<'t> File<'_, 't> {
    /// Plans the identity, and the place where it is known.
    pub(super) fn plan_identity(&self, plan: &mut Plan<'t>) -> Result<(), Refusal> {
        let (incoming, outgoing) = plan.shape.names();
        if let [first, others @ ..] = incoming.as_slice()
            && others.iter().any(|other| !self.same(first.node, other.node))
        {
            return Err("several client names are given for incoming calls, and an access token has one identity".into());
        }
        let empty = |name: &&token::Part| self.names.constant_text(name.node).is_some_and(str::is_empty);
        let Some(name) = incoming.first().or(outgoing.first()).filter(|name| !empty(name)).cloned() else {
            let (identity, assumption) = self.chosen_identity(plan.shape.additions.is_empty());
            plan.named.push((Slot::Identity, identity));
            plan.assumptions.extend(assumption);
            return Ok(());
        };
        if outgoing.iter().any(|other| !self.same(name.node, other.node)) {
            let which =
                if incoming.is_empty() { "outgoing calls have several names" } else { "incoming and outgoing names differ" };
            let taken = if incoming.is_empty() { "the first" } else { "the incoming one" };
            plan.assumptions.push(format!("{which}, and an access token has one identity: it becomes {taken}"));
        }
        if self.is_bytes(name.node) {
            return Err("the client name is made of bytes".into());
        }
        if self.may_be_nothing(name.node) {
            plan.assumptions.push("the client name is nothing on some paths".to_owned());
        }
        let value = self.value(&name)?;
        let before = |part: &&token::Part| part.node < name.node && self.is_open(part.node, plan.token.construct);
        let earlier = plan.shape.additions.iter().flat_map(Addition::parts).filter(|part| part.by != plan.token.construct);
        if self.acts(name.node) && earlier.into_iter().any(|part| before(&part)) {
            plan.assumptions.push("the calls that give the token's arguments are made in another order".to_owned());
        }
        self.place_construction(plan, &name, &value)?;
        self.doubt_absent(plan, &name);
        let text = self.words.typed || self.is_text(name.node);
        if !text && self.is_hidden(&self.words.to_text, plan.token.construct) {
            return Err("the function that makes texts is hidden by another of its name".into());
        }
        let code = if text { value.code } else { Code::Coerce(Coercion::Text, Box::new(value.code)) };
        plan.named.push((Slot::Identity, code));
        Ok(())
    }

    fn chosen_identity(&self, allows_nothing: bool) -> (Code, Option<String>) {
        let lacks = if allows_nothing { "no scope, and so no client name" } else { "no client name" };
        let doubt = |name: &str| format!("the token has {lacks}: its identity becomes {name}");
        match &self.settings.identity {
            Some(Configured::ByFlag(code)) => (Code::Name(code.as_str().into()), Some(doubt("the one given"))),
            Some(Configured::ByFile(code)) => (Code::Name(code.as_str().into()), None),
            None => (Code::Text("anonymous".into()), Some(doubt("`anonymous`"))),
        }
    }

    /// Finds the place where the name is known: where the token is constructed, or below.
    fn place_construction(&self, plan: &mut Plan<'t>, name: &token::Part, value: &Value) -> Result<(), Refusal> {
        // Where one of the scopes gives its place to the construction, that is decided.
        let given = plan.before.map(|before| self.nodes_in(before).into_iter().min().unwrap_or(before));
        let at = given.unwrap_or(plan.token.construct);
        let own = self.own_nodes(plan.token);
        let readable = self.readable_value(value, at, &own);
        if self.leaves_handler(name.node, at) {
            let doubt = "the client name is read outside of the statement that handles its failure";
            plan.assumptions.push(doubt.to_owned());
        }
        // Behind a guard the name is known to be there.
        let constant = self.names.constant_text(name.node).is_some() && self.is_certainly_there(name.node, at);
        let guarded = at < name.node && self.left_between(at, name.node) && !constant;
        if readable == Readable::Same && !guarded {
            return Ok(());
        }
        let below = if given.is_some() { None } else { self.place_below(plan, value, &own) }.filter(|&(target, _)| {
            // Not below the guard.
            let begin = self.nodes_in(target).into_iter().min().unwrap_or(target);
            constant || !guarded || !self.left_between(begin, name.node)
        });
        if let Some((target, moved)) = below {
            plan.before = Some(target);
            if moved == Readable::Perhaps {
                let doubt = "the construction moves below the client name, across a statement that may change its arguments";
                plan.assumptions.push(doubt.to_owned());
            }
            return Ok(());
        }
        // The scopes before the last one may wait for it.
        if let [.., last] = plan.shape.additions.as_slice()
            && !self.takes_all_at_once(plan.token)
            && plan.grants != Grants::Together(last.by)
            && self.can_merge(plan.token, &plan.shape.additions, last)
            && !plan
                .shape
                .additions
                .iter()
                .flat_map(Addition::parts)
                .any(|part| part.node != name.node && self.acts(part.node))
        {
            plan.grants = Grants::Together(last.by);
            return self.place_construction(plan, name, value);
        }
        if readable == Readable::No {
            return Err("the client name is not known where the token has to be constructed".into());
        }
        let doubt = if readable == Readable::Same {
            "the client name is read before the statements that may leave the function, which may be there to check it"
        } else {
            "the client name may change between the construction and its scope"
        };
        plan.assumptions.push(doubt.to_owned());
        Ok(())
    }

    /// Whether an expression that may fail moves out of a `try`.
    fn leaves_handler(&self, node: NodeId, to: NodeId) -> bool {
        let unit = self.names.unit;
        let handled =
            unit.ancestors(node).any(|outer| matches!(unit.form(outer), Form::Try(_)) && !unit.is_inside(to, outer));
        handled && self.is_open(node, to)
    }

    /// Whether a statement of a block is the one after another.
    fn follows(&self, block: NodeId, before: NodeId, after: NodeId) -> bool {
        matches!(self.names.unit.form(block), Form::Block(body) if body.windows(2).any(|pair| *pair == [before, after]))
    }

    /// The statement before which the construction may stand as well, with the name known, and whether the construction's
    /// arguments are certainly the same there.
    fn place_below(&self, plan: &Plan<'t>, name: &Value, own: &[NodeId]) -> Option<(NodeId, Readable)> {
        let unit = self.names.unit;
        let Holder::Assigned(assign) = plan.shape.holder else { return None };
        let block = self.statement_list(assign)?;
        let gone = plan.shape.additions.iter().filter(|addition| match plan.grants {
            Grants::Together(host) => addition.by != host,
            // The construction takes their place, or they concern the grant alone.
            Grants::Constructed | Grants::Before => true,
            _ => false,
        });
        let gone = gone.map(|addition| addition.by).collect::<Vec<_>>();
        let users = plan.token.calls.iter().map(|call| call.node).chain(plan.token.holders.iter().copied());
        let users = users.filter(|&node| {
            let away = gone.iter().any(|&outer| unit.is_inside(node, outer));
            node > assign && !unit.is_inside(node, assign) && unit.is_inside(node, block) && node != block && !away
        });
        let first = users.min()?;
        let target = [first].into_iter().chain(unit.ancestors(first)).find(|&node| unit.parent(node) == Some(block))?;
        // A node before anything in that statement: where its first expression would be evaluated.
        let begin = self.nodes_in(target).into_iter().min().unwrap_or(target);
        let constructed = |part: &&token::Part| {
            let given = plan.grants == Grants::Constructed && part.slot != Slot::Generation;
            given || part.by == plan.token.construct
        };
        let parts = plan.token.parts.iter().filter(constructed);
        let moved = parts.map(|part| match self.value(part) {
            Ok(value) => self.readable_value(&value, begin, own),
            Err(_) => Readable::No,
        });
        // Where nothing stands between, nothing is moved across.
        let moved = if self.follows(block, assign, target) { Readable::Same } else { moved.max().unwrap_or(Readable::Same) };
        // What runs in between may use the token through another function.
        let frame = self.names.frame(assign);
        let elsewhere = plan.token.holders.iter().any(|&holder| self.names.frame(holder) != frame);
        if elsewhere && self.acted_between(assign, begin, own) {
            return None;
        }
        // Out of a loop, what was constructed before may still be used.
        let known = self.readable_value(name, begin, own) == Readable::Same && !self.breaks_between(assign, begin);
        let possible = known && moved < Readable::No && self.begins_line(assign) && self.begins_line(target);
        possible.then_some((target, moved))
    }

    /// A name that is only given on some paths may not be there on the others.
    fn doubt_absent(&self, plan: &mut Plan<'t>, name: &token::Part) {
        let unit = self.names.unit;
        let additions = || plan.shape.additions.iter();
        let from = plan.before.and_then(|target| self.nodes_in(target).into_iter().min());
        let guards = self.guards(from.unwrap_or(plan.token.construct), name.by);
        let tests = |by: NodeId| {
            let around = unit.ancestors(by).filter(|&outer| !unit.is_inside(plan.token.construct, outer));
            around.filter_map(move |outer| match unit.form(outer) {
                Form::Branch(branch) if !unit.is_inside(by, branch.test) => Some(branch.test),
                _ => None,
            })
        };
        let unconditional = |addition: &Addition| {
            // On every path from the construction, not only to the generation.
            addition.presence == Presence::Always
                && tests(addition.by).next().is_none()
                && addition.parts().iter().any(|part| self.same(part.node, name.node))
        };
        if additions().any(unconditional) && guards.is_empty() {
            return;
        }
        let tests = tests(name.by);
        let asked = tests
            .into_iter()
            .chain(guards)
            .any(|test| self.nodes_in(test).into_iter().any(|node| self.same(node, name.node)));
        if asked {
            plan.assumptions.push("the token has no client name on the paths that leave its scope out".to_owned());
        }
        if !self.is_certainly_there(name.node, from.unwrap_or(plan.token.construct)) {
            plan.assumptions.push(
                "the client name is only read on some paths, and reading it on all of them may fail or do more".to_owned(),
            );
        }
    }

    /// What decides whether the function is left between two nodes.
    fn guards(&self, a: NodeId, b: NodeId) -> Vec<NodeId> {
        let unit = self.names.unit;
        let branches = unit.range(a, b).filter_map(|node| match unit.form(node) {
            Form::Branch(branch)
                if branch
                    .arms
                    .iter()
                    .any(|&arm| self.nodes_in(arm).into_iter().any(|inner| matches!(unit.form(inner), Form::Jump(_)))) =>
            {
                Some(branch.test)
            }
            _ => None,
        });
        branches.collect()
    }

    /// Whether reading a value before a node cannot fail: a variable, a constant, a part of what is read before anyway.
    pub(super) fn is_certainly_there(&self, node: NodeId, before: NodeId) -> bool {
        let unit = self.names.unit;
        if let Form::Coerce(coerce) = unit.form(node) {
            // A method of the value, which nothing does not have.
            let (outer, inner) = (unit.span(node), unit.span(coerce.value));
            let method = outer.start == inner.start && self.source.slice(Span::new(inner.end, outer.end)).contains('(');
            return !method && self.is_certainly_there(coerce.value, before);
        }
        if self.acts(node) {
            return false;
        }
        match unit.form(node) {
            Form::Name(_) => self.is_bound(node, before),
            Form::Literal(Literal::Text(_, holes)) => holes.iter().all(|&hole| self.is_certainly_there(hole, before)),
            Form::Literal(_) => true,
            Form::Member(member) if self.words.absent_members_are_nothing => {
                self.is_certainly_there(member.object, before)
                    && unit.ids().any(|other| match unit.form(other) {
                        Form::Member(read) => {
                            !self.yields_to_nothing(other)
                                && !self.is_read_perhaps(other)
                                && read.object != member.object
                                && self.same(read.object, member.object)
                                && self.names.frame(other) == self.names.frame(before)
                                && self.reads_on_every_path(other, before)
                        }
                        _ => false,
                    })
            }
            Form::Member(_) => unit.ids().any(|other| {
                other != node
                    && !self.names.defines(other)
                    && !self.is_read_perhaps(other)
                    && self.same(other, node)
                    && self.reads_on_every_path(other, before)
            }),
            Form::Branch(branch) => {
                [branch.test].iter().chain(&branch.arms).all(|&part| self.is_certainly_there(part, before))
            }
            _ => false,
        }
    }

    /// Whether a node is read only where something has no value yet, or where a failure is handled.
    fn is_read_perhaps(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        unit.ancestors(node).any(|outer| match unit.form(outer) {
            Form::Try(attempt) => unit.is_inside(node, attempt.body),
            Form::Assign(assign) if assign.mode == AssignMode::Default => {
                assign.value.is_some_and(|value| unit.is_inside(node, value))
            }
            _ => false,
        })
    }

    /// Whether reading a member of nothing gives nothing rather than failing: `a?.b`.
    fn yields_to_nothing(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        let Form::Member(member) = unit.form(node) else { return false };
        let between = match &member.key {
            Key::Named(_, name) => Span::new(unit.span(member.object).end, name.start),
            Key::Computed(key) => Span::new(unit.span(member.object).end, unit.span(*key).start),
        };
        self.source.slice(between).contains(['?', '&'])
    }

    /// Whether a node runs on every path through the function that the other one is in.
    fn reads_on_every_path(&self, node: NodeId, beside: NodeId) -> bool {
        let unit = self.names.unit;
        let home = self.names.frame(beside).or(unit.root());
        home.is_some_and(|home| {
            self.names.frame(node) == self.names.frame(beside) && self.names.passage_in(node, home).is_plain()
        })
    }
}

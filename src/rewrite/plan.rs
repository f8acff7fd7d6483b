//! Plans the new token: what each of its arguments is, where it is constructed, what the plan rests on.

use super::{
    Configured, File, Refusal,
    arguments::Value,
    credentials::Keys,
    shape::{Addition, Holder, Shape, Stands},
    values::Readable,
};
use crate::{
    finding::{Confidence, Presence},
    project::Support,
    resolve::Origin,
    sdk::{Does, Slot},
    source::Span,
    syntax::{Code, Coercion, Form, NodeId},
    token::{self, MethodCall, Reason, Token},
};

/// How one token is rewritten.
#[derive(Debug)]
pub(super) struct Plan<'t> {
    pub(super) token: &'t Token<'t>,
    pub(super) shape: Shape,
    pub(super) account: Code,
    pub(super) keys: Keys,
    /// The constructor's named arguments.
    pub(super) named: Vec<(Slot, Code)>,
    pub(super) grants: Grants,
    /// The statement that the construction moves before.
    pub(super) before: Option<NodeId>,
    /// The calls that make the text, where they change: the lifetime each of them keeps.
    pub(super) generations: Vec<(&'t MethodCall, Option<Code>)>,
    /// Edits inside calls that stay.
    pub(super) inside: Vec<(Span, Code)>,
    /// What has to be true for the plan to be right.
    pub(super) assumptions: Vec<String>,
}

/// How the grant comes to its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grants {
    /// The token allows nothing.
    None,
    /// All at once, where the token is constructed.
    Constructed,
    /// All at once, in place of this addition.
    Together(NodeId),
    /// In place of each addition; the first one's when the grant is made.
    FromFirst,
    /// In place of each addition; the grant is made beside the token.
    OneByOne,
}

impl<'t> File<'_, 't> {
    /// The plan for a token, decided for that token alone.
    pub(super) fn plan(&self, token: &'t Token<'t>) -> Result<Plan<'t>, Refusal> {
        self.refuse_what_is_unknown(token)?;
        let shape = Shape::of(self, token)?;
        self.refuse_shared(token, &shape)?;
        let mut assumptions = Vec::new();
        if token.confidence == Confidence::Low {
            assumptions.push("the class is known by its name alone, and may be another one".to_owned());
        }
        if token.reasons.iter().any(|(_, reason)| *reason == Reason::LookedUp) {
            assumptions.push("what gets the variables by their names does not use the token's object".to_owned());
        }
        if self.may_look_up_names() {
            assumptions.push("the program may set or read variables by their names".to_owned());
        }
        if self.drops_effects(token) {
            assumptions.push("an argument that goes does more than give its value".to_owned());
        }
        assumptions.extend(self.doubt_about_sdk(token));
        let account = self.account(token)?;
        let auth = self.only(token, Slot::AuthToken)?;
        let credentials = [auth.as_ref().map(|part| part.node), account.1].into_iter().flatten();
        assumptions.extend(credentials.into_iter().find_map(|node| self.doubt_about(node)));
        assumptions.extend(self.doubt_about_accounts(account.1));
        let keys = self.keys(account.1, auth.map(|part| part.node), token.construct);
        let grants = self.grants(token, &shape)?;
        let mut plan = Plan {
            token,
            shape,
            account: account.0,
            keys,
            named: Vec::new(),
            grants,
            before: None,
            generations: Vec::new(),
            inside: Vec::new(),
            assumptions,
        };
        self.plan_identity(&mut plan)?;
        self.plan_lifetime(&mut plan)?;
        self.plan_params(&mut plan);
        self.plan_rest(&mut plan);
        self.order(&mut plan);
        Ok(plan)
    }

    /// Puts the constructor's named arguments in order: the usual one, or, where more than one of them does something, that
    /// of evaluation.
    fn order(&self, plan: &mut Plan<'t>) {
        let usual = |slot: &Slot| self.target.names.iter().position(|(named, _)| named == slot);
        plan.named.sort_by_key(|(slot, _)| usual(slot));
        let acts = |part: &&token::Part| self.acts(part.node);
        let constructed = plan.token.parts.iter().filter(|part| part.by == plan.token.construct);
        let early = constructed.filter(|part| matches!(part.slot, Slot::Ttl | Slot::NotBefore)).any(|part| acts(&part));
        let both = [Slot::Ttl, Slot::NotBefore].iter().all(|slot| {
            plan.token.parts.iter().any(|part| part.by == plan.token.construct && part.slot == *slot && acts(&part))
        });
        if both {
            plan.assumptions.push("the calls that give the token's arguments are made in another order".to_owned());
        }
        if early && let Some(at) = plan.named.iter().position(|(slot, _)| *slot == Slot::Identity) {
            let identity = plan.named.remove(at);
            plan.named.push(identity);
        }
    }

    /// Whether the SDK has to be raised before the new code works.
    fn doubt_about_sdk(&self, token: &Token<'_>) -> Option<String> {
        let package = self.table.package.as_ref()?;
        let first = package.usable.spans().first().map(|span| &span.from);
        let minimum = match self.project.sdk().support(&package.usable) {
            Support::No { minimum } => minimum,
            _ if token.kind.legacy => first?,
            Support::Yes | Support::Unknown => return None,
        };
        Some(format!("the SDK has to be raised to {minimum} or newer first"))
    }

    /// An API key belongs to one account.
    fn doubt_about_accounts(&self, account: Option<NodeId>) -> Option<String> {
        let account = account?;
        let known = |origin: &&Origin| !matches!(origin, Origin::Perhaps(_) | Origin::Global(_));
        let several = self.names.trace(account).iter().filter(known).count() > 1 && !self.is_fallback(account);
        let found = several || self.has_several_accounts();
        found.then(|| "tokens of several accounts are minted here, and an API key belongs to one of them".to_owned())
    }

    fn refuse_what_is_unknown(&self, token: &'t Token<'t>) -> Result<(), Refusal> {
        let harmless = |reason: &Reason| matches!(reason, Reason::WrongEra(_) | Reason::LookedUp);
        if token.reasons.iter().any(|(_, reason)| !harmless(reason)) {
            return Err(Refusal::known());
        }
        if self.spreads_what_changes(token) {
            return Err("the arguments come out of a collection that is changed".into());
        }
        if self.target.generate_ttl.is_none() && Self::generating(token).any(|call| self.has_other_arguments(token, call)) {
            return Err("the text is made with arguments that the new class reads in another way".into());
        }
        if token.parts.iter().any(|part| part.slot == Slot::EventStream) {
            return Err("an event stream scope has no counterpart in an access token".into());
        }
        if self.names.unit.errors.iter().any(|error| self.near(token, *error)) {
            return Err("there is a syntax error nearby".into());
        }
        Ok(())
    }

    /// Whether an argument of the construction that the new one does not take does something.
    fn drops_effects(&self, token: &Token<'_>) -> bool {
        let unit = self.names.unit;
        let stays = |node: NodeId| {
            let parts = token.parts.iter().filter(|part| part.slot != Slot::AuthToken);
            parts.into_iter().any(|part| unit.is_inside(node, part.node) || unit.is_inside(part.node, node))
        };
        let own = self.own_nodes(token);
        let does = |node: NodeId| match unit.form(node) {
            // A reader of configuration that is asked by a key.
            Form::Call(call)
                if !call.args.is_empty() && call.args.iter().all(|arg| matches!(unit.form(arg.value), Form::Literal(_))) =>
            {
                false
            }
            Form::Call(_) | Form::Construct(_) => self.names.called(node).is_some(),
            Form::Assign(_) => true,
            Form::Coerce(coerce) => coerce.how == Coercion::Await,
            _ => false,
        };
        let inside = self.nodes_in(token.construct).into_iter().filter(|node| !own.contains(node));
        inside.into_iter().any(|node| does(node) && !stays(node))
    }

    /// Whether a call that makes the text has arguments that are no part of the token.
    fn has_other_arguments(&self, token: &Token<'_>, call: &MethodCall) -> bool {
        let Form::Call(form) = self.names.unit.form(call.node) else { return false };
        let known = |value: NodeId| token.parts.iter().any(|part| part.by == call.node && part.node == value);
        form.args.iter().any(|arg| !known(arg.value))
    }

    /// Whether a variable that is spread over arguments is changed after it was made, so that not all of it is known.
    fn spreads_what_changes(&self, token: &Token<'_>) -> bool {
        let unit = self.names.unit;
        let calls = token.calls.iter().map(|call| call.node).chain(token.scopes.iter().copied()).chain([token.construct]);
        let args = calls.flat_map(|node| match unit.form(node) {
            Form::Call(call) => call.args.clone(),
            Form::Construct(construct) => construct.args.clone(),
            _ => Vec::new(),
        });
        let spread = args.filter(|arg| arg.spread && matches!(unit.form(unit.bare(arg.value)), Form::Name(_)));
        let known = |node: NodeId| token.parts.iter().any(|part| part.node == node);
        // A spread that fills a slot as it is may be whatever it is.
        spread
            .filter(|arg| !known(arg.value))
            .any(|arg| !self.is_settled(unit.bare(arg.value)) || self.has_other_keys(arg.value))
    }

    /// Whether a key is set on a collection after it was made.
    fn has_other_keys(&self, whole: NodeId) -> bool {
        let Some(place) = self.names.place(whole) else { return true };
        self.names
            .at(place)
            .uses
            .iter()
            .any(|&reader| self.names.unit.parent(reader).is_some_and(|member| self.names.defines(member)))
    }

    /// Whether a syntax error is close enough to a token for the tree around it to be doubted.
    fn near(&self, token: &Token<'_>, error: Span) -> bool {
        let unit = self.names.unit;
        let frame = self.names.frame(token.construct).map_or(Span::new(0, self.source.text.len()), |frame| unit.span(frame));
        frame.contains(error) || error.contains(unit.span(token.construct))
    }

    /// Whether another token has a part of this one.
    fn refuse_shared(&self, token: &Token<'_>, shape: &Shape) -> Result<(), Refusal> {
        let own = |call: &NodeId| shape.additions.iter().any(|addition| addition.by == *call && *call != token.construct);
        let others = self.tokens.iter().filter(|other| other.construct != token.construct);
        let shared = others.flat_map(|other| &other.calls).any(|call| own(&call.node));
        if shared { Err("two constructions share the statements that follow".into()) } else { Ok(()) }
    }

    fn account(&self, token: &Token<'_>) -> Result<(Code, Option<NodeId>), Refusal> {
        match self.only(token, Slot::AccountSid)? {
            Some(part) => {
                let value = self.value(part)?;
                Ok((value.code, Some(part.node)))
            }
            None if token.kind.legacy => Ok((Code::Environment(self.environment_name(Slot::AccountSid)), None)),
            None => Err("there is no account SID that could be read".into()),
        }
    }

    fn grants(&self, token: &Token<'_>, shape: &Shape) -> Result<Grants, Refusal> {
        let additions = &shape.additions;
        if additions.is_empty() {
            return Ok(Grants::None);
        }
        let applications = additions.iter().filter_map(|addition| addition.application.as_ref()).collect::<Vec<_>>();
        let together = |a: NodeId, b: NodeId| !self.names.exclude_each_other(a, b);
        for (at, a) in applications.iter().enumerate() {
            if applications[at + 1..].iter().any(|b| together(a.by, b.by)) {
                return Err("outgoing calls go to several applications, and an access token has one".into());
            }
        }
        for addition in additions.iter().filter(|addition| addition.presence == Presence::Repeated) {
            self.refuse_changing(addition)?;
        }
        let chained = additions.iter().all(|addition| addition.stands == Stands::Chained);
        if chained {
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
    fn can_merge(&self, token: &Token<'_>, additions: &[Addition], host: &Addition) -> bool {
        let Stands::Statement(block) = host.stands else { return false };
        let own = self.own_nodes(token);
        additions.iter().all(|addition| {
            let beside = addition.presence == Presence::Always && addition.stands == Stands::Statement(block);
            let there = addition.by == host.by && addition.declared.is_none();
            let readable = |part: &&token::Part| self.readable(part.node, host.by, &own) == Readable::Same;
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

    /// The nodes whose effects are the token's own.
    pub(super) fn own_nodes(&self, token: &Token<'_>) -> Vec<NodeId> {
        let calls = token.calls.iter().map(|call| call.node);
        [token.construct].into_iter().chain(calls).chain(token.scopes.iter().copied()).collect()
    }

    /// The outermost expression or declaration around a node that is a statement.
    pub(super) fn statement_around(&self, node: NodeId) -> Option<NodeId> {
        if self.statement_list(node).is_some() {
            return Some(node);
        }
        self.names.unit.ancestors(node).find(|&outer| self.statement_list(outer).is_some())
    }

    fn plan_identity(&self, plan: &mut Plan<'t>) -> Result<(), Refusal> {
        let (incoming, outgoing) = plan.shape.names();
        if let [first, others @ ..] = incoming.as_slice()
            && others.iter().any(|other| !self.same(first.node, other.node))
        {
            return Err("calls come in under several names, and an access token has one identity".into());
        }
        let empty = |name: &&token::Part| self.names.constant_text(name.node).is_some_and(str::is_empty);
        let Some(name) = incoming.first().or(outgoing.first()).filter(|name| !empty(name)).cloned() else {
            let (identity, assumption) = self.chosen_identity();
            plan.named.push((Slot::Identity, identity));
            plan.assumptions.extend(assumption);
            return Ok(());
        };
        if outgoing.iter().any(|other| !self.same(name.node, other.node)) {
            let which =
                if incoming.is_empty() { "outgoing calls have several names" } else { "incoming and outgoing names differ" };
            plan.assumptions.push(format!("{which}, and an access token has one identity"));
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
        let text = self.is_text(name.node);
        if !text && self.is_hidden(&self.words.to_text, plan.token.construct) {
            return Err("the function that makes texts is hidden by another of its name".into());
        }
        let code = if text { value.code } else { Code::Coerce(Coercion::Text, Box::new(value.code)) };
        plan.named.push((Slot::Identity, code));
        Ok(())
    }

    fn chosen_identity(&self) -> (Code, Option<String>) {
        let doubt = |name: &str| format!("the token has no client name: its identity becomes {name}");
        match &self.settings.identity {
            Some(Configured::ByFlag(code)) => (Code::Name(code.as_str().into()), Some(doubt("the one given"))),
            Some(Configured::ByFile(code)) => (Code::Name(code.as_str().into()), None),
            None => (Code::Text("anonymous".into()), Some(doubt("`anonymous`"))),
        }
    }

    /// Finds the place where the name is known: where the token is constructed, or below.
    fn place_construction(&self, plan: &mut Plan<'t>, name: &token::Part, value: &Value) -> Result<(), Refusal> {
        let at = plan.token.construct;
        let own = self.own_nodes(plan.token);
        let readable = self.readable_value(value, at, &own);
        // Behind a guard the name is known to be there.
        let guarded = self.left_between(at, name.node) && self.names.constant_text(name.node).is_none();
        if readable == Readable::Same && !guarded {
            return Ok(());
        }
        if let Some((target, moved)) = self.place_below(plan, name, &own) {
            plan.before = Some(target);
            if moved == Readable::Perhaps {
                let doubt = "the construction moves below the client name, across a statement that may change its arguments";
                plan.assumptions.push(doubt.to_owned());
            }
            return Ok(());
        }
        // The scopes before the last one may wait for it.
        if let [.., last] = plan.shape.additions.as_slice()
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

    /// The statement before which the construction may stand as well, with the name known, and whether the construction's
    /// arguments are certainly the same there.
    fn place_below(&self, plan: &Plan<'t>, name: &token::Part, own: &[NodeId]) -> Option<(NodeId, Readable)> {
        let unit = self.names.unit;
        let Holder::Assigned(assign) = plan.shape.holder else { return None };
        let block = self.statement_list(assign)?;
        let gone = plan.shape.additions.iter().filter(|addition| match plan.grants {
            Grants::Together(host) => addition.by != host,
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
        let parts = plan.token.parts.iter().filter(|part| part.by == plan.token.construct);
        let moved = parts.map(|part| match self.value(part) {
            Ok(value) => self.readable_value(&value, begin, own),
            Err(_) => Readable::No,
        });
        let moved = moved.max().unwrap_or(Readable::Same);
        // Out of a loop, what was constructed before may still be used.
        let known = self.readable(name.node, begin, own) == Readable::Same && !self.breaks_between(assign, begin);
        let possible = known && moved < Readable::No && self.begins_line(assign) && self.begins_line(target);
        possible.then_some((target, moved))
    }

    /// A name that is only given on some paths may not be there on the others.
    fn doubt_absent(&self, plan: &mut Plan<'t>, name: &token::Part) {
        let unit = self.names.unit;
        let additions = || plan.shape.additions.iter();
        let guards = self.guards(plan.token.construct, name.by);
        let unconditional = |addition: &Addition| {
            addition.presence == Presence::Always && addition.parts().iter().any(|part| self.same(part.node, name.node))
        };
        if additions().any(unconditional) || plan.before.is_some() && unit.variable(unit.bare(name.node)).is_some() {
            return;
        }
        let by = name.by;
        let tests = unit.ancestors(by).filter_map(|outer| match unit.form(outer) {
            Form::Branch(branch) if !unit.is_inside(by, branch.test) => Some(branch.test),
            _ => None,
        });
        let asked = tests
            .into_iter()
            .chain(guards)
            .any(|test| self.nodes_in(test).into_iter().any(|node| self.same(node, name.node)));
        let risky = !asked && !self.is_certainly_there(name.node, plan.token.construct);
        if asked {
            plan.assumptions.push("the token has no client name on the paths that leave its scope out".to_owned());
        } else if risky {
            plan.assumptions
                .push("the client name is only read on some paths, and reading it on all of them may fail".to_owned());
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
    fn is_certainly_there(&self, node: NodeId, before: NodeId) -> bool {
        let unit = self.names.unit;
        let node = unit.bare(node);
        match unit.form(node) {
            Form::Name(_) | Form::Literal(_) => true,
            Form::Member(member) if self.words.absent_members_are_nothing => {
                self.is_certainly_there(member.object, before)
                    && unit.ids().any(|other| match unit.form(other) {
                        Form::Member(read) => {
                            read.object != member.object
                                && self.same(read.object, member.object)
                                && self.names.frame(other) == self.names.frame(before)
                                && self.reads_on_every_path(other, before)
                        }
                        _ => false,
                    })
            }
            Form::Member(_) => {
                unit.ids().any(|other| other != node && self.same(other, node) && self.reads_on_every_path(other, before))
            }
            Form::Branch(branch) => self.is_certainly_there(branch.test, before),
            _ => false,
        }
    }

    /// Whether a node runs on every path through the function that the other one is in.
    fn reads_on_every_path(&self, node: NodeId, beside: NodeId) -> bool {
        let unit = self.names.unit;
        let home = self.names.frame(beside).or(unit.root());
        home.is_some_and(|home| {
            self.names.frame(node) == self.names.frame(beside) && self.names.passage_in(node, home).is_plain()
        })
    }

    /// What the rest of the file has to do with the token.
    fn plan_rest(&self, plan: &mut Plan<'t>) {
        if self.inspects() {
            let doubt = "the same file checks claims or the signature of a token, which differ in the new one";
            plan.assumptions.push(doubt.to_owned());
        }
        if self.stays(plan.token.kind) {
            let doubt = "the file names the old class in other places, too, which stay as they are";
            plan.assumptions.push(doubt.to_owned());
        }
    }

    /// The calls that make the text and their lifetimes, in the order of evaluation.
    pub(super) fn generating(token: &'t Token<'t>) -> impl Iterator<Item = &'t MethodCall> {
        token.calls.iter().filter(|call| call.does == Does::Generate)
    }
}

impl Addition {
    /// All values of the scope.
    pub(super) fn parts(&self) -> Vec<&token::Part> {
        let single = [&self.incoming, &self.application, &self.outgoing_name];
        single.into_iter().flatten().chain(&self.params).collect()
    }
}

impl Shape {
    /// The names of incoming and of outgoing scopes.
    fn names(&self) -> (Vec<token::Part>, Vec<token::Part>) {
        let incoming = self.additions.iter().filter_map(|addition| addition.incoming.clone());
        let outgoing = self.additions.iter().filter_map(|addition| addition.outgoing_name.clone());
        (incoming.collect(), outgoing.collect())
    }
}

/// A reason why there is no plan.
impl From<&str> for Refusal {
    fn from(reason: &str) -> Self {
        Self::because(reason)
    }
}

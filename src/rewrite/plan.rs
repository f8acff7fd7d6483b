//! Plans the new token: what each of its arguments is, where it is constructed, what the plan rests on.

use super::{
    File, Refusal,
    credentials::Keys,
    shape::{Addition, Shape},
};
use crate::{
    finding::Confidence,
    project::{Release, Support},
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
    /// Whether the secret is taken as bytes.
    pub(super) bytes: bool,
    /// The old secret.
    pub(super) auth: Option<NodeId>,
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
    /// In place of each addition; the grant is made before the token, which takes it when it is constructed.
    Before,
    /// In place of the list in which the scopes are collected.
    Listed,
}

impl<'t> File<'_, 't> {
    /// The plan for a token, decided for that token alone.
    pub(super) fn plan(&self, token: &'t Token<'t>) -> Result<Plan<'t>, Refusal> {
        self.refuse_what_is_unknown(token)?;
        let shape = Shape::of(self, token)?;
        self.refuse_shared(token, &shape)?;
        let mut assumptions = self.doubts(token, &shape);
        assumptions.extend(self.doubt_about_sdk(token));
        let account = self.account(token)?;
        let auth = self.only(token, Slot::AuthToken)?;
        if auth.is_none() && !token.kind.legacy {
            return Err("there is no auth token, without which the old class makes no token".into());
        }
        let credentials = [("auth token", auth.map(|part| part.node)), ("account SID", account.1)];
        assumptions.extend(credentials.into_iter().find_map(|(what, node)| self.doubt_about(what, node?)));
        assumptions.extend(self.doubt_about_accounts(account.1));
        let auth = auth.map(|part| part.node);
        let keys = self.keys(account.1, auth, token.construct);
        let bytes = self.takes_bytes(token, auth);
        self.refuse_hidden_environment(&keys, token)?;
        let (grants, before) = self.grants(token, &shape)?;
        assumptions.extend(self.doubt_moved(token, &shape, grants));
        let mut plan = Plan {
            token,
            shape,
            account: account.0,
            keys,
            bytes,
            auth,
            named: Vec::new(),
            grants,
            before,
            generations: Vec::new(),
            inside: Vec::new(),
            assumptions,
        };
        self.plan_identity(&mut plan)?;
        self.plan_lifetime(&mut plan)?;
        self.plan_params(&mut plan);
        self.plan_rest(&mut plan);
        self.doubt_failures(&mut plan);
        self.order(&mut plan);
        self.plan_failures(&mut plan)?;
        Ok(plan)
    }

    /// What a plan for a token rests on before anything is planned.
    fn doubts(&self, token: &Token<'_>, shape: &Shape) -> Vec<String> {
        let mut assumptions = Vec::new();
        if token.confidence == Confidence::Low {
            assumptions.push("the class is known by its name alone, and may be another one".to_owned());
        }
        if token.kind.in_house {
            let name = self.source.slice(token.region);
            assumptions.push(format!("`{name}` is taken to do no more than the configuration says of it"));
        }
        if token.reasons.iter().any(|(_, reason)| *reason == Reason::LookedUp) {
            assumptions.push("what gets the variables by their names may use the token's object".to_owned());
        }
        if self.may_look_up_names() {
            assumptions.push("the program may set or read variables by their names".to_owned());
        }
        if self.names.unit.jumps {
            assumptions.push("the file jumps to labels, so what stands before one may not run".to_owned());
        }
        if self.is_kept_in_the_open(token) {
            assumptions.push("the token's object is kept in a property that other code can reach".to_owned());
        }
        if self.is_kept_from_call_to_call(shape) {
            assumptions.push("the token's object is kept from call to call, and each call may add to it".to_owned());
        }
        if self.drops_effects(token) {
            assumptions.push("a call that supplied an argument of the old token is no longer made".to_owned());
        }
        assumptions
    }

    /// What fails inside a `try` leaves an old token that allows less, and no new one, or one that allows something else.
    fn doubt_failures(&self, plan: &mut Plan<'t>) {
        let unit = self.names.unit;
        let survives = |by: NodeId| {
            let attempts = unit.ancestors(by).filter_map(|outer| match unit.form(outer) {
                Form::Try(attempt) if unit.is_inside(by, attempt.body) => Some(attempt.body),
                _ => None,
            });
            attempts.into_iter().any(|body| Self::generating(plan.token).any(|call| !unit.is_inside(call.node, body)))
        };
        let caught = |by: NodeId| {
            let handled = |outer: NodeId| match unit.form(outer) {
                Form::Try(attempt) => unit.is_inside(by, attempt.body) && !attempt.handlers.is_empty(),
                _ => false,
            };
            unit.ancestors(by).any(handled)
        };
        let mut refusing =
            plan.token.calls.iter().filter(|call| plan.token.kind.method(&call.name).is_some_and(|method| method.refuses));
        if refusing.any(|call| caught(call.node)) {
            let doubt = "the old class throws at some names, and what catches that does not run with the new one";
            plan.assumptions.push(doubt.to_owned());
        }
        let fails = |part: &token::Part| !self.is_simple(part.node, plan.token.construct);
        let apart = matches!(plan.grants, Grants::OneByOne | Grants::FromFirst);
        let doubtful = plan.shape.additions.iter().filter(|addition| survives(addition.by)).any(|addition| {
            // One field that is set where the scope was added fails as that did.
            let named = addition.incoming.is_some() || addition.outgoing_name.is_some();
            let alone = apart && addition.params.is_empty() && !named;
            !alone && addition.parts().into_iter().any(fails)
        });
        if doubtful {
            plan.assumptions
                .push("what may fail where failures are handled leaves another token than before if it does".to_owned());
        }
    }

    /// Whether reading a value cannot fail, as far as the file tells.
    fn is_simple(&self, node: NodeId, at: NodeId) -> bool {
        let unit = self.names.unit;
        self.nodes_in(node).into_iter().all(|inner| match unit.form(inner) {
            Form::Name(_) | Form::Literal(_) | Form::Collection(_) | Form::Coerce(_) | Form::Arithmetic(_) => true,
            Form::Member(_) => {
                self.environment_read(inner).is_none()
                    && self.words.absent_members_are_nothing
                    && self.is_certainly_there(inner, at)
            }
            _ => false,
        })
    }

    /// Puts the constructor's named arguments in order: the usual one, or, where more than one of them does something, that
    /// of evaluation.
    fn order(&self, plan: &mut Plan<'t>) {
        let usual = |slot: &Slot| self.target.names.iter().position(|(named, _)| named == slot);
        plan.named.sort_by_key(|(slot, _)| usual(slot));
        let acts = |part: &&token::Part| self.acts(part.node);
        let constructed = plan.token.parts.iter().filter(|part| part.by == plan.token.construct);
        let given =
            constructed.filter(|part| matches!(part.slot, Slot::Ttl | Slot::NotBefore | Slot::ValidUntil) && acts(part));
        let given = given.map(|part| part.node).collect::<Vec<_>>();
        let both = [Slot::Ttl, Slot::NotBefore].iter().all(|slot| {
            plan.token.parts.iter().any(|part| part.by == plan.token.construct && part.slot == *slot && acts(&part))
        });
        let acts_on = |part: &token::Part| self.acts(part.node);
        let swapped = plan.shape.additions.iter().any(|addition| {
            let acting = |part: &token::Part| self.acts(part.node);
            let application = addition.application.as_ref().filter(|part| acting(part));
            application.is_some_and(|part| addition.params.iter().any(|other| acting(other) && other.node < part.node))
        });
        // Grants that are given with the construction change places with the identity.
        let inline = plan.grants == Grants::Constructed && self.target.name(Slot::Grants).is_some();
        let parts = || plan.shape.additions.iter().flat_map(Addition::parts);
        let name = |part: &&token::Part| matches!(part.slot, Slot::IncomingClientName | Slot::OutgoingClientName);
        let others = || parts().filter(|part| !name(part));
        let open = |part: &token::Part| self.is_open(part.node, plan.token.construct);
        let moves = parts().filter(name).any(|part| acts_on(part) || open(part));
        let acted = others().any(acts_on) && moves;
        let read = parts().filter(name).any(acts_on) && others().any(open);
        let crossed = inline && (acted || read);
        // Fields that are set come after all that the constructor takes.
        let apart = plan.grants == Grants::Constructed && !inline;
        let acting = |part: &&token::Part| self.acts(part.node);
        let named = || parts().filter(name).filter(acting).map(|part| part.node);
        let field = parts().filter(|part| !name(part)).filter(acting).map(|part| part.node).min();
        let late = apart && field.is_some_and(|field| named().chain(given.iter().copied()).any(|node| field < node));
        let doubt = "the calls that give the token's arguments are made in another order";
        // The account comes first, also where a list of scopes was made before.
        let account = plan.token.parts.iter().find(|part| part.slot == Slot::AccountSid && acts(part));
        let counted = account.is_some_and(|account| named().any(|node| node < account.node));
        if (both || swapped || crossed || late || counted) && !plan.assumptions.iter().any(|known| known == doubt) {
            plan.assumptions.push(doubt.to_owned());
        }
        let early = !given.is_empty() && !named().any(|node| given.iter().any(|given| node < *given));
        if early && let Some(at) = plan.named.iter().position(|(slot, _)| *slot == Slot::Identity) {
            let identity = plan.named.remove(at);
            plan.named.push(identity);
        }
    }

    /// Whether the SDK has to be raised before the new code works.
    fn doubt_about_sdk(&self, token: &Token<'_>) -> Option<String> {
        let package = self.table.package.as_ref()?;
        let first = package.usable.spans().first().map(|span| &span.from);
        let module = |told: &&(String, Release)| {
            let module = self.table.segments(&told.0);
            let origins = self.names.trace(self.class_node(token.construct));
            origins.iter().any(|origin| matches!(origin, Origin::Imported(path) if path.starts_with(&module)))
        };
        let told = package.telling.iter().find(module).map(|(_, minimum)| minimum);
        let minimum = match self.project.sdk().support(&package.usable) {
            Support::No { minimum } if token.kind.legacy => {
                self.target.secret_in_bytes.as_ref().unwrap_or(minimum).max(minimum)
            }
            Support::No { minimum } => minimum,
            _ if told.is_some() => told?,
            // The code is written for the newest.
            _ if token.kind.legacy => first.max(self.target.secret_in_bytes.as_ref())?,
            Support::Yes | Support::Unknown => return None,
        };
        Some(format!("the SDK has to be raised to {minimum} or newer first"))
    }

    /// The environment cannot be read where another variable has its name.
    fn refuse_hidden_environment(&self, keys: &Keys, token: &Token<'_>) -> Result<(), Refusal> {
        let environment = &self.target.environment;
        let (Keys::Read(sid, secret) | Keys::Given(sid, secret) | Keys::Declared(_, sid, secret)) = keys;
        let reads = [sid, secret].iter().any(|code| matches!(code, Code::Environment(_)));
        let first = |object: &crate::syntax::Text| self.table.segments(object).into_iter().next().unwrap_or_default();
        let hidden = environment.objects.iter().any(|object| self.is_hidden(&first(object), token.construct));
        // A module that has to be imported is looked after with its import.
        if reads && hidden && environment.module.is_none() {
            return Err("the environment cannot be read here, since another variable has its name".into());
        }
        Ok(())
    }

    fn refuse_what_is_unknown(&self, token: &'t Token<'t>) -> Result<(), Refusal> {
        let harmless = |reason: &Reason| matches!(reason, Reason::WrongEra(_) | Reason::LookedUp);
        if token.reasons.iter().any(|(_, reason)| !harmless(reason)) {
            return Err(Refusal::known());
        }
        // What the class does not have left the token without that scope, or made none.
        let wrong = |call: &MethodCall| {
            call.does == Does::Fill && token.kind.method(&call.name).is_some_and(|method| method.wrong_era)
        };
        if token.calls.iter().any(wrong) {
            return Err(Refusal::known());
        }
        if token.calls.iter().any(|call| call.maybe) {
            return Err("a method is called on what may be another object".into());
        }
        if Self::generating(token).any(|call| *call.name != *self.target.generate && !self.is_surely_made_by(token, call)) {
            return Err("the text is made of what may be another object".into());
        }
        let quotes = ['"', '\'', '`'];
        let by_text = |call: &MethodCall| {
            let before = self.source.text[..call.name_span.start].trim_end();
            before.ends_with('[') || before.ends_with(quotes) || self.source.slice(call.name_span).starts_with(quotes)
        };
        if token.calls.iter().any(by_text) {
            return Err("a method is called by a text that names it".into());
        }
        if self.spreads_what_changes(token) {
            return Err("the arguments come out of a collection that is changed".into());
        }
        if self.words.typed && self.shares_its_type(token) {
            return Err("what is declared to hold the token holds others, too".into());
        }
        if self.words.typed && self.is_called_through_another(token) {
            return Err("a method of the old class is called on what may be this token's object".into());
        }
        if self.words.imports_only_name && self.is_named_beside(token) {
            return Err("the old class is named beside its construction, too".into());
        }
        if self.target.generate_ttl.is_none() && Self::generating(token).any(|call| self.has_other_arguments(token, call)) {
            return Err("the text is made with arguments that the new class reads in another way".into());
        }
        if token.parts.iter().any(|part| part.slot == Slot::EventStream) {
            return Err("an event stream scope has no counterpart in an access token".into());
        }
        let inside = |outer: NodeId| {
            let text = self.source.slice(self.names.unit.span(outer));
            matches!(self.names.unit.form(outer), Form::Literal(_)) && text.ends_with(['"', '\'']) && !text.contains('\n')
        };
        if self.names.unit.ancestors(token.construct).any(inside) {
            return Err("the token is made inside a text".into());
        }
        if self.has_text_below(token) {
            return Err("a text that begins on another line is among the arguments".into());
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
            Form::Call(_) | Form::Construct(_) => self.names.called(node).is_some_and(|function| !self.only_reads(function)),
            Form::Assign(_) => true,
            Form::Coerce(coerce) => coerce.how == Coercion::Await,
            _ => false,
        };
        let auth = token.parts.iter().filter(|part| part.slot == Slot::AuthToken).map(|part| part.node).collect::<Vec<_>>();
        let of_auth = |node: NodeId| auth.iter().any(|&auth| unit.is_inside(node, auth));
        let args = own.iter().flat_map(|&node| match unit.form(node) {
            Form::Call(call) => call.args.iter().map(|arg| arg.value).collect(),
            Form::Construct(construct) => construct.args.iter().map(|arg| arg.value).collect(),
            _ => Vec::new(),
        });
        let inside = args.flat_map(|arg| self.nodes_in(arg)).filter(|node| !own.contains(node));
        inside.into_iter().any(|node| {
            (does(node) || !of_auth(node) && self.does_something(node) && !self.reads_clock(node)) && !stays(node)
        })
    }

    /// Whether a function does nothing but read what its result is made of.
    fn only_reads(&self, function: NodeId) -> bool {
        let unit = self.names.unit;
        self.nodes_in(function)
            .into_iter()
            .all(|node| !matches!(unit.form(node), Form::Assign(_) | Form::Loop(_)) && !self.does_something(node))
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

    /// The nodes whose effects are the token's own.
    pub(super) fn own_nodes(&self, token: &Token<'_>) -> Vec<NodeId> {
        let calls = token.calls.iter().map(|call| call.node);
        let lists = token.lists.iter().flat_map(|list| self.pushes(list).chain([list.declared]));
        [token.construct].into_iter().chain(calls).chain(token.scopes.iter().copied()).chain(lists).collect()
    }

    /// The outermost expression or declaration around a node that is a statement.
    pub(super) fn statement_around(&self, node: NodeId) -> Option<NodeId> {
        if self.statement_list(node).is_some() {
            return Some(node);
        }
        self.names.unit.ancestors(node).find(|&outer| self.statement_list(outer).is_some())
    }

    /// What the rest of the file has to do with the token.
    fn plan_rest(&self, plan: &mut Plan<'t>) {
        if self.inspects() {
            let doubt = "the same file may check claims or the signature of the token, which differ in the new one";
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
    pub(super) fn names(&self) -> (Vec<token::Part>, Vec<token::Part>) {
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

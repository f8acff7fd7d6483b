//! The shape of a token in its file: where it is held, which statements add to it, where its text is made.

use super::{File, Refusal};
use crate::{
    finding::Presence,
    resolve::Root,
    sdk::{Does, Slot},
    source::Span,
    syntax::{AssignMode, BranchKind, Form, NodeId, Runs},
    token::{Fills, MethodCall, Part, Token},
};

/// A token and the places around it.
#[derive(Debug)]
pub(super) struct Shape {
    /// The expression that makes it: the construction, with what is chained on it.
    pub(super) whole: NodeId,
    /// The part of that which the new construction replaces: up to where a builder ends.
    pub(super) made: NodeId,
    /// What holds it.
    pub(super) holder: Holder,
    /// What is added to it, in the order of evaluation.
    pub(super) additions: Vec<Addition>,
}

/// What holds a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// A variable or member: this assignment gives it the token.
    Assigned(NodeId),
    /// Nothing: its text is made in the same expression.
    Nothing,
}

/// One scope.
#[derive(Debug)]
pub(super) struct Addition {
    /// The call that adds it, or the construction.
    pub(super) by: NodeId,
    /// How it stands in the code.
    pub(super) stands: Stands,
    /// Whether it is there on every path.
    pub(super) presence: Presence,
    /// The name under which the client can be called.
    pub(super) incoming: Option<Part>,
    /// The application that answers the client's calls.
    pub(super) application: Option<Part>,
    /// The name under which the client calls.
    pub(super) outgoing_name: Option<Part>,
    /// Parameters for the application.
    pub(super) params: Vec<Part>,
    /// The statement that makes the scope object, where that is one of its own.
    pub(super) declared: Option<NodeId>,
}

/// How an addition stands in the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// As a statement of this block.
    Statement(NodeId),
    /// Inside another expression.
    Expression,
    /// On the expression that constructs the token, or among its arguments.
    Chained,
    /// In the list that the token takes.
    Listed,
}

impl Shape {
    pub(super) fn of<'t>(file: &File<'_, 't>, token: &'t Token<'t>) -> Result<Self, Refusal> {
        let (whole, generated) = file.chain(token);
        let made = if token.kind.builder.is_some() { file.built(token) } else { token.construct };
        let holder = match file.holder(whole) {
            Some(assign) if !generated => Holder::Assigned(assign),
            _ => Holder::Nothing,
        };
        let shape = Self { whole, made, holder, additions: file.additions(token, whole)? };
        let chained = |addition: &Addition| matches!(addition.stands, Stands::Chained | Stands::Listed);
        if holder == Holder::Nothing && !(generated || shape.additions.iter().all(chained)) {
            return Err("the token is not held by a variable where it is constructed".into());
        }
        Ok(shape)
    }
}

impl<'t> File<'_, 't> {
    /// Whether a token is made only if there is none yet, by code that adds to it each time it runs.
    pub(super) fn is_kept_from_call_to_call(&self, shape: &Shape) -> bool {
        let unit = self.names.unit;
        let Holder::Assigned(assign) = shape.holder else { return false };
        let Form::Assign(form) = unit.form(assign) else { return false };
        let own = match self.names.place(form.target).map(|place| &self.names.at(place).root) {
            Some(Root::Declared(scope, _)) => Some(*scope) == self.names.function_around(assign),
            _ => false,
        };
        let added = |addition: &Addition| addition.stands != Stands::Chained && !unit.is_inside(addition.by, assign);
        form.mode == AssignMode::Default && !own && shape.additions.iter().any(added)
    }

    /// The construction with the calls chained on it, and whether one of them makes the text.
    fn chain(&self, token: &Token<'_>) -> (NodeId, bool) {
        let unit = self.names.unit;
        let mut whole = token.construct;
        loop {
            let outer = unit.parent(whole).filter(|&outer| matches!(unit.form(outer), Form::Coerce(_)));
            let inner = outer.unwrap_or(whole);
            let member = unit
                .parent(inner)
                .filter(|&parent| matches!(unit.form(parent), Form::Member(member) if member.object == inner));
            let call = member.and_then(|member| unit.parent(member).filter(|&call| self.names.is_callee(member, call)));
            match call.and_then(|call| token.calls.iter().find(|known| known.node == call)) {
                Some(known) if known.does == Does::Generate => return (known.node, true),
                Some(known) => whole = known.node,
                None => return (whole, false),
            }
        }
    }

    /// The construction with its builder's calls that are chained on it, and the one that makes the text if that stays.
    fn built(&self, token: &Token<'_>) -> NodeId {
        let unit = self.names.unit;
        let stays = |call: &MethodCall| {
            let bare = matches!(unit.form(call.node), Form::Call(form) if form.args.is_empty());
            call.does != Does::Generate || bare && call.name == self.target.generate
        };
        let own = |call: &&MethodCall| stays(call) && unit.is_inside(token.construct, call.node);
        token.calls.iter().filter(own).map(|call| call.node).max().unwrap_or(token.construct)
    }

    /// The assignment that gives a variable or member the value.
    pub(super) fn holder(&self, whole: NodeId) -> Option<NodeId> {
        let unit = self.names.unit;
        let mut value = whole;
        while let Some(outer) = unit.parent(value).filter(|&outer| matches!(unit.form(outer), Form::Coerce(_))) {
            value = outer;
        }
        unit.parent(value).filter(|&assign| match unit.form(assign) {
            Form::Assign(form) => {
                form.value == Some(value) && matches!(unit.form(form.target), Form::Name(_) | Form::Member(_))
            }
            _ => false,
        })
    }

    fn additions(&self, token: &'t Token<'t>, whole: NodeId) -> Result<Vec<Addition>, Refusal> {
        let mut additions: Vec<Addition> = Vec::new();
        let mut groups: Vec<(NodeId, Option<NodeId>)> = Vec::new();
        let scope_slot =
            |slot| matches!(slot, Slot::IncomingClientName | Slot::OutgoingClientName | Slot::ApplicationSid | Slot::Params);
        for part in token.parts.iter().filter(|part| scope_slot(part.slot)) {
            let key = (part.by, part.scope);
            let at = match groups.iter().position(|group| *group == key) {
                Some(at) => at,
                None => {
                    groups.push(key);
                    additions.push(self.addition(token, part, whole)?);
                    groups.len() - 1
                }
            };
            let looped = additions[at].by != part.by;
            fill(&mut additions[at], part)?;
            if looped {
                additions[at].presence = Presence::Always;
            }
        }
        for call in token.calls.iter().filter(|call| call.does == Does::Fill) {
            let other = token.parts.iter().any(|part| part.by == call.node && !scope_slot(part.slot));
            let listed = token.lists.iter().any(|list| list.by == call.node);
            if !(other || listed || groups.iter().any(|(by, _)| *by == call.node)) {
                return Err("a scope was added that is not understood".into());
            }
        }
        additions.sort_by_key(|addition| addition.by);
        if additions.iter().any(|addition| addition.application.is_none() && addition.incoming.is_none()) {
            return Err("a scope has no application SID that could be read".into());
        }
        Ok(split(additions))
    }

    fn addition(&self, token: &'t Token<'t>, part: &Part, whole: NodeId) -> Result<Addition, Refusal> {
        let unit = self.names.unit;
        if let Some(list) = self.list_with(token, part.by) {
            return self.listed(token, list, part);
        }
        let call = token.calls.iter().find(|call| call.node == part.by);
        let same_frame = self.names.frame(part.by) == self.names.frame(token.construct);
        let handed = call.is_some_and(|call| call.handed);
        if handed || !same_frame || !self.in_one_function(part.by, token.construct) {
            return Err("a scope is added in another function than the one that constructs the token".into());
        }
        let round = part.scope.filter(|&scope| !unit.is_inside(scope, part.by)).and_then(|scope| self.round(scope, part.by));
        let by = round.map_or(part.by, |(round, _)| round);
        let stands = self.stands(token, by, whole)?;
        if round.is_none() {
            self.refuse_choice(part)?;
        }
        let declared = match part.scope {
            _ if round.is_some() => round.and_then(|(_, list)| list),
            Some(scope) if !unit.is_inside(scope, by) => Some(self.scope_declaration(scope, by)?),
            _ => None,
        };
        let presence = match round {
            Some((round, _)) if self.names.always_before(round, self.first_generation(token)) => Presence::Always,
            Some(_) => return Err("scopes are added in a loop that does not always run".into()),
            None => part.presence.max(call.map_or(Presence::Always, |call| call.presence)),
        };
        Ok(Addition {
            by,
            stands,
            presence,
            incoming: None,
            application: None,
            outgoing_name: None,
            params: Vec::new(),
            declared,
        })
    }

    /// How an addition stands in the code, if its value is not used and it happens whenever the token is there.
    fn stands(&self, token: &Token<'_>, by: NodeId, whole: NodeId) -> Result<Stands, Refusal> {
        let unit = self.names.unit;
        if unit.is_inside(by, whole) {
            return Ok(Stands::Chained);
        }
        if unit.is_inside(token.construct, by) {
            return Err("the token is constructed inside the expression that adds a scope".into());
        }
        if !self.names.always_before(token.construct, by) {
            return Err("the token is not constructed on every path to its scopes".into());
        }
        match self.statement_list(by) {
            Some(block) => Ok(Stands::Statement(block)),
            None if self.is_discarded(by) => Ok(Stands::Expression),
            None if unit.parent(by).is_some_and(|outer| matches!(unit.form(outer), Form::Class(_))) => {
                Err("the token is made in the body of a class".into())
            }
            None => Err("the result of adding a scope is used".into()),
        }
    }

    /// Whether nothing uses a value.
    pub(super) fn is_discarded(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        let Some(parent) = unit.parent(node) else { return false };
        match unit.form(parent) {
            Form::Block(_) | Form::Opaque(_) => self.statement_list(node).is_some(),
            Form::Branch(branch) if branch.arms.contains(&node) => {
                let asks = matches!(branch.kind, BranchKind::IfAll | BranchKind::OrTest);
                let decides = asks && branch.arms.last() != Some(&node);
                !decides && (self.statement_list(parent).is_some() || self.is_discarded(parent))
            }
            Form::Loop(each) => each.body.contains(&node),
            Form::Function(function) => matches!(function.runs, Runs::Each(_)) && function.body == Some(node),
            _ => false,
        }
    }

    /// Whether two nodes stand in one function, apart from functions written in place that have no receiver of their own.
    pub(super) fn in_one_function(&self, inner: NodeId, outer: NodeId) -> bool {
        let unit = self.names.unit;
        let home = self.names.function_around(outer);
        let functions = unit.ancestors(inner).filter(|&node| matches!(unit.form(node), Form::Function(_)));
        let mut between = functions.take_while(|&node| Some(node) != home && !unit.is_inside(outer, node));
        between.all(|node| matches!(unit.form(node), Form::Function(function) if !function.method))
    }

    /// One of several scopes may be added by one call, or none.
    pub(super) fn refuse_choice(&self, part: &Part) -> Result<(), Refusal> {
        let unit = self.names.unit;
        let Some(scope) = part.scope else { return Ok(()) };
        let args = match unit.form(part.by) {
            Form::Call(call) => call.args.iter().map(|arg| arg.value).collect(),
            Form::Construct(construct) => construct.args.iter().map(|arg| arg.value).collect(),
            Form::Assign(assign) => assign.value.into_iter().collect::<Vec<_>>(),
            _ => return Ok(()),
        };
        let given = args.into_iter().any(|arg| self.is_or_holds(arg, scope));
        if given { Ok(()) } else { Err("the scope that is added is chosen or made elsewhere".into()) }
    }

    /// Whether an argument is a scope, or a collection that is written out with it.
    fn is_or_holds(&self, arg: NodeId, scope: NodeId) -> bool {
        let unit = self.names.unit;
        let arg = unit.bare(arg);
        match unit.form(arg) {
            _ if arg == scope => true,
            Form::Name(_) => true,
            Form::Collection(list) => list.entries.iter().any(|entry| {
                let named = matches!(unit.form(unit.bare(entry.value)), Form::Name(_));
                if named { self.names.made_by(entry.value) == Some(scope) } else { self.is_or_holds(entry.value, scope) }
            }),
            _ => false,
        }
    }

    fn first_generation(&self, token: &Token<'_>) -> NodeId {
        let calls = token.calls.iter().filter(|call| call.does == Does::Generate).map(|call| call.node);
        calls.min().unwrap_or(token.construct)
    }

    /// The loop that does nothing but add the scope objects of a list written out, and the list's declaration, if it has one.
    fn round(&self, scope: NodeId, by: NodeId) -> Option<(NodeId, Option<NodeId>)> {
        let unit = self.names.unit;
        let list = unit.parent(scope)?;
        let Form::Collection(collection) = unit.form(list) else { return None };
        let only = |block: NodeId| block == by || matches!(unit.form(block), Form::Block(body) if *body == [by]);
        let (round, over) = unit.ancestors(by).find_map(|outer| match unit.form(outer) {
            Form::Loop(each) if each.before.is_empty() && each.body.len() == 1 && only(each.body[0]) => {
                Some((outer, each.over?))
            }
            Form::Function(function) => match function.runs {
                Runs::Each(over) if function.body.is_some_and(only) => Some((unit.parent(outer)?, over)),
                _ => None,
            },
            _ => None,
        })?;
        let plain =
            !collection.entries.iter().any(|entry| entry.spread || !matches!(unit.form(entry.value), Form::Construct(_)));
        if !plain || self.names.made_by(over) != Some(list) {
            return None;
        }
        if unit.is_inside(list, round) {
            return Some((round, None));
        }
        let declared = self.holder(list)?;
        let Form::Assign(form) = unit.form(declared) else { return None };
        let place = self.names.at(self.names.place(form.target)?);
        let alone = place.path.is_empty() && place.defs.len() == 1 && place.uses.len() == 1 && place.elements.is_empty();
        (alone && self.statement_list(declared).is_some()).then_some((round, Some(declared)))
    }

    /// The block a node is a statement of.
    pub(super) fn statement_list(&self, node: NodeId) -> Option<NodeId> {
        let unit = self.names.unit;
        // The last statement of those that are a value together is the value.
        let value = |block: NodeId| match unit.form(block) {
            Form::Block(body) => self.is_given(block) && body.last() == Some(&node),
            _ => false,
        };
        unit.parent(node).filter(|&block| self.is_statement_list(block) && !value(block))
    }

    /// Whether statements between words of the language are the value of an assignment together.
    fn is_given(&self, block: NodeId) -> bool {
        let unit = self.names.unit;
        let word = self.words.value_statements.as_deref();
        let rest = word.and_then(|word| self.source.slice(unit.span(block)).strip_prefix(word));
        // What shares its line with the first word could not go alone.
        let apart = rest.is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with(['\n', '\r', ';', '#']));
        apart && unit.parent(block).is_some_and(|outer| matches!(unit.form(outer), Form::Assign(_)))
    }

    pub(super) fn is_statement_list(&self, block: NodeId) -> bool {
        use Form::{Block, Branch, Class, Function, Loop, Try};
        let unit = self.names.unit;
        // The body of a case.
        let falls = |node: NodeId| matches!(unit.form(node), Branch(branch) if branch.kind == BranchKind::FallThrough);
        if matches!(unit.form(block), Form::Opaque(_)) {
            return unit.parent(block).is_some_and(falls);
        }
        let Block(body) = unit.form(block) else { return false };
        // A comma expression.
        if let [first, second, ..] = body.as_slice()
            && let Some(between) = self.source.text.get(unit.span(*first).end..unit.span(*second).start)
            && between.trim_start().starts_with(',')
        {
            return false;
        }
        match unit.parent(block) {
            None => true,
            // `=> (a, b)` is no block.
            Some(function) if matches!(unit.form(function), Function(_)) => {
                !self.source.slice(unit.span(block)).starts_with('(')
            }
            Some(outer) => {
                matches!(unit.form(outer), Block(_) | Branch(_) | Class(_) | Loop(_) | Try(_)) || self.is_given(block)
            }
        }
    }

    /// The declaration of a scope object that is used here alone.
    pub(super) fn scope_declaration(&self, scope: NodeId, by: NodeId) -> Result<NodeId, Refusal> {
        let unit = self.names.unit;
        let refuse = || Refusal::from("a scope object is made in one place and added in another");
        let assign = self.holder(scope).ok_or_else(refuse)?;
        let Form::Assign(form) = unit.form(assign) else { return Err(refuse()) };
        let place = self.names.place(form.target).map(|place| self.names.at(place)).ok_or_else(refuse)?;
        let alone = place.path.is_empty() && place.defs.len() == 1 && place.uses.len() == 1;
        let here = place.uses.iter().all(|&reader| unit.is_inside(reader, by));
        let statement = self.statement_list(assign).is_some();
        let same_frame = self.names.frame(assign) == self.names.frame(by);
        if alone && here && statement && same_frame { Ok(assign) } else { Err(refuse()) }
    }

    /// The argument or entry around a value: its name, if it has one, where that stands, and whether it is spread.
    pub(super) fn argument_of(&self, value: NodeId) -> Option<(Option<(&str, Span)>, bool)> {
        let unit = self.names.unit;
        let named = |name: &'_ Option<(Box<str>, Span)>| name.as_ref().map(|(_, span)| *span);
        match unit.form(unit.parent(value)?) {
            Form::Call(call) => {
                let arg = call.args.iter().find(|arg| arg.value == value)?;
                Some((arg.name.as_ref().map(|(name, _)| &**name).zip(named(&arg.name)), arg.spread))
            }
            Form::Construct(construct) => {
                let arg = construct.args.iter().find(|arg| arg.value == value)?;
                Some((arg.name.as_ref().map(|(name, _)| &**name).zip(named(&arg.name)), arg.spread))
            }
            Form::Collection(collection) => {
                let entry = collection.entries.iter().find(|entry| entry.value == value)?;
                let name = match &entry.key {
                    Some(crate::syntax::Key::Named(name, span)) => Some((&**name, *span)),
                    _ => None,
                };
                Some((name, entry.spread))
            }
            _ => None,
        }
    }
}

fn fill(addition: &mut Addition, part: &Part) -> Result<(), Refusal> {
    addition.presence = addition.presence.max(part.presence);
    let slot = match part.slot {
        Slot::IncomingClientName => &mut addition.incoming,
        Slot::OutgoingClientName => &mut addition.outgoing_name,
        Slot::ApplicationSid => &mut addition.application,
        _ => {
            if part.fills == Fills::Whole && !addition.params.is_empty() {
                return Err("the parameters are given in several ways".into());
            }
            addition.params.push(part.clone());
            return Ok(());
        }
    };
    if slot.replace(part.clone()).is_some() {
        return Err("a scope's argument is given in several ways".into());
    }
    Ok(())
}

/// Both scopes of one construction apart, incoming first.
fn split(additions: Vec<Addition>) -> Vec<Addition> {
    let mut apart = Vec::new();
    for mut addition in additions {
        if addition.application.is_some()
            && let Some(incoming) = addition.incoming.take()
        {
            let (by, stands, presence, declared) = (addition.by, addition.stands, addition.presence, addition.declared);
            let (application, outgoing_name, params) = (None, None, Vec::new());
            apart.push(Addition {
                by,
                stands,
                presence,
                incoming: Some(incoming),
                application,
                outgoing_name,
                params,
                declared,
            });
        }
        apart.push(addition);
    }
    apart
}

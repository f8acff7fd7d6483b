//! Turns plans into edits: statements that come, stretches that go, names that follow.

use super::{
    File, Refusal,
    bindings::{Bindings, members},
    credentials::Keys,
    plan::{Grants, Plan},
    shape::{Addition, Holder},
};
use crate::{
    finding::{Confidence, Edit, Presence},
    resolve::{Origin, PlaceId},
    sdk::{Does, Slot, Type},
    source::{SourceFile, Span},
    syntax::{Code, Form, NodeId, Statement, Text},
    token::{MethodCall, Token},
};
use std::collections::{BTreeMap, BTreeSet};

impl<'t> File<'_, 't> {
    /// The edits of several plans together.
    pub(super) fn render(&self, plans: &[&Plan<'t>]) -> Result<Vec<Edit>, Refusal> {
        let mut bindings = Bindings::new(self);
        bindings.gone.extend(
            self.failures(&plans.iter().map(|plan| plan.token).collect::<Vec<_>>())
                .into_iter()
                .map(|failure| self.names.unit.span(failure.named())),
        );
        for plan in plans {
            bindings.gone.extend(self.gone(plan));
            bindings.kept.extend(self.kept(plan)?);
        }
        let auths = plans.iter().flat_map(|plan| &plan.token.parts).filter(|part| part.slot == Slot::AuthToken);
        bindings.auths.extend(auths.filter_map(|part| self.names.place(self.names.unit.bare(part.node))));
        let aliases = plans.iter().filter_map(|plan| self.names.place(self.class_node(plan.token.construct)));
        bindings.spread(&aliases.collect::<Vec<_>>());
        let (unread, edits): (Vec<_>, Vec<_>) = self.unread_entries(plans).into_iter().unzip();
        bindings.gone.extend(unread);
        let mut renderer = Renderer { file: self, bindings, declared: BTreeMap::new(), edits, passing: Vec::new() };
        for plan in plans {
            renderer.plan(plan)?;
        }
        renderer.failures(plans)?;
        renderer.bindings.finish();
        let mut edits = renderer.edits;
        edits.extend(renderer.bindings.edits);
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        edits.dedup();
        self.close_gaps(&mut edits);
        let overlaps = edits.windows(2).any(|pair| pair[1].span.start < pair[0].span.end);
        if overlaps {
            return Err(Refusal::bug("two edits want the same place"));
        }
        Ok(edits)
    }

    /// Whether the file with these edits has no more syntax errors than before.
    pub(super) fn parses_with(&self, edits: &[Edit]) -> bool {
        super::apply(&self.source.text, edits).is_ok_and(|new| {
            let new = SourceFile::new(self.source.path.clone(), new);
            self.adapter.lower(&new).errors.len() <= self.names.unit.errors.len()
        })
    }

    /// The stretches that a plan takes away or replaces.
    fn gone(&self, plan: &Plan<'_>) -> Vec<Span> {
        let unit = self.names.unit;
        let calls = plan.shape.additions.iter().flat_map(|addition| [Some(addition.by), addition.declared]).flatten();
        let generations = plan.generations.iter().map(|(call, _)| Span::new(call.name_span.start, unit.span(call.node).end));
        let whole = if self.replaces_whole(plan) { plan.shape.whole } else { plan.shape.made };
        let lists = plan.token.lists.iter().filter(|_| plan.grants == Grants::Listed).map(|list| list.declared);
        let annotations = self.annotations(plan.token);
        [whole]
            .into_iter()
            .chain(lists)
            .chain(calls)
            .chain(annotations)
            .map(|node| unit.span(node))
            .chain(generations)
            .collect()
    }

    /// The old class where it is the declared type of what holds the token.
    pub(super) fn annotations(&self, token: &Token<'_>) -> Vec<NodeId> {
        let unit = self.names.unit;
        let result = |node: NodeId| match unit.form(node) {
            Form::Function(function) => function.result,
            _ => None,
        };
        let returning = token.holders.iter().flat_map(|&holder| [Some(holder), unit.parent(holder)]).flatten();
        let places = token.holders.iter().filter_map(|&holder| self.names.place(holder)).collect::<BTreeSet<_>>();
        let declared = places.iter().flat_map(|&place| self.declared_types(place)).copied();
        let types = declared.chain(returning.filter_map(result)).flat_map(|annotation| self.nodes_in(annotation));
        // A name that was not traced is so wherever it stands.
        let untraced = |node: NodeId| {
            let named = |origin: &Origin| match origin {
                Origin::Global(name) => self.table.by_untraced_name(name).is_some_and(|kind| kind.id == token.kind.id),
                _ => false,
            };
            token.confidence == Confidence::Low && self.names.trace(node).iter().all(named)
        };
        let mut found: Vec<NodeId> = types
            .filter(|&node| self.means_class(node, token.kind) || self.may_mean_class(node, token.kind) || untraced(node))
            .filter(|&node| matches!(unit.form(node), Form::Name(_) | Form::Member(_)))
            .collect();
        found.sort_unstable();
        found.dedup();
        // A builder's class is inside the token's.
        let inner = |node: NodeId| unit.parent(node).is_some_and(|outer| found.contains(&outer));
        found.iter().copied().filter(|&node| !inner(node)).collect()
    }

    /// Whether a type is the builder of a token rather than the token.
    fn names_builder(&self, kind: &Type, node: NodeId) -> bool {
        let origins = self.names.trace(node);
        origins.iter().any(|origin| match origin {
            Origin::Imported(path) | Origin::Perhaps(path) | Origin::Global(path) => {
                kind.builder.is_some() && path.last().map(|last| &**last) == kind.builder.as_deref()
            }
            _ => false,
        })
    }

    /// The constructor's arguments in their places, up to the last one that is needed.
    fn arguments(&self, plan: &Plan<'_>, [sid, secret]: [Code; 2], named: &[(Slot, Code)]) -> Vec<Code> {
        let value = |slot: &Slot| match slot {
            Slot::AccountSid => Some(plan.account.clone()),
            Slot::ApiKeySid => Some(sid.clone()),
            Slot::ApiKeySecret => Some(secret.clone()),
            slot => named.iter().find(|(named, _)| named == slot).map(|(_, code)| code.clone()),
        };
        let mut values = self.target.arguments.iter().map(|slot| (slot, value(slot))).collect::<Vec<_>>();
        while values.pop_if(|(_, value)| value.is_none()).is_some() {}
        let usual = |slot| Code::Integer(self.target.usual.get(slot).copied().unwrap_or_default());
        values.into_iter().map(|(slot, value)| value.unwrap_or_else(|| usual(slot))).collect()
    }

    /// The new construction, with the grant that it takes.
    fn new_token(&self, plan: &Plan<'_>, class: Code, keys: [Code; 2], grant: Option<Code>) -> Code {
        use crate::sdk::target::Grants;
        let place = |slot: Slot| self.target.names.iter().position(|(known, _)| *known == slot);
        let mut named = plan.named.clone();
        if let Some(grant) = grant {
            let grants = match &self.target.grants {
                Grants::List => Code::List(vec![grant]),
                Grants::Single => grant,
                Grants::Collection(class) => Code::Collected(Box::new(Code::Name(class.clone())), vec![grant]),
            };
            let at = named.iter().position(|(slot, _)| place(*slot) > place(Slot::Grants)).unwrap_or(named.len());
            named.insert(at, (Slot::Grants, grants));
        }
        let args = self.arguments(plan, keys, &named);
        let named = named.into_iter().filter_map(|(slot, code)| match self.target.name(slot) {
            Some(name) => Some((name.clone(), code)),
            // A lifetime may have to be given as its end.
            None if slot == Slot::Ttl => Some((self.target.name(Slot::ValidUntil)?.clone(), Code::Later(Box::new(code)))),
            None => None,
        });
        let Some(builder) = &self.target.builder else {
            return Code::Construct(Box::new(class), args, named.collect());
        };
        let member = |object, name: &Text| Box::new(Code::Member(Box::new(object), name.clone()));
        let start = Code::Construct(member(class, &builder.class), args, Vec::new());
        let built = named.fold(start, |built, (name, code)| Code::Call(member(built, &name), vec![code], Vec::new()));
        // What builds it, or makes its text, stays where it is an expression of its own.
        let inside = |does: Does| {
            let made = |call: &MethodCall| call.does == does && self.names.unit.is_inside(call.node, plan.shape.made);
            plan.token.calls.iter().any(made)
        };
        let ends = plan.token.kind.builder.is_none() || inside(Does::Build);
        let built = if ends { Code::Call(member(built, &builder.build), Vec::new(), Vec::new()) } else { built };
        let generates = plan.token.kind.builder.is_some() && inside(Does::Generate);
        if generates { Code::Call(member(built, &self.target.generate), Vec::new(), Vec::new()) } else { built }
    }

    /// Whether the expression around the construction is replaced rather than the construction alone.
    fn replaces_whole(&self, plan: &Plan<'_>) -> bool {
        plan.grants == Grants::Constructed && self.target.name(Slot::Grants).is_none()
    }

    /// The stretches that stay inside those.
    fn kept(&self, plan: &Plan<'_>) -> Result<Vec<Span>, Refusal> {
        let mut kept = Vec::new();
        let mut codes = vec![&plan.account];
        codes.extend(plan.named.iter().map(|(_, code)| code));
        codes.extend(plan.generations.iter().filter_map(|(_, code)| code.as_ref()));
        let (Keys::Read(sid, secret) | Keys::Given(sid, secret) | Keys::Declared(_, sid, secret)) = &plan.keys;
        codes.extend([sid, secret]);
        codes.into_iter().for_each(|code| spans(code, &mut kept));
        for addition in &plan.shape.additions {
            for (_, code) in self.fields(addition)? {
                spans(&code, &mut kept);
            }
        }
        // What makes bytes of the secret.
        if let Some(auth) = plan.auth.filter(|_| plan.bytes)
            && let Form::Coerce(coerce) = self.names.unit.form(auth)
        {
            let (whole, inner) = (self.names.unit.span(auth), self.names.unit.span(coerce.value));
            kept.extend([Span::new(whole.start, inner.start), Span::new(inner.end, whole.end)]);
        }
        let class = self.names.unit.bare(self.class_node(plan.token.construct));
        kept.extend(self.beside(&self.target.token, class).map(|(object, _)| self.names.unit.span(object)));
        Ok(kept)
    }

    pub(super) fn class_node(&self, construct: NodeId) -> NodeId {
        match self.names.unit.form(construct) {
            Form::Construct(form) => form.class,
            Form::Call(form) => form.callee,
            _ => construct,
        }
    }

    /// The fields that a new grant begins with.
    pub(super) fn initial(&self, plan: &Plan<'_>, mut fields: Vec<(Slot, Code)>) -> Vec<(Slot, Code)> {
        fields.sort_by_key(|(slot, _)| self.target.names.iter().position(|(known, _)| known == slot));
        let Some(release) = &self.target.always_set_before else { return fields };
        let allowed = |addition: &Addition| addition.incoming.is_some() && addition.presence == Presence::Always;
        let known = self.project.sdk().is_at_least(release) == Some(true) || plan.token.kind.legacy;
        if !known && !plan.shape.additions.iter().any(allowed) {
            fields.insert(0, (Slot::IncomingAllow, Code::False));
        }
        fields
    }

    /// The grant's fields that a scope fills.
    pub(super) fn fields(&self, addition: &Addition) -> Result<Vec<(Slot, Code)>, Refusal> {
        let mut fields = Vec::new();
        if addition.incoming.is_some() {
            fields.push((Slot::IncomingAllow, Code::True));
        }
        if let Some(application) = &addition.application {
            fields.push((Slot::OutgoingApplicationSid, self.value(application)?.code));
        }
        if let Some(params) = self.params(&addition.params)? {
            let slot = Slot::OutgoingApplicationParams;
            fields.push((
                slot,
                match self.target.copies.get(&slot) {
                    Some(class) => Code::Construct(Box::new(Code::Name(class.clone())), vec![params], Vec::new()),
                    None => params,
                },
            ));
        }
        Ok(fields)
    }

    /// The grant's fields that one statement's scopes fill.
    pub(super) fn fields_by(&self, plan: &Plan<'_>, by: NodeId) -> Result<Vec<(Slot, Code)>, Refusal> {
        let additions = plan.shape.additions.iter().filter(|addition| addition.by == by);
        Ok(additions.map(|addition| self.fields(addition)).collect::<Result<Vec<_>, _>>()?.concat())
    }

    fn all_fields(&self, plan: &Plan<'_>) -> Result<Vec<(Slot, Code)>, Refusal> {
        let mut all: Vec<(Slot, Code)> = Vec::new();
        for addition in &plan.shape.additions {
            for (slot, code) in self.fields(addition)? {
                if !all.iter().any(|(known, _)| *known == slot) {
                    all.push((slot, code));
                }
            }
        }
        all.sort_by_key(|(slot, _)| self.target.names.iter().position(|(known, _)| known == slot));
        Ok(self.initial(plan, all))
    }
}

/// All stretches of the file that a code keeps.
fn spans(code: &Code, found: &mut Vec<Span>) {
    match code {
        Code::Kept(span) | Code::Changed(span, _) => found.push(*span),
        Code::Map(entries) => found.extend(entries.iter().filter_map(|(key, _)| match key {
            crate::syntax::CodeKey::Kept(span) => Some(*span),
            _ => None,
        })),
        _ => {}
    }
    super::needs::parts(code).into_iter().for_each(|part| spans(part, found));
}

/// The edits of a file in the making.
pub(super) struct Renderer<'f, 'a, 't> {
    pub(super) file: &'f File<'a, 't>,
    pub(super) bindings: Bindings<'f, 'a, 't>,
    /// The variables that took the place of one with an auth token.
    pub(super) declared: BTreeMap<PlaceId, (Text, Text)>,
    pub(super) edits: Vec<Edit>,
    /// Variables for grants that nothing reads any more once they are added, each with its function.
    pub(super) passing: Vec<(Option<NodeId>, Text)>,
}

impl<'t> Renderer<'_, '_, 't> {
    fn plan(&mut self, plan: &Plan<'t>) -> Result<(), Refusal> {
        let file = self.file;
        let class = file.class_node(plan.token.construct);
        let at = plan.token.construct;
        let token_class = self.bindings.class(&file.target.token, class, at)?;
        let grant_class = if plan.grants == Grants::None {
            None
        } else if file.target.grant.import.is_some() {
            Some(self.bindings.class(&file.target.grant, class, at)?)
        } else {
            Some(Code::Member(Box::new(token_class.clone()), file.target.grant.local.clone()))
        };
        self.retype(plan, &token_class);
        let (sid, secret) = self.keys(&plan.keys)?;
        let wrapped = plan.bytes && !matches!(plan.keys, Keys::Given(..));
        let secret = if wrapped { file.in_bytes(secret, plan.auth) } else { secret };
        let grant_class = grant_class.unwrap_or(Code::True);
        let all = file.all_fields(plan)?;
        let apart = matches!(plan.grants, Grants::Before | Grants::Listed);
        let variable = if apart { self.grant_variable(plan)? } else { Text::default() };
        let given = match plan.grants {
            Grants::Constructed if !file.replaces_whole(plan) => Some(file.constructed(&grant_class, all.clone())),
            Grants::Before => Some(Code::Name(variable.clone())),
            Grants::Listed if file.takes_list(plan.token, plan.shape.made) => Some(Code::Name(variable.clone())),
            _ => None,
        };
        let environment = |code: &Code| matches!(code, Code::Environment(_));
        if let Some(module) = &file.target.environment.module
            && ([&plan.account, &sid, &secret].into_iter().any(environment) || self.reads_environment(plan))
        {
            self.bindings.import_module(module, at)?;
        }
        let construct = file.new_token(plan, token_class, [sid, secret], given);
        let fields = all.iter().map(|(_, code)| code);
        let (Keys::Read(sid, secret) | Keys::Given(sid, secret) | Keys::Declared(_, sid, secret)) = &plan.keys;
        self.bindings.import_needs(&fields.chain([&construct, sid, secret]).collect::<Vec<_>>(), at)?;
        let holder = self.holder(plan)?;
        match plan.grants {
            Grants::Constructed if file.replaces_whole(plan) => self.apart(plan, construct, (&grant_class, all), &holder)?,
            Grants::None => self.construction(plan, &construct, &[], &[])?,
            Grants::Constructed => self.at_once(plan, &construct)?,
            Grants::Before => self.before(plan, &construct, &grant_class, &variable)?,
            Grants::Listed => self.listed(plan, &construct, (&grant_class, &variable), &holder)?,
            Grants::Together(host) => {
                self.construction(plan, &construct, &[], &[])?;
                self.together(plan, host, (&grant_class, all), &holder)?;
            }
            Grants::FromFirst | Grants::OneByOne => self.one_by_one(plan, &construct, &grant_class, &holder)?,
        }
        self.generations(plan);
        Ok(())
    }

    /// Gives what holds the token the new class as its declared type.
    fn retype(&mut self, plan: &Plan<'t>, token_class: &Code) {
        let file = self.file;
        for node in file.annotations(plan.token) {
            let span = file.names.unit.span(node);
            let place = file.place(span.start);
            let before = file.source.text[..span.start].trim_end();
            let asked = file.words.type_queries.iter().any(|query| before.ends_with(&**query));
            // A class that is a member is no type in every release; where it was written as one, it is.
            let member = matches!(token_class, Code::Member(..)) && matches!(file.names.unit.form(node), Form::Name(_));
            let builder = file.target.builder.as_ref().filter(|_| file.names_builder(plan.token.kind, node));
            let class = builder.map(|builder| members(token_class.clone(), std::slice::from_ref(&builder.class)));
            let text = match file.adapter.type_of_instances(token_class, place) {
                Some(text) if member && !asked => text,
                _ => file.adapter.expression(class.as_ref().unwrap_or(token_class), place, 0),
            };
            self.edits.push(Edit { span, text });
        }
    }

    /// Whether the new credentials' declarations read the environment in the language's idiom.
    fn reads_environment(&self, plan: &Plan<'_>) -> bool {
        let (Keys::Read(sid, secret) | Keys::Given(sid, secret) | Keys::Declared(_, sid, secret)) = &plan.keys;
        matches!(sid, Code::Environment(_)) || matches!(secret, Code::Environment(_))
    }

    /// The new construction in place of the old one, or before the statement that it moves to.
    /// Other statements may come first, and then.
    pub(super) fn construction(
        &mut self,
        plan: &Plan<'t>,
        code: &Code,
        first: &[Statement],
        then: &[Statement],
    ) -> Result<(), Refusal> {
        let file = self.file;
        let unit = file.names.unit;
        let span = unit.span(plan.shape.made);
        let comments = file.comments_in(span, &self.bindings.kept);
        let Some(target) = plan.before else {
            let column = file.place(span.start).before().chars().count();
            let text = file.adapter.expression(code, file.place(span.start), column);
            self.edits.extend(file.comments_before(span.start, &comments));
            self.edits.push(Edit { span, text });
            if !first.is_empty() {
                let statement = file.statement_around(plan.token.construct);
                let statement = statement.ok_or("the token is constructed inside another expression")?;
                let start = file.line_start(unit.span(statement).start);
                let printed = file.adapter.statements(first, file.place(start));
                self.edits.push(file.insert_before(statement, &printed));
            }
            if !then.is_empty()
                && let Holder::Assigned(assign) = plan.shape.holder
            {
                let statement =
                    file.statement_holding(assign).ok_or("the token is constructed inside another expression")?;
                let start = file.line_start(unit.span(statement).start);
                let printed = file.adapter.statements(then, file.place(start));
                self.edits.push(file.insert_after(statement, &printed));
            }
            return Ok(());
        };
        let Holder::Assigned(assign) = plan.shape.holder else { return Err("the token is not held by a variable".into()) };
        let old = unit.span(assign);
        let start = file.line_start(old.start);
        let head = self.take_edited(Span::new(start, unit.span(plan.shape.whole).start));
        if first.is_empty() {
            self.edits.push(file.delete(old, &comments));
        } else {
            self.edits.extend(file.comments_before(start, &comments));
            let text = file.adapter.statements(first, file.place(start));
            self.edits.push(Edit { span: Span::new(start, old.end), text });
        }
        let to = file.line_start(unit.span(target).start);
        let column = file.place(to).indentation().chars().count() + head.chars().count();
        let mut printed = format!("{head}{}", file.adapter.expression(code, file.place(to), column));
        if !then.is_empty() {
            let place = file.place(to);
            let separator = format!("{}{}{}", place.style.terminator, place.line_ending(), place.indentation());
            printed.push_str(&format!("{separator}{}", file.adapter.statements(then, place)));
        }
        // One of the scopes gives its place.
        let gone = |addition: &Addition| plan.grants == Grants::Constructed && addition.by == target;
        if plan.shape.additions.iter().any(gone) {
            let span = unit.span(target);
            let comments = file.comments_in(span, &self.bindings.kept);
            self.edits.extend(file.comments_before(span.start, &comments));
            self.edits.push(Edit { span, text: printed + file.ending(span) });
        } else {
            self.edits.push(file.insert_before(target, &printed));
        }
        Ok(())
    }

    /// A stretch of the file with the edits made in it so far, which are taken back.
    fn take_edited(&mut self, span: Span) -> String {
        let (inside, others) = std::mem::take(&mut self.edits).into_iter().partition(|edit| span.contains(edit.span));
        self.edits = others;
        let moved = |Edit { span: at, text }| Edit { span: Span::new(at.start - span.start, at.end - span.start), text };
        let inside = Vec::into_iter(inside).map(moved).collect::<Vec<_>>();
        let text = self.file.source.slice(span);
        super::apply(text, &inside).unwrap_or_else(|_| text.to_owned())
    }

    /// The calls that make the text, where their name or lifetime changes.
    fn generations(&mut self, plan: &Plan<'t>) {
        let file = self.file;
        let unit = file.names.unit;
        let whole = file.replaces_whole(plan).then(|| unit.span(plan.shape.whole));
        for (call, lifetime) in &plan.generations {
            let span = Span::new(call.name_span.start, unit.span(call.node).end);
            if whole.is_some_and(|whole| whole.contains(span)) {
                continue;
            }
            let name = file.target.generate_ttl.clone();
            let named = name.zip(lifetime.clone()).into_iter().collect();
            let code = Code::Call(Box::new(Code::Name(file.target.generate.clone())), Vec::new(), named);
            let text = file.adapter.expression(&code, file.place(span.start), 0);
            self.edits.push(Edit { span, text });
        }
        for (span, code) in &plan.inside {
            let text = file.adapter.expression(code, file.place(span.start), 0);
            self.edits.push(Edit { span: *span, text });
        }
    }
}

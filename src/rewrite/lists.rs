//! A list in which scopes are collected before the token takes them: the grant takes the list's place, from its first
//! statement to its last.

use super::{
    File, Refusal,
    plan::Plan,
    render::Renderer,
    shape::{Addition, Stands},
};
use crate::{
    finding::{Edit, Presence},
    resolve::Root,
    source::Span,
    syntax::{Code, Form, NodeId, Statement, Text},
    token::{Part, ScopeList, Token},
};
use std::collections::BTreeSet;

impl<'t> File<'_, 't> {
    /// The list of a token that a statement makes or changes.
    pub(super) fn list_with(&self, token: &'t Token<'t>, by: NodeId) -> Option<&'t ScopeList> {
        let pushes = |list: &&ScopeList| list.declared == by || self.pushes(list).any(|push| push == by);
        token.lists.iter().find(pushes)
    }

    /// The statements that put something into a list.
    pub(super) fn pushes(&self, list: &ScopeList) -> impl Iterator<Item = NodeId> + use<'_, 't> {
        let elements = &self.names.at(list.place).elements;
        elements.iter().filter_map(|&element| self.names.unit.parent(element))
    }

    /// A scope in a list.
    pub(super) fn listed(&self, token: &'t Token<'t>, list: &ScopeList, part: &Part) -> Result<Addition, Refusal> {
        let unit = self.names.unit;
        self.refuse_list(token, list)?;
        self.refuse_choice(part)?;
        if self.statement_list(part.by).is_none() && !self.is_declarator(part.by) && !self.is_discarded(part.by) {
            return Err("a list of scopes is changed inside another expression".into());
        }
        let declared = match part.scope {
            Some(scope) if !unit.is_inside(scope, part.by) => Some(self.scope_declaration(scope, part.by)?),
            _ => None,
        };
        Ok(Addition {
            by: part.by,
            stands: Stands::Listed,
            presence: part.presence,
            incoming: None,
            application: None,
            outgoing_name: None,
            params: Vec::new(),
            declared,
        })
    }

    /// The list is a variable of the function that constructs the token, which nothing else reads, and the token is the only
    /// one that takes it.
    fn refuse_list(&self, token: &Token<'_>, list: &ScopeList) -> Result<(), Refusal> {
        let unit = self.names.unit;
        let place = self.names.at(list.place);
        let at = place.defs.first().map_or(list.declared, |def| def.at);
        let local = matches!(&place.root, Root::Declared(scope, _) if !self.is_public(*scope, at));
        let home = self.names.frame(list.declared) == self.names.frame(token.construct);
        if !(local && home && place.path.is_empty() && place.defs.len() == 1) {
            return Err("the scopes are in a list that is made elsewhere".into());
        }
        let near = |by: NodeId| {
            self.names.frame(by) == self.names.frame(token.construct) && self.in_one_function(by, token.construct)
        };
        if !self.pushes(list).all(near) {
            return Err("a scope is put into the list in another function than the one that constructs the token".into());
        }
        let own = |reader: NodeId| {
            let pushed = unit.parent(reader).and_then(|member| unit.parent(member));
            reader == list.read || pushed.is_some_and(|push| self.pushes(list).any(|other| other == push))
        };
        if !place.uses.iter().all(|&reader| own(reader)) {
            return Err("the list of scopes is read in other places, too".into());
        }
        let passage = self.names.passage_from(list.declared, list.read);
        if passage.repeated || token.lists.len() > 1 {
            return Err("several tokens, or several lists, share their scopes".into());
        }
        if self.pushes(list).any(|push| list.read < push) {
            return Err("a scope is put into the list after the token has taken it".into());
        }
        let late = self.pushes(list).any(|push| !self.names.always_before(list.declared, push));
        let shared = self
            .tokens
            .iter()
            .any(|other| other.construct != token.construct && other.lists.iter().any(|known| known.place == list.place));
        if late || shared || !self.names.always_before(list.declared, list.read) {
            return Err("the list of scopes is not made on every path to the token".into());
        }
        Ok(())
    }

    /// Whether a token takes a list of scopes where it is constructed.
    pub(super) fn takes_list(&self, token: &Token<'_>, made: NodeId) -> bool {
        token.lists.iter().any(|list| self.names.unit.is_inside(list.by, made))
    }

    /// Whether every scope of a token comes out of one list, which is handed over whenever the token is made.
    pub(super) fn all_listed(&self, token: &Token<'_>, additions: &[Addition]) -> Result<bool, Refusal> {
        let listed = |addition: &Addition| addition.stands == Stands::Listed;
        if !additions.iter().any(listed) {
            return if token.lists.is_empty() { Ok(false) } else { Err("a list of scopes has none that is known".into()) };
        }
        let call = |list: &ScopeList| token.calls.iter().find(|call| call.node == list.by);
        let handed = token.lists.iter().all(|list| call(list).is_none_or(|call| call.presence == Presence::Always));
        if !additions.iter().all(listed) || !handed {
            return Err("some scopes come out of a list, and others do not".into());
        }
        let stands = |list: &ScopeList| {
            // The method of a builder gives the builder.
            let built = token.kind.builder.is_some() && call(list).is_some();
            built
                || self.names.unit.is_inside(token.construct, list.by)
                || matches!(self.names.unit.form(list.by), Form::Call(_)) && self.statement_list(list.by).is_some()
        };
        if token.lists.iter().all(stands) {
            Ok(true)
        } else {
            Err("a list of scopes is handed over inside another expression".into())
        }
    }
}

impl<'t> Renderer<'_, '_, 't> {
    /// The grant in the place of the list: made where that was, filled where that was, handed over where that was.
    pub(super) fn listed(
        &mut self,
        plan: &Plan<'t>,
        construct: &Code,
        (class, variable): (&Code, &Text),
        holder: &Code,
    ) -> Result<(), Refusal> {
        let file = self.file;
        self.construction(plan, construct, &[], &[])?;
        self.remove_scopes(plan);
        for list in &plan.token.lists {
            let fields = file.fields_by(plan, list.declared)?;
            let span = file.names.unit.span(list.declared);
            let start = file.start_of_statement(span).filter(|_| !file.is_declarator(list.declared));
            let start = start.ok_or("the list of scopes is declared together with other variables")?;
            self.instead(Span::new(start, span.end), &file.grant_in(variable, (class, file.initial(plan, fields))));
            for push in file.pushes(list) {
                self.set_instead(push, &file.set(variable, file.fields_by(plan, push)?))?;
            }
            if !file.takes_list(plan.token, plan.shape.made) {
                self.add_in_call(plan, list.by, Code::Name(variable.clone()), holder);
            }
        }
        Ok(())
    }

    /// A grant that is added in place of a call. A builder's method keeps its object, which may be an expression.
    fn add_in_call(&mut self, plan: &Plan<'t>, by: NodeId, grant: Code, holder: &Code) {
        let file = self.file;
        let span = file.names.unit.span(by);
        let call = plan.token.calls.iter().find(|call| call.node == by).filter(|_| plan.token.kind.builder.is_some());
        let Some(call) = call else {
            let add = self.add_by(plan, by, holder, grant);
            return self.instead(span, &[add]);
        };
        let span = Span::new(call.name_span.start, span.end);
        let add = Code::Call(Box::new(Code::Name(file.target.add.clone().unwrap_or_default())), vec![grant], Vec::new());
        let text = file.adapter.expression(&add, file.place(span.start), 0);
        self.edits.push(Edit { span, text });
    }

    /// The grant is made first and given to the construction; the scopes fill it where they were added.
    pub(super) fn before(
        &mut self,
        plan: &Plan<'t>,
        construct: &Code,
        class: &Code,
        variable: &Text,
    ) -> Result<(), Refusal> {
        let file = self.file;
        self.construction(plan, construct, &file.grant_in(variable, (class, file.initial(plan, Vec::new()))), &[])?;
        let by = plan.shape.additions.iter().map(|addition| addition.by).collect::<BTreeSet<_>>();
        for by in by {
            self.set_instead(by, &file.set(variable, file.fields_by(plan, by)?))?;
        }
        Ok(())
    }

    /// The construction takes everything; the statements that gave it are gone.
    pub(super) fn at_once(&mut self, plan: &Plan<'t>, construct: &Code) -> Result<(), Refusal> {
        self.construction(plan, construct, &[], &[])?;
        self.remove_scopes(plan);
        let file = self.file;
        let added = plan.shape.additions.iter().filter(|addition| matches!(addition.stands, Stands::Statement(_)));
        let added = added.map(|addition| addition.by).filter(|by| plan.before != Some(*by)).collect::<BTreeSet<_>>();
        for by in added {
            let span = file.names.unit.span(by);
            self.edits.push(file.delete(span, &file.comments_in(span, &self.bindings.kept)));
        }
        Ok(())
    }

    /// Statements in the place of one, which has no room for several if it stands behind a condition without a block.
    fn set_instead(&mut self, old: NodeId, statements: &[Statement]) -> Result<(), Refusal> {
        let span = self.file.names.unit.span(old);
        if statements.len() > 1 && self.file.is_guarded_statement(span) {
            return Err("a scope is added by a statement without a block around it".into());
        }
        self.instead(span, statements);
        Ok(())
    }

    /// Takes the statements away that make scope objects.
    fn remove_scopes(&mut self, plan: &Plan<'t>) {
        let file = self.file;
        let declared = plan.shape.additions.iter().filter_map(|addition| addition.declared).collect::<BTreeSet<_>>();
        for declared in declared {
            let span = file.names.unit.span(declared);
            self.edits.push(file.delete(span, &file.comments_in(span, &self.bindings.kept)));
        }
    }

    /// Statements in the place of one.
    fn instead(&mut self, span: Span, statements: &[Statement]) {
        let file = self.file;
        let comments = file.comments_in(span, &self.bindings.kept);
        self.edits.extend(file.comments_before(span.start, &comments));
        let text = file.adapter.statements(statements, file.place(span.start)) + file.ending(span);
        self.edits.push(Edit { span, text });
    }
}

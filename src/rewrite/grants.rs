//! Adding the grant to the token: in one place, where each of the scopes was added, or beside the construction.

use super::{
    File, Refusal,
    plan::{Grants, Plan},
    render::Renderer,
    shape::{Addition, Holder, Stands},
};
use crate::{
    finding::Edit,
    sdk::{Slot, target::Fields},
    source::Span,
    syntax::{AssignMode, Code, Form, NodeId, Statement, Text},
};
use std::collections::{BTreeMap, BTreeSet};

/// A grant's class, and its fields in the order to write them.
type Grant<'c> = (&'c Code, Vec<(Slot, Code)>);

/// Fields of a grant.
type Values = Vec<(Slot, Code)>;

/// Methods to call, each with its arguments.
type Calls = Vec<(Text, Vec<Code>)>;

impl File<'_, '_> {
    /// A new grant with its fields.
    pub(super) fn constructed(&self, class: &Code, fields: Vec<(Slot, Code)>) -> Code {
        let named =
            |fields: Vec<(Slot, Code)>| fields.into_iter().map(|(slot, code)| (self.field_name(slot), code)).collect();
        let bare = Code::Construct(Box::new(class.clone()), Vec::new(), Vec::new());
        match self.target.fields {
            Fields::Constructed => Code::Construct(Box::new(class.clone()), Vec::new(), named(fields)),
            Fields::Set => bare,
            Fields::Filled if fields.is_empty() => bare,
            Fields::Filled => Code::Filled(Box::new(bare), named(fields)),
            Fields::Chained => self.setting(fields).0.into_iter().fold(bare, |grant, (name, args)| {
                Code::Call(Box::new(Code::Member(Box::new(grant), name)), args, Vec::new())
            }),
        }
    }

    /// The methods that set fields, with their arguments, and the fields that no method sets.
    fn setting(&self, mut fields: Values) -> (Calls, Values) {
        let mut calls = Vec::new();
        for setter in &self.target.setters {
            let given = |slot: &Slot| fields.iter().find(|(known, _)| known == slot).map(|(_, code)| code.clone());
            if let Some(args) = setter.takes.iter().map(given).collect::<Option<Vec<_>>>() {
                calls.push((setter.name.clone(), args));
                fields.retain(|(slot, _)| !setter.takes.contains(slot));
            }
        }
        (calls, fields)
    }

    fn field_name(&self, slot: Slot) -> Text {
        self.target.name(slot).cloned().unwrap_or_default()
    }

    /// The statements that give a variable a new grant.
    pub(super) fn grant_in(&self, variable: &Text, (class, fields): Grant<'_>) -> Vec<Statement> {
        let declare = |fields| Statement::Declare(variable.clone(), Some(class.clone()), self.constructed(class, fields));
        match self.target.fields {
            Fields::Constructed | Fields::Chained | Fields::Filled => vec![declare(fields)],
            Fields::Set => [declare(Vec::new())].into_iter().chain(self.set(variable, fields)).collect(),
        }
    }

    /// The statements that set fields of the grant in a variable.
    pub(super) fn set(&self, variable: &Text, fields: Vec<(Slot, Code)>) -> Vec<Statement> {
        let member = |name| Code::Member(Box::new(Code::Name(variable.clone())), name);
        let (calls, rest) = self.setting(fields);
        let called = calls.into_iter().map(|(name, args)| Code::Call(Box::new(member(name)), args, Vec::new()));
        let assigned = rest.into_iter().map(|(slot, code)| Statement::Set(member(self.field_name(slot)), code));
        called.map(Statement::Evaluate).chain(assigned).collect()
    }
}

impl<'t> Renderer<'_, '_, 't> {
    /// What stands before a new grant can be used, and the expression that is the grant then.
    fn grant(&mut self, plan: &Plan<'t>, grant: Grant<'_>) -> Result<(Vec<Statement>, Code), Refusal> {
        let file = self.file;
        if file.target.fields != Fields::Set || grant.1.is_empty() {
            return Ok((Vec::new(), file.constructed(grant.0, grant.1)));
        }
        let variable = self.passing_grant(plan)?;
        let statements = file.grant_in(&variable, grant);
        Ok((statements, Code::Name(variable)))
    }

    /// A variable for a grant that is added at once: the next grant of the function may have the same.
    fn passing_grant(&mut self, plan: &Plan<'t>) -> Result<Text, Refusal> {
        let home = self.file.names.function_around(plan.token.construct);
        if let Some((_, known)) = self.passing.iter().find(|(other, _)| *other == home) {
            return Ok(known.clone());
        }
        let variable = self.grant_variable(plan)?;
        self.passing.push((home, variable.clone()));
        Ok(variable)
    }

    pub(super) fn grant_variable(&mut self, plan: &Plan<'t>) -> Result<Text, Refusal> {
        let names = &self.file.target.variables.grant;
        self.bindings.free(names, plan.token.construct).ok_or_else(|| "the names for the grant are taken".into())
    }

    fn add(&self, holder: &Code, grant: Code) -> Statement {
        let method = Code::Member(Box::new(holder.clone()), self.file.target.add.clone().unwrap_or_default());
        Statement::Evaluate(Code::Call(Box::new(method), vec![grant], Vec::new()))
    }

    /// [`Self::add`] in place of a call, whose receiver stays as it is written.
    pub(super) fn add_by(&self, plan: &Plan<'t>, call: NodeId, holder: &Code, grant: Code) -> Statement {
        let unit = self.file.names.unit;
        let known = plan.token.calls.iter().find(|known| known.node == call);
        let add = self.file.target.add.as_deref().unwrap_or_default().to_owned();
        let receiver = known.map(|known| (Span::new(unit.span(call).start, known.name_span.end), known.name_span));
        match (receiver, holder) {
            // A new name for the token's variable: the receiver is that.
            (Some((whole, name)), Code::Name(new)) if self.end_of_name(whole.start) > whole.start => {
                let old = Span::new(whole.start, self.end_of_name(whole.start));
                let changes = vec![(old, new.to_string()), (name, add)];
                Statement::Evaluate(Code::Call(Box::new(Code::Changed(whole, changes)), vec![grant], Vec::new()))
            }
            (Some((whole, name)), Code::Kept(_)) => {
                let changes = vec![(name, add)];
                Statement::Evaluate(Code::Call(Box::new(Code::Changed(whole, changes)), vec![grant], Vec::new()))
            }
            _ => self.add(holder, grant),
        }
    }

    fn end_of_name(&self, start: usize) -> usize {
        let rest = &self.file.source.text[start..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '$')).unwrap_or(rest.len());
        start + end
    }

    /// One grant in place of one scope; the others go.
    pub(super) fn together(
        &mut self,
        plan: &Plan<'t>,
        host: NodeId,
        grant: Grant<'_>,
        holder: &Code,
    ) -> Result<(), Refusal> {
        let file = self.file;
        let unit = file.names.unit;
        let mut done: Vec<NodeId> = Vec::new();
        let (mut statements, grant) = self.grant(plan, grant)?;
        statements.push(self.add_by(plan, host, holder, grant));
        for addition in &plan.shape.additions {
            let other = (addition.by != host).then_some(addition.by);
            for gone in addition.declared.into_iter().chain(other) {
                let span = unit.span(gone);
                let comments = file.comments_in(span, &self.bindings.kept);
                if !done.contains(&gone) {
                    self.edits.push(file.delete(span, &comments));
                    done.push(gone);
                }
            }
            if addition.by == host && !done.contains(&host) {
                self.in_place(addition, &statements);
                done.push(host);
            }
        }
        Ok(())
    }

    /// Statements in place of an addition.
    fn in_place(&mut self, addition: &Addition, statements: &[Statement]) {
        let file = self.file;
        let span = file.names.unit.span(addition.by);
        let comments = file.comments_in(span, &self.bindings.kept);
        self.edits.extend(file.comments_before(span.start, &comments));
        let place = file.place(span.start);
        let text = match addition.stands {
            Stands::Statement(_) => Some(file.adapter.statements(statements, place) + file.ending(span)),
            _ if statements.len() == 1 && file.is_guarded_statement(span) => {
                Some(file.adapter.statements(statements, place))
            }
            _ => file.adapter.in_expression(statements, place),
        };
        if let Some(text) = text {
            self.edits.push(Edit { span, text });
        }
    }

    /// A grant of its own variable, filled where the scopes were added.
    pub(super) fn one_by_one(
        &mut self,
        plan: &Plan<'t>,
        construct: &Code,
        class: &Code,
        holder: &Code,
    ) -> Result<(), Refusal> {
        let file = self.file;
        let unseen = |addition: &Addition| {
            let unit = file.names.unit;
            let closed = |outer: NodeId| matches!(unit.form(outer), Form::Function(function) if function.closed);
            unit.ancestors(addition.by).any(|outer| closed(outer) && !unit.is_inside(plan.token.construct, outer))
        };
        if plan.shape.additions.iter().any(unseen) {
            return Err("a scope is added in a function that does not see the variables around it".into());
        }
        let variable = self.grant_variable(plan)?;
        let grant = Code::Name(variable.clone());
        let make = |fields, add| file.grant_in(&variable, (class, fields)).into_iter().chain([add]).collect::<Vec<_>>();
        let leads = plan.grants == Grants::FromFirst;
        let first = plan.shape.additions.first().map(|addition| addition.by);
        let beside =
            plan.shape.additions.iter().filter(|addition| Some(addition.by) == first).map(|addition| file.fields(addition));
        let leading = beside.collect::<Result<Vec<_>, _>>()?.concat();
        let then = if leads { Vec::new() } else { make(Vec::new(), self.add(holder, grant.clone())) };
        let made = make(leading, self.add_by(plan, first.unwrap_or(plan.token.construct), holder, grant));
        self.construction(plan, construct, &[], &then)?;
        let mut by: BTreeMap<NodeId, (Vec<Statement>, &Addition)> = BTreeMap::new();
        for addition in &plan.shape.additions {
            let entry = by.entry(addition.by).or_insert_with(|| (Vec::new(), addition));
            if leads && Some(addition.by) == first {
                entry.0.clone_from(&made);
                continue;
            }
            entry.0.extend(file.set(&variable, file.fields(addition)?));
        }
        for (statements, addition) in by.into_values() {
            let guarded = statements.len() == 1 && file.is_guarded_statement(file.names.unit.span(addition.by));
            let fits = guarded || file.adapter.in_expression(&statements, file.place(0)).is_some();
            if addition.stands == Stands::Expression && !fits {
                return Err("a scope is added inside an expression".into());
            }
            self.in_place(addition, &statements);
        }
        Ok(())
    }

    /// A construction whose grant has to be added by a statement of its own, in place of one expression.
    pub(super) fn apart(
        &mut self,
        plan: &Plan<'t>,
        construct: Code,
        grant: Grant<'_>,
        holder: &Code,
    ) -> Result<(), Refusal> {
        let file = self.file;
        let unit = file.names.unit;
        let span = unit.span(plan.shape.whole);
        let comments = file.comments_in(span, &self.bindings.kept);
        for declared in plan.shape.additions.iter().filter_map(|addition| addition.declared).collect::<BTreeSet<_>>() {
            let span = unit.span(declared);
            let comments = file.comments_in(span, &self.bindings.kept);
            self.edits.push(file.delete(span, &comments));
        }
        let (mut made, grant) = self.grant(plan, grant)?;
        // What only counts if there is no value yet is made in one expression.
        let always = |assign: NodeId| matches!(unit.form(assign), Form::Assign(form) if form.mode != AssignMode::Default);
        if let Holder::Assigned(assign) = plan.shape.holder
            && always(assign)
        {
            made.push(self.add(holder, grant));
            let column = file.place(span.start).before().chars().count();
            let text = file.adapter.expression(&construct, file.place(span.start), column);
            self.edits.extend(file.comments_before(span.start, &comments));
            self.edits.push(Edit { span, text });
            let statement = file.statement_holding(assign).ok_or("the token is constructed inside another expression")?;
            let printed = file.adapter.statements(&made, file.place(file.line_start(unit.span(statement).start)));
            self.edits.push(file.insert_after(statement, &printed));
            return Ok(());
        }
        let variable =
            self.bindings.free(&file.target.variables.token, plan.shape.whole).ok_or("the names for the token are taken")?;
        let token = Code::Name(variable.clone());
        let add = self.add(&token, grant);
        let class = new_class(&construct);
        let statements =
            [Statement::Declare(variable, class, construct)].into_iter().chain(made).chain([add]).collect::<Vec<_>>();
        let generated = plan.generations.iter().any(|(call, _)| call.node == plan.shape.whole)
            || plan.token.calls.iter().any(|call| call.node == plan.shape.whole);
        let method = Code::Member(Box::new(token.clone()), file.target.generate.clone());
        let result = if generated { Code::Call(Box::new(method), Vec::new(), Vec::new()) } else { token };
        self.edits.extend(file.comments_before(span.start, &comments));
        let place = file.place(span.start);
        let is_body =
            |function: NodeId| matches!(unit.form(function), Form::Function(form) if form.body == Some(plan.shape.whole));
        if unit.parent(plan.shape.whole).is_some_and(is_body) {
            let statements = statements.into_iter().chain([Statement::Return(result)]).collect::<Vec<_>>();
            // A body on a line of its own begins on the line before, where the function does.
            let before = file.source.text[..span.start].trim_end();
            let apart =
                file.begins_line(plan.shape.whole) && !unit.comments.iter().any(|comment| comment.end == before.len());
            let start = if apart { before.len() } else { span.start };
            let text = file.adapter.body(&statements, file.place(start)).ok_or("the token is made inside an expression")?;
            let text = if apart { format!(" {text}") } else { text };
            self.edits.push(Edit { span: Span::new(start, span.end), text });
        } else if let Some(statement) = file.hoists_before(plan.shape.whole) {
            let start = file.line_start(unit.span(statement).start);
            let printed = file.adapter.statements(&statements, file.place(start));
            self.edits.push(file.insert_before(statement, &printed));
            self.edits.push(Edit { span, text: file.adapter.expression(&result, place, 0) });
        } else {
            let text = file.adapter.expression(&Code::Block(statements, Box::new(result)), place, 0);
            self.edits.push(Edit { span, text });
        }
        Ok(())
    }
}

/// The class of a new object.
fn new_class(construct: &Code) -> Option<Code> {
    match construct {
        Code::Construct(class, ..) => Some((**class).clone()),
        _ => None,
    }
}

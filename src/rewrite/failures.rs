//! What only the old method throws, in languages where a compiler refuses a handler for what nothing throws: handlers are
//! given what the new method throws, and declarations lose it.

use super::{File, Refusal, plan::Plan, render::Renderer};
use crate::{
    finding::Edit,
    resolve::Origin,
    sdk::Role,
    source::Span,
    syntax::{Form, NodeId, Try},
    token::Token,
};
use std::collections::BTreeSet;

/// Callers of callers are looked at this far.
const MOST_CALLERS: usize = 8;

/// Where a file names what the old method throws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Failure {
    /// In a handler.
    Caught(NodeId),
    /// In the declaration of this function.
    Declared(NodeId, NodeId),
}

impl Failure {
    pub(super) const fn named(self) -> NodeId {
        match self {
            Self::Caught(node) | Self::Declared(_, node) => node,
        }
    }
}

impl<'t> File<'_, 't> {
    /// Where what the old methods of these tokens throw is named, if nothing else that stays throws it there.
    pub(super) fn failures(&self, tokens: &[&'t Token<'t>]) -> BTreeSet<Failure> {
        let mut found = BTreeSet::new();
        for token in tokens {
            let Some(thrown) = &token.kind.throws else { continue };
            for call in Self::generating(token) {
                self.failures_around(call.node, thrown, tokens, MOST_CALLERS, &mut found);
            }
        }
        found
    }

    fn failures_around(
        &self,
        thrower: NodeId,
        thrown: &str,
        tokens: &[&'t Token<'t>],
        depth: usize,
        found: &mut BTreeSet<Failure>,
    ) {
        let unit = self.names.unit;
        for outer in unit.ancestors(thrower) {
            match unit.form(outer) {
                Form::Try(attempt) if unit.is_inside(thrower, attempt.body) => {
                    let caught = self.caught(attempt, thrown);
                    if !caught.is_empty() {
                        if !self.throws_otherwise(attempt.body, thrown, tokens) {
                            found.extend(caught.into_iter().map(Failure::Caught));
                        }
                        return;
                    }
                }
                Form::Function(function) => {
                    let named = function.throws.iter().find(|&&node| self.names_failure(node, thrown));
                    if let Some(&named) = named.filter(|_| !self.throws_otherwise(outer, thrown, tokens)) {
                        found.insert(Failure::Declared(outer, named));
                        if let Some(depth) = depth.checked_sub(1) {
                            for call in self.names.callers(outer).calls {
                                self.failures_around(call, thrown, tokens, depth, found);
                            }
                        }
                    }
                    return;
                }
                _ => {}
            }
        }
    }

    /// The types in handlers that name a failure.
    fn caught(&self, attempt: &Try, thrown: &str) -> Vec<NodeId> {
        let unit = self.names.unit;
        let types = attempt.handlers.iter().flat_map(|&handler| self.handled_types(handler));
        types
            .filter(|&node| matches!(unit.form(node), Form::Name(_) | Form::Member(_)) && self.names_failure(node, thrown))
            .collect()
    }

    /// The nodes in the declared types of what a handler takes.
    fn handled_types(&self, handler: NodeId) -> Vec<NodeId> {
        let unit = self.names.unit;
        let declared = unit.children(handler).into_iter().find_map(|first| match unit.form(first) {
            Form::Assign(assign) => assign.annotation,
            _ => None,
        });
        declared.map(|annotation| self.nodes_in(annotation)).unwrap_or_default()
    }

    /// Whether an expression names what methods of the SDK throw.
    pub(super) fn names_what_is_thrown(&self, node: NodeId) -> bool {
        self.table.types.iter().any(|kind| kind.role == Role::Failure && self.names_failure(node, &kind.id))
    }

    fn names_failure(&self, node: NodeId, thrown: &str) -> bool {
        self.names.trace(node).iter().any(|origin| match origin {
            Origin::Imported(path) | Origin::Perhaps(path) => self.table.by_name(path).is_some_and(|kind| kind.id == thrown),
            _ => false,
        })
    }

    /// Whether a token that stays makes its text inside a node.
    fn throws_otherwise(&self, node: NodeId, thrown: &str, tokens: &[&'t Token<'t>]) -> bool {
        let stays = self.tokens.iter().filter(|token| {
            token.kind.throws.as_deref() == Some(thrown) && !tokens.iter().any(|other| other.construct == token.construct)
        });
        // A class that is not known may throw the same by a method of the same name.
        let named = tokens.iter().flat_map(|token| Self::generating(token)).map(|call| &call.name).collect::<Vec<_>>();
        let ours = tokens.iter().flat_map(|token| &token.calls).map(|call| call.node).collect::<Vec<_>>();
        let alike = |inner: NodeId| match self.names.unit.form(inner) {
            Form::Call(call) => {
                !ours.contains(&inner)
                    && self.called_name(call.callee).is_some_and(|name| named.iter().any(|known| ***known == *name))
            }
            _ => false,
        };
        self.nodes_in(node).into_iter().any(alike)
            || stays.flat_map(Self::generating).any(|call| self.names.unit.is_inside(call.node, node))
    }

    /// What the new method throws cannot be handled beside something that it is a kind of, or after that.
    pub(super) fn plan_failures(&self, plan: &mut Plan<'t>) -> Result<(), Refusal> {
        let Some(failure) = &self.target.failure else { return Ok(()) };
        let unit = self.names.unit;
        let found = self.failures(&[plan.token]);
        let wider = |node: NodeId| failure.kinds.iter().any(|kind| unit.variable(node) == Some(kind));
        for attempt in unit.ids().filter_map(|node| match unit.form(node) {
            Form::Try(attempt) => Some(attempt),
            _ => None,
        }) {
            let mut wide = false;
            for &handler in &attempt.handlers {
                let types = self.handled_types(handler);
                wide |= types.iter().any(|&node| wider(node));
                if wide && types.iter().any(|&node| found.contains(&Failure::Caught(node))) {
                    return Err("what the new method throws is handled before or beside what the old one threw".into());
                }
            }
        }
        if let Some(thrown) = &plan.token.kind.throws
            // The other tokens of the file are rewritten, too.
            && self.names_failure_elsewhere(thrown, &self.failures(&self.tokens.iter().collect::<Vec<_>>()))
        {
            let doubt = "the file names what the old method throws in other places, too, and the new SDK does not have it";
            plan.assumptions.push(doubt.to_owned());
        }
        let open = |failure: &Failure| match failure {
            Failure::Declared(function, _) => self.names.callers(*function).open,
            Failure::Caught(_) => false,
        };
        if found.iter().any(open) {
            let doubt = "a method no longer declares to throw what callers in other files may have to handle";
            plan.assumptions.push(doubt.to_owned());
        }
        Ok(())
    }

    /// Whether a failure is named in places that no rewrite changes.
    fn names_failure_elsewhere(&self, thrown: &str, found: &BTreeSet<Failure>) -> bool {
        let unit = self.names.unit;
        let known = found.iter().map(|failure| unit.span(failure.named())).chain(self.import_spans()).collect::<Vec<_>>();
        let kind = self.table.types.iter().find(|kind| kind.id == thrown);
        let last = kind.and_then(|kind| self.table.segments(kind.names.first()?).into_iter().last());
        last.is_some_and(|name| self.is_written_beside(&name, &known))
    }

    /// The stretch of a declared failure, with what leads to it.
    fn declared_failure(&self, function: NodeId, named: NodeId) -> Span {
        let unit = self.names.unit;
        let Form::Function(form) = unit.form(function) else { return unit.span(named) };
        let at = form.throws.iter().position(|&node| node == named).unwrap_or_default();
        let span = unit.span(named);
        match (at.checked_sub(1), form.throws.get(at + 1)) {
            (Some(before), _) => Span::new(unit.span(form.throws[before]).end, span.end),
            (None, Some(&next)) => Span::new(span.start, unit.span(next).start),
            (None, None) => {
                // With the word before it.
                let text = &self.source.text;
                let before = text[..span.start].trim_end().trim_end_matches(char::is_alphabetic);
                Span::new(before.trim_end().len(), span.end)
            }
        }
    }
}

impl<'t> Renderer<'_, '_, 't> {
    /// Names what the new method throws in place of what the old one threw.
    pub(super) fn failures(&mut self, plans: &[&Plan<'t>]) -> Result<(), Refusal> {
        let tokens = plans.iter().map(|plan| plan.token).collect::<Vec<_>>();
        let file = self.file;
        let Some(target) = &file.target.failure else { return Ok(()) };
        for failure in file.failures(&tokens) {
            match failure {
                Failure::Caught(node) => {
                    let class = self.bindings.class(&target.class, node, node)?;
                    let span = file.names.unit.span(node);
                    let text = file.adapter.expression(&class, file.place(span.start), 0);
                    self.edits.push(Edit { span, text });
                }
                Failure::Declared(function, node) => {
                    self.edits.push(Edit { span: file.declared_failure(function, node), text: String::new() });
                }
            }
        }
        Ok(())
    }
}

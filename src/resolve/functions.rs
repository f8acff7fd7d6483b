//! Functions: what they return and who calls them.

use super::{Base, Names};
use crate::syntax::{Arg, Form, JumpKind, NodeId, Unit};
use std::collections::HashMap;

/// The calls of a function that the file shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Callers {
    /// The calls, in the order of evaluation.
    pub calls: Vec<NodeId>,
    /// Whether it may be called from elsewhere too: it is handed on, exported, or a method.
    pub open: bool,
}

/// The values each function returns.
pub(super) fn returns(unit: &Unit) -> HashMap<NodeId, Vec<NodeId>> {
    let mut returns: HashMap<_, Vec<_>> = HashMap::new();
    for node in unit.ids() {
        match unit.form(node) {
            Form::Jump(jump) if jump.kind == JumpKind::Return => {
                let function = unit.ancestors(node).find(|&outer| matches!(unit.form(outer), Form::Function(_)));
                returns.entry(function.unwrap_or(node)).or_default().extend(jump.value);
            }
            Form::Function(function) => {
                let expression = function.body.filter(|&body| !matches!(unit.form(body), Form::Block(_)));
                returns.entry(node).or_default().extend(expression);
            }
            _ => {}
        }
    }
    returns
}

/// The places where each function returns.
pub(super) fn exits(unit: &Unit) -> HashMap<NodeId, Vec<NodeId>> {
    let mut exits: HashMap<_, Vec<_>> = HashMap::new();
    for node in unit.ids() {
        if matches!(unit.form(node), Form::Jump(jump) if jump.kind == JumpKind::Return) {
            let function = unit.ancestors(node).find(|&outer| matches!(unit.form(outer), Form::Function(_)));
            exits.entry(function.unwrap_or(node)).or_default().push(node);
        }
    }
    exits
}

impl Names<'_> {
    /// The values a function returns, in the order of evaluation.
    #[must_use]
    pub fn returns(&self, function: NodeId) -> &[NodeId] {
        self.returns.get(&function).map(Vec::as_slice).unwrap_or_default()
    }

    /// The function whose result a returned value is: the innermost one around it.
    #[must_use]
    pub fn function_around(&self, node: NodeId) -> Option<NodeId> {
        self.unit.ancestors(node).find(|&outer| matches!(self.unit.form(outer), Form::Function(_)))
    }

    /// Who calls a function.
    #[must_use]
    pub fn callers(&self, function: NodeId) -> Callers {
        let mut callers = Callers::default();
        if let Some(call) = self.called_on_the_spot(function) {
            callers.calls.push(call);
            return callers;
        }
        let Form::Function(form) = self.unit.form(function) else { return callers };
        let holder = match form.name.and_then(|name| self.place(name)) {
            Some(place) => Some(place),
            None => self.assigned_place(function),
        };
        let Some(place) = holder else { return Callers { open: true, ..callers } };
        callers.open = form.public || !self.at(place).path.is_empty();
        for &reader in &self.at(place).uses {
            let call = self.unit.parent(reader).filter(|&call| self.is_callee(reader, call));
            let means_it = self.reaching(reader).iter().any(|def| def.base == Base::Node(function));
            match call {
                _ if means_it && form.accessor => callers.calls.push(reader),
                Some(call) if means_it => callers.calls.push(call),
                None if means_it => callers.open = true,
                _ => {}
            }
        }
        callers
    }

    /// The function of this file that a call calls, or the constructor of the class that it makes an object of.
    #[must_use]
    pub fn called(&self, call: NodeId) -> Option<NodeId> {
        let callee = match self.unit.form(call) {
            Form::Call(form) => form.callee,
            Form::Construct(form) => form.class,
            _ => return None,
        };
        let made = self.made_by(callee)?;
        match self.unit.form(made) {
            Form::Function(_) => Some(made),
            Form::Class(class) => class.body.iter().find_map(|&member| match self.unit.form(member) {
                Form::Assign(assign) => assign
                    .value
                    .filter(|&value| matches!(self.unit.form(value), Form::Function(function) if function.constructs)),
                _ => None,
            }),
            _ => None,
        }
    }

    /// The argument of a call that a parameter takes.
    #[must_use]
    pub fn argument<'a>(&self, args: &'a [Arg], function: NodeId, index: usize) -> Option<&'a Arg> {
        let by_name = args.iter().find(|arg| self.parameter(args, arg, function) == Some(index));
        by_name.filter(|arg| !arg.spread)
    }

    /// The index of the parameter that takes an argument.
    #[must_use]
    pub fn parameter(&self, args: &[Arg], arg: &Arg, function: NodeId) -> Option<usize> {
        let Form::Function(form) = self.unit.form(function) else { return None };
        let Some((name, _)) = &arg.name else {
            let at = args.iter().position(|other| std::ptr::eq(other, arg))?;
            return (!args[..=at].iter().any(|before| before.spread)).then_some(at);
        };
        form.params.iter().position(|param| match self.unit.form(param.target) {
            Form::Assign(assign) => self.unit.variable(assign.target) == Some(name),
            _ => self.unit.variable(param.target) == Some(name),
        })
    }

    /// Whether a node is what a call calls.
    #[must_use]
    pub fn is_callee(&self, node: NodeId, call: NodeId) -> bool {
        matches!(self.unit.form(call), Form::Call(form) if form.callee == node)
    }

    fn assigned_place(&self, function: NodeId) -> Option<super::PlaceId> {
        match self.unit.form(self.unit.parent(function)?) {
            Form::Assign(assign) if assign.value == Some(function) => self.place(assign.target),
            _ => None,
        }
    }
}

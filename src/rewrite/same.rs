//! Whether what a method is called on can be nothing but the token.

use super::File;
use crate::{
    resolve::{Origin, Root},
    sdk::Does,
    syntax::{Form, Literal, NodeId},
    token::{MethodCall, Token},
};

/// Functions in functions are followed this far.
const MOST_CALLS: usize = 8;

impl File<'_, '_> {
    /// Whether a call's object is the token wherever it is an object at all.
    pub(super) fn is_surely_made_by(&self, token: &Token<'_>, call: &MethodCall) -> bool {
        let unit = self.names.unit;
        let Form::Call(form) = unit.form(call.node) else { return true };
        let Form::Member(member) = unit.form(unit.bare(form.callee)) else { return true };
        self.is_the_token(token, member.object, MOST_CALLS)
    }

    /// Whether something that other code can reach holds the token, in a language that says what can be reached.
    pub(super) fn is_kept_in_the_open(&self, token: &Token<'_>) -> bool {
        let places = token.holders.iter().filter_map(|&holder| self.names.place(holder));
        places.into_iter().any(|place| {
            let place = self.names.at(place);
            let (Root::Receiver(Some(class)), Some(name)) = (&place.root, place.path.first()) else { return false };
            let Form::Class(class) = self.names.unit.form(*class) else { return false };
            class.private.as_ref().is_some_and(|private| !private.contains(name))
        })
    }

    /// Whether something with a declared type holds the token and another one.
    pub(super) fn shares_its_type(&self, token: &Token<'_>) -> bool {
        let typed = |holder: &NodeId| {
            let place = self.names.place(*holder).filter(|&place| !self.declared_types(place).is_empty());
            let returns = matches!(self.names.unit.form(*holder), Form::Function(function) if function.result.is_some());
            (place, returns.then_some(*holder))
        };
        let own = token.holders.iter().map(typed).filter(|typed| *typed != (None, None)).collect::<Vec<_>>();
        let others = self.tokens.iter().filter(|other| other.construct != token.construct);
        others.flat_map(|other| &other.holders).map(typed).any(|typed| {
            own.iter().any(|(place, function)| {
                (place.is_some() && *place == typed.0) || (function.is_some() && *function == typed.1)
            })
        })
    }

    /// Whether a field holds the token, and a method that the class has is called on an object that is not known.
    pub(super) fn is_called_through_another(&self, token: &Token<'_>) -> bool {
        let unit = self.names.unit;
        let places = token.holders.iter().filter_map(|&holder| self.names.place(holder));
        let kept = places.into_iter().any(|place| matches!(self.names.at(place).root, Root::Receiver(_)));
        let known = self.tokens.iter().chain(self.access_tokens).flat_map(|token| &token.calls);
        let known = known.map(|call| call.node).collect::<Vec<_>>();
        let scopes = self.tokens.iter().flat_map(|token| &token.scopes).copied().collect::<Vec<_>>();
        kept && unit.ids().any(|node| match unit.form(node) {
            Form::Call(call) if matches!(unit.form(unit.bare(call.callee)), Form::Member(_)) => {
                let named = self.called_name(call.callee).and_then(|name| token.kind.method(name));
                named.is_some_and(|method| method.does == Does::Fill) && !known.contains(&node) && !scopes.contains(&node)
            }
            _ => false,
        })
    }

    fn is_the_token(&self, token: &Token<'_>, node: NodeId, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let unit = self.names.unit;
        self.names.trace(node).iter().all(|origin| match origin {
            Origin::Made(made) if *made == token.construct => true,
            // A method that returns the token.
            Origin::Made(made) if token.calls.iter().any(|call| call.node == *made) => true,
            Origin::Made(made) => matches!(unit.form(*made), Form::Literal(Literal::Null | Literal::Bool(_))),
            Origin::Param(function, index) => {
                let callers = self.names.callers(*function);
                let given = |&call: &NodeId| match unit.form(call) {
                    Form::Call(form) => {
                        let arg = self.names.argument(&form.args, *function, *index);
                        arg.is_some_and(|arg| self.is_the_token(token, arg.value, depth))
                    }
                    _ => false,
                };
                !callers.open && !callers.calls.is_empty() && callers.calls.iter().all(given)
            }
            _ => false,
        })
    }
}

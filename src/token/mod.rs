//! Tokens: every place that constructs one, deprecated or not, with all its parts, however far apart they stand.
//!
//! Knows roles and slots, no language and no message. What crosses beyond what can be followed becomes a [`Reason`].

mod assemble;
mod collect;
mod flow;
mod lifetime;
mod mention;
mod own;
mod scopes;
#[cfg(test)]
mod tests;

pub use collect::{Site, site};
pub use lifetime::lifetime;
pub use mention::{Mention, Mentioned, mentions};
pub use own::own_types;

use crate::{
    finding::{Confidence, Presence},
    resolve::{Names, PlaceId},
    sdk::{Does, Role, Slot, Table, Type},
    source::Span,
    syntax::{NodeId, Text},
};
use std::collections::HashSet;

/// One token: a construction and everything that happens to it.
#[derive(Debug, Clone)]
pub struct Token<'t> {
    /// The class, as the SDK's table describes it.
    pub kind: &'t Type,
    /// The construction expression.
    pub construct: NodeId,
    /// The last segment that names the class.
    pub region: Span,
    /// Whether the name was traced.
    pub confidence: Confidence,
    /// Its parts, in source order.
    pub parts: Vec<Part>,
    /// What was not followed, in source order.
    pub reasons: Vec<(Span, Reason)>,
    /// The scope or grant objects it was given, as far as the SDK's table knows their classes.
    pub scopes: Vec<NodeId>,
    /// The variables in which scopes or grants were collected before the token took them all.
    pub lists: Vec<ScopeList>,
    /// The expressions and definitions that hold it.
    pub holders: HashSet<NodeId>,
    /// The methods called on it, in the order of evaluation.
    pub calls: Vec<MethodCall>,
}

/// A variable in which scopes or grants are collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScopeList {
    /// The assignment that makes the list.
    pub declared: NodeId,
    /// The variable.
    pub place: PlaceId,
    /// Where the token takes it.
    pub read: NodeId,
    /// The construction or the method call that does.
    pub by: NodeId,
}

/// A method called on a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodCall {
    /// The call.
    pub node: NodeId,
    /// What the method does.
    pub does: Does,
    /// The method's name.
    pub name: Text,
    /// Where that stands.
    pub name_span: Span,
    /// Whether it is there on every path.
    pub presence: Presence,
    /// Whether it stands in a function that the token is handed to.
    pub handed: bool,
    /// Whether it may be called on another object instead.
    pub maybe: bool,
}

/// One part of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which slot it fills.
    pub slot: Slot,
    /// The value, or the call that has the effect.
    pub node: NodeId,
    /// What to show.
    pub span: Span,
    /// Whether it is there on every path.
    pub presence: Presence,
    /// The construction or the method call that gives it to the token, or the statement that puts it into a list of scopes.
    pub by: NodeId,
    /// The scope object it is an argument of, if it is one.
    pub scope: Option<NodeId>,
    /// Whether the value fills the slot alone.
    pub fills: Fills,
}

/// How a value fills its slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fills {
    /// The value is what the slot asks for.
    Whole,
    /// The value is one entry, under its argument's name, or several if it is spread.
    Entry,
}

/// Why a token is not known completely.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The constructor's or a scope's arguments are computed or come from elsewhere.
    UnknownArguments,
    /// A scope or grant object comes from elsewhere, or is of another class than those about calls.
    UnknownScope,
    /// The token is handed to code that is not followed.
    HandedOn,
    /// The function's variables are handed on by their names.
    LookedUp,
    /// The token is stored where other code can reach it.
    Stored,
    /// The token is returned to callers that are not in this file.
    Returned,
    /// A method that the SDK's class does not have.
    UnknownMethod(Text),
    /// A method that the SDK's class has in another version only.
    WrongEra(Text),
    /// A property of the token is read or set.
    PropertyUsed,
    /// A claim of the program's own is added.
    OwnClaim,
    /// The class is named by a text.
    NamedByText,
    /// The name may stand for another class too.
    MaybeAnotherClass,
    /// A call that returns nothing is chained on.
    NotChainable,
    /// The class is called without constructing, which this SDK refuses.
    NotConstructed,
    /// The token goes too many ways.
    TooManyWays,
}

/// All deprecated tokens that a file constructs, in source order.
#[must_use]
pub fn tokens<'t>(names: &Names<'_>, table: &'t Table) -> Vec<Token<'t>> {
    of_role(names, table, Role::DeprecatedToken)
}

/// All access tokens that a file constructs, in source order: parts in [`Slot::ApiKeySid`] and the like, and one in
/// [`Slot::Voice`] for each grant about calls. What is not known of a grant is no reason against its token.
#[must_use]
pub fn access_tokens<'t>(names: &Names<'_>, table: &'t Table) -> Vec<Token<'t>> {
    of_role(names, table, Role::Access)
}

fn of_role<'t>(names: &Names<'_>, table: &'t Table, role: Role) -> Vec<Token<'t>> {
    let sites = names.unit.ids().filter_map(|node| site(names, table, node)).filter(|site| site.kind.role == role);
    let mut tokens = sites.filter_map(|site| assemble::token(names, table, site)).collect::<Vec<_>>();
    tokens.sort_by_key(|token| token.region);
    tokens
}

//! From tokens to edits: what the new code is, what it rests on, and what goes.
//!
//! [`plan`] decides on the model and the SDK's target table, [`render`] turns the plans of a file into edits that an
//! adapter prints, [`apply`] puts edits into a text. Knows no quotation mark and no vendor.

mod apply;
mod arguments;
mod bindings;
mod configuration;
mod credentials;
mod facts;
mod failures;
mod grants;
mod identity;
mod imports;
mod kinds;
mod leftovers;
mod lists;
mod names;
mod needs;
mod opened;
mod params;
mod plan;
mod reach;
mod render;
mod same;
mod shape;
mod statements;
mod together;
mod values;
mod written;

pub use apply::{Overlap, apply};
pub use facts::Facts;

use crate::{
    finding::{Applicability, Edit, Rewrites},
    project::Project,
    resolve::Names,
    sdk::{Slot, Table, Target, Words},
    source::{SourceFile, Span},
    syntax::{Adapter, Text},
    token::Token,
};
use plan::Plan;
use std::collections::BTreeMap;

/// What the user decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The identity of tokens that have no client name, as an expression of the language.
    pub identity: Option<Configured>,
    /// Where new credentials are read.
    pub origins: Origins,
    /// Names of the environment's variables, by what they hold, in place of the usual ones.
    pub variables: BTreeMap<Slot, Text>,
    /// The API key's SID and its secret as expressions of the language, in place of all else.
    pub keys: Option<[Text; 2]>,
}

/// An expression that the user gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Configured {
    /// On the command line, for this run.
    ByFlag(String),
    /// In the project's configuration, for good.
    ByFile(String),
}

/// Where new credentials are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Origins {
    /// From the environment.
    #[default]
    Environment,
    /// From the object that the auth token is read from.
    Beside,
}

/// A file and all that is known about it.
pub struct File<'a, 't> {
    /// Its text.
    pub source: &'a SourceFile,
    /// Its names.
    pub names: &'a Names<'a>,
    /// The SDK's table.
    pub table: &'t Table,
    /// What a rewrite writes.
    pub target: &'t Target,
    /// What names and calls mean in the language.
    pub words: &'t Words,
    /// The language.
    pub adapter: &'a dyn Adapter,
    /// All deprecated tokens of the file.
    pub tokens: &'t [Token<'t>],
    /// The access tokens that it has already.
    pub access_tokens: &'t [Token<'t>],
    /// The project around it.
    pub project: &'a Project,
    /// What the user decided.
    pub settings: &'a Settings,
    /// The tokens to leave as they are, by the places of their classes.
    pub left: &'a [Span],
    /// Comments for the tool alone, which go with what they are about.
    pub directives: &'a [Span],
    /// What is true of all of it.
    pub facts: Facts,
}

/// What can be done about one token.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    /// Whether it may be done.
    pub applicability: Applicability,
    /// Why it may not, or what it rests on: plain sentences.
    pub reasons: Vec<String>,
    /// What to do for this token alone.
    pub edits: Vec<Edit>,
}

/// Why a token is not rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal(Option<String>);

impl Refusal {
    fn because(reason: impl Into<String>) -> Self {
        Self(Some(reason.into()))
    }

    /// For what must not happen.
    fn bug(what: &str) -> Self {
        Self::because(format!("{what}, which is a bug in the rewrite"))
    }

    /// For reasons that the token itself says.
    const fn known() -> Self {
        Self(None)
    }
}

impl<'t> File<'_, 't> {
    /// What can be done about each token of the file, and the edits for all of them together and for those that are safe.
    #[must_use]
    pub fn offers(&self) -> (Vec<Offer>, Rewrites) {
        let plan =
            |token: &'t Token<'t>| if self.left.contains(&token.region) { Err(Refusal::known()) } else { self.plan(token) };
        let plans = self.tokens.iter().map(plan).collect::<Vec<_>>();
        let mut offers = plans.iter().map(|plan| self.offer(plan)).collect::<Vec<_>>();
        loop {
            let (all, mut left) = self.together(&plans, &offers, Applicability::Unsafe);
            let (safe, others) = if offers.iter().any(|offer| offer.applicability == Applicability::Unsafe) {
                self.together(&plans, &offers, Applicability::Safe)
            } else {
                (all.clone(), Vec::new())
            };
            left.extend(others);
            left.sort_unstable();
            left.dedup();
            if left.is_empty() {
                return (offers, Rewrites { safe, all });
            }
            // What `fix` leaves out is offered by no one.
            for at in left {
                offers[at] = refused(&if self.parses_with(&offers[at].edits) {
                    Refusal::because("it cannot be rewritten together with the tokens before it")
                } else {
                    Refusal::bug("the new code does not parse")
                });
            }
        }
    }

    fn offer(&self, plan: &Result<Plan<'t>, Refusal>) -> Offer {
        let (plan, edits) = match plan.as_ref().map(|plan| (plan, self.render(&[plan]))) {
            Ok((plan, Ok(edits))) => (plan, edits),
            Ok((_, Err(refusal))) => return refused(&refusal),
            Err(refusal) => return refused(refusal),
        };
        let reasons = plan.assumptions.clone();
        let applicability = if reasons.is_empty() { Applicability::Safe } else { Applicability::Unsafe };
        Offer { applicability, reasons, edits }
    }

    /// The edits that rewrite all tokens together that are at least so applicable, which are not the sum of those for each.
    /// Tokens that cannot be rewritten together with those before them are left out, and named by their places in the list.
    fn together(
        &self,
        plans: &[Result<Plan<'t>, Refusal>],
        offers: &[Offer],
        least: Applicability,
    ) -> (Vec<Edit>, Vec<usize>) {
        let chosen = offers.iter().zip(plans).enumerate().filter(|(_, (offer, _))| offer.applicability >= least);
        let chosen = chosen.filter_map(|(at, (_, plan))| Some((at, plan.as_ref().ok()?))).collect::<Vec<_>>();
        if let [(only, _)] = chosen.as_slice() {
            let edits = &offers[*only].edits;
            return if self.parses_with(edits) { (edits.clone(), Vec::new()) } else { (Vec::new(), vec![*only]) };
        }
        let all = chosen.iter().map(|&(_, plan)| plan).collect::<Vec<_>>();
        if let Ok(edits) = self.render(&all)
            && self.parses_with(&edits)
        {
            return (edits, Vec::new());
        }
        let (mut some, mut edits, mut left) = (Vec::new(), Vec::new(), Vec::new());
        for (at, plan) in chosen {
            some.push(plan);
            match self.render(&some) {
                Ok(more) if self.parses_with(&more) => edits = more,
                _ => {
                    some.pop();
                    left.push(at);
                }
            }
        }
        (edits, left)
    }
}

fn refused(refusal: &Refusal) -> Offer {
    Offer { reasons: refusal.0.iter().cloned().collect(), ..Offer::default() }
}

//! From tokens to edits: what the new code is, what it rests on, and what goes.
//!
//! [`plan`] decides on the model and the SDK's target table, [`render`] turns the plans of a file into edits that an
//! adapter prints, [`apply`] puts edits into a text. Knows no quotation mark and no vendor.

mod apply;
mod arguments;
mod bindings;
mod credentials;
mod names;
mod plan;
mod reach;
mod render;
mod shape;
mod statements;
mod values;

pub use apply::{Overlap, apply};

use crate::{
    finding::{Applicability, Edit},
    project::Project,
    resolve::Names,
    sdk::{Slot, Table, Target, Words},
    source::SourceFile,
    syntax::{Adapter, Text},
    token::Token,
};
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
    /// What can be done about a token of the file.
    #[must_use]
    pub fn offer(&self, token: &'t Token<'t>) -> Offer {
        let refused = |refusal: Refusal| Offer { reasons: refusal.0.into_iter().collect(), ..Offer::default() };
        let plan = match self.plan(token) {
            Ok(plan) => plan,
            Err(refusal) => return refused(refusal),
        };
        let reasons = plan.assumptions.clone();
        let applicability = if reasons.is_empty() { Applicability::Safe } else { Applicability::Unsafe };
        match self.render(&[plan]) {
            Ok(edits) => Offer { applicability, reasons, edits },
            Err(refusal) => refused(refusal),
        }
    }

    /// The edits that rewrite several tokens of the file together, where they are not those of one alone. Tokens that cannot
    /// be rewritten, or not together with those before them, are left out.
    #[must_use]
    pub fn edits(&self, tokens: &[&'t Token<'t>]) -> Vec<Edit> {
        let mut plans = Vec::new();
        let mut edits = Vec::new();
        let all = tokens.iter().filter_map(|token| self.plan(token).ok()).collect::<Vec<_>>();
        if let Ok(edits) = self.render(&all) {
            return edits;
        }
        for plan in all {
            plans.push(plan);
            match self.render(&plans) {
                Ok(more) => edits = more,
                Err(_) => drop(plans.pop()),
            }
        }
        edits
    }
}

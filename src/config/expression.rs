//! Expressions of a language in a configuration: whether they are that, and where.

use crate::source::SourceFile;
use crate::syntax::{Adapter, Form, Literal, Unit};

/// An expression that a rewrite may write as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) text: String,
    /// The extensions of the files that it can stand in: a dialect may have expressions of its own.
    extensions: Vec<&'static str>,
    /// What it is, if it is written out.
    pub(super) literal: Option<Kind>,
}

/// A value that is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Other,
}

impl Expression {
    /// The text as an expression, if it is one, and one only, in a dialect of the language.
    pub(super) fn parse(text: &str, adapter: &dyn Adapter) -> Option<Self> {
        let text = text.trim();
        let own = adapter.extensions().iter().copied();
        let parsed = own.filter_map(|extension| Some((extension, argument(text, adapter, extension)?)));
        let (extensions, kinds): (Vec<_>, Vec<_>) = parsed.unzip();
        let literal = kinds.first().copied()?;
        Some(Self { text: text.to_owned(), extensions, literal })
    }

    /// Whether it can stand in files with this extension.
    pub(super) fn is_for(&self, extension: &str) -> bool {
        self.extensions.iter().any(|own| own.eq_ignore_ascii_case(extension))
    }
}

/// Whether the text is right alone and as the only argument of a call; if so, what it is if it is written out.
fn argument(text: &str, adapter: &dyn Adapter, extension: &str) -> Option<Option<Kind>> {
    let lower = |text: String| {
        let unit = adapter.lower(&SourceFile::new(format!("x.{extension}"), text));
        (unit.errors.is_empty() && unit.too_deep.is_none()).then_some(unit)
    };
    let alone = lower(adapter.alone(text))?;
    if statements(&alone) != 1 {
        return None;
    }
    let unit = lower(adapter.alone(&format!("f({text})")))?;
    let start = adapter.alone("").trim_end_matches(';').len();
    let outer = unit.ids().rev().find_map(|id| match unit.form(id) {
        Form::Call(call) if unit.span(id).start == start => Some(call),
        _ => None,
    })?;
    let [arg] = outer.args.as_slice() else { return None };
    let is_plain = arg.name.is_none() && !arg.spread && statements(&unit) == 1;
    let kind = match unit.form(unit.bare(arg.value)) {
        Form::Literal(Literal::Text(_, holes)) if holes.is_empty() => Some(Kind::Text),
        Form::Literal(Literal::Text(..)) => None,
        Form::Literal(_) => Some(Kind::Other),
        // What leaves has no value.
        Form::Jump(_) => return None,
        _ => None,
    };
    is_plain.then_some(kind)
}

fn statements(unit: &Unit) -> usize {
    match unit.root().map(|root| unit.form(root)) {
        // Some languages have things to say that stand nowhere.
        Some(Form::Block(statements)) => statements.iter().filter(|&&id| unit.span(id).start < unit.span(id).end).count(),
        _ => 0,
    }
}

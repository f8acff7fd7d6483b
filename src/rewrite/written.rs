//! Where a name is written, whatever it means there: what lowering leaves out, such as the type of a cast, still names it.

use super::{File, bindings::Bindings};
use crate::{
    source::Span,
    syntax::{Form, Literal, NodeId},
    token::Token,
};
use std::collections::HashSet;

impl File<'_, '_> {
    /// The places inside a stretch where a whole word is a name.
    fn written(&self, name: &str, within: Span) -> Vec<Span> {
        let text = &self.source.text[..within.end];
        let part_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        let found = text[within.start..].match_indices(name).map(|(at, _)| within.start + at);
        let alone = |&at: &usize| {
            !text[..at].ends_with(part_of_name) && !self.source.text[at + name.len()..].starts_with(part_of_name)
        };
        found.filter(alone).map(|at| Span::new(at, at + name.len())).collect()
    }

    /// Whether something is no code: in a comment or a text, but for the expressions inside that.
    fn is_said(&self, span: Span) -> bool {
        let unit = self.names.unit;
        let literal = |node: NodeId| match unit.form(node) {
            Form::Literal(Literal::Text(_, holes)) => {
                unit.span(node).contains(span) && !holes.iter().any(|&hole| unit.span(hole).contains(span))
            }
            _ => false,
        };
        unit.comments.iter().any(|comment| comment.contains(span)) || unit.ids().any(literal)
    }

    /// Whether code names something without an object before it, where that may be a member of the class around.
    pub(super) fn names_barely(&self, name: &str, home: NodeId) -> bool {
        let unit = self.names.unit;
        let bare = |span: &Span| {
            let before = self.source.text[..span.start].trim_end();
            let member = before.ends_with('.') && !before.ends_with("..");
            !member && !self.is_said(*span)
        };
        // The function's own name stands before its body.
        let body = match unit.form(home) {
            Form::Function(function) => function.body.unwrap_or(home),
            _ => home,
        };
        // Names of classes are looked after with the imports.
        let small = name.starts_with(char::is_lowercase);
        self.words.imports_only_name && small && self.written(name, unit.span(body)).iter().any(bare)
    }

    /// Whether a name stands in code outside of some stretches.
    pub(super) fn is_written_beside(&self, name: &str, known: &[Span]) -> bool {
        let beside = |span: &Span| !known.iter().any(|known| known.contains(*span)) && !self.is_said(*span);
        self.written(name, Span::new(0, self.source.text.len())).iter().any(beside)
    }

    /// Whether a class's name stands in code that is no part of a token, no type that follows it, and no import: in a cast,
    /// or as the type of what a collection holds.
    pub(super) fn stands_elsewhere(&self, name: &str, handled: &HashSet<NodeId>) -> bool {
        let mut known = self.import_spans();
        known.extend(handled.iter().map(|&node| self.names.unit.span(node)));
        known.extend(self.tokens.iter().map(|token| token.region));
        self.is_written_beside(name, &known)
    }

    /// Whether the statement that constructs a token names its class once more, which the new object would not fit.
    pub(super) fn is_named_beside(&self, token: &Token<'_>) -> bool {
        let unit = self.names.unit;
        let Some(statement) = self.statement_around(token.construct) else { return false };
        if matches!(unit.form(statement), Form::Function(_) | Form::Class(_)) {
            return false;
        }
        let nodes = self.tokens.iter().flat_map(|token| self.annotations(token).into_iter().chain([token.construct]));
        let own = nodes.map(|node| unit.span(node)).collect::<Vec<_>>();
        let beside = |span: &Span| !own.iter().any(|own| own.contains(*span)) && !self.is_said(*span);
        self.written(self.source.slice(token.region), unit.span(statement)).iter().any(beside)
    }
}

impl Bindings<'_, '_, '_> {
    /// Whether a name stands in what stays of the file, in a comment or a text too, and whether it stands in what goes.
    pub(super) fn stands(&self, name: &str) -> (bool, bool) {
        let imports = self.file.import_spans();
        let mut found = (false, false);
        for span in self.file.written(name, Span::new(0, self.file.source.text.len())) {
            if imports.iter().any(|import| import.contains(span)) {
                continue;
            }
            let gone = self.gone.iter().any(|gone| gone.contains(span));
            let stays = !gone || self.kept.iter().any(|kept| kept.contains(span));
            found = (found.0 || stays, found.1 || !stays);
        }
        found
    }

    /// Whether a name was used by what goes, and by nothing else.
    pub(super) fn loses_its_use(&self, name: &str) -> bool {
        self.stands(name) == (false, true)
    }
}

//! Where a name is written, whatever it means there: what lowering leaves out, such as the type of a cast, still names it.

use super::{File, bindings::Bindings};
use crate::{
    source::Span,
    syntax::{Entry, Form, Key, Literal, Member, NodeId},
    token::Token,
};

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

    /// Whether a name stands in the file where its tree has no node for it, as inside some types and casts.
    pub(super) fn is_named_unread(&self, name: &str) -> bool {
        if self.words.type_queries.is_empty() && !self.words.imports_only_name {
            return false;
        }
        if let Some(&known) = self.facts.unread.borrow().get(name) {
            return known;
        }
        let unit = self.names.unit;
        let covered = self.facts.covered.get_or_init(|| {
            let starts = |node| match unit.form(node) {
                Form::Name(_) => vec![unit.span(node).start],
                Form::Member(Member { key: Key::Named(_, span), .. }) => vec![span.start],
                Form::Collection(collection) => {
                    let named = |entry: &Entry| match &entry.key {
                        Some(Key::Named(_, span)) => Some(span.start),
                        _ => None,
                    };
                    collection.entries.iter().filter_map(named).collect()
                }
                _ => Vec::new(),
            };
            unit.ids().flat_map(starts).collect()
        });
        let whole = unit.ids().filter(|&node| matches!(unit.form(node), Form::Import(_) | Form::Literal(_)));
        let whole = whole.map(|node| unit.span(node)).chain(unit.comments.iter().copied()).collect::<Vec<_>>();
        let unread = |span: &Span| !covered.contains(&span.start) && !whole.iter().any(|whole| whole.contains(*span));
        let found = self.written(name, Span::new(0, self.source.text.len())).iter().any(unread);
        self.facts.unread.borrow_mut().insert(name.to_owned(), found);
        found
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

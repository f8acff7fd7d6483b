//! Statements as stretches of text: where one begins and ends, how it goes, what can stand before and after it.

use super::File;
use crate::{
    finding::Edit,
    source::Span,
    style::Place,
    syntax::{Assign, AssignMode, Form, NodeId},
    token::Token,
};
use std::collections::BTreeSet;

impl File<'_, '_> {
    /// A place in the file for new code.
    pub(super) fn place(&self, at: usize) -> Place<'_> {
        Place { style: self.style(), text: &self.source.text, at, extension: self.source.extension() }
    }

    /// The offset behind the indentation of the line that holds an offset.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let place = self.place(at);
        at - place.before().len() + place.indentation().len()
    }

    /// Whether nothing but a word that declares stands before a statement on its line.
    pub(super) fn begins_line(&self, statement: NodeId) -> bool {
        self.start_of_statement(self.names.unit.span(statement)).is_some()
    }

    /// Whether nothing but a comment stands behind a statement on its line.
    pub(super) fn ends_line(&self, statement: NodeId) -> bool {
        let end = self.end_of_statement(self.names.unit.span(statement));
        let rest = self.source.text[end..].split('\n').next().unwrap_or_default();
        let next = end + rest.len() - rest.trim_start().len();
        rest.trim().is_empty() || self.names.unit.comments.iter().any(|comment| comment.start == next)
    }

    /// Where a statement begins, with the word that declares, if nothing stands before it on its line.
    pub(super) fn start_of_statement(&self, span: Span) -> Option<usize> {
        let start = self.line_start(span.start);
        let before = self.source.slice(Span::new(start, span.start)).trim();
        before.chars().all(|c| c.is_ascii_lowercase()).then_some(start)
    }

    /// Whether an expression is a statement behind a condition, without a block around it.
    pub(super) fn is_guarded_statement(&self, span: Span) -> bool {
        let before = self.source.text[..span.start].trim_end();
        let after = self.source.text[span.end..].trim_start_matches([' ', '\t']);
        (before.ends_with(')') || before.ends_with("else")) && after.starts_with([';', '\n', '\r'])
    }

    /// Where a statement begins behind others on its line, with the word that declares.
    fn with_declaring_word(&self, start: usize) -> usize {
        let before = self.source.text[..start].trim_end_matches([' ', '\t']);
        let others = before.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let separated = others.trim_end_matches([' ', '\t']).ends_with([';', '{', '}']);
        if separated && others.len() < before.len() { others.len() } else { start }
    }

    /// What has to end the new code in place of a statement that ends by itself, as a loop does.
    pub(super) fn ending(&self, span: Span) -> &'static str {
        let rest = self.source.text[span.end..].trim_start_matches([' ', '\t']);
        if !self.source.slice(span).ends_with([';', '}']) || rest.starts_with(';') {
            return "";
        }
        // Without it, some lines would go on.
        let continues = self.source.text[span.end..].trim_start().starts_with(['(', '[', '`', '+', '-', '/']);
        let terminator = self.style().terminator;
        if terminator.is_empty() && continues && !self.style().declares.is_empty() { ";" } else { terminator }
    }

    /// The end of a statement, with what ends it.
    pub(super) fn end_of_statement(&self, span: Span) -> usize {
        let rest = &self.source.text[span.end..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest[spaces..].starts_with(';') { span.end + spaces + 1 } else { span.end }
    }

    /// Takes a statement away, its whole lines where nothing else stands on them, and leaves texts in its place.
    pub(super) fn delete(&self, span: Span, leave: &[&str]) -> Edit {
        let text = &self.source.text;
        let end = self.end_of_statement(span);
        let rest = text[end..].split('\n').next().unwrap_or_default();
        let Some(start) = self.start_of_statement(span) else {
            return self.delete_beside_others(span, end, rest, leave);
        };
        let place = self.place(start);
        let break_line = format!("{}{}", place.line_ending(), place.indentation());
        if !leave.is_empty() {
            // A comment may go to the end of its line.
            let after = if rest.trim().is_empty() { "" } else { &break_line };
            let end = if after.is_empty() { end } else { end + rest.len() - rest.trim_start_matches([' ', '\t']).len() };
            return Edit { span: Span::new(start, end), text: format!("{}{after}", leave.join(&break_line)) };
        }
        if !rest.trim().is_empty() {
            let end = end + rest.len() - rest.trim_start_matches([' ', '\t']).len();
            return Edit { span: Span::new(start, end), text: String::new() };
        }
        let line = start - place.indentation().len();
        let mut after = (end + rest.len() + 1).min(text.len());
        // Of two blank lines that meet, one is enough.
        let above = text[..line].lines().next_back().unwrap_or_default().trim_end();
        let next = text[after..].split('\n').next().unwrap_or_default();
        let meets = above.is_empty() || above.ends_with(['{', ':']);
        if meets && next.trim().is_empty() && after + next.len() < text.len() {
            after += next.len() + 1;
        }
        Edit { span: Span::new(line, after), text: String::new() }
    }

    /// Where several statements in a row go at the top of a block or behind a blank line, the blank line behind them goes too.
    pub(super) fn close_gaps(&self, edits: &mut [Edit]) {
        let text = &self.source.text;
        let mut from = 0;
        for at in 0..edits.len() {
            let goes = |edit: &Edit| edit.text.is_empty() && text[..edit.span.start].ends_with('\n');
            if !goes(&edits[at]) || at == 0 || edits[at - 1].span.end != edits[at].span.start || !goes(&edits[at - 1]) {
                from = at;
                continue;
            }
            let (start, end) = (edits[from].span.start, edits[at].span.end);
            let above = text[..start].lines().next_back().unwrap_or_default().trim_end();
            let next = text[end..].split('\n').next().unwrap_or_default();
            let ends_row = edits.get(at + 1).is_none_or(|next| next.span.start != end);
            let meets = above.is_empty() || above.ends_with(['{', ':']);
            if ends_row && meets && next.trim().is_empty() && end + next.len() < text.len() {
                edits[at].span.end += next.len() + 1;
            }
        }
    }

    /// Takes a statement away that shares its line with others.
    fn delete_beside_others(&self, span: Span, end: usize, rest: &str, leave: &[&str]) -> Edit {
        let span = Span::new(self.with_declaring_word(span.start), span.end);
        let after = end + rest.len() - rest.trim_start_matches(' ').len();
        if !leave.is_empty() {
            let place = self.place(self.line_start(span.start));
            let break_line = format!("{}{}", place.line_ending(), place.indentation());
            let close = if rest.trim().is_empty() { "" } else { &break_line };
            let text = format!("{break_line}{}{close}", leave.join(&break_line));
            return Edit { span: Span::new(span.start, after), text };
        }
        if !rest.trim().is_empty() {
            return Edit { span: Span::new(span.start, after), text: String::new() };
        }
        // The last one on its line; what separated it from the one before goes, too.
        let before = self.source.text[..span.start].trim_end_matches([' ', '\t']);
        let before = if end == span.end { before.strip_suffix(';').unwrap_or(before) } else { before };
        Edit { span: Span::new(before.len(), end), text: String::new() }
    }

    /// New lines behind a statement.
    pub(super) fn insert_after(&self, statement: NodeId, printed: &str) -> Edit {
        let span = self.names.unit.span(statement);
        let at = self.end_of_statement(span);
        let place = self.place(span.start);
        let ended = self.source.text[..at].ends_with(';');
        let terminator = match place.style.terminator {
            // What follows on the line is a statement of its own.
            "" if ended && !self.ends_line(statement) => ";",
            terminator if ended => terminator,
            _ => "",
        };
        let text = format!("{}{}{printed}{terminator}", place.line_ending(), place.indentation());
        Edit { span: Span::new(at, at), text }
    }

    /// New lines before a statement.
    pub(super) fn insert_before(&self, statement: NodeId, printed: &str) -> Edit {
        let at = self.line_start(self.names.unit.span(statement).start);
        let place = self.place(at);
        let text = format!("{printed}{}{}{}", place.style.terminator, place.line_ending(), place.indentation());
        Edit { span: Span::new(at, at), text }
    }

    /// Whether a statement of the token announces a text that stands on the lines below, which new lines would cut off.
    pub(super) fn has_text_below(&self, token: &Token<'_>) -> bool {
        let unit = self.names.unit;
        let Some(sign) = self.words.text_below.as_deref() else { return false };
        let announces = |node: NodeId| {
            let written = self.source.slice(unit.span(node));
            matches!(unit.form(node), Form::Literal(_)) && written.starts_with(sign) && !written.contains('\n')
        };
        let own = self.own_nodes(token).into_iter().chain(token.parts.iter().map(|part| part.node)).collect::<Vec<_>>();
        let statements = own.iter().map(|&node| self.statement_around(node).unwrap_or(node)).collect::<BTreeSet<_>>();
        let texts = statements.into_iter().flat_map(|statement| self.nodes_in(statement)).filter(|&node| announces(node));
        // What is put into such a text stays where it is.
        texts.into_iter().any(|text| !own.iter().any(|&node| unit.is_inside(node, text)))
    }

    /// The statement that a token's assignment is, if what is put behind it runs as soon as the token is there.
    pub(super) fn statement_holding(&self, assign: NodeId) -> Option<NodeId> {
        let unit = self.names.unit;
        let statement = self.statement_around(assign)?;
        let way =
            [assign].into_iter().chain(unit.ancestors(assign)).take_while(|&node| Some(node) != unit.parent(statement));
        let only = |node: NodeId| match unit.form(node) {
            Form::Assign(_) | Form::Coerce(_) => true,
            // Declarations behind one word; but statements that are a value end before they do.
            Form::Block(parts) => parts.windows(2).all(|pair| {
                let between = Span::new(unit.span(pair[0]).end, unit.span(pair[1]).start);
                self.source.slice(between).trim_start().starts_with(',')
            }),
            _ => false,
        };
        way.into_iter().all(only).then_some(statement)
    }

    /// Comments inside a stretch that are in none of the stretches that stay.
    pub(super) fn comments_in(&self, gone: Span, kept: &[Span]) -> Vec<&str> {
        let stays = |comment: &Span| kept.iter().any(|kept| kept.contains(*comment));
        let inside = self.names.unit.comments.iter().filter(|comment| gone.contains(**comment) && !stays(comment));
        let inside = inside.filter(|comment| !self.directives.contains(comment));
        inside.map(|comment| self.source.slice(*comment).trim_end()).collect()
    }

    /// Comments as lines before the line that holds an offset.
    pub(super) fn comments_before(&self, at: usize, comments: &[&str]) -> Option<Edit> {
        let start = self.line_start(at);
        let place = self.place(start);
        let lines = comments.iter().map(|comment| format!("{comment}{}{}", place.line_ending(), place.indentation()));
        (!comments.is_empty()).then(|| Edit { span: Span::new(start, start), text: lines.collect() })
    }

    /// The statement whose value an expression is a part of, if evaluating the expression before it changes nothing.
    pub(super) fn hoists_before(&self, whole: NodeId) -> Option<NodeId> {
        let unit = self.names.unit;
        let statement = self.statement_around(whole).filter(|&statement| self.begins_line(statement))?;
        let first = self.nodes_in(whole).into_iter().min()?;
        use AssignMode::{Block, Foreign, Function, Outer, Set, Update};
        let plain = |&node: &NodeId| {
            matches!(
                unit.form(node),
                Form::Assign(Assign { mode: Block | Foreign | Function | Outer | Set | Update, .. })
                    | Form::Jump(_)
                    | Form::Call(_)
                    | Form::Construct(_)
                    | Form::Collection(_)
                    | Form::Coerce(_)
                    | Form::Member(_)
                    | Form::Literal(_)
                    | Form::Arithmetic(_)
            )
        };
        let way = [whole].into_iter().chain(unit.ancestors(whole)).take_while(|&node| Some(node) != unit.parent(statement));
        let earlier = self.nodes_in(statement).into_iter().filter(|&node| node < first);
        let quiet =
            earlier.into_iter().all(|node| !matches!(unit.form(node), Form::Call(_) | Form::Construct(_) | Form::Assign(_)));
        (way.into_iter().all(|node| plain(&node)) && quiet).then_some(statement)
    }
}

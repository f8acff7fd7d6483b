//! Laying out printed code in lines of the local width.
//!
//! Knows brackets and items, no language: adapters say which brackets, and whether the last item may stay on the line.

/// Printed code that may be broken into lines.
#[derive(Debug, Clone)]
pub(super) enum Doc {
    /// Stays as it is.
    Text(String),
    /// One after the other.
    Join(Vec<Self>),
    /// Items in brackets.
    List(List),
    /// What comes first, and what is chained on it: on one line, or on a line each.
    Chain(Box<Self>, Vec<Self>),
}

/// Items in brackets.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// With the space that follows it on one line, and a line break before it if it has a line of its own where the list is
    /// broken.
    pub(super) open: &'static str,
    pub(super) items: Vec<Doc>,
    /// With the space before it on one line.
    pub(super) close: &'static str,
    /// What ends the last item where every item has its line.
    pub(super) last: &'static str,
}

/// The local style of breaking lines.
#[derive(Debug, Clone)]
pub(super) struct Layout<'s> {
    /// Columns.
    pub(super) width: usize,
    /// One step of indentation.
    pub(super) step: &'s str,
    /// What chained calls on lines of their own are further indented by.
    pub(super) continuation: String,
    /// How lines end.
    pub(super) newline: &'static str,
    /// How a list is broken.
    pub(super) breaks: Breaks,
}

/// How a list that is too long is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// The last item keeps the line if it is a list itself: `f(a, {` … `})`.
    HugLast,
    /// All items go to one line of their own if they fit there, or to one each.
    Inside,
    /// As inside, but further indented, and the bracket stays behind the last item.
    Continued,
}

impl Doc {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// All on one line.
    pub(super) fn flat(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Join(parts) => parts.iter().map(Self::flat).collect(),
            Self::Chain(first, links) => [&**first].into_iter().chain(links).map(Self::flat).collect(),
            Self::List(list) if list.items.is_empty() => format!("{}{}", list.open.trim(), list.close.trim_start()),
            Self::List(list) => {
                let items = list.items.iter().map(Self::flat).collect::<Vec<_>>();
                format!("{}{}{}", list.open.replace('\n', " "), items.join(", "), list.close)
            }
        }
    }

    fn ends_in_list(&self) -> bool {
        match self {
            Self::Text(_) | Self::Chain(..) => false,
            Self::List(list) => !list.items.is_empty(),
            Self::Join(parts) => match parts.as_slice() {
                [.., Self::Text(close)] if close.chars().all(|c| matches!(c, ')' | ']' | '}')) => {
                    parts.iter().rev().nth(1).is_some_and(Self::ends_in_list)
                }
                _ => parts.last().is_some_and(Self::ends_in_list),
            },
        }
    }
}

impl Layout<'_> {
    /// The text of a document that begins in a column, on a line with an indentation.
    pub(super) fn print(&self, doc: &Doc, indentation: &str, column: usize) -> String {
        let mut out = String::new();
        self.write(doc, indentation, column, 0, &mut out);
        out
    }

    /// Writes a document after which `rest` more columns are needed on the line.
    fn write(&self, doc: &Doc, indentation: &str, column: usize, rest: usize, out: &mut String) {
        let flat = doc.flat();
        if self.column(out, column) + width(&flat) + rest <= self.width || width(&flat) == 0 {
            return out.push_str(&flat);
        }
        match doc {
            Doc::Text(text) => out.push_str(text),
            Doc::Join(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    let after: usize = parts[at + 1..].iter().map(|part| head(&part.flat())).sum();
                    self.write(part, indentation, column, after + rest, out);
                }
            }
            Doc::List(list) => self.break_list(list, indentation, column, rest, out),
            Doc::Chain(first, links) => {
                let inner = format!("{indentation}{}", self.continuation);
                self.write(first, indentation, column, 0, out);
                for (at, link) in links.iter().enumerate() {
                    out.push_str(&format!("{}{inner}", self.newline));
                    self.write(link, &inner, width(&inner), if at + 1 == links.len() { rest } else { 0 }, out);
                }
            }
        }
    }

    fn break_list(&self, list: &List, indentation: &str, column: usize, rest: usize, out: &mut String) {
        let [first @ .., last] = list.items.as_slice() else { return out.push_str(&Doc::List(list.clone()).flat()) };
        let before = first.iter().map(|item| format!("{}, ", item.flat())).collect::<String>();
        let hugs = self.breaks == Breaks::HugLast && last.ends_in_list() && !first.iter().any(Doc::ends_in_list);
        let room = self.column(out, column) + width(list.open) + width(&before) + head(&last.flat());
        if hugs && room <= self.width {
            out.push_str(list.open.trim_end());
            out.push_str(&before);
            self.write(last, indentation, column, list.close.len() + rest, out);
            return out.push_str(list.close.trim_start());
        }
        let apart = list.open.starts_with('\n');
        let continued = self.breaks == Breaks::Continued && !apart;
        let inner = format!("{indentation}{}", if continued { self.continuation.as_str() } else { self.step });
        let items = format!("{before}{}", last.flat());
        if apart {
            out.push_str(&format!("{}{indentation}", self.newline));
        }
        out.push_str(list.open.trim());
        // Entries of a map have a line each.
        if self.breaks != Breaks::HugLast && list.open != "{" && !apart && width(&inner) + width(&items) <= self.width {
            out.push_str(&format!("{}{inner}{items}", self.newline));
        } else {
            for (at, item) in list.items.iter().enumerate() {
                out.push_str(&format!("{}{inner}", self.newline));
                self.write(item, &inner, width(&inner), 1, out);
                let single = self.breaks == Breaks::Inside && list.items.len() == 1;
                let last = if single { "" } else { list.last };
                out.push_str(if at + 1 == list.items.len() { last } else { "," });
            }
        }
        if !continued {
            out.push_str(&format!("{}{indentation}", self.newline));
        }
        out.push_str(list.close.trim_start());
    }

    /// The column at the end of what was written from a column on.
    fn column(&self, out: &str, column: usize) -> usize {
        match out.rsplit_once('\n') {
            Some((_, line)) => width(line),
            None => column + width(out),
        }
    }
}

/// Columns of a text, a tab counted as four.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// The columns up to the first place where a text could be broken.
fn head(flat: &str) -> usize {
    let end = flat.find(['(', '{', '[']).map_or(flat.len(), |at| at + 1);
    width(&flat[..end])
}

//! Where the lines of a text begin, looked up once for all pictures of a file.
//!
//! The diagnostics library's own way counts from the beginning of the text for every label. This module deliberately knows
//! nothing of findings.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// A text with its name and its line index, as the protocol of the diagnostics library reads it.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    name: String,
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(name: String, text: &'a str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { name, text, starts }
    }

    /// The number of the line an offset is in, from 0.
    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// Where a line begins; the end of the text for one after the last.
    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }
}

impl SourceCode for Lines<'_> {
    fn read_span<'s>(
        &'s self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'s> + 's>, MietteError> {
        let end = span.offset() + span.len();
        if end > self.text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let (first, last) = (self.line(span.offset()), self.line(end));
        // Without context the place itself is wanted, with its column; the library counts bytes, we count characters.
        let (from, to, column) = if lines_before == 0 && lines_after == 0 {
            let before = self.text.get(self.start(first)..span.offset()).unwrap_or_default();
            (span.offset(), end, before.chars().count())
        } else {
            (self.start(first.saturating_sub(lines_before)), self.start(last + lines_after + 1), 0)
        };
        let data = &self.text.as_bytes()[from..to];
        let range = SourceSpan::new(from.into(), to - from);
        let line = self.line(from);
        let shown = (last + lines_after + 1).min(self.starts.len()) - line;
        Ok(Box::new(MietteSpanContents::new_named(self.name.clone(), data, range, line, column, shown)))
    }
}

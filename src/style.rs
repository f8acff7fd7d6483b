//! What a file's code looks like, and a place in it for new code. Adapters fill it and print by it; no language is known here.

/// What a file's code looks like.
#[derive(Debug, Clone)]
pub struct Style {
    /// The quotation mark of texts.
    pub quote: char,
    /// What ends a statement; may be empty.
    pub terminator: &'static str,
    /// The word that declares a variable, with a space; may be empty.
    pub declares: &'static str,
    /// What follows the last of the arguments that have a line each.
    pub argument_comma: &'static str,
    /// What follows the last of the entries that have a line each.
    pub entry_comma: &'static str,
    /// Columns of a line.
    pub width: usize,
    /// One step of indentation, where the code beside is indented by spaces.
    pub step: String,
    /// Whether most lines are indented by tabs.
    pub tabs: bool,
}

/// How the code around looks.
#[derive(Debug, Clone, Copy)]
pub struct Place<'s> {
    /// What the file's code looks like.
    pub style: &'s Style,
    /// The whole file.
    pub text: &'s str,
    /// Where the new code will begin.
    pub at: usize,
    /// The file's extension.
    pub extension: &'s str,
}

impl<'s> Place<'s> {
    /// The text of the line before the place.
    #[must_use]
    pub fn before(self) -> &'s str {
        let before = self.text.get(..self.at).unwrap_or_default();
        before.rsplit_once('\n').map_or(before, |(_, line)| line)
    }

    /// The white space that the line begins with.
    #[must_use]
    pub fn indentation(self) -> &'s str {
        let line = self.text[self.at - self.before().len()..].split('\n').next().unwrap_or_default();
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// One step of indentation.
    #[must_use]
    pub fn step(self) -> &'s str {
        let beside = self.indentation();
        let tab = beside.contains('\t') || (beside.is_empty() && self.style.tabs);
        if tab { "\t" } else { &self.style.step }
    }

    /// How lines end.
    #[must_use]
    pub fn line_ending(self) -> &'static str {
        let first = memchr::memchr(b'\n', self.text.as_bytes()).unwrap_or_default();
        if first > 0 && self.text.as_bytes()[first - 1] == b'\r' { "\r\n" } else { "\n" }
    }
}

//! The output formats. Each reads a [`Run`] and writes bytes.
//!
//! A report module reads findings and nothing else: it analyses nothing, opens nothing, and decides no exit code.

mod drawing;
mod excerpt;
pub mod full;
pub mod github;
pub mod gitlab;
pub mod json;
mod labels;
mod lines;
pub mod markdown;
pub mod mask;
pub mod mistakes;
mod places;
mod replacement;
pub mod rule_text;
pub mod sarif;
pub mod text;
pub mod totals;

use crate::run::Run;
use std::io;

/// The output formats a user can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A picture of each finding in its source.
    Full,
    /// One line for each finding.
    Concise,
    /// A versioned document for programs.
    Json,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
    /// The report of GitLab's Code Quality.
    Gitlab,
    /// A table in Markdown.
    Markdown,
}

/// Wider pictures are harder to read, not easier.
pub const WIDEST: usize = 140;

/// How the formats for people look. The others disregard it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours are used.
    pub color: Color,
    /// Which characters pictures are drawn with.
    pub characters: Characters,
    /// Columns that labels and notes may take.
    pub width: usize,
    /// Columns that a line of source may take with its number; a longer one is cut.
    pub line_width: usize,
}

/// Whether colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// Escape sequences are written.
    Colored,
    /// No escape sequence is written.
    Plain,
}

/// Which characters pictures are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Characters {
    /// Box drawing characters.
    Unicode,
    /// ASCII alone.
    Ascii,
}

impl Style {
    /// For files and pipes: no escape sequences, and nothing but ASCII drawn. Long lines of source need not be cut where
    /// no terminal breaks them, except those that nobody reads.
    pub const PLAIN: Self = Self { color: Color::Plain, characters: Characters::Ascii, width: 80, line_width: WIDEST };
}

/// Writes a run in one format.
///
/// # Errors
///
/// If the writer fails.
pub fn write(run: &Run, format: Format, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Full => full::write(run, style, out),
        Format::Concise => text::write(run, style, out),
        Format::Json => json::write(run, out),
        Format::Sarif => sarif::write(run, out),
        Format::Github => github::write(run, out),
        Format::Gitlab => gitlab::write(run, out),
        Format::Markdown => markdown::write(run, out),
    }
}

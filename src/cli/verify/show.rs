//! The table of `verify` as text and as JSON.
//!
//! Values are shortened in the text and whole in JSON; what looks like a credential is masked in both. This module
//! deliberately decides no verdict and no exit code.

use crate::cli::args::VerifyFormat;
use crate::cli::sink;
use crate::report::{Color, mask};
use crate::verify::{Comparison, Row, Verdict};
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::iter;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The version of the document's shape, which `docs/verify-json-schema-v1.json` describes.
const VERSION: u32 = 1;
/// Longer values are shortened in the table. A SID in quotes is not.
const LONGEST: usize = 36;
/// Stands in the place of nothing.
const NOTHING: &str = "-";
const HEAD: [&str; 6] = ["id", "claim", "old", "new", "verdict", "reason"];
/// Where the verdict stands in a row.
const VERDICT: usize = 4;
/// Columns between the cells of a row.
const GAP: usize = 2;
/// Stands for the rest of a value.
const CUT: &str = "...";
const RESET: &str = "\u{1b}[0m";

#[derive(Serialize)]
struct Document {
    version: u32,
    tool: Tool,
    /// Whether no row fails, has no equivalent, or is a loss.
    equivalent: bool,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Writes the table. A reader that stops reading ends the output, not the run.
pub(super) fn to_stdout(comparison: &Comparison, format: VerifyFormat) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match format {
        VerifyFormat::Full => table(comparison, sink::stdout_style().color, sink::terminal_columns(), &mut out),
        VerifyFormat::Json => json(comparison, &mut out),
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // Dropping the writer would try once more.
            let _ = out.into_parts();
            Ok(())
        }
        written => written,
    }
}

/// Writes what the table comes to.
pub(super) fn totals(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let counts = Verdict::ALL.iter().map(|&verdict| (verdict, comparison.count(verdict))).filter(|&(_, count)| count > 0);
    let counts: Vec<String> = counts.map(|(verdict, count)| format!("{count} {}", verdict.name())).collect();
    let judgement = match comparison.is_equivalent() {
        true if comparison.count(Verdict::NotChecked) > 0 => "equivalent as far as was checked",
        true => "equivalent",
        false => "not equivalent",
    };
    writeln!(out, "{judgement}: {}", counts.join(", "))
}

/// The cells of the table: its head, and a line for each row.
fn cells(comparison: &Comparison) -> Vec<[String; 6]> {
    let rows = comparison.rows.iter().map(|row| {
        let reason = mask::message(&row.reason).into_owned();
        let (old, new) = (short(row.old.as_deref()), short(row.new.as_deref()));
        [row.id.to_owned(), row.claim.to_owned(), old, new, row.verdict.name().to_owned(), reason]
    });
    [HEAD.map(str::to_owned)].into_iter().chain(rows).collect()
}

fn table(comparison: &Comparison, color: Color, columns: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let cells = cells(comparison);
    let widths: [usize; 6] =
        std::array::from_fn(|column| cells.iter().map(|row| row[column].width()).max().unwrap_or_default());
    if columns.is_some_and(|columns| widths.iter().sum::<usize>() + GAP * (widths.len() - 1) > columns) {
        return list(comparison, color, out);
    }
    let paints = iter::once("").chain(comparison.rows.iter().map(|row| paint(row.verdict, color)));
    for (row, paint) in cells.iter().zip(paints) {
        for (column, (cell, width)) in row[..=VERDICT].iter().zip(widths).enumerate() {
            let (paint, reset) = if column == VERDICT { (paint, reset(paint)) } else { ("", "") };
            write!(out, "{paint}{cell}{reset}{:1$}", "", width - cell.width() + GAP)?;
        }
        writeln!(out, "{}", row[VERDICT + 1])?;
    }
    Ok(())
}

/// The same, for a terminal that would break the lines of a table.
fn list(comparison: &Comparison, color: Color, out: &mut dyn Write) -> io::Result<()> {
    for (row, [id, claim, old, new, verdict, reason]) in comparison.rows.iter().zip(cells(comparison).into_iter().skip(1)) {
        let paint = paint(row.verdict, color);
        writeln!(out, "{id}  {paint}{verdict}{}: {reason}", reset(paint))?;
        writeln!(out, "    {claim}")?;
        if row.old.is_some() || row.new.is_some() {
            writeln!(out, "    {} {old}\n    {} {new}", HEAD[2], HEAD[3])?;
        }
    }
    Ok(())
}

const fn reset(paint: &str) -> &'static str {
    if paint.is_empty() { "" } else { RESET }
}

/// The colour of what a person should look at.
const fn paint(verdict: Verdict, color: Color) -> &'static str {
    match (color, verdict) {
        (Color::Plain, _) | (_, Verdict::Pass) => "",
        (Color::Colored, Verdict::Fail | Verdict::NoEquivalent | Verdict::PassWithLoss) => "\u{1b}[31m",
        (Color::Colored, _) => "\u{1b}[33m",
    }
}

fn short(value: Option<&str>) -> String {
    let value = mask::message(value.unwrap_or(NOTHING));
    if value.width() <= LONGEST {
        return value.into_owned();
    }
    let mut left = LONGEST - CUT.len();
    let fits = |character: &char| {
        let width = character.width().unwrap_or_default();
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    value.chars().take_while(fits).chain(CUT.chars()).collect()
}

fn json(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let masked = |text: &String| mask::message(text).into_owned();
    let rows = comparison.rows.iter().map(|row| Row {
        old: row.old.as_ref().map(masked),
        new: row.new.as_ref().map(masked),
        reason: masked(&row.reason),
        ..row.clone()
    });
    let document = Document {
        version: VERSION,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        equivalent: comparison.is_equivalent(),
        rows: rows.collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comparison() -> Comparison {
        let row = |id, old: &str, new, verdict| Row {
            id,
            claim: "claim",
            old: Some(old.to_owned()),
            new,
            verdict,
            reason: "why".to_owned(),
        };
        let absent = Row { old: None, ..row("H2", "", None, Verdict::Pass) };
        Comparison { rows: vec![row("H1", "界", Some("b\u{1b}[2J".to_owned()), Verdict::Fail), absent] }
    }

    fn shown(columns: Option<usize>) -> String {
        let mut out = Vec::new();
        table(&comparison(), Color::Colored, columns, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_terminal_gets_a_table_only_if_it_fits() {
        let wide = "id  claim  old  new    verdict  reason\n\
                    H1  claim  界   b␛[2J  \u{1b}[31mfail\u{1b}[0m     why\n\
                    H2  claim  -    -      pass     why\n";
        assert_eq!(shown(None), wide);
        assert_eq!(shown(Some(200)), wide);
        let narrow = "H1  \u{1b}[31mfail\u{1b}[0m: why\n    claim\n    old 界\n    new b␛[2J\nH2  pass: why\n    claim\n";
        assert_eq!(shown(Some(30)), narrow);
    }

    #[test]
    fn long_values_are_cut_by_columns() {
        assert_eq!(short(None), NOTHING);
        assert_eq!(short(Some(&"z".repeat(36))), "z".repeat(36));
        assert_eq!(short(Some(&"z".repeat(37))), "z".repeat(33) + CUT);
        assert_eq!(short(Some(&"界".repeat(19))), "界".repeat(16) + CUT);
    }
}

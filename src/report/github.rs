//! Workflow commands that GitHub shows as annotations beside the code.
//!
//! Of each level GitHub shows ten in one step and drops the rest without a word, so the rest is counted here instead.

use super::mask;
use crate::finding::{Finding, Severity};
use crate::run::{FileReport, Run};
use std::io;

/// Annotations of one level that one step shows.
const MOST: usize = 10;

/// Writes one annotation for each finding, the errors first, and how many are left out.
///
/// # Errors
///
/// If the writer fails.
pub fn write(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    let mut left = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let findings = run.findings().filter(|(_, finding)| finding.severity == severity).collect::<Vec<_>>();
        for (file, finding) in findings.iter().take(MOST) {
            writeln!(out, "{}", annotation(run, file, finding))?;
        }
        left += findings.len().saturating_sub(MOST);
    }
    match left {
        0 => Ok(()),
        1 => writeln!(out, "1 more finding is not annotated: a step shows {MOST} of each level"),
        left => writeln!(out, "{left} more findings are not annotated: a step shows {MOST} of each level"),
    }
}

fn annotation(run: &Run, file: &FileReport, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = (file.source.position(finding.primary.start), file.source.position(finding.primary.end));
    // Services look for files from the root of the repository, wherever a step runs.
    let path = property(run.path(&file.source.path));
    let path = mask::line(&path);
    let mut place = format!("file={path},line={},endLine={}", start.line, end.line);
    // Columns of several lines are refused.
    if start.line == end.line {
        place.push_str(&format!(",col={},endColumn={}", start.column, end.column));
    }
    let message = mask::message(&finding.message);
    let reasons = finding.reasons.iter().map(|reason| format!("; {}", mask::message(reason))).collect::<String>();
    format!("::{level} {place},title={}::{}", property(&finding.rule), data(&format!("{message}{reasons}")))
}

/// A message as it has to be written.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property as it has to be written.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_property_is_escaped() {
        assert_eq!(property("a,b:c%d\r\n"), "a%2Cb%3Ac%25d%0D%0A");
        assert_eq!(data("a,b:c%d\n"), "a,b:c%25d%0A");
    }
}

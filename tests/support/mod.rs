//! Reading fixtures and writing findings down, shared by the tests.

#![allow(dead_code, reason = "each test binary uses its own part of this module")]

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};
use tokenlift::{
    finding::{Analysis, Presence},
    source::{SourceFile, Span},
};

/// One case: a folder with an input and its expected findings.
pub(crate) struct Fixture {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// The input, under its name as a relative path.
    pub(crate) source: SourceFile,
}

impl Fixture {
    /// Reads the case that a `findings.txt` belongs to.
    pub(crate) fn read(findings: &Path) -> io::Result<Self> {
        let folder = findings.parent().ok_or_else(|| io::Error::other("no folder"))?.to_owned();
        let mut inputs = fs::read_dir(&folder)?.filter_map(Result::ok).map(|entry| entry.path());
        let input = inputs
            .find(|path| path.file_stem().is_some_and(|stem| stem == "input"))
            .ok_or_else(|| io::Error::other(format!("{}: no input", folder.display())))?;
        let name = input.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = SourceFile::decode(name, fs::read(input)?);
        Ok(Self { folder, source })
    }

    /// All cases, in order.
    pub(crate) fn all() -> Vec<Self> {
        let walk = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures")).sort_by_file_name();
        let files = walk.into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
        let findings = files.filter(|path| path.file_name().is_some_and(|name| name == "findings.txt"));
        findings.map(|path| Self::read(&path).expect("readable fixture")).collect()
    }

    /// The folder's name.
    pub(crate) fn name(&self) -> String {
        let language = self.folder.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        format!("{language}/{}", self.folder.file_name().unwrap_or_default().to_string_lossy())
    }
}

/// One line a finding, one indented line a part, one line with `?` a reason.
pub(crate) fn render(source: &SourceFile, analysis: &Analysis) -> String {
    let place = |span: Span| {
        let (start, end) = (source.position(span.start), source.position(span.end));
        format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
    };
    let word = |value: &dyn erased::Word| value.word();
    let mut text = String::new();
    for finding in &analysis.findings {
        let (severity, confidence) = (word(&finding.severity), word(&finding.confidence));
        let applicability = word(&finding.applicability);
        let at = place(finding.primary);
        let _ = writeln!(text, "{at} {} {severity} {confidence} {applicability} {}", finding.rule, finding.message);
        for related in &finding.related {
            let presence = match related.presence {
                Presence::Always => "",
                Presence::Conditional => " conditional",
                Presence::Repeated => " repeated",
            };
            let slot = related.slot.as_deref().unwrap_or("-");
            let _ = writeln!(text, "    {} {slot}{presence}", place(related.span));
        }
        for reason in &finding.reasons {
            let _ = writeln!(text, "    ? {reason}");
        }
    }
    for silenced in &analysis.silenced {
        let (finding, reason) = (&silenced.finding, &silenced.reason);
        let _ = writeln!(text, "ignored {} {}: {reason}", place(finding.primary), finding.rule);
    }
    text
}

mod erased {
    /// The name a value has in structured output.
    pub(crate) trait Word {
        fn word(&self) -> String;
    }

    impl<T: serde::Serialize> Word for T {
        fn word(&self) -> String {
            serde_json::to_value(self).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
        }
    }
}

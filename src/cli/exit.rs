//! The exit codes, and what decides between them. They are the same for every output format.

use super::args::{CheckArgs, FailOn};
use crate::finding::Severity;
use crate::run::Run;

/// Nothing at or above the level asked for.
pub const CLEAN: u8 = 0;
/// At least one finding at or above the level asked for.
pub const FINDINGS: u8 = 1;
/// The arguments or a configuration were wrong, a named path does not exist, the tool failed, or with `--strict` a file was skipped.
pub const ERROR: u8 = 2;

/// What the user wants the exit code to say.
#[derive(Debug, Clone, Copy)]
pub struct Policy {
    /// The lowest level that counts.
    pub fail_on: FailOn,
    /// Findings never count.
    pub exit_zero: bool,
    /// A file that was not wholly analysed is an error.
    pub strict: bool,
    /// Something that was rewritten counts like a finding.
    pub exit_non_zero_on_fix: bool,
}

impl Policy {
    /// What the arguments say.
    #[must_use]
    pub const fn of(args: &CheckArgs) -> Self {
        let CheckArgs { fail_on, exit_zero, strict, exit_non_zero_on_fix, .. } = *args;
        Self { fail_on, exit_zero, strict, exit_non_zero_on_fix }
    }
}

/// The exit code of a finished run. An error outweighs findings: the run does not know all of them.
#[must_use]
pub fn code(run: &Run, policy: Policy) -> u8 {
    if is_error(run, policy) {
        return ERROR;
    }
    let threshold = match policy.fail_on {
        _ if policy.exit_zero => None,
        FailOn::Never => None,
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Error => Some(Severity::Error),
    };
    let counts = |severity| threshold.is_some_and(|threshold| severity >= threshold);
    let fixed = policy.exit_non_zero_on_fix && !policy.exit_zero && rewrites(run);
    if fixed || run.findings().any(|(_, finding)| counts(finding.severity)) { FINDINGS } else { CLEAN }
}

/// The exit code of a run that ends in a patch: whether there is something in it decides.
#[must_use]
pub fn code_of_patch(run: &Run, policy: Policy) -> u8 {
    match rewrites(run) {
        _ if is_error(run, policy) => ERROR,
        true if !policy.exit_zero => FINDINGS,
        _ => CLEAN,
    }
}

fn is_error(run: &Run, policy: Policy) -> bool {
    run.failed() || (policy.strict && run.totals.files_skipped > 0)
}

fn rewrites(run: &Run) -> bool {
    run.rewritten.as_ref().is_some_and(|rewritten| rewritten.files > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Analysis, Applicability, Confidence, Finding, Notice, NoticeKind};
    use crate::run::{FileReport, Rewritten};
    use crate::source::{SourceFile, Span};

    fn run_with(severity: Severity, notice: Option<NoticeKind>) -> Run {
        let finding = Finding {
            rule: "capability-token".into(),
            severity,
            confidence: Confidence::High,
            applicability: Applicability::None,
            message: String::new(),
            primary: Span::default(),
            symbol: String::new(),
            related: Vec::new(),
            reasons: Vec::new(),
            fix: None,
            fingerprint: String::new(),
        };
        let analysis = Analysis { findings: vec![finding], ..Analysis::default() };
        let notice = notice.map(|kind| Notice { path: "a".into(), kind, message: String::new() });
        let source = SourceFile::new("a.js", "");
        Run::new(vec![FileReport { source, analysis }], notice.into_iter().collect(), 1)
    }

    #[test]
    fn levels_and_flags_decide() {
        let policy = Policy { fail_on: FailOn::Warning, exit_zero: false, strict: false, exit_non_zero_on_fix: false };
        assert_eq!(code(&run_with(Severity::Note, None), policy), CLEAN);
        assert_eq!(code(&run_with(Severity::Warning, None), policy), FINDINGS);
        let errors_only = Policy { fail_on: FailOn::Error, ..policy };
        assert_eq!(code(&run_with(Severity::Warning, None), errors_only), CLEAN);
        assert_eq!(code(&run_with(Severity::Error, None), errors_only), FINDINGS);
        let never = Policy { fail_on: FailOn::Never, ..policy };
        assert_eq!(code(&run_with(Severity::Error, None), never), CLEAN);
        let zero = Policy { exit_zero: true, ..policy };
        assert_eq!(code(&run_with(Severity::Error, None), zero), CLEAN);
    }

    #[test]
    fn failures_outweigh_findings_and_flags() {
        let zero = Policy { fail_on: FailOn::Never, exit_zero: true, strict: false, exit_non_zero_on_fix: false };
        assert_eq!(code(&run_with(Severity::Error, Some(NoticeKind::Internal)), zero), ERROR);
        assert_eq!(code(&run_with(Severity::Error, Some(NoticeKind::Binary)), zero), CLEAN);
        let strict = Policy { strict: true, ..zero };
        assert_eq!(code(&run_with(Severity::Error, Some(NoticeKind::Binary)), strict), ERROR);
        assert_eq!(code(&run_with(Severity::Error, Some(NoticeKind::NotUtf8)), strict), CLEAN);
    }

    #[test]
    fn what_was_rewritten_counts_if_that_is_wanted() {
        let policy = Policy { fail_on: FailOn::Error, exit_zero: false, strict: false, exit_non_zero_on_fix: false };
        let counting = Policy { exit_non_zero_on_fix: true, ..policy };
        let mut run = run_with(Severity::Warning, None);
        run.rewritten = Some(Rewritten::default());
        assert_eq!((code(&run, counting), code_of_patch(&run, policy)), (CLEAN, CLEAN));
        run.rewritten = Some(Rewritten { tokens: 1, files: 1, ..Rewritten::default() });
        assert_eq!((code(&run, policy), code(&run, counting), code_of_patch(&run, policy)), (CLEAN, FINDINGS, FINDINGS));
        let zero = Policy { exit_zero: true, ..counting };
        assert_eq!((code(&run, zero), code_of_patch(&run, zero)), (CLEAN, CLEAN));
    }
}

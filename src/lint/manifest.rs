//! Rules about the manifests beside the code.
//!
//! This module deliberately does not look for manifests: the project says what was found.

use super::{CAPABILITY_TOKEN, catalog};
use crate::{
    finding::{Analysis, Applicability, Confidence, Finding, Severity},
    project::{Origin, Package, Pin, Sdk, Support},
    source::Span,
};

const SDK_TOO_OLD: &str = "sdk-too-old";

/// Whether a file mints what the rewrite is about, so that the SDK's version matters.
#[must_use]
pub fn is_concerned(analysis: &Analysis) -> bool {
    analysis.findings.iter().any(|finding| finding.rule == CAPABILITY_TOKEN)
}

/// What is to be said about an SDK in the place that pins it.
#[must_use]
pub fn sdk_too_old(sdk: &Sdk, pin: &Pin, package: &Package) -> Option<Finding> {
    let Support::No { minimum } = sdk.support(&package.usable) else { return None };
    let name = sdk.legacy.as_ref().unwrap_or(&package.name);
    let message = match &sdk.legacy {
        Some(legacy) => {
            let package = &package.name;
            format!("`{legacy}` came before `{package}`, and the access token needs `{package}` {minimum} or newer")
        }
        None => format!("`{name}` is {}, and the access token needs {minimum} or newer", held(sdk, pin)?),
    };
    Some(Finding {
        rule: SDK_TOO_OLD.to_owned(),
        severity: catalog::rule(SDK_TOO_OLD).map_or(Severity::Warning, |rule| rule.severity),
        confidence: Confidence::High,
        applicability: Applicability::None,
        message,
        primary: pin.span,
        symbol: name.clone(),
        related: Vec::new(),
        reasons: sdk.lock.iter().map(|lock| format!("the version is locked in {lock}")).collect(),
        fix: None,
        fingerprint: String::new(),
    })
}

/// What keeps the SDK at its version.
fn held(sdk: &Sdk, pin: &Pin) -> Option<String> {
    Some(match (sdk.versions.as_ref()?.exact(), sdk.origin) {
        (Some(version), Origin::Lock) => format!("locked at {version}"),
        (Some(version), Origin::Installed) => format!("installed in version {version}"),
        (Some(version), Origin::Manifest) => format!("pinned to {version}"),
        (None, Origin::Lock) => "locked at several versions".to_owned(),
        (None, _) => format!("limited to `{}`", one_line(pin.file.slice(pin.span))),
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names and passwords inside the addresses of a manifest, which no report may show.
#[must_use]
pub fn secrets(text: &str) -> Vec<Span> {
    let inside = |(at, mark): (usize, &str)| {
        let start = at + mark.len();
        let rest = &text[start..];
        let end = rest.find(|c: char| c.is_whitespace() || "/\"'<>".contains(c)).unwrap_or(rest.len());
        rest[..end].rfind('@').filter(|&end| end > 0).map(|end| Span::new(start, start + end))
    };
    text.match_indices("://").filter_map(inside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_of_addresses_are_secret() {
        let text = "--index-url https://me:secret@x.org/simple\ngit+ssh://git@x.org/y https://x.org/a@b";
        let found = secrets(text).into_iter().map(|span| &text[span.start..span.end]).collect::<Vec<_>>();
        assert_eq!(found, ["me:secret", "git"]);
    }
}

//! What names a finding for good: it survives lines that move, and never is that of two findings.

use crate::{
    finding::{Analysis, Finding},
    source::{SourceFile, Span},
};
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, fmt::Write as _};

/// Bytes of a fingerprint.
const LENGTH: usize = 16;

/// Gives every finding of a file its fingerprint: of its rule, the file's path in the repository, the function or class around
/// it, what stands there and at its parts without white space, and how many of the same come before it.
pub fn assign(analysis: &mut Analysis, source: &SourceFile, path: &str) {
    let hidden = analysis.secrets.iter().chain(&analysis.suspects).copied().collect::<Vec<_>>();
    let silenced = analysis.silenced.iter_mut().map(|silenced| &mut silenced.finding);
    let mut findings = analysis.findings.iter_mut().chain(&mut analysis.known).chain(silenced).collect::<Vec<_>>();
    // What comments ignore counts like the rest, so that a comment changes no other finding's fingerprint.
    findings.sort_by(|a, b| (a.primary, &a.rule).cmp(&(b.primary, &b.rule)));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings {
        let key = [&finding.rule, path, &finding.symbol, &normalised(finding, source, &hidden)].join("\n");
        let before = seen.entry(key.clone()).or_insert(0);
        finding.fingerprint = hash(&format!("{key}\n{before}"));
        *before += 1;
    }
}

/// The texts of the place and of its parts, so that one token is not taken for another beside it, but for literals that may be
/// credentials.
fn normalised(finding: &Finding, source: &SourceFile, hidden: &[Span]) -> String {
    let is_shown = |place: &Span| !hidden.iter().any(|span| span.start < place.end && place.start < span.end);
    let places = [finding.primary].into_iter().chain(finding.related.iter().map(|related| related.span));
    let text = |place: Span| source.slice(place).split_whitespace().collect::<String>();
    places.filter(is_shown).map(text).collect::<Vec<_>>().join("\t")
}

fn hash(text: &str) -> String {
    let mut shown = String::with_capacity(2 * LENGTH);
    for byte in Sha256::digest(text.as_bytes()).iter().take(LENGTH) {
        let _ = write!(shown, "{byte:02x}");
    }
    shown
}

#[cfg(test)]
mod tests {
    use crate::{pipeline, source::SourceFile};
    use std::collections::BTreeSet;

    const TWO: &str = "const twilio = require('twilio');
exports.lift = (sid, token) => [
  new twilio.jwt.ClientCapability({ accountSid: sid, authToken: token }).toJwt(),
  new twilio.jwt.ClientCapability({ accountSid: sid, authToken: token }).toJwt(),
];
";

    fn fingerprints(text: &str, path: &str) -> Vec<String> {
        let source = SourceFile::new("a.js", text);
        let mut analysis = pipeline::analyze(&source);
        super::assign(&mut analysis, &source, path);
        analysis.findings.into_iter().map(|finding| finding.fingerprint).collect()
    }

    #[test]
    fn equal_findings_differ_and_moved_ones_do_not() {
        let here = fingerprints(TWO, "a.js");
        assert_eq!(here.iter().collect::<BTreeSet<_>>().len(), 2);
        assert_eq!(fingerprints(&format!("// moved\n\n{TWO}"), "a.js"), here);
        assert_eq!(fingerprints(&TWO.replace('\n', "\r\n"), "a.js"), here);
    }

    #[test]
    fn a_comment_that_ignores_one_leaves_the_other_its_own() {
        let here = fingerprints(TWO, "a.js");
        let ignored = TWO.replacen("  new", "  // tokenlift: ignore[capability-token]\n  new", 1);
        assert_eq!(fingerprints(&ignored, "a.js"), here[1..]);
    }

    #[test]
    fn another_file_or_function_is_another_finding() {
        let here = fingerprints(TWO, "a.js");
        assert_ne!(fingerprints(TWO, "b.js"), here);
        assert_ne!(fingerprints(&TWO.replace("=> [", "=> { return [").replace("];", "]; };"), "c.js"), here);
    }
}

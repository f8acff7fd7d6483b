//! A run with made-up findings, so that the reports can be tested without the analysis.

use tokenlift::finding::{
    Analysis, Applicability, Confidence, Edit, Finding, Fix, Notice, NoticeKind, Presence, Related, Severity,
};
use tokenlift::run::{FileReport, Run};
use tokenlift::source::{Place, SourceFile, Span};

/// A literal that looks like an auth token.
pub(crate) const SECRET: &str = "0123456789abcdef0123456789abcdef";

const TOKEN_JS: &str = "\
const twilio = require('twilio');
const { ClientCapability } = twilio.jwt;

function mint(name) {
  const capability = new ClientCapability({
    accountSid: 'ACfedcba9876543210fedcba9876543210',
    authToken: '0123456789abcdef0123456789abcdef',
  });
  if (name) capability.addScope(new ClientCapability.IncomingClientScope(name));

  return capability.toJwt(); // \u{1b}[31m0123456789abcdef0123456789abcdef
}
";

/// The span of the nth occurrence of a text, from 0.
fn nth(text: &str, part: &str, n: usize) -> Span {
    let (start, _) = text.match_indices(part).nth(n).expect("the part occurs");
    Span::new(start, start + part.len())
}

fn related(span: Span, slot: &str, presence: Presence, message: &str) -> Related {
    let slot = (!slot.is_empty()).then(|| slot.to_owned());
    Related { span, slot, presence, message: message.to_owned() }
}

fn finding(rule: &str, severity: Severity, primary: Span, message: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        confidence: Confidence::High,
        applicability: Applicability::None,
        message: message.to_owned(),
        primary,
        symbol: String::new(),
        related: Vec::new(),
        reasons: Vec::new(),
        fix: None,
        fingerprint: format!("{:032x}", primary.start),
    }
}

fn token_file(path: &str) -> FileReport {
    let text = TOKEN_JS;
    let (always, conditional) = (Presence::Always, Presence::Conditional);
    let secret = nth(text, SECRET, 0);
    let mut token =
        finding("capability-token", Severity::Error, nth(text, "ClientCapability", 1), "a capability token is minted");
    token.applicability = Applicability::Unsafe;
    token.symbol = "mint".to_owned();
    token.related = vec![
        related(nth(text, "accountSid", 0), "account-sid", always, "`accountSid` stays the account SID"),
        related(nth(text, "authToken", 0), "auth-token", always, "`authToken` becomes the API key SID and secret"),
        related(
            nth(text, "new ClientCapability.IncomingClientScope(name)", 0),
            "incoming-client-name",
            conditional,
            "`clientName` becomes `identity` and `incomingAllow: true` on the one voice grant of the token",
        ),
        related(nth(text, "toJwt", 0), "generation", always, "`toJwt()` stays"),
    ];
    token.reasons = vec!["the incoming scope is added on some paths only".to_owned()];
    let mut literal = finding(
        "hard-coded-auth-token",
        Severity::Error,
        Span::new(secret.start - 1, secret.end + 1),
        "a literal auth token is passed to a token constructor",
    );
    literal.symbol = "mint".to_owned();
    let replace = |part: &str, n, new: &str| Edit { span: nth(text, part, n), text: new.to_owned() };
    token.fix = Some(Fix {
        description: "mint an access token instead".to_owned(),
        edits: vec![
            replace("ClientCapability", 0, "AccessToken"),
            replace("ClientCapability", 1, "AccessToken"),
            replace("if (name) capability", 0, "  token"),
        ],
    });
    // What may be applied may not show a credential.
    literal.applicability = Applicability::Safe;
    literal.fix = Some(Fix {
        description: "keep the literal".to_owned(),
        edits: vec![replace("authToken: ", 0, &format!("key: '{SECRET}' || "))],
    });
    let analysis = Analysis { findings: vec![literal, token], secrets: vec![secret], ..Analysis::default() };
    FileReport { source: SourceFile::new(path, text), analysis }
}

fn reference_file(path: &str) -> FileReport {
    let text = "\u{feff}/* 😀 */ class Mine extends ClientCapability {}\r\n";
    let mut reference = finding(
        "capability-reference",
        Severity::Warning,
        nth(text, "ClientCapability", 0),
        "`ClientCapability` is subclassed",
    );
    reference.confidence = Confidence::Low;
    let analysis = Analysis { findings: vec![reference], ..Analysis::default() };
    FileReport { source: SourceFile::new(path, text), analysis }
}

/// Two files with findings of both levels, and three notices.
pub(crate) fn run() -> Run {
    let notice = |path: &str, kind, message: &str| Notice { path: path.to_owned(), kind, message: message.to_owned() };
    let notices = vec![
        notice("lib/bin.js", NoticeKind::Binary, "the file holds NUL bytes and was not analysed"),
        notice("lib/bug.js", NoticeKind::Internal, "the analysis failed on this file"),
        notice("lib/cut.js", NoticeKind::SyntaxError, "the file has syntax errors"),
    ];
    let files = vec![token_file("src/token.js"), reference_file("lib/a b.js")];
    let place = |path: &str| Place { path: path.to_owned(), uri: tokenlift::walk::percent_encode(path) };
    let mut run = Run::new(files, notices, 7).located(place);
    (run.totals.files_parsed, run.totals.unsafe_fixes) = (3, 1);
    run
}

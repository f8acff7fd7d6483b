//! What the formats look like, on made-up findings, and what none of them may show.

mod sample;

use proptest::prelude::*;
use tokenlift::finding::{Analysis, Applicability, Confidence, Edit, Finding, Fix, Presence, Related, Severity};
use tokenlift::report::{self, Characters, Color, Format, Style, totals, totals::Mood};
use tokenlift::run::{FileReport, Rewritten, Run};
use tokenlift::source::{SourceFile, Span};

const FORMATS: [Format; 7] =
    [Format::Full, Format::Concise, Format::Json, Format::Sarif, Format::Github, Format::Gitlab, Format::Markdown];
const COLORED: Style = Style { color: Color::Colored, characters: Characters::Unicode, width: 80, line_width: 80 };

fn written(run: &Run, format: Format, style: Style) -> String {
    let mut bytes = Vec::new();
    report::write(run, format, style, &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("reports are UTF-8")
}

#[test]
fn concise() {
    insta::assert_snapshot!(written(&sample::run(), Format::Concise, Style::PLAIN), @r##"
    lib/a b.js:1:28: warning capability-reference `ClientCapability` is subclassed
    src/token.js:5:26: error capability-token a capability token is minted
    src/token.js:7:16: error hard-coded-auth-token a literal auth token is passed to a token constructor
    "##);
}

#[test]
fn full() {
    insta::assert_snapshot!(written(&sample::run(), Format::Full, Style::PLAIN), @r##"
warning[capability-reference]: `ClientCapability` is subclassed
  --> lib/a b.js:1:28
 1 | /* 😀 */ class Mine extends ClientCapability {}
   |                             ^^^^^^^^^^^^^^^^
   = note: the name is not traced to an import, so this may be another class

error[capability-token]: a capability token is minted
   --> src/token.js:5:26
  4 | function mint(name) {
  5 |   const capability = new ClientCapability({
    |                          ^^^^^^^^^^^^^^^^ constructed here
  6 |     accountSid: 'ACfedcba9876543210fedcba9876543210',
    |     ---------- `accountSid` stays the account SID
  7 |     authToken: '********************************',
    |     --------- `authToken` becomes the API key SID and secret
  8 |   });
  9 |   if (name) capability.addScope(new ClientCapability.IncomingClientScope(name));
    |                                 ---------------------------------------------|
    | `clientName` becomes `identity` and `incomingAllow: true` on the one voice --'
    | grant of the token
 10 |
 11 |   return capability.toJwt(); // ␛[31m********************************
    |                     ----- `toJwt()` stays
    = unsafe fix: the incoming scope is added on some paths only
  2 - const { ClientCapability } = twilio.jwt;
  2 + const { AccessToken } = twilio.jwt;
  5 -   const capability = new ClientCapability({
  5 +   const capability = new AccessToken({
  9 -   if (name) capability.addScope(new ClientCapability.IncomingClientScope(name));
  9 +     token.addScope(new ClientCapability.IncomingClientScope(name));

error[hard-coded-auth-token]: a literal auth token is passed to a token
  constructor
  --> src/token.js:7:16
 6 |     accountSid: 'ACfedcba9876543210fedcba9876543210',
 7 |     authToken: '********************************',
   |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = safe fix: keep the literal
 7 -     authToken: '********************************',
 7 +     key: '********************************' || '********************************',
"##);
}

#[test]
fn full_of_a_line_too_long_to_show() {
    let text = format!("{}f(g);", " ".repeat(500));
    let related =
        Related { span: Span::new(502, 503), slot: None, presence: Presence::Always, message: "`g` becomes `h`".into() };
    let finding = Finding {
        fingerprint: String::new(),
        rule: "capability-token".into(),
        severity: Severity::Error,
        confidence: Confidence::High,
        applicability: Applicability::None,
        message: "a capability token is minted".into(),
        primary: Span::new(500, 501),
        symbol: String::new(),
        related: vec![related],
        reasons: vec!["the line is odd".into()],
        fix: None,
    };
    let analysis = Analysis { findings: vec![finding], ..Analysis::default() };
    let file = FileReport { source: SourceFile::new("a.min.js", text), analysis };
    let run = Run::new(vec![file], Vec::new(), 1);
    insta::assert_snapshot!(written(&run, Format::Full, Style::PLAIN), @r##"
error[capability-token]: a capability token is minted
  --> a.min.js:1:501
 1 | ...                                                                                                                            f(g);
   |                                                                                                                                | |
   |                                                                                                             constructed here --' |
   |                                                                                                                `g` becomes `h` --'
   = note: the line is odd
"##);
}

#[test]
fn notices_and_totals() {
    let mut bytes = Vec::new();
    totals::write_notices(&sample::run(), &mut bytes).unwrap();
    totals::write_next(&sample::run(), &mut bytes).unwrap();
    totals::write_totals(&sample::run(), &mut bytes).unwrap();
    insta::assert_snapshot!(String::from_utf8(bytes).unwrap(), @r##"
warning: lib/bin.js: the file holds NUL bytes and was not analysed
error: lib/bug.js: the analysis failed on this file
warning: lib/cut.js: the file has syntax errors
1 unsafe fix: tokenlift fix --unsafe-fixes
why, and what to do: tokenlift explain capability-token
2 errors and 1 warning in 2 files; fixes: 0 safe, 1 unsafe, 0 by hand; 7 files seen, 3 parsed, 2 skipped
"##);
}

#[test]
fn what_was_rewritten_and_what_is_left() {
    let said = |rewritten, mood| {
        let mut run = sample::run();
        run.rewritten = Some(rewritten);
        let mut bytes = Vec::new();
        totals::write_rewritten(&run, mood, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let two = Rewritten { tokens: 2, files: 1, variables: Vec::new() };
    insta::assert_snapshot!(said(two.clone(), Mood::Done), @"rewrote 2 tokens in 1 file; 1 needs --unsafe-fixes");
    insta::assert_snapshot!(said(two, Mood::Proposed), @"would rewrite 2 tokens in 1 file; 1 needs --unsafe-fixes");
    insta::assert_snapshot!(said(Rewritten::default(), Mood::Done), @"nothing to rewrite; 1 needs --unsafe-fixes");
}

#[test]
fn json() {
    let written = written(&sample::run(), Format::Json, Style::PLAIN);
    let document: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(document["version"], 1);
    assert_eq!(document["findings"].as_array().map(Vec::len), Some(3));
    let reference = &document["findings"][0]["location"];
    assert_eq!((&reference["line"], &reference["column"]), (&1.into(), &28.into()));
    let incoming = &document["findings"][1]["related"][2];
    assert_eq!(incoming["slot"], "incoming-client-name");
    assert_eq!(incoming["presence"], "conditional");
    assert_eq!(document["notices"][0]["kind"], "binary");
    assert_eq!(document["notices"][0]["skipped"], true);
    let fixes = [&document["findings"][1]["fix"], &document["findings"][2]["fix"]];
    assert_eq!(fixes.map(|fix| fix["masked"].as_bool()), [Some(false), Some(true)]);
    assert_eq!((&fixes[0]["applicability"], &fixes[0]["edits"][0]["text"]), (&"unsafe".into(), &"AccessToken".into()));
    assert_eq!(fixes[1]["edits"][0]["text"], format!("key: '{}' || ", "*".repeat(32)));
    assert_eq!(document["findings"][0]["fix"], serde_json::Value::Null);
    assert_eq!(document["totals"]["errors"], 2);
    assert_eq!(document["totals"]["files_skipped"], 2);
}

#[test]
fn no_format_shows_a_secret_or_lets_an_escape_sequence_through() {
    for format in FORMATS {
        let plain = written(&sample::run(), format, Style::PLAIN);
        assert!(!plain.contains(sample::SECRET), "{format:?}");
        assert!(!plain.contains('\u{1b}'), "{format:?}");
        assert!(!written(&sample::run(), format, COLORED).contains(sample::SECRET));
    }
    assert!(written(&sample::run(), Format::Full, COLORED).contains('\u{1b}'));
}

proptest! {
    #[test]
    fn no_span_and_no_text_makes_a_report_fail(
        text in "([a-z(\"'é😀\u{feff}\t \u{1b}]{0,12}(\n|\r\n|\r)?){0,6}",
        cuts in proptest::collection::vec((0_usize..80, 0_usize..80), 1..6),
    ) {
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let spans: Vec<Span> = cuts
            .iter()
            .map(|&(a, b)| {
                let (a, b) = (boundaries[a % boundaries.len()], boundaries[b % boundaries.len()]);
                Span::new(a.min(b), a.max(b))
            })
            .collect();
        let related = spans[1..].iter().map(|&span| Related {
            span,
            slot: None,
            presence: Presence::Always,
            message: "some `words` that are long enough to be broken into lines".into(),
        });
        let finding = Finding {
            fingerprint: String::new(),
            rule: "capability-token".into(),
            severity: Severity::Error,
            confidence: Confidence::High,
            applicability: Applicability::Unsafe,
            message: "found".into(),
            primary: spans[0],
            symbol: String::new(),
            related: related.collect(),
            reasons: Vec::new(),
            fix: Some(Fix { description: "mend".into(), edits: vec![Edit { span: spans[0], text: text.clone() }] }),
        };
        let analysis = Analysis { findings: vec![finding], secrets: spans.clone(), ..Analysis::default() };
        let file = FileReport { source: SourceFile::new("a.js", text), analysis };
        let run = Run::new(vec![file], Vec::new(), 1);
        for format in FORMATS {
            let plain = written(&run, format, Style::PLAIN);
            prop_assert!(!plain.contains('\x1b'), "an escape sequence");
            written(&run, format, COLORED);
            written(&run, format, Style { width: 40, line_width: 20, ..COLORED });
        }
    }
}

#[test]
fn of_a_long_rewrite_the_lines_that_come_are_shown() {
    let shown = |go: usize, come: usize| {
        let edit = Edit { span: Span::new(0, 2 * go), text: (0..come).map(|line| format!("new {line}\n")).collect() };
        let fix = Fix { description: "mint an access token instead".into(), edits: vec![edit] };
        let finding = Finding {
            fingerprint: String::new(),
            rule: "capability-token".into(),
            severity: Severity::Error,
            confidence: Confidence::High,
            applicability: Applicability::Safe,
            message: "a capability token is minted".into(),
            primary: Span::new(0, 1),
            symbol: String::new(),
            related: Vec::new(),
            reasons: Vec::new(),
            fix: Some(fix),
        };
        let analysis = Analysis { findings: vec![finding], ..Analysis::default() };
        let file = FileReport { source: SourceFile::new("a.js", "x\n".repeat(go)), analysis };
        let written = written(&Run::new(vec![file], Vec::new(), 1), Format::Full, Style::PLAIN);
        let count = |sign: &str| written.lines().filter(|line| line.contains(sign)).count();
        (count(" - "), count(" + "), written.contains("... shortened; all of it: tokenlift fix --diff"))
    };
    assert_eq!(shown(10, 10), (10, 10, false));
    assert_eq!(shown(11, 10), (0, 10, true));
    assert_eq!(shown(1, 40), (0, 20, true));
}

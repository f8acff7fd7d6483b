//! JSON output against the published schemas in `docs/`: all of it is allowed, and all of it is described.

mod program;
mod sample;
mod support;

use program::{check, command, stdout};
use serde_json::Value;
use std::path::Path;
use support::Fixture;
use tokenlift::finding::{Applicability, Confidence, NoticeKind, Presence, Severity};
use tokenlift::pipeline;
use tokenlift::report::{self, Format, Style};
use tokenlift::run::{FileReport, Run};
use tokenlift::suppress;
use tokenlift::verify::Verdict;

fn published() -> Value {
    schema("json-schema-v1.json")
}

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    let text = std::fs::read_to_string(path).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// The schema as it would be if no field could be added: what is written without being described fails.
fn strict(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(object) => {
            if object.contains_key("properties") {
                object.insert("additionalProperties".to_owned(), false.into());
            }
            for value in object.values_mut() {
                *value = strict(value.take());
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| *value = strict(value.take())),
        _ => {}
    }
    schema
}

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::meta::validate(schema).expect("the schema follows its own");
    jsonschema::validator_for(schema).expect("the schema can be used")
}

fn errors(validator: &jsonschema::Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn document(run: &Run) -> Value {
    let mut bytes = Vec::new();
    report::write(run, Format::Json, Style::PLAIN, &mut bytes).expect("a vector takes everything");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn fixtures() -> Run {
    let reports = Fixture::all().into_iter().map(|fixture| {
        let mut analysis = pipeline::analyze(&fixture.source);
        suppress::fingerprint::assign(&mut analysis, &fixture.source, &fixture.name());
        FileReport { source: fixture.source, analysis }
    });
    Run::new(reports.collect(), Vec::new(), 0)
}

#[test]
fn what_is_written_is_valid_and_described() {
    let strict = validator(&strict(published()));
    for run in [Run::default(), sample::run(), fixtures()] {
        assert_eq!(errors(&strict, &document(&run)), Vec::<String>::new());
    }
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    for folder in ["mixed.in", "findings.in", "odd.in", "tree.in"] {
        let output = check(&cases.join(folder), &["--output-format", "json"]);
        let document = serde_json::from_str(&stdout(&output)).expect("JSON");
        assert_eq!(errors(&strict, &document), Vec::<String>::new(), "{folder}");
    }
}

#[test]
fn the_schema_can_tell() {
    let validator = validator(&published());
    let good = document(&sample::run());
    for place in ["/version", "/tool/name", "/findings/0/location/line", "/findings/1/related/0/presence", "/notices/0/kind"]
    {
        let mut document = good.clone();
        *document.pointer_mut(place).expect("the place is there") = 0.into();
        assert!(!validator.is_valid(&document), "{place} is wrong");
    }
    for (place, field) in
        [("", "totals"), ("/findings/0", "reasons"), ("/findings/1/related/0", "slot"), ("/totals", "notes")]
    {
        let mut document = good.clone();
        let object = document.pointer_mut(place).and_then(Value::as_object_mut).expect("an object");
        object.remove(field).expect("the field is there");
        assert!(!validator.is_valid(&document), "{place} lacks {field}");
    }
    let mut document = good;
    document["later"] = "a field of a later version".into();
    assert!(validator.is_valid(&document));
}

/// Does not compile when a variant is added: then it must be added below, and to the schema.
const fn remind(
    severity: Severity,
    confidence: Confidence,
    applicability: Applicability,
    presence: Presence,
    kind: NoticeKind,
) {
    match severity {
        Severity::Note | Severity::Warning | Severity::Error => {}
    }
    match confidence {
        Confidence::Low | Confidence::High => {}
    }
    match applicability {
        Applicability::None | Applicability::Unsafe | Applicability::Safe => {}
    }
    match presence {
        Presence::Always | Presence::Conditional | Presence::Repeated => {}
    }
    match kind {
        NoticeKind::Unreadable | NoticeKind::Binary | NoticeKind::Unsupported | NoticeKind::NotUtf8 => {}
        NoticeKind::SyntaxError
        | NoticeKind::Manifest
        | NoticeKind::TooDeep
        | NoticeKind::NotWritten
        | NoticeKind::StaleBaseline
        | NoticeKind::Internal => {}
    }
}

#[test]
fn every_word_is_listed() {
    remind(Severity::Note, Confidence::Low, Applicability::None, Presence::Always, NoticeKind::Binary);
    let severities = serde_json::to_value([Severity::Note, Severity::Warning, Severity::Error]);
    let confidences = serde_json::to_value([Confidence::Low, Confidence::High]);
    let applicabilities = serde_json::to_value([Applicability::None, Applicability::Unsafe, Applicability::Safe]);
    let presences = serde_json::to_value([Presence::Always, Presence::Conditional, Presence::Repeated]);
    let kinds = serde_json::to_value([
        NoticeKind::Unreadable,
        NoticeKind::Binary,
        NoticeKind::Unsupported,
        NoticeKind::NotUtf8,
        NoticeKind::SyntaxError,
        NoticeKind::Manifest,
        NoticeKind::TooDeep,
        NoticeKind::NotWritten,
        NoticeKind::StaleBaseline,
        NoticeKind::Internal,
    ]);
    let schema = published();
    let listed = [
        ("/$defs/finding/properties/severity/enum", severities),
        ("/$defs/finding/properties/confidence/enum", confidences),
        ("/$defs/finding/properties/applicability/enum", applicabilities),
        ("/$defs/related/properties/presence/enum", presences),
        ("/$defs/notice/properties/kind/examples", kinds),
    ];
    for (place, words) in listed {
        assert_eq!(schema.pointer(place), words.ok().as_ref(), "{place}");
    }
    let slots = schema.pointer("/$defs/related/properties/slot/examples").and_then(Value::as_array).expect("a list");
    for run in fixtures().findings() {
        for slot in run.1.related.iter().filter_map(|related| related.slot.as_deref()) {
            assert!(slots.contains(&slot.into()), "{slot} is not among the examples");
        }
    }
}

#[test]
fn what_verify_writes_is_valid_and_described() {
    let schema = schema("verify-json-schema-v1.json");
    let strict = validator(&strict(schema.clone()));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/verify.in");
    for new in ["@new.jwt", "@wrong.jwt", "@timeless-new.jwt"] {
        let output = command(&folder).args(["verify", "--output-format", "json", "@old.jwt", new]).output();
        let mut document: Value = serde_json::from_str(&stdout(&output.expect("the program starts"))).expect("JSON");
        assert_eq!(errors(&strict, &document), Vec::<String>::new(), "{new}");
        document["rows"][0]["verdict"] = "good".into();
        assert!(!strict.is_valid(&document));
    }
    let verdicts = serde_json::to_value(Verdict::ALL).expect("words");
    assert_eq!(schema.pointer("/$defs/row/properties/verdict/enum"), Some(&verdicts));
}

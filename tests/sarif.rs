//! SARIF output against the standard's own schema, which the `serde-sarif` package carries.

mod sample;
mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use support::Fixture;
use tokenlift::finding::{Analysis, Edit, Finding, Severity};
use tokenlift::pipeline;
use tokenlift::report::{self, Format, Style};
use tokenlift::rewrite;
use tokenlift::run::{FileReport, Run};
use tokenlift::source::{SourceFile, Span};

/// The platform these tests run on: building fetched no packages of others.
fn platform() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc knows its host").to_owned()
}

fn schema() -> jsonschema::Validator {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--offline", "--locked", "--filter-platform", &platform()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let package = packages.iter().find(|package| package["name"] == "serde-sarif");
    let manifest = package.and_then(|package| package["manifest_path"].as_str());
    let path = PathBuf::from(manifest.expect("the package is a dependency"));
    let text = std::fs::read_to_string(path.with_file_name("src").join("schema.json"));
    let schema = serde_json::from_str(&text.expect("the package holds the schema"));
    jsonschema::validator_for(&schema.expect("the schema is JSON")).expect("the schema is valid")
}

fn sarif(run: &Run) -> Value {
    let mut bytes = Vec::new();
    report::write(run, Format::Sarif, Style::PLAIN, &mut bytes).expect("a vector takes everything");
    serde_json::from_slice(&bytes).expect("SARIF is JSON")
}

fn fixtures() -> Run {
    let reports = Fixture::all().into_iter().map(|fixture| {
        let analysis = pipeline::analyze(&fixture.source);
        FileReport { source: SourceFile::new(fixture.name(), fixture.source.text), analysis }
    });
    Run::new(reports.collect(), Vec::new(), 0)
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn documents_are_valid_and_the_schema_can_tell() {
    let schema = schema();
    for run in [Run::default(), sample::run(), fixtures()] {
        let mut document = sarif(&run);
        let errors: Vec<String> = schema.iter_errors(&document).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        document["runs"][0]["tool"]["driver"]["name"] = Value::Null;
        assert!(!schema.is_valid(&document));
    }
    let mut document = sarif(&sample::run());
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    assert!(!schema.is_valid(&document));
}

#[test]
fn the_whole_catalogue_is_there_even_when_clean() {
    let document = sarif(&Run::default());
    let run = &document["runs"][0];
    assert_eq!(array(&run["results"]).len(), 0);
    let rules = array(&run["tool"]["driver"]["rules"]);
    assert_eq!(rules.len(), tokenlift::lint::catalog::catalog().len());
    for rule in rules {
        for text in ["/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"] {
            assert!(rule.pointer(text).and_then(Value::as_str).is_some_and(|text| !text.is_empty()));
        }
        let full = rule["fullDescription"]["text"].as_str().expect("a text");
        assert!(full.chars().count() <= 1024, "services cut longer descriptions");
        let id = rule["id"].as_str().expect("an id");
        assert!(rule["helpUri"].as_str().is_some_and(|uri| uri.ends_with(&format!("#{id}"))));
        let tags = array(&rule["properties"]["tags"]);
        assert!(tags.len() <= 20, "services take no more tags: {id}");
        let score = rule["properties"].get("security-severity");
        let score = score.map(|score| score.as_str().and_then(|score| score.parse::<f32>().ok()));
        assert!(score.is_none_or(|score| score.is_some_and(|score| score > 0.0 && score <= 10.0)), "{id}: {score:?}");
        let is_security = array(&rule["properties"]["tags"]).contains(&"security".into());
        assert_eq!(rule["properties"].get("security-severity").is_some(), is_security, "{id}");
    }
}

#[test]
fn levels_are_those_of_the_catalogue_unless_the_name_was_not_traced() {
    let document = sarif(&fixtures());
    let run = &document["runs"][0];
    let mut seen = BTreeSet::new();
    for result in array(&run["results"]).iter().filter(|result| result["properties"]["confidence"] == "high") {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("an index");
        assert_eq!(run["tool"]["driver"]["rules"][index]["defaultConfiguration"]["level"], result["level"]);
        seen.insert(result["ruleId"].as_str());
    }
    assert!(seen.len() > 8, "{seen:?}");
}

#[test]
fn what_services_do_not_take_is_cut_and_counted() {
    let mut file = sample::run().files.remove(0);
    let mut warning = file.analysis.findings.remove(0);
    warning.severity = Severity::Warning;
    let error = Finding { severity: Severity::Error, ..warning.clone() };
    let run = |warnings, errors| {
        let findings = [vec![warning.clone(); warnings], vec![error.clone(); errors]].concat();
        let analysis = Analysis { findings, ..Analysis::default() };
        sarif(&Run::new(vec![FileReport { source: file.source.clone(), analysis }], Vec::new(), 1))
    };
    let few = run(4_999, 1);
    assert_eq!(array(&few["runs"][0]["invocations"][0]["toolExecutionNotifications"]).len(), 0);
    for (warnings, results, said) in [(5_000, 5_001, "There are 5001 results"), (25_001, 25_000, "2 of 25002 results")] {
        let many = run(warnings, 1);
        let found = array(&many["runs"][0]["results"]);
        assert_eq!((found.len(), &found[0]["level"]), (results, &"error".into()));
        let [notification] = array(&many["runs"][0]["invocations"][0]["toolExecutionNotifications"]) else {
            panic!("one notification")
        };
        assert_eq!(notification["level"], "warning");
        assert!(notification["message"]["text"].as_str().is_some_and(|text| text.starts_with(said)), "{notification}");
    }
}

#[test]
fn notifications_have_a_kind_with_help() {
    let document = sarif(&sample::run());
    let run = &document["runs"][0];
    let notifications = array(&run["invocations"][0]["toolExecutionNotifications"]);
    assert_eq!(notifications.len(), 3);
    for notification in notifications {
        let index = notification["descriptor"]["index"].as_u64().and_then(|index| usize::try_from(index).ok());
        let kind = &run["tool"]["driver"]["notifications"][index.expect("an index")];
        assert_eq!(kind["id"], notification["descriptor"]["id"]);
        assert_eq!(kind["id"], notification["properties"]["kind"]);
        assert!(kind["help"]["text"].as_str().is_some_and(|text| text.ends_with('.')), "{kind}");
    }
    let of_clean = &sarif(&Run::default())["runs"][0]["tool"]["driver"]["notifications"];
    assert_eq!(of_clean, &run["tool"]["driver"]["notifications"]);
}

#[test]
fn the_run_has_a_category() {
    assert_eq!(sarif(&Run::default())["runs"][0]["automationDetails"]["id"], "tokenlift/");
}

#[test]
fn results_point_at_rules_places_and_flows() {
    let document = sarif(&sample::run());
    let run = &document["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let results = array(&run["results"]);
    let levels: Vec<&Value> = results.iter().map(|result| &result["level"]).collect();
    assert_eq!(levels, ["error", "error", "warning"], "the most severe come first");
    for result in results {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
        let rule = &run["tool"]["driver"]["rules"][index.expect("an index")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(array(&result["locations"]).len(), 1);
    }
    let token = &results[0];
    assert!(token["partialFingerprints"]["primaryLocationLineHash"].is_string());
    let message = token["message"]["text"].as_str().expect("a message");
    let related = array(&token["relatedLocations"]);
    assert_eq!(related.len(), 4);
    for place in related {
        assert!(message.contains(&format!("]({})", place["id"])), "{message}");
    }
    let flow = array(&token["codeFlows"][0]["threadFlows"][0]["locations"]);
    assert_eq!(flow.len(), 5);
    assert_eq!(flow[0]["location"]["physicalLocation"], token["locations"][0]["physicalLocation"]);
    let place = &results[2]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "lib/a%20b.js");
    assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    // The character before it is two UTF-16 code units wide.
    assert_eq!(place["region"]["startColumn"], 29);
}

#[test]
fn fixes_replace_regions_and_none_shows_a_credential() {
    let document = sarif(&sample::run());
    let results = array(&document["runs"][0]["results"]);
    let fixes = array(&results[0]["fixes"]);
    assert_eq!(fixes.len(), 1);
    let description = fixes[0]["description"]["text"].as_str().expect("a description");
    assert_eq!(description, "Mint an access token instead (unsafe: the incoming scope is added on some paths only).");
    let change = &fixes[0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "src/token.js");
    let replacements = array(&change["replacements"]);
    assert_eq!(replacements.len(), 3);
    assert_eq!(replacements[1]["insertedContent"]["text"], "AccessToken");
    assert_eq!(replacements[1]["deletedRegion"], results[0]["locations"][0]["physicalLocation"]["region"]);
    let literal = &results[1];
    assert_eq!((&literal["properties"]["applicability"], literal.get("fixes")), (&"safe".into(), None));
}

/// The offset of a line and a column in UTF-16 code units.
fn offset(text: &str, line: &Value, column: &Value) -> usize {
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small") - 1;
    let start = text.split_inclusive('\n').take(number(line)).map(str::len).sum::<usize>();
    let start = if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start };
    let mut units = 0;
    let before = text[start..].char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > number(column)
    });
    before.map_or(text.len(), |(at, _)| start + at)
}

#[test]
fn what_a_consumer_makes_of_fixes_is_what_the_rewrite_makes() {
    let run = fixtures();
    let document = sarif(&run);
    let mut seen = 0;
    for result in array(&document["runs"][0]["results"]).iter().filter(|result| result.get("fixes").is_some()) {
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a uri");
        let file = run.files.iter().find(|file| file.source.path == uri).expect("the file");
        let text = &file.source.text;
        let at = offset(text, &place["region"]["startLine"], &place["region"]["startColumn"]);
        let findings = file.analysis.findings.iter().filter(|finding| finding.primary.start == at);
        let fix = findings.filter_map(|finding| finding.fix.as_ref()).next().expect("the rewrite");
        let mut edits = Vec::new();
        for replacement in array(&result["fixes"][0]["artifactChanges"][0]["replacements"]) {
            let region = &replacement["deletedRegion"];
            let start = offset(text, &region["startLine"], &region["startColumn"]);
            let end = offset(text, &region["endLine"], &region["endColumn"]);
            assert!(!text[start..].starts_with(char::is_whitespace), "{uri}: {region}");
            let new = replacement["insertedContent"]["text"].as_str().unwrap_or_default();
            edits.push(Edit { span: Span::new(start, end), text: new.to_owned() });
        }
        assert_eq!(rewrite::apply(text, &edits), rewrite::apply(text, &fix.edits), "{uri}");
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn notices_are_notifications_and_only_a_bug_is_a_failure() {
    let document = sarif(&sample::run());
    let invocation = &document["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let levels: Vec<&Value> =
        array(&invocation["toolExecutionNotifications"]).iter().map(|notification| &notification["level"]).collect();
    assert_eq!(levels, ["warning", "error", "note"]);
    let mut run = sample::run();
    run.notices.retain(|notice| notice.path != "lib/bug.js");
    assert_eq!(sarif(&run)["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

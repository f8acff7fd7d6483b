//! SARIF output under the rules that GitHub's ingestion has, as the standard's own tool checks them, and its fingerprints of
//! lines against those that this tool computes.
//!
//! The tool ends with 0 whatever it finds, so its report is read.

// The package holds a program for this kind of machine alone.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

mod install;
mod program;

use program::{command, file, git};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The rule that wants a log to say in which repository and commit it was made. It may not: that would differ between runs.
const EXEMPT: &str = "SARIF2016";

/// All fixtures, and files that are hard to point into, in one repository.
fn repository() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    git(root.path(), &["init", "--quiet"]);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for entry in walkdir::WalkDir::new(&fixtures).into_iter().map(|entry| entry.expect("an entry")) {
        let name = entry.path().strip_prefix(&fixtures).expect("below").to_string_lossy().into_owned();
        if entry.file_name().to_string_lossy().starts_with("input.") {
            file(root.path(), &name, fs::read(entry.path()).expect("a fixture"));
        }
    }
    let token = "new jwt.ClientCapability({ accountSid: sid, authToken: secret }).toJwt()";
    let odd = format!(
        "\u{feff}// café 😀\r\nconst {{ jwt }} = require('twilio');\rconst 𝒳 = '😀', t = {token};\r\n\tlet u = {token};"
    );
    file(root.path(), "odd/white space #1 é.js", odd);
    let long = format!("const {{ jwt }} = require('twilio'); const {} = {token};", "😀x\t ".repeat(60).replace('😀', "𝒳"));
    file(root.path(), "odd/long.js", long);
    file(root.path(), "odd/binary.js", "ClientCapability twilio \0");
    file(
        root.path(),
        "odd/latin1.js",
        b"const { jwt } = require('twilio'); // caf\xe9\nexports.t = new jwt.ClientCapability({});\n",
    );
    root
}

fn multitool() -> PathBuf {
    let to = install::build_folder("sarif").join("multitool");
    install::install(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sarif_multitool"), &to);
    let program = to.join("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
    make_executable(&program);
    program
}

/// The package's own script would, and scripts of packages do not run here.
fn make_executable(program: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(program, fs::Permissions::from_mode(0o755)).expect("permissions");
}

fn run(folder: &Path, args: &[&str]) {
    // It looks for a library of locales otherwise, which small machines do not have.
    let mut tool = Command::new(multitool());
    tool.args(args).current_dir(folder).env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
    let output = tool.output().expect("the tool starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a log");
    serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("JSON")
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().map_or(&[], Vec::as_slice)
}

/// The rules that a log breaks, by level.
fn complaints(folder: &Path, log: &str) -> [BTreeSet<String>; 2] {
    // All fixtures together are more than the tool takes by itself.
    let kinds = [
        "validate",
        log,
        "--rule-kind",
        "Sarif;Ghas",
        "--level",
        "Error;Warning;Note",
        "--log",
        "ForceOverwrite",
        "--max-file-size-in-kb",
        "100000",
    ];
    run(folder, &[&kinds[..], &["--output", "report.sarif"]].concat());
    let report = read(&folder.join("report.sarif"));
    let of_level = |notes: bool| {
        let results = results(&report).iter().filter(|result| (result["level"] == "note") == notes);
        results.map(|result| result["ruleId"].as_str().expect("a rule").to_owned()).collect()
    };
    [of_level(false), of_level(true)]
}

#[test]
fn services_take_what_is_written_and_the_tool_can_tell() {
    let root = repository();
    let folder = root.path();
    let args = ["check", "--show-ignored", "--output", "sarif=new.sarif", "-q", "--output-format", "concise"];
    let made = command(folder).args(args).output().expect("the program starts");
    assert_eq!(made.status.code(), Some(1));
    let log = read(&folder.join("new.sarif"));
    assert!(results(&log).len() > 500, "{}", results(&log).len());
    let [serious, notes] = complaints(folder, "new.sarif");
    assert!(!notes.is_empty(), "the log was not read");
    assert_eq!(serious.iter().filter(|rule| *rule != EXEMPT).collect::<Vec<_>>(), [""; 0]);

    let mut wrong = log.clone();
    wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["endLine"] = 0.into();
    wrong["runs"][0]["results"][0]["ruleId"] = "no-such-rule".into();
    fs::write(folder.join("wrong.sarif"), wrong.to_string()).expect("a log");
    let [serious, _] = complaints(folder, "wrong.sarif");
    assert!(serious.iter().any(|rule| rule != EXEMPT), "{serious:?}");
}

#[test]
fn fingerprints_of_lines_are_those_of_services() {
    let root = repository();
    let folder = root.path();
    let args = ["check", "--output", "sarif=ours.sarif", "-q", "--output-format", "concise"];
    command(folder).args(args).output().expect("the program starts");
    let ours = read(&folder.join("ours.sarif"));
    let mut bare = ours.clone();
    for result in bare["runs"][0]["results"].as_array_mut().expect("results") {
        result.as_object_mut().expect("a result").remove("partialFingerprints");
    }
    fs::write(folder.join("bare.sarif"), bare.to_string()).expect("a log");
    let base = format!("%SRCROOT%=file://{}/", folder.display());
    let inserts = ["--insert", "RollingHashPartialFingerprints", "--uriBaseIds", &base];
    run(folder, &[&["rewrite", "bare.sarif", "--output", "theirs.sarif"][..], &inserts].concat());
    let theirs = read(&folder.join("theirs.sarif"));
    let mut seen = 0;
    for (ours, theirs) in results(&ours).iter().zip(results(&theirs)) {
        let hash = |result: &Value| result["partialFingerprints"]["primaryLocationLineHash"].clone();
        let uri = ours["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a uri");
        let path = percent_encoding::percent_decode_str(uri).decode_utf8().expect("UTF-8");
        // Ours is left out where our text is not the one on disk.
        if String::from_utf8(fs::read(folder.join(&*path)).expect("a file")).is_ok() {
            assert_eq!((uri, hash(ours)), (uri, hash(theirs)));
            seen += usize::from(hash(ours).is_string());
        }
    }
    assert!(seen > 500, "{seen}");
}

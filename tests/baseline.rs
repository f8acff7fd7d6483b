//! A team with old tokens switches the tool on: what was there before is in the baseline, news alone is reported, and the
//! baseline shrinks with the tokens.

mod program;

use program::{file, git, run, stderr, stdout};
use std::{fs, path::Path, process::Output};

const BASELINE: &str = "tokenlift-baseline.txt";

/// Two tokens that nothing but their order tells apart.
const OLD: &str = "\
const { jwt } = require('twilio');

exports.lobby = () => [
  new jwt.ClientCapability({ accountSid: process.env.SID, authToken: process.env.TOKEN }).toJwt(),
  new jwt.ClientCapability({ accountSid: process.env.SID, authToken: process.env.TOKEN }).toJwt(),
];
";

const NEW: &str = "\
const { jwt } = require('twilio');

exports.bar = (guest) => {
  const capability = new jwt.ClientCapability({ accountSid: process.env.SID, authToken: process.env.TOKEN });
  capability.addScope(new jwt.ClientCapability.IncomingClientScope(guest));
  return capability.toJwt();
};
";

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

/// A repository with old tokens and their baseline.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    git(folder.path(), &["init", "--quiet"]);
    file(folder.path(), "src/lobby.js", OLD);
    let created = run(folder.path(), &["baseline", "create"]);
    assert_eq!(code(&created), Some(0), "{}", stderr(&created));
    folder
}

fn lines(folder: &Path) -> usize {
    let text = fs::read_to_string(folder.join(BASELINE)).expect("a baseline");
    text.lines().filter(|line| !line.starts_with('#')).count()
}

fn sarif(output: &Output) -> Vec<String> {
    let document: serde_json::Value = serde_json::from_str(&stdout(output)).expect("JSON");
    let results = document["runs"][0]["results"].as_array().expect("results").clone();
    results.iter().map(|result| result["baselineState"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn from_the_first_day_to_the_last_token() {
    let folder = repository();
    let folder = folder.path();
    let check = ["check", "--baseline", BASELINE, "--output-format", "concise"];
    assert_eq!(lines(folder), 2);

    let green = run(folder, &check);
    assert_eq!((code(&green), stdout(&green).as_str()), (Some(0), ""));
    assert!(stderr(&green).contains("; 2 there before;"), "{}", stderr(&green));

    file(folder, "src/bar.js", NEW);
    let red = run(folder, &check);
    assert_eq!(code(&red), Some(1));
    assert_eq!(stdout(&red).lines().count(), 1, "{}", stdout(&red));
    let red = run(folder, &["check", "--baseline", BASELINE, "--output-format", "sarif"]);
    let states = sarif(&red);
    assert_eq!(states.iter().filter(|state| *state == "new").count(), 1, "{states:?}");
    assert_eq!(states.iter().filter(|state| *state == "unchanged").count(), 2, "{states:?}");

    let fixed = run(folder, &["fix", "--baseline", BASELINE]);
    assert_eq!(code(&fixed), Some(0), "{}", stderr(&fixed));
    assert!(!fs::read_to_string(folder.join("src/bar.js")).expect("a file").contains("ClientCapability"));
    assert_eq!(fs::read_to_string(folder.join("src/lobby.js")).expect("a file"), OLD, "the baseline's tokens stay");

    // One of the two goes: the other is still the one that it was.
    let one = OLD.lines().enumerate().filter(|(index, _)| *index != 4).map(|(_, line)| format!("{line}\n"));
    file(folder, "src/lobby.js", one.collect::<String>());
    let stale = run(folder, &check);
    assert_eq!(code(&stale), Some(0), "{}", stdout(&stale));
    assert!(stderr(&stale).contains("is not there any more"), "{}", stderr(&stale));
    assert_eq!(code(&run(folder, &["baseline", "prune"])), Some(0));
    assert_eq!(lines(folder), 1);

    fs::remove_file(folder.join("src/lobby.js")).expect("removed");
    assert_eq!(code(&run(folder, &["baseline", "prune"])), Some(0));
    assert_eq!(lines(folder), 0);
}

#[test]
fn removing_one_never_pays_for_another() {
    let folder = repository();
    let folder = folder.path();
    file(folder, "src/lobby.js", NEW);
    let output = run(folder, &["check", "--baseline", BASELINE, "--output-format", "concise"]);
    assert_eq!((code(&output), stdout(&output).lines().count()), (Some(1), 1), "{}", stdout(&output));
}

#[test]
fn pruning_takes_nothing_in_and_updating_does() {
    let folder = repository();
    let folder = folder.path();
    file(folder, "src/bar.js", NEW);
    assert_eq!(code(&run(folder, &["baseline", "prune"])), Some(0));
    assert_eq!(lines(folder), 2);
    assert_eq!(code(&run(folder, &["baseline", "update"])), Some(0));
    assert_eq!(lines(folder), 3);
    // What was not looked at stays.
    assert_eq!(code(&run(folder, &["baseline", "update", "src/bar.js"])), Some(0));
    assert_eq!(lines(folder), 3);
}

#[test]
fn the_baseline_is_the_same_from_any_folder() {
    let folder = repository();
    let here = fs::read(folder.path().join(BASELINE)).expect("a baseline");
    let below = folder.path().join("src");
    assert_eq!(code(&run(&below, &["baseline", "create", "--baseline", "../other.txt", "."])), Some(0));
    assert_eq!(fs::read(folder.path().join("other.txt")).expect("a baseline"), here);
    let check = run(&below, &["check", "--baseline", "../other.txt"]);
    assert_eq!(code(&check), Some(0), "{}", stdout(&check));
}

#[test]
fn what_is_no_baseline_is_an_error_and_stays_as_it_is() {
    let folder = repository();
    let folder = folder.path();
    let missing = run(folder, &["check", "--baseline", "none.txt"]);
    assert_eq!(code(&missing), Some(2));
    assert!(stderr(&missing).contains("the baseline `none.txt` could not be read"), "{}", stderr(&missing));
    let twice = run(folder, &["baseline", "create"]);
    assert_eq!(code(&twice), Some(2));
    assert!(stderr(&twice).contains("baseline update"), "{}", stderr(&twice));
    let broken = "<<<<<<< ours\n";
    file(folder, BASELINE, broken);
    for command in ["update", "prune"] {
        let output = run(folder, &["baseline", command]);
        assert_eq!(code(&output), Some(2));
        assert!(stderr(&output).contains("line 1 is no entry"), "{}", stderr(&output));
    }
    assert_eq!(fs::read_to_string(folder.join(BASELINE)).expect("a file"), broken);
}

#[test]
fn what_was_left_out_or_could_not_be_read_is_not_gone() {
    let folder = repository();
    let folder = folder.path();
    for args in [&["--exclude", "src/"][..], &["--exclude", "lobby.js"]] {
        assert_eq!(code(&run(folder, &[&["baseline", "prune"], args].concat())), Some(0));
        assert_eq!(lines(folder), 2, "{args:?}");
        let check = run(folder, &[&["check", "--baseline", BASELINE], args].concat());
        assert!(!stderr(&check).contains("is not there any more"), "{}", stderr(&check));
    }
    file(folder, "src/lobby.js", format!("{OLD}\0"));
    assert_eq!(code(&run(folder, &["baseline", "update"])), Some(0));
    assert_eq!(lines(folder), 2);
    file(folder, "src/lobby.js", "// No token is left.\n");
    assert_eq!(code(&run(folder, &["baseline", "update"])), Some(0));
    assert_eq!(lines(folder), 0);
}

#[test]
fn another_token_in_the_place_of_an_old_one_is_news() {
    let token = |scope: &str| {
        format!(
            "app.get('/{scope}', (req, res) => {{\n  const t = new jwt.ClientCapability(options);\n  t.addScope({scope}(req));\n  \
             res.send(t.toJwt());\n}});\n"
        )
    };
    let head = "const { jwt } = require('twilio');\nconst incoming = (req) => new jwt.ClientCapability.IncomingClientScope(req.name);\n\
                const outgoing = (req) => new jwt.ClientCapability.OutgoingClientScope({ applicationSid: req.app });\n";
    let folder = repository();
    let folder = folder.path();
    file(folder, "src/lobby.js", format!("{head}{}", token("incoming")));
    assert_eq!(code(&run(folder, &["baseline", "update"])), Some(0));
    let check = ["check", "--baseline", BASELINE, "--output-format", "concise"];
    file(folder, "src/lobby.js", format!("{head}{}{}", token("outgoing"), token("incoming")));
    let both = stdout(&run(folder, &check));
    assert!(both.contains("src/lobby.js:5:21: ") && both.lines().count() == 1, "{both}");
    file(folder, "src/lobby.js", format!("{head}{}", token("outgoing")));
    assert_eq!(code(&run(folder, &check)), Some(1));
}

//! What a rewrite leaves to be set, and in which tracked files it is not named yet.

mod program;

use program::{file, git, run, stderr, stdout};
use serde_json::{Value, json};
use std::path::Path;

const TOKEN: &str = "\
const { jwt } = require('twilio');
const capability = new jwt.ClientCapability({
  accountSid: process.env.TWILIO_ACCOUNT_SID,
  authToken: process.env.TWILIO_AUTH_TOKEN,
});
capability.addScope(new jwt.ClientCapability.IncomingClientScope('desk'));
console.log(capability.toJwt());
";

/// Stands where a value stands; it must not be printed.
const SECRET: &str = "d41d8cd98f00b204e9800998ecf8427e";

/// A repository whose files name variables in many ways.
fn repository() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path();
    git(folder, &["init", "--quiet"]);
    let files = [
        (".env.example", format!("PORT=80\nTWILIO_AUTH_TOKEN={SECRET}\n")),
        ("deploy/docker-compose.yml", format!("x:\n  TWILIO_AUTH_TOKEN: {SECRET}\n  TWILIO_API_KEY: {SECRET}\n")),
        ("deploy/values.yaml", "# TWILIO_AUTH_TOKEN, TWILIO_API_KEY and TWILIO_API_SECRET\n".to_owned()),
        (".github/workflows/ci.yml", "env:\n  OTHER_TWILIO_AUTH_TOKEN: x\n  TWILIO_AUTH_TOKEN_2: x\n".to_owned()),
        ("infra/main.tf", "# TWILIO_AUTH_TOKEN\n".to_owned()),
        ("app.json", format!("{{\"env\": {{\"TWILIO_AUTH_TOKEN\": \"{SECRET}\"}}}}\n")),
        ("README.md", "Set TWILIO_AUTH_TOKEN.\n".to_owned()),
        ("src/voice.js", TOKEN.to_owned()),
    ];
    for (name, text) in files {
        file(folder, name, text);
    }
    git(folder, &["add", "--all"]);
    // Not tracked: nobody's business.
    file(folder, ".env", format!("TWILIO_AUTH_TOKEN={SECRET}\n"));
    root
}

fn needed() -> Value {
    let both = ["TWILIO_API_KEY", "TWILIO_API_SECRET"];
    let lacks = |path: &str, line: u32, missing: &[&str]| json!({ "path": path, "names": "TWILIO_AUTH_TOKEN", "line": line, "missing": missing });
    let files = [
        lacks(".env.example", 2, &both),
        lacks("app.json", 1, &both),
        lacks("deploy/docker-compose.yml", 2, &both[1..]),
        lacks("infra/main.tf", 1, &both),
    ];
    json!({ "variables": both, "files": files })
}

#[test]
fn files_that_lack_new_variables_are_named_and_no_value_is() {
    let root = repository();
    let before = run(root.path(), &["check", "--output-format", "json"]);
    let document: Value = serde_json::from_str(&stdout(&before)).expect("JSON");
    assert_eq!(document["provisioning"], needed());

    let output = run(&root.path().join("src"), &["fix", "--output", "json=../../r.json", "--output", "markdown=r.md", "."]);
    // Outside the repository, so that it does not count as one of its files.
    let report = root.path().with_file_name("r.json");
    let document: Value = serde_json::from_str(&std::fs::read_to_string(&report).expect("a report")).expect("JSON");
    std::fs::remove_file(report).expect("removed");
    assert_eq!(document["provisioning"], needed());
    let said = stderr(&output);
    let expected =
        "  2. set TWILIO_API_KEY and TWILIO_API_SECRET wherever this code runs; these tracked files name TWILIO_AUTH_TOKEN \
                    and not yet all of the new ones:
     ../.env.example:2: TWILIO_API_KEY, TWILIO_API_SECRET
     ../app.json:1: TWILIO_API_KEY, TWILIO_API_SECRET
     ../deploy/docker-compose.yml:2: TWILIO_API_SECRET
     ../infra/main.tf:1: TWILIO_API_KEY, TWILIO_API_SECRET
  3. ";
    assert!(said.contains(expected), "{said}");
    let markdown = std::fs::read_to_string(root.path().join("src/r.md")).expect("a report");
    assert!(markdown.contains("- `../deploy/docker-compose.yml:2`: `TWILIO_API_SECRET`\n"), "{markdown}");
    for text in [said, stdout(&output), stdout(&before), stderr(&before), markdown, document.to_string()] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn an_environment_file_is_read_only_if_it_is_tracked() {
    let root = repository();
    git(root.path(), &["add", "--force", ".env"]);
    let output = run(root.path(), &["check", "--output-format", "json"]);
    let document: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(document["provisioning"]["files"][0]["path"], ".env");
}

#[test]
fn without_a_repository_or_new_variables_there_is_nothing_to_name() {
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), ".env.example", "TWILIO_AUTH_TOKEN=\n");
    file(root.path(), "a.js", TOKEN);
    let provisioning = |folder: &Path| {
        let output = run(folder, &["check", "--output-format", "json"]);
        serde_json::from_str::<Value>(&stdout(&output)).expect("JSON")["provisioning"].clone()
    };
    assert_eq!(provisioning(root.path())["files"], json!([]));
    let repository = repository();
    file(repository.path(), "src/voice.js", "console.log(1);\n");
    assert_eq!(provisioning(repository.path()), json!({ "variables": [], "files": [] }));
}

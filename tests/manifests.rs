//! Findings in the manifests beside the code, as users meet them.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tokenlift::lint::catalog;

const NODE: &str = "const twilio = require('twilio');\nconst token = new twilio.jwt.ClientCapability({ accountSid: a, authToken: b });\n\
                    console.log(token.toJwt());\n";
const PYTHON: &str = "from twilio.jwt.client import ClientCapabilityToken\nprint(ClientCapabilityToken(a, b).to_jwt())\n";
const PHP: &str = "<?php\necho (new \\Twilio\\Jwt\\ClientToken($a, $b))->generateToken();\n";
const RUBY: &str = "puts Twilio::JWT::ClientCapability.new(a, b).to_jwt\n";
const JAVA: &str = "import com.twilio.jwt.client.ClientCapability;\n\nclass A {\n    String mint(String a, String b) {\n        \
                    return new ClientCapability.Builder(a, b).build().toJwt();\n    }\n}\n";
const JAVA_LEGACY: &str = "import com.twilio.sdk.client.TwilioCapability;\n\nclass A {\n    String mint(String a, String b) throws Exception {\n        \
                           return new TwilioCapability(a, b).generateToken();\n    }\n}\n";
const CSHARP: &str =
    "using Twilio.Jwt;\n\nclass A\n{\n    string Mint(string a, string b) => new ClientCapability(a, b).ToJwt();\n}\n";
const CSHARP_LEGACY: &str =
    "using Twilio;\n\nclass A\n{\n    string Mint(string a, string b) => new TwilioCapability(a, b).GenerateToken();\n}\n";
const LOCK: &str = r#"{
  "lockfileVersion": 3,
  "packages": {
    "": { "workspaces": ["packages/*"] },
    "node_modules/twilio": { "version": "4.23.0" },
    "packages/new": { "dependencies": { "twilio": "^4.0.0" } },
    "packages/old": { "dependencies": { "twilio": "^3.1.0" } },
    "packages/old/node_modules/twilio": { "version": "3.14.0" }
  }
}
"#;

fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (name, text) in [(".git/HEAD", "")].iter().chain(files) {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    root
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tokenlift"));
    command.current_dir(folder).arg("check").args(args).stdin(Stdio::null());
    command.env_clear();
    command
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What the concise format says about manifests.
fn too_old(folder: &Path, args: &[&str]) -> Vec<String> {
    let output = command(folder, &[&["--output-format", "concise"], args].concat()).output().expect("the program starts");
    let lines = stdout(&output);
    lines.lines().filter(|line| line.contains(" sdk-too-old ")).map(str::to_owned).collect()
}

fn monorepo() -> tempfile::TempDir {
    tree(&[
        ("package-lock.json", LOCK),
        ("package.json", "{ \"workspaces\": [\"packages/*\"] }\n"),
        ("packages/new/package.json", "{ \"dependencies\": { \"twilio\": \"^4.0.0\" } }\n"),
        ("packages/new/token.js", NODE),
        ("packages/old/package.json", "{\n  \"name\": \"old\",\n  \"dependencies\": { \"twilio\": \"^3.1.0\" }\n}\n"),
        ("packages/old/src/a.js", NODE),
        ("packages/old/src/b.ts", NODE),
        ("services/one/requirements.txt", "flask\ntwilio>=6.0,<6.10  # old\n"),
        ("services/one/app.py", PYTHON),
        ("services/two/poetry.lock", "[[package]]\nname = \"twilio\"\nversion = \"6.5.0\"\n<<<<<<< HEAD\n"),
        ("services/two/pyproject.toml", "[tool.poetry.dependencies]\ntwilio = \"^6.0\"\n"),
        ("services/two/app.py", PYTHON),
        ("services/three/poetry.lock", "[[package]]\nname = \"twilio\"\nversion = \"6.5.0\"\n"),
        ("services/three/app.py", PYTHON),
        ("unused/requirements.txt", "twilio==6.0.0\n"),
        ("unused/app.py", "print('no token')\n"),
    ])
}

#[test]
fn each_manifest_beside_a_token_is_reported_once() {
    let root = monorepo();
    assert_eq!(
        too_old(root.path(), &[]),
        [
            "packages/old/package.json:3:32: warning sdk-too-old `twilio` is locked at 3.14.0, and the access token needs 3.15.0 or newer",
            "services/one/requirements.txt:2:1: warning sdk-too-old `twilio` is limited to `twilio>=6.0,<6.10`, and the access token needs \
             6.12.0 or newer",
            "services/three/poetry.lock:3:12: warning sdk-too-old `twilio` is locked at 6.5.0, and the access token needs 6.12.0 or newer",
        ]
    );
    assert_eq!(too_old(&root.path().join("packages/old/src"), &["b.ts"]).len(), 1);
    assert!(too_old(&root.path().join("packages/old/src"), &[])[0].starts_with("../package.json:3:32: warning"));
}

#[test]
fn a_broken_lock_file_is_named_and_skips_nothing() {
    let root = monorepo();
    let output = command(root.path(), &["services/two", "--strict"]).output().expect("the program starts");
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    let notice = "warning: services/two/poetry.lock: the manifest could not be understood at line 4 and counts as absent\n";
    assert!(stderr.starts_with(notice), "{stderr}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_structured_formats_have_it_too() {
    let root = monorepo();
    let path = root.path().join("packages/old");
    let run = |format| stdout(&command(&path, &["--output-format", format]).output().expect("the program starts"));
    let json: serde_json::Value = serde_json::from_str(&run("json")).expect("JSON");
    let finding = &json["findings"][0];
    assert_eq!((&finding["path"], &finding["rule"]), (&"packages/old/package.json".into(), &"sdk-too-old".into()));
    assert_eq!(finding["reasons"][0], "the version is locked in ../../package-lock.json");
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let result = results.iter().find(|result| result["ruleId"] == "sdk-too-old").expect("a result");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "packages/old/package.json");
    assert_eq!((&place["region"]["startColumn"], &place["region"]["endColumn"]), (&32.into(), &38.into()));
}

#[test]
fn releases_between_the_usable_ones_are_too_old() {
    for (requirement, minimum) in [
        ("4.6.0", Some("4.7.0")),
        ("~4.6", Some("4.7.0")),
        ("2.11.1", Some("3.15.0")),
        ("<4.0.0", None),
        ("^4.0.0", None),
        ("*", None),
        ("github:acme/twilio", None),
    ] {
        let manifest = format!("{{ \"devDependencies\": {{ \"twilio\": \"{requirement}\" }} }}");
        let root = tree(&[("package.json", &manifest), ("a.js", NODE)]);
        let found = too_old(root.path(), &[]);
        let expected = minimum.map(|minimum| format!(" needs {minimum} or newer"));
        assert_eq!(found.len(), usize::from(expected.is_some()), "{requirement} {found:?}");
        assert!(expected.is_none_or(|expected| found[0].ends_with(&expected)), "{found:?}");
    }
}

#[test]
fn composer_requires_locks_and_installs() {
    let required = |versions: &str| format!(r#"{{"require": {{"php": ">=7.1", "twilio/sdk": "{versions}"}}}}"#);
    let (four, five, any, fork) = (required("~4.12"), required("^5.0"), required(">=5.0"), required("dev-main"));
    let locked =
        |version: &str| format!(r#"{{"packages": [{{"name": "twilio/sdk", "version": "{version}"}}], "packages-dev": []}}"#);
    let (old, new, tagged) = (locked("5.16.4"), locked("8.12.0"), locked("v5.16.4"));
    for (files, expected) in [
        (
            &[("composer.json", &*four)][..],
            Some("composer.json:1:45: warning sdk-too-old `twilio/sdk` is limited to `~4.12`"),
        ),
        (
            &[("composer.json", &*five), ("composer.lock", &*old)],
            Some("composer.json:1:45: warning sdk-too-old `twilio/sdk` is locked at 5.16.4"),
        ),
        (
            &[("composer.json", &*fork), ("vendor/composer/installed.json", &*tagged)],
            Some("composer.json:1:45: warning sdk-too-old `twilio/sdk` is installed in version 5.16.4"),
        ),
        (&[("composer.json", &*five), ("composer.lock", &*new)], None),
        (&[("composer.json", &*any)], None),
        (&[("composer.json", &*fork)], None),
        (&[("composer.json", r#"{"require": {"acme/twilio": "1.0"}}"#)], None),
    ] {
        let root = tree(&[&[("app/a.php", PHP)], files].concat());
        let found = too_old(root.path(), &[]);
        assert_eq!(found.len(), usize::from(expected.is_some()), "{files:?} {found:?}");
        let expected = expected.map(|expected| format!("{expected}, and the access token needs 5.17.0 or newer"));
        assert_eq!(found.first(), expected.as_ref());
    }
}

#[test]
fn gems_are_listed_specified_and_locked() {
    let lock = "GEM\n  specs:\n    twilio-ruby (5.6.0)\n      jwt (>= 1.5)\n\nDEPENDENCIES\n  twilio-ruby\n";
    for (files, expected) in [
        (
            &[("Gemfile", "gem 'twilio-ruby', '~> 4.0'\n")][..],
            Some("Gemfile:1:21: warning sdk-too-old `twilio-ruby` is limited to `~> 4.0`"),
        ),
        (
            &[("Gemfile", "gem 'twilio-ruby'\n"), ("Gemfile.lock", lock)],
            Some("Gemfile:1:1: warning sdk-too-old `twilio-ruby` is locked at 5.6.0"),
        ),
        (
            &[("Gemfile", "gemspec\n"), ("x.gemspec", "s.add_dependency 'twilio-ruby', '>= 4', '< 5'\n")],
            Some("x.gemspec:1:33: warning sdk-too-old `twilio-ruby` is limited to `'>= 4', '< 5'`"),
        ),
        (
            &[("Gemfile", "gem 'twilio-ruby', '~> 5.0'\n"), ("Gemfile.lock", "GEM\n  specs:\n    twilio-ruby (5.77.0)\n")],
            None,
        ),
        (&[("Gemfile", "gem 'twilio-ruby', github: 'acme/twilio-ruby'\n")], None),
    ] {
        let root = tree(&[&[("app/a.rb", RUBY)], files].concat());
        let found = too_old(root.path(), &[]);
        assert_eq!(found.len(), usize::from(expected.is_some()), "{files:?} {found:?}");
        let expected = expected.map(|expected| format!("{expected}, and the access token needs 5.8.0 or newer"));
        assert_eq!(found.first(), expected.as_ref());
    }
}

#[test]
fn maven_and_gradle_name_artifacts() {
    let pom = |inside: &str, artifact: &str, version: &str| {
        format!(
            "<project>{inside}<dependencies><dependency>\n<groupId>com.twilio.sdk</groupId>\n<artifactId>{artifact}</artifactId>\n\
             <version>{version}</version>\n</dependency></dependencies></project>\n"
        )
    };
    let set = "<properties><twilio.version>7.18.0</twilio.version></properties>";
    let (old, range) = (pom("", "twilio", "7.18.0"), pom("", "twilio", "[7.0,7.19)"));
    let (open, new) = (pom(set, "twilio", "${twilio.version}"), pom("", "twilio", "[7.18,8)"));
    let (legacy, latest) = (pom("", "twilio-java-sdk", "6.3.0"), pom("", "twilio", "LATEST"));
    let (short, dynamic) =
        ("implementation 'com.twilio.sdk:twilio:7.18.0'\n", "implementation 'com.twilio.sdk:twilio:7.+'\n");
    let lock = "com.twilio.sdk:twilio:7.18.0=compileClasspath\n";
    let catalog = "[libraries]\ntwilio = \"com.twilio.sdk:twilio:7.18.0\"\n";
    let needs = ", and the access token needs 7.19.0 or newer";
    for (code, files, expected) in [
        (JAVA, &[("pom.xml", &*old)][..], Some(format!("pom.xml:4:10: warning sdk-too-old `com.twilio.sdk:twilio` is pinned to 7.18.0{needs}"))),
        (JAVA, &[("pom.xml", &*range)], Some(format!("pom.xml:4:10: warning sdk-too-old `com.twilio.sdk:twilio` is limited to `[7.0,7.19)`{needs}"))),
        (JAVA, &[("pom.xml", &*open)], Some(format!("pom.xml:1:38: warning sdk-too-old `com.twilio.sdk:twilio` is pinned to 7.18.0{needs}"))),
        (
            JAVA,
            &[("build.gradle", dynamic), ("gradle.lockfile", lock)],
            Some(format!("build.gradle:1:39: warning sdk-too-old `com.twilio.sdk:twilio` is locked at 7.18.0{needs}")),
        ),
        (
            JAVA,
            &[("build.gradle", short)],
            Some(format!("build.gradle:1:39: warning sdk-too-old `com.twilio.sdk:twilio` is pinned to 7.18.0{needs}")),
        ),
        (
            JAVA,
            &[("build.gradle.kts", "dependencies { implementation(libs.twilio) }\n"), ("gradle/libs.versions.toml", catalog)],
            Some(format!("gradle/libs.versions.toml:2:33: warning sdk-too-old `com.twilio.sdk:twilio` is pinned to 7.18.0{needs}")),
        ),
        (
            JAVA_LEGACY,
            &[("pom.xml", &*legacy)],
            Some(
                "pom.xml:4:10: warning sdk-too-old `com.twilio.sdk:twilio-java-sdk` came before `com.twilio.sdk:twilio`, and the access \
                 token needs `com.twilio.sdk:twilio` 7.19.0 or newer"
                    .to_owned(),
            ),
        ),
        (JAVA, &[("pom.xml", &*new)], None),
        (JAVA, &[("pom.xml", &*latest)], None),
        (JAVA, &[("build.gradle", dynamic)], None),
    ] {
        let root = tree(&[&[("src/main/java/A.java", code)], files].concat());
        let found = too_old(root.path(), &[]);
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{files:?}");
    }
}

#[test]
fn projects_of_dotnet_name_packages() {
    let project = |package: &str, version: &str| {
        format!(
            "<Project Sdk=\"Microsoft.NET.Sdk\">\n<ItemGroup><PackageReference Include=\"{package}\" Version=\"{version}\" /></ItemGroup></Project>\n"
        )
    };
    let (old, range, open) =
        (project("Twilio", "5.10.0"), project("Twilio", "[5.0,6.0)"), project("Twilio", "$(TwilioVersion)"));
    let (new, floating, legacy) = (project("Twilio", "5.11.0"), project("Twilio", "5.*"), project("Twilio.Client", "4.7.2"));
    let props = "<Project><PropertyGroup><TwilioVersion>5.2.0</TwilioVersion></PropertyGroup></Project>\n";
    let packages = "<packages>\n<package id=\"Twilio\" version=\"4.7.2\" targetFramework=\"net461\" />\n</packages>\n";
    let lock =
        "{\"version\": 1, \"dependencies\": {\"net8.0\": {\"Twilio\": {\"type\": \"Direct\", \"resolved\": \"5.2.0\"}}}}\n";
    let needs = ", and the access token needs 5.11.0 or newer";
    for (code, files, expected) in [
        (CSHARP, &[("A.csproj", &*old)][..], Some(format!("A.csproj:2:56: warning sdk-too-old `Twilio` is pinned to 5.10.0{needs}"))),
        (CSHARP, &[("A.csproj", &*range)], Some(format!("A.csproj:2:56: warning sdk-too-old `Twilio` is limited to `[5.0,6.0)`{needs}"))),
        (
            CSHARP,
            &[("A.csproj", &*open), ("Directory.Build.props", props)],
            Some(format!("Directory.Build.props:1:40: warning sdk-too-old `Twilio` is pinned to 5.2.0{needs}")),
        ),
        (
            CSHARP,
            &[("A.csproj", &*floating), ("packages.lock.json", lock)],
            Some(format!("A.csproj:2:56: warning sdk-too-old `Twilio` is locked at 5.2.0{needs}")),
        ),
        (
            CSHARP_LEGACY,
            &[("packages.config", packages)],
            Some(format!("packages.config:2:31: warning sdk-too-old `Twilio` is pinned to 4.7.2{needs}")),
        ),
        (
            CSHARP_LEGACY,
            &[("A.csproj", &*legacy)],
            Some(
                "A.csproj:2:63: warning sdk-too-old `Twilio.Client` came before `Twilio`, and the access token needs `Twilio` 5.11.0 or newer"
                    .to_owned(),
            ),
        ),
        (CSHARP, &[("A.csproj", &*new)], None),
        (CSHARP, &[("A.csproj", &*floating)], None),
        (CSHARP, &[("A.csproj", &*open)], None),
    ] {
        let root = tree(&[&[("Controllers/A.cs", code)], files].concat());
        let found = too_old(root.path(), &[]);
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{files:?}");
    }
}

#[test]
fn manifests_count_only_beside_a_token_and_never_as_files_checked() {
    let root = tree(&[
        ("a/package-lock.json", "{ \"twilio\": <<<<<<< HEAD"),
        ("a/package.json", "{ \"dependencies\": { \"twilio\": \"3.0.0\" } }"),
        ("a/a.js", "// Twilio.jwt.ClientCapability is gone\n"),
        ("b/package.json", "{ \"dependencies\": { \"twilio\": \"3.0.0\" } }"),
        ("b/b.js", "new Twilio.jwt.ClientCapability({ accountSid: a, authToken: b });\n"),
    ]);
    let output = command(root.path(), &["--output-format", "json"]).output().expect("the program starts");
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let findings = json["findings"].as_array().expect("findings").iter();
    let found = findings.map(|finding| (finding["path"].as_str(), finding["rule"].as_str())).collect::<Vec<_>>();
    assert_eq!(found, [(Some("b/b.js"), Some("capability-token")), (Some("b/package.json"), Some("sdk-too-old"))], "{json}");
    assert_eq!((&json["totals"]["files_checked"], &json["notices"]), (&2.into(), &serde_json::json!([])), "{json}");
}

#[test]
fn the_examples_of_the_rule_hold() {
    let rule = catalog::rule("sdk-too-old").expect("the rule");
    for (language, manifest, (name, code)) in [
        ("javascript", "package.json", ("a.js", NODE)),
        ("python", "requirements.txt", ("a.py", PYTHON)),
        ("php", "composer.json", ("a.php", PHP)),
        ("ruby", "Gemfile", ("a.rb", RUBY)),
        ("java", "pom.xml", ("A.java", JAVA)),
        ("csharp", "A.csproj", ("A.cs", CSHARP)),
    ] {
        let example = &rule.examples[language];
        let found = |text: &str| too_old(tree(&[(manifest, text), (name, code)]).path(), &[]).len();
        assert_eq!((found(&example.before), found(&example.after)), (1, 0), "{language}");
    }
}

#[test]
fn credentials_of_a_manifest_are_not_shown() {
    let manifest = "--extra-index-url https://me:hunter2secret@pypi.example.org/simple\ntwilio==6.0.0\n";
    let root = tree(&[("requirements.txt", manifest), ("a.py", PYTHON)]);
    for format in ["full", "json", "sarif"] {
        let shown = stdout(&command(root.path(), &["--output-format", format]).output().expect("the program starts"));
        assert!(shown.contains("sdk-too-old") && !shown.contains("hunter2secret"), "{shown}");
    }
}

#[test]
fn what_is_read_from_the_standard_input_has_a_project_too() {
    let root = monorepo();
    let args = ["-", "--stdin-filename", "packages/old/src/new.js", "--output-format", "concise"];
    let mut child = command(root.path(), &args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("starts");
    child.stdin.take().expect("a pipe").write_all(NODE.as_bytes()).expect("written");
    let shown = stdout(&child.wait_with_output().expect("ends"));
    assert!(shown.starts_with("packages/old/package.json:3:32: warning sdk-too-old"), "{shown}");
}

//! What a configuration does to a run: which one counts for a file, and what each key makes of a rewrite.

mod program;

use program::{check, command, file, stderr, stdout};
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

/// A token without a client name whose auth token is read from an object.
const JS: &str = "const { ClientCapability } = require('twilio').jwt;
const config = require('./config');
const capability = new ClientCapability({ accountSid: config.sid, authToken: config.authToken });
capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: config.app }));
console.log(capability.toJwt());
";

const PYTHON: &str = "import settings
from twilio.jwt.client import ClientCapabilityToken

token = ClientCapabilityToken(settings.SID, settings.AUTH_TOKEN)
token.allow_client_outgoing(settings.APP)
print(token.to_jwt())
";

/// A folder with both files and this configuration. It has a repository, so that nothing above it counts.
fn tree(configuration: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), ".git/HEAD", "");
    file(root.path(), "a.js", JS);
    file(root.path(), "b.py", PYTHON);
    file(root.path(), "tokenlift.toml", configuration);
    root
}

fn fix(root: &Path, args: &[&str]) -> Output {
    command(root).arg("fix").args(args).output().expect("the program starts")
}

fn read(root: &Path, name: &str) -> String {
    std::fs::read_to_string(root.join(name)).expect("a file")
}

/// What the lines that construct the access tokens become, without their line breaks.
fn constructions(root: &Path) -> [String; 2] {
    ["a.js", "b.py"].map(|name| {
        let text = read(root, name);
        let from = text.find("AccessToken(").unwrap_or_else(|| panic!("not rewritten: {text}"));
        let flat = text[from..].lines().map(str::trim).collect::<Vec<_>>().join(" ");
        let end = flat.find(" token.add").expect("the next statement");
        flat[..end].replace("( ", "(").replace(", )", ")").replace(" )", ")")
    })
}

#[test]
fn an_identity_makes_a_fix_safe() {
    let root = tree("identity = { javascript = \"config.agent\", python = \"settings.AGENT\" }\n");
    assert_eq!(fix(root.path(), &[]).status.code(), Some(0));
    let [javascript, python] = constructions(root.path());
    assert_eq!(
        javascript,
        "AccessToken(config.sid, process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET, { identity: config.agent });"
    );
    assert_eq!(
        python,
        "AccessToken(settings.SID, os.environ[\"TWILIO_API_KEY\"], os.environ[\"TWILIO_API_SECRET\"], identity=settings.AGENT)"
    );
}

#[test]
fn the_flag_wins_over_the_file_and_is_as_unsafe_as_without() {
    let root = tree("identity = { javascript = \"config.agent\", python = \"settings.AGENT\" }\n");
    let output = fix(root.path(), &["--identity", "me()"]);
    assert_eq!((output.status.code(), read(root.path(), "a.js")), (Some(1), JS.to_owned()));
    fix(root.path(), &["--identity", "me()", "--unsafe-fixes"]);
    assert!(constructions(root.path()).iter().all(|text| text.contains("me()")));
}

#[test]
fn a_configuration_of_one_language_says_nothing_of_the_other() {
    let root = tree("identity.python = \"settings.AGENT\"\n");
    assert_eq!(fix(root.path(), &[]).status.code(), Some(1));
    assert_eq!(read(root.path(), "a.js"), JS);
    assert!(read(root.path(), "b.py").contains("AccessToken"));
}

#[test]
fn new_credentials_stand_beside_the_old_ones() {
    let root = tree("[credentials]\nsource = \"beside\"\n");
    fix(root.path(), &["--unsafe-fixes"]);
    let [javascript, python] = constructions(root.path());
    assert!(javascript.contains("config.sid, config.apiKeySid, config.apiKeySecret,"), "{javascript}");
    assert!(python.contains("settings.SID, settings.api_key_sid, settings.api_key_secret,"), "{python}");
}

#[test]
fn variables_have_the_names_given() {
    let root = tree("[credentials.environment]\napi-key-sid = \"VOICE_KEY\"\napi-key-secret = \"VOICE_SECRET\"\n");
    let output = fix(root.path(), &["--unsafe-fixes"]);
    assert!(stderr(&output).contains("set VOICE_KEY and VOICE_SECRET wherever"), "{output:?}");
    assert!(stderr(&output).contains("--api-secret-env VOICE_SECRET\n"), "{output:?}");
    let [javascript, python] = constructions(root.path());
    assert!(javascript.contains("process.env.VOICE_KEY, process.env.VOICE_SECRET,"), "{javascript}");
    assert!(python.contains("os.environ[\"VOICE_KEY\"], os.environ[\"VOICE_SECRET\"],"), "{python}");
}

#[test]
fn the_account_has_the_name_given_where_the_old_code_did_not_say_it() {
    let root = tree("[credentials.environment]\naccount-sid = \"VOICE_ACCOUNT\"\n");
    let old = "const twilio = require('twilio');\nconst token = new twilio.Capability();\ntoken.allowClientIncoming('joe');\nconsole.log(token.generate());\n";
    file(root.path(), "a.js", old);
    fix(root.path(), &["--unsafe-fixes"]);
    assert!(read(root.path(), "a.js").contains("process.env.VOICE_ACCOUNT"), "{}", read(root.path(), "a.js"));
}

#[test]
fn keys_are_read_as_the_language_says() {
    let root = tree(
        "[credentials.javascript]\napi-key-sid = \"vault.get('key')\"\napi-key-secret = \"vault.get('secret')\"\n\
         [credentials.python]\napi-key-secret = \"vault.secret()\"\napi-key-sid = \"vault.key()\"\n",
    );
    fix(root.path(), &["--unsafe-fixes"]);
    let [javascript, python] = constructions(root.path());
    assert!(javascript.contains("config.sid, vault.get('key'), vault.get('secret'),"), "{javascript}");
    assert!(python.contains("settings.SID, vault.key(), vault.secret(),"), "{python}");
}

#[test]
fn the_nearest_configuration_counts_for_each_file() {
    let root = tree("identity.javascript = \"top()\"\n");
    file(root.path(), "api/package.json", "{\"name\": \"api\", \"tokenlift\": {\"identity\": {\"javascript\": \"api()\"}}}");
    file(root.path(), "api/src/a.js", JS);
    file(root.path(), "web/package.json", "{\"name\": \"web\", \"devDependencies\": {\"tokenlift\": \"1\"}}");
    file(root.path(), "web/a.js", JS);
    file(root.path(), "jobs/pyproject.toml", "[project]\nname = \"jobs\"\n[tool.tokenlift]\nidentity.python = \"jobs()\"\n");
    file(root.path(), "jobs/b.py", PYTHON);
    file(root.path(), "both/pyproject.toml", "[tool.tokenlift]\nidentity.python = \"wrong()\"\n");
    file(root.path(), "both/tokenlift.toml", "identity.python = \"own()\"\n");
    file(root.path(), "both/b.py", PYTHON);
    file(root.path(), "nested/.git/HEAD", "");
    file(root.path(), "nested/a.js", JS);
    // From below, paths begin with dots.
    std::fs::create_dir_all(root.path().join("api/bin")).unwrap();
    let output = fix(&root.path().join("api/bin"), &["../.."]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let identities = [
        ("a.js", "top()"),
        ("api/src/a.js", "api()"),
        ("web/a.js", "top()"),
        ("jobs/b.py", "jobs()"),
        ("both/b.py", "own()"),
    ];
    for (name, identity) in identities {
        assert!(read(root.path(), name).contains(identity), "{name}: {}", read(root.path(), name));
    }
    // Another repository has no part in it, and of Python the top says nothing.
    assert_eq!((read(root.path(), "nested/a.js").as_str(), read(root.path(), "b.py").as_str()), (JS, PYTHON));
}

#[test]
fn one_configuration_can_be_named_for_all_and_none() {
    let root = tree("identity.javascript = \"top()\"\n");
    file(root.path(), "ci/pyproject.toml", "[tool.tokenlift.identity]\njavascript = \"ci()\"\n");
    let named = fix(root.path(), &["--diff", "a.js", "--config", "ci/pyproject.toml"]);
    assert!(stdout(&named).contains("identity: ci()"), "{named:?}");
    let none = fix(root.path(), &["--diff", "a.js", "--no-config", "--config", "missing.toml"]);
    assert_eq!((none.status.code(), stdout(&none).as_str()), (Some(0), ""));
    let run = |name: &str, value: &str| {
        command(root.path()).args(["fix", "--diff", "a.js"]).env(name, value).output().expect("the program starts")
    };
    assert!(stdout(&run("TOKENLIFT_CONFIG", "ci/pyproject.toml")).contains("identity: ci()"));
    assert_eq!(stdout(&run("TOKENLIFT_NO_CONFIG", "1")), "");
    assert!(stdout(&run("TOKENLIFT_NO_CONFIG", "0")).contains("identity: top()"));
}

#[test]
fn the_standard_input_has_the_configuration_around_its_name() {
    let root = tree("identity.javascript = \"top()\"\n");
    file(root.path(), "api/tokenlift.toml", "identity.javascript = \"api()\"\n");
    let mut command = command(root.path());
    command.args(["fix", "-", "--stdin-filename", "api/new/a.ts"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.take().expect("an input").write_all(JS.as_bytes()).expect("read");
    assert!(stdout(&child.wait_with_output().expect("an end")).contains("identity: api()"));
}

#[test]
fn what_a_configuration_excludes_is_not_looked_at() {
    let root = tree("exclude = [\"old\", \"/*.gen.js\"]\n");
    file(root.path(), "c.gen.js", JS);
    file(root.path(), "src/c.gen.js", JS);
    file(root.path(), "src/old/bin.js", b"\0");
    file(root.path(), "lib/tokenlift.toml", "exclude = [\"/old/\"]\n");
    file(root.path(), "lib/old/a.js", JS);
    file(root.path(), "lib/src/old/a.js", JS);
    let concise = |folder: &Path, args: &[&str]| {
        let output = check(folder, &[&["--output-format", "concise"], args].concat());
        let paths = stdout(&output).lines().filter_map(|line| Some(line.split(':').next()?.to_owned())).collect::<Vec<_>>();
        (paths.join(" "), stderr(&output).lines().last().unwrap_or_default().to_owned())
    };
    let (paths, totals) = concise(root.path(), &[]);
    assert_eq!(paths, "a.js b.py lib/src/old/a.js src/c.gen.js");
    assert_eq!(totals, "4 errors in 4 files; fixes: 0 safe, 4 unsafe, 0 by hand; 4 files seen, 4 parsed, 0 skipped");
    assert_eq!(concise(&root.path().join("src"), &[]).0, "c.gen.js");
    assert_eq!(concise(root.path(), &["--exclude", "/src"]).0, "a.js b.py lib/src/old/a.js");
    assert_eq!(concise(root.path(), &["c.gen.js"]).0, "c.gen.js");
    assert_eq!(concise(root.path(), &["c.gen.js", "lib/old", "a.js", "--force-exclude"]).0, "a.js");
    assert_eq!(concise(root.path(), &["--no-ignore"]).0, paths);
    assert_eq!(check(root.path(), &["--no-config", "src/old"]).status.code(), Some(0));
    assert_eq!(
        concise(root.path(), &["--config", "lib/tokenlift.toml"]).0,
        "a.js b.py c.gen.js lib/src/old/a.js src/c.gen.js"
    );
}

#[test]
fn a_mistake_in_any_configuration_on_the_way_ends_the_run() {
    let root = tree("identity.javascript = \"top()\"\n");
    file(root.path(), "api/tokenlift.toml", "identiy = 1\n");
    file(root.path(), "api/clean.js", "");
    let output = fix(root.path(), &[]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).starts_with("error: unknown key `identiy`\n  --> api/tokenlift.toml:1:1\n"), "{output:?}");
    assert_eq!(read(root.path(), "a.js"), JS);
    let elsewhere = check(&root.path().join("api"), &["../a.js", "--output-format", "json"]);
    assert_eq!(elsewhere.status.code(), Some(1));
    file(root.path(), "tokenlift.toml", "identiy = 1\n");
    let below = check(&root.path().join("api"), &["../a.js"]);
    assert!(stderr(&below).contains("--> ../tokenlift.toml:1:1\n"), "{below:?}");
}

#[test]
fn no_mistake_shows_what_may_be_secret() {
    let configurations = [
        "identity = { javascript = \"sesame sesame\" } # sesame\n",
        "password = \"sesame\" # sesame\n[credentials.javascript]\napi-key-sid = \"'sesame'\"\n",
        "[credentials.javascript]\napi-key-sid = \"sesame\"\napi-key-secret = \"'sesame'\"\n",
        "[credentials]\nsource = \"sesame\"\n[credentials.environment]\napi-key-secret = \"sesame!\"\n",
        "[credentials]\nauth-token = sesame\n",
        "[credentials]\nauth-token = \"\"\"\nsesame",
        "x = { y = [\"sesame\", { z = 'sesame' }] }\n",
    ];
    for (at, configuration) in configurations.into_iter().enumerate() {
        let output = check(tree(configuration).path(), &[]);
        assert_eq!(output.status.code(), Some(2), "{configuration}");
        let shown = stderr(&output);
        // An identity is none.
        assert!(at == 0 || !shown.contains("sesame"), "{shown}");
        assert!(!shown.contains("# sesame") && !shown.contains("#sesame"), "{shown}");
    }
}

const IGNORES: &str = "
[rules]
capability-token = \"warning\"
identity-characters = \"off\"
hard-coded-auth-token = \"note\"

[per-path-ignores]
\"old/**\" = [\"capability-token\"]
";

const NAMED: &str = "const { ClientCapability } = require('twilio').jwt;
const capability = new ClientCapability({ accountSid: process.env.SID, authToken: '0123456789abcdef0123456789abcdef' });
capability.addScope(new ClientCapability.IncomingClientScope('front-desk'));
console.log(capability.toJwt());
";

#[test]
fn rules_have_the_levels_of_the_project_and_do_not_count_where_it_says_so() {
    let root = tree(IGNORES);
    let root = root.path();
    std::fs::remove_file(root.join("a.js")).expect("removed");
    std::fs::remove_file(root.join("b.py")).expect("removed");
    file(root, "new/a.js", NAMED);
    file(root, "old/b/c.js", NAMED);
    let found = |folder: &Path, args: &[&str]| {
        let output = check(folder, &[&["--output-format", "concise"], args].concat());
        let words = |line: &str| line.split(' ').take(3).collect::<Vec<_>>().join(" ");
        (output.status.code(), stdout(&output).lines().map(words).collect::<Vec<_>>())
    };
    let new = ["new/a.js:2:24: warning capability-token", "new/a.js:2:83: note hard-coded-auth-token"];
    let old = "old/b/c.js:2:83: note hard-coded-auth-token";
    assert_eq!(found(root, &[]), (Some(1), [&new[..], &[old]].concat().into_iter().map(str::to_owned).collect()));
    assert_eq!(found(root, &["--fail-on", "error"]).0, Some(0));
    assert_eq!(found(&root.join("old"), &["b/c.js"]), (Some(0), vec![old.trim_start_matches("old/").to_owned()]));
    assert_eq!(found(root, &["--no-config"]).1.len(), 6);
    // What does not count is not rewritten.
    assert_eq!(fix(root, &[]).status.code(), Some(0));
    assert_eq!(read(root, "old/b/c.js"), NAMED);
    assert!(!read(root, "new/a.js").contains("ClientCapability"));
}

#[test]
fn a_level_of_the_project_does_not_trust_an_untraced_name_more() {
    let root = tree("[rules]\ncapability-token = \"error\"\n");
    file(root.path(), "c.js", "const t = new Twilio.jwt.ClientCapability({ accountSid: a, authToken: b });\nt.toJwt();\n");
    let output = check(root.path(), &["c.js", "--output-format", "concise"]);
    assert!(stdout(&output).starts_with("c.js:1:26: warning capability-token"), "{}", stdout(&output));
}

#[test]
fn a_manifest_has_the_levels_of_its_own_place() {
    let root = tree("[per-path-ignores]\n\"package.json\" = [\"sdk-too-old\"]\n");
    let manifest = "{ \"dependencies\": { \"twilio\": \"3.10.0\" } }\n";
    file(root.path(), "package.json", manifest);
    let count = |args: &[&str]| stdout(&check(root.path(), args)).matches("sdk-too-old").count();
    assert_eq!(count(&["a.js", "--output-format", "concise"]), 0);
    assert_eq!(count(&["a.js", "--output-format", "concise", "--no-config"]), 1);
}

/// The files and the output that the page about wrappers shows.
fn wrappers() -> (Vec<(String, String)>, String) {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/wrappers.md")).expect("the page");
    let block = |text: &str| {
        let body = text.split_once("```").and_then(|(_, rest)| rest.split_once('\n')).expect("a block").1;
        body.split_once("```").expect("its end").0.to_owned()
    };
    let files = page.split("<!-- file: ").skip(1).map(|part| {
        let (name, rest) = part.split_once(" -->").expect("a name");
        (name.to_owned(), block(rest))
    });
    (files.collect(), block(page.split_once("<!-- output -->").expect("the output").1))
}

#[test]
fn wrappers_of_the_project_are_found_as_the_page_about_them_says() {
    let (files, output) = wrappers();
    let root = tempfile::tempdir().expect("a folder");
    file(root.path(), ".git/HEAD", "");
    for (name, text) in &files {
        file(root.path(), name, text);
    }
    let found = check(root.path(), &["--output-format", "concise"]);
    assert_eq!(stdout(&found), output);
    let without = check(root.path(), &["--output-format", "concise", "--no-config", "src"]);
    assert_eq!((without.status.code(), stdout(&without).as_str()), (Some(0), ""));
    // From below, and by the file's name alone.
    let below = check(&root.path().join("src/routes"), &["lobby.js", "--output-format", "concise"]);
    assert_eq!(stdout(&below).lines().count(), 2);

    let old = read(root.path(), "src/routes/lobby.js");
    fix(root.path(), &[]);
    assert_eq!(read(root.path(), "src/routes/lobby.js"), old, "a wrapper's rewrite is never safe");
    fix(root.path(), &["--unsafe-fixes"]);
    let new = read(root.path(), "src/routes/lobby.js");
    assert!(!new.contains("LobbyCapability") && !new.contains("makeCapability"), "{new}");
    assert!(new.contains("identity: String(req.body.name)") && new.matches(".toJwt()").count() == 2, "{new}");
}

#[test]
fn wrappers_in_python_are_found_through_every_import() {
    let configuration = "
[[sdk]]
language = \"python\"
[[sdk.type]]
id = \"make\"
role = \"deprecated-token\"
names = [\"acme.tokens.make_capability\"]
constructor.positional = [\"account-sid\", \"auth-token\"]
[sdk.type.methods]
allow = { does = \"fill\", arguments.positional = [\"incoming-client-name\"] }
to_jwt = { does = \"generate\" }
";
    let root = tree(configuration);
    let imports = [
        ("src/acme/api/a.py", "from acme.tokens import make_capability", "make_capability"),
        ("src/acme/api/b.py", "from ..tokens import make_capability as mint", "mint"),
        ("src/acme/api/c.py", "from .. import tokens", "tokens.make_capability"),
        ("src/acme/d.py", "from .tokens import make_capability", "make_capability"),
        ("e.py", "import acme.tokens", "acme.tokens.make_capability"),
    ];
    let others = [
        ("src/acme/api/x.py", "from .tokens import make_capability", "make_capability"),
        ("src/other/y.py", "from .tokens import make_capability", "make_capability"),
        ("z.py", "def make_capability(a, b): ...", "make_capability"),
    ];
    for (name, import, call) in imports.iter().chain(&others) {
        let text = format!(
            "import os\n{import}\n\ntoken = {call}(os.environ['SID'], os.environ['TOKEN'])\ntoken.allow('bar')\nprint(token.to_jwt())\n"
        );
        file(root.path(), name, text);
    }
    let output = check(root.path(), &["src", "e.py", "z.py", "--output-format", "concise"]);
    let lines = stdout(&output);
    let found = lines.lines().map(|line| line.split(':').next().unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(found, ["e.py", "src/acme/api/a.py", "src/acme/api/b.py", "src/acme/api/c.py", "src/acme/d.py"]);
}

#[test]
fn what_is_no_wrapper_is_left_alone_and_what_must_be_awaited_is_not_required() {
    let configuration = "
[[sdk]]
language = \"javascript\"
[[sdk.type]]
id = \"make\"
role = \"deprecated-token\"
names = [\"./lib/tokens#make\"]
without_new = true
constructor.positional = [\"account-sid\", \"auth-token\"]
methods.toJwt = { does = \"generate\" }
";
    let root = tree(configuration);
    let call = "exports.x = () => make(process.env.A, process.env.B).toJwt();\n";
    file(root.path(), "src/other.js", format!("const {{ make }} = require('./lib/tokens');\n{call}"));
    file(root.path(), "src/own.js", format!("const {{ make }} = require('../lib/tokens/index.js');\n{call}"));
    let awaited =
        "const t = await import('./lib/tokens.js');\nexport const x = () => t.make(process.env.A, process.env.B).toJwt();\n";
    file(root.path(), "late.mjs", awaited);
    let output = check(root.path(), &["src", "late.mjs", "--output-format", "concise"]);
    let lines = stdout(&output);
    let found = lines.lines().map(|line| line.split(':').next().unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(found, ["late.mjs", "src/own.js"]);
    fix(root.path(), &["--unsafe-fixes", "late.mjs"]);
    assert!(!read(root.path(), "late.mjs").contains("require"), "{}", read(root.path(), "late.mjs"));
}

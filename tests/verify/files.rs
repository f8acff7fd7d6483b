//! The tokens that the transcripts in `tests/cli` read. `TOKENLIFT_BLESS=1 cargo test --test verify` writes them anew.

use super::mint::{AUTH_TOKEN, NOW, Pair, encode, mint, sign};
use serde_json::json;
use std::fs;
use std::path::Path;

fn files() -> Vec<(&'static str, String)> {
    let [old, new] = Pair::right().tokens();
    let mut wrong = Pair::right();
    wrong.voice().as_object_mut().unwrap().remove("incoming");
    wrong.new["exp"] = (NOW + 3600).into();
    let events = format!("{} scope:stream:subscribe?path=/2010-04-01/Events", wrong.old["scope"].as_str().unwrap());
    let mut leak = Pair::right();
    leak.new["grants"]["voice"]["outgoing"]["params"]["a"] = AUTH_TOKEN.into();
    // As Python's SDK makes them: no time of minting.
    let mut timeless = Pair::right();
    for payload in [&mut timeless.old, &mut timeless.new] {
        payload.as_object_mut().unwrap().remove("iat");
    }
    let [timeless_old, timeless_new] = timeless.tokens();
    let header = encode(r#"{"alg":"HS256","typ":"JWT"}"#);
    let deep = encode(format!("{{\"grants\":{}", "[".repeat(5_000)));
    vec![
        ("cut.jwt", old[..old.len() - 9].to_owned()),
        ("deep.jwt", sign(&header, &deep, "")),
        ("events.jwt", Pair::right().scope(&events).tokens()[0].clone()),
        ("huge.jwt", "e".repeat(70_000)),
        ("leak.jwt", leak.tokens()[1].clone()),
        ("new.jwt", new),
        ("none.jwt", mint(&json!({ "alg": "none", "typ": "JWT" }), &Pair::right().old, "")),
        ("old.jwt", old),
        ("timeless-new.jwt", timeless_new),
        ("timeless-old.jwt", timeless_old),
        ("wrong.jwt", wrong.tokens()[1].clone()),
    ]
}

#[test]
fn tokens_of_the_transcripts_are_as_minted_here() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/verify.in");
    for (name, token) in files() {
        let (path, text) = (folder.join(name), format!("{token}\n"));
        if std::env::var_os("TOKENLIFT_BLESS").is_some() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, &text).expect("writable");
        }
        assert!(fs::read_to_string(&path).expect("readable") == text, "{name} is stale");
    }
}

#[test]
fn the_readme_shows_the_transcript() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name| fs::read_to_string(root.join(name)).expect("readable");
    let transcript: toml::Table = read("tests/cli/verify-wrong.toml").parse().expect("TOML");
    let output = ["stdout", "stderr"].map(|name| transcript[name].as_str().expect("a text"));
    let readme = read("README.md");
    let (before, rest) = readme.split_once("/wrong.jwt\n").expect("the command");
    let (_, after) = rest.split_once("```").expect("the end of the block");
    let right = format!("{before}/wrong.jwt\n{}```{after}", output.map(|text| text.trim_start_matches('\n')).concat());
    if std::env::var_os("TOKENLIFT_BLESS").is_some() {
        fs::write(root.join("README.md"), &right).expect("writable");
    }
    assert!(read("README.md") == right, "README.md is stale; TOKENLIFT_BLESS=1 cargo test --test verify writes it anew");
}

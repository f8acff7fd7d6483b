//! Scopes exactly as the SDKs wrote them, and what was asked for.
//!
//! Everywhere the client is `joe bob` (or `joe`), the application `AP2` and the parameters `a="x y"`, `b="1&2"`; some also
//! have `n=5`.

use super::mint::Pair;
use serde_json::{Map, Value};
use tokenlift::verify::Verdict;
use tokenlift::verify::claims::claims;
use tokenlift::verify::scope::{Outgoing, ScopeError, Scopes, parse};
use tokenlift::verify::sdks::sdk;

/// The SDK, its scope, and what it gives: the name and the parameters.
type Written = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

const TWO: &[(&str, &str)] = &[("a", "x y"), ("b", "1&2")];
const THREE: &[(&str, &str)] = &[("a", "x y"), ("b", "1&2"), ("n", "5")];
/// What is left of `b` where nothing says that its value has not ended.
const LOSSY: &[(&str, &str)] = &[("a", "x y"), ("b", "1"), ("2", ""), ("n", "5")];

const WRITTEN: &[Written] = &[
    (
        "node-2",
        "scope:client:incoming?clientName=joe%20bob scope:client:outgoing?appSid=AP2&appParams=a%3Dx%2520y%26b%3D1%25262&clientName=joe%20bob",
        "joe bob",
        TWO,
    ),
    (
        "node-6",
        "scope:client:incoming?clientName=joe%20bob scope:client:outgoing?appSid=AP2&clientName=joe%20bob&appParams=a%3Dx%2520y%26b%3D1%25262%26n%3D5",
        "joe bob",
        THREE,
    ),
    (
        "python-9",
        "scope:client:incoming?clientName=joe+bob scope:client:outgoing?appParams=a%3Dx%2By%26b%3D1%25262&appSid=AP2&clientName=joe+bob",
        "joe bob",
        TWO,
    ),
    (
        "python-3.4.5",
        "scope:client:incoming?clientName=joe+bob scope:client:outgoing?appSid=AP2&appParams=a%3Dx%2By%26b%3D1%25262&clientName=joe+bob",
        "joe bob",
        TWO,
    ),
    (
        "php-8",
        "scope:client:outgoing?appSid=AP2&appParams=a%3Dx%2By%26b%3D1%25262%26n%3D5&clientName=joe scope:client:incoming?clientName=joe",
        "joe",
        THREE,
    ),
    ("php-8", "scope:client:outgoing?appSid=AP2&appParams=&clientName=joe scope:client:incoming?clientName=joe", "joe", &[]),
    (
        "ruby-4",
        "scope:client:incoming?clientName=joe+bob scope:client:outgoing?appSid=AP2&appParams=a%3Dx%2By%26b%3D1%25262&clientName=joe+bob",
        "joe bob",
        TWO,
    ),
    (
        "ruby-5.6.3",
        "scope:client:incoming?clientName=joe+bob scope:client:outgoing?appSid=AP2&clientName=joe+bob&appParams=a%3Dx+y&b%3D1%262&n%3D5",
        "joe bob",
        THREE,
    ),
    (
        "ruby-7",
        "scope:client:incoming?clientName=joe+bob scope:client:outgoing?appSid=AP2&clientName=joe+bob&appParams=a%3Dx+y%26b%3D1%262%26n%3D5",
        "joe bob",
        LOSSY,
    ),
    (
        "java-6",
        "scope:client:incoming?clientName=joe+bob scope:client:outgoing?clientName=joe+bob&appSid=AP2&appParams=a%3Dx%2By%26b%3D1%25262",
        "joe bob",
        TWO,
    ),
    (
        "java-12",
        "scope:client:incoming?clientName=joe bob scope:client:outgoing?appSid=AP2&clientName=joe+bob&appParams=a%3Dx%2By%26b%3D1%25262",
        "joe bob",
        TWO,
    ),
    (
        "csharp-4",
        "scope:client:outgoing?appSid=AP2&appParams=a%3dx+y%26b%3d1%262%26n%3d5&clientName=joe scope:client:incoming?clientName=joe",
        "joe",
        LOSSY,
    ),
    (
        "csharp-7",
        "scope:client:incoming?clientName=joe bob scope:client:outgoing?appSid=AP2&clientName=joe+bob&appParams=a%3Dx%2By%26b%3D1%25262",
        "joe bob",
        TWO,
    ),
];

fn read(text: &str) -> Scopes {
    parse(text, sdk("python-9").unwrap()).unwrap()
}

#[test]
fn scopes_give_back_what_was_asked_for() {
    for (name, text, client, parameters) in WRITTEN {
        let scopes = parse(text, sdk(name).unwrap()).unwrap();
        let [outgoing] = &scopes.outgoing[..] else { panic!("{name}") };
        assert_eq!(scopes.incoming, [Some((*client).to_owned())], "{name}");
        assert_eq!(outgoing.application.as_deref(), Some("AP2"), "{name}");
        assert_eq!(outgoing.name.as_deref(), Some(*client), "{name}");
        let read: Vec<_> = outgoing.parameters.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(read, *parameters, "{name}");
        assert_eq!(outgoing.is_lossy(), *parameters == LOSSY, "{name}");
        assert!(scopes.events.is_empty() && !scopes.foreign, "{name}");
    }
}

#[test]
fn scopes_agree_with_what_was_asked_for_whether_the_sdk_is_said_or_not() {
    for (name, text, client, parameters) in WRITTEN {
        let told = if parameters.is_empty() {
            parameters
        } else {
            &[TWO, THREE][usize::from(text.to_lowercase().contains("n%3d5"))]
        };
        let told: Map<String, Value> = told.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())).collect();
        let mut pair = Pair::right().scope(text).parameters(told.into());
        pair.voice()["outgoing"]["application_sid"] = "AP2".into();
        pair.new["grants"]["identity"] = (*client).into();
        let note = [("V4", Verdict::PassWithNote)];
        let expected = if *parameters == LOSSY { &note[..] } else { &[] };
        assert_eq!(pair.clone().sdk(name).special(), expected, "{name}");
        // What is encoded twice may have been written by an SDK that encodes once, from other values.
        let expected = if text.contains("%25") { &note[..] } else { expected };
        assert_eq!(pair.clone().sdk("").special(), expected, "{name}");
        pair.new["grants"]["identity"] = "ann".into();
        assert!(pair.sdk("").special().contains(&("N1", Verdict::Fail)), "{name}");
    }
}

#[test]
fn every_kind_of_sdk_has_a_scope() {
    for known in &claims().sdks {
        let has = WRITTEN.iter().any(|(name, ..)| sdk(name).unwrap().names == known.names);
        assert!(has, "{:?}", known.names);
    }
}

#[test]
fn event_streams_are_read() {
    for text in [
        "scope:stream:subscribe?path=/2010-04-01/Events",
        "scope:stream:subscribe?path=%2F2010-04-01%2FEvents&params=a%3Db",
        "scope:stream:subscribe?path=/2010-04-01/Events&appParams=a%3Db",
    ] {
        assert_eq!(read(text).events, [Some("/2010-04-01/Events".to_owned())], "{text}");
    }
}

#[test]
fn a_text_may_show_that_another_sdk_wrote_it() {
    let foreign = |name, text| parse(text, sdk(name).unwrap()).unwrap().foreign;
    let raw = "scope:client:incoming?clientName=joe bob";
    assert!(foreign("node-6", raw) && !foreign("java-12", raw));
    let encoded = "scope:client:incoming?clientName=joe+bob scope:client:outgoing?appSid=AP2&clientName=joe+bob";
    assert!(foreign("java-12", encoded) && !foreign("python-9", encoded));
    let plain = "scope:client:outgoing?appSid=AP2&appParams=a%3Dx+y";
    assert!(foreign("ruby-4", plain) && !foreign("ruby-7", plain) && !foreign("ruby-5.0", plain));
    let strays = "scope:client:outgoing?appSid=AP2&appParams=a%3D1&b%3D2";
    assert!(foreign("ruby-4", strays) && foreign("ruby-7", strays) && !foreign("ruby-5.0", strays));
}

#[test]
fn odd_scopes() {
    assert_eq!(read(""), Scopes::default());
    assert_eq!(read("scope:client:incoming").incoming, [None]);
    assert_eq!(read("scope:client:incoming?clientName=").incoming, [Some(String::new())]);
    assert_eq!(read("scope:client:outgoing?appSid").outgoing, [Outgoing::default()]);
    for sdk in &claims().sdks {
        assert_eq!(parse("openid scope:client:incoming?clientName=a", sdk), Err(ScopeError::Beginning));
        assert_eq!(parse(" scope:client:incoming?clientName=a", sdk), Err(ScopeError::Beginning));
        assert_eq!(parse("scope:client:other?a=b", sdk), Err(ScopeError::Kind));
    }
}

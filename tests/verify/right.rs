//! Pairs that differ in form and not in meaning, as the SDKs make them.

use super::mint::{APPLICATION, KEY, NOW, Pair};
use serde_json::{Value, json};
use tokenlift::verify::Verdict;

const NOTE: Verdict = Verdict::PassWithNote;
const OPEN: Verdict = Verdict::NotChecked;

/// A pair whose parameters are what they are; the old ones as they stand in the scope.
fn told(sdk: &str, old: &str, new: Value) -> Pair {
    let scope = format!("scope:client:outgoing?appSid={APPLICATION}&clientName=joe+bob&appParams={old}");
    let mut pair = Pair::right().sdk(sdk).scope(&scope).parameters(new);
    pair.voice()["incoming"] = Value::Null;
    pair
}

/// A pair of nothing but calls to the client; the name as it stands in the scope.
fn named(sdk: &str, old: &str, new: &str) -> Pair {
    let mut pair = Pair::right().sdk(sdk).scope(&format!("scope:client:incoming?clientName={old}"));
    pair.voice().as_object_mut().unwrap().remove("outgoing");
    pair.new["grants"]["identity"] = new.into();
    pair
}

#[test]
fn ways_to_leave_things_out() {
    let mut pair = Pair::right();
    pair.new_header["twr"] = Value::Null;
    pair.voice()["push_credential_sid"] = Value::Null;
    pair.old["typ"] = Value::Null;
    pair.old.as_object_mut().unwrap().remove("typ");
    pair.old_header.as_object_mut().unwrap().remove("typ");
    assert_eq!(pair.special(), []);
    for no in [json!(null), json!({ "allow": false }), json!({ "allow": 1 }), json!({})] {
        let mut pair = told("node-6", "", Value::Null);
        pair.voice()["incoming"] = no;
        for empty in [json!(null), json!({})] {
            assert_eq!(pair.clone().parameters(empty).special(), []);
        }
    }
}

#[test]
fn nothing_at_all_is_equivalent_and_suspicious() {
    let mut pair = Pair::right();
    pair.new["grants"] = json!({ "identity": "joe", "voice": {} });
    // Some SDKs leave an empty scope out.
    let without = {
        let mut pair = pair.clone();
        pair.old.as_object_mut().unwrap().remove("scope");
        pair
    };
    for pair in [pair.scope(""), without] {
        assert_eq!(pair.special(), [("N2", Verdict::PassWithChoice), ("G1", NOTE)]);
        assert!(pair.compare().unwrap().is_equivalent());
    }
}

#[test]
fn times_come_from_wherever_they_are() {
    let mut pair = Pair::right();
    pair.old.as_object_mut().unwrap().remove("iat");
    assert_eq!(pair.special(), [("T1", OPEN)]);
    pair.options.old_minted_at = Some(NOW - 2);
    assert_eq!(pair.special(), []);
    pair.options.old_minted_at = Some(NOW - 3);
    assert_eq!(pair.special(), [("T1", Verdict::Fail)]);
    pair.old["nbf"] = NOW.into();
    pair.old["exp"] = (NOW + 600).to_string().into();
    assert_eq!(pair.special(), []);
    // Nothing but the id says when the new token was minted.
    pair.new.as_object_mut().unwrap().remove("iat");
    assert_eq!(pair.special(), [("J1", OPEN)]);
    pair.new["nbf"] = (NOW + 3).into();
    assert_eq!(pair.special(), [("J1", OPEN), ("T1", Verdict::Fail)]);
    pair.new["nbf"] = (NOW + 1).into();
    assert_eq!(pair.special(), []);
    pair.options.new_minted_at = Some(NOW);
    assert_eq!(pair.special(), []);
    pair.new["jti"] = KEY.into();
    assert_eq!(pair.special(), [("J1", Verdict::Fail)]);
    (pair.new["nbf"], pair.options.new_minted_at) = (Value::Null, None);
    assert_eq!(pair.special(), [("J1", Verdict::Fail), ("T1", OPEN), ("T2", OPEN)]);
}

#[test]
fn an_id_tells_the_time_as_exactly_as_its_sdk_writes_it() {
    let mut pair = Pair::right();
    pair.new.as_object_mut().unwrap().remove("iat");
    let mut off = |sdk, seconds| {
        pair.new["jti"] = format!("{KEY}-{}", NOW + seconds).into();
        pair.clone().sdk(sdk).special()
    };
    assert_eq!(off("php-8", 4), [("J1", OPEN), ("T1", NOTE)]);
    assert_eq!(off("php-8", 5), [("J1", OPEN), ("T1", Verdict::Fail)]);
    for sdk in ["java-6", ""] {
        for (seconds, expected) in
            [(2, Verdict::Pass), (130, NOTE), (-130, NOTE), (131, Verdict::Fail), (-131, Verdict::Fail)]
        {
            assert_eq!(
                off(sdk, seconds).into_iter().find(|(id, _)| *id == "T1").map_or(Verdict::Pass, |(_, verdict)| verdict),
                expected,
                "{sdk} {seconds}"
            );
        }
    }
    for (life, expected) in [(86_340, Verdict::Pass), (86_468, NOTE), (86_469, Verdict::Fail)] {
        let mut pair = Pair::right().sdk("java-6");
        pair.new = json!({ "jti": format!("{KEY}-{}", NOW - 60), "iss": KEY, "sub": pair.new["sub"], "grants": pair.new["grants"] });
        (pair.old["exp"], pair.new["exp"]) = ((NOW + life).into(), (NOW + life).into());
        let rows = pair.compare().unwrap().rows;
        assert_eq!(rows.iter().find(|row| row.id == "T2").unwrap().verdict, expected, "{life}");
    }
}

#[test]
fn a_token_may_become_valid_later_if_the_old_one_did() {
    let mut pair = Pair::right();
    (pair.old["nbf"], pair.new["nbf"]) = ((NOW + 300).into(), (NOW + 300).into());
    assert_eq!(pair.special(), []);
    pair.old["nbf"] = (NOW + 299).into();
    assert_eq!(pair.special(), [("T3", Verdict::Fail)]);
}

#[test]
fn how_exact_the_id_is_depends_on_the_sdk() {
    let mut pair = Pair::right();
    for (sdk, most) in [("node-6", 2), ("java-12", 128), ("java-12.0.0", 128), ("", 128)] {
        for (off, expected) in [(most, false), (-most, false), (most + 1, true), (-most - 1, true)] {
            pair.new["jti"] = format!("{KEY}-{}", NOW + off).into();
            let special = pair.clone().sdk(sdk).special();
            assert_eq!(special.contains(&("J1", Verdict::Fail)), expected, "{sdk} {off}");
        }
    }
}

#[test]
fn what_was_asked_for_is_right() {
    let mut pair = Pair::right();
    pair.new["grants"]["chat"] = json!({});
    pair.options.other_grants = vec!["chat".to_owned()];
    pair.new_header["twr"] = "ie1".into();
    pair.options.region = Some("ie1".to_owned());
    (pair.old["team"], pair.new["team"]) = (json!([1]), json!([1]));
    assert_eq!(pair.special(), []);
}

#[test]
fn a_name_that_calls_did_not_have_is_worth_a_note() {
    let incoming = "scope:client:incoming?clientName=joe%20bob";
    let scope = format!("{incoming} scope:client:outgoing?appSid={APPLICATION}&appParams=a%3Dx%2520y%26b%3D1%25262");
    assert_eq!(Pair::right().scope(&scope).special(), [("N1", NOTE)]);
}

#[test]
fn names_are_read_as_the_sdk_writes_them() {
    let note = [("N1", NOTE)];
    let fail = [("N1", Verdict::Fail)];
    assert_eq!(named("python-9", "a+b%26c", "a b&c").special(), []);
    assert_eq!(named("java-12", "a+b%26c&d=e", "a+b%26c&d=e").special(), []);
    assert_eq!(named("java-12", "a+b", "a b").special(), fail);
    assert_eq!(named("java-6", "a+b", "a b").special(), []);
    assert_eq!(named("csharp-7", "a  b ", "a  b ").special(), []);
    assert_eq!(named("", "a b+c", "a b+c").special(), []);
    assert_eq!(named("", "a b+c", "a b c").special(), fail);
    assert_eq!(named("", "ab", "ab").special(), []);
    assert_eq!(named("", "a+b", "a b").special(), note);
    assert_eq!(named("", "a+b", "a+b").special(), note);
    assert_eq!(named("", "a+b", "c").special(), fail);
}

#[test]
fn rows_that_rest_on_an_sdk_name_it() {
    let reason = |pair: Pair, id| {
        let rows = pair.compare().unwrap().rows;
        rows.into_iter().find(|row| row.id == id).unwrap().reason
    };
    let raw = "java-7 to java-13 or csharp-3 to csharp-4 or csharp-5 to csharp-7";
    assert_eq!(reason(named("", "a+b", "a+b"), "N1"), format!("the name is the same (if the old SDK was {raw})"));
    assert_eq!(reason(named("", "a+b", "a b"), "N1"), format!("the name is the same (unless the old SDK was {raw})"));
    let python = told("", "t%3DNone", json!({ "t": null }));
    assert_eq!(reason(python, "V4"), "both tokens have the same parameters (if the old SDK was python-3 to python-9)");
}

#[test]
fn all_rows_rest_on_one_sdk() {
    // A name as Java leaves it, and a value as Python writes it: no SDK does both.
    let pair = |text: &str, value: Value| {
        let scope =
            format!("scope:client:incoming?clientName=a+b scope:client:outgoing?appSid={APPLICATION}&appParams=t%3D{text}");
        let mut pair = Pair::right().sdk("").scope(&scope).parameters(json!({ "t": value }));
        pair.new["grants"]["identity"] = "a+b".into();
        pair
    };
    assert!(pair("None", Value::Null).special().contains(&("N1", Verdict::Fail)));
    assert_eq!(pair("x", "x".into()).special(), [("N1", NOTE)]);
}

#[test]
fn values_are_written_as_the_sdk_wrote_them() {
    let typed = [("V5", NOTE)];
    let cases = [
        (
            "node-6",
            "n%3D5%26f%3D0.5%26t%3Dtrue%26z%3Dnull%26u%3Dundefined",
            json!({ "n": 5, "f": 0.5, "t": true, "z": null }),
        ),
        ("node-6", "l%3Dx%252Cy%26e%3D", json!({ "l": ["x", "y"], "e": [] })),
        ("node-2", "l%3Dx%26l%3Dy%26z%3D", json!({ "l": ["x", "y"], "z": null })),
        ("python-9", "t%3DTrue%26f%3DFalse%26z%3DNone%26g%3D2.0", json!({ "t": true, "f": false, "z": null, "g": 2.0 })),
        ("python-9", "l%3Dx%26l%3D1", json!({ "l": ["x", 1], "e": [] })),
        ("php-8", "t%3D1%26f%3D0%26g%3D2", json!({ "t": true, "f": false, "z": null, "g": 2.0 })),
        ("php-8", "l%255B0%255D%3Dx%26m%255Bk%255D%3Dy", json!({ "l": ["x"], "m": { "k": "y" } })),
        ("ruby-7", "t%3Dtrue%26n%3D5", json!({ "t": true, "n": 5 })),
        ("csharp-7", "t%3DTrue", json!({ "t": true })),
    ];
    for (sdk, old, new) in cases {
        assert_eq!(told(sdk, old, new.clone()).special(), typed, "{sdk} {old}");
        let unsaid = told("", old, new).special();
        assert!(unsaid == typed || unsaid == [("V4", NOTE), ("V5", NOTE)], "{sdk} {old}: {unsaid:?}");
    }
}

#[test]
fn values_that_the_sdk_wrote_in_another_way_fail() {
    let cases = [
        ("node-6", "t%3DTrue", json!({ "t": true })),
        ("python-9", "t%3Dtrue", json!({ "t": true })),
        ("node-6", "l%3Dx%26l%3Dy", json!({ "l": ["x", "y"] })),
        ("node-6", "n%3D6", json!({ "n": 5 })),
        ("node-6", "n%3D", json!({ "n": 5 })),
        ("php-8", "z%3D", json!({ "z": null })),
        ("", "t%3Dyes", json!({ "t": true })),
        ("", "f%3Dinf", json!({ "f": 0.5 })),
    ];
    for (sdk, old, new) in cases {
        assert_eq!(told(sdk, old, new).special(), [("V4", Verdict::Fail), ("V5", NOTE)], "{sdk} {old}");
    }
    assert_eq!(told("python-9", "u%3Dundefined", json!({})).special(), [("V4", Verdict::Fail)]);
}

#[test]
fn what_depends_on_an_unknown_sdk_passes_if_it_fits_one() {
    assert_eq!(told("", "u%3Dundefined", json!({})).special(), [("V4", NOTE), ("V5", NOTE)]);
    // One value of Ruby 5.0 that reads like two pairs is not worth a note.
    assert_eq!(told("", "a%3D1%26b%3D2", json!({ "a": "1", "b": "2" })).special(), []);
    // Encoded once and encoded twice.
    assert_eq!(told("", "a%3D%252B", json!({ "a": "+" })).special(), [("V4", NOTE)]);
    assert_eq!(told("", "a%3D%252B", json!({ "a": "%2B" })).special(), [("V4", NOTE)]);
    assert_eq!(told("ruby-7", "a%3D%252B", json!({ "a": "%2B" })).special(), []);
    assert_eq!(told("", "a%3D%252B", json!({ "a": "%252B" })).special(), [("V4", Verdict::Fail)]);
    // How Ruby's SDK wrote lists is not known; that is no excuse for a value that none of the others wrote.
    assert_eq!(told("ruby-7", "l%3D%5B%5D", json!({ "l": [] })).special(), [("V4", OPEN), ("V5", NOTE)]);
    assert_eq!(told("", "l%3D%5B%5D", json!({ "l": [] })).special(), [("V4", Verdict::Fail), ("V5", NOTE)]);
}

#[test]
fn parameters_without_ends_are_compared_as_text() {
    let lossy = "a%3Dx+y%26b%3D1%262%26n%3D5";
    for sdk in ["ruby-7", "ruby-5.6.4", "csharp-4", ""] {
        let pair = |new| told(sdk, lossy, new).special();
        assert_eq!(pair(json!({ "a": "x y", "b": "1&2", "n": "5" })), [("V4", NOTE)], "{sdk}");
        assert_eq!(pair(json!({ "a": "x y&b=1&2", "n": "5" })), [("V4", NOTE)], "{sdk}");
        for wrong in [json!({ "a": "x y", "b": "1", "n": "5" }), json!({ "a": "x y", "b": "1&2" }), json!({})] {
            assert_eq!(pair(wrong), [("V4", Verdict::Fail)], "{sdk}");
        }
    }
    assert_eq!(told("ruby-7", "a%3D1%26b%3D2", json!({ "b": "2", "a": "1" })).special(), []);
    let strays = "a%3Dx+y&b%3D1%262&n%3D5";
    assert_eq!(told("ruby-5.6.3", strays, json!({ "a": "x y", "b": "1&2", "n": "5" })).special(), []);
}

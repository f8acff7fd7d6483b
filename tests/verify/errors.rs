//! What is no token, or not the one it should be.

use super::mint::{API_SECRET, AUTH_TOKEN, Pair, encode, mint, sign};
use serde_json::{Value, json};
use tokenlift::verify::jwt::{Defect, Jwt, Part};
use tokenlift::verify::{Options, Verdict, VerifyError, compare};

fn defect(text: &str) -> Defect {
    let [old, new] = Pair::right().tokens();
    let defect = Jwt::decode(text).unwrap_err();
    let sides = [compare(text, &new, &Options::default()), compare(&old, text, &Options::default())];
    for (result, name) in sides.into_iter().zip(["OLD", "NEW"]) {
        let message = result.unwrap_err().to_string();
        assert_eq!(message, format!("{name} is no HS256 JWT: {defect}"));
    }
    defect
}

fn kind(old: Value, new: Value) -> VerifyError {
    Pair { old, new, ..Pair::right() }.compare().unwrap_err()
}

#[test]
fn texts_that_are_no_token() {
    let header = encode(r#"{"alg":"HS256"}"#);
    let payload = encode("{}");
    assert_eq!(defect(""), Defect::Empty);
    assert_eq!(defect(" \n"), Defect::Empty);
    assert_eq!(defect("token.jwt"), Defect::Parts(2));
    assert_eq!(defect("a.b.c.d.e"), Defect::Parts(5));
    assert_eq!(defect("..").to_string(), "its header is not JSON (EOF while parsing a value at line 1 column 0)");
    assert_eq!(defect("é.b.c"), Defect::Base64(Part::Header));
    assert_eq!(defect(&format!("{header}.{payload}=.c")), Defect::Base64(Part::Payload));
    assert_eq!(defect(&format!("{header}.{}.c", encode("[]"))), Defect::NotObject(Part::Payload));
    assert_eq!(defect(&format!("{header}.{payload}.+")), Defect::Signature);
    assert_eq!(defect(&format!("{header}.{payload}.")), Defect::Signature);
    assert!(matches!(defect(&format!("{header}.{}.c", encode([0xff]))), Defect::Json { part: Part::Payload, .. }));
}

#[test]
fn other_algorithms() {
    for (header, named) in [
        (json!({ "alg": "none" }), "`none`"),
        (json!({ "alg": "HS512" }), "`HS512`"),
        (json!({ "alg": "hs256" }), "`hs256`"),
        (json!({ "alg": ["HS256"] }), "unknown"),
        (json!({ "alg": "x".repeat(100) }), "unknown"),
        (json!({}), "absent"),
    ] {
        assert_eq!(defect(&mint(&header, &json!({}), "")), Defect::Algorithm(named.to_owned()));
    }
    let unsigned = format!("{}.{}.", encode(r#"{"alg":"none"}"#), encode("{}"));
    assert_eq!(defect(&unsigned), Defect::Algorithm("`none`".to_owned()));
}

#[test]
fn huge_and_deep_texts() {
    let [old, _] = Pair::right().tokens();
    let huge = "a".repeat(65_537);
    assert_eq!(defect(&huge), Defect::TooLong(65_536));
    for open in ["[", "{\"a\":"] {
        let deep = sign(&encode(r#"{"alg":"HS256"}"#), &encode(format!("{{\"a\":{}", open.repeat(8_000))), "");
        assert!(matches!(defect(&deep), Defect::Json { part: Part::Payload, .. }));
    }
    assert!(Jwt::decode(&format!("\n {old}\r\n")).is_ok());
}

#[test]
fn a_token_that_was_cut_is_none() {
    let [old, new] = Pair::right().tokens();
    for (token, is_old) in [(&old, true), (&new, false)] {
        for end in 0..token.len() {
            let (first, second) = if is_old { (&token[..end], new.as_str()) } else { (old.as_str(), &token[..end]) };
            assert!(compare(first, second, &Options::default()).is_err(), "{end}");
        }
    }
}

#[test]
fn a_token_that_was_tampered_with_is_none_or_has_another_signature() {
    let pair = Pair::right();
    let [old, new] = pair.tokens();
    for at in (0..new.len()).filter(|&at| new.as_bytes()[at] != b'.') {
        let other = if new.as_bytes()[at] == b'A' { "B" } else { "A" };
        let tampered = format!("{}{other}{}", &new[..at], &new[at + 1..]);
        let Ok(comparison) = compare(&old, &tampered, &pair.options) else { continue };
        let signature = comparison.rows.iter().find(|row| row.id == "S1").unwrap();
        assert_eq!(signature.verdict, Verdict::Fail, "{at}");
    }
}

#[test]
fn tokens_of_the_wrong_kind() {
    let Pair { old, new, .. } = Pair::right();
    let task = json!({ "iss": "AC1", "exp": 1, "version": "v1", "policies": [] });
    let pair = Pair::right();
    let [first, second] = pair.tokens();
    assert_eq!(compare(&second, &first, &pair.options), Err(VerifyError::Swapped));
    assert_eq!(compare(&second, &second, &pair.options), Err(VerifyError::OldIsAccessToken));
    assert_eq!(compare(&first, &first, &pair.options), Err(VerifyError::NewIsCapabilityToken));
    assert_eq!(kind(new.clone(), new.clone()), VerifyError::OldIsAccessToken);
    assert_eq!(kind(task.clone(), new.clone()), VerifyError::OldIsOther);
    assert_eq!(kind(json!({ "scope": "openid email", "iss": "x" }), new.clone()), VerifyError::OldIsOther);
    assert_eq!(kind(json!({ "scope": ["scope:client:incoming"] }), new.clone()), VerifyError::OldIsOther);
    assert_eq!(kind(json!({}), new.clone()), VerifyError::OldIsOther);
    assert!(matches!(kind(json!({ "scope": "scope:x:y?z" }), new.clone()), VerifyError::Scope(_)));
    let plain = Pair { new: task, new_header: json!({ "alg": "HS256" }), ..pair.clone() };
    assert_eq!(plain.compare(), Err(VerifyError::NewIsOther));
    // It says what it is; its claims are for the rows.
    let empty = Pair { old, new: json!({}), ..pair };
    assert!(!empty.compare().unwrap().is_equivalent());
}

#[test]
fn tokens_are_not_printed_whole() {
    for token in Pair::right().tokens() {
        let jwt = Jwt::decode(&token).unwrap();
        let signature = token.rsplit('.').next().unwrap();
        assert!(!format!("{jwt:?}").contains(signature));
        assert!(jwt.is_signed_with(AUTH_TOKEN) != jwt.is_signed_with(API_SECRET));
    }
}

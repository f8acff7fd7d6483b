//! Whatever the texts, an answer comes back.

use super::mint::{Pair, encode, mint, sign};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use tokenlift::verify::scope::parse;
use tokenlift::verify::{Options, Verdict, claims::claims, compare};

/// Any JSON, with names that mean something.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "(scope:client:(incoming|outgoing)\\?(clientName|appSid|appParams)=[a%+&= 0-9]{0,12} ?){0,3}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let name = "iss|sub|jti|exp|iat|nbf|scope|grants|identity|voice|incoming|allow|outgoing|application_sid|params|a";
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name, inner, 0..6).prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

proptest! {
    #[test]
    fn any_texts(old in any::<String>(), new in any::<String>()) {
        let _ = compare(&old, &new, &Options::default());
    }

    #[test]
    fn any_bytes_in_a_token(header in any::<Vec<u8>>(), payload in any::<Vec<u8>>(), secret in any::<String>()) {
        let [old, new] = Pair::right().tokens();
        for header in [encode(header), encode(r#"{"alg":"HS256"}"#)] {
            let token = sign(&header, &encode(&payload), &secret);
            let _ = compare(&token, &new, &Options::default());
            let _ = compare(&old, &token, &Options::default());
        }
    }

    #[test]
    fn any_claims(old in any_json(), new in any_json(), sdk in prop::option::of(any::<prop::sample::Index>())) {
        let mut pair = Pair::right();
        pair.options.old_sdk = sdk.map(|index| index.get(&claims().sdks));
        let header = pair.new_header.clone();
        let [right_old, right_new] = pair.tokens();
        let tokens = [mint(&pair.old_header, &old, "a"), mint(&header, &new, "b")];
        for (old, new) in [(&tokens[0], &tokens[1]), (&right_old, &tokens[1]), (&tokens[0], &right_new)] {
            if let Ok(comparison) = compare(old, new, &pair.options) {
                prop_assert_eq!(comparison.rows.len(), claims().rows.len());
            }
        }
    }

    #[test]
    fn any_scope(text in "(scope:(client:incoming|client:outgoing|stream:subscribe)|[a-z?&=%+ 0-9é]{0,9}){0,8}") {
        for sdk in &claims().sdks {
            let _ = parse(&text, sdk);
            let _ = parse(&format!("scope:client:outgoing?appParams={text}"), sdk);
        }
    }

    /// A pair made from the same inputs passes, and one with another name or value does not.
    #[test]
    fn equal_inputs_are_equivalent(name in ".{1,12}", key in ".{1,8}", value in ".{0,12}") {
        let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let inner = format!("{}={}", escape(&key), escape(&value));
        let (name_, inner) = (escape(&name), escape(&inner));
        let scope = format!("scope:client:incoming?clientName={name_} scope:client:outgoing?appSid=AP&clientName={name_}&appParams={inner}");
        let mut pair = Pair::right().scope(&scope).parameters(json!({ key.clone(): value }));
        pair.voice()["outgoing"]["application_sid"] = "AP".into();
        pair.new["grants"]["identity"] = name.clone().into();
        prop_assert_eq!(pair.special(), []);
        pair.new["grants"]["identity"] = format!("{name}x").into();
        prop_assert_eq!(pair.special(), [("N1", Verdict::Fail)]);
        pair.new["grants"]["identity"] = name.into();
        let pair = pair.parameters(json!({ key: format!("{value}x") }));
        prop_assert_eq!(pair.special(), [("V4", Verdict::Fail)]);
    }
}

//! One wrong pair, or more, for each row: that row alone must say so.

use super::mint::{ACCOUNT, API_SECRET, APPLICATION, AUTH_TOKEN, KEY, NOW, Pair};
use serde_json::{Value, json};
use tokenlift::verify::{Secret, Verdict, claims::claims};

/// The rows there must be, in their order.
const IDS: [&str; 22] = [
    "H1", "H2", "S1", "I1", "I2", "J1", "T1", "T2", "T3", "N1", "N2", "N3", "G1", "V1", "V2", "V3", "V4", "V5", "V6", "E1",
    "X1", "X2",
];

/// A pair that is wrong in one way: the row, its verdict, and how to get it from the right pair.
type Wrong = (&'static str, Verdict, fn(&mut Pair));

const WRONG: &[Wrong] = &[
    ("H1", Verdict::Fail, |pair| pair.new_header["cty"] = "twilio-fpa;v=2".into()),
    ("H1", Verdict::Fail, |pair| remove(&mut pair.new_header, "cty")),
    ("H1", Verdict::Fail, |pair| remove(&mut pair.new_header, "typ")),
    ("H2", Verdict::Fail, |pair| pair.new_header["twr"] = "ie1".into()),
    ("H2", Verdict::Fail, |pair| pair.options.region = Some("ie1".to_owned())),
    ("S1", Verdict::Fail, |pair| pair.new_secret = AUTH_TOKEN),
    ("S1", Verdict::Fail, |pair| pair.new_secret = "another secret"),
    ("S1", Verdict::Fail, |pair| pair.old_secret = "another token"),
    ("S1", Verdict::Fail, |pair| (pair.new_secret, pair.options.new_secret) = (AUTH_TOKEN, None)),
    ("I1", Verdict::Fail, |pair| issued_by(pair, ACCOUNT)),
    ("I1", Verdict::Fail, |pair| issued_by(pair, &KEY[..33])),
    ("I1", Verdict::Fail, |pair| issued_by(pair, &KEY.replace("00", "0g"))),
    ("I2", Verdict::Fail, |pair| pair.new["sub"] = KEY.into()),
    ("I2", Verdict::Fail, |pair| remove(&mut pair.new, "sub")),
    ("J1", Verdict::Fail, |pair| pair.new["jti"] = format!("{KEY}-{}", NOW + 3).into()),
    ("J1", Verdict::Fail, |pair| pair.new["jti"] = format!("{ACCOUNT}-{NOW}").into()),
    ("J1", Verdict::Fail, |pair| pair.new["jti"] = format!("{KEY}-{NOW}.5").into()),
    ("J1", Verdict::Fail, |pair| pair.new["jti"] = KEY.into()),
    ("T1", Verdict::Fail, |pair| pair.new["exp"] = (NOW + 603).into()),
    ("T1", Verdict::Fail, |pair| pair.new["exp"] = (NOW + 3600).into()),
    ("T1", Verdict::Fail, |pair| pair.old["exp"] = "soon".into()),
    ("T1", Verdict::Fail, |pair| (pair.old["nbf"], pair.old["iat"]) = ((NOW - 60).into(), Value::Null)),
    ("T2", Verdict::Fail, |pair| {
        pair.old["exp"] = (NOW + 90_000).into();
        pair.new["exp"] = (NOW + 90_000).into();
    }),
    ("T3", Verdict::Fail, |pair| pair.new["nbf"] = (NOW + 2).into()),
    ("T3", Verdict::Fail, |pair| pair.new["nbf"] = "now".into()),
    ("N1", Verdict::Fail, |pair| pair.new["grants"]["identity"] = "joe+bob".into()),
    ("N1", Verdict::Fail, |pair| remove(&mut pair.new["grants"], "identity")),
    ("N1", Verdict::Fail, |pair| {
        pair.old["scope"] = "scope:client:incoming?clientName=5".into();
        remove(pair.voice(), "outgoing");
        pair.new["grants"]["identity"] = 5.into();
    }),
    ("N2", Verdict::Fail, |pair| {
        without_name(pair);
        remove(&mut pair.new["grants"], "identity");
    }),
    ("N2", Verdict::Fail, |pair| {
        without_name(pair);
        pair.new["grants"]["identity"] = "".into();
    }),
    ("N2", Verdict::PassWithChoice, without_name),
    ("N3", Verdict::NoEquivalent, |pair| {
        let scope = pair.old["scope"].as_str().unwrap().replacen("joe%20bob", "ann", 1);
        pair.old["scope"] = scope.into();
    }),
    ("N3", Verdict::NoEquivalent, |pair| also(pair, "scope:client:incoming?clientName=ann")),
    ("G1", Verdict::Fail, |pair| pair.new["grants"]["chat"] = json!({})),
    ("V1", Verdict::Fail, |pair| remove(pair.voice(), "incoming")),
    ("V1", Verdict::Fail, |pair| pair.voice()["incoming"]["allow"] = "true".into()),
    ("V1", Verdict::Fail, |pair| pair.voice()["incoming"]["allow"] = false.into()),
    ("V1", Verdict::Fail, |pair| {
        let scope = pair.old["scope"].as_str().unwrap();
        pair.old["scope"] = scope.split_once(' ').unwrap().1.into();
    }),
    ("V2", Verdict::Fail, |pair| remove(pair.voice(), "outgoing")),
    ("V2", Verdict::Fail, |pair| pair.voice()["outgoing"] = Value::Null),
    ("V2", Verdict::Fail, |pair| pair.old["scope"] = "scope:client:incoming?clientName=joe%20bob".into()),
    ("V3", Verdict::Fail, |pair| pair.voice()["outgoing"]["application_sid"] = KEY.into()),
    ("V3", Verdict::Fail, |pair| remove(&mut pair.voice()["outgoing"], "application_sid")),
    ("V3", Verdict::NoEquivalent, |pair| also(pair, "scope:client:outgoing?appSid=AP4&clientName=joe%20bob")),
    ("V4", Verdict::Fail, |pair| pair.voice()["outgoing"]["params"]["a"] = "x+y".into()),
    ("V4", Verdict::Fail, |pair| pair.voice()["outgoing"]["params"]["c"] = "1".into()),
    ("V4", Verdict::Fail, |pair| remove(&mut pair.voice()["outgoing"]["params"], "b")),
    ("V4", Verdict::Fail, |pair| remove(&mut pair.voice()["outgoing"], "params")),
    ("V4", Verdict::Fail, |pair| pair.voice()["outgoing"]["params"] = "a=x y&b=1&2".into()),
    ("V4", Verdict::NoEquivalent, |pair| {
        also(pair, &format!("scope:client:outgoing?appSid={APPLICATION}&clientName=joe%20bob"));
    }),
    ("V5", Verdict::PassWithNote, |pair| {
        let scope = pair.old["scope"].as_str().unwrap().replace("1%25262", "5");
        pair.old["scope"] = scope.into();
        pair.voice()["outgoing"]["params"]["b"] = 5.into();
    }),
    ("V6", Verdict::Fail, |pair| pair.voice()["push_credential_sid"] = "CR5".into()),
    ("V6", Verdict::Fail, |pair| pair.voice()["endpoint_id"] = "phone".into()),
    ("E1", Verdict::PassWithLoss, |pair| also(pair, "scope:stream:subscribe?path=/2010-04-01/Events")),
    ("X1", Verdict::Fail, |pair| pair.old["team"] = "red".into()),
    ("X1", Verdict::Fail, |pair| (pair.old["team"], pair.new["team"]) = (1.into(), "1".into())),
    ("X2", Verdict::Fail, |pair| pair.new["scope"] = "".into()),
    ("X2", Verdict::Fail, |pair| pair.new["note"] = json!([{ "deep": format!("<{AUTH_TOKEN}>") }])),
    ("X2", Verdict::Fail, |pair| pair.new[format!("x-{AUTH_TOKEN}")] = 1.into()),
    ("X2", Verdict::Fail, |pair| pair.new_header["kid"] = AUTH_TOKEN.into()),
];

fn remove(object: &mut Value, name: &str) {
    object.as_object_mut().unwrap().remove(name).unwrap();
}

fn also(pair: &mut Pair, scope: &str) {
    pair.old["scope"] = format!("{} {scope}", pair.old["scope"].as_str().unwrap()).into();
}

fn issued_by(pair: &mut Pair, issuer: &str) {
    pair.new["iss"] = issuer.into();
    pair.new["jti"] = format!("{issuer}-{NOW}").into();
}

fn without_name(pair: &mut Pair) {
    pair.old["scope"] = format!("scope:client:outgoing?appSid={APPLICATION}&appParams=a%3Dx%2520y%26b%3D1%25262").into();
    remove(pair.voice(), "incoming");
}

fn wrong(change: fn(&mut Pair)) -> Pair {
    let mut pair = Pair::right();
    change(&mut pair);
    pair
}

#[test]
fn the_right_pair_passes_every_row() {
    assert_eq!(Pair::right().special(), []);
    let ids: Vec<&str> = Pair::right().compare().unwrap().rows.iter().map(|row| row.id).collect();
    assert_eq!(ids, IDS);
    assert_eq!(claims().rows.len(), IDS.len());
}

#[test]
fn every_row_has_a_wrong_pair() {
    for id in IDS {
        assert!(WRONG.iter().any(|(row, ..)| *row == id), "{id}");
    }
}

#[test]
fn a_wrong_pair_is_wrong_in_its_row_alone() {
    for (at, (id, verdict, change)) in WRONG.iter().enumerate() {
        let special = wrong(*change).special();
        let decided: Vec<_> = special.into_iter().filter(|(_, verdict)| *verdict != Verdict::NotChecked).collect();
        assert_eq!(decided, [(*id, *verdict)], "number {at}");
    }
}

#[test]
fn a_wrong_pair_is_wrong_whether_the_sdk_is_said_or_not() {
    for (at, (id, verdict, change)) in WRONG.iter().enumerate() {
        let special = wrong(*change).sdk("").special();
        // How exact an id is depends on the SDK.
        let is_near = *id == "J1" && wrong(*change).sdk("java-6").special().is_empty();
        assert_eq!(special.contains(&(*id, *verdict)), !is_near, "number {at}: {special:?}");
    }
}

#[test]
fn no_row_shows_a_secret() {
    for mut pair in WRONG.iter().map(|(_, _, change)| wrong(*change)) {
        pair.options.new_secret = Secret::new(API_SECRET.to_owned());
        pair.voice()["outgoing"]["params"] = json!({ "k": AUTH_TOKEN, "l": API_SECRET, API_SECRET: 1 });
        pair.new["grants"][AUTH_TOKEN] = json!({});
        pair.old["other"] = API_SECRET.into();
        let shown = format!("{:?} {:?}", pair.compare().unwrap(), pair.options);
        assert!(!shown.contains(AUTH_TOKEN) && !shown.contains(API_SECRET), "{shown}");
        assert!(shown.contains("********"));
    }
}

#[test]
fn a_secret_that_is_missing_leaves_its_rows_open() {
    let mut pair = Pair::right();
    pair.options.old_secret = None;
    assert_eq!(pair.special(), [("S1", Verdict::NotChecked), ("X2", Verdict::NotChecked)]);
    pair.options.new_secret = None;
    assert_eq!(pair.special(), [("S1", Verdict::NotChecked), ("X2", Verdict::NotChecked)]);
    pair.options.old_secret = Secret::new(AUTH_TOKEN.to_owned());
    assert_eq!(pair.special(), [("S1", Verdict::NotChecked)]);
}

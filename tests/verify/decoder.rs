//! A decoder of Python's standard library must see in every token of these tests what `verify` sees.
//!
//! One process decodes them all, as they are made. Without Python the test of this file fails, and no other.

use super::mint::{API_SECRET, AUTH_TOKEN, Pair};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex, PoisonError};
use tokenlift::verify::jwt::Jwt;

static DECODER: LazyLock<Option<Mutex<Decoder>>> = LazyLock::new(|| Decoder::start().map(Mutex::new));

struct Decoder {
    _process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Decoder {
    fn start() -> Option<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify/decode.py");
        let mut command = Command::new("python3");
        let mut process = command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        let (questions, answers) = (process.stdin.take()?, BufReader::new(process.stdout.take()?));
        Some(Self { _process: process, questions, answers })
    }

    fn ask(&mut self, seen: &Value) -> String {
        writeln!(self.questions, "{seen}").expect("the decoder reads");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("the decoder answers");
        answer.trim_end().to_owned()
    }
}

/// What `verify` sees in a token, and by which secrets it takes it to be signed.
fn seen(jwt: &Jwt, token: &str) -> Value {
    let signed = |secret| json!([secret, jwt.is_signed_with(secret)]);
    json!({ "token": token, "header": jwt.header, "payload": jwt.payload, "signed": [signed(AUTH_TOKEN), signed(API_SECRET)] })
}

/// In what the decoder differs; `None` without Python.
fn answer(seen: &Value) -> Option<String> {
    // The test that found a difference has failed; the others may still ask.
    Some(DECODER.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner).ask(seen))
}

/// Fails if the decoder sees something else in a token.
pub(crate) fn agrees(token: &str) {
    let Ok(jwt) = Jwt::decode(token) else { return };
    let answer = answer(&seen(&jwt, token));
    assert!(answer.as_deref().is_none_or(|answer| answer == "same"), "{answer:?} differs: {token}");
}

#[test]
fn another_decoder_is_asked_and_would_say_so() {
    assert!(
        DECODER.is_some(),
        "`python3` is missing: install Python 3, or put it into PATH; without it nothing but the code under test has \
         decoded the tokens of these tests"
    );
    let [token, _] = Pair::right().tokens();
    let seen = seen(&Jwt::decode(&token).unwrap(), &token);
    assert_eq!(answer(&seen).unwrap(), "same");
    for (part, name) in [("header", "alg"), ("payload", "exp"), ("payload", "new")] {
        let mut wrong = seen.clone();
        wrong[part][name] = "x".into();
        assert_eq!(answer(&wrong).unwrap(), part);
    }
    let mut wrong = seen;
    wrong["signed"][0][1] = false.into();
    assert_eq!(answer(&wrong).unwrap(), "signature");
}

//! Tokens, made here from scratch.

use super::decoder;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;
use tokenlift::verify::{Comparison, Options, Secret, Verdict, VerifyError, compare, sdks};

pub(crate) const ACCOUNT: &str = "AC00000000000000000000000000000001";
pub(crate) const KEY: &str = "SK00000000000000000000000000000002";
pub(crate) const APPLICATION: &str = "AP00000000000000000000000000000003";
pub(crate) const AUTH_TOKEN: &str = "5a5a5a5a5a5a5a5ab4b4b4b4b4b4b4b4";
pub(crate) const API_SECRET: &str = "the secret of the key";
pub(crate) const NOW: i64 = 1_700_000_000;

/// What two tokens are minted from.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) old_header: Value,
    pub(crate) old: Value,
    pub(crate) old_secret: &'static str,
    pub(crate) new_header: Value,
    pub(crate) new: Value,
    pub(crate) new_secret: &'static str,
    pub(crate) options: Options,
}

impl Pair {
    /// Two tokens that agree in everything, and all that is needed to see it.
    pub(crate) fn right() -> Self {
        let scope = format!(
            "scope:client:incoming?clientName=joe%20bob \
             scope:client:outgoing?appSid={APPLICATION}&clientName=joe%20bob&appParams=a%3Dx%2520y%26b%3D1%25262"
        );
        let outgoing = json!({ "application_sid": APPLICATION, "params": { "a": "x y", "b": "1&2" } });
        let voice = json!({ "incoming": { "allow": true }, "outgoing": outgoing });
        Self {
            old_header: json!({ "alg": "HS256", "typ": "JWT" }),
            old: json!({ "scope": scope, "iss": ACCOUNT, "iat": NOW, "exp": NOW + 600 }),
            old_secret: AUTH_TOKEN,
            new_header: json!({ "alg": "HS256", "typ": "JWT", "cty": "twilio-fpa;v=1" }),
            new: json!({
                "jti": format!("{KEY}-{NOW}"), "iss": KEY, "sub": ACCOUNT, "iat": NOW, "exp": NOW + 600,
                "grants": { "identity": "joe bob", "voice": voice },
            }),
            new_secret: API_SECRET,
            options: Options {
                old_sdk: sdks::sdk("node-6"),
                new_secret: Secret::new(API_SECRET.to_owned()),
                old_secret: Secret::new(AUTH_TOKEN.to_owned()),
                ..Options::default()
            },
        }
    }

    /// With another scope.
    pub(crate) fn scope(mut self, scope: &str) -> Self {
        self.old["scope"] = scope.into();
        self
    }

    /// From another SDK; an empty name is none.
    pub(crate) fn sdk(mut self, name: &str) -> Self {
        self.options.old_sdk = sdks::sdk(name);
        assert_eq!(self.options.old_sdk.is_none(), name.is_empty(), "{name}");
        self
    }

    /// With other parameters in the new token.
    pub(crate) fn parameters(mut self, parameters: Value) -> Self {
        self.voice()["outgoing"]["params"] = parameters;
        self
    }

    pub(crate) fn voice(&mut self) -> &mut Value {
        &mut self.new["grants"]["voice"]
    }

    pub(crate) fn tokens(&self) -> [String; 2] {
        let old = mint(&self.old_header, &self.old, self.old_secret);
        let new = mint(&self.new_header, &self.new, self.new_secret);
        for token in [&old, &new] {
            decoder::agrees(token);
        }
        [old, new]
    }

    pub(crate) fn compare(&self) -> Result<Comparison, VerifyError> {
        let [old, new] = self.tokens();
        compare(&old, &new, &self.options)
    }

    /// The rows that do not simply pass.
    pub(crate) fn special(&self) -> Vec<(&'static str, Verdict)> {
        let rows = self.compare().expect("tokens of the right kind").rows;
        rows.iter().filter(|row| row.verdict != Verdict::Pass).map(|row| (row.id, row.verdict)).collect()
    }
}

pub(crate) fn mint(header: &Value, payload: &Value, secret: &str) -> String {
    sign(&encode(header.to_string()), &encode(payload.to_string()), secret)
}

pub(crate) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn sign(header: &str, payload: &str, secret: &str) -> String {
    let signed = format!("{header}.{payload}");
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length is right");
    mac.update(signed.as_bytes());
    let signature = encode(mac.finalize().into_bytes());
    format!("{signed}.{signature}")
}

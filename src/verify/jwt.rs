//! Takes a compact JWT apart.
//!
//! Only what both kinds of token use is understood: three parts, HS256. This module deliberately does not look at
//! claims, does not know which token it is, and never repeats the token's text in an error.

use super::claims::claims;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Map, Value};
use sha2::Sha256;
use std::fmt;

/// Length of an HS256 signature.
const SIGNATURE_BYTES: usize = 32;
/// Longer names of algorithms are not repeated.
const LONGEST_ALGORITHM: usize = 16;

/// A decoded token.
#[derive(Clone)]
pub struct Jwt {
    /// The first part.
    pub header: Map<String, Value>,
    /// The second part.
    pub payload: Map<String, Value>,
    /// The two parts as they were signed.
    signed: String,
    signature: Vec<u8>,
}

impl fmt::Debug for Jwt {
    /// Without the signature: whoever has it can use the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Jwt").field("header", &self.header).field("payload", &self.payload).finish_non_exhaustive()
    }
}

/// Why a text is no HS256 JWT.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Defect {
    /// There is nothing.
    #[error("it is empty")]
    Empty,
    /// It is too long to be one.
    #[error("it has more than {0} bytes, as no token has")]
    TooLong(usize),
    /// It has not the form of one.
    #[error("it has {0} parts separated by `.` instead of 3")]
    Parts(usize),
    /// A part cannot be decoded.
    #[error("its {0} is not base64url without padding")]
    Base64(Part),
    /// A part is no JSON.
    #[error("its {part} is not JSON ({error})")]
    Json {
        /// Which part.
        part: Part,
        /// What the parser says; it quotes nothing.
        error: String,
    },
    /// A part is something else than an object.
    #[error("its {0} is not a JSON object")]
    NotObject(Part),
    /// It is signed in another way.
    #[error("its algorithm is {0}, not the one of both kinds of token")]
    Algorithm(String),
    /// The signature is not whole.
    #[error("its signature is not base64url of {SIGNATURE_BYTES} bytes; was the token cut off?")]
    Signature,
}

/// A part of a token that is JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first.
    Header,
    /// The second.
    Payload,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "header",
            Self::Payload => "payload",
        })
    }
}

impl Jwt {
    /// Takes a token apart; space around it does not count.
    ///
    /// # Errors
    /// If the text is no JWT that is signed with HS256.
    pub fn decode(text: &str) -> Result<Self, Defect> {
        let text = text.trim();
        let limit = claims().limits.token_bytes;
        if text.is_empty() {
            return Err(Defect::Empty);
        }
        if text.len() > limit {
            return Err(Defect::TooLong(limit));
        }
        let parts: Vec<&str> = text.split('.').collect();
        let [header, payload, signature] = parts[..] else {
            return Err(Defect::Parts(parts.len()));
        };
        let signed = text[..header.len() + 1 + payload.len()].to_owned();
        let header = object(header, Part::Header)?;
        let algorithm = &claims().header.algorithm;
        match header.get(&algorithm.name) {
            Some(Value::String(found)) if *found == algorithm.value => {}
            Some(Value::String(other)) if other.len() <= LONGEST_ALGORITHM => {
                return Err(Defect::Algorithm(format!("`{other}`")));
            }
            Some(_) => return Err(Defect::Algorithm("unknown".to_owned())),
            None => return Err(Defect::Algorithm("absent".to_owned())),
        }
        let payload = object(payload, Part::Payload)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok().filter(|bytes| bytes.len() == SIGNATURE_BYTES);
        let signature = signature.ok_or(Defect::Signature)?;
        Ok(Self { header, payload, signed, signature })
    }

    /// Whether the token was signed with a secret.
    #[must_use]
    pub fn is_signed_with(&self, secret: &str) -> bool {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
            return false;
        };
        mac.update(self.signed.as_bytes());
        mac.verify_slice(&self.signature).is_ok()
    }
}

fn object(text: &str, part: Part) -> Result<Map<String, Value>, Defect> {
    // The parser gives up on documents that are nested too deeply.
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Defect::Base64(part))?;
    let value = serde_json::from_slice(&bytes);
    match value.map_err(|error| Defect::Json { part, error: error.to_string() })? {
        Value::Object(object) => Ok(object),
        _ => Err(Defect::NotObject(part)),
    }
}

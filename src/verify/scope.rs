//! Reads the scope of a capability token back into what was asked for.
//!
//! The SDKs encode it in different ways, so a text is always read as one of them writes. This module deliberately
//! chooses no SDK and does not judge what it reads.

use super::claims::{Scope, claims};
use super::dialect::{Inner, Sdk};
use percent_encoding::percent_decode_str;

/// What a capability token allows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes {
    /// The client's name in each scope for calls to it; `None` where a scope has no name.
    pub incoming: Vec<Option<String>>,
    /// The scopes for calls from the client.
    pub outgoing: Vec<Outgoing>,
    /// The address in each scope for events.
    pub events: Vec<Option<String>>,
    /// Whether the text looks written by another SDK: it holds what this one encodes.
    pub foreign: bool,
}

/// A scope for calls from the client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outgoing {
    /// The application that is called.
    pub application: Option<String>,
    /// The client's name, where the scope has one.
    pub name: Option<String>,
    /// What the application is told: keys and values in their order.
    pub parameters: Vec<(String, String)>,
    /// The parameters' text, where it does not say where a value ends. Then `parameters` is one of several readings.
    pub plain: Option<String>,
}

impl Outgoing {
    /// Whether the parameters certainly have another reading: a piece of the text is no pair.
    #[must_use]
    pub fn is_lossy(&self) -> bool {
        self.plain.as_ref().is_some_and(|text| text.split('&').any(|piece| !piece.contains('=')))
    }
}

/// Why a text is no scope of a capability token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScopeError {
    /// It begins with something else.
    #[error("its scope does not begin like one of a capability token")]
    Beginning,
    /// It has a scope that no SDK writes.
    #[error("it has a scope of a kind that no SDK writes")]
    Kind,
}

/// Reads a scope as an SDK writes it.
///
/// # Errors
/// If it is not one of a capability token.
pub fn parse(text: &str, sdk: &Sdk) -> Result<Scopes, ScopeError> {
    let words = &claims().scope;
    let mut scopes = Scopes::default();
    let mut names = Vec::new();
    for piece in pieces(text, words)? {
        let (kind, query) = piece.split_once('?').unwrap_or((&piece, ""));
        if kind == words.incoming {
            names.push(Name::new(query, words));
        } else if kind == words.outgoing {
            let (outgoing, foreign) = outgoing(query, sdk.parameters, words);
            scopes.outgoing.push(outgoing);
            scopes.foreign |= foreign;
        } else if kind == words.events {
            scopes.events.push(value(query, &words.path));
        } else {
            return Err(ScopeError::Kind);
        }
    }
    scopes.foreign |= names.iter().any(|name| match sdk.raw_names {
        true => name.is_encoded(&scopes.outgoing),
        false => name.is_raw(),
    });
    scopes.incoming = names.into_iter().map(|name| if sdk.raw_names { name.raw } else { name.decoded }).collect();
    Ok(scopes)
}

/// An incoming client name, read in both ways.
struct Name {
    raw: Option<String>,
    decoded: Option<String>,
}

impl Name {
    fn new(query: &str, words: &Scope) -> Self {
        let marker = format!("{}=", words.client_name);
        let raw = query.split_once(&marker).map(|(_, name)| name.to_owned());
        Self { raw, decoded: value(query, &words.client_name) }
    }

    /// Whether the text shows that it is not encoded: no SDK that encodes names leaves a space.
    fn is_raw(&self) -> bool {
        self.raw.as_ref().is_some_and(|raw| raw.contains(' '))
    }

    /// Whether the other scopes show that it is encoded: it agrees with their names, which all SDKs encode, only if it
    /// is decoded. Nobody gives a client a second name that is the encoded first.
    fn is_encoded(&self, others: &[Outgoing]) -> bool {
        let is_other = |name: &Option<String>| name.is_some() && others.iter().any(|other| other.name == *name);
        is_other(&self.decoded) && !is_other(&self.raw)
    }
}

/// The single scopes. A piece that does not begin like one belongs to a name before it that is not encoded.
fn pieces(text: &str, words: &Scope) -> Result<Vec<String>, ScopeError> {
    let mut pieces: Vec<String> = Vec::new();
    if text.is_empty() {
        return Ok(pieces);
    }
    for piece in text.split(' ') {
        if piece.starts_with(&words.prefix) {
            pieces.push(piece.to_owned());
        } else {
            let before = pieces.last_mut().ok_or(ScopeError::Beginning)?;
            before.push(' ');
            before.push_str(piece);
        }
    }
    Ok(pieces)
}

/// A scope for calls from the client, and whether its parameters look written by another SDK.
fn outgoing(query: &str, inner: Inner, words: &Scope) -> (Outgoing, bool) {
    let mut read = Outgoing { application: value(query, &words.application), ..Outgoing::default() };
    read.name = value(query, &words.client_name);
    let Some(text) = value(query, &words.parameters).filter(|text| !text.is_empty()) else {
        return (read, false);
    };
    // Pairs without a separator of their own, after the parameters.
    let after = query.split('&').skip_while(|pair| key(pair) != words.parameters).skip(1);
    let strays: Vec<String> = after.filter(|pair| !pair.contains('=')).map(decode).collect();
    let foreign = match inner {
        Inner::Encoded => !strays.is_empty() || text.contains(' '),
        Inner::Plain => !strays.is_empty(),
        // One value that reads like several pairs.
        Inner::Pairs => text.split('&').skip(1).any(|piece| piece.contains('=')),
    };
    read.parameters = match inner {
        Inner::Encoded => text.split('&').map(|pair| both(pair, decode)).collect(),
        Inner::Plain => text.split('&').map(|pair| both(pair, str::to_owned)).collect(),
        Inner::Pairs => [text.clone()].iter().chain(&strays).map(|pair| both(pair, str::to_owned)).collect(),
    };
    read.plain = (inner == Inner::Plain).then_some(text);
    (read, foreign)
}

/// The decoded value of a query's first pair with a key.
fn value(query: &str, wanted: &str) -> Option<String> {
    let pair = query.split('&').find(|pair| pair.contains('=') && key(pair) == wanted)?;
    Some(both(pair, decode).1)
}

fn key(pair: &str) -> &str {
    pair.split_once('=').map_or(pair, |(key, _)| key)
}

fn both(pair: &str, read: impl Fn(&str) -> String) -> (String, String) {
    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
    (read(key), read(value))
}

/// `+` is a space, `%` and two digits a byte; everything else is itself.
fn decode(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_escape_stays() {
        assert_eq!(decode("a+b%20c%2Bd%2bé%C3%A9"), "a b c+d+éé");
        assert_eq!(decode("%%2%zz%4"), "%%2%zz%4");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }
}

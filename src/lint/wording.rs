//! Sentences for what the model says: plain, one line each, without a final period.

use crate::token::{Mention, Reason};

/// Why a token is not known completely.
pub(super) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::UnknownArguments => "some arguments are computed or come from elsewhere".to_owned(),
        Reason::UnknownScope => "a scope comes from elsewhere and was not followed".to_owned(),
        Reason::HandedOn => "the token is handed to code that was not followed".to_owned(),
        Reason::LookedUp => "the function's variables are handed on by their names, the token among them".to_owned(),
        Reason::Stored => "the token is stored where other code can reach it".to_owned(),
        Reason::Returned => "the token is returned to callers that were not followed".to_owned(),
        Reason::UnknownMethod(name) => format!("`{name}` is called on the token, and what that does is not known"),
        Reason::WrongEra(name) => format!("the SDK's class has `{name}` in another version only"),
        Reason::PropertyUsed => "a property or a method of the token is used in a way that was not followed".to_owned(),
        Reason::OwnClaim => "a claim of the program's own is added to the token".to_owned(),
        Reason::NamedByText => "the class is named by a text".to_owned(),
        Reason::MaybeAnotherClass => "the name may stand for another class too".to_owned(),
        Reason::NotChainable => "a method that returns nothing is chained on".to_owned(),
        Reason::NotConstructed => "the class is called without `new`, which the SDK refuses".to_owned(),
        Reason::TooManyWays => "the token goes too many ways to follow".to_owned(),
    }
}

/// How the class is mentioned.
pub(super) const fn mention(mention: Mention) -> &'static str {
    match mention {
        Mention::Subclassed => "the deprecated capability token class is subclassed",
        Mention::Typed => "the deprecated capability token class is used as a type",
        Mention::Named => "the deprecated capability token class is replaced by name",
        Mention::HandedOn => "the deprecated capability token class is handed on",
        Mention::Used => "the deprecated capability token class is used on a token that is not constructed here",
        Mention::Imported => "the deprecated capability token class is imported and mints no token here",
    }
}

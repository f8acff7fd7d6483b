//! `verify` judges rewrites, so it is judged by others: by pairs of tokens that are wrong in one known way, by scopes as
//! the SDKs wrote them, and by a decoder that shares no code with it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod decoder;
mod errors;
mod files;
mod house;
mod mint;
mod properties;
mod right;
mod rows;
mod scopes;

//! Finds server code that mints Twilio Voice capability tokens and says what every parameter becomes in an access token.
//!
//! Source bytes become one neutral model of the token being minted; findings are read off that model. `ARCHITECTURE.md`
//! has the map.

pub mod cli;
pub mod config;
mod document;
pub mod finding;
pub mod lang;
pub mod lint;
pub mod pipeline;
pub mod project;
pub mod report;
pub mod resolve;
pub mod rewrite;
pub mod run;
pub mod sdk;
pub mod source;
pub mod style;
pub mod suppress;
pub mod syntax;
pub mod token;
pub mod verify;
pub mod walk;

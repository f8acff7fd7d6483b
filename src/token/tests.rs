//! Tokens in a short readable form: from JavaScript, and from the units that were lowered by hand.

mod lowered_by_hand;

use super::{Token, access_tokens, tokens};
use crate::{
    lang,
    resolve::Names,
    sdk::{self, Table},
    source::SourceFile,
    syntax::Unit,
};
use std::fmt::Write as _;

fn show(source: &str, unit: &Unit, table: &Table) -> String {
    show_all(source, &tokens(&Names::new(unit), table))
}

fn show_all(source: &str, tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    for token in tokens {
        let _ = writeln!(
            out,
            "{} named {} ({:?})",
            token.kind.id,
            &source[token.region.start..token.region.end],
            token.confidence
        );
        for part in &token.parts {
            let text = &source[part.span.start..part.span.end];
            let _ = writeln!(out, "  {} = {text} ({:?})", part.slot.name(), part.presence);
        }
        for (_, reason) in &token.reasons {
            let _ = writeln!(out, "  because {reason:?}");
        }
    }
    out
}

fn show_javascript(source: &str) -> String {
    let file = SourceFile::new("a.js", source);
    let adapter = lang::by_extension("js").expect("adapter");
    show(source, &adapter.lower(&file), sdk::table(adapter.language()).expect("table"))
}

fn show_access(name: &str, source: &str) -> String {
    let file = SourceFile::new(name, source);
    let adapter = lang::by_extension(file.extension()).expect("adapter");
    let unit = adapter.lower(&file);
    show_all(source, &access_tokens(&Names::new(&unit), sdk::table(adapter.language()).expect("table")))
}

#[test]
fn an_access_token_is_assembled_from_its_constructor_and_what_is_set_later() {
    let shown = show_access(
        "a.js",
        "const { AccessToken } = require('twilio').jwt;
         const a = new AccessToken(account, sid, secret, { identity: 'ann', ttl: 90 });
         const grant = new AccessToken.VoiceGrant({ outgoingApplicationSid: app });
         if (on) grant.incomingAllow = true;
         grant.outgoingApplicationSid = another;
         a.addGrant(grant);
         a.addGrant(new AccessToken.ChatGrant());
         a.identity = bob;
         send(a.toJwt(), a.identity);",
    );
    insta::assert_snapshot!(shown, @r#"
access-token named AccessToken (High)
  account-sid = account (Always)
  api-key-sid = sid (Always)
  api-key-secret = secret (Always)
  ttl = 90 (Always)
  voice = VoiceGrant (Always)
  incoming-allow = true (Conditional)
  outgoing-application-sid = another (Always)
  identity = bob (Always)
  generation = toJwt() (Always)
  because UnknownScope
"#);
}

#[test]
fn the_arguments_of_an_access_token_may_be_a_list() {
    let shown = show_access(
        "a.js",
        "const { AccessToken } = require('twilio').jwt;
         const credentials = [account, sid, secret];
         new AccessToken(...credentials, { identity });
         new AccessToken(...[account, sid, secret, { identity }]);
         new AccessToken(...given);",
    );
    insta::assert_snapshot!(shown, @r#"
access-token named AccessToken (High)
  account-sid = account (Always)
  api-key-sid = sid (Always)
  api-key-secret = secret (Always)
  identity = identity (Always)
access-token named AccessToken (High)
  account-sid = account (Always)
  api-key-sid = sid (Always)
  api-key-secret = secret (Always)
  identity = identity (Always)
access-token named AccessToken (High)
  because UnknownArguments
"#);
}

#[test]
fn what_is_set_on_an_access_token_on_some_paths_keeps_the_rest() {
    let shown = show_access(
        "a.py",
        "from twilio.jwt.access_token import AccessToken, grants
def make(account, sid, secret, name):
    token = AccessToken(account, sid, secret, ttl=60, grants=[grants.VoiceGrant(incoming_allow=True)])
    if name:
        token.identity = name
        token.ttl = 90
    setup(token)
    token.region += 'x'
    return token.to_jwt()
",
    );
    insta::assert_snapshot!(shown, @r#"
access-token named AccessToken (High)
  account-sid = account (Always)
  api-key-sid = sid (Always)
  api-key-secret = secret (Always)
  ttl = 60 (Always)
  voice = VoiceGrant (Always)
  incoming-allow = True (Always)
  identity = name (Conditional)
  ttl = 90 (Conditional)
  generation = to_jwt() (Always)
  because HandedOn
  because PropertyUsed
"#);
}

#[test]
fn a_helper_that_adds_a_scope_is_seen_through_each_call_on_its_own() {
    let shown = show_javascript(
        "const { jwt: { ClientCapability: C } } = require('twilio');
         function add(token, scope) { token.addScope(scope); }
         const a = new C({ accountSid: s, authToken: t });
         const b = new C({ accountSid: s, authToken: t });
         add(a, new C.IncomingClientScope('ann'));
         if (bob) add(b, new C.IncomingClientScope('bob'));
         send(a.toJwt(), b.toJwt());",
    );
    insta::assert_snapshot!(shown, @r#"
client-capability named C (High)
  account-sid = s (Always)
  auth-token = t (Always)
  incoming-client-name = 'ann' (Always)
  generation = toJwt() (Always)
client-capability named C (High)
  account-sid = s (Always)
  auth-token = t (Always)
  incoming-client-name = 'bob' (Conditional)
  generation = toJwt() (Always)
"#);
}

#[test]
fn what_cannot_be_followed_is_a_reason() {
    let shown = show_javascript(
        "const C = require('twilio').jwt.ClientCapability;
         exports.make = (options) => { const c = new C({ ...options }); audit(c); return c; };",
    );
    insta::assert_snapshot!(shown, @r#"
client-capability named C (High)
  because UnknownArguments
  because HandedOn
  because Returned
"#);
}

const JAVA: &str = r#"
language = "java"
separator = "."
candidates = []
[[type]]
id = "builder"
role = "deprecated-token"
names = ["com.twilio.jwt.client.ClientCapability.Builder"]
constructor.positional = ["account-sid", "auth-token"]
methods.ttl = { does = "fill", arguments.positional = ["ttl"], fluent = true }
methods.scopes = { does = "fill", arguments.positional = ["scopes"], fluent = true }
methods.build = { does = "fill", fluent = true }
methods.toJwt = { does = "generate" }
[[type]]
id = "incoming"
role = "scope"
names = ["com.twilio.jwt.client.IncomingClientScope"]
constructor.positional = ["incoming-client-name"]
"#;

#[test]
fn a_java_builder_is_assembled() {
    let table = Table::parse(JAVA).expect("valid");
    insta::assert_snapshot!(show(lowered_by_hand::JAVA, &lowered_by_hand::java(), &table), @r#"
builder named Builder (High)
  incoming-client-name = user (Always)
  account-sid = sid (Always)
  auth-token = secret (Always)
  ttl = lifetime (Always)
  generation = toJwt() (Always)
"#);
}

const CSHARP: &str = r#"
language = "csharp"
separator = "."
candidates = []
[[type]]
id = "capability"
role = "deprecated-token"
names = ["Twilio.Jwt.ClientCapability"]
constructor.positional = ["account-sid", "auth-token"]
constructor.named = { accountSid = "account-sid", authToken = "auth-token", scopes = "scopes" }
methods.ToJwt = { does = "generate" }
[[type]]
id = "outgoing"
role = "scope"
names = ["Twilio.Jwt.Client.OutgoingClientScope"]
constructor.named = { applicationSid = "application-sid", parameters = "params" }
"#;

#[test]
fn csharp_named_arguments_are_assembled() {
    let table = Table::parse(CSHARP).expect("valid");
    insta::assert_snapshot!(show(lowered_by_hand::CSHARP, &lowered_by_hand::csharp(), &table), @r#"
capability named new( (High)
  params = extra (Always)
  application-sid = app (Always)
  auth-token = secret (Always)
  account-sid = sid (Always)
  generation = ToJwt() (Always)
"#);
}

const RUBY: &str = r#"
language = "ruby"
separator = "::"
candidates = []
[[type]]
id = "capability"
role = "deprecated-token"
names = ["Twilio::JWT::ClientCapability"]
constructor.positional = ["account-sid", "auth-token"]
constructor.named = { ttl = "ttl" }
methods.add_scope = { does = "fill", arguments.positional = ["scopes"] }
methods.to_s = { does = "generate" }
[[type]]
id = "incoming"
role = "scope"
static_of = "capability"
names = ["IncomingClientScope"]
constructor.positional = ["incoming-client-name"]
"#;

#[test]
fn a_ruby_block_is_assembled() {
    let table = Table::parse(RUBY).expect("valid");
    insta::assert_snapshot!(show(lowered_by_hand::RUBY, &lowered_by_hand::ruby(), &table), @r#"
capability named Twilio::JWT::ClientCapability (High)
  account-sid = sid (Always)
  auth-token = secret (Always)
  ttl = 600 (Always)
  incoming-client-name = agent (Conditional)
  generation = to_s (Always)
"#);
}

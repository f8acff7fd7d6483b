//! Tokens of languages that have no adapter yet, lowered by hand: the proof that the vocabulary is enough for them.
//!
//! Each function gives the source it stands for and the unit an adapter has to make of it.

use crate::{
    source::Span,
    syntax::{
        Arg, Assign, AssignMode, Branch, BranchKind, Call, Collection, CollectionKind, Construct, Entry, Form, Import,
        ImportName, Key, Literal, Member, Name, NodeId, Unit,
    },
};

/// Builds units from source text: every node is placed on the next occurrence of its text.
struct Hand<'s> {
    source: &'s str,
    unit: Unit,
}

impl<'s> Hand<'s> {
    fn new(source: &'s str) -> Self {
        Self { source, unit: Unit::default() }
    }

    fn span(&self, text: &str) -> Span {
        let start = self.source.find(text).unwrap_or_else(|| panic!("no {text:?} in the source"));
        Span::new(start, start + text.len())
    }

    fn node(&mut self, text: &str, form: Form) -> NodeId {
        let span = self.span(text);
        self.unit.add(span, form)
    }

    fn name(&mut self, name: &str) -> NodeId {
        self.node(name, Form::Name(Name::Variable(name.into())))
    }

    fn import(&mut self, module: &[&str], local: &str) -> NodeId {
        let local = self.name(local);
        let (last, module) = module.split_last().expect("a name");
        let names = vec![ImportName { path: vec![(*last).into()], local }];
        let module = module.iter().map(|segment| (*segment).into()).collect();
        self.unit.add(Span::new(0, 1), Form::Import(Import { module, names, everything: false }))
    }

    fn member(&mut self, object: NodeId, name: &str) -> NodeId {
        let at = self.span(name);
        self.unit.add(at, Form::Member(Member { object, key: Key::Named(name.into(), at) }))
    }

    fn call(&mut self, text: &str, object: NodeId, method: &str, args: Vec<Arg>) -> NodeId {
        let callee = self.member(object, method);
        self.node(text, Form::Call(Call { callee, args }))
    }

    fn set(&mut self, name: &str, value: NodeId) -> NodeId {
        let target = self.name(name);
        let assign = Assign { target, value: Some(value), mode: AssignMode::Block, annotation: None };
        self.node(name, Form::Assign(assign))
    }

    fn list(&mut self, text: &str, elements: Vec<NodeId>) -> NodeId {
        let entries = elements.into_iter().map(|value| Entry { key: None, value, spread: false }).collect();
        self.node(text, Form::Collection(Collection { kind: CollectionKind::List, entries }))
    }

    fn finish(mut self, statements: Vec<NodeId>) -> Unit {
        self.unit.add(Span::new(0, self.source.len()), Form::Block(statements));
        self.unit.finish()
    }
}

fn arg(value: NodeId) -> Arg {
    Arg::plain(value)
}

fn named(name: &str, value: NodeId) -> Arg {
    Arg { name: Some((name.into(), Span::default())), ..arg(value) }
}

/// A builder whose scopes come from a list made before.
pub(super) const JAVA: &str = r#"
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
var scopes = List.of(new IncomingClientScope(user));
var capability = new ClientCapability.Builder(sid, secret).ttl(lifetime).scopes(scopes).build();
return capability.toJwt();
"#;

pub(super) fn java() -> Unit {
    let mut hand = Hand::new(JAVA);
    let class = hand.import(&["com", "twilio", "jwt", "client", "ClientCapability"], "ClientCapability");
    let scope = hand.import(&["com", "twilio", "jwt", "client", "IncomingClientScope"], "IncomingClientScope");
    let (user, incoming) = (hand.name("user"), hand.name("IncomingClientScope"));
    let construct = Construct { class: incoming, args: vec![arg(user)] };
    let incoming = hand.node("new IncomingClientScope(user)", Form::Construct(construct));
    // `List.of` is a way to write a list down: the adapter says so.
    let list = hand.list("List.of(new IncomingClientScope(user))", vec![incoming]);
    let scopes = hand.set("scopes", list);
    let outer = hand.name("ClientCapability");
    let builder = hand.member(outer, "Builder");
    let (sid, secret) = (hand.name("sid"), hand.name("secret"));
    let construct = Construct { class: builder, args: vec![arg(sid), arg(secret)] };
    let chain = hand.node("new ClientCapability.Builder(sid, secret)", Form::Construct(construct));
    let lifetime = hand.name("lifetime");
    let chain = hand.call("new ClientCapability.Builder(sid, secret).ttl(lifetime)", chain, "ttl", vec![arg(lifetime)]);
    let list = hand.name("scopes");
    let text = "new ClientCapability.Builder(sid, secret).ttl(lifetime).scopes(scopes)";
    let chain = hand.call(text, chain, "scopes", vec![arg(list)]);
    let text = "new ClientCapability.Builder(sid, secret).ttl(lifetime).scopes(scopes).build()";
    let chain = hand.call(text, chain, "build", Vec::new());
    let capability = hand.set("capability", chain);
    let object = hand.name("capability");
    let jwt = hand.call("capability.toJwt()", object, "toJwt", Vec::new());
    hand.finish(vec![class, scope, scopes, capability, jwt])
}

/// Named arguments in any order, a set of scopes, and a name that the compiler infers.
pub(super) const CSHARP: &str = r#"
using Twilio.Jwt;
var scopes = new HashSet<IScope> { new OutgoingClientScope(parameters: extra, applicationSid: app) };
ClientCapability capability = new(scopes: scopes, authToken: secret, accountSid: sid);
return capability.ToJwt();
"#;

pub(super) fn csharp() -> Unit {
    let mut hand = Hand::new(CSHARP);
    let class = hand.import(&["Twilio", "Jwt", "ClientCapability"], "ClientCapability");
    let scope = hand.import(&["Twilio", "Jwt", "Client", "OutgoingClientScope"], "OutgoingClientScope");
    let (extra, app) = (hand.name("extra"), hand.name("app"));
    let outgoing = hand.name("OutgoingClientScope");
    let construct = Construct { class: outgoing, args: vec![named("parameters", extra), named("applicationSid", app)] };
    let outgoing = hand.node("new OutgoingClientScope(parameters: extra, applicationSid: app)", Form::Construct(construct));
    let set =
        hand.list("new HashSet<IScope> { new OutgoingClientScope(parameters: extra, applicationSid: app) }", vec![outgoing]);
    let scopes = hand.set("scopes", set);
    let (set, secret, sid) = (hand.name("scopes"), hand.name("secret"), hand.name("sid"));
    // A target-typed `new` takes its class from the declaration; the adapter places the name on the keyword.
    let class_name = hand.node("new(", Form::Name(Name::Variable("ClientCapability".into())));
    let args = vec![named("scopes", set), named("authToken", secret), named("accountSid", sid)];
    let construct = Construct { class: class_name, args };
    let made = hand.node("new(scopes: scopes, authToken: secret, accountSid: sid)", Form::Construct(construct));
    let capability = hand.set("capability", made);
    let object = hand.name("capability");
    let jwt = hand.call("capability.ToJwt()", object, "ToJwt", Vec::new());
    hand.finish(vec![class, scope, scopes, capability, jwt])
}

/// A block that is given the new object, and a qualified name that is its own trace.
pub(super) const RUBY: &str = r#"
require 'twilio-ruby'
Twilio::JWT::ClientCapability.new(sid, secret, ttl: 600).tap do |token|
  token.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(agent)) if agent
end.to_s
"#;

pub(super) fn ruby() -> Unit {
    let mut hand = Hand::new(RUBY);
    let path = |hand: &mut Hand<'_>, names: &[&str]| {
        let module = names.iter().map(|segment| (*segment).into()).collect();
        // A qualified constant names its module itself: the adapter lowers it as an import in place.
        hand.node(&names.join("::"), Form::Import(Import { module, ..Import::default() }))
    };
    let class = path(&mut hand, &["Twilio", "JWT", "ClientCapability"]);
    let (sid, secret) = (hand.name("sid"), hand.name("secret"));
    let ttl = hand.node("600", Form::Literal(Literal::Number(600.0)));
    let construct = Construct { class, args: vec![arg(sid), arg(secret), named("ttl", ttl)] };
    let made = hand.node("Twilio::JWT::ClientCapability.new(sid, secret, ttl: 600)", Form::Construct(construct));
    let token = hand.set("token", made);
    let object = hand.name("token");
    let class = path(&mut hand, &["Twilio", "JWT", "ClientCapability", "IncomingClientScope"]);
    let agent = hand.name("agent");
    let text = "Twilio::JWT::ClientCapability::IncomingClientScope.new(agent)";
    let scope = hand.node(text, Form::Construct(Construct { class, args: vec![arg(agent)] }));
    let text = "token.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(agent))";
    let added = hand.call(text, object, "add_scope", vec![arg(scope)]);
    let test = hand.name("agent");
    let branch = Branch { kind: BranchKind::Either, test, arms: vec![added], exhaustive: false };
    let branch = hand.node(text, Form::Branch(branch));
    // `tap` gives back what it was called on: a sequence whose last value is that.
    let last = hand.name("token");
    let tapped = hand.node(&RUBY[23..RUBY.len() - 6], Form::Block(vec![token, branch, last]));
    let jwt = hand.call(&RUBY[23..RUBY.len() - 1], tapped, "to_s", Vec::new());
    hand.finish(vec![jwt])
}

#[test]
fn a_java_builder_is_a_chain_of_calls_on_a_construction() {
    let unit = java();
    let chain = unit.show(unit.root().expect("root"));
    insta::assert_snapshot!(chain, @r#"
block
  import com.twilio.jwt.client ClientCapability
    name ClientCapability
  import com.twilio.jwt.client IncomingClientScope
    name IncomingClientScope
  assign block
    list
      construct
        name IncomingClientScope
        name user
    name scopes
  assign block
    call
      member build
        call
          member scopes
            call
              member ttl
                construct
                  member Builder
                    name ClientCapability
                  name sid
                  name secret
              name lifetime
          name scopes
    name capability
  call
    member toJwt
      name capability
"#);
}

#[test]
fn csharp_arguments_keep_their_names() {
    let unit = csharp();
    insta::assert_snapshot!(unit.show(unit.root().expect("root")), @r#"
block
  import Twilio.Jwt ClientCapability
    name ClientCapability
  import Twilio.Jwt.Client OutgoingClientScope
    name OutgoingClientScope
  assign block
    list
      construct parameters= applicationSid=
        name OutgoingClientScope
        name extra
        name app
    name scopes
  assign block
    construct scopes= authToken= accountSid=
      name ClientCapability
      name scopes
      name secret
      name sid
    name capability
  call
    member ToJwt
      name capability
"#);
}

#[test]
fn a_ruby_block_is_a_sequence_that_ends_with_the_object() {
    let unit = ruby();
    insta::assert_snapshot!(unit.show(unit.root().expect("root")), @r#"
block
  call
    member to_s
      block
        assign block
          construct ttl=
            import Twilio.JWT.ClientCapability
            name sid
            name secret
            number 600
          name token
        branch Either
          name agent
          call
            member add_scope
              name token
            construct
              import Twilio.JWT.ClientCapability.IncomingClientScope
              name agent
        name token
"#);
}

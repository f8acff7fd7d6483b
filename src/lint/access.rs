//! Rules about access tokens: credentials of another kind, no identity, one grant too many. In doubt there is no finding.

use super::{catalog, catalog::Rule, finding};
use crate::{
    finding::{Finding, Presence, Related},
    resolve::{Names, Origin, Root},
    sdk::Slot,
    source::Span,
    syntax::{Arg, Collection, CollectionKind, Entry, Form, Key, Literal, NodeId},
    token::{Part, Reason, Token},
};

const WITH_AUTH_TOKEN: &str = "access-token-with-auth-token";
const WITHOUT_IDENTITY: &str = "access-token-without-identity";
const SECOND_VOICE_GRANT: &str = "second-voice-grant";

/// Digits of an identifier, after the letters that say what it identifies.
const IDENTIFIER_DIGITS: usize = 32;

/// Callers of callers are asked this far for what they give.
const MOST_CALLERS: usize = 4;

/// Collections inside collections are looked into this far.
const MOST_COLLECTIONS: usize = 4;

/// What is wrong with one access token.
pub(super) fn check(names: &Names<'_>, token: &Token<'_>) -> Vec<Finding> {
    if token.reasons.iter().any(|(_, reason)| *reason == Reason::MaybeAnotherClass) {
        return Vec::new();
    }
    let mut findings = with_auth_token(names, token);
    findings.extend(without_identity(names, token));
    findings.extend(second_voice_grant(names, token));
    findings
}

fn parts<'a>(token: &'a Token<'_>, slot: Slot) -> impl Iterator<Item = &'a Part> {
    token.parts.iter().filter(move |part| part.slot == slot)
}

fn with_auth_token(names: &Names<'_>, token: &Token<'_>) -> Vec<Finding> {
    let Some(rule) = catalog::rule(WITH_AUTH_TOKEN) else { return Vec::new() };
    let accounts = parts(token, Slot::AccountSid).map(|part| part.node).collect::<Vec<_>>();
    let judge = |part: &Part| match part.slot {
        Slot::ApiKeySid | Slot::ApiKeySecret => {
            let message = "an access token is constructed with the auth token";
            named(names, rule, part.node, MOST_CALLERS).message(message).or_else(|| {
                let account =
                    (part.slot == Slot::ApiKeySid).then(|| is_account(names, rule, token, &accounts, part.node))?;
                account.message("the account SID stands in place of the API key's SID")
            })
        }
        _ => None,
    };
    let report = |part: &Part| Some(finding(names, WITH_AUTH_TOKEN, token.confidence, part.span, part.node, judge(part)?));
    token.parts.iter().filter_map(report).collect()
}

/// What the values are that an expression may have.
#[derive(Clone, Copy, Default)]
struct Ways {
    /// Some are what is looked for.
    wanted: bool,
    /// Some are something else.
    other: bool,
}

impl Ways {
    const fn of(wanted: bool) -> Self {
        Self { wanted, other: !wanted }
    }

    const fn and(self, more: Self) -> Self {
        Self { wanted: self.wanted || more.wanted, other: self.other || more.other }
    }

    fn message(self, text: &str) -> Option<String> {
        let paths = if self.other { " on some paths" } else { "" };
        self.wanted.then(|| format!("{text}{paths}"))
    }
}

/// Whether whatever a value is read from has one of the rule's names. The name it was given on the way counts only where it
/// comes from nothing that has one.
fn named(names: &Names<'_>, rule: &Rule, value: NodeId, depth: usize) -> Ways {
    let origins = names.trace(value);
    let literal =
        |origin: &Origin| matches!(origin, Origin::Made(made) if matches!(names.unit.form(*made), Form::Literal(_)));
    let is_about = |name: Option<&str>| name.is_some_and(|name| rule.is_about(name));
    if origins.iter().all(literal) {
        let nothing = |origin: &Origin| matches!(origin, Origin::Made(made) if is_empty(names, *made));
        return Ways::of(is_about(name_of(names, value)) && !origins.iter().all(nothing));
    }
    let way = |origin: &Origin| match origin {
        Origin::Made(made) if is_empty(names, *made) => Ways::default(),
        Origin::Made(made) => Ways::of(is_about(name_of(names, *made))),
        Origin::Imported(path) | Origin::Perhaps(path) | Origin::Global(path) => {
            Ways::of(is_about(path.last().map(|name| &**name)))
        }
        Origin::Param(function, index) => given(names, rule, *function, *index, depth),
        Origin::Unknown => Ways::of(false),
    };
    origins.iter().map(way).fold(Ways::default(), Ways::and)
}

/// Whether the callers of a function give it something with one of the rule's names, or it has one for what it is given.
fn given(names: &Names<'_>, rule: &Rule, function: NodeId, index: usize, depth: usize) -> Ways {
    let calls = names.callers(function).calls;
    let given = calls.iter().filter_map(|&call| names.argument(args(names, call), function, index));
    let given = given.map(|arg| arg.value).collect::<Vec<_>>();
    if given.is_empty() {
        let Form::Function(form) = names.unit.form(function) else { return Ways::of(false) };
        let name = form.params.get(index).and_then(|param| names.unit.variable(param.target));
        return Ways::of(name.is_some_and(|name| rule.is_about(name)));
    }
    let Some(depth) = depth.checked_sub(1) else { return Ways::of(false) };
    given.into_iter().map(|value| named(names, rule, value, depth)).fold(Ways::default(), Ways::and)
}

/// The name under which an expression reads something: that of a variable, of a member, of a key that is asked for.
fn name_of<'n>(names: &'n Names<'_>, node: NodeId) -> Option<&'n str> {
    let node = names.unit.bare(node);
    match names.unit.form(node) {
        Form::Member(member) => match &member.key {
            Key::Named(name, _) => Some(name),
            Key::Computed(key) => names.constant_text(*key),
        },
        Form::Call(call) => {
            let key = call.args.iter().find_map(|arg| names.constant_text(arg.value));
            key.or_else(|| name_of(names, call.callee))
        }
        _ => names.unit.variable(node),
    }
}

/// Whether a value is nothing, or a text without characters.
fn is_empty(names: &Names<'_>, node: NodeId) -> bool {
    match names.unit.form(node) {
        Form::Literal(Literal::Null) => true,
        Form::Literal(Literal::Text(text, _)) => text.is_empty(),
        _ => false,
    }
}

/// Whether a value is the SID of an account: by its looks, or because the token's account is the same.
fn is_account(names: &Names<'_>, rule: &Rule, token: &Token<'_>, accounts: &[NodeId], value: NodeId) -> Ways {
    let &[account] = accounts else { return Ways::of(false) };
    let place = names.place(value);
    if place.is_some() && place == names.place(account) {
        return Ways::of(true);
    }
    let known = names.trace(account);
    let is = |origin: &Origin| {
        let text = match origin {
            Origin::Made(made) => names.constant_text(*made),
            _ => None,
        };
        text.is_some_and(|text| is_identifier(rule, text))
            || matches!(&*known, [known] if is_same_origin(names, token.construct, known, origin))
    };
    let way = |origin: &Origin| match origin {
        Origin::Made(made) if is_empty(names, *made) => Ways::default(),
        _ => Ways::of(is(origin)),
    };
    names.trace(value).iter().map(way).fold(Ways::default(), Ways::and)
}

fn is_identifier(rule: &Rule, text: &str) -> bool {
    let digits = rule.identifiers.iter().find_map(|letters| text.strip_prefix(letters.as_str()));
    digits.is_some_and(|digits| digits.len() == IDENTIFIER_DIGITS && digits.bytes().all(|c| c.is_ascii_hexdigit()))
}

/// Whether two expressions beside a construction read the same thing.
fn is_same(names: &Names<'_>, construct: NodeId, a: NodeId, b: NodeId) -> bool {
    matches!((&*names.trace(a), &*names.trace(b)), ([a], [b]) if is_same_origin(names, construct, a, b))
}

fn is_same_origin(names: &Names<'_>, construct: NodeId, a: &Origin, b: &Origin) -> bool {
    // What a function that is called twice gives may be another value each time.
    let once = |node: NodeId| names.frame(node).is_none_or(|frame| names.unit.is_inside(construct, frame));
    match (a, b) {
        (Origin::Made(a), Origin::Made(b)) => once(*a) && once(*b) && (a == b || is_same_read(names, construct, *a, *b)),
        (Origin::Param(function, _), _) => names.unit.is_inside(construct, *function) && a == b,
        (Origin::Imported(_) | Origin::Global(_), _) => a == b,
        _ => false,
    }
}

fn is_same_read(names: &Names<'_>, construct: NodeId, a: NodeId, b: NodeId) -> bool {
    match (names.unit.form(a), names.unit.form(b)) {
        (Form::Member(a), Form::Member(b)) => match (&a.key, &b.key) {
            (Key::Named(one, _), Key::Named(other, _)) => one == other && is_same(names, construct, a.object, b.object),
            _ => false,
        },
        // A call without a key, such as one that takes the next of a list, may give another value each time.
        (Form::Call(a), Form::Call(b)) => {
            let keys = |args: &[Arg]| args.iter().map(|arg| names.constant_text(arg.value)).collect::<Option<Vec<_>>>();
            let key = keys(&a.args).filter(|keys| !keys.is_empty());
            key.is_some() && key == keys(&b.args) && is_same(names, construct, a.callee, b.callee)
        }
        _ => false,
    }
}

fn without_identity(names: &Names<'_>, token: &Token<'_>) -> Option<Finding> {
    let mut grants = parts(token, Slot::Voice).peekable();
    grants.peek()?;
    let missing = |part: &Part| names.made_by(part.node).is_some_and(|made| is_empty(names, made));
    if !parts(token, Slot::Identity).all(missing) || may_have_more(names, token) {
        return None;
    }
    let message = "an access token with a voice grant has no identity".to_owned();
    let mut finding = finding(names, WITHOUT_IDENTITY, token.confidence, token.region, token.construct, message);
    finding.related = grants.map(|grant| related(grant.span, "the voice grant")).collect();
    Some(finding)
}

/// Whether a token may be given more than was seen.
fn may_have_more(names: &Names<'_>, token: &Token<'_>) -> bool {
    let construct = names.unit.span(token.construct);
    let doubtful = |(span, reason): &(Span, Reason)| match reason {
        // What stands in the place of a grant may be an identity, as it was in other versions.
        Reason::UnknownScope => construct.start <= span.start && span.end <= construct.end,
        Reason::NotChainable | Reason::WrongEra(_) => false,
        _ => true,
    };
    let field = |&holder: &NodeId| {
        let place = names.place(holder).map(|place| names.at(place));
        place.is_some_and(|place| matches!(place.root, Root::Receiver(_)))
    };
    token.reasons.iter().any(doubtful)
        || token.holders.iter().any(field)
        || args(names, token.construct).iter().any(|arg| may_be_changed(names, arg.value, MOST_COLLECTIONS))
}

/// Whether an argument is a collection that was made elsewhere and used for something else before, or has the entries of one.
fn may_be_changed(names: &Names<'_>, value: NodeId, depth: usize) -> bool {
    let bare = names.unit.bare(value);
    let collection = |origin: &Origin| match origin {
        Origin::Made(made) => match names.unit.form(*made) {
            Form::Collection(collection) => Some((*made, collection)),
            _ => None,
        },
        _ => None,
    };
    let may = |(made, collection): (NodeId, &Collection)| {
        let elsewhere = made != bare && names.place(bare).is_none_or(|place| names.at(place).uses.len() > 1);
        let taken = |entry: &&Entry| entry.spread || collection.kind == CollectionKind::List;
        let inside = |entry: &Entry| depth == 0 || may_be_changed(names, entry.value, depth - 1);
        elsewhere || collection.entries.iter().filter(taken).any(inside)
    };
    names.trace(value).iter().filter_map(collection).any(may)
}

fn second_voice_grant(names: &Names<'_>, token: &Token<'_>) -> Option<Finding> {
    // Where the token is made and given its grants in one go, no other token is meant by the same expression.
    let home = names.frame(token.construct);
    let beside = |part: &&Part| names.frame(part.node) == home;
    let grants = parts(token, Slot::Voice).filter(beside).collect::<Vec<_>>();
    let (second, first) = grants.iter().enumerate().find_map(|(at, second)| {
        let first = grants[..at].iter().find(|first| on_one_path(names, first, second))?;
        Some((second, first))
    })?;
    let message = "a second voice grant takes the place of the first".to_owned();
    let mut finding = finding(names, SECOND_VOICE_GRANT, token.confidence, second.span, second.node, message);
    finding.related = vec![related(first.span, "the first voice grant")];
    Some(finding)
}

/// Whether a token may have both of two grants.
fn on_one_path(names: &Names<'_>, first: &Part, second: &Part) -> bool {
    let always = |part: &Part| part.presence == Presence::Always;
    // Made where it is added, so that the one runs where the other does.
    let in_place = |part: &Part| {
        let outer = names.unit.parent(part.node).map(|outer| names.unit.form(outer));
        matches!(outer, Some(Form::Call(_)))
    };
    let together = || in_place(first) && in_place(second) && names.always_before(first.node, second.node);
    first.node != second.node && (always(first) || always(second) || together())
}

fn related(span: Span, message: &str) -> Related {
    Related { span, slot: None, presence: Presence::Always, message: message.to_owned() }
}

fn args<'n>(names: &Names<'n>, node: NodeId) -> &'n [Arg] {
    match names.unit.form(node) {
        Form::Construct(construct) => &construct.args,
        Form::Call(call) => &call.args,
        _ => &[],
    }
}

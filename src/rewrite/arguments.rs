//! The values of arguments as they can be written in the new code: credentials, lifetimes, parameters.

use super::{File, Refusal, plan::Plan, values::Readable};
use crate::{
    finding::Presence,
    resolve::{Base, Origin, PlaceId},
    sdk::{Does, LONGEST_LIFETIME, Slot},
    source::Span,
    syntax::{Code, Coercion, Form, Key, Literal, NodeId, Operator, Text},
    token::{self, Token},
};

/// How a value is part of a collection.
enum PartOf {
    /// Under a key that was set after the map was made.
    Set(PlaceId, Text),
    /// Under a key of this map.
    Entry(NodeId, Text),
    /// At an index of this list.
    Element(NodeId, usize),
}

/// A value and how it is written.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub(super) code: Code,
    /// The expression that is read.
    pub(super) node: NodeId,
}

impl<'t> File<'_, 't> {
    /// The only part in a slot of the construction.
    pub(super) fn only<'p>(&self, token: &'p Token<'_>, slot: Slot) -> Result<Option<&'p token::Part>, Refusal> {
        let mut parts = token.parts.iter().filter(|part| part.slot == slot && self.constructs(token, part.by));
        match (parts.next(), parts.next()) {
            (Some(part), None) if part.presence == Presence::Always => Ok(Some(part)),
            (None, _) => Ok(None),
            _ => Err("an argument of the constructor is given in several ways".into()),
        }
    }

    /// Whether a node is the construction, or a call of its builder that is chained on it.
    fn constructs(&self, token: &Token<'_>, by: NodeId) -> bool {
        let chained = |by: NodeId| self.names.unit.is_inside(token.construct, by) && !Self::is_generation(token, by);
        by == token.construct || token.kind.builder.is_some() && chained(by)
    }

    fn is_generation(token: &Token<'_>, by: NodeId) -> bool {
        token.calls.iter().any(|call| call.node == by && call.does == Does::Generate)
    }

    /// How a part's value is written where the part is given.
    pub(super) fn value(&self, part: &token::Part) -> Result<Value, Refusal> {
        let unit = self.names.unit;
        let given = part.scope.unwrap_or(part.by);
        if unit.is_inside(part.node, given) {
            return Ok(Value { code: Code::Kept(unit.span(part.node)), node: part.node });
        }
        // The value is in a collection that is handed over as a whole: a part of that.
        let refuse = || Refusal::from("an argument comes out of a collection that is made elsewhere");
        let args = match unit.form(given) {
            Form::Construct(construct) => &construct.args,
            Form::Call(call) => &call.args,
            _ => return Err(refuse()),
        };
        let Some(part_of) = self.part_of(part.node) else { return Err(refuse()) };
        let holds = |node: NodeId| match &part_of {
            PartOf::Set(place, _) => self.names.place(node) == Some(*place),
            PartOf::Entry(made, _) | PartOf::Element(made, _) => self.names.made_by(node) == Some(*made),
        };
        let whole = args.iter().find_map(|arg| match unit.form(arg.value) {
            Form::Collection(collection) => {
                collection.entries.iter().find(|entry| entry.spread && holds(entry.value)).map(|entry| entry.value)
            }
            _ => (arg.name.is_none() && holds(arg.value)).then_some(arg.value),
        });
        let whole = whole.filter(|&whole| self.is_settled(whole)).ok_or_else(refuse)?;
        let kept = Box::new(Code::Kept(unit.span(whole)));
        let code = match part_of {
            PartOf::Set(_, key) | PartOf::Entry(_, key) => Code::Entry(kept, key),
            PartOf::Element(_, index) => Code::Element(kept, index),
        };
        Ok(Value { code, node: whole })
    }

    /// Whether nothing adds to a collection but what the parts of the token show.
    pub(super) fn is_settled(&self, whole: NodeId) -> bool {
        let unit = self.names.unit;
        let Some(place) = self.names.place(whole) else { return false };
        let info = self.names.at(place);
        info.elements.is_empty()
            && info.uses.iter().all(|&reader| match unit.parent(reader).map(|parent| unit.form(parent)) {
                Some(Form::Member(member)) if member.object == reader => {
                    let member = unit.parent(reader).unwrap_or(reader);
                    !unit.parent(member).is_some_and(|call| self.names.is_callee(member, call))
                }
                Some(Form::Call(_)) => self.tokens.iter().any(|token| {
                    let own = token.calls.iter().map(|call| call.node).chain(token.scopes.iter().copied());
                    own.chain([token.construct]).any(|own| unit.parent(reader) == Some(own))
                }),
                Some(Form::Construct(_) | Form::Collection(_)) => true,
                _ => false,
            })
    }

    /// How a value is part of a collection.
    fn part_of(&self, value: NodeId) -> Option<PartOf> {
        let unit = self.names.unit;
        let parent = unit.parent(value)?;
        match unit.form(parent) {
            // `options.ttl = 600`
            Form::Assign(assign) => match unit.form(assign.target) {
                Form::Member(member) => match &member.key {
                    Key::Named(name, at) => {
                        Some(PartOf::Set(self.names.place(member.object)?, self.key_as_read(name, *at)?))
                    }
                    Key::Computed(_) => None,
                },
                _ => None,
            },
            Form::Collection(collection) => {
                let at = collection.entries.iter().position(|entry| entry.value == value)?;
                match &collection.entries[at].key {
                    Some(Key::Named(name, at)) => Some(PartOf::Entry(parent, self.key_as_read(name, *at)?)),
                    None if !collection.entries[..=at].iter().any(|entry| entry.spread) => Some(PartOf::Element(parent, at)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A key as it has to be written to read what is under it: a symbol with its colon.
    fn key_as_read(&self, name: &Text, at: Span) -> Option<Text> {
        let quoted = self.source.slice(at).starts_with(['"', '\'']);
        let label = self.source.text[at.end..].starts_with(':');
        match (self.words.symbol_keys, self.source.slice(at).starts_with(':') || label) {
            (false, _) => Some(name.clone()),
            (true, true) => {
                let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                plain.then(|| format!(":{name}").into())
            }
            (true, false) => quoted.then(|| name.clone()),
        }
    }

    /// Whether a value can be read at another place.
    pub(super) fn readable_value(&self, value: &Value, at: NodeId, own: &[NodeId]) -> Readable {
        let whole = self.readable(value.node, at, own);
        let part = !matches!(value.code, Code::Kept(_));
        if part && whole == Readable::Same && self.may_change_parts(value.node, at, own) {
            return Readable::Perhaps;
        }
        whole
    }

    /// Plans the lifetime and the begin of validity.
    pub(super) fn plan_lifetime(&self, plan: &mut Plan<'t>) -> Result<(), Refusal> {
        let token = plan.token;
        for slot in [Slot::NotBefore, Slot::ValidUntil] {
            let Some(part) = self.only(token, slot)? else { continue };
            let code = match token::lifetime(self.names, token.kind, part) {
                Some(seconds) if slot == Slot::ValidUntil && seconds > f64::from(LONGEST_LIFETIME) => {
                    plan.assumptions.push(format!(
                        "a lifetime of {seconds} s is cut to the {LONGEST_LIFETIME} s that an access token may have"
                    ));
                    Code::Later(Box::new(Code::Integer(LONGEST_LIFETIME.into())))
                }
                _ => self.value(part)?.code,
            };
            plan.named.push((slot, code));
        }
        let constructed = self.only(token, Slot::Ttl)?;
        let generated = Self::generating(token)
            .map(|call| (call, token.parts.iter().find(|part| part.slot == Slot::Ttl && part.by == call.node)))
            .collect::<Vec<_>>();
        if let Some(part) = constructed {
            let code = self.lifetime(part.node, self.value(part)?.code, plan)?;
            plan.named.push((Slot::Ttl, code));
        }
        self.keep_lifetimes(plan)?;
        let mut remaining = Vec::new();
        for (call, part) in generated {
            let keeps = self.generates(&call.name);
            let lifetime = match part {
                Some(part) => {
                    let span = self.names.unit.span(part.node);
                    Some((part, span, self.lifetime(part.node, Code::Kept(span), plan)?))
                }
                None => None,
            };
            match lifetime {
                // The new method takes it as the old one did.
                Some((_, span, code)) if keeps => plan.inside.extend((code != Code::Kept(span)).then_some((span, code))),
                None if keeps => {}
                moved => remaining.push((call, moved.map(|(part, _, code)| (part, code)))),
            }
        }
        self.move_lifetime(plan, remaining)
    }

    /// Lifetimes that are given to a builder later stay where they are, if the new one takes them in the same way.
    fn keep_lifetimes(&self, plan: &mut Plan<'t>) -> Result<(), Refusal> {
        let token = plan.token;
        let class = self.table.types.iter().find(|kind| kind.id == *self.target.token.id);
        let later = token.parts.iter().filter(|part| part.slot == Slot::Ttl && !self.constructs(token, part.by));
        for part in later.filter(|part| !Self::is_generation(token, part.by)) {
            let call = token.calls.iter().find(|call| call.node == part.by);
            let method = call.and_then(|call| class?.method(&call.name));
            if method.is_none_or(|method| method.arguments.positional != [Slot::Ttl]) {
                return Err("the lifetime is set in a way that the new class does not have".into());
            }
            let span = self.names.unit.span(part.node);
            let code = self.lifetime(part.node, Code::Kept(span), plan)?;
            plan.inside.extend((code != Code::Kept(span)).then_some((span, code)));
        }
        Ok(())
    }

    /// Whether the new class makes its text by a method of this name.
    fn generates(&self, name: &str) -> bool {
        let class = self.table.types.iter().find(|kind| kind.id == *self.target.token.id);
        let method = class.and_then(|class| class.method(name));
        *name == *self.target.generate || method.is_some_and(|method| method.does == Does::Generate && !method.wrong_era)
    }

    /// Moves the lifetime from the calls that make the text to the constructor, if it is one for all of them.
    fn move_lifetime(
        &self,
        plan: &mut Plan<'t>,
        calls: Vec<(&'t token::MethodCall, Option<(&token::Part, Code)>)>,
    ) -> Result<(), Refusal> {
        let at = plan.token.construct;
        let own = self.own_nodes(plan.token);
        let first = calls.first().and_then(|(_, lifetime)| lifetime.as_ref()).map(|(part, _)| part.node);
        let one = calls.iter().all(|(_, lifetime)| match (lifetime, first) {
            (Some((part, _)), Some(first)) => self.same(part.node, first),
            (None, None) => true,
            _ => false,
        });
        let movable = |node: NodeId| {
            let literal = matches!(self.names.unit.form(node), Form::Literal(_));
            let same_frame = self.names.frame(node) == self.names.frame(at);
            literal
                || (same_frame && self.readable(node, at, &own) == Readable::Same && (calls.len() == 1 || !self.acts(node)))
        };
        let moves = one && first.is_none_or(movable);
        if !moves && self.target.generate_ttl.is_none() {
            let why = if one {
                "the lifetime is not known where the token has to be constructed"
            } else {
                "the text is made with several lifetimes, which needs several access tokens"
            };
            return Err(why.into());
        }
        if moves && let Some((_, Some((_, code)))) = calls.first() {
            plan.named.push((Slot::Ttl, code.clone()));
        }
        for (call, lifetime) in calls {
            plan.generations.push((call, lifetime.filter(|_| !moves).map(|(_, code)| code)));
        }
        Ok(())
    }

    /// A lifetime as it has to be written: a number, and not more than an access token may live.
    fn lifetime(&self, node: NodeId, code: Code, plan: &mut Plan<'t>) -> Result<Code, Refusal> {
        let legacy = plan.token.kind.legacy;
        let assumptions = &mut plan.assumptions;
        let written = self.names.constant_text(node).map(|text| text.trim().parse::<u64>());
        let seconds = match written {
            Some(Ok(seconds)) => Some(seconds),
            Some(Err(_)) => return Err("the lifetime is a text that is no number".into()),
            None => self.number(node),
        };
        if self.target.whole_seconds && written.is_none() {
            match self.names.constant_number(node) {
                Some(number) if number.fract() != 0.0 => {
                    return Err("the lifetime is no whole number of seconds, which the new class refuses".into());
                }
                None if self.may_be_fraction(node, 8) => {
                    let doubt = "the lifetime has to be a whole number of seconds, which the new class insists on";
                    assumptions.push(doubt.to_owned());
                }
                _ => {}
            }
        }
        if let Some(seconds) = seconds.filter(|&seconds| seconds > u64::from(LONGEST_LIFETIME)) {
            assumptions
                .push(format!("a lifetime of {seconds} s is cut to the {LONGEST_LIFETIME} s that an access token may have"));
            return Ok(Code::Integer(LONGEST_LIFETIME.into()));
        }
        match written {
            Some(Ok(seconds)) => Ok(Code::Integer(seconds)),
            _ if self.is_text(node) || self.is_environment_text(node) => {
                Err("the lifetime is a text, and the new class takes a number".into())
            }
            _ if legacy && !self.target.lifetimes.is_empty() && !self.is_of_usual_size(node) => {
                if let (Some(seconds), Form::Literal(_)) = (seconds, self.names.unit.form(node)) {
                    return Ok(Code::Integer(seconds));
                }
                Ok(Code::Coerce(Coercion::Whole, Box::new(code)))
            }
            _ => Ok(code),
        }
    }

    /// Whether a method is called in an expression, as its text says.
    fn calls_in(&self, node: NodeId) -> bool {
        let text = self.source.slice(self.names.unit.span(node));
        text.match_indices('(').any(|(at, _)| text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    }

    /// Whether a number is evidently of a type that a lifetime may have.
    fn is_of_usual_size(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        match unit.form(node) {
            Form::Literal(Literal::Number(_)) => {
                self.source.slice(unit.span(node)).bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
            }
            // A method may compute in another type.
            Form::Arithmetic(_) if self.calls_in(node) => false,
            Form::Arithmetic(sum) => sum.operands.iter().all(|&operand| self.is_of_usual_size(operand)),
            Form::Coerce(coerce) if coerce.how == Coercion::Same => self.is_of_usual_size(coerce.value),
            Form::Name(_) | Form::Member(_) => self.names.place(node).is_some_and(|place| {
                let types = self.declared_types(place);
                let known = |&node: &NodeId| {
                    self.target.lifetimes.iter().any(|known| **known == *self.source.slice(unit.span(node)))
                };
                !types.is_empty() && types.iter().all(known)
            }),
            _ => false,
        }
    }

    /// Whether a number may be no whole one, as far as the file tells.
    fn may_be_fraction(&self, node: NodeId, depth: u32) -> bool {
        let unit = self.names.unit;
        let Some(depth) = depth.checked_sub(1) else { return true };
        match unit.form(node) {
            Form::Literal(Literal::Number(number)) => number.fract() != 0.0,
            Form::Literal(Literal::Text(text, _)) => text.trim().parse::<f64>().is_ok_and(|number| number.fract() != 0.0),
            Form::Literal(Literal::Bool(_)) => true,
            Form::Arithmetic(sum) => {
                sum.operator == Operator::Divide || sum.operands.iter().any(|&operand| self.may_be_fraction(operand, depth))
            }
            Form::Branch(branch) => branch.arms.iter().chain([&branch.test]).any(|&arm| self.may_be_fraction(arm, depth)),
            Form::Coerce(coerce) => self.may_be_fraction(coerce.value, depth),
            Form::Test(parts) => parts.iter().any(|&part| self.may_be_fraction(part, depth)),
            Form::Call(call) => {
                let rounds = self.called_name(call.callee);
                !rounds.is_some_and(|name| self.words.rounding.iter().any(|known| **known == *name))
                    && call.args.iter().any(|arg| self.may_be_fraction(arg.value, depth))
            }
            Form::Name(_) | Form::Member(_) => self.names.trace(node).iter().any(|origin| match origin {
                Origin::Made(made) => *made != node && self.may_be_fraction(*made, depth),
                Origin::Global(path) => path.last().is_some_and(|name| self.words.infinite.contains(name)),
                _ => false,
            }),
            _ => false,
        }
    }

    fn is_environment_text(&self, node: NodeId) -> bool {
        let unit = self.names.unit;
        if self.environment_read(node).is_some() {
            return true;
        }
        let reaching = self.names.reaching(unit.bare(node));
        reaching.iter().any(|def| match def.base {
            Base::Node(value) if def.steps.is_empty() => self.environment_read(value).is_some(),
            Base::Node(value) => self.is_environment(value),
            _ => false,
        })
    }

    fn number(&self, node: NodeId) -> Option<u64> {
        let value = self.names.constant_number(node)?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
        (0.0..1e15).contains(&value).then_some(value.ceil() as u64)
    }
}

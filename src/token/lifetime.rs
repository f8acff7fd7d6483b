//! How long a token lives, as far as that is a constant.

use super::Part;
use crate::{
    resolve::Names,
    sdk::{Slot, Type},
    syntax::{Form, Key, NodeId, Operator, Text},
};

/// The constant lifetime in seconds that a part gives to a token, as a number or as a moment so much later than now.
#[must_use]
pub fn lifetime(names: &Names<'_>, kind: &Type, part: &Part) -> Option<f64> {
    match part.slot {
        Slot::Ttl => names.constant_number(part.node),
        Slot::ValidUntil => from_now(names, kind, part.node),
        _ => None,
    }
}

/// `Clock.Now.AddHours(2).AddMinutes(5)`, `Clock.Now.Add(Span.FromHours(2))`, `Clock.Now + Span.FromHours(2)`
fn from_now(names: &Names<'_>, kind: &Type, node: NodeId) -> Option<f64> {
    let moments = kind.moments.as_ref()?;
    let stretch = |node: NodeId| {
        let (_, unit, count) = call(names, names.made_by(node)?)?;
        Some(names.constant_number(count)? * f64::from(*moments.units.get(&**unit)?))
    };
    let node = names.made_by(node).unwrap_or_else(|| names.unit.bare(node));
    match names.unit.form(node) {
        Form::Member(member) => {
            let now = matches!(&member.key, Key::Named(name, _) if moments.now.iter().any(|known| **known == **name));
            now.then_some(0.0)
        }
        Form::Arithmetic(sum) if sum.operator == Operator::Add => {
            let (first, others) = sum.operands.split_first()?;
            let added = others.iter().map(|&other| stretch(other)).sum::<Option<f64>>()?;
            Some(from_now(names, kind, *first)? + added)
        }
        _ => {
            let (object, name, argument) = call(names, node)?;
            let added = if moments.add.as_deref() == Some(&**name) { stretch(argument) } else { stretch(node) };
            Some(from_now(names, kind, object)? + added?)
        }
    }
}

/// The object, the method and the only argument of a call.
fn call<'n>(names: &Names<'n>, node: NodeId) -> Option<(NodeId, &'n Text, NodeId)> {
    let Form::Call(call) = names.unit.form(node) else { return None };
    let Form::Member(member) = names.unit.form(names.unit.bare(call.callee)) else { return None };
    let (Key::Named(name, _), [argument]) = (&member.key, call.args.as_slice()) else { return None };
    Some((member.object, name, argument.value))
}

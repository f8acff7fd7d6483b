//! How long a token lives, as far as that is a constant.

use super::Part;
use crate::{
    resolve::Names,
    sdk::{Slot, Type},
    syntax::{Form, Key, NodeId, Text},
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

/// `Clock.Now.AddHours(2)`, `Clock.Now.Add(Span.FromHours(2))`
fn from_now(names: &Names<'_>, kind: &Type, node: NodeId) -> Option<f64> {
    let moments = kind.moments.as_ref()?;
    let (object, name, argument) = call(names, names.made_by(node)?)?;
    let now = match names.unit.form(names.unit.bare(object)) {
        Form::Member(member) => {
            matches!(&member.key, Key::Named(name, _) if moments.now.iter().any(|known| **known == **name))
        }
        _ => false,
    };
    if !now {
        return None;
    }
    if moments.add.as_deref() == Some(&**name) {
        let (_, span, count) = call(names, names.made_by(argument)?)?;
        return Some(names.constant_number(count)? * f64::from(*moments.units.get(&**span)?));
    }
    Some(names.constant_number(argument)? * f64::from(*moments.units.get(&**name)?))
}

/// The object, the method and the only argument of a call.
fn call<'n>(names: &Names<'n>, node: NodeId) -> Option<(NodeId, &'n Text, NodeId)> {
    let Form::Call(call) = names.unit.form(node) else { return None };
    let Form::Member(member) = names.unit.form(names.unit.bare(call.callee)) else { return None };
    let (Key::Named(name, _), [argument]) = (&member.key, call.args.as_slice()) else { return None };
    Some((member.object, name, argument.value))
}

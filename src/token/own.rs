//! Classes that a file defines under names of the SDK.

use crate::{
    sdk::{Does, Table},
    syntax::{Assign, Form, Key, Member, NodeId, Unit},
};

/// The types whose names a file gives to classes of its own. A class with all methods that add to a token is the SDK's,
/// wherever it lies.
#[must_use]
pub fn own_types(unit: &Unit, table: &Table) -> Vec<String> {
    let own = unit.defines.iter().filter_map(|(name, class)| {
        let kind = table.by_name(name)?;
        let members = members(unit, *class);
        let adding = || kind.methods.iter().filter(|(_, method)| method.does == Does::Fill && !method.wrong_era);
        let copied = adding().count() > 0 && adding().all(|(name, _)| members.contains(&&**name));
        (!copied).then(|| kind.id.clone())
    });
    own.collect()
}

/// The names of a class's members.
fn members(unit: &Unit, class: NodeId) -> Vec<&str> {
    let Form::Class(class) = unit.form(class) else { return Vec::new() };
    let named = class.body.iter().filter_map(|&node| match unit.form(node) {
        Form::Assign(Assign { target, .. }) => match unit.form(*target) {
            Form::Member(Member { key: Key::Named(name, _), .. }) => Some(&**name),
            _ => None,
        },
        _ => None,
    });
    named.collect()
}

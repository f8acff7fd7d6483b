//! A short readable form of a unit, for the unit tests of this crate.

use super::{Form, Key, Literal, Name, NodeId, Unit};
use std::fmt::Write as _;

impl Unit {
    /// The node and everything below it, one form a line, indented.
    #[must_use]
    pub fn show(&self, id: NodeId) -> String {
        let mut out = String::new();
        self.show_into(id, 0, &mut out);
        out
    }

    fn show_into(&self, id: NodeId, depth: usize, out: &mut String) {
        let _ = writeln!(out, "{:indent$}{}", "", self.title(id), indent = depth * 2);
        for child in self.children(id) {
            self.show_into(child, depth + 1, out);
        }
    }

    fn title(&self, id: NodeId) -> String {
        let named = |key: &Key| match key {
            Key::Named(name, _) => name.to_string(),
            Key::Computed(_) => "[computed]".to_owned(),
        };
        match self.form(id) {
            Form::Import(import) => {
                let paths = import.names.iter().map(|name| format!(" {}", name.path.join("."))).collect::<String>();
                format!("import {}{paths}", import.module.join("."))
            }
            Form::Function(function) => format!("function/{}", function.params.len()),
            Form::Class(_) => "class".to_owned(),
            Form::Block(_) => "block".to_owned(),
            Form::Branch(branch) => {
                format!("branch {:?}{}", branch.kind, if branch.exhaustive { " exhaustive" } else { "" })
            }
            Form::Loop(_) => "loop".to_owned(),
            Form::Try(_) => "try".to_owned(),
            Form::Jump(jump) => format!("{:?}", jump.kind).to_lowercase(),
            Form::Assign(assign) => format!("assign {:?}", assign.mode).to_lowercase(),
            Form::Name(Name::Variable(name)) => format!("name {name}"),
            Form::Name(Name::Receiver) => "receiver".to_owned(),
            Form::Member(member) => format!("member {}", named(&member.key)),
            Form::Call(call) => format!("call {}", labels(&call.args)).trim_end().to_owned(),
            Form::Construct(construct) => format!("construct {}", labels(&construct.args)).trim_end().to_owned(),
            Form::Literal(Literal::Text(text, _)) => format!("text {text:?}"),
            Form::Literal(Literal::Number(number)) => format!("number {number}"),
            Form::Literal(Literal::Bool(value)) => format!("{value}"),
            Form::Literal(Literal::Null) => "null".to_owned(),
            Form::Collection(collection) => {
                let keys = collection.entries.iter().filter_map(|entry| entry.key.as_ref().map(named)).collect::<Vec<_>>();
                format!("{:?} {}", collection.kind, keys.join(" ")).to_lowercase().trim_end().to_owned()
            }
            Form::Arithmetic(arithmetic) => format!("{:?}", arithmetic.operator).to_lowercase(),
            Form::Coerce(coerce) => format!("coerce {:?}", coerce.how).to_lowercase(),
            Form::Test(_) => "test".to_owned(),
            Form::Opaque(_) => "opaque".to_owned(),
        }
    }
}

fn labels(args: &[super::Arg]) -> String {
    args.iter().filter_map(|arg| arg.name.as_ref().map(|(name, _)| format!("{name}="))).collect::<Vec<_>>().join(" ")
}

//! Numbers that are known without running the program.

use crate::{
    resolve::Names,
    syntax::{Form, Literal, NodeId, Operator},
};

/// The number an expression certainly is: literals, named constants, and arithmetic on them.
pub(super) fn number(names: &Names<'_>, node: NodeId) -> Option<f64> {
    let made = names.made_by(node)?;
    match names.unit.form(made) {
        Form::Literal(Literal::Number(value)) => Some(*value),
        Form::Arithmetic(arithmetic) => {
            let apply = match arithmetic.operator {
                Operator::Add => |a: f64, b: f64| a + b,
                Operator::Subtract => |a, b| a - b,
                Operator::Multiply => |a, b| a * b,
                Operator::Divide => |a, b| a / b,
            };
            let operands = arithmetic.operands.iter().map(|&operand| number(names, operand));
            operands.collect::<Option<Vec<_>>>()?.into_iter().reduce(apply)
        }
        _ => None,
    }
}

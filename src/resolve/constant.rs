//! Numbers that are known without running the program.

use super::Names;
use crate::syntax::{Form, Literal, NodeId, Operator};

impl Names<'_> {
    /// The number an expression certainly is: literals, named constants, and arithmetic on them.
    #[must_use]
    pub fn constant_number(&self, node: NodeId) -> Option<f64> {
        let made = self.made_by(node)?;
        match self.unit.form(made) {
            Form::Literal(Literal::Number(value)) => Some(*value),
            Form::Arithmetic(arithmetic) => {
                let apply = match arithmetic.operator {
                    Operator::Add => |a: f64, b: f64| a + b,
                    Operator::Subtract => |a, b| a - b,
                    Operator::Multiply => |a, b| a * b,
                    Operator::Divide => |a, b| a / b,
                };
                let operands = arithmetic.operands.iter().map(|&operand| self.constant_number(operand));
                operands.collect::<Option<Vec<_>>>()?.into_iter().reduce(apply)
            }
            _ => None,
        }
    }
}

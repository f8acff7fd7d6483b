//! ERB: templates that hold Ruby among other text.

use crate::lang::template::{self, Mark};

const CLOSE: &[&str] = &["-%>", "%>"];

const MARKS: &[Mark] = &[
    Mark::dead("<%#", CLOSE),
    // Two signs stand for one of them.
    Mark::dead("<%%", CLOSE),
    Mark::code("<%==", CLOSE),
    Mark::code("<%=", CLOSE),
    Mark::code("<%-", CLOSE),
    Mark::code("<%", CLOSE),
];

/// The Ruby of a template in its places.
pub(super) fn code(text: &str) -> String {
    template::code(text, MARKS)
}

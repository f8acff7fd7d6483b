//! Blade: templates that hold PHP among HTML.

use crate::lang::template::{self, Mark};

const MARKS: &[Mark] = &[
    Mark::dead("{{--", &["--}}"]),
    // Text for a program in the browser.
    Mark::dead("@{{", &["}}"]),
    Mark::dead("@verbatim", &["@endverbatim"]),
    Mark::code("{{", &["}}"]),
    Mark::code("{!!", &["!!}"]),
    // `@php(…)` is one statement, up to the end of the line.
    Mark::code("@php(", &[")\n", ")\r\n"]),
    Mark::code("@php", &["@endphp"]),
    Mark::code("<?php", &["?>"]),
    Mark::code("<?=", &["?>"]),
];

/// The PHP of a template in its places.
pub(super) fn code(text: &str) -> String {
    template::code(text, MARKS)
}

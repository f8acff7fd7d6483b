//! Every folder under `fixtures/<language>/` is a test: its `input.*` must give exactly its `findings.txt`.
//!
//! `TOKENLIFT_BLESS=1 cargo test --test fixtures` rewrites the expectations; read the difference before you commit it.

mod support;

use std::{error::Error, fs, path::Path};
use support::{Fixture, render};

fn findings(expected: &Path) -> Result<(), Box<dyn Error>> {
    let fixture = Fixture::read(expected)?;
    let actual = render(&fixture.source, &tokenlift::pipeline::analyze(&fixture.source));
    if std::env::var_os("TOKENLIFT_BLESS").is_some() {
        fs::write(expected, &actual)?;
    }
    let expected = fs::read_to_string(expected)?;
    if actual == expected { Ok(()) } else { Err(format!("expected:\n{expected}\nactual:\n{actual}").into()) }
}

datatest_stable::harness! {
    { test = findings, root = "fixtures", pattern = r"findings\.txt$" },
}

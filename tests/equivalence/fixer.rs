//! Where the new programs come from: the tool itself, or a file beside the old one.

use std::{
    env, fs,
    path::Path,
    process::{Command, Output},
};

use crate::{
    program::{Decision, Program},
    sdk::Sdk,
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fixer {
    /// `tokenlift fix`, whose decision has to be the one of the header.
    Tokenlift,
    /// `<name>.after.<extension>`, where there is one.
    HandMade,
}

impl Fixer {
    /// The default, or what the environment says.
    pub(crate) fn chosen(default: Self) -> Self {
        match env::var("TOKENLIFT_EQUIVALENCE").as_deref() {
            Err(_) => default,
            Ok("fix") => Self::Tokenlift,
            Ok("hand-made") => Self::HandMade,
            Ok(other) => panic!("TOKENLIFT_EQUIVALENCE is {other:?}, neither `fix` nor `hand-made`"),
        }
    }

    /// The new program if there is one, and what is wrong with the decision.
    pub(crate) fn fix(self, program: &Program, sdk: &Sdk) -> Result<Option<Vec<u8>>, String> {
        match self {
            Self::HandMade => Ok(program.by_hand.clone()),
            Self::Tokenlift => fix(program, sdk),
        }
    }
}

fn fix(program: &Program, sdk: &Sdk) -> Result<Option<Vec<u8>>, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let (manifest, text) = sdk.manifest();
    fs::write(folder.path().join(manifest), text).expect("a manifest");
    let (seen, after) = decide(program, folder.path())?;
    if !program.decisions.contains(&seen) {
        let expected: Vec<String> = program.decisions.iter().map(ToString::to_string).collect();
        return Err(format!("the decision is {seen}, expected {}{}", expected.join(" or "), shown(after.as_deref())));
    }
    Ok(after)
}

/// A plain fix, and if that leaves every byte, an unsafe one.
fn decide(program: &Program, folder: &Path) -> Result<(Decision, Option<Vec<u8>>), String> {
    let more: Vec<&str> = program.identity.iter().flat_map(|identity| ["--identity", identity]).collect();
    let with_identity: Vec<&str> = [&["--unsafe-fixes"][..], &more].concat();
    for (decision, flags) in [(Decision::Safe, &[][..]), (Decision::Unsafe, &with_identity)] {
        let file = folder.join(&program.name);
        fs::write(&file, &program.source).expect("a program");
        tokenlift(&program.name, folder, flags)?;
        let after = fs::read(&file).expect("readable");
        if after == program.source {
            continue;
        }
        tokenlift(&program.name, folder, flags)?;
        if fs::read(&file).expect("readable") != after {
            return Err(format!("fixing twice is not fixing once{}", shown(Some(&after))));
        }
        return Ok((decision, Some(after)));
    }
    Ok((Decision::None, None))
}

fn tokenlift(name: &str, folder: &Path, flags: &[&str]) -> Result<Output, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tokenlift"));
    command.arg("fix").args(flags).arg(name).current_dir(folder);
    for (variable, _) in env::vars().filter(|(variable, _)| variable.starts_with("TOKENLIFT_")) {
        command.env_remove(variable);
    }
    let output = command.output().map_err(|error| error.to_string())?;
    match output.status.code() {
        Some(0 | 1) => Ok(output),
        _ => Err(format!("{command:?} ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr))),
    }
}

fn shown(after: Option<&[u8]>) -> String {
    after.map(|after| format!("\n{}", String::from_utf8_lossy(after))).unwrap_or_default()
}

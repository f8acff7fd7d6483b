//! Every folder under `fixtures/<language>/` is a test: its `input.*` must give exactly its `findings.txt`, a plain fix must
//! give `expected.*` and `--unsafe-fixes` must give `expected-unsafe.*`; where a file is absent, no byte changes.
//!
//! `TOKENLIFT_BLESS=1 cargo test --test fixtures` rewrites the expectations; read the difference before you commit it.

mod support;

use std::{error::Error, fs, io, path::Path};
use support::{Fixture, render};
use tokenlift::{
    finding::{Analysis, Applicability, Edit, Finding},
    pipeline, rewrite,
    source::{Encoding, SourceFile},
};

type Done = Result<(), Box<dyn Error>>;

fn findings(expected: &Path) -> Done {
    let fixture = Fixture::read(expected)?;
    let analysis = pipeline::analyze(&fixture.source);
    let actual = render(&fixture.source, &analysis);
    compare(expected, Some(&actual))?;
    let plain = rewritten(&fixture.source, &analysis.rewrites.safe)?;
    let all = rewritten(&fixture.source, &analysis.rewrites.all)?;
    let file = |stem: &str| fixture.folder.join(format!("{stem}.{}", fixture.source.extension()));
    compare(&file("expected"), plain.as_deref())?;
    // What a plain fix gives already is not written down twice.
    compare(&file("expected-unsafe"), all.as_deref().filter(|_| all != plain))?;
    for text in [&plain, &all].into_iter().flatten() {
        laws(&fixture.source, text)?;
    }
    let applied = |least| move |finding: &&Finding| finding.applicability >= least;
    names_are_gone(&fixture.source, plain.as_deref(), &analysis, applied(Applicability::Safe))?;
    names_are_gone(&fixture.source, all.as_deref(), &analysis, applied(Applicability::Unsafe))?;
    twin(&fixture.source, [plain, all])
}

/// The text after some edits, if there are any.
fn rewritten(source: &SourceFile, edits: &[Edit]) -> Result<Option<String>, rewrite::Overlap> {
    if edits.is_empty() { Ok(None) } else { rewrite::apply(&source.text, edits).map(Some) }
}

/// What must be true of every rewritten file: it parses as well as before, and a second fix leaves every byte.
fn laws(source: &SourceFile, text: &str) -> Done {
    let new = SourceFile::new(source.path.clone(), text);
    let again = pipeline::analyze(&new);
    let errors = |analysis: &Analysis| analysis.notices.len();
    if errors(&again) > errors(&pipeline::analyze(source)) {
        return Err(format!("the result does not parse:\n{text}").into());
    }
    if !again.rewrites.safe.is_empty() {
        return Err(format!("fixing twice is not fixing once:\n{text}").into());
    }
    Ok(())
}

/// A token that was rewritten is not found again, and where nothing is left to report no line is new that names the class.
fn names_are_gone(source: &SourceFile, text: Option<&str>, before: &Analysis, applied: impl Fn(&&Finding) -> bool) -> Done {
    const CLASSES: &[&str] = &["ClientCapability", "TwilioCapability", "twilio.Capability", "jwt.Capability"];
    let Some(text) = text else { return Ok(()) };
    let after = pipeline::analyze(&SourceFile::new(source.path.clone(), text));
    fn tokens(analysis: &Analysis) -> impl Iterator<Item = &Finding> {
        analysis.findings.iter().filter(|finding| finding.rule == "capability-token")
    }
    let (was, fixed, is) = (tokens(before).count(), tokens(before).filter(applied).count(), tokens(&after).count());
    if is != was - fixed {
        return Err(format!("{was} tokens, {fixed} rewritten, {is} left:\n{text}").into());
    }
    let silenced = after.silenced.iter().map(|silenced| &silenced.finding);
    let reported = after.findings.iter().chain(silenced).any(|finding| finding.rule.starts_with("capability-"));
    let names = |line: &&str| CLASSES.iter().any(|class| line.contains(class));
    let new = text.lines().filter(names).find(|line| !source.text.lines().any(|old| old == *line));
    match new {
        Some(line) if !reported => Err(format!("a new line names the old class: {line}\n{text}").into()),
        _ => Ok(()),
    }
}

/// A file with other line ends is rewritten to the same lines with those ends.
fn twin(source: &SourceFile, texts: [Option<String>; 2]) -> Done {
    let dos = |text: &str| text.replace("\r\n", "\n").replace('\n', "\r\n");
    // Of a file that is not UTF-8 only what was made of it is known here.
    if source.encoding == Encoding::Converted {
        return Ok(());
    }
    let twin = SourceFile::new(source.path.clone(), dos(&source.text));
    let rewrites = pipeline::analyze(&twin).rewrites;
    for (text, edits) in texts.iter().zip([&rewrites.safe, &rewrites.all]) {
        let actual = rewritten(&twin, edits)?;
        let expected = text.as_deref().map(dos);
        if actual != expected {
            return Err(format!("with CRLF: expected:\n{expected:?}\nactual:\n{actual:?}").into());
        }
    }
    Ok(())
}

/// Compares with a file, which is absent where nothing is expected.
fn compare(file: &Path, actual: Option<&str>) -> Done {
    if std::env::var_os("TOKENLIFT_BLESS").is_some() {
        match actual {
            Some(actual) => fs::write(file, actual)?,
            None if file.exists() => fs::remove_file(file)?,
            None => {}
        }
    }
    let expected = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        read => Some(read?),
    };
    if actual == expected.as_deref() {
        return Ok(());
    }
    let show = |text: Option<&str>| text.unwrap_or("no file, since nothing changes").to_owned();
    Err(format!("{}: expected:\n{}\nactual:\n{}", file.display(), show(expected.as_deref()), show(actual)).into())
}

datatest_stable::harness! {
    { test = findings, root = "fixtures", pattern = r"findings\.txt$" },
}

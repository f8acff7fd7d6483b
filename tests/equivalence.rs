//! Old programs and fixed ones mint equivalent tokens under the SDKs.
//!
//! Each program of `tests/equivalence/programs` is run under every SDK that its header names, fixed by the tool for that SDK,
//! run again, and the tokens are compared claim by claim by `compare.py`. `tests/equivalence/README.md` tells how to work on it.

#[path = "equivalence/bench.rs"]
mod bench;
#[path = "equivalence/compiled.rs"]
mod compiled;
#[path = "equivalence/compilers.rs"]
mod compilers;
#[path = "equivalence/doubles.rs"]
mod doubles;
#[path = "equivalence/fixer.rs"]
mod fixer;
mod install;
#[path = "equivalence/program.rs"]
mod program;
#[path = "equivalence/sdk.rs"]
mod sdk;
#[path = "equivalence/second.rs"]
mod second;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    thread,
};

use bench::{Outcome, Source};
use fixer::Fixer;
use program::{Decision, Language, Program};
use sdk::{SDKS, Sdk};

/// THE SWITCH. `Fixer::HandMade` until the tool can rewrite, then `Fixer::Tokenlift` for good.
/// `TOKENLIFT_EQUIVALENCE=fix` and `TOKENLIFT_EQUIVALENCE=hand-made` override it for one run.
const FIXER: Fixer = Fixer::Tokenlift;

/// Programs run at the same time.
const WORKERS: usize = 2;

/// Verdicts that a program's tokens must not get unless its header says so.
const BROKEN: &[&str] = &["fail", "no-equivalent", "pass-with-loss", "report", "not-checked"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/equivalence")
}

/// All programs, or those whose name contains `TOKENLIFT_EQUIVALENCE_ONLY`.
fn programs() -> Vec<Program> {
    let only = env::var("TOKENLIFT_EQUIVALENCE_ONLY").unwrap_or_default();
    let programs: Vec<_> = program::all(&root()).into_iter().filter(|program| program.name.contains(&only)).collect();
    assert!(!programs.is_empty(), "no program's name contains {only:?}");
    programs
}

#[test]
fn the_comparison_reads_what_sdks_write() {
    let output = Command::new(install::python())
        .arg("-B")
        .arg(root().join("compare_test.py"))
        .output()
        .expect("Python 3.10 or newer");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn there_are_enough_programs_of_every_kind() {
    let all = program::all(&root());
    let count = |language| all.iter().filter(|program| program.language == language).count();
    assert!(count(Language::JavaScript) >= 45, "{}", count(Language::JavaScript));
    assert!(count(Language::TypeScript) >= 15, "{}", count(Language::TypeScript));
    assert!(count(Language::Python) >= 40, "{}", count(Language::Python));
    assert!(count(Language::Php) >= 60, "{}", count(Language::Php));
    assert!(count(Language::Ruby) >= 60, "{}", count(Language::Ruby));
    assert!(count(Language::Java) >= 60, "{}", count(Language::Java));
    assert!(count(Language::CSharp) >= 60, "{}", count(Language::CSharp));
    let left_alone = all.iter().filter(|program| !program.decisions.contains(&Decision::Safe)).count();
    assert!(left_alone * 4 >= all.len(), "{left_alone} of {} are left alone by a plain fix", all.len());
    let by_hand = all.iter().filter(|program| program.by_hand.is_some()).count();
    assert!(by_hand >= 12, "{by_hand} were rewritten by hand");
}

#[test]
fn fixed_programs_mint_equivalent_tokens() {
    sdk::install_all(&root());
    let programs = programs();
    let benches: Vec<(Language, &'static Sdk)> = Language::ALL
        .iter()
        .flat_map(|&language| SDKS.iter().map(move |sdk| (language, sdk)))
        .filter(|(language, sdk)| programs.iter().any(|program| program.language == *language && program.sdks.contains(sdk)))
        .collect();
    let reports = each(&benches, |&(language, sdk)| {
        let here: Vec<&Program> =
            programs.iter().filter(|program| program.language == language && program.sdks.contains(&sdk)).collect();
        judge(language, sdk, &here)
    });
    let summary: String = reports.iter().map(|report| format!("{}\n", report.summary)).collect();
    fs::write(sdk::build_folder().join("report.txt"), &summary).expect("a report");
    let failures: Vec<String> = reports.into_iter().flat_map(|report| report.failures).collect();
    assert!(failures.is_empty(), "{} failures\n\n{}\n\n{summary}", failures.len(), failures.join("\n\n"));
}

#[test]
fn fixed_fixtures_pass_their_compilers() {
    sdk::install_all(&root());
    let pairs = compilers::pairs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"));
    let (parsed, checked) = compilers::parted(&pairs);
    let elsewhere = [PARSED_ALONE, COMPILED].concat();
    let parsed: Vec<_> = parsed.into_iter().filter(|pair| !elsewhere.contains(&pair.language())).collect();
    assert!(parsed.len() > 100 && checked.len() > 10, "{} and {}", parsed.len(), checked.len());
    let mut complaints = compilers::type_complaints(&root(), &checked);
    complaints.extend(each(&parsed, |pair| compilers::judge(pair)).into_iter().flatten().filter_map(Result::err));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Languages whose fixtures are judged by a test that installs nothing.
const PARSED_ALONE: &[Language] = &[Language::Php, Language::Ruby];

#[test]
#[allow(clippy::print_stdout, reason = "how many were judged is worth knowing, for whoever asks with --nocapture")]
fn fixed_fixtures_of_php_and_ruby_parse() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let pairs = compilers::pairs(&fixtures);
    for &language in PARSED_ALONE {
        let here: Vec<_> = pairs.iter().filter(|pair| pair.language() == language).collect();
        let judged: Vec<_> = each(&here, |pair| compilers::judge(pair)).into_iter().flatten().collect();
        println!("{language:?}: {} of {} fixed fixtures were judged", judged.len(), here.len());
        assert!(!judged.is_empty() || !fixtures.join(language.folder()).exists(), "no fixture of {language:?} was judged");
        let complaints: Vec<String> = judged.into_iter().filter_map(Result::err).collect();
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}

/// Languages whose fixtures are compiled against an SDK and stubs of what else they use.
const COMPILED: &[Language] = &[Language::Java, Language::CSharp];

#[test]
#[allow(clippy::print_stdout, reason = "how many were compiled is worth knowing, for whoever asks with --nocapture")]
fn fixed_fixtures_of_java_and_csharp_compile() {
    sdk::install_all(&root());
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let pairs = compilers::pairs(&fixtures);
    let complaints = each(COMPILED, |&language| {
        let here: Vec<_> = pairs.iter().filter(|pair| pair.language() == language).collect();
        let (judged, complaints) = compilers::compiler_complaints(&root(), language, &here);
        println!("{language:?}: {judged} of {} fixed fixtures were compiled", here.len());
        assert!(judged > 0 || !fixtures.join(language.folder()).exists(), "no fixture of {language:?} was compiled");
        complaints
    });
    let complaints = complaints.concat();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Runs the work on two threads and keeps the order.
fn each<T: Sync, R: Send>(work: &[T], run: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = Mutex::new(work.iter().enumerate());
    let done = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    let taken = next.lock().expect("a queue").next();
                    let Some((at, item)) = taken else { break };
                    let result = run(item);
                    done.lock().expect("results").insert(at, result);
                }
            });
        }
    });
    done.into_inner().expect("results").into_values().collect()
}

/// What came out under one SDK.
struct Report {
    summary: String,
    failures: Vec<String>,
}

fn judge(language: Language, sdk: &'static Sdk, programs: &[&Program]) -> Report {
    let fixer = Fixer::chosen(FIXER);
    let place = format!("{}-{}", language.folder(), sdk.version);
    let mut failures = BTreeMap::new();
    let mut after = BTreeMap::new();
    for program in programs {
        match fixer.fix(program, sdk) {
            Err(reason) => drop(failures.insert(program.name.clone(), reason)),
            Ok(None) => {}
            Ok(Some(bytes)) => drop(after.insert(program.name.clone(), bytes)),
        }
    }
    keep(&place, &after);
    let old: Vec<Source<'_>> = programs.iter().map(|program| Source::new(program, &program.source)).collect();
    let new: Vec<Source<'_>> =
        programs.iter().filter_map(|program| after.get(&program.name).map(|bytes| Source::new(program, bytes))).collect();
    for (name, complaint) in bench::syntax(language, &new) {
        failures.entry(name).or_insert(complaint);
    }
    let was = bench::run(&root(), language, sdk, &old);
    let is = bench::run(&root(), language, sdk.after(), &new);
    for program in programs {
        if let Some(reason) = misbehaves(program, &was[&program.name], is.get(&program.name)) {
            failures.entry(program.name.clone()).or_insert(reason);
        }
    }
    let mut jobs = Vec::new();
    for (name, outcome) in &is {
        if let (Ok(before), Ok(after)) = (&was[name], outcome) {
            jobs.push((name.clone(), sdk, before.as_slice(), after.as_slice()));
        }
    }
    let comparisons = bench::compare(&root(), &jobs);
    let env = bench::environment(&root());
    for comparison in &comparisons {
        let program = programs.iter().find(|program| program.name == comparison.id).expect("a program");
        if let Some(reason) = breaks(program, &comparison.rows) {
            failures.entry(program.name.clone()).or_insert(reason);
        }
        let (before, after) = (was[&program.name].as_ref(), is[&program.name].as_ref());
        let (before, after) = (before.expect("compared"), after.expect("compared"));
        if let Some(reason) = second::opinion(sdk, &env, before, after, &comparison.rows) {
            failures.entry(program.name.clone()).or_insert(reason);
        }
    }
    let compared: usize = comparisons.iter().map(|comparison| comparison.minted).sum();
    let (ran, fixed, failed) = (programs.len(), after.len(), failures.len());
    Report {
        summary: format!("{place}: {ran} programs, {fixed} fixed, {compared} pairs of tokens compared, {failed} failures"),
        failures: failures.into_iter().map(|(name, reason)| format!("{place}/{name}: {reason}")).collect(),
    }
}

/// New programs stay in the build folder, for whoever wants to see them.
fn keep(place: &str, after: &BTreeMap<String, Vec<u8>>) {
    let folder = sdk::build_folder().join("after").join(place);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the build folder can be written");
    for (name, bytes) in after {
        fs::write(folder.join(name), bytes).expect("the build folder can be written");
    }
}

/// A program that does not load, or mints nothing where it should, would prove nothing.
fn misbehaves(program: &Program, was: &Outcome, is: Option<&Outcome>) -> Option<String> {
    let records = match was {
        Err(error) => return Some(format!("does not run before any fix: {error}")),
        Ok(records) => records,
    };
    let mints = records.iter().any(|record| record["tokens"].as_array().is_some_and(|tokens| !tokens.is_empty()));
    if mints == program.never_mints {
        let errors: BTreeSet<String> = records.iter().map(|record| record["error"].to_string()).collect();
        return Some(format!("mints before any fix: {mints}, errors {errors:?}"));
    }
    match is {
        Some(Err(error)) => Some(format!("does not run after the fix: {error}")),
        _ => None,
    }
}

/// Rows that break, unless the header allows them; rows that the header promises and that do not.
fn breaks(program: &Program, rows: &[bench::Compared]) -> Option<String> {
    let broken: Vec<_> = rows.iter().filter(|row| BROKEN.contains(&row.verdict.as_str())).collect();
    let unexpected: BTreeSet<String> = broken
        .iter()
        .filter(|row| !program.rows.iter().any(|allowed| allowed.rule == row.rule))
        .map(|row| format!("  {} {} ({}): {}", row.rule, row.verdict, row.input, row.reason))
        .collect();
    if !unexpected.is_empty() {
        return Some(format!("tokens differ\n{}", unexpected.into_iter().collect::<Vec<_>>().join("\n")));
    }
    let missing = program.rows.iter().find(|row| row.required && !broken.iter().any(|broken| broken.rule == row.rule))?;
    Some(format!("row {} holds although the header says it cannot", missing.rule))
}

/// `<program>.<row>.<extension>`: an after-program with one mistake, and the one row that has to notice it.
#[test]
fn mistakes_are_noticed_by_their_rows() {
    sdk::install_all(&root());
    let programs = program::all(&root());
    let failures = each(&Language::ALL, |&language| {
        let here: Vec<&Program> = programs.iter().filter(|program| program.language == language).collect();
        overlooked(language, &here)
    });
    let failures = failures.concat();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Mistakes that were noticed by no row or by others than their own.
fn overlooked(language: Language, programs: &[&Program]) -> Vec<String> {
    let newest =
        programs.iter().flat_map(|program| &program.sdks).max_by_key(|sdk| SDKS.iter().position(|one| one == **sdk));
    let newest = *newest.expect("an SDK");
    let folder = root().join("mistakes").join(language.folder());
    let mut mistakes = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("mistakes") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a plain name");
        let parts: Vec<&str> = name.split('.').collect();
        let [stem, row, extension] = parts[..] else { panic!("{name} is not <program>.<row>.<extension>") };
        let base = format!("{stem}.{extension}");
        let program = *programs.iter().find(|program| program.name == base).unwrap_or_else(|| panic!("no program {base}"));
        let (row, bytes) = (row.to_owned(), fs::read(entry.path()).expect("readable"));
        mistakes.insert(name, (row, program, bytes));
    }
    let old: Vec<Source<'_>> = mistakes.values().map(|(_, program, _)| Source::new(program, &program.source)).collect();
    let new: Vec<Source<'_>> = mistakes.iter().map(|(name, (.., bytes))| Source { name, bytes, inputs: None }).collect();
    let was = bench::run(&root(), language, newest, &old);
    let is = bench::run(&root(), language, newest, &new);
    let mut failures = Vec::new();
    for (name, (row, program, _)) in &mistakes {
        let (before, after) = match (&was[&program.name], &is[name]) {
            (Ok(before), Ok(after)) => (before, after),
            (_, Err(complaint)) if complaint.contains(row.as_str()) => continue,
            other => panic!("{name}: {other:?}"),
        };
        let rows = &bench::compare(&root(), &[(name.clone(), newest, before, after)])[0].rows;
        let noticed = rows.iter().filter(|row| BROKEN.contains(&row.verdict.as_str())).map(|row| row.rule.clone());
        let noticed: BTreeSet<String> = noticed.collect();
        if noticed != BTreeSet::from([row.clone()]) {
            failures.push(format!("{name}: noticed by {noticed:?}"));
        }
    }
    failures
}

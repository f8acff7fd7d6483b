//! Runs programs under one SDK, before and after, and compares what they mint. Decides nothing about what is right.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    install,
    program::{Language, Program},
    sdk::{self, Runtime, Sdk},
};

/// No batch of programs takes longer than this unless one of them hangs.
const PATIENCE: Duration = Duration::from_secs(240);

/// A program's text under the name by which it is run.
pub(crate) struct Source<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) inputs: Option<&'a str>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(program: &'a Program, bytes: &'a [u8]) -> Self {
        Self { name: &program.name, bytes, inputs: program.inputs.as_deref() }
    }
}

/// What a program did: its records as the runner wrote them, or why there are none.
pub(crate) type Outcome = Result<Vec<Value>, String>;

#[derive(Deserialize)]
struct Ran {
    path: PathBuf,
    error: Option<String>,
    records: Vec<Value>,
}

#[derive(Deserialize)]
struct Compiled {
    complaints: BTreeMap<String, Vec<String>>,
    everywhere: Vec<String>,
}

/// A row of the comparison.
#[derive(Deserialize, Debug, Clone)]
pub(crate) struct Compared {
    pub(crate) input: String,
    pub(crate) rule: String,
    pub(crate) verdict: String,
    pub(crate) reason: String,
}

#[derive(Deserialize, Debug)]
pub(crate) struct Comparison {
    pub(crate) id: String,
    pub(crate) minted: usize,
    pub(crate) rows: Vec<Compared>,
}

/// Runs every source under the SDK; TypeScript is checked and compiled first.
pub(crate) fn run(root: &Path, language: Language, sdk: &Sdk, sources: &[Source<'_>]) -> BTreeMap<String, Outcome> {
    if sources.is_empty() {
        return BTreeMap::new();
    }
    // Below the install, so that the SDK is found the way it is found in any project.
    let folder = tempfile::Builder::new().prefix("run-").tempdir_in(sdk.install()).expect("a folder below the install");
    for source in sources {
        fs::write(folder.path().join(source.name), source.bytes).expect("a program");
    }
    let mut outcomes = BTreeMap::new();
    if language == Language::TypeScript {
        outcomes = compile(root, folder.path());
    }
    let name_of = |source: &Source<'_>| match source.name.strip_suffix(".ts") {
        Some(stem) => format!("{stem}.js"),
        None => source.name.to_owned(),
    };
    let mut command = sdk.command(root);
    if matches!(sdk.runtime, Runtime::Java | Runtime::Mono) {
        command.arg(root.join("inputs.json"));
    }
    for source in sources.iter().filter(|source| !outcomes.contains_key(source.name)) {
        let path = folder.path().join(name_of(source)).display().to_string();
        command.arg(source.inputs.map_or_else(|| path.clone(), |inputs| format!("{path}={inputs}")));
    }
    let (ran, said) = finish(&mut command, folder.path());
    let by_name: BTreeMap<String, Ran> = ran
        .lines()
        .filter_map(|line| serde_json::from_str::<Ran>(line).ok())
        .map(|ran| (ran.path.file_name().unwrap_or_default().to_string_lossy().into_owned(), ran))
        .collect();
    for source in sources {
        let outcome = match by_name.get(&name_of(source)) {
            None => Err(format!("the runner stopped before its end: {said}")),
            Some(Ran { error: Some(error), .. }) => Err(error.clone()),
            Some(ran) => Ok(ran.records.clone()),
        };
        outcomes.entry(source.name.to_owned()).or_insert(outcome);
    }
    outcomes
}

/// What the compiler of Java or C# says of each file, with what else it finds in a folder, under one SDK.
pub(crate) fn compile_alone(
    root: &Path,
    sdk: &Sdk,
    more: &Path,
    folder: &Path,
    files: &[PathBuf],
) -> BTreeMap<String, Option<String>> {
    let (printed, said) = finish(sdk.command(root).arg("--compile").arg(more).args(files), folder);
    let compiled =
        printed.lines().map(|line| serde_json::from_str::<Ran>(line).unwrap_or_else(|error| panic!("{error}: {said}")));
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let compiled: BTreeMap<_, _> = compiled.map(|ran| (name(&ran.path), ran.error)).collect();
    assert_eq!(compiled.len(), files.len(), "the compiler stopped before its end: {said}");
    compiled
}

/// The programs that do not pass the type check.
fn compile(root: &Path, folder: &Path) -> BTreeMap<String, Outcome> {
    let complaints = type_check(root, folder).into_iter().filter(|(_, complaints)| !complaints.is_empty());
    complaints.map(|(name, complaints)| (name, Err(complaints.join("\n")))).collect()
}

/// What the compiler says of each TypeScript file of a folder, with its line.
pub(crate) fn type_check(root: &Path, folder: &Path) -> BTreeMap<String, Vec<String>> {
    let mut command = Command::new("node");
    command.arg(root.join("compile.mjs")).arg(sdk::typescript()).arg(folder);
    let (printed, said) = finish(&mut command, folder);
    let compiled: Compiled = serde_json::from_str(&printed).unwrap_or_else(|error| panic!("the compiler: {error}\n{said}"));
    assert!(compiled.everywhere.is_empty(), "the compiler: {:?}", compiled.everywhere);
    compiled.complaints
}

/// Standard output and standard error of a command, which is ended if it hangs.
fn finish(command: &mut Command, folder: &Path) -> (String, String) {
    let files = [folder.join("stdout"), folder.join("stderr")];
    let [out, err] = files.each_ref().map(|file| fs::File::create(file).expect("a file"));
    let child = command.stdin(Stdio::null()).stdout(out).stderr(err).spawn();
    let mut child = child.unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let start = Instant::now();
    while child.try_wait().expect("a state").is_none() {
        if start.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    let [out, err] = files.map(|file| String::from_utf8_lossy(&fs::read(file).expect("readable")).into_owned());
    (out, err)
}

/// The variables under which programs run.
pub(crate) fn environment(root: &Path) -> Value {
    let given = fs::read_to_string(root.join("inputs.json")).expect("inputs");
    let given: Value = serde_json::from_str(&given).expect("inputs");
    given["env"].clone()
}

/// One comparison for each job: name, SDK of the old tokens, records before and after.
pub(crate) fn compare(root: &Path, jobs: &[(String, &Sdk, &[Value], &[Value])]) -> Vec<Comparison> {
    let env = environment(root);
    let mut command = Command::new(install::python());
    command.arg("-B").arg(root.join("compare.py")).arg("--batch");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("Python");
    let mut stdin = child.stdin.take().expect("piped");
    let lines: String = jobs
        .iter()
        .map(|(id, sdk, before, after)| {
            let with = json!({
                "old_sdk": sdk.name(),
                "auth_token": env["TWILIO_AUTH_TOKEN"],
                "api_secret": env["TWILIO_API_SECRET"],
                "key_sid": env["TWILIO_API_KEY"],
            });
            format!("{}\n", json!({ "id": id, "with": with, "before": before, "after": after }))
        })
        .collect();
    let writer = thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("an output");
    writer.join().expect("a writer").expect("everything written");
    assert!(output.status.success(), "compare.py failed");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    printed.lines().map(|line| serde_json::from_str(line).expect("a comparison")).collect()
}

/// What the languages' own parsers say of new programs.
pub(crate) fn syntax(language: Language, sources: &[Source<'_>]) -> BTreeMap<String, String> {
    let mut complaints = BTreeMap::new();
    // Those are compiled before they are run.
    if matches!(language, Language::TypeScript | Language::Java | Language::CSharp) {
        return complaints;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for source in sources {
        let path = folder.path().join(source.name);
        fs::write(&path, source.bytes).expect("a program");
        if let Some(complaint) = parse(language, &path) {
            complaints.insert(source.name.to_owned(), complaint);
        }
    }
    complaints
}

/// What the language's own parser says of a file that it does not take.
pub(crate) fn parse(language: Language, path: &Path) -> Option<String> {
    let flags = match language {
        Language::Python => &["-m", "py_compile"][..],
        Language::Php => &["-l"][..],
        Language::Ruby => &["-c"][..],
        _ => &["--check"][..],
    };
    let output = Runtime::of(language).command().args(flags).arg(path).output();
    let output = output.unwrap_or_else(|error| panic!("the parser of {language:?}: {error}"));
    let said = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    (!output.status.success()).then_some(said)
}

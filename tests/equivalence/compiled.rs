//! What has to be compiled before programs of Java and C# can run: what runs them, the doubles of C#, and stubs of what
//! fixtures use besides the SDK.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use walkdir::WalkDir;

use crate::{
    bench, install,
    sdk::{self, Runtime, SDKS, Sdk},
};

fn runner_of_java() -> PathBuf {
    sdk::installs().join("java-runner")
}

pub(crate) fn runner_of_csharp() -> PathBuf {
    sdk::installs().join("csharp-runner").join("run.exe")
}

/// Where fixtures of C# find what is not the SDK.
pub(crate) fn stubs_of_csharp() -> PathBuf {
    sdk::installs().join("csharp-stubs")
}

/// What a program of Java sees: what runs it, and the SDK with all that it needs.
pub(crate) fn class_path(sdk: &Sdk) -> OsString {
    let parts = [runner_of_java(), sdk.install().join("jars").join("*")];
    std::env::join_paths(parts).expect("folders without separators in their names")
}

/// The variables that programs read.
pub(crate) fn variables(root: &Path) -> Vec<(String, String)> {
    let env = bench::environment(root);
    let env = env.as_object().expect("variables");
    env.iter().map(|(name, value)| (name.clone(), value.as_str().expect("text").to_owned())).collect()
}

pub(crate) fn compile_runners(root: &Path) {
    let java = SDKS.iter().find(|sdk| sdk.runtime == Runtime::Java).expect("an SDK");
    once(&runner_of_java(), &[root.join("run.java")], "", |folder| {
        let mut javac = Command::new("javac");
        javac.arg("-cp").arg(class_path(java)).arg("-d").arg(folder).arg(root.join("run.java"));
        javac
    });
    let source = root.join("run.cs");
    once(&sdk::installs().join("csharp-runner"), std::slice::from_ref(&source), "", |folder| {
        mcs("exe", &folder.join("run.exe"), std::slice::from_ref(&source))
    });
    let stubs = sources(&root.join("stubs/csharp"));
    once(&stubs_of_csharp(), &stubs, "", |folder| mcs("library", &folder.join("Stubs.dll"), &stubs));
}

/// Compiles the double of a release of C#'s SDK, which is told its version by symbols.
pub(crate) fn compile_double(root: &Path, double: &str, version: &str, to: &Path) {
    let mut all = sources(&root.join("sdks/csharp"));
    all.extend(sources(&root.join("sdks").join(double)));
    once(to, &all, version, |folder| {
        let mut mcs = mcs("library", &folder.join("Twilio.dll"), &all);
        mcs.args(symbols(&all, version));
        mcs
    });
}

/// A definition of each `SINCE_1_2_3` of the sources that names this version or an earlier one.
pub(crate) fn symbols(sources: &[PathBuf], version: &str) -> Vec<String> {
    let numbers = |text: &str, between| -> Vec<u32> { text.split(between).filter_map(|part| part.parse().ok()).collect() };
    let version = numbers(version, '.');
    let text: String = sources.iter().map(|source| fs::read_to_string(source).expect("a source")).collect();
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let since = words.filter(|word| word.strip_prefix("SINCE_").is_some_and(|least| numbers(least, '_') <= version));
    since.map(|word| format!("-define:{word}")).collect()
}

/// The compiler of C#, for everything in some files.
pub(crate) fn mcs(kind: &str, out: &Path, sources: &[PathBuf]) -> Command {
    let mut command = Command::new("mcs");
    command.arg(format!("-target:{kind}")).arg(format!("-out:{}", out.display())).args(sources);
    command
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    files
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "cs"))
        .collect()
}

/// Compiles into a folder unless it was compiled from the same files before.
fn once(folder: &Path, sources: &[PathBuf], more: &str, compiler: impl Fn(&Path) -> Command) {
    let lock = fs::File::create(folder.with_extension("lock")).expect("the build folder can be written");
    lock.lock().expect("the only one who compiles");
    let text: String = sources.iter().map(|source| fs::read_to_string(source).expect("a source")).collect();
    let wanted = format!("{more}\n{text}");
    let stamp = folder.join("compiled");
    if fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == wanted) {
        return;
    }
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("the build folder can be written");
    install::must_run(&mut compiler(folder), folder);
    fs::write(stamp, wanted).expect("the build folder can be written");
}

/// The check of C#'s doubles, compiled beside the double in a folder for the version it is to look for.
pub(crate) fn compile_check(root: &Path, folder: &Path, claimed: &str) -> Result<PathBuf, String> {
    let (program, source) = (folder.join("check.exe"), root.join("doubles/check.cs"));
    let mut mcs = mcs("exe", &program, std::slice::from_ref(&source));
    mcs.arg(format!("-r:{}", folder.join("Twilio.dll").display())).args(symbols(&[source], claimed));
    let output = mcs.output().expect("mcs (Debian's `mono-mcs`)");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    if output.status.success() { Ok(program) } else { Err(said) }
}

//! Fixed fixtures pass their language's own compiler wherever the fixture does.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    bench, compiled,
    program::Language,
    sdk::{Runtime, SDKS, Sdk},
};

/// A fixture's input and a file that a fix makes of it.
#[derive(Debug)]
pub(crate) struct Pair {
    /// The fixture's folder and the stem of the fixed file.
    name: String,
    extension: String,
    before: PathBuf,
    after: PathBuf,
}

impl Pair {
    /// The name under which one of the two is compiled.
    fn file(&self, which: &str) -> String {
        format!("{}.{which}.{}", self.name, self.extension)
    }

    pub(crate) fn language(&self) -> Language {
        match &*self.extension {
            "py" | "pyw" | "pyi" => Language::Python,
            "js" | "cjs" | "mjs" => Language::JavaScript,
            "php" | "phtml" | "inc" => Language::Php,
            "rb" | "rake" | "ru" => Language::Ruby,
            "java" => Language::Java,
            "cs" => Language::CSharp,
            _ => Language::TypeScript,
        }
    }
}

/// Every `expected.*` and `expected-unsafe.*`, with its input.
pub(crate) fn pairs(fixtures: &Path) -> Vec<Pair> {
    let files = walkdir::WalkDir::new(fixtures).sort_by_file_name().into_iter().filter_map(Result::ok);
    let pair = |after: PathBuf| {
        let stem = after.file_stem()?.to_str()?.strip_prefix("expected")?.to_owned();
        // A template of Ruby is no file of Ruby.
        let extension = after.extension()?.to_str().filter(|extension| *extension != "erb")?;
        let folder = after.parent()?.strip_prefix(fixtures).ok()?.to_string_lossy().replace(['/', '\\'], ".");
        let before = after.with_file_name(format!("input.{extension}"));
        // To the type checker JSX is TypeScript.
        let extension = if extension == "jsx" { "tsx" } else { extension }.to_owned();
        Some(Pair { name: format!("{folder}{stem}"), extension, before, after })
    };
    files.filter_map(|file| pair(file.into_path())).collect()
}

/// What a parser says of the fixed file; nothing where the input itself does not pass.
pub(crate) fn judge(pair: &Pair) -> Option<Result<(), String>> {
    let folder = tempfile::tempdir().expect("a folder");
    // A file is a script or a module, and stays what it is.
    let kinds: &[&str] = match pair.language() {
        Language::Python => &["py"],
        Language::Php => &["php"],
        Language::Ruby => &["rb"],
        Language::JavaScript | Language::TypeScript => &["cjs", "mjs"],
        // These are compiled against an SDK.
        Language::Java | Language::CSharp => return None,
    };
    let parse = |from: &Path, kind: &str| {
        let to = folder.path().join(format!("file.{kind}"));
        fs::copy(from, &to).expect("a fixture");
        bench::parse(pair.language(), &to)
    };
    let kind = kinds.iter().find(|kind| parse(&pair.before, kind).is_none())?;
    Some(parse(&pair.after, kind).map_or(Ok(()), |complaint| Err(format!("{}: {complaint}", pair.name))))
}

/// What the type checker says of fixed files and not of their inputs, under the newest SDK's types.
pub(crate) fn type_complaints(root: &Path, pairs: &[&Pair]) -> Vec<String> {
    let sdk = SDKS.iter().rfind(|sdk| sdk.typed).expect("an SDK with types");
    let folder = tempfile::Builder::new().prefix("fixtures-").tempdir_in(sdk.install()).expect("a folder below the install");
    for pair in pairs {
        for (which, from) in [("before", &pair.before), ("after", &pair.after)] {
            let to = folder.path().join(pair.file(which));
            fs::copy(from, to).expect("a fixture");
        }
    }
    let complaints = bench::type_check(root, folder.path());
    let of = |pair: &Pair, which: &str| {
        let complaints = &complaints[&pair.file(which)];
        // Code without types is only read: complaints about syntax have four digits, of which the first is one.
        let untyped = pair.before.extension().is_some_and(|extension| extension == "jsx");
        let mut counted = BTreeMap::new();
        for complaint in complaints.iter().filter(|complaint| !untyped || complaint.contains(": TS1")) {
            // Behind the file and the line.
            let text = complaint.splitn(3, ':').nth(2).unwrap_or_default().to_owned();
            *counted.entry(text).or_insert(0) += 1;
        }
        counted
    };
    let new = |pair: &&Pair| {
        let before = of(pair, "before");
        let after = of(pair, "after").into_iter();
        let new = after.filter(|(text, count)| count > before.get(text).unwrap_or(&0)).map(|(text, _)| text);
        new.map(|text| format!("{}:{text}", pair.name)).collect::<Vec<_>>()
    };
    pairs.iter().flat_map(new).collect()
}

/// The pairs that a parser judges, and those that the type checker does.
pub(crate) fn parted(pairs: &[Pair]) -> (Vec<&Pair>, Vec<&Pair>) {
    pairs.iter().partition(|pair| pair.language() != Language::TypeScript)
}

/// How many pairs of a language were compiled, and what its compiler says of fixed files whose input it takes.
///
/// A fixed file has to compile under the SDK of its input, or under the one to which a project would have to go.
pub(crate) fn compiler_complaints(root: &Path, language: Language, pairs: &[&Pair]) -> (usize, Vec<String>) {
    let said: Vec<(&Sdk, BTreeMap<String, Option<String>>)> =
        judges(language).into_iter().map(|sdk| (sdk, compile_both(root, sdk, language, pairs))).collect();
    let under = |wanted: &Sdk, pair: &Pair, which: &str| {
        let (_, said) = said.iter().find(|(sdk, _)| *sdk == wanted).expect("a judge");
        said[&pair.file(which)].clone()
    };
    let judge = |pair: &&Pair| {
        // What uses more of the old SDK than its tokens has to be changed by hand before the new one takes it.
        if fs::read_to_string(&pair.after).expect("a fixture").contains("import com.twilio.sdk.") {
            return None;
        }
        let mut takers = said.iter().map(|(sdk, _)| *sdk).filter(|sdk| under(sdk, pair, "before").is_none()).peekable();
        takers.peek()?;
        let complaint = takers.find_map(|sdk| {
            under(sdk, pair, "after")?;
            under(sdk.after(), pair, "after").map(|complaint| format!("{} ({}): {complaint}", pair.name, sdk.after().name()))
        });
        Some(complaint)
    };
    let judged: Vec<Option<String>> = pairs.iter().filter_map(judge).collect();
    (judged.len(), judged.into_iter().flatten().collect())
}

/// One SDK of each kind that its code can be written for.
fn judges(language: Language) -> Vec<&'static Sdk> {
    let of_language = || SDKS.iter().filter(|sdk| sdk.runtime == Runtime::of(language));
    let legacy = of_language().find(|sdk| sdk.legacy);
    let newest = of_language().next_back();
    let other_secret =
        of_language().rfind(|sdk| newest.is_some_and(|newest| sdk.secret.is_some() && sdk.secret != newest.secret));
    legacy.into_iter().chain(other_secret).chain(newest).collect()
}

fn compile_both(root: &Path, sdk: &Sdk, language: Language, pairs: &[&Pair]) -> BTreeMap<String, Option<String>> {
    let folder = tempfile::Builder::new().prefix("fixtures-").tempdir_in(sdk.install()).expect("a folder below the install");
    let mut files = Vec::new();
    for pair in pairs {
        for (which, from) in [("before", &pair.before), ("after", &pair.after)] {
            let to = folder.path().join(pair.file(which));
            fs::copy(from, &to).expect("a fixture");
            files.push(to);
        }
    }
    let stubs = if language == Language::Java { root.join("stubs/java") } else { compiled::stubs_of_csharp() };
    bench::compile_alone(root, sdk, &stubs, folder.path(), &files)
}

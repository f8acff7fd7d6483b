//! The programs and what their headers say. Knows nothing of how programs are run.

use std::{fmt, fs, path::Path};

use crate::sdk::{self, Sdk};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Language {
    JavaScript,
    TypeScript,
    Python,
    Php,
    Ruby,
    Java,
    CSharp,
}

impl Language {
    pub(crate) const ALL: [Self; 7] =
        [Self::TypeScript, Self::JavaScript, Self::Python, Self::Php, Self::Ruby, Self::Java, Self::CSharp];

    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::JavaScript => "javascript",
            Self::TypeScript => "typescript",
            Self::Python => "python",
            Self::Php => "php",
            Self::Ruby => "ruby",
            Self::Java => "java",
            Self::CSharp => "csharp",
        }
    }
}

/// What a fix does to a program: a plain one rewrites it, only an unsafe one does, or none does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Decision {
    Safe,
    Unsafe,
    None,
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::None => "none",
        })
    }
}

/// A row of the comparison that this program's tokens may break, or have to.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) rule: String,
    pub(crate) required: bool,
}

#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) language: Language,
    pub(crate) name: String,
    pub(crate) source: Vec<u8>,
    pub(crate) sdks: Vec<&'static Sdk>,
    /// More than one where the rules leave it open.
    pub(crate) decisions: Vec<Decision>,
    pub(crate) rows: Vec<Row>,
    /// The expression for `--identity`.
    pub(crate) identity: Option<String>,
    /// The name of further inputs.
    pub(crate) inputs: Option<String>,
    /// The old class refuses, so there is nothing to compare.
    pub(crate) never_mints: bool,
    /// What a careful engineer made of it, if one did.
    pub(crate) by_hand: Option<Vec<u8>>,
}

/// All programs, sorted by language and name.
pub(crate) fn all(root: &Path) -> Vec<Program> {
    let mut programs = Vec::new();
    for language in Language::ALL {
        let folder = root.join("programs").join(language.folder());
        let mut names: Vec<String> = fs::read_dir(&folder)
            .expect("a folder of programs")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"))
            .filter(|name| !name.contains(".after.") && !name.starts_with("__"))
            .collect();
        names.sort();
        programs.extend(names.into_iter().map(|name| read(language, &folder, name)));
    }
    programs
}

fn read(language: Language, folder: &Path, name: String) -> Program {
    let source = fs::read(folder.join(&name)).expect("readable");
    let (stem, extension) = name.rsplit_once('.').expect("an extension");
    let by_hand = fs::read(folder.join(format!("{stem}.after.{extension}"))).ok();
    let text = String::from_utf8(source.clone()).expect("UTF-8");
    let marks = ["// ", "# "];
    let header = text
        .strip_prefix("<?php\n")
        .unwrap_or(&text)
        .lines()
        .map_while(|line| marks.iter().find_map(|mark| line.strip_prefix(mark)));
    let fields: Vec<(&str, &str)> = header.map_while(|line| line.split_once(": ")).collect();
    let known = ["shape", "sdks", "fix", "rows", "identity", "inputs", "mints"];
    if let Some((key, _)) = fields.iter().find(|(key, _)| !known.contains(key)) {
        panic!("{name}: the header has an unknown line {key:?}");
    }
    let field = |key: &str| fields.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
    let needed = |key: &str| field(key).unwrap_or_else(|| panic!("{name}: the header has no {key:?}"));
    needed("shape");
    Program {
        language,
        sdks: sdk::named(language, needed("sdks")),
        decisions: decisions(&name, needed("fix")),
        rows: field("rows").into_iter().flat_map(str::split_whitespace).map(row).collect(),
        identity: field("identity").map(str::to_owned),
        inputs: field("inputs").map(str::to_owned),
        never_mints: field("mints") == Some("never"),
        name,
        source,
        by_hand,
    }
}

/// `safe`, or `unsafe (reason)`, or several of them joined by `or`.
fn decisions(name: &str, text: &str) -> Vec<Decision> {
    let (words, reason) = text.split_once(" (").unwrap_or((text, ""));
    assert!(words == "safe" || reason.ends_with(')'), "{name}: a decision other than safe needs a reason");
    let decision = |word| match word {
        "safe" => Decision::Safe,
        "unsafe" => Decision::Unsafe,
        "none" => Decision::None,
        _ => panic!("{name}: {word:?} is no decision"),
    };
    words.split(" or ").map(decision).collect()
}

fn row(text: &str) -> Row {
    Row { rule: text.trim_end_matches('?').to_owned(), required: !text.ends_with('?') }
}

//! Gradle's build scripts, in Groovy and in Kotlin.
//!
//! Scripts are programs. This module deliberately runs nothing: it reads dependencies and values that are written out,
//! and what is computed is not known.

use super::catalog::{CATALOG, KINDS};
use super::script::{Kind, Piece, is_word, pieces};
use super::template::{Part, Template};
use super::{Contents, Include, Mention, Place, Role, Scope, Value, Weight};
use crate::project::Format;
use crate::source::Span;
use std::collections::BTreeMap;

/// Words before a name that say whose it is.
const OWNERS: [&str; 9] = ["project", "rootProject", "ext", "extra", "properties", "parent", "this", "gradle", "extensions"];

/// Functions that give the value of a name.
const READING: [&str; 2] = ["property", "findProperty"];

/// Words before a variable that no other script can see.
const LOCAL: [&str; 5] = ["def", "val", "var", "final", "String"];

/// Files that a build begins at.
const ROOT: &[&str] = &["settings.gradle", "settings.gradle.kts"];

/// Pieces of one map or block that are read.
const LONGEST_BLOCK: usize = 2000;

/// Arguments of one call that are read.
const MOST_ARGUMENTS: usize = 10;

/// Folders before the path of another script.
const FOLDERS: [&str; 6] = ["$rootDir", "${rootDir}", "${rootProject.projectDir}", "$projectDir", "${projectDir}", "."];

/// A build script, and what it takes in: properties and values of the folders above, and the catalog.
pub(super) fn script(text: &str, package: &str) -> Contents {
    let script = Script { text, pieces: pieces(text) };
    let mut contents = Contents::default();
    for at in 0..script.pieces.len() {
        contents.mentions.extend(script.coordinates(at, package).or_else(|| script.parts(at, package)));
        contents.mentions.extend(script.accessor(at));
        contents.values.extend(script.assigned(at).or_else(|| script.set(at)));
        contents.includes.extend(script.applied(at));
    }
    // What is named without a version has the one that it is named with elsewhere.
    if contents.mentions.iter().any(|mention| mention.written != Some(Template(vec![Part::Unknown]))) {
        contents.mentions.retain(|mention| mention.written != Some(Template(vec![Part::Unknown])));
    }
    agree(&mut contents.values);
    let include =
        |path: &str, format, place| Include { path: path.to_owned(), format, role: Role::Gives, place, name: None };
    contents.includes.extend([
        include("gradle.properties", Format::GradleProperties, Place::Above(ROOT)),
        include("build.gradle", Format::Gradle, Place::Above(ROOT)),
        include("build.gradle.kts", Format::Gradle, Place::Above(ROOT)),
        include("gradle/libs.versions.toml", Format::GradleCatalog, Place::Nearest),
    ]);
    contents
}

/// Which of several texts a name has is not known.
fn agree(values: &mut [Value]) {
    let mut texts: BTreeMap<String, Option<Template>> = BTreeMap::new();
    for value in &*values {
        let text = texts.entry(value.name.clone()).or_insert_with(|| value.text.clone());
        *text = text.take().filter(|text| Some(text) == value.text.as_ref());
    }
    for value in values {
        value.text = texts.get(&value.name).cloned().flatten();
    }
}

struct Script<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
}

impl<'t> Script<'t> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.pieces.get(at).map(|piece| piece.kind)
    }

    fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.kind(at), Some(Kind::Sign(sign)) if signs.contains(&sign))
    }

    fn slice(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| &self.text[piece.span.start..piece.span.end])
    }

    fn word(&self, at: usize) -> Option<&'t str> {
        (self.kind(at)? == Kind::Word).then(|| self.slice(at))
    }

    /// What a text that is written out holds.
    fn literal(&self, at: usize) -> Option<&'t str> {
        matches!(self.kind(at)?, Kind::Text | Kind::Template).then(|| self.slice(at))
    }

    /// A part of a text, with the values that it takes in.
    fn template(&self, at: usize, part: &str) -> Template {
        if self.kind(at) == Some(Kind::Template) { interpolated(part) } else { Template::text(part) }
    }

    /// `group:name:version` in one text, the version perhaps behind it or in a block.
    fn coordinates(&self, at: usize, package: &str) -> Option<Mention> {
        let text = self.literal(at)?;
        let span = self.pieces[at].span;
        let rest = text.strip_prefix(package)?;
        let Some(version) = rest.strip_prefix(':') else {
            return rest
                .is_empty()
                .then(|| self.rich(at).unwrap_or_else(|| Mention::written(Template(vec![Part::Unknown]), span)));
        };
        if version.is_empty() {
            let added = self.is_sign(at + 1, &['+']).then(|| self.value(at + 2)).flatten();
            let text = added.map_or(Template(vec![Part::Unknown]), |(text, _)| text);
            return Some(Mention::written(text, span));
        }
        let mut depth = 0_usize;
        let end = version.find(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && [':', '@'].contains(&c)
        });
        let version = &version[..end.unwrap_or(version.len())];
        let start = span.start + package.len() + 1;
        Some(Mention::written(self.template(at, version), Span::new(start, start + version.len())))
    }

    /// `version { strictly '[7,8['; prefer '7.28.0' }` in the block behind a dependency.
    fn rich(&self, at: usize) -> Option<Mention> {
        let open = at + 1 + usize::from(self.is_sign(at + 1, &[')']));
        if !self.is_sign(open, &['{']) {
            return None;
        }
        let mut depth = 0_usize;
        let mut found: Vec<(usize, usize)> = Vec::new();
        for at in open..self.pieces.len().min(open + LONGEST_BLOCK) {
            depth = if self.is_sign(at, &['{']) { depth + 1 } else { depth - usize::from(self.is_sign(at, &['}'])) };
            if depth == 0 {
                break;
            }
            let Some(word) = self.word(at) else { continue };
            if word.starts_with("reject") {
                return None;
            }
            let text = at + 1 + usize::from(self.is_sign(at + 1, &['(']));
            if let Some(kind) = KINDS.iter().position(|kind| *kind == word).filter(|_| self.literal(text).is_some()) {
                found.push((kind, text));
            }
        }
        let (_, text) = found.into_iter().min()?;
        Some(Mention::written(self.template(text, self.slice(text)), self.pieces[text].span))
    }

    /// `group: 'x', name: 'y', version: 'z'`, or these three one after the other.
    fn parts(&self, at: usize, package: &str) -> Option<Mention> {
        let (group, name) = package.split_once(':')?;
        if self.literal(at)? != group {
            return None;
        }
        let is_named = self.is_sign(at.checked_sub(1)?, &[':', '=']) && self.word(at.checked_sub(2)?) == Some("group");
        let mut arguments = Vec::new();
        let mut next = at + 1;
        while self.is_sign(next, &[',']) && arguments.len() < MOST_ARGUMENTS {
            next += 1;
            while self.kind(next) == Some(Kind::End) {
                next += 1;
            }
            let key = self.word(next).filter(|_| self.is_sign(next + 1, &[':', '=']));
            let from = next + 2 * usize::from(key.is_some());
            arguments.push((key, from));
            next = from + 1;
            while !self.is_sign(next, &[',', ')', '}', ']']) && self.kind(next).is_some_and(|kind| kind != Kind::End) {
                next += 1;
            }
        }
        let argument = |name: &str, place: usize| match is_named {
            true => arguments.iter().find(|(key, _)| *key == Some(name)).map(|(_, at)| *at),
            false => arguments.get(place).filter(|(key, _)| key.is_none()).map(|(_, at)| *at),
        };
        let named = argument("name", 0).filter(|at| self.literal(*at) == Some(name))?;
        let version = argument("version", 1).and_then(|at| self.value(at));
        let (text, span) = version.unwrap_or_else(|| (Template(vec![Part::Unknown]), self.pieces[named].span));
        Some(Mention::written(text, span))
    }

    /// `libs.some.name`, which may be the package.
    fn accessor(&self, at: usize) -> Option<Mention> {
        let begins = self.word(at)? == CATALOG && !at.checked_sub(1).is_some_and(|before| self.is_sign(before, &['.']));
        let path = begins.then(|| self.path(at))?;
        let names = path.names();
        let is_library = names.len() > 1 && !["versions", "plugins"].contains(&names[1]);
        is_library
            .then(|| Mention { scope: Scope::IfKnown, ..Mention::written(Template::value(names.join(".")), path.span) })
    }

    /// `name = 'text'` in its many forms; what is assigned otherwise is not known.
    fn assigned(&self, at: usize) -> Option<Value> {
        let colon = self.is_sign(at, &[':']);
        let before = at.checked_sub(1)?;
        let is_assignment = self.is_sign(at, &['=']) && !self.is_sign(at + 1, &['=', '~']);
        if !(is_assignment || colon) || self.is_sign(before, &['=', '!', '<', '>', '+', '-', '*', '/', '?']) {
            return None;
        }
        let (first, name) = if colon { self.entry(before)? } else { self.assignee(before)? };
        let (text, span) = self.value(at + 1).map_or((None, self.pieces[at].span), |(text, span)| (Some(text), span));
        let local = first.checked_sub(1).and_then(|before| self.word(before)).is_some_and(|word| LOCAL.contains(&word));
        let weight = if local { Weight::Local } else { Weight::Plain };
        Some(Value { name, text, span, weight })
    }

    /// The name that ends before an assignment, and where it begins: `a.b`, `a["b"]`, `a: Type`.
    fn assignee(&self, last: usize) -> Option<(usize, String)> {
        // A name in brackets is read with the path that it ends.
        let bracket = self.is_sign(last, &[']']) && last >= 3 && self.is_sign(last - 2, &['[']);
        let mut first = if bracket { last - 3 } else { last };
        self.word(first)?;
        while first >= 2 && self.is_sign(first - 1, &['.']) && self.word(first - 2).is_some() {
            first -= 2;
        }
        if first == last && first >= 3 && self.is_sign(first - 1, &[':']) && self.word(first - 3).is_some() {
            return self.word(first - 2).map(|name| (first - 2, name.to_owned()));
        }
        Some((first, self.path(first).canonical()))
    }

    /// The name of an entry of a map that is assigned: `map = [name: …]`.
    fn entry(&self, key: usize) -> Option<(usize, String)> {
        let name = self.word(key).or_else(|| self.literal(key))?;
        let mut open = key;
        // Back to the bracket around it, past other entries.
        while !self.is_sign(open, &['[']) {
            open = open.checked_sub(1).filter(|open| key - open < LONGEST_BLOCK)?;
            if self.is_sign(open, &[']', '(', ')', '{', '}', '=']) {
                return None;
            }
        }
        let assignment = open.checked_sub(1).filter(|at| self.is_sign(*at, &['=']))?;
        let (first, map) = self.assignee(assignment.checked_sub(1)?)?;
        Some((first, format!("{map}.{name}")))
    }

    /// `set('name', 'text')` and `val name by extra("text")`.
    fn set(&self, at: usize) -> Option<Value> {
        let (name, text) = match self.word(at)? {
            "set" if self.is_sign(at + 1, &['(']) && self.is_sign(at + 3, &[',']) => (self.literal(at + 2)?, at + 4),
            "by" if self.word(at + 1) == Some("extra") && self.is_sign(at + 2, &['(']) => {
                (self.word(at.checked_sub(1)?)?, at + 3)
            }
            _ => return None,
        };
        let (text, span) = self.value(text).map_or((None, self.pieces[at].span), |(text, span)| (Some(text), span));
        Some(Value { name: name.to_owned(), text, span, weight: Weight::Plain })
    }

    /// The text or the name that a value is, if that is all.
    fn value(&self, at: usize) -> Option<(Template, Span)> {
        let ends =
            |at: usize| self.kind(at).is_none_or(|kind| matches!(kind, Kind::End | Kind::Sign(',' | ')' | ']' | '}' | ';')));
        if let Some(text) = self.literal(at) {
            return ends(at + 1).then(|| (self.template(at, text), self.pieces[at].span));
        }
        self.word(at)?;
        let path = self.path(at);
        let part = path.part();
        ends(path.next).then(|| (Template(vec![part]), path.span))
    }

    /// Another script: `apply from: 'x.gradle'`.
    fn applied(&self, at: usize) -> Option<Include> {
        let begins = self.word(at)? == "apply";
        let from = at + 1 + usize::from(self.is_sign(at + 1, &['(']));
        let named = begins && self.word(from) == Some("from") && self.is_sign(from + 1, &[':', '=']);
        let path = named.then(|| self.literal(from + 2)).flatten()?;
        let path = FOLDERS.iter().find_map(|folder| path.strip_prefix(folder)?.strip_prefix('/')).unwrap_or(path);
        let path = (!path.contains(['$', ':'])).then(|| path.to_owned())?;
        Some(Include { path, format: Format::Gradle, role: Role::Names, place: Place::Nearest, name: None })
    }

    /// The path that begins with a word.
    fn path(&self, first: usize) -> Path<'t> {
        let mut path = Path { steps: Vec::new(), next: first, span: self.pieces[first].span };
        loop {
            let at = path.next;
            let Some(word) = self.word(at) else { break };
            let argument = self.literal(at + 2);
            let step = match self.kind(at + 1) {
                Some(Kind::Sign('(')) if self.is_sign(at + 2, &[')']) => (Step::Call(word), at + 3),
                Some(Kind::Sign('(')) if argument.is_some() && self.is_sign(at + 3, &[')']) => {
                    (Step::Asked(word, argument.unwrap_or_default()), at + 4)
                }
                Some(Kind::Sign('[')) if argument.is_some() && self.is_sign(at + 3, &[']']) => {
                    path.steps.push(Step::Name(word));
                    (Step::Name(argument.unwrap_or_default()), at + 4)
                }
                Some(Kind::Sign('(' | '[')) => (Step::Unknown, at + 1),
                _ => (Step::Name(word), at + 1),
            };
            path.steps.push(step.0);
            path.next = step.1;
            path.span.end = self.pieces[path.next - 1].span.end;
            if !self.is_sign(path.next, &['.']) {
                break;
            }
            path.next += 1;
        }
        path
    }
}

/// A value named by the way to it.
struct Path<'t> {
    steps: Vec<Step<'t>>,
    /// The first piece that is not part of it.
    next: usize,
    span: Span,
}

enum Step<'t> {
    Name(&'t str),
    /// A function without arguments, which gives a value another form.
    Call(&'t str),
    /// A function of one text.
    Asked(&'t str, &'t str),
    Unknown,
}

impl<'t> Path<'t> {
    /// The names at its beginning.
    fn names(&self) -> Vec<&'t str> {
        let name = |step: &Step<'t>| if let Step::Name(name) = step { Some(*name) } else { None };
        self.steps.iter().map_while(name).collect()
    }

    /// Its names without those that say whose it is.
    fn canonical(&self) -> String {
        let names = self.names();
        let owners = names.iter().take_while(|name| OWNERS.contains(name)).count();
        names[owners..].join(".")
    }

    fn part(&self) -> Part {
        let mut name = Vec::new();
        for step in &self.steps {
            match step {
                Step::Name(own) if name.is_empty() && OWNERS.contains(own) => {}
                Step::Name(own) => name.push(*own),
                Step::Asked(function, asked) if name.is_empty() && READING.contains(function) => name.push(asked),
                Step::Call("get" | "toString") if !name.is_empty() => {}
                _ => return Part::Unknown,
            }
        }
        if name.is_empty() { Part::Unknown } else { Part::Value(name.join(".")) }
    }
}

/// A text between double quotation marks: `$name`, `$name.other`, `${name}`.
fn interpolated(text: &str) -> Template {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        let braced = after.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let end = after.find(|c: char| !(is_word(c) || c == '.')).unwrap_or(after.len());
        let (name, next) = braced.unwrap_or_else(|| after.split_at(end));
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        let script = Script { text: name, pieces: pieces(name) };
        let whole = script.word(0).map(|_| script.path(0)).filter(|path| path.next == script.pieces.len());
        parts.push(whole.map_or(Part::Unknown, |path| path.part()));
        rest = next;
    }
    if !rest.is_empty() || parts.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    Template(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(part: &Part) -> String {
        match part {
            Part::Text(text) => text.clone(),
            Part::Value(name) => format!("<{name}>"),
            Part::Unknown => "?".to_owned(),
        }
    }

    fn text(template: Option<&Template>) -> String {
        template.map_or("?".to_owned(), |template| template.0.iter().map(part).collect())
    }

    fn named(source: &str) -> Vec<String> {
        let contents = script(source, "acme.sdk:acme");
        let show = |mention: &Mention| {
            let mark = if mention.scope == Scope::IfKnown { "~" } else { "" };
            format!("{mark}{}", text(mention.written.as_ref()))
        };
        contents.mentions.iter().map(show).collect()
    }

    fn given(source: &str) -> Vec<String> {
        let values = script(source, "acme.sdk:acme").values;
        let show = |value: &Value| {
            let mark = if value.weight == Weight::Local { "~" } else { "" };
            format!("{mark}{}={}", value.name, text(value.text.as_ref()))
        };
        values.iter().map(show).collect()
    }

    #[test]
    fn dependencies_in_all_their_forms() {
        for (source, expected) in [
            ("implementation 'acme.sdk:acme:8.0.0'", "8.0.0"),
            ("implementation(\"acme.sdk:acme:8.+\")", "8.+"),
            ("compile 'acme.sdk:acme:7.28.0:all@jar'", "7.28.0"),
            ("api \"acme.sdk:acme:$v\"", "<v>"),
            ("api \"acme.sdk:acme:${rootProject.ext.versions.acme}\"", "<versions.acme>"),
            ("api(\"acme.sdk:acme:${property(\"v\")}\")", "<v>"),
            ("api(\"acme.sdk:acme:${libs.versions.acme.get()}\")", "<libs.versions.acme>"),
            ("api(\"acme.sdk:acme:${extra[\"v\"]}\")", "<v>"),
            ("api(\"acme.sdk:acme:${if (x) 1 else 2}\")", "?"),
            ("api 'acme.sdk:acme:$v'", "$v"),
            ("api 'acme.sdk:acme:' + v", "<v>"),
            ("api 'acme.sdk:acme:' + f(1)", "?"),
            ("api 'acme.sdk:acme'", "?"),
            ("api('acme.sdk:acme') { version { strictly '[7,8['; prefer '7.28.0' } }", "7.28.0"),
            ("api(\"acme.sdk:acme\") {\n  version {\n    strictly(\"[7,8[\")\n  }\n}", "[7,8["),
            ("api('acme.sdk:acme') { version { require '7'; reject '7.1' } }", "?"),
            ("api group: 'acme.sdk', name: 'acme', version: '7.28.0'", "7.28.0"),
            ("api(group = \"acme.sdk\", name = \"acme\", version = v)", "<v>"),
            ("api group: 'acme.sdk',\n    name: 'acme',\n    version: \"$v\", ext: 'jar'", "<v>"),
            ("api group: 'acme.sdk', name: 'acme'", "?"),
            ("api(\"acme.sdk\", \"acme\", \"7.28.0\")", "7.28.0"),
            ("api libs.acme.voice", "~<libs.acme.voice>"),
            ("api(libs.acme)", "~<libs.acme>"),
            ("api 'acme.sdk:acme'\nconstraints { api 'acme.sdk:acme:7.1' }", "7.1"),
        ] {
            assert_eq!(named(source), [expected], "{source}");
        }
        for source in [
            "// api 'acme.sdk:acme:1'",
            "/* api 'acme.sdk:acme:1' */",
            "api 'acme.sdk:acme-x:1'",
            "exclude group: 'acme.sdk', module: 'acme'",
            "api group: 'acme.sdk', name: 'other', version: '1'",
            "alias(libs.plugins.acme)",
            "api project(':libs')",
            "api group:",
        ] {
            assert_eq!(named(source), [""; 0], "{source}");
        }
    }

    #[test]
    fn values_in_all_their_forms() {
        for (source, expected) in [
            ("def v = '7.28.0'", vec!["~v=7.28.0"]),
            ("val v = \"7.28.0\" // old", vec!["~v=7.28.0"]),
            ("val v: String = \"7.28.0\"", vec!["~v=7.28.0"]),
            ("ext.v = '7.28.0'; x", vec!["v=7.28.0"]),
            ("project.ext.v = w", vec!["v=<w>"]),
            ("ext {\n  v = '7.28.0'\n  set('w', \"8.0\")\n}", vec!["v=7.28.0", "w=8.0"]),
            ("ext.versions = [\n  a: '1',\n  'acme': \"$v\"\n]", vec!["versions=?", "versions.a=1", "versions.acme=<v>"]),
            ("extra[\"v\"] = \"7.28.0\"", vec!["v=7.28.0"]),
            ("val v by extra(\"7.28.0\")", vec!["v=7.28.0"]),
            ("val v: String by project", vec![]),
            ("def v = '7'\nif (x) { v = '8' }", vec!["~v=?", "v=?"]),
            ("def v = x ?: '7'", vec!["~v=?"]),
            ("def v = '7' + '.1'", vec!["~v=?"]),
            ("if (v == '7') {}", vec![]),
        ] {
            assert_eq!(given(source), expected, "{source}");
        }
    }

    #[test]
    fn other_scripts_are_taken_in() {
        for (source, expected) in [
            ("apply from: 'v.gradle'", Some("v.gradle")),
            ("apply(from = \"$rootDir/gradle/v.gradle.kts\")", Some("gradle/v.gradle.kts")),
            ("apply from: \"${x}/v.gradle\"", None),
            ("apply from: 'https://x.org/v.gradle'", None),
            ("apply plugin: 'java'", None),
        ] {
            let includes = script(source, "a:b").includes;
            let own = includes.iter().find(|include| include.role == Role::Names);
            assert_eq!(own.map(|include| include.path.as_str()), expected, "{source}");
        }
    }
}

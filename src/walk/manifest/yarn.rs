//! `yarn.lock` of both kinds: the classic format, and the YAML of later versions, which differs in details only.

use super::{Contents, Mention, Scope};
use crate::document::Broken;
use crate::project::Versions;
use crate::source::Span;

pub(super) fn lock(text: &str, package: &str) -> Result<Contents, Broken> {
    let mut mentions = Vec::new();
    let mut requirements = Vec::new();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let plain = line.trim_end();
        if ["<<<<<<<", ">>>>>>>"].iter().any(|conflict| plain.starts_with(conflict)) {
            return Err(Broken::at_line(number + 1));
        }
        if plain.is_empty() || plain.starts_with('#') || plain == ":" {
            continue;
        }
        if !plain.starts_with(' ') {
            requirements = descriptors(plain, package);
        } else if let Some(version) = version(plain).filter(|_| !requirements.is_empty()) {
            let from = start + plain.find(version).unwrap_or_default();
            let scope = Scope::Requirements(std::mem::take(&mut requirements));
            mentions.push(Mention::valid_for(scope, Versions::npm_exactly(version), Span::new(from, from + version.len())));
        }
    }
    Ok(Contents::of(mentions))
}

/// The requirements under which an entry's head names the package.
fn descriptors(head: &str, package: &str) -> Vec<String> {
    // Long heads of YAML are marked with `?` and have their colon on a line of its own.
    let head = head.trim_start_matches("? ").trim_end_matches(':');
    let descriptors = head.split(',').map(|part| part.trim().trim_matches('"'));
    let own = descriptors.filter_map(|part| part.strip_prefix(package)?.strip_prefix('@'));
    own.map(|requirement| requirement.strip_prefix("npm:").unwrap_or(requirement).to_owned()).collect()
}

/// The version of a line of an entry: `version "1.2.3"` or `version: 1.2.3`, no deeper than the entry itself.
fn version(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("  version")?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    Some(rest.strip_prefix(' ')?.trim().trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Vec<String>)> {
        let contents = lock(text, "acme").unwrap();
        let read = contents.mentions.into_iter().map(|mention| {
            let Scope::Requirements(requirements) = mention.scope else { panic!("{:?}", mention.scope) };
            let version = mention.versions.as_ref().and_then(Versions::exact).expect("a version").to_owned();
            assert_eq!(&text[mention.span.start..mention.span.end], version);
            (version, requirements)
        });
        read.collect()
    }

    #[test]
    fn both_formats() {
        let classic = "# yarn lockfile v1\r\n\r\n\"@x/acme@^9\":\r\n  version \"9.0.0\"\r\n\r\nacme@^1.0.0, \"acme@>=1 <2\":\r\n  version \"1.5.0\"\r\n  \
                       dependencies:\r\n    version \"^7\"\r\n\r\nacme@~2.0.0:\r\n  version \"2.0.4\"\r\n";
        let expected = [
            ("1.5.0".to_owned(), vec!["^1.0.0".to_owned(), ">=1 <2".to_owned()]),
            ("2.0.4".to_owned(), vec!["~2.0.0".to_owned()]),
        ];
        assert_eq!(read(classic), expected);
        let berry = "__metadata:\n  version: 8\n\n\"acme@npm:^1.0.0, acme@npm:>=1 <2\":\n  version: 1.5.0\n  resolution: \"acme@npm:1.5.0\"\n\n\
                     ? \"acme@npm:~2.0.0\"\n:\n  version: 2.0.4\n";
        assert_eq!(read(berry), expected);
        assert_eq!(lock("acme@1:\n<<<<<<< HEAD\n", "acme").unwrap_err().line, 2);
    }
}

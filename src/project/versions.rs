//! Sets of versions as package managers describe them, and where the newest of a set lies.
//!
//! Syntax and order are those of the crates for npm and for Python. What other package managers write is turned into
//! ranges of Python's versions here; a file each has those of the JVM and of .NET.
//! This module deliberately does not know which versions were published.

mod jvm;
mod nuget;

use super::{Release, Supported};
use nodejs_semver as npm;
use pep440_rs::{Version, VersionSpecifiers};
use std::str::FromStr;
use version_ranges::Ranges;

/// Longer constraints are not read: the time it takes to intersect their parts grows with the square of their number.
const LONGEST: usize = 500;

/// The versions of a package that a constraint allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    set: Set,
    /// The version, if it is a single one.
    exact: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Set {
    Npm(npm::Range),
    Python(Ranges<Version>),
}

impl Versions {
    /// What a constraint of npm allows: `^1.2 || 3.x`, `1.2 - 3`; a bare `1.2` is any 1.2. `None` if it names a
    /// repository, a folder, a tag or another package. Comparators that exclude each other, with which npm would install
    /// nothing, are widened by the crate.
    #[must_use]
    pub fn npm(text: &str) -> Option<Self> {
        let text = readable(text)?;
        if text == "latest" {
            return Some(Self { set: Set::Npm(npm::Range::any()), exact: None });
        }
        let set = Set::Npm(npm::Range::parse(text).ok()?);
        Some(Self { set, exact: npm_version(text.trim_start_matches('=')) })
    }

    /// One version of npm.
    #[must_use]
    pub fn npm_exactly(text: &str) -> Option<Self> {
        let version = npm_version(readable(text)?)?;
        Some(Self { set: Set::Npm(npm::Range::parse(&version).ok()?), exact: Some(version) })
    }

    /// What specifiers of Python allow: `>=1.2,<2`, `~=1.2`, `==1.*`. No specifier and a star allow everything.
    #[must_use]
    pub fn python(text: &str) -> Option<Self> {
        let text = readable(text)?.trim_end_matches(',').trim_end();
        Self::of_python(specifiers(if text == "*" { "" } else { text })?)
    }

    /// One version of Python.
    #[must_use]
    pub fn python_exactly(text: &str) -> Option<Self> {
        Self::of_python(Ranges::singleton(Version::from_str(readable(text)?).ok()?))
    }

    /// What a constraint of Poetry allows: specifiers of Python, `^1.2`, `~1.2`, alternatives between bars; a bare
    /// `1.2` is just that.
    #[must_use]
    pub fn poetry(text: &str) -> Option<Self> {
        let mut all = Ranges::empty();
        for alternative in readable(text)?.split('|').filter(|part| !part.is_empty()) {
            let mut range = Ranges::full();
            for part in alternative.split(',') {
                range = range.intersection(&poetry_part(part.trim())?);
            }
            all = all.union(&range);
        }
        Self::of_python(all)
    }

    /// What requirements of Ruby's gems between commas allow: `~> 5.0`, `>= 5.8`, `!= 5.9`; a bare version is just that.
    #[must_use]
    pub fn gem(text: &str) -> Option<Self> {
        let mut range = Ranges::full();
        for part in readable(text)?.split(',').map(|part| part.trim().trim_matches(['\'', '"'])) {
            range = range.intersection(&if part.is_empty() { Ranges::full() } else { gem_part(part)? });
        }
        Self::of_python(range)
    }

    /// One version of a gem.
    #[must_use]
    pub fn gem_exactly(text: &str) -> Option<Self> {
        Self::python_exactly(text)
    }

    /// What a constraint of Composer allows: `^5.0 || ~6.1`, `5.*`, `>=5.17 <7`, `5.0 - 6.0`; a bare version is just that.
    #[must_use]
    pub fn composer(text: &str) -> Option<Self> {
        let text = readable(text)?.replace("||", "|");
        let mut all = Ranges::empty();
        for alternative in text.split('|') {
            all = all.union(&composer_alternative(alternative.split('@').next().unwrap_or_default().trim())?);
        }
        Self::of_python(all)
    }

    /// One version of a Composer package.
    #[must_use]
    pub fn composer_exactly(text: &str) -> Option<Self> {
        Self::python_exactly(text.trim().trim_start_matches('v'))
    }

    /// `None` if the parts of a constraint exclude each other.
    fn of_python(range: Ranges<Version>) -> Option<Self> {
        let exact = range.as_singleton().map(ToString::to_string);
        (!range.is_empty()).then_some(Self { set: Set::Python(range), exact })
    }

    /// The version, if it is a single one.
    #[must_use]
    pub fn exact(&self) -> Option<&str> {
        self.exact.as_deref()
    }

    /// What one of both allows; `None` if they are of different package managers.
    #[must_use]
    pub fn or(&self, other: &Self) -> Option<Self> {
        match (&self.set, &other.set) {
            (Set::Npm(a), Set::Npm(b)) => {
                let set = Set::Npm(npm::Range::parse(format!("{a} || {b}")).ok()?);
                Some(Self { set, exact: self.exact.clone().filter(|_| self.exact == other.exact) })
            }
            (Set::Python(a), Set::Python(b)) => Self::of_python(a.union(b)),
            _ => None,
        }
    }

    /// What both allow; `None` if that is nothing.
    #[must_use]
    pub fn and(&self, other: &Self) -> Option<Self> {
        match (&self.set, &other.set) {
            (Set::Npm(a), Set::Npm(b)) => {
                let exact = self.exact.clone().or_else(|| other.exact.clone());
                Some(Self { set: Set::Npm(a.intersect(b)?), exact })
            }
            (Set::Python(a), Set::Python(b)) => Self::of_python(a.intersection(b)),
            _ => None,
        }
    }

    /// Whether a release from the first one on and before the second one is allowed.
    #[must_use]
    pub fn reach(&self, from: &Release, before: Option<&Release>) -> bool {
        match &self.set {
            Set::Npm(range) => {
                let end = before.map_or(String::new(), |before| format!(" <{before}"));
                npm::Range::parse(format!(">={from}{end}")).is_ok_and(|part| range.allows_any(&part))
            }
            Set::Python(range) => {
                let end = before.map_or(Ranges::full(), |before| Ranges::strictly_lower_than(python(before)));
                !Ranges::higher_than(python(from)).intersection(&end).is_disjoint(range)
            }
        }
    }

    /// The release to raise the package to, if the newest version allowed is not one of the supported.
    #[must_use]
    pub fn shortfall<'s>(&self, supported: &'s Supported) -> Option<&'s Release> {
        let mut above: Option<&Release> = None;
        for span in supported.spans().iter().rev() {
            // First what lies between this span and the one above it.
            if let Some(end) = &span.before
                && self.reach(end, above)
            {
                return Some(above.unwrap_or(&span.from));
            }
            if self.reach(&span.from, span.before.as_ref()) {
                return None;
            }
            above = Some(&span.from);
        }
        above
    }
}

/// A constraint without space around it, unless it is one that no person would write.
fn readable(text: &str) -> Option<&str> {
    let text = text.trim();
    // Numbers at the end of the machine's range would overflow where the next one is computed.
    let is_short = |digits: &str| digits.len() < 16;
    (text.len() <= LONGEST && text.split(|c: char| !c.is_ascii_digit()).all(is_short)).then_some(text)
}

/// The crate's parser stops at the end of a version, whatever follows.
fn npm_version(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-.+".contains(c);
    let version = text.chars().all(is_part).then(|| npm::Version::parse(text).ok())??;
    Some(version.to_string())
}

fn specifiers(text: &str) -> Option<Ranges<Version>> {
    VersionSpecifiers::from_str(text).ok().map(Ranges::from)
}

/// One of Poetry's constraints, which must all hold.
fn poetry_part(text: &str) -> Option<Ranges<Version>> {
    let tilde = text.strip_prefix('~').filter(|rest| !rest.starts_with('='));
    if let Some(rest) = text.strip_prefix('^').or(tilde) {
        let from = Version::from_str(rest.trim()).ok()?;
        let numbers = from.release();
        let last = numbers.len() - 1;
        let caret = numbers.iter().position(|&number| number > 0).unwrap_or(last);
        let counts = if tilde.is_some() { last.min(1) } else { caret };
        let mut end = numbers[..=counts].to_vec();
        end[counts] += 1;
        return Some(Ranges::from_range_bounds(from..Version::new(end).with_dev(Some(0))));
    }
    let bare = text.strip_prefix('=').map_or(text, str::trim_start);
    match bare {
        "*" => Some(Ranges::full()),
        _ if bare.starts_with(|c: char| c.is_ascii_digit()) => specifiers(&format!("=={bare}")),
        _ => specifiers(text),
    }
}

/// One of a gem's requirements, which must all hold. Versions are ordered as Python's are.
fn gem_part(text: &str) -> Option<Ranges<Version>> {
    let Some(rest) = text.strip_prefix("~>") else {
        let bare = text.strip_prefix('=').map_or(text, str::trim_start);
        return if bare.starts_with(|c: char| c.is_ascii_digit()) {
            specifiers(&format!("=={bare}"))
        } else {
            specifiers(text)
        };
    };
    let from = Version::from_str(rest.trim()).ok()?;
    let numbers = from.release();
    // The last number may grow; of a single one nothing else is left.
    let mut end = numbers[..numbers.len().saturating_sub(1).max(1)].to_vec();
    *end.last_mut()? += 1;
    Some(Ranges::from_range_bounds(from..Version::new(end).with_dev(Some(0))))
}

/// Parts that must all hold, between commas or blanks, or what lies between two versions.
fn composer_alternative(text: &str) -> Option<Ranges<Version>> {
    if let Some((from, to)) = text.split_once(" - ") {
        let (from, to) = (composer_part(&format!(">={from}"))?, to.trim());
        // An end with fewer numbers is any version that begins so.
        let end = if to.matches('.').count() < 2 { format!("{to}.*") } else { to.to_owned() };
        let (_, last) = composer_part(&end)?.bounding_range().map(|(a, b)| (a.cloned(), b.cloned()))?;
        return Some(from.intersection(&Ranges::from_range_bounds((std::ops::Bound::Unbounded, last))));
    }
    // A blank may stand behind an operator.
    let mut joined = text.to_owned();
    for operator in [">=", "<=", "!=", "<>", ">", "<", "=", "^", "~"] {
        while joined.contains(&format!("{operator} ")) {
            joined = joined.replace(&format!("{operator} "), operator);
        }
    }
    let parts = joined.split([',', ' ']).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    if parts.is_empty() {
        return None;
    }
    parts.into_iter().map(composer_part).try_fold(Ranges::full(), |range, part| Some(range.intersection(&part?)))
}

fn composer_part(text: &str) -> Option<Ranges<Version>> {
    let operator = text.len() - text.trim_start_matches(['<', '>', '=', '!', '^', '~']).len();
    let (operator, rest) = text.split_at(operator);
    let rest = rest.trim_start_matches('v');
    let stars = rest.replace(['x', 'X'], "*");
    match operator {
        "" if stars == "*" => Some(Ranges::full()),
        "" | "=" | "==" => specifiers(&format!("=={}", if stars.ends_with(".*") { &stars } else { rest })),
        "~" => {
            let from = Version::from_str(rest).ok()?;
            let mut end = from.release()[..(from.release().len() - 1).max(1)].to_vec();
            *end.last_mut()? += 1;
            Some(Ranges::from_range_bounds(from..Version::new(end).with_dev(Some(0))))
        }
        "^" => poetry_part(&format!("^{rest}")),
        "<>" => specifiers(&format!("!={rest}")),
        _ => specifiers(&format!("{operator}{rest}")),
    }
}

fn python(release: &Release) -> Version {
    Version::new(release.numbers())
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn allows(versions: &Versions, version: &str) -> bool {
        match &versions.set {
            Set::Npm(range) => range.satisfies(&npm::Version::parse(version).expect(version)),
            Set::Python(range) => range.contains(&Version::from_str(version).expect(version)),
        }
    }

    pub(super) fn supported(text: &str) -> Supported {
        toml::from_str::<std::collections::BTreeMap<String, Supported>>(text).expect("valid").remove("s").expect("s")
    }

    #[test]
    fn poetry_mixes_both() {
        for (constraint, inside, outside) in [
            ("^6.5", "6.63.2", "7.0.0"),
            ("^0.3", "0.3.9", "0.4"),
            ("^0", "0.9", "1.0"),
            ("~6.5", "6.5.9", "6.6.0"),
            ("~6", "6.9", "7.0rc1"),
            ("6.5", "6.5.0", "6.5.1"),
            ("= 6.5", "6.5.0", "6.5.1"),
            ("6.*", "6.9", "7"),
            (">=6.5,<7", "6.9", "7"),
            ("^6.0 || ^8.0", "8.1", "7.0"),
            ("^6.0 | ^8.0", "8.1", "7.0"),
            ("!=6.1", "6.2", "6.1"),
            ("~=6.1", "6.2", "7"),
        ] {
            let versions = Versions::poetry(constraint).expect(constraint);
            assert!(allows(&versions, inside) && !allows(&versions, outside), "{constraint}");
        }
    }

    #[test]
    fn gems_have_their_own_operators() {
        for (constraint, inside, outside) in [
            ("~> 5.0", "5.77.0", "6.0.0"),
            ("~> 5.0.1", "5.0.9", "5.1"),
            ("~> 5", "5.9", "6"),
            ("~> 5.0", "5.0", "6.0.0rc1"),
            ("~> 5.0', '>= 5.8", "5.8.0", "5.7.9"),
            (">= 5, < 6", "5.9", "6"),
            ("5.7.0", "5.7", "5.7.1"),
            ("= 5.7", "5.7.0", "5.8"),
            ("!= 5.7", "5.8", "5.7.0"),
            ("5.0.0.rc26", "5.0.0rc26", "5.0.0"),
        ] {
            let versions = Versions::gem(constraint).expect(constraint);
            assert!(allows(&versions, inside) && !allows(&versions, outside), "{constraint}");
        }
        assert!(allows(&Versions::gem("").expect("any"), "1.0"));
        assert!(Versions::gem("~> x").is_none() && Versions::gem(">= 6, < 5").is_none());
    }

    #[test]
    fn composer_has_its_own_tilde_and_alternatives() {
        for (constraint, inside, outside) in [
            ("^5.0", "5.42.2", "6.0.0"),
            ("~5.0", "5.42.2", "6.0.0rc1"),
            ("~5.16.1", "5.16.9", "5.17.0"),
            ("5.*", "5.42.2", "6.0"),
            ("5.x", "5.42.2", "6.0"),
            ("5.16.0", "5.16.0", "5.16.1"),
            ("v5.16.0", "5.16.0", "5.16.1"),
            (">=5.16 <6", "5.42", "6.0"),
            (">= 5.16, < 6", "5.42", "6.0"),
            ("^4.0 || ^6.0", "6.1", "5.0"),
            ("^4.0|^6.0", "4.12.1", "5.0"),
            ("5.0 - 5.16", "5.16.9", "5.17.0"),
            ("5.0 - 5.16.0", "5.16.0", "5.16.1"),
            ("^5.0@dev", "5.1", "6.0"),
            ("!=5.16", "5.17", "5.16.0"),
        ] {
            let versions = Versions::composer(constraint).expect(constraint);
            assert!(allows(&versions, inside) && !allows(&versions, outside), "{constraint}");
        }
        assert!(allows(&Versions::composer("*").expect("any"), "1.0"));
        for text in ["dev-master", "5.x-dev", "", "^", ">6 <5"] {
            assert_eq!(Versions::composer(text), None, "{text}");
        }
        assert_eq!(Versions::composer_exactly("v5.16.0"), Versions::composer_exactly("5.16.0"));
    }

    #[test]
    fn what_is_no_constraint_is_unknown() {
        let long = "<1 ".repeat(LONGEST);
        for text in ["next", "git+https://x/y.git", "file:../a", "workspace:*", ">=a", "acme/fork#v1", "npm:x@1.2.3", &long]
        {
            assert_eq!(Versions::npm(text), None, "{text}");
        }
        let most = format!("=={}.*", u64::MAX);
        for text in ["6.0", "=6.0", "~=6", "^6.0", "@ https://x", ">2,<1", &most] {
            assert_eq!(Versions::python(text), None, "{text}");
        }
        for text in ["", "^", "^x", "^6.0 6.1", &format!("^{}", u64::MAX)] {
            assert_eq!(Versions::poetry(text), None, "{text}");
        }
        assert!(Versions::npm_exactly("1.2.3 beta").is_none() && Versions::python_exactly("1.x").is_none());
    }

    #[test]
    fn one_version_is_known_as_such() {
        let exact = |versions: Option<Versions>| versions.expect("valid").exact().map(str::to_owned);
        for text in ["3.14.0", "=3.14.0", "v3.14.0"] {
            assert_eq!(exact(Versions::npm(text)).as_deref(), Some("3.14.0"), "{text}");
        }
        for text in ["3.14", "3.x", "^3.14.0", "", "*", "latest", "3.14.0 || 4.0.0", "3.14.0 - 4.0.0"] {
            assert_eq!(exact(Versions::npm(text)), None, "{text}");
        }
        assert_eq!(exact(Versions::python("===6.5.0 ,")).as_deref(), Some("6.5.0"));
        assert_eq!(exact(Versions::python(">=6.5,<=6.5")).as_deref(), Some("6.5"));
        assert_eq!(exact(Versions::poetry("6.5")).as_deref(), Some("6.5"));
        assert_eq!(exact(Versions::python("")), None);
    }

    #[test]
    fn the_newest_decides_and_gaps_count() {
        let usable = supported("s = [{ from = '3.15.0', before = '4.0.0' }, { from = '4.7.0' }]");
        for (constraint, expected) in [
            ("^3.0.0", None),
            ("^4.0.0", None),
            ("*", None),
            ("<4.0.0", None),
            ("^3 || ~4.7", None),
            (">=3.15.0-rc.1 <4.0.0-0", None),
            ("<3.15.0", Some("3.15.0")),
            ("~3.14", Some("3.15.0")),
            ("2.11.1", Some("3.15.0")),
            ("3.15.0-rc.1", Some("3.15.0")),
            ("<4.7.0", Some("4.7.0")),
            ("4.6.0", Some("4.7.0")),
            ("4.7.0-rc.1", Some("4.7.0")),
            ("^3 || 4.6.0", Some("4.7.0")),
        ] {
            let shortfall = Versions::npm(constraint).expect(constraint).shortfall(&usable).map(ToString::to_string);
            assert_eq!(shortfall.as_deref(), expected, "{constraint}");
        }
        let usable = supported("s = [{ from = '6.12.0' }]");
        for (constraint, is_short) in [
            ("", false),
            ("~=6.0", false),
            (">=6.0,<6.12", true),
            ("<=6.12", false),
            ("==6.12rc1", true),
            ("!=6.12,<=6.12", true),
            (">6.11", false),
            ("==6.11.*", true),
        ] {
            let shortfall = Versions::python(constraint).expect(constraint).shortfall(&usable);
            assert_eq!(shortfall.is_some(), is_short, "{constraint}");
        }
    }

    #[test]
    fn sets_are_joined_and_intersected() {
        let both = |a: &str, b: &str| Versions::npm(a)?.and(&Versions::npm(b)?);
        assert!(both("^3", "^4").is_none());
        assert_eq!(both("^3", "3.14.0").as_ref().and_then(Versions::exact), Some("3.14.0"));
        let either = Versions::npm("3.14.0").and_then(|a| a.or(&Versions::npm("^4")?)).expect("valid");
        assert!(allows(&either, "3.14.0") && allows(&either, "4.1.0") && either.exact().is_none());
        assert!(Versions::npm("*").and_then(|a| a.or(&Versions::python("")?)).is_none());
    }
}

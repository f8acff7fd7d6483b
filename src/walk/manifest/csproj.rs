//! Project files of .NET, and the files that they take in.
//!
//! This module deliberately evaluates no condition but the one that asks whether a property is empty.

use super::template::{Part, Template};
use super::{Contents, Include, Mention, Place, Role, Value, Weight, xml};
use crate::document::Broken;
use crate::project::Format;
use crate::source::Span;
use roxmltree::Node;

/// The name of the version that is kept for all projects; no property can have it.
const CENTRAL: &str = "";

/// Files that every project takes in, those that are evaluated last at the beginning.
const TAKEN_IN: [&str; 3] = ["Directory.Build.targets", "Directory.Packages.props", "Directory.Build.props"];

/// Elements around one that are asked for their conditions.
const DEEPEST: usize = 64;

/// Functions that look for a file in the folders above.
const ABOVE: &str = "GetPathOfFileAbove(";

/// A project file.
pub(super) fn project(text: &str, package: &str) -> Result<Contents, Broken> {
    let mut contents = part(text, package)?;
    contents.includes.extend(TAKEN_IN.map(|path| include(path, Place::Nearest)));
    Ok(contents)
}

/// A file that project files take in.
pub(super) fn part(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = xml::document(text)?;
    let mut contents = Contents::default();
    for node in document.descendants().filter(Node::is_element) {
        let is_own = |attribute: &str| names(node, attribute, package);
        match node.tag_name().name() {
            "PackageReference" | "GlobalPackageReference" if is_own("Include") => {
                let (text, span) = version(node).unwrap_or_else(|| (Template::value(CENTRAL), place(node, "Include")));
                contents.mentions.push(Mention::written(text, span));
            }
            "PackageReference" if is_own("Update") => contents.values.extend(central(node)),
            "PackageVersion" if is_own("Include") || is_own("Update") => contents.values.extend(central(node)),
            "Import" => contents.includes.extend(xml::attribute(node, "Project").and_then(|(path, _)| import(path))),
            _ if node.parent().is_some_and(|parent| xml::is(&parent, "PropertyGroup")) => {
                contents.values.push(property(node))
            }
            _ => {}
        }
    }
    // The last one counts.
    contents.values.reverse();
    contents.includes.reverse();
    Ok(contents)
}

/// Whether an item names the package, alone or among others. Case does not count.
fn names(item: Node<'_, '_>, attribute: &str, package: &str) -> bool {
    let names = xml::attribute(item, attribute).map_or("", |(names, _)| names);
    names.split(';').any(|name| name.trim().eq_ignore_ascii_case(package))
}

fn place(item: Node<'_, '_>, attribute: &str) -> Span {
    xml::attribute(item, attribute).map_or_else(|| xml::span(item.range()), |(_, span)| span)
}

/// The version of an item: what overrides the one kept for all first, in an attribute or an element.
fn version(item: Node<'_, '_>) -> Option<(Template, Span)> {
    let written = ["VersionOverride", "Version"].iter().find_map(|name| {
        let written = xml::attribute(item, name).or_else(|| xml::text_of(item, name));
        written.filter(|(text, _)| !text.is_empty())
    });
    written.map(|(text, span)| (template(text), span))
}

fn central(item: Node<'_, '_>) -> Option<Value> {
    let (text, span) = version(item)?;
    let weight = if is_conditional(item) { Weight::Doubtful } else { Weight::Plain };
    Some(Value { name: CENTRAL.to_owned(), text: Some(text), span, weight })
}

fn property(node: Node<'_, '_>) -> Value {
    let name = node.tag_name().name().to_ascii_lowercase();
    let (text, span) = xml::text(node);
    let condition = |node: Node<'_, '_>| {
        let (text, _) = xml::attribute(node, "Condition")?;
        Some(text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase())
    };
    let is_default = |node: Node<'_, '_>| condition(node).is_some_and(|text| text == format!("'$({name})'==''"));
    let group = node.parent();
    let weight = if is_default(node) && group.is_none_or(|group| !is_conditional(group))
        || group.is_some_and(is_default) && condition(node).is_none()
    {
        Weight::Fallback
    } else if is_conditional(node) {
        Weight::Doubtful
    } else {
        Weight::Plain
    };
    Value { text: Some(template(text)), span, weight, name }
}

/// Whether an element or one around it counts only sometimes.
fn is_conditional(node: Node<'_, '_>) -> bool {
    let doubts = |node: Node<'_, '_>| xml::attribute(node, "Condition").is_some() || xml::is(&node, "Otherwise");
    node.ancestors().take(DEEPEST).any(doubts)
}

/// What an import takes in, if that is a file of the project's own.
fn import(path: &str) -> Option<Include> {
    let path = path.replace('\\', "/");
    let plain =
        path.strip_prefix("$(MSBuildThisFileDirectory)").or_else(|| path.strip_prefix("$(MSBuildProjectDirectory)/"));
    let plain = plain.unwrap_or(&path);
    if !plain.contains('$') {
        return Some(include(plain, Place::Beside));
    }
    // The function's first argument is the name, and the second one where to begin, which is above the file.
    let (_, arguments) = plain.split_once(ABOVE)?;
    let name = arguments.split([',', ')']).next()?.trim().trim_matches('\'');
    (!name.contains('$')).then(|| include(&format!("../{name}"), Place::Nearest))
}

fn include(path: &str, place: Place) -> Include {
    Include { path: path.to_owned(), format: Format::Msbuild, role: Role::Names, place, name: None }
}

/// Names of properties are the same whatever the case of their letters; functions are not evaluated.
fn template(text: &str) -> Template {
    let read = |name: &str| {
        let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        if is_name { Part::Value(name.to_ascii_lowercase()) } else { Part::Unknown }
    };
    Template::between(text, "$(", ')', read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let contents = part(text, "Acme").expect("valid");
        let slice = |span: Span| &text[span.start..span.end];
        let mentions = contents.mentions.iter().map(|mention| slice(mention.span).to_owned());
        let show = |value: &Value| format!("{}={} {:?}", value.name, slice(value.span), value.weight);
        mentions.chain(contents.values.iter().map(show)).collect()
    }

    #[test]
    fn references_have_their_version_in_many_places() {
        for (inside, expected) in [
            ("<PackageReference Include=\"Acme\" Version=\" 5.2.0 \" />", vec!["5.2.0"]),
            ("<PackageReference Include='x; acme'><Version>$(V)</Version></PackageReference>", vec!["$(V)"]),
            ("<PackageReference Include='Acme' />", vec!["Acme"]),
            ("<PackageReference Include='Acme' VersionOverride='5.3' />", vec!["5.3"]),
            ("<GlobalPackageReference Include='Acme' Version='5.3' />", vec!["5.3"]),
            ("<PackageReference Include='Acme.Auth' Version='4.7' />", vec![]),
            ("<PackageReference Update='Acme' Version='5.1' />", vec!["=5.1 Plain"]),
            ("<PackageVersion Include='ACME' Version='5.1' />", vec!["=5.1 Plain"]),
            ("<PackageVersion Include='Acme' Version='5.1' Condition='x' />", vec!["=5.1 Doubtful"]),
            ("<PackageReference Remove='Acme' />", vec![]),
        ] {
            let text = format!("<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{inside}</ItemGroup></Project>");
            assert_eq!(shown(&text), expected, "{inside}");
        }
        let old = "<Project ToolsVersion='15.0' xmlns='http://schemas.microsoft.com/developer/msbuild/2003'><ItemGroup><Reference Include='Acme, Version=1' />\
                   <PackageReference Include='Acme'><Version>5.1</Version></PackageReference></ItemGroup></Project>";
        assert_eq!(shown(old), ["5.1"]);
        assert!(part("<Project>", "Acme").is_err());
    }

    #[test]
    fn the_last_property_counts_and_conditions_are_doubts() {
        let text = "<Project><PropertyGroup><V>1</V><V Condition=\" '$(v)' == '' \">2</V></PropertyGroup>\
                    <PropertyGroup Condition='a'><W>3</W></PropertyGroup><PropertyGroup Condition=\"'$(X)'==''\"><X>4</X></PropertyGroup>\
                    <Choose><Otherwise><PropertyGroup><Y>5</Y></PropertyGroup></Otherwise></Choose></Project>";
        assert_eq!(shown(text), ["y=5 Doubtful", "x=4 Fallback", "w=3 Doubtful", "v=2 Fallback", "v=1 Plain"]);
        let parts = [Part::Text("[".into()), Part::Value("a".into()), Part::Text(",".into()), Part::Unknown];
        assert_eq!(template("[$(A),$(B.C())").0[..4], parts);
    }

    #[test]
    fn imports_are_followed_where_they_are_paths() {
        let paths = |path: &str| import(path).map(|include| (include.path, include.place));
        for (path, expected) in [
            ("..\\Versions.props", Some(("../Versions.props", Place::Beside))),
            ("$(MSBuildThisFileDirectory)..\\V.props", Some(("../V.props", Place::Beside))),
            (
                "$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))",
                Some(("../Directory.Build.props", Place::Nearest)),
            ),
            ("$(MSBuildToolsPath)\\Microsoft.CSharp.targets", None),
        ] {
            assert_eq!(paths(path), expected.map(|(path, place)| (path.to_owned(), place)), "{path}");
        }
        let includes = project("<Project><Import Project='a.props' /></Project>", "Acme").unwrap().includes;
        assert_eq!(includes.iter().map(|include| include.path.as_str()).collect::<Vec<_>>()[..2], ["a.props", TAKEN_IN[0]]);
    }
}

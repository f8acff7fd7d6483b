//! Maven's `pom.xml`.
//!
//! This module deliberately activates no profile: what one sets may hold or not.

use super::template::{Part, Template};
use super::{Contents, Include, Mention, Place, Role, Value, Weight, xml};
use crate::document::Broken;
use crate::project::Format;
use crate::source::Span;
use roxmltree::Node;

/// The name of the version that a project manages for the package; no property can have it.
const MANAGED: &str = "";

pub(super) fn project(text: &str, package: &str) -> Result<Contents, Broken> {
    let document = xml::document(text)?;
    let root = document.root_element();
    if !xml::is(&root, "project") {
        return Ok(Contents::default());
    }
    let mut contents =
        Contents { name: artifact(root), includes: parent(root).into_iter().collect(), ..Contents::default() };
    let profiles = xml::inside(root, "profiles", "profile");
    let parts = [(root, Weight::Plain)].into_iter().chain(profiles.into_iter().map(|profile| (profile, Weight::Doubtful)));
    for (part, weight) in parts {
        contents.values.extend(properties(part, weight));
        for list in part.children().filter(|child| xml::is(child, "dependencyManagement")) {
            for (version, place) in dependencies(list, package) {
                let (text, span) = version.map_or((None, place), |(text, span)| (Some(template(text)), span));
                contents.values.push(Value { name: MANAGED.to_owned(), text, span, weight });
            }
        }
        for (version, place) in dependencies(part, package) {
            contents.mentions.push(match version {
                Some((text, span)) => Mention::written(template(text), span),
                None => Mention::written(Template::value(MANAGED), place),
            });
        }
    }
    // A profile that is active comes before the project itself.
    contents.values.sort_by_key(|value| value.weight != Weight::Doubtful);
    Ok(contents)
}

/// The text of an element, and where it stands.
type Written<'a> = (&'a str, Span);

/// The versions of the package in a list of dependencies, each with the place of its name.
fn dependencies<'a>(node: Node<'a, '_>, package: &str) -> Vec<(Option<Written<'a>>, Span)> {
    let Some((group, name)) = package.split_once(':') else { return Vec::new() };
    let own = xml::inside(node, "dependencies", "dependency").into_iter().filter_map(|dependency| {
        let (_, place) = xml::text_of(dependency, "artifactId").filter(|(text, _)| *text == name)?;
        xml::text_of(dependency, "groupId").filter(|(text, _)| *text == group)?;
        Some((xml::text_of(dependency, "version").filter(|(text, _)| !text.is_empty()), place))
    });
    own.collect()
}

fn properties(node: Node<'_, '_>, weight: Weight) -> Vec<Value> {
    let entries = node.children().filter(|child| xml::is(child, "properties")).flat_map(|list| list.children());
    let values = entries.filter(Node::is_element).map(|entry| {
        let (text, span) = xml::text(entry);
        Value { name: entry.tag_name().name().to_owned(), text: Some(template(text)), span, weight }
    });
    values.collect()
}

/// The project that this one inherits from, unless it comes from elsewhere. A folder stands for the project in it.
fn parent(root: Node<'_, '_>) -> Option<Include> {
    let parent = xml::child(root, "parent")?;
    let path = match xml::text_of(parent, "relativePath") {
        None => "../pom.xml".to_owned(),
        Some((path, _)) if path.is_empty() || path.contains("${") => return None,
        Some((path, _)) if path.ends_with(".xml") => path.replace('\\', "/"),
        Some((path, _)) => format!("{}/pom.xml", path.replace('\\', "/").trim_end_matches('/')),
    };
    Some(Include { path, format: Format::Maven, role: Role::Names, place: Place::Beside, name: artifact(parent) })
}

fn artifact(node: Node<'_, '_>) -> Option<String> {
    xml::text_of(node, "artifactId").map(|(text, _)| text.to_owned())
}

fn template(text: &str) -> Template {
    Template::between(text, "${", '}', |name| Part::Value(name.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, contents: &Contents) -> Vec<String> {
        let slice = |span: Span| &text[span.start..span.end];
        let mentions = contents.mentions.iter().map(|mention| slice(mention.span).to_owned());
        let show = |value: &Value| format!("{}={} {:?}", value.name, slice(value.span), value.weight);
        mentions.chain(contents.values.iter().map(show)).collect()
    }

    fn dependency(version: &str) -> String {
        format!(
            "<dependencies><dependency><groupId>acme.sdk</groupId><artifactId>acme</artifactId>{version}</dependency></dependencies>"
        )
    }

    #[test]
    fn dependencies_properties_and_what_is_managed() {
        let own = dependency("<version> ${v} </version><scope>test</scope>");
        let bare = dependency("");
        let managed = format!("<dependencyManagement>{}</dependencyManagement>", dependency("<version>[1,2)</version>"));
        for (inside, expected) in [
            (own.as_str(), vec!["${v}"]),
            (&bare, vec!["acme"]),
            (&format!("{managed}{bare}"), vec!["acme", "=[1,2) Plain"]),
            ("<properties><v>1.2</v><w/></properties>", vec!["v=1.2 Plain", "w=<w/> Plain"]),
            (&format!("<profiles><profile>{managed}</profile></profiles>"), vec!["=[1,2) Doubtful"]),
            (&format!("<build><plugins><plugin>{own}</plugin></plugins></build>"), vec![]),
            (&own.replace("acme.sdk", "acme.other"), vec![]),
        ] {
            let text = format!("<project xmlns=\"http://maven.apache.org/POM/4.0.0\">{inside}</project>");
            assert_eq!(shown(&text, &project(&text, "acme.sdk:acme").unwrap()), expected, "{inside}");
        }
        assert_eq!(project("<projects/>", "acme.sdk:acme"), Ok(Contents::default()));
        assert!(project("<project>", "acme.sdk:acme").is_err());
    }

    #[test]
    fn a_parent_lies_where_it_says_or_above() {
        for (inside, expected) in [
            ("", Some("../pom.xml")),
            ("<relativePath>../base</relativePath>", Some("../base/pom.xml")),
            ("<relativePath>..\\base\\pom.xml</relativePath>", Some("../base/pom.xml")),
            ("<relativePath/>", None),
            ("<relativePath>${base}/pom.xml</relativePath>", None),
        ] {
            let text = format!("<project><parent><artifactId>base</artifactId>{inside}</parent></project>");
            let contents = project(&text, "a:b").unwrap();
            let include = contents.includes.first();
            assert_eq!(include.map(|include| include.path.as_str()), expected, "{inside}");
            assert!(include.is_none_or(|include| include.name.as_deref() == Some("base")));
        }
    }
}

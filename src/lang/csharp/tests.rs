//! Small pieces of code and what they become, in a short form.

use crate::{
    resolve::{Names, Origin},
    syntax::{CollectionKind, Form, Key, NodeId, Unit},
};

fn constructs(unit: &Unit) -> Vec<NodeId> {
    unit.ids().filter(|&node| matches!(unit.form(node), Form::Construct(_))).collect()
}

/// What the classes of all new objects may mean, the surest first.
fn classes(text: &str) -> Vec<String> {
    let unit = super::lower::lower(text);
    let names = Names::new(&unit);
    let class = |node: NodeId| {
        let Form::Construct(construct) = unit.form(node) else { return String::new() };
        match names.trace(construct.class).first() {
            Some(Origin::Imported(path)) => path.join("."),
            Some(Origin::Perhaps(path)) => format!("{}?", path.join(".")),
            Some(Origin::Global(path)) => format!("global {}", path.join(".")),
            Some(Origin::Made(_)) => "own".to_owned(),
            _ => "unknown".to_owned(),
        }
    };
    constructs(&unit).into_iter().map(class).collect()
}

#[test]
fn names_of_classes_are_traced() {
    for (text, expected) in [
        ("using A.B; new C();", "A.B.C?"),
        ("using X = A.B.C; new X();", "A.B.C"),
        ("using J = A.B; new J.C();", "A.B.C"),
        ("using A.B; class C {} class D { object F() => new C(); }", "own"),
        ("new A.B.C<int>();", "A.B.C"),
        ("new global::A.B.C();", "A.B.C"),
        ("namespace A.B { class D { object F() => new C(); } }", "A.C?"),
        ("namespace Q.A { class D { object F() => new A.C(); } }", "Q.A.C"),
        ("namespace A; class D { object F() => new C(); }", "A.C?"),
        ("new C();", "global C"),
        ("using A; C c = new();", "A.C?"),
        ("using A; class D { C c; D() { c = new(1); } }", "A.C?"),
        ("using A; class D { async Task<C> F() { return new(1); } }", "A.C?"),
        ("using A; class D { C P { get; } = x ?? new(1); }", "A.C?"),
        ("#if X\nnew A.C();\n#endif", "A.C"),
    ] {
        assert_eq!(classes(text), [expected], "{text}");
    }
}

#[test]
fn bare_names_are_members_unless_variables_hide_them() {
    for (body, member) in [
        ("F(sid);", true),
        ("var sid = 1; F(sid);", false),
        ("{ var sid = 1; } F(sid);", true),
        ("if (x is string sid) F(sid);", false),
        ("F(out var sid); F(sid);", false),
        ("foreach (var sid in xs) F(sid);", false),
        ("xs.ForEach(sid => F(sid));", false),
    ] {
        let unit = super::lower::lower(&format!("class C {{ string sid; void M() {{ {body} }} }}"));
        let argument = |node: NodeId| match unit.form(node) {
            Form::Call(call) => call.args.last().map(|arg| arg.value),
            _ => None,
        };
        let read = unit.ids().filter_map(argument).rfind(|&read| !matches!(unit.form(read), Form::Function(_)));
        let is_member = read.is_some_and(|read| matches!(unit.form(read), Form::Member(_)));
        assert_eq!(is_member, member, "{body}");
    }
}

#[test]
fn collections_are_known_by_their_classes_or_braces() {
    for (text, kind, entries) in [
        ("new HashSet<I> { a, b };", CollectionKind::List, 2),
        ("new HashSet<I>(new[] { a });", CollectionKind::List, 1),
        ("new List<I>(3);", CollectionKind::List, 0),
        ("new[] { a, b };", CollectionKind::List, 2),
        ("I[] x = { a };", CollectionKind::List, 1),
        ("List<I> x = [a, ..b];", CollectionKind::List, 2),
        ("Dictionary<string, string> x = new() { [\"a\"] = b };", CollectionKind::Map, 1),
        ("new Dictionary<string, string> { { \"a\", b } };", CollectionKind::Map, 1),
        ("F(new { a = 1, b.C });", CollectionKind::Map, 2),
    ] {
        let unit = super::lower::lower(text);
        let last = unit.ids().rev().find_map(|node| match unit.form(node) {
            Form::Collection(collection) => Some((collection.kind, collection.entries.len())),
            _ => None,
        });
        assert_eq!(last, Some((kind, entries)), "{text}");
    }
}

#[test]
fn what_an_object_begins_with_are_named_arguments() {
    let unit = super::lower::lower("new A.G(1, b: 2) { C = true, D = { x } };");
    let Form::Construct(construct) = unit.form(constructs(&unit)[0]) else { panic!("a construction") };
    let names = construct.args.iter().map(|arg| arg.name.as_ref().map(|(name, _)| &**name)).collect::<Vec<_>>();
    assert_eq!(names, [None, Some("b"), Some("C"), Some("D")]);
}

#[test]
fn entries_are_stored_by_add() {
    let unit = super::lower::lower("class C { void F() { a.Add(1); b.Add(\"k\", 1); c.Add(1).D(); } }");
    let stored = unit.ids().filter_map(|node| match unit.form(node) {
        Form::Assign(assign) => match unit.form(assign.target) {
            Form::Member(member) => Some(matches!(member.key, Key::Named(..))),
            _ => None,
        },
        _ => None,
    });
    // The method is stored in the class.
    assert_eq!(stored.collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn nothing_is_too_odd_to_be_lowered() {
    let text = include_str!("mod.rs");
    for end in (0..text.len()).step_by(37).filter(|&end| text.is_char_boundary(end)) {
        assert!(super::lower::lower(&text[..end]).root().is_some());
    }
    assert!(super::lower::lower(&"f(".repeat(400)).too_deep.is_some());
}

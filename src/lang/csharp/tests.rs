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
    for end in (0..ODD.len()).filter(|&end| ODD.is_char_boundary(end)) {
        assert!(super::lower::lower(&ODD[..end]).root().is_some());
    }
    let deep = format!("{}x{};", "f(".repeat(300), ")".repeat(300));
    assert!(super::lower::lower(&deep).too_deep.is_some());
}

const ODD: &str = r#"
using System;
[Attr(typeof(X))] public record struct R(string A) : Base(A) { public R() : this("a") { } }
class A<T>(string key) : B(1), I<T> where T : new() {
    public event Action E { add { x += value; } remove { } }
    ~A() { } public static A operator +(A x, A y) => x;
    public string this[int i] { get { return 1; } }
    async IAsyncEnumerable<int> M(int x = 1, params string[] ys) {
        for (int i = 0, j = 1; i < 3; i++, j--) { goto x; }
        x: await foreach (var (k, v) in d) { yield return k; }
        try { } catch (A e) when (e.X) { throw; } finally { }
        switch (x) { case Foo f when f.A: break; default: goto case 1; }
        var y = x switch { Foo { A: var z } q when q.B => 4, _ => throw new E() };
        (this.a, int nn) = F(out var o1, ref o2, name: $@"{x:F2}""{{");
        var t = from q in qs join z in zs on q.A equals z.B into zz let r = q.X select new { r };
        Func<int> l = [Attr] async (i) => await F(i); unsafe { int* p = &x; }
    }
}
"#;

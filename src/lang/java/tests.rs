//! What lowering makes of Java.

/// The statements of a method in a class with a few fields.
fn shown(statements: &str) -> String {
    let text = format!("class C extends B {{ String sid; String name; String name() {{ }} void m(String p) {{ {statements} }} }}");
    let unit = super::lower::lower(&text);
    assert!(unit.errors.is_empty(), "{statements}");
    let at = text.find(statements).unwrap_or_default();
    let is_body = |&id: &crate::syntax::NodeId| unit.span(id).start + 2 == at && unit.span(id).end > at + statements.len();
    let body = unit.ids().find(is_body).expect("a body");
    unit.show(body)
}

#[test]
fn bare_names_are_variables_or_members() {
    insta::assert_snapshot!(shown("sid = p; { String sid = p; use(sid); } other(sid, name, name(), inherited, Config.X);"), @"");
}

#[test]
fn names_with_packages_are_their_own_trace() {
    insta::assert_snapshot!(shown("a.b.C x = new a.b.C.D(p.b.C);"), @"");
}

#[test]
fn collections_are_written_down_in_many_ways() {
    insta::assert_snapshot!(shown("List<String> l = new ArrayList<>(Arrays.asList(p)); l.add(sid); m.put(\"k\", p);"), @"");
    insta::assert_snapshot!(shown("f(new HashMap<String, String>() {{ put(\"k\", p); }}, new C().add(p), List.of());"), @"");
}

#[test]
fn switches_give_values() {
    insta::assert_snapshot!(shown("return switch (p) { case \"a\" -> 1; default -> { yield 2; } };"), @"");
}

#[test]
fn handlers_and_resources_are_inside() {
    insta::assert_snapshot!(shown("try (R r = f()) { g(); } catch (A | b.B e) { throw e; } finally { h(); }"), @"");
}

#[test]
fn texts_are_what_they_stand_for() {
    for (written, text) in [
        (r#""a\tA\101""#, "a\tAA"),
        ("'\\n'", "\n"),
        ("\"\"\"\n      a\n        b \\\n      c\n      \"\"\"", "a\n  b c\n"),
        ("\"\"\"\n      a\"\"\"", "a"),
    ] {
        assert!(shown(&format!("f({written});")).contains(&format!("text {text:?}")), "{written}");
    }
    for (written, number) in [("3_600L", "3600"), ("0x10", "16"), ("017", "15"), ("0b11", "3"), ("1.5f", "1.5")] {
        assert!(shown(&format!("f({written});")).contains(&format!("number {number}")), "{written}");
    }
}

#[test]
fn what_frameworks_give_is_read() {
    let unit = super::lower::lower("package a; class C { @Value(\"${x}\") String x; C(@Value(\"${y}\") String y) { } }");
    insta::assert_snapshot!(unit.show(unit.root().expect("a root")), @"");
    assert_eq!(unit.defines[0].0.join("."), "a.C");
}

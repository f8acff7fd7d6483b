//! What lowering makes of Java.

/// The statements of a method in a class with a few fields.
fn shown(statements: &str) -> String {
    let text =
        format!("class C extends B {{ String sid; String name; String name() {{ }} void m(String p) {{ {statements} }} }}");
    let unit = super::lower::lower(&text);
    assert!(unit.errors.is_empty(), "{statements}");
    let at = text.find(statements).unwrap_or_default();
    let is_body = |&id: &crate::syntax::NodeId| unit.span(id).start + 2 == at && unit.span(id).end > at + statements.len();
    let body = unit.ids().find(is_body).expect("a body");
    unit.show(body)
}

#[test]
fn bare_names_are_variables_or_members() {
    insta::assert_snapshot!(shown("sid = p; { String sid = p; use(sid); } other(sid, name, name(), inherited, Config.X);"), @r#"
    block
      assign set
        name p
        member sid
          receiver
      block
        assign block
          name p
          opaque
            name String
          name sid
        call
          name use
          name sid
      call
        name other
        member sid
          receiver
        member name
          receiver
        call
          member name()
            receiver
        member inherited
          receiver
        member X
          name Config
    "#);
}

#[test]
fn names_with_packages_are_their_own_trace() {
    insta::assert_snapshot!(shown("a.b.C x = new a.b.C.D(p.b.C);"), @r#"
    block
      assign block
        construct
          member D
            member C
              import a.b
          member C
            member b
              name p
        opaque
          member C
            import a.b
        name x
    "#);
}

#[test]
fn collections_are_written_down_in_many_ways() {
    insta::assert_snapshot!(shown("List<String> l = new ArrayList<>(Arrays.asList(p)); l.add(sid); m.put(\"k\", p);"), @r#"
    block
      assign block
        coerce same
          list
            name p
        opaque
          name List
          name String
        name l
      assign set
        member sid
          receiver
        member [computed]
          name l
          opaque
      assign set
        name p
        member k
          member m
            receiver
    "#);
}

#[test]
fn collections_may_be_filled_in_braces() {
    insta::assert_snapshot!(shown("f(new HashMap<String, String>() {{ put(\"k\", p); }}, new C().add(p), List.of());"), @r#"
    block
      call
        name f
        map k
          name p
        call
          member add
            construct
              name C
          name p
        list
    "#);
}

#[test]
fn switches_give_values() {
    insta::assert_snapshot!(shown("return switch (p) { case \"a\" -> 1; default -> { yield 2; } };"), @r#"
    block
      return
        branch Either exhaustive
          test
            coerce same
              name p
            opaque
              text "a"
            opaque
          number 1
          block
            number 2
    "#);
}

#[test]
fn handlers_and_resources_are_inside() {
    insta::assert_snapshot!(shown("try (R r = f()) { g(); } catch (A | b.B e) { throw e; } finally { h(); }"), @r#"
    block
      try
        block
          assign block
            call
              name f
            opaque
              name R
            name r
          block
            call
              name g
        block
          assign foreign
            opaque
              name A
              member B
                member b
                  receiver
            name e
          block
            throw
              name e
        block
          call
            name h
    "#);
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
    insta::assert_snapshot!(unit.show(unit.root().expect("a root")), @r#"
    block
      opaque
      class
        name C
        assign set
          call
            name Value
            text "${x}"
          opaque
            name String
          member x
            receiver
        assign set
          function/1
            name y
            opaque
              name String
            block
              assign set
                call
                  name Value
                  text "${y}"
                name y
          member <init>
            receiver
    "#);
    assert_eq!(unit.defines[0].0.join("."), "a.C");
}

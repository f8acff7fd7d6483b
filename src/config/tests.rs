use super::*;

fn parsed(text: &str) -> Parsed {
    parse(Form::Own, text).expect("a configuration")
}

fn right(text: &str) -> Config {
    let parsed = parsed(text);
    assert_eq!(parsed.mistakes, []);
    parsed.config
}

/// Each mistake: what is marked, the message, the help.
fn mistakes(form: Form, text: &str) -> Vec<String> {
    let parsed = parse(form, text).expect("a configuration");
    let spell = |mistake: &Mistake| {
        let help = mistake.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{}: {mistake}{help}", &text[mistake.span.start..mistake.span.end])
    };
    parsed.mistakes.iter().map(spell).collect()
}

#[test]
fn every_key_becomes_a_setting() {
    let config = right(
        r#"
        exclude = ["old/", "*.gen.js"]
        identity = { javascript = " agent() ", python = "os.environ['AGENT']" }
        [credentials]
        source = "beside"
        environment = { account-sid = "A", api-key-sid = "_B1", api-key-secret = "C" }
        python = { api-key-secret = "s.SECRET", api-key-sid = "'SK1'" }
        "#,
    );
    let globs = config.exclude.iter().map(|glob| glob.text.as_str());
    assert_eq!(globs.collect::<Vec<_>>(), ["old/", "*.gen.js"]);
    let variables = [(Slot::AccountSid, "A"), (Slot::ApiKeySid, "_B1"), (Slot::ApiKeySecret, "C")];
    let javascript = Settings {
        identity: Some(Configured::ByFile("agent()".into())),
        origins: Origins::Beside,
        variables: variables.into_iter().map(|(slot, name)| (slot, name.into())).collect(),
        keys: None,
    };
    assert_eq!(config.settings("javascript", "TS"), javascript);
    let python = Settings {
        identity: Some(Configured::ByFile("os.environ['AGENT']".into())),
        keys: Some(["'SK1'".into(), "s.SECRET".into()]),
        ..javascript
    };
    assert_eq!(config.settings("python", "py"), python);
    assert_eq!(right(""), Config::default());
    assert_eq!(right("[credentials]\nsource = 'environment'\n[identity]\n"), Config::default());
}

#[test]
fn the_example_of_the_documentation_is_right_and_has_every_key() {
    let readme = include_str!("../../README.md");
    let section = readme.split("## Configuration").nth(1).expect("a section");
    let example = section.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let config = right(example);
    assert!(!config.exclude.is_empty() && config.identities.len() == 4 && config.variables.len() == 3);
    assert!(config.settings("python", "py").keys.is_some());
    assert!(example.contains("\nsource = "));
}

#[test]
fn the_three_forms_mean_the_same() {
    let own = right("identity.python = 'me()'\n").settings("python", "py");
    let pyproject = "[project]\nname = 'x'\n[tool.tokenlift.identity]\npython = 'me()'\n";
    let package = "{\"name\": \"x\", \"tokenlift\": {\"identity\": {\"python\": \"me()\"}}}";
    for (form, text) in [(Form::Pyproject, pyproject), (Form::Package, package)] {
        let parsed = parse(form, text).unwrap();
        assert_eq!((parsed.config.settings("python", "py"), parsed.mistakes), (own.clone(), Vec::new()));
    }
    assert_eq!(parse(Form::Pyproject, "[tool.other]\ntokenlift = 1\n"), None);
    assert_eq!(parse(Form::Package, "{\"devDependencies\": {\"tokenlift\": \"1\"}}"), None);
    assert_eq!(parse(Form::Package, "[\"tokenlift\"]"), None);
    assert_eq!(parse(Form::Package, "{ broken"), None);
    assert_eq!(Form::of("pyproject.toml"), Form::Pyproject);
    assert_eq!(Form::of("other.toml"), Form::Own);
}

#[test]
fn unknown_keys_are_marked_and_guessed() {
    let text = "identiy = 1\nzebra = 1\n[identity]\ntypescript = 'a'\nJS = 'a'\npyton = 'a'\n[credentials]\nsouce = 'beside'\nenv = {}\nenvironment = { api_key_sid = 'A', auth-token = 'B' }\nperl = {}\n";
    assert_eq!(
        mistakes(Form::Own, text),
        [
            "identiy: unknown key `identiy` (did you mean `identity`?)",
            "zebra: unknown key `zebra` (the keys here are `credentials`, `exclude`, `identity`, `per-path-ignores`, `rules`, `sdk`)",
            "typescript: unknown key `typescript` in `identity` (did you mean `javascript`?)",
            "JS: unknown key `JS` in `identity` (did you mean `javascript`?)",
            "pyton: unknown key `pyton` in `identity` (did you mean `python`?)",
            "souce: unknown key `souce` in `credentials` (did you mean `source`?)",
            "env: unknown key `env` in `credentials` (did you mean `environment`?)",
            "api_key_sid: unknown key `api_key_sid` in `credentials.environment` (did you mean `api-key-sid`?)",
            "auth-token: unknown key `auth-token` in `credentials.environment` (the keys here are `account-sid`, `api-key-sid`, `api-key-secret`)",
            "perl: unknown key `perl` in `credentials` (the keys here are `source`, `environment`, `javascript`, `python`, `php`, `ruby`, `java`, `csharp`)",
        ]
    );
    let package = "{\"tokenlift\": {\"identity\": {\"pytho\\u006e3\": 1}}}";
    assert_eq!(
        mistakes(Form::Package, package),
        ["pytho\\u006e3: unknown key `python3` in `identity` (did you mean `python`?)"]
    );
}

#[test]
fn wrong_types_and_values_are_marked() {
    let text = "exclude = 'x'\nidentity = 'x'\n[credentials]\nsource = 'file'\nenvironment = { api-key-sid = 1, api-key-secret = 'a-b', account-sid = ' ' }\njavascript = { api-key-secret = 'x' }\npython = { api-key-sid = 'x', api-key-secret = '\"sesame\"' }\n";
    assert_eq!(
        mistakes(Form::Own, text),
        [
            "exclude: `exclude` must be a list of texts",
            "identity: `identity` must be a table",
            "source: `credentials.source` must be `environment` or `beside`",
            "api-key-sid: `credentials.environment.api-key-sid` must be a text",
            "api-key-secret: `credentials.environment.api-key-secret` is not the name of an environment variable (a name has letters, digits and underscores, and no digit at its beginning)",
            "account-sid: `credentials.environment.account-sid` must not be empty",
            "api-key-secret: `credentials.javascript.api-key-secret` needs `api-key-sid` beside it",
            "api-key-secret: `credentials.python.api-key-secret` writes a secret out (give an expression that reads the secret from where it is kept)",
        ]
    );
    assert_eq!(mistakes(Form::Package, "{\"tokenlift\": []}"), ["tokenlift: the configuration must be a table"]);
    assert_eq!(
        mistakes(Form::Own, "exclude = ['a', 1, '']"),
        ["1: an item of `exclude` must be a text", ": an item of `exclude` must not be empty"]
    );
}

#[test]
fn an_expression_is_one_and_nothing_but_that() {
    let identity = |language: &str, expression: &str| {
        let text = format!("[identity]\n{language} = {}\n", serde_json::to_string(expression).unwrap());
        let parsed = parsed(&text);
        assert!(parsed.mistakes.len() < 2, "{:?}", parsed.mistakes);
        parsed.mistakes.is_empty()
    };
    let right = [
        (
            "javascript",
            &["name", "'x'", "`${a}-b`", "config.get('AGENT')", "await name()", "a || 'b'", "(a, b)", "process.env.A!"],
        ),
        (
            "php",
            &[
                "$name",
                "'x'",
                "\"{$a}\"",
                "$_SESSION['user']",
                "$a ?? 'b'",
                "config('a.b')",
                "$this->user->id",
                "Agent::NAME",
            ],
        ),
        (
            "ruby",
            &["name", "'x'", "\"#{a}\"", "session[:user]", "a || 'b'", "current_user.id.to_s", "x ? y : z", "Agent::NAME"],
        ),
        ("python", &["name", "'x'", "f'{a}'", "os.environ['A']", "a or 'b'", "x if y else z", "(a, b)", "settings.AGENT"]),
    ];
    for (language, expression) in right.into_iter().flat_map(|(language, all)| all.map(|one| (language, one))) {
        assert!(identity(language, expression), "{language}: {expression}");
    }
    let wrong = [
        (
            "javascript",
            &["my agent", "a, b", "a; b", "a) + (b", "...a", "return a", "a // b", "const a = 1", "'x", "a\nb", "1"],
        ),
        (
            "php",
            &[
                "$a, $b",
                "$a; $b",
                "$a) + ($b",
                "...$a",
                "return $a",
                "$a // b",
                "'x",
                "null",
                "?> x <?php $a",
                "a: $b",
                "12",
            ],
        ),
        ("ruby", &["a, b", "a; b", "a) + (b", "*a", "return a", "a # b", "'x", "a\nb", "nil", "a: b", "**a"]),
        ("python", &["my agent", "a, b", "a; b", "a) + (b", "*a", "return a", "a # b", "a = 1", "'x", "a\nb", "None"]),
    ];
    for (language, expression) in wrong.into_iter().flat_map(|(language, all)| all.map(|one| (language, one))) {
        assert!(!identity(language, expression), "{language}: {expression}");
    }
}

#[test]
fn an_expression_of_a_dialect_counts_in_its_files_alone() {
    let config = right(
        "identity.javascript = 'process.env.A!'\ncredentials.javascript = { api-key-sid = 'a as string', api-key-secret = 'b' }\n",
    );
    for (extension, counts) in [("ts", true), ("MTS", true), ("tsx", true), ("js", false), ("mjs", false)] {
        let settings = config.settings("javascript", extension);
        assert_eq!((settings.identity.is_some(), settings.keys.is_some()), (counts, counts), "{extension}");
    }
}

#[test]
fn values_and_comments_are_hidden_and_places_follow_a_byte_order_mark() {
    let text = "\u{feff}# sésame\nidentiy = 'sésame' # sésame\nidentity.python = 'a#b'\n[credentials.environment]\n'auth#token' = \"sésame\"\napi-key-sid = 'sésame'\nx = [1234, { y = 'sésame' }]\n";
    let parsed = parsed(text);
    let mut shown = text.to_owned();
    for span in &parsed.hidden {
        let stars = "*".repeat(span.end - span.start);
        shown.replace_range(span.start..span.end, &stars);
    }
    assert!(!shown.contains('é') && !shown.contains("1234"), "{shown}");
    assert!(shown.contains("identity.python = 'a#b'") && shown.contains("'auth#token' = \""), "{shown}");
    assert_eq!(mistakes(Form::Own, text)[0], "identiy: unknown key `identiy` (did you mean `identity`?)");
}

#[test]
fn what_is_no_document_is_shown_up_to_its_first_value() {
    for (form, text, line) in [
        (Form::Own, "a = 1\n  pass = sesame\n", "pass"),
        (Form::Own, "a = 1\r\nsesame\r\n", ""),
        (Form::Own, "a = '''\nsesame", ""),
        (Form::Package, "{\n  \"tokenlift\": sesame\n}", "\"tokenlift\""),
        (Form::Pyproject, "tokenlift = sesame", "tokenlift"),
    ] {
        let parsed = parse(form, text).unwrap();
        let span = parsed.mistakes[0].span;
        assert_eq!((parsed.mistakes.len(), &text[span.start..span.end]), (1, line), "{text}");
        assert!(parsed.mistakes[0].message.starts_with("the file is not valid "));
        assert!(!parsed.mistakes[0].message.contains("sesame"));
        let sesame = text.find("sesame").unwrap();
        assert!(parsed.hidden.iter().any(|span| span.start <= sesame && sesame < span.end), "{text}");
    }
}

#[test]
fn nothing_makes_it_panic() {
    let text = "\u{feff}exclude = ['é']\nidentity = { javascript = \"é('\", é = 'é' } # é\n[credentials.python]\napi-key-sid = \"\"\"é\n\"\"\"\n[tool.tokenlift]\né = [[{ tokenlift = 'é' }]]\n";
    let json = "{\"tokenlift\": {\"identity\": {\"javascript\": \"é\\u0028\", \"é\": [\"é\", {}]}, \"é\": 1}}";
    for (form, text) in [(Form::Own, text), (Form::Pyproject, text), (Form::Package, json)] {
        for (cut, _) in text.char_indices() {
            for part in [&text[..cut], &text[cut..]] {
                let Some(parsed) = parse(form, part) else { continue };
                let spans = parsed.mistakes.iter().map(|mistake| mistake.span).chain(parsed.hidden);
                spans.for_each(|span| assert!(part.get(span.start..span.end).is_some(), "{form:?} {part:?}"));
            }
        }
    }
}

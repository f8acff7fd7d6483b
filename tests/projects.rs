//! Which version of the SDK a file's project has, in trees of manifests, lock files and installed packages.

use std::{fs, path::Path};
use tokenlift::{
    finding::{Notice, NoticeKind},
    project::{Origin, Sdk},
    sdk,
    walk::{Projects, Workplace},
};

/// A folder with these files. It has a repository, so that nothing above it counts.
fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (name, text) in [(".git/HEAD", "")].iter().chain(files) {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    root
}

fn sdk_of(root: &Path, file: &str) -> (Sdk, Vec<String>) {
    let workplace = Workplace::new(root.to_path_buf());
    let language = match Path::new(file).extension().and_then(|extension| extension.to_str()) {
        Some("java") => "java",
        Some("cs") => "csharp",
        _ => tokenlift::lang::of_file(file).expect("a language").language(),
    };
    let package = sdk::table(language).and_then(|table| table.package.as_ref()).expect("a package");
    let project = Projects::new(&workplace).of(Path::new(file), package);
    let notices = project.notices().iter();
    let spell = |notice: &Notice| {
        assert!(notice.kind == NoticeKind::Manifest && !notice.kind.is_skip());
        format!("{}: {}", notice.path, notice.message)
    };
    (project.sdk().clone(), notices.map(spell).collect())
}

/// The version, where it is from, and what the pin shows.
fn spell(files: &[(&str, &str)], file: &str) -> String {
    let (sdk, notices) = sdk_of(tree(files).path(), file);
    assert_eq!(notices, Vec::<String>::new());
    spelled(&sdk)
}

fn spelled(sdk: &Sdk) -> String {
    let versions = sdk.versions.as_ref().map_or("unknown", |versions| versions.exact().unwrap_or("range"));
    let origin = match sdk.origin {
        Origin::Lock => " locked",
        Origin::Manifest => "",
        Origin::Installed => " installed",
    };
    let pin = sdk.pin.as_ref().map(|pin| format!(", {} {}", pin.file.path, pin.file.slice(pin.span)));
    let legacy = sdk.legacy.as_ref().map(|legacy| format!("{legacy} ")).unwrap_or_default();
    format!("{legacy}{versions}{origin}{}", pin.unwrap_or_default())
}

const NPM_3: &str = r#"{"lockfileVersion": 3, "packages": {"": {}, "a": {}, "b": {},
    "node_modules/twilio": {"version": "4.23.0"}, "b/node_modules/twilio": {"version": "3.14.0"}}}"#;

fn needs(range: &str) -> String {
    format!(r#"{{"dependencies": {{"twilio": "{range}"}}}}"#)
}

#[test]
fn the_lock_decides_and_the_manifest_is_shown() {
    let (old, new) = (needs("^3.0.0"), needs("^4.0.0"));
    let files = [("package-lock.json", NPM_3), ("a/package.json", &new), ("b/package.json", &old), ("c/package.json", &old)];
    assert_eq!(spell(&files, "a/src/x.js"), "4.23.0 locked, a/package.json ^4.0.0");
    assert_eq!(spell(&files, "b/x.ts"), "3.14.0 locked, b/package.json ^3.0.0");
    // The lock file does not know this folder.
    assert_eq!(spell(&files, "c/x.ts"), "range, c/package.json ^3.0.0");
    // No manifest names the SDK.
    assert_eq!(spell(&files, "x.js"), "4.23.0 locked, package-lock.json 4.23.0");
}

#[test]
fn the_nearest_manifest_that_names_the_sdk_counts() {
    let (old, new) = (needs("3.14.0"), needs("^4"));
    let files = [("package.json", old.as_str()), ("a/package.json", "{}"), ("b/package.json", &new)];
    assert_eq!(spell(&files, "a/deep/x.js"), "3.14.0, package.json 3.14.0");
    assert_eq!(spell(&files, "b/x.js"), "range, b/package.json ^4");
}

#[test]
fn a_lock_file_further_up_must_fit() {
    let manifest = needs("^3.1.0");
    let yarn = "twilio@^3.1.0:\n  version \"3.20.0\"\n\ntwilio@^4:\n  version \"4.1.0\"\n";
    let files = [("yarn.lock", yarn), ("a/package.json", &manifest)];
    assert_eq!(spell(&files, "a/x.js"), "3.20.0 locked, a/package.json ^3.1.0");
    let files = [("yarn.lock", "twilio@^4:\n  version \"4.1.0\"\n"), ("a/package.json", &manifest)];
    assert_eq!(spell(&files, "a/x.js"), "range, a/package.json ^3.1.0");
    let pnpm = "importers:\n  a:\n    dependencies:\n      twilio: {specifier: ^3.1.0, version: 3.30.0}\n";
    let files = [("pnpm-lock.yaml", pnpm), ("a/package.json", &manifest)];
    assert_eq!(spell(&files, "a/x.js"), "3.30.0 locked, a/package.json ^3.1.0");
    let poetry = "[[package]]\nname = \"twilio\"\nversion = \"7.0.0\"\n";
    let files = [("poetry.lock", poetry), ("a/requirements.txt", "twilio<7\n")];
    assert_eq!(spell(&files, "a/x.py"), "range, a/requirements.txt twilio<7");
    // In the same folder a lock file is believed even if the manifest has moved on.
    let files = [("poetry.lock", poetry), ("pyproject.toml", "[tool.poetry.dependencies]\ntwilio = \"^8\"\n")];
    assert_eq!(spell(&files, "x.py"), "7.0.0 locked, pyproject.toml ^8");
}

#[test]
fn the_installed_package_is_the_last_resort() {
    let installed = ("node_modules/twilio/package.json", r#"{"name": "twilio", "version": "3.84.1"}"#);
    assert_eq!(spell(&[installed], "src/x.js"), "3.84.1 installed");
    let fork = needs("github:acme/twilio-node");
    assert_eq!(
        spell(&[installed, ("package.json", &fork)], "x.js"),
        "3.84.1 installed, package.json github:acme/twilio-node"
    );
    assert_eq!(spell(&[("package.json", &fork)], "x.js"), "unknown, package.json github:acme/twilio-node");
    let range = needs("^3");
    assert_eq!(spell(&[installed, ("package.json", &range)], "x.js"), "range, package.json ^3");
    let metadata = (".venv/lib/python3.9/site-packages/twilio-6.5.0.dist-info/METADATA", "Name: twilio\nVersion: 6.5.0\n\n");
    assert_eq!(spell(&[metadata], "app/x.py"), "6.5.0 installed");
    let composer = ("vendor/composer/installed.json", r#"[{"name": "twilio/sdk", "version": "5.16.4"}]"#);
    assert_eq!(spell(&[composer], "x.php"), "5.16.4 installed");
    assert_eq!(spell(&[], "x.py"), "unknown");
}

#[test]
fn requirements_take_in_other_files() {
    let files = [("requirements.txt", "-r reqs/base.txt\n"), ("reqs/base.txt", "-r base.txt\n-c ../limits.txt\ntwilio\n")];
    assert_eq!(spell(&files, "x.py"), "range, reqs/base.txt twilio");
    let limits = ("limits.txt", "twilio==6.5.0\nother==1\n");
    assert_eq!(spell(&[files[0], files[1], limits], "x.py"), "6.5.0, limits.txt twilio==6.5.0");
    // A constraint alone installs nothing, and nothing outside the repository is read.
    assert_eq!(spell(&[("requirements.txt", "-c limits.txt\n-r ../../x.txt\n-r /x.txt\n"), limits], "x.py"), "unknown");
    let files = [("requirements/production.txt", "twilio==6.5.0"), ("setup.py", "setup(install_requires=['twilio'])")];
    assert_eq!(spell(&files, "app/x.py"), "6.5.0, requirements/production.txt twilio==6.5.0");
}

#[test]
fn a_broken_manifest_is_named_and_counts_as_absent() {
    let manifest = needs("3.14.0");
    let lock = "{\n<<<<<<< HEAD\n\"node_modules/twilio\": {}}";
    let root = tree(&[("package-lock.json", lock), ("package.json", &manifest)]);
    let (sdk, notices) = sdk_of(root.path(), "x.js");
    assert_eq!(spelled(&sdk), "3.14.0, package.json 3.14.0");
    assert_eq!(notices, ["package-lock.json: the manifest could not be understood at line 2 and counts as absent"]);
    // One that does not name the SDK would say nothing about it in any case.
    let root = tree(&[("pyproject.toml", "[Twilio\n"), ("uv.lock", "\0twilio"), ("Pipfile", "["), ("setup.cfg", "")]);
    let (sdk, notices) = sdk_of(root.path(), "x.py");
    assert_eq!((spelled(&sdk).as_str(), notices.len()), ("unknown", 2));
}

#[test]
fn a_manifest_made_to_hold_up_the_run_is_cut_short() {
    let huge = format!("twilio==6.5.0\n{}", "#".repeat(17 << 20));
    let root = tree(&[("requirements.txt", &huge), ("poetry.lock", "[[package]]\nname = 'twilio'\nversion = '7.0.0'\n")]);
    let (sdk, notices) = sdk_of(root.path(), "x.py");
    assert_eq!(spelled(&sdk), "7.0.0 locked, poetry.lock 7.0.0");
    assert_eq!(notices, ["requirements.txt: the manifest is larger than 16 MiB and counts as absent"]);
    // Each takes time that grows with the square of its length, or a deep stack, if it is read to the end.
    let many = (0..40_000).map(|n| format!("twilio==6.5.{n}\n")).collect::<String>();
    let excluded = (0..9_000).map(|n| format!("!=6.5.{n},")).collect::<String>();
    let setup = format!("{}'twilio==6.5.0'", "[('twilio==6.5.0',".repeat(20_000));
    let yaml = format!("twilio: [{}]\n", "é, ".repeat(30_000));
    let includes = (0..300).map(|n| (format!("r{n}.txt"), format!("-r r{}.txt\n", n + 1))).collect::<Vec<_>>();
    let chain = includes.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let chain = chain.chain([("requirements.txt", "-r r0.txt"), ("r300.txt", "twilio")]).collect::<Vec<_>>();
    assert_eq!(spell(&[("requirements.txt", &many)], "x.py"), "range, requirements.txt twilio==6.5.0");
    assert!(spell(&[("requirements.txt", &format!("twilio{excluded}"))], "x.py").starts_with("unknown, requirements.txt"));
    assert_eq!(spell(&[("setup.py", &setup)], "x.py"), "6.5.0, setup.py twilio==6.5.0");
    assert_eq!(spell(&[("pnpm-lock.yaml", &yaml)], "x.js"), "unknown");
    assert_eq!(spell(&chain, "x.py"), "unknown");
}

#[test]
fn values_made_to_hold_up_the_run_are_not_known() {
    let open = "dependencies { api \"com.twilio.sdk:twilio:$v30\" }\n";
    let doubled = (0..30).map(|n| format!("ext.v{} = \"$v{n}$v{n}\"\n", n + 1)).collect::<String>();
    let many = "api 'com.twilio.sdk:twilio') { ".repeat(4_000);
    let map = format!("ext.m = [{}]\n", "a: 'b', ".repeat(4_000));
    let group = "'com.twilio.sdk', ".repeat(4_000);
    for script in [format!("{doubled}ext.v0 = ''\n{open}"), many, format!("{map}{open}"), format!("{group}\n{open}")] {
        assert!(spell(&[("build.gradle", &script)], "x.java").starts_with("unknown, build.gradle "), "{}", &script[..40]);
    }
    let attributes = (0..20_000).map(|n| format!(" a{n}='>'")).collect::<String>();
    let names = (0..20_000).map(|n| format!("<a xmlns:n{n}='{n}'>")).collect::<String>();
    for text in [format!("<Project{attributes}/>"), names] {
        let (_, notices) = sdk_of(tree(&[("A.csproj", &text)]).path(), "x.cs");
        assert_eq!(notices, ["A.csproj: the manifest could not be understood and counts as absent"]);
    }
    let (open, close) = ("<PropertyGroup><V>1</V>".repeat(20_000), "</PropertyGroup>".repeat(20_000));
    let reference = "<PackageReference Include='Twilio' Version='$(V)'/>".repeat(20_000);
    let deep = format!("<Project>{reference}{open}{close}</Project>");
    assert_eq!(spell(&[("A.csproj", &deep)], "x.cs"), "1, A.csproj 1");
}

#[test]
fn utf16_as_written_by_some_shells_is_read() {
    let root = tree(&[]);
    let text: Vec<u8> = "\u{feff}twilio==6.5.0\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(root.path().join("requirements.txt"), text).expect("a file");
    assert_eq!(spelled(&sdk_of(root.path(), "x.py").0), "6.5.0, requirements.txt twilio==6.5.0");
}

#[test]
fn manifests_above_the_working_directory_count_and_are_shown_with_dots() {
    let manifest = needs("3.14.0");
    let root = tree(&[("package.json", &manifest), ("src/deep/x.js", "")]);
    let (sdk, _) = sdk_of(&root.path().join("src/deep"), "x.js");
    assert_eq!(spelled(&sdk), "3.14.0, ../../package.json 3.14.0");
}

fn pom(inside: &str) -> String {
    format!("<project><artifactId>own</artifactId>{inside}</project>")
}

fn dependency(artifact: &str, version: &str) -> String {
    let version = if version.is_empty() { String::new() } else { format!("<version>{version}</version>") };
    format!(
        "<dependencies><dependency><groupId>com.twilio.sdk</groupId><artifactId>{artifact}</artifactId>{version}</dependency></dependencies>"
    )
}

#[test]
fn maven_has_properties_parents_and_managed_versions() {
    let parent = "<parent><artifactId>own</artifactId></parent>";
    let (open, bare) = (dependency("twilio", "${twilio.version}"), dependency("twilio", ""));
    let set = "<properties><twilio.version>7.18.0</twilio.version></properties>";
    let managed = format!("<dependencyManagement>{open}</dependencyManagement>");
    let profile = format!("<profiles><profile>{}</profile></profiles>", set.replace("7.18", "8.0"));
    let other = set.replace("7.18", "7.20");
    for (own, above, expected) in [
        (dependency("twilio", "7.18.0"), None, "7.18.0, a/pom.xml 7.18.0"),
        (dependency("twilio", "[7.0,7.19)"), None, "range, a/pom.xml [7.0,7.19)"),
        (dependency("twilio", "LATEST"), None, "unknown, a/pom.xml LATEST"),
        (format!("{set}{open}"), None, "7.18.0, a/pom.xml 7.18.0"),
        (format!("{parent}{open}"), Some(set.to_owned()), "7.18.0, pom.xml 7.18.0"),
        (format!("{parent}{other}{open}"), Some(set.to_owned()), "7.20.0, a/pom.xml 7.20.0"),
        (format!("{parent}{bare}"), Some(format!("{set}{managed}")), "7.18.0, pom.xml 7.18.0"),
        (format!("{parent}{other}{bare}"), Some(format!("{set}{managed}")), "7.20.0, a/pom.xml 7.20.0"),
        (parent.to_owned(), Some(format!("{set}{open}")), "7.18.0, pom.xml 7.18.0"),
        // What a profile sets may hold or not.
        (format!("{set}{profile}{open}"), None, "unknown, a/pom.xml ${twilio.version}"),
        (format!("{set}{}{open}", profile.replace("8.0", "7.18")), None, "7.18.0, a/pom.xml 7.18.0"),
        // The project above is another one.
        (format!("{}{open}", parent.replace("own", "other")), Some(set.to_owned()), "unknown, a/pom.xml ${twilio.version}"),
        (open.clone(), Some(set.to_owned()), "unknown, a/pom.xml ${twilio.version}"),
        (bare.clone(), None, "unknown, a/pom.xml twilio"),
        (
            format!("<properties><twilio.version>${{twilio.version}}</twilio.version></properties>{open}"),
            None,
            "unknown, a/pom.xml ${twilio.version}",
        ),
        (dependency("twilio-java-sdk", "6.3.0"), None, "com.twilio.sdk:twilio-java-sdk 6.3.0, a/pom.xml 6.3.0"),
    ] {
        let (own, above) = (pom(&own), above.map(|above| pom(&above)));
        let mut files = vec![("a/pom.xml", own.as_str())];
        files.extend(above.as_deref().map(|above| ("pom.xml", above)));
        assert_eq!(spell(&files, "a/src/main/java/x.java"), expected, "{own} {above:?}");
    }
    // A parent beside the project, named by its folder.
    let beside = "<parent><artifactId>own</artifactId><relativePath>../base</relativePath></parent>";
    let (own, base) = (pom(&format!("{beside}{bare}")), pom(&format!("{set}{managed}")));
    assert_eq!(spell(&[("a/pom.xml", &own), ("base/pom.xml", &base)], "a/x.java"), "7.18.0, base/pom.xml 7.18.0");
}

#[test]
fn gradle_has_variables_properties_a_catalog_and_a_lock_file() {
    let open = "dependencies { implementation \"com.twilio.sdk:twilio:$twilioVersion\" }";
    let catalog =
        "[versions]\nsdk = '7.18.0'\n[libraries]\ntwilio-sdk = { module = 'com.twilio.sdk:twilio', version.ref = 'sdk' }\n";
    let properties = ("gradle.properties", "twilioVersion=7.18.0\n");
    let local = ("build.gradle", "def twilioVersion = '7.18.0'\n");
    let shared = ("build.gradle", "ext.twilioVersion = '7.18.0'\n");
    let toml = ("gradle/libs.versions.toml", catalog);
    for (own, others, expected) in [
        ("implementation 'com.twilio.sdk:twilio:8.0.0'", vec![], "8.0.0, a/build.gradle 8.0.0"),
        ("implementation 'com.twilio.sdk:twilio:8.+'", vec![], "range, a/build.gradle 8.+"),
        (open, vec![], "unknown, a/build.gradle $twilioVersion"),
        (open, vec![properties], "7.18.0, gradle.properties 7.18.0"),
        (open, vec![shared], "7.18.0, build.gradle 7.18.0"),
        (open, vec![local], "unknown, a/build.gradle $twilioVersion"),
        (open, vec![properties, ("a/settings.gradle", "")], "unknown, a/build.gradle $twilioVersion"),
        (open, vec![properties, ("a/gradle.properties", "twilioVersion=8.0")], "8.0, a/gradle.properties 8.0"),
        ("implementation(libs.twilio.sdk)", vec![toml], "7.18.0, gradle/libs.versions.toml 7.18.0"),
        ("implementation libs.other", vec![toml], "unknown"),
        (
            "implementation 'com.twilio.sdk:twilio:7.+'",
            vec![("a/gradle.lockfile", "com.twilio.sdk:twilio:7.18.0=runtimeClasspath\n")],
            "7.18.0 locked, a/build.gradle 7.+",
        ),
        // This lock file is another project's.
        (
            "implementation 'com.twilio.sdk:twilio:7.+'",
            vec![("gradle.lockfile", "com.twilio.sdk:twilio:7.18.0=runtimeClasspath\n")],
            "range, a/build.gradle 7.+",
        ),
        (
            "apply from: \"$rootDir/gradle/sdk.gradle\"",
            vec![("gradle/sdk.gradle", "dependencies { implementation 'com.twilio.sdk:twilio:7.18.0' }")],
            "7.18.0, gradle/sdk.gradle 7.18.0",
        ),
        (
            "compile 'com.twilio.sdk:twilio-java-sdk:6.3.0'",
            vec![],
            "com.twilio.sdk:twilio-java-sdk 6.3.0, a/build.gradle 6.3.0",
        ),
    ] {
        let files = [vec![("a/build.gradle", own)], others.clone()].concat();
        assert_eq!(spell(&files, "a/src/x.java"), expected, "{own} {others:?}");
    }
    // What is set for all projects, found from a project that says nothing.
    let root = "subprojects { dependencies { implementation(\"com.twilio.sdk:twilio:7.18.0\") } }";
    let files = [("build.gradle.kts", root), ("a/build.gradle.kts", "plugins { java }")];
    assert_eq!(spell(&files, "a/src/x.java"), "7.18.0, build.gradle.kts 7.18.0");
}

#[test]
fn dotnet_has_properties_central_versions_and_a_lock_file() {
    let project = |inside: &str| format!("<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{inside}</ItemGroup></Project>");
    let reference = |version: &str| project(&format!("<PackageReference Include=\"Twilio\" Version=\"{version}\" />"));
    let bare = project("<PackageReference Include=\"Twilio\" />");
    let open = reference("$(TwilioVersion)");
    let set = "<Project><PropertyGroup><TwilioVersion>5.2.0</TwilioVersion></PropertyGroup></Project>";
    let central =
        "<Project><ItemGroup><PackageVersion Include=\"Twilio\" Version=\"$(TwilioVersion)\" /></ItemGroup></Project>";
    let (props, packages) = (("Directory.Build.props", set), ("Directory.Packages.props", central));
    let up = "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" /></Project>";
    let lock = r#"{"dependencies": {"net8.0": {"Twilio": {"resolved": "5.2.0"}}}}"#;
    let assets = r#"{"libraries": {"Twilio/5.2.0": {"type": "package"}}}"#;
    let of_all = reference("5.2.0").replace(" Sdk=\"Microsoft.NET.Sdk\"", "");
    for (own, others, expected) in [
        (reference("5.2.0"), vec![], "5.2.0, a/A.csproj 5.2.0"),
        (reference("5.*"), vec![], "range, a/A.csproj 5.*"),
        (reference("[5.0,6.0)"), vec![], "range, a/A.csproj [5.0,6.0)"),
        (open.clone(), vec![], "unknown, a/A.csproj $(TwilioVersion)"),
        (open.clone(), vec![props], "5.2.0, Directory.Build.props 5.2.0"),
        (open.clone(), vec![props, ("a/Directory.Build.props", "<Project/>")], "unknown, a/A.csproj $(TwilioVersion)"),
        (open.clone(), vec![props, ("a/Directory.Build.props", up)], "5.2.0, Directory.Build.props 5.2.0"),
        (bare.clone(), vec![props, packages], "5.2.0, Directory.Build.props 5.2.0"),
        (bare.clone(), vec![], "unknown, a/A.csproj Twilio"),
        (project(""), vec![("Directory.Build.props", &of_all)], "5.2.0, Directory.Build.props 5.2.0"),
        (reference("5.*"), vec![("a/packages.lock.json", lock)], "5.2.0 locked, a/A.csproj 5.*"),
        (bare.clone(), vec![("a/obj/project.assets.json", assets)], "5.2.0 installed, a/A.csproj Twilio"),
        (
            project(""),
            vec![("a/packages.config", "<packages><package id=\"Twilio\" version=\"5.2.0\" /></packages>")],
            "5.2.0, a/packages.config 5.2.0",
        ),
        (
            project("<PackageReference Include=\"Twilio.Client\" Version=\"4.7.2\" />"),
            vec![],
            "Twilio.Client 4.7.2, a/A.csproj 4.7.2",
        ),
        // The SDK itself says more than what lies beside it.
        (
            project(
                "<PackageReference Include='Twilio.Client' Version='4.7.2' /><PackageReference Include='Twilio' Version='4.7.2' />",
            ),
            vec![],
            "4.7.2, a/A.csproj 4.7.2",
        ),
    ] {
        let files = [vec![("a/A.csproj", own.as_str())], others.clone()].concat();
        assert_eq!(spell(&files, "a/Controllers/X.cs"), expected, "{own} {others:?}");
    }
    let condition = |version: &str| {
        format!("<PackageReference Include='Twilio' Version='{version}' Condition=\"'$(A)'=='{version}'\" />")
    };
    let both = project(&[condition("5.2.0"), condition("6.0.0")].concat());
    assert_eq!(spell(&[("A.csproj", &both)], "x.cs"), "range, A.csproj 5.2.0");
}

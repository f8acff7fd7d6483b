//! Names of the SDK that the code base gives to classes of its own, in languages whose names need no import.

mod program;

use program::{check, file, stdout};

fn findings(files: &[(&str, &str)]) -> usize {
    let root = tempfile::tempdir().expect("a folder");
    files.iter().for_each(|(name, text)| file(root.path(), name, text));
    let output = check(root.path(), &["--output-format", "concise", "."]);
    stdout(&output).lines().filter(|line| line.contains("capability-token")).count()
}

const PHP: (&str, &str) =
    ("web/a.php", "<?php\n$c = new Services_Twilio_Capability($sid, $token);\necho $c->generateToken();\n");
const RUBY: (&str, &str) = ("app/a.rb", "puts Twilio::JWT::ClientCapability.new(sid, token).to_jwt\n");

#[test]
fn a_class_of_the_code_base_is_its_own() {
    let php = "<?php\nclass Services_Twilio_Capability { public function generateToken() { return 'x'; } }\n";
    assert_eq!(findings(&[PHP]), 1);
    assert_eq!(findings(&[PHP, ("lib/own.php", php)]), 0);
    let ruby = "module Twilio\n  module JWT\n    class ClientCapability\n      def initialize(a, b) = @a = a\n    end\n  end\nend\n";
    assert_eq!(findings(&[RUBY]), 1);
    assert_eq!(findings(&[RUBY, ("lib/own.rb", ruby)]), 0);
}

#[test]
fn a_copy_of_the_sdk_and_a_class_that_is_opened_again_are_the_sdk_s() {
    let copy = "<?php\nclass Services_Twilio_Capability {\n  function allowClientOutgoing($a, $b = array()) {}\n  function allowClientIncoming($a) {}\n}\n";
    assert_eq!(findings(&[PHP, ("Services/Twilio/Capability.php", copy)]), 1);
    let again = "class Twilio::JWT::ClientCapability\n  def name = 'x'\nend\n";
    assert_eq!(findings(&[RUBY, ("config/again.rb", again)]), 1);
}

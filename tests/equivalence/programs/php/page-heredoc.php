<?php
// shape: the generating call stands inside a heredoc
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

$name = trim($_POST['name']);
$capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
$capability->allowClientIncoming($name);
$capability->allowClientOutgoing(getenv('TWILIO_APP_SID'), ['who' => $name]);

echo <<<HTML
<script>
  var device = setup('{$capability->generateToken(600)}', '$name');
</script>

HTML;

<?php
// shape: the generating call stands inside a heredoc
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

$name = trim($_POST['name']);
$token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 600, $name);
$voiceGrant = new VoiceGrant();
$voiceGrant->setIncomingAllow(true);
$voiceGrant->setOutgoingApplication(getenv('TWILIO_APP_SID'), ['who' => $name]);
$token->addGrant($voiceGrant);

echo <<<HTML
<script>
  var device = setup('{$token->toJWT()}', '$name');
</script>

HTML;

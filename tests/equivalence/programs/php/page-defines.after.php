<?php
// shape: a page whose credentials are defined constants, and whose script prints the generating call itself
// sdks: modern
// fix: safe or unsafe (no client name on one path)
require_once(__DIR__ . '/../vendor/autoload.php');

define('TW_SID', getenv('TWILIO_ACCOUNT_SID'));
define('TW_TTL', 60 * 60 * 8);

$token = new Twilio\Jwt\AccessToken(TW_SID, getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), TW_TTL);
$voiceGrant = new Twilio\Jwt\Grants\VoiceGrant();
if (isset($_GET['name'])) {
	$token->setIdentity($_GET['name']);
	$voiceGrant->setIncomingAllow(true);
	$voiceGrant->setOutgoingApplication(getenv('TWILIO_APP_SID'), array('from' => $_GET['name']));
}
$token->addGrant($voiceGrant);
?>
<?php if (isset($_GET['name'])): ?>
<div data-token="<?= $token->toJWT() ?>"></div>
<?php else: ?>
<p>Who are you?</p>
<?php endif ?>

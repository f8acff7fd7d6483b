<?php
// mistake: outgoing calls are forgotten
require_once(__DIR__ . '/../vendor/autoload.php');

define('TW_SID', getenv('TWILIO_ACCOUNT_SID'));
define('TW_TTL', 60 * 60 * 8);

$token = new Twilio\Jwt\AccessToken(TW_SID, getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), TW_TTL);
$voiceGrant = new Twilio\Jwt\Grants\VoiceGrant();
if (isset($_GET['name'])) {
	$token->setIdentity($_GET['name']);
	$voiceGrant->setIncomingAllow(true);
}
$token->addGrant($voiceGrant);
?>
<?php if (isset($_GET['name'])): ?>
<div data-token="<?= $token->toJWT() ?>"></div>
<?php else: ?>
<p>Who are you?</p>
<?php endif ?>

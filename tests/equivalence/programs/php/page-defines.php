<?php
// shape: a page whose credentials are defined constants, and whose script prints the generating call itself
// sdks: modern
// fix: safe or unsafe (no client name on one path)
require_once(__DIR__ . '/../vendor/autoload.php');

define('TW_SID', getenv('TWILIO_ACCOUNT_SID'));
define('TW_TOKEN', getenv('TWILIO_AUTH_TOKEN'));
define('TW_TTL', 60 * 60 * 8);

$capability = new Twilio\Jwt\ClientToken(TW_SID, TW_TOKEN);
if (isset($_GET['name'])) {
	$capability->allowClientIncoming($_GET['name']);
	$capability->allowClientOutgoing(getenv('TWILIO_APP_SID'), array('from' => $_GET['name']));
}
?>
<?php if (isset($_GET['name'])): ?>
<div data-token="<?= $capability->generateToken(TW_TTL) ?>"></div>
<?php else: ?>
<p>Who are you?</p>
<?php endif ?>

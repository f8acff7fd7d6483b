<?php
// shape: the scopes are added in blocks with colons, between parts of the page
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';
$token = new \Twilio\Jwt\AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, $_GET['name']);
$voiceGrant = new \Twilio\Jwt\Grants\VoiceGrant();
$voiceGrant->setIncomingAllow(true);
?>
<ul>
<?php if (!empty($_GET['outgoing'])): ?>
  <?php $voiceGrant->setOutgoingApplicationSid($_GET['appSid']); ?>
  <li>may call</li>
<?php else: ?>
  <li>may not call</li>
<?php endif; ?>
</ul>
<?php $token->addGrant($voiceGrant); ?>
<script>var token = <?= json_encode($token->toJWT()) ?>;</script>

<?php
// shape: the scopes are added in blocks with colons, between parts of the page
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';
$capability = new \Twilio\Jwt\ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
$capability->allowClientIncoming($_GET['name']);
?>
<ul>
<?php if (!empty($_GET['outgoing'])): ?>
  <?php $capability->allowClientOutgoing($_GET['appSid']); ?>
  <li>may call</li>
<?php else: ?>
  <li>may not call</li>
<?php endif; ?>
</ul>
<script>var token = <?= json_encode($capability->generateToken()) ?>;</script>

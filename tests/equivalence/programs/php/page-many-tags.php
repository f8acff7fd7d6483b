<?php
// shape: every statement in tags of its own, and keywords in capitals
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php'; ?>
<?php IF (TRUE) { ?>
<?php $capability = NEW \Twilio\Jwt\ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN')) ?>
<p>one</p>
<?php $capability->allowClientIncoming($_REQUEST['name']) ?>
<p>two <?php /* who may call */ $capability->allowClientOutgoing($_REQUEST['appSid']); ?></p>
<?php } ?>
<i><?php ECHO $capability->generateToken(60) ?></i>

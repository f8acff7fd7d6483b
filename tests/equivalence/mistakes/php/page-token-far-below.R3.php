<?php
// mistake: the page lost a line
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

$accountSid = getenv('TWILIO_ACCOUNT_SID');
$apiKeySid  = getenv('TWILIO_API_KEY');
$apiSecret  = getenv('TWILIO_API_SECRET');
$appSid     = getenv('TWILIO_APP_SID');

$clientName = $_REQUEST['name'];

$accessToken = new AccessToken($accountSid, $apiKeySid, $apiSecret, 600, $clientName);
$voiceGrant = new VoiceGrant();
$voiceGrant->setOutgoingApplicationSid($appSid);
$voiceGrant->setIncomingAllow(true);
$accessToken->addGrant($voiceGrant);
$token = $accessToken->toJWT();
?>
<!DOCTYPE html>
<html>
  <head>
    <script src="/static/twilio.min.js"></script>
    <script>
      Twilio.Device.setup("<?php echo $token; ?>");
      Twilio.Device.ready(function () { console.log("<?= htmlspecialchars($clientName) ?> is ready"); });
    </script>
  </head>
  <body>
    <button onclick="Twilio.Device.connect();">Call</button>
  </body>
</html>

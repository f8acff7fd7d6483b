<?php
// shape: a page that mints at its top and prints the token in a script far below
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

$accountSid = getenv('TWILIO_ACCOUNT_SID');
$authToken  = getenv('TWILIO_AUTH_TOKEN');
$appSid     = getenv('TWILIO_APP_SID');

$clientName = $_REQUEST['name'];

$capability = new ClientToken($accountSid, $authToken);
$capability->allowClientOutgoing($appSid);
$capability->allowClientIncoming($clientName);
$token = $capability->generateToken(600);
?>
<!DOCTYPE html>
<html>
  <head>
    <title>Hello Client Monkey 4</title>
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

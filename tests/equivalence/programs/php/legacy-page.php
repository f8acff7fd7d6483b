<?php
// shape: the page of the old quickstart
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
require __DIR__ . '/../vendor/autoload.php';

// put your Twilio API credentials here
$accountSid = getenv('TWILIO_ACCOUNT_SID');
$authToken  = getenv('TWILIO_AUTH_TOKEN');

// put your Twilio Application Sid here
$appSid     = getenv('TWILIO_APP_SID');

// put your default Twilio Client name here
$clientName = 'jenny';

// get the Twilio Client name from the page request parameters, if given
if (isset($_REQUEST['name'])) {
    $clientName = $_REQUEST['name'];
}

$capability = new Services_Twilio_Capability($accountSid, $authToken);
$capability->allowClientOutgoing($appSid);
$capability->allowClientIncoming($clientName);
$token = $capability->generateToken();
?>

<!DOCTYPE html>
<html>
  <body>
    <script>Twilio.Device.setup("<?php echo $token; ?>");</script>
    <div id="log">Loading <?php echo htmlspecialchars($clientName) ?>...</div>
  </body>
</html>

<?php
// shape: the old class with outgoing calls only
// sdks: legacy
// fix: unsafe (the SDK must be raised first, no client name)
require __DIR__ . '/../vendor/autoload.php';

function mint($input)
{
    $cap = new \Services_Twilio_Capability(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $cap->allowClientOutgoing($input['appSid']);
    return $cap->generateToken();
}

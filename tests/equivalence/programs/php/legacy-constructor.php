<?php
// shape: the old global class, with parameters and a lifetime
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
require __DIR__ . '/../vendor/autoload.php';

function mint($input)
{
    $capability = new Services_Twilio_Capability(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientOutgoing($input['appSid'], $input['params']);
    if ($input['incoming']) {
        $capability->allowClientIncoming($input['name']);
    }
    return array('token' => $capability->generateToken($input['ttl']));
}

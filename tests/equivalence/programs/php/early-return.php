<?php
// shape: generated before the second scope on one path, after it on the other
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    if (!$input['outgoing']) {
        return $capability->generateToken();
    }
    $capability->allowClientOutgoing($input['appSid'], $input['params']);

    return $capability->generateToken();
}

<?php
// shape: two applications on one token
// sdks: modern
// fix: none (several application SIDs)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    $capability->allowClientOutgoing($input['appSid']);
    $capability->allowClientOutgoing('AP99999999999999999999999999999999');

    return $capability->generateToken();
}

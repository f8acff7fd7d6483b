<?php
// shape: the name may be a number, as row ids are
// sdks: modern
// inputs: numeric-name
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint($row)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($row['name']);
    $capability->allowClientOutgoing($row['appSid']);

    return $capability->generateToken();
}

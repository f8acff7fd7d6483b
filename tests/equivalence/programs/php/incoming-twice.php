<?php
// shape: two names on one token
// sdks: modern
// fix: none (several incoming names)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming('switchboard');
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken();
}

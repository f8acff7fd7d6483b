<?php
// shape: the lifetime is text of the environment
// sdks: modern
// fix: none (the lifetime is text)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint($input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken(getenv('TOKEN_TTL'));
}

<?php
// shape: the lifetime is a number made from text of the environment
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

const DEFAULT_TTL = 600;

function mint($input)
{
    $ttl = (int) getenv('TOKEN_TTL') ?: DEFAULT_TTL;
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken($ttl);
}

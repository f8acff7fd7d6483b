<?php
// shape: one token object is generated twice, with two lifetimes
// sdks: modern
// fix: safe or none (two lifetimes need two tokens)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint($input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);

    return ['short' => $capability->generateToken(60), 'long' => $capability->generateToken()];
}

<?php
// shape: a lifetime of a week
// sdks: modern
// fix: unsafe (the lifetime is above the limit)
// rows: T1
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

class Session
{
    const WEEK = 7 * 24 * 60 * 60;
}

function mint($input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken(Session::WEEK);
}

<?php
// shape: the class under another name
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken as Capability;

function mint($input)
{
    $sid = getenv('TWILIO_ACCOUNT_SID');
    $cap = new Capability($sid, getenv('TWILIO_AUTH_TOKEN'));
    $cap->allowClientIncoming($input['name']);
    return "token=" . $cap->generateToken($input['ttl']) . "\n";
}

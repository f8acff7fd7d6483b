<?php
// shape: the only name is under a condition
// sdks: modern
// fix: safe or unsafe (no client name on one path)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientOutgoing($input['appSid'], $input['params']);
    if ($input['incoming'])
        $capability->allowClientIncoming($input['name']);
    return $capability->generateToken($input['ttl']);
}

<?php
// shape: one of two names, by a match
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $name = match (true) {
        $input['vip'] => 'vip_desk',
        default => $input['name'],
    };
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($name);
    $capability->allowClientOutgoing($input['appSid'], compact('name'));

    return $capability->generateToken();
}

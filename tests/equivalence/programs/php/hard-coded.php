<?php
// shape: the credentials are written into the file
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

$TWILIO = [
    'sid' => 'AC0123456789abcdef0123456789abcdef',
    'token' => '5e1f7a3c9b2d4806e5f7a3c9b2d48061',
];

function mint(array $input)
{
    global $TWILIO;
    $capability = new ClientToken($TWILIO['sid'], $TWILIO['token']);
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken();
}

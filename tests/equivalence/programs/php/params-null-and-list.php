<?php
// shape: parameters that are null, a list and a truth value
// sdks: modern
// fix: unsafe (parameters that are no text)
// rows: V4?
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    $capability->allowClientOutgoing($input['appSid'], ['campaign' => null, 'skills' => ['de', 'en'], 'vip' => true]);

    return $capability->generateToken();
}

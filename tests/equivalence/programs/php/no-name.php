<?php
// shape: outgoing calls only, and nobody has a name
// sdks: modern
// fix: unsafe (no client name)
// identity: 'web_visitor'
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientOutgoing($input['appSid'], $input['params']);

    return $capability->generateToken(600);
}

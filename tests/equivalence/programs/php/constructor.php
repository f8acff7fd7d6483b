<?php
// shape: the plain case: a token for a client that may call and be called
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input): string
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientOutgoing($input['appSid']);
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken();
}

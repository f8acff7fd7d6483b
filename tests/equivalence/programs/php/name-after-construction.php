<?php
// shape: the name is cleaned only after the token was constructed
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientOutgoing($input['appSid']);

    // Names may only have letters, digits and underscores.
    $clientName = preg_replace('/\W+/', '_', $input['name']);
    $capability->allowClientIncoming($clientName);

    return [$clientName, $capability->generateToken()];
}

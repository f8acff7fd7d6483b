<?php
// shape: the token also subscribes to events
// sdks: modern
// fix: none (event stream)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    $capability->allowEventStream(['client' => $input['name']]);

    return $capability->generateToken();
}

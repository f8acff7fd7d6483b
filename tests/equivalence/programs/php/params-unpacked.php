<?php
// shape: parameters unpacked from two arrays
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

const PARAM_DEFAULTS = ['source' => 'web', 'n' => 1];

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    $capability->allowClientOutgoing($input['appSid'], [...PARAM_DEFAULTS, ...$input['params']]);

    return $capability->generateToken();
}

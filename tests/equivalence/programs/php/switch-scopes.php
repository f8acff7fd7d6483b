<?php
// shape: a switch that falls through decides over the scopes
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    switch ($input['vip'] ? 'vip' : 'guest') {
        case 'vip':
        case 'staff':
            $capability->allowClientOutgoing($input['appSid'], $input['params']);
            break;
        default:
            break;
    }

    return $capability->generateToken($input['vip'] ? 7200 : 600);
}

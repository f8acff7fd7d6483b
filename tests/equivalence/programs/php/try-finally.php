<?php
// shape: everything stands in a try, and something is logged at the end
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    try {
        $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
        $capability->allowClientIncoming($input['name']);
        $capability->allowClientOutgoing($input['appSid'], ['caller' => $input['name']]);
        return $capability->generateToken($input['ttl']);
    } finally {
        error_log('minted', 4);
    }
}

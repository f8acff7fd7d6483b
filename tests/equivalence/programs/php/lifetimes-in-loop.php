<?php
// shape: one token object is generated in a loop, with another lifetime each time
// sdks: modern
// fix: safe or none (the lifetimes are known only in the loop)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    $tokens = [];
    foreach ([60, 600, $input['ttl']] as $ttl) {
        $tokens[] = $capability->generateToken($ttl);
    }

    return $tokens;
}

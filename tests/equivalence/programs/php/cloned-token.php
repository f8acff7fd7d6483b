<?php
// shape: a token object is cloned for each agent, and the first one stays without a name
// sdks: modern
// fix: none (the token is cloned)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $base = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $base->allowClientOutgoing($input['appSid']);
    $tokens = [];
    foreach (['anna', $input['name']] as $agent) {
        $capability = clone $base;
        $capability->allowClientIncoming($agent);
        $tokens[] = $capability->generateToken();
    }

    return $tokens;
}

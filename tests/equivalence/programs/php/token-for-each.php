<?php
// shape: a token for each of several agents
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $tokens = [];
    foreach (['anna', 'ben', $input['name']] as $i => $agent) {
        $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
        $capability->allowClientIncoming($agent);
        $capability->allowClientOutgoing($input['appSid']);
        $tokens[$agent] = $capability->generateToken(60 * ($i + 1));
    }

    return $tokens;
}

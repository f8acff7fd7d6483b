<?php
// shape: a token for each of several agents
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $tokens = [];
    foreach (['anna', 'ben', $input['name']] as $i => $agent) {
        $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 60 * ($i + 1), (string) $agent);
        $voiceGrant = new VoiceGrant();
        $voiceGrant->setIncomingAllow(true);
        $voiceGrant->setOutgoingApplicationSid($input['appSid']);
        $token->addGrant($voiceGrant);
        $tokens[$agent] = $token->toJWT();
    }

    return $tokens;
}

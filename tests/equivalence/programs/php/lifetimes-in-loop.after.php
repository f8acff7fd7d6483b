<?php
// shape: one token object is generated in a loop, with another lifetime each time
// sdks: modern
// fix: safe or none (the lifetimes are known only in the loop)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $tokens = [];
    foreach ([60, 600, $input['ttl']] as $ttl) {
        $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), $ttl, (string) $input['name']);
        $token->addGrant($voiceGrant);
        $tokens[] = $token->toJWT();
    }

    return $tokens;
}

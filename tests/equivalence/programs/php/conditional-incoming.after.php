<?php
// shape: the only name is under a condition
// sdks: modern
// fix: safe or unsafe (no client name on one path)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), $input['ttl'], (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setOutgoingApplication($input['appSid'], $input['params']);
    if ($input['incoming'])
        $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);
    return $token->toJWT();
}

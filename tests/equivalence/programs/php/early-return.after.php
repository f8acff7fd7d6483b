<?php
// shape: generated before the second scope on one path, after it on the other
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);
    if (!$input['outgoing']) {
        return $token->toJWT();
    }
    $voiceGrant->setOutgoingApplication($input['appSid'], $input['params']);

    return $token->toJWT();
}

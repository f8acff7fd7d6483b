<?php
// mistake: the condition is lost
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), $input['ttl'], (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setOutgoingApplication($input['appSid'], $input['params']);
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);
    return $token->toJWT();
}

<?php
// shape: the class under another name
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint($input)
{
    $sid = getenv('TWILIO_ACCOUNT_SID');
    $token = new AccessToken($sid, getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), $input['ttl'], (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);
    return "token=" . $token->toJWT() . "\n";
}

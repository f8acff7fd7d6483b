<?php
// shape: a lifetime of a week
// sdks: modern
// fix: unsafe (the lifetime is above the limit)
// rows: T1
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

class Session
{
    const WEEK = 7 * 24 * 60 * 60;
}

function mint($input)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 86400, (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

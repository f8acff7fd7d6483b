<?php
// shape: the name may be a number, as row ids are
// sdks: modern
// inputs: numeric-name
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint($row)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, (string) $row['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $voiceGrant->setOutgoingApplicationSid($row['appSid']);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

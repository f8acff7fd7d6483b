<?php
// mistake: one of the two tokens is lost
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint($input)
{
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $short = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 60, (string) $input['name']);
    $short->addGrant($voiceGrant);
    $long = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, (string) $input['name']);
    $long->addGrant($voiceGrant);

    return ['short' => $short->toJWT()];
}

<?php
// shape: a grouped import, and an access token of its own kind beside the old one
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\{AccessToken};
use Twilio\Jwt\Grants\VoiceGrant;

function mint($input)
{
    $keySid = getenv('TWILIO_API_KEY');
    $keySecret = getenv('TWILIO_API_SECRET');
    $mobile = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), $keySid, $keySecret, 60, $input['name']);
    $grant = new VoiceGrant();
    $grant->setPushCredentialSid('CR1');
    $mobile->addGrant($grant);

    $browser = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), $keySid, $keySecret, 60, (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $browser->addGrant($voiceGrant);

    return ['mobile' => $mobile->toJWT(), 'browser' => $browser->toJWT()];
}

<?php
// mistake: the access token that was there before gets another lifetime
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\{AccessToken};
use Twilio\Jwt\Grants\VoiceGrant;

function mint($input)
{
    $keySid = getenv('TWILIO_API_KEY');
    $keySecret = getenv('TWILIO_API_SECRET');
    $mobile = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), $keySid, $keySecret, 90, $input['name']);
    $grant = new VoiceGrant();
    $grant->setPushCredentialSid('CR1');
    $mobile->addGrant($grant);

    $browser = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), $keySid, $keySecret, 60, (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $browser->addGrant($voiceGrant);

    return ['mobile' => $mobile->toJWT(), 'browser' => $browser->toJWT()];
}

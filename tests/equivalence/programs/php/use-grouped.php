<?php
// shape: a grouped import, and an access token of its own kind beside the old one
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\{AccessToken, ClientToken};
use Twilio\Jwt\Grants\VoiceGrant;

function mint($input)
{
    $keySid = getenv('TWILIO_API_KEY');
    $keySecret = getenv('TWILIO_API_SECRET');
    $mobile = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), $keySid, $keySecret, 60, $input['name']);
    $grant = new VoiceGrant();
    $grant->setPushCredentialSid('CR1');
    $mobile->addGrant($grant);

    $browser = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $browser->allowClientIncoming($input['name']);

    return ['mobile' => $mobile->toJWT(), 'browser' => $browser->generateToken(60)];
}

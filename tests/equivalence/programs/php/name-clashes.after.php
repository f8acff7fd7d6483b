<?php
// shape: every name that new code would like to use is taken
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Acme\VoiceGrant;

class AccessToken
{
    public $label = 'mine';
}

function mint(array $input)
{
    $token = 'a';
    $accessToken = new AccessToken();
    $voiceGrant = $grant = VoiceGrant::class;
    $capability = new \Twilio\Jwt\AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, (string) $input['name']);
    $newGrant = new \Twilio\Jwt\Grants\VoiceGrant();
    $newGrant->setIncomingAllow(true);
    $capability->addGrant($newGrant);

    return [$token, $accessToken->label, $voiceGrant, $grant, $capability->toJWT()];
}

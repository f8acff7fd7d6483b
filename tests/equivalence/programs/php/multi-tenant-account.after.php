<?php
// shape: the credentials belong to the tenant that asks
// sdks: modern
// fix: unsafe (credentials of an account object)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $account = $input['account'];
    $token = new AccessToken($account['sid'], getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

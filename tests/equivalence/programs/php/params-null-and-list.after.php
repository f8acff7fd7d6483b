<?php
// shape: parameters that are null, a list and a truth value
// sdks: modern
// fix: unsafe (parameters that are no text)
// rows: V4?
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $voiceGrant->setOutgoingApplication($input['appSid'], ['campaign' => null, 'skills' => ['de', 'en'], 'vip' => true]);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

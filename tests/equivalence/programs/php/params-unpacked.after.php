<?php
// shape: parameters unpacked from two arrays
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

const PARAM_DEFAULTS = ['source' => 'web', 'n' => 1];

function mint(array $input)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $voiceGrant->setOutgoingApplication($input['appSid'], [...PARAM_DEFAULTS, ...$input['params']]);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

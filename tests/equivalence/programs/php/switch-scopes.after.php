<?php
// shape: a switch that falls through decides over the scopes
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), $input['vip'] ? 7200 : 600, (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    switch ($input['vip'] ? 'vip' : 'guest') {
        case 'vip':
        case 'staff':
            $voiceGrant->setOutgoingApplication($input['appSid'], $input['params']);
            break;
        default:
            break;
    }
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

<?php
// shape: parameters built up in an array before the call
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $params = ['agent' => $input['name'], 'campaign' => 'a&b=c'];
    if ($input['vip']) {
        $params['priority'] = 'high';
    }
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, (string) $input['name']);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $voiceGrant->setOutgoingApplication($input['appSid'], array_merge($params, $input['params']));
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

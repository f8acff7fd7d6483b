<?php
// shape: the name is assigned inside the call that allows it, and counted
// sdks: modern
// fix: safe or unsafe (the argument changes variables)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $count = 1;
    $name = strtolower($input['name']) . $count++;
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, $name);
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $voiceGrant->setOutgoingApplication($input['appSid'], ['name' => $name, 'count' => $count]);
    $token->addGrant($voiceGrant);

    return [$name, $count, $token->toJWT()];
}

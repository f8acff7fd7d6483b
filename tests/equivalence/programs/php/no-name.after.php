<?php
// shape: outgoing calls only, and nobody has a name
// sdks: modern
// fix: unsafe (no client name)
// identity: 'web_visitor'
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 600, 'web_visitor');
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setOutgoingApplication($input['appSid'], $input['params']);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

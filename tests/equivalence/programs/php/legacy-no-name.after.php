<?php
// shape: the old class with outgoing calls only
// sdks: legacy
// fix: unsafe (the SDK must be raised first, no client name)
require __DIR__ . '/../vendor/autoload.php';

function mint($input)
{
    $token = new \Twilio\Jwt\AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, 'anonymous');
    $voiceGrant = new \Twilio\Jwt\Grants\VoiceGrant();
    $voiceGrant->setOutgoingApplicationSid($input['appSid']);
    $token->addGrant($voiceGrant);
    return $token->toJWT();
}

<?php
// shape: the old global class, with parameters and a lifetime
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
require __DIR__ . '/../vendor/autoload.php';

function mint($input)
{
    $token = new \Twilio\Jwt\AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), $input['ttl'], (string) $input['name']);
    $voiceGrant = new \Twilio\Jwt\Grants\VoiceGrant();
    $voiceGrant->setOutgoingApplication($input['appSid'], $input['params']);
    if ($input['incoming']) {
        $voiceGrant->setIncomingAllow(true);
    }
    $token->addGrant($voiceGrant);
    return array('token' => $token->toJWT());
}

<?php
// mistake: the auth token stays the secret
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input): string
{
    $token = new AccessToken(
        getenv('TWILIO_ACCOUNT_SID'),
        getenv('TWILIO_API_KEY'),
        getenv('TWILIO_AUTH_TOKEN'),
        3600,
        $input['name']
    );
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setOutgoingApplicationSid($input['appSid']);
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

<?php
// mistake: an endpoint that nobody asked for
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input): string
{
    $token = new AccessToken(
        getenv('TWILIO_ACCOUNT_SID'),
        getenv('TWILIO_API_KEY'),
        getenv('TWILIO_API_SECRET'),
        3600,
        $input['name']
    );
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setOutgoingApplicationSid($input['appSid']);
    $voiceGrant->setIncomingAllow(true);
    $voiceGrant->setEndpointId('e');
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

<?php
// mistake: another application
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
    $voiceGrant->setOutgoingApplicationSid('AP99999999999999999999999999999999');
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

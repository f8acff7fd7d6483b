<?php
// mistake: the account stands where the key belongs
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input): string
{
    $token = new AccessToken(
        getenv('TWILIO_ACCOUNT_SID'),
        getenv('TWILIO_ACCOUNT_SID'),
        getenv('TWILIO_API_SECRET'),
        3600,
        $input['name']
    );
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setOutgoingApplicationSid($input['appSid']);
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

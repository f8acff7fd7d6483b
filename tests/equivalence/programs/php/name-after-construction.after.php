<?php
// shape: the name is cleaned only after the token was constructed
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'));
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setOutgoingApplicationSid($input['appSid']);

    // Names may only have letters, digits and underscores.
    $clientName = preg_replace('/\W+/', '_', $input['name']);
    $token->setIdentity($clientName);
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);

    return [$clientName, $token->toJWT()];
}

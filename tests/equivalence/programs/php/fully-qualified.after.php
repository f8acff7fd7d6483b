<?php
// shape: no import, in a namespace, and method names in other letters
// sdks: modern
// fix: safe
namespace Acme;

require __DIR__ . '/../vendor/autoload.php';

function mint(array $input)
{
    $token = new \Twilio\Jwt\AccessToken(\getenv('TWILIO_ACCOUNT_SID'), \getenv('TWILIO_API_KEY'), \getenv('TWILIO_API_SECRET'));
    $token->setIdentity((string) $input['name']);
    $voiceGrant = new \Twilio\Jwt\Grants\VoiceGrant();
    $voiceGrant->setOutgoingApplication($input['appSid'], ['agent' => 'A & B = C', 'n' => 5]);
    $voiceGrant->setIncomingAllow(true);
    $token->addGrant($voiceGrant);

    return $token->toJWT();
}

<?php
// shape: no import, in a namespace, and method names in other letters
// sdks: modern
// fix: safe
namespace Acme;

require __DIR__ . '/../vendor/autoload.php';

function mint(array $input)
{
    $capability = new \Twilio\Jwt\ClientToken(\getenv('TWILIO_ACCOUNT_SID'), \getenv('TWILIO_AUTH_TOKEN'));
    $capability->AllowClientOutgoing($input['appSid'], ['agent' => 'A & B = C', 'n' => 5]);
    $capability->allowclientincoming($input['name']);

    return $capability->generatetoken();
}

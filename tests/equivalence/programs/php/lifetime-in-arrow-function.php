<?php
// shape: an arrow function generates, with the lifetime it is given
// sdks: modern
// fix: safe or none (the token crosses functions)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    $generate = fn (int $ttl): string => $capability->generateToken($ttl);

    return ['short' => $generate(60), 'long' => $generate($input['ttl'])];
}

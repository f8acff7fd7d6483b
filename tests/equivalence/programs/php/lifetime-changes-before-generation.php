<?php
// shape: the lifetime is another one between the construction and the generation
// sdks: modern
// fix: safe or unsafe or none (the lifetime is not known at the construction)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $ttl = 60;
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    if ($input['vip']) {
        $ttl = 7200;
    }
    $ttl += 1;

    return $capability->generateToken($ttl);
}

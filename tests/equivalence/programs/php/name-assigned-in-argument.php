<?php
// shape: the name is assigned inside the call that allows it, and counted
// sdks: modern
// fix: safe or unsafe (the argument changes variables)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $count = 1;
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($name = strtolower($input['name']) . $count++);
    $capability->allowClientOutgoing($input['appSid'], ['name' => $name, 'count' => $count]);

    return [$name, $count, $capability->generateToken()];
}

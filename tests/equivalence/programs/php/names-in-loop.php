<?php
// shape: a loop allows every name of a list
// sdks: modern
// fix: none (several incoming names)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    foreach (['sales', 'support', $input['name']] as $name) {
        $capability->allowClientIncoming($name);
    }

    return $capability->generateToken();
}

<?php
// shape: the scope is added through a method whose name is made at run time
// sdks: modern
// fix: none (a method that cannot be read)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    foreach (['Incoming' => $input['name'], 'Outgoing' => $input['appSid']] as $kind => $argument) {
        $capability->{"allowClient$kind"}($argument);
    }

    return $capability->generateToken();
}

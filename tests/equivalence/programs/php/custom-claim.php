<?php
// shape: a claim of the customer's own
// sdks: 5.42.2 6.0.0 8.12.0
// fix: none (custom claims)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    $capability->addClaim('shift', 'late');

    return $capability->generateToken();
}

<?php
// shape: what the old class throws at names with other characters is caught, and answered
// sdks: modern
// fix: safe or unsafe or none (the new class takes the names that the old one throws at)
// rows: R1? R3?
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    try {
        $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
        $capability->allowClientIncoming($input['name']);
        return ['token' => $capability->generateToken()];
    } catch (InvalidArgumentException $e) {
        return ['error' => 'bad name'];
    }
}

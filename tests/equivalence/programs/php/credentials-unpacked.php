<?php
// shape: the credentials are unpacked into the construction
// sdks: modern
// fix: safe or unsafe or none (the credentials are inside an array)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $credentials = [getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN')];
    $capability = new ClientToken(...$credentials);
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken();
}

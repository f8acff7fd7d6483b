<?php
// shape: the auth token is used for something else, too
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $sid = getenv('TWILIO_ACCOUNT_SID');
    $authToken = getenv('TWILIO_AUTH_TOKEN');
    $capability = new ClientToken($sid, $authToken);
    $capability->allowClientIncoming($input['name']);
    $header = 'Authorization: Basic ' . base64_encode("$sid:$authToken");

    return [$header, $capability->generateToken()];
}

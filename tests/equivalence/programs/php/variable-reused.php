<?php
// shape: the variable of the token object holds its text afterwards
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $token = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $token->allowClientIncoming($input['name']);
    $token = $token->generateToken();

    return "Bearer $token";
}

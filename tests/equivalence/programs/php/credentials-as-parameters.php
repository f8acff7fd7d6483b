<?php
// shape: a public function is handed its credentials
// sdks: modern
// fix: unsafe (credentials of parameters)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function client_token(string $accountSid, string $authToken, string $name): string
{
    $capability = new ClientToken($accountSid, $authToken);
    $capability->allowClientIncoming($name);

    return $capability->generateToken();
}

function mint(array $input)
{
    return client_token($input['account']['sid'], $input['account']['token'], $input['name']);
}

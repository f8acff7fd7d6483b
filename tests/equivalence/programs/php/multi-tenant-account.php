<?php
// shape: the credentials belong to the tenant that asks
// sdks: modern
// fix: unsafe (credentials of an account object)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $account = $input['account'];
    $capability = new ClientToken($account['sid'], $account['token']);
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken();
}

<?php
// shape: the credentials lie in nested arrays that the file fills from the environment
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

$config = array(
    'twilio' => array(
        'sid'   => getenv('TWILIO_ACCOUNT_SID'),
        'token' => getenv('TWILIO_AUTH_TOKEN'),
        'app'   => getenv('TWILIO_APP_SID'),
    ),
);

function mint($input)
{
    global $config;

    $capability = new ClientToken($config['twilio']['sid'], $config['twilio']['token']);
    $capability->allowClientIncoming($input['name']);
    $capability->allowClientOutgoing($config['twilio']['app']);

    return json_encode(['token' => $capability->generateToken()]);
}

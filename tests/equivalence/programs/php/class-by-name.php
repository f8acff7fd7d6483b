<?php
// shape: the class is named by a string
// sdks: modern
// fix: none (the class cannot be traced)
require __DIR__ . '/../vendor/autoload.php';

function mint(array $input)
{
    $kind = ucfirst('client');
    $class = "Twilio\\Jwt\\{$kind}Token";
    $capability = new $class(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken();
}

<?php
// shape: the result is made of variables by their names
// sdks: modern
// fix: safe or unsafe (variables are set and read by their names)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    extract($input, EXTR_PREFIX_ALL, 'in');
    $identity = $in_name;
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($identity);
    $token = $capability->generateToken();
    unset($capability);

    return compact('identity', 'token');
}
